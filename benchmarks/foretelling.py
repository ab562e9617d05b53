"""Foretelling waits while a simulated day goes by, by several methods, and keeping their errors.

Errors are in open hours: the office's closings are left out of what is told and of what came. Our
estimate and the oracle know the planned hours of the counters, as the server does; the others
follow what happens.
"""

import math
import statistics
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from front_desk.business_day import OpeningSpan
from queue_server.calibration import Calibration, Prediction
from queue_server.calling import call_order
from queue_server.simulation.day import Day
from queue_server.simulation.replay import Happening, Office, What, happenings, moment_of
from queue_server.simulation.scenario import Between, Scenario, draw
from queue_server.speeds import Held, Speed, long_run, today
from queue_server.staffing import closings, planned_staffing, staffing
from queue_server.store.rows import CounterPlan
from queue_server.store.rows import Office as Ward
from queue_server.waits import Closed, Workplace, ahead_of, estimate, open_seconds, over_closings

OURS, PLAIN, ORACLE, LAST, ROLLING = "ours", "plain", "oracle", "last", "rolling"
CALIBRATED, NAIVE = "calibrated", "naive"

OBSERVED = 1000
"""Of each service, so many calls make the long run."""

ROLLING_WAITS = 20
NORMAL = 1.2816
"""Half the width of an 80 % interval of the normal distribution, in standard deviations."""


@dataclass
class Tally:
    """Absolute errors in seconds by method, whether ranges held, and how wide ours were."""

    errors: dict[str, list[float]] = field(default_factory=dict)
    held: dict[str, list[bool]] = field(default_factory=dict)
    widths: list[int] = field(default_factory=list)

    @property
    def people(self) -> int:
        """How many waits were judged."""
        return len(self.errors[OURS])

    def mae(self, method: str) -> float:
        """Mean absolute error in minutes."""
        return statistics.fmean(self.errors[method]) / 60

    def oracle(self) -> float:
        """The error of the oracle, with or without a learned middle, whichever does better."""
        return min(self.mae(ORACLE), self.mae(f"{PLAIN} {ORACLE}"))

    def coverage(self, method: str) -> float:
        """The share of ranges that held."""
        return statistics.fmean(self.held[method])


@dataclass(frozen=True)
class _Told:
    """What was said when somebody came: open seconds by method, ranges in seconds on the clock and
    in open ones, and the promises from which calibrations learn, with the hours as planned."""

    planned: Closed
    closed: Closed
    seconds: dict[str, float]
    naive: tuple[float, float]
    shown: tuple[float, float]
    ours: Prediction
    oracle: Prediction


@dataclass
class _Today:
    """What is seen of a day."""

    speeds: dict[str, Speed]
    held: dict[str, list[Held]]
    called: dict[int, float] = field(default_factory=dict)
    told: dict[int, _Told] = field(default_factory=dict)
    last: dict[tuple[str, bool], float] = field(default_factory=dict)
    waits: deque[float] = field(default_factory=lambda: deque(maxlen=ROLLING_WAITS))


class Teller:
    """Looks on, foretells the wait of whoever comes, and learns from whoever is called."""

    def __init__(self, scenario: Scenario) -> None:
        self._policy = scenario.rule()
        self._ward = _ward(scenario)
        self._usual = {one.code: one.usual_seconds for one in scenario.services}
        self._history = {code: deque[Held](maxlen=OBSERVED) for code in self._usual}
        self._ours = {False: Calibration(), True: Calibration()}
        self._oracle = dict(self._ours)
        self.tally = Tally()

    def watch(self, day: Day, *, judge: bool) -> None:
        """Foretell one day and learn from it; errors are kept if `judge`."""
        seen = _Today(
            {code: long_run(self._usual[code], held) for code, held in self._history.items()},
            {code: [] for code in self._usual},
        )
        for happening, office in happenings(day, self._policy):
            match happening.what:
                case What.CAME:
                    seen.told[happening.ticket] = self._tell(seen, office, happening.ticket)
                case What.CALLED:
                    self._hear(seen, office, happening, judge=judge)
                case What.LEFT:
                    who = office.arrival(happening.ticket)
                    held = Held(happening.at - seen.called[happening.ticket], who.shows)
                    seen.held[who.service].append(held)
        for code, calls in seen.held.items():
            self._history[code].extend(calls)

    def _tell(self, seen: _Today, office: Office, ticket: int) -> _Told:
        who = office.arrival(ticket)
        with_priority = who.priority is not None
        workplaces = _workplaces(office)
        in_hand = [
            (place.busy_with, place.busy_seconds or 0.0)
            for place in workplaces
            if place.busy_with is not None
        ]
        speeds = today(seen.speeds, seen.held, in_hand)
        true = {code: Speed.usual(mean) for code, mean in office.day.true_means.items()}
        ahead = self._ahead(office, ticket, speeds, len(workplaces))
        ours = estimate(who.service, ahead, speeds, workplaces)
        oracle = estimate(who.service, ahead, true, workplaces)
        variance = sum(people * speeds[code].deviation ** 2 for code, people in ahead.items())
        mine = sum(who.service in place.services for place in workplaces)
        spread = NORMAL * math.sqrt(variance) / max(1, mine)
        there = {station.code for station in office.there()}
        staffed = staffing(self._ward, office.moment, who.service, there)
        closed = closings(self._ward, office.moment)
        wait = self._ours[with_priority].range(ours, staffed)
        estimates = {
            OURS: self._ours[with_priority].seconds(ours),
            PLAIN: ours.seconds,
            ORACLE: self._oracle[with_priority].seconds(oracle),
            f"{PLAIN} {ORACLE}": oracle.seconds,
        }
        told = {
            method: open_seconds(over_closings(seconds, staffed), closed)
            for method, seconds in estimates.items()
        }
        return _Told(
            planned_staffing(self._ward, office.moment, who.service),
            closed,
            told
            | {
                LAST: seen.last.get((who.service, with_priority), told[PLAIN]),
                ROLLING: statistics.fmean(seen.waits) if seen.waits else told[PLAIN],
            },
            (ours.seconds - spread, ours.seconds + spread),
            (wait.low_minutes * 60, wait.high_minutes * 60),
            self._ours[with_priority].predict(ours),
            self._oracle[with_priority].predict(oracle),
        )

    def _ahead(
        self, office: Office, ticket: int, speeds: dict[str, Speed], counters: int
    ) -> dict[str, float]:
        waiting = office.waiting()
        services = {one.ticket: office.arrival(one.ticket).service for one in waiting}
        mean = statistics.fmean(speeds[code].mean for code in services.values())
        pace = timedelta(seconds=mean / max(1, counters))
        return ahead_of(ticket, call_order(waiting, office.moment, self._policy, pace), services)

    def _hear(self, seen: _Today, office: Office, call: Happening, *, judge: bool) -> None:
        who, told = office.arrival(call.ticket), seen.told[call.ticket]
        with_priority = who.priority is not None
        seen.called[call.ticket] = call.at
        on_the_clock = call.at - who.at
        actual = open_seconds(on_the_clock, told.closed)
        # Who finds a free counter is told no wait by anybody, and who has left never knows.
        if judge and who.shows and actual > 0:
            self._judge(told, actual, on_the_clock)
        seen.last[who.service, with_priority] = actual
        seen.waits.append(actual)
        staffed = open_seconds(on_the_clock, told.planned)
        for learned, prediction in ((self._ours, told.ours), (self._oracle, told.oracle)):
            learned[with_priority] = learned[with_priority].updated(prediction, staffed)

    def _judge(self, told: _Told, actual: float, on_the_clock: float) -> None:
        for method, seconds in told.seconds.items():
            self.tally.errors.setdefault(method, []).append(abs(seconds - actual))
        if told.ours.estimate.seconds <= 0:
            return
        ranges = {
            CALIBRATED: (told.shown, on_the_clock),
            NAIVE: (told.naive, actual),
        }
        for method, ((low, high), waited) in ranges.items():
            self.tally.held.setdefault(method, []).append(low <= waited <= high)
        self.tally.widths.append(told.ours.wait.high_minutes - told.ours.wait.low_minutes)


def foretell(scenario: Scenario, days: int, warm_days: int) -> Tally:
    """The errors on `days` days of a scenario, after `warm_days` that are only learned from."""
    teller = Teller(scenario)
    for day in range(warm_days + days):
        teller.watch(draw(scenario, day), judge=day >= warm_days)
    return teller.tally


def _workplaces(office: Office) -> list[Workplace]:
    places = []
    for station in office.there():
        hand = office.in_hand.get(station.code)
        places.append(
            Workplace(station.services)
            if hand is None
            else Workplace(
                station.services, office.arrival(hand.ticket).service, office.now - hand.since
            )
        )
    return places


def _ward(scenario: Scenario) -> Ward:
    """The scenario's hours as an office's set-up has them."""
    weekday = moment_of(0).weekday()

    def spans(parts: Iterable[Between]) -> tuple[OpeningSpan, ...]:
        return tuple(OpeningSpan(weekday, one.begin, one.end) for one in parts)

    return Ward(
        code="ward",
        names=scenario.names,
        time_zone="UTC",
        spans=spans(scenario.open),
        services={},
        classes={},
        counters={
            one.code: CounterPlan(one.code, at, {}, tuple(one.services), spans(one.hours))
            for at, one in enumerate(scenario.counters)
        },
    )
