"""What a replayed day was like, for each class of people and each counter."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from queue_server.simulation.day import Day
from queue_server.simulation.replay import Outcome, held_seconds

Replayed = tuple[Day, Sequence[Outcome]]


@dataclass(frozen=True)
class ClassWaits:
    """The waits of a class, in minutes; `priority` None is everybody without, and `overtook` how
    many of its people passed somebody ordinary. `uncalled` were never called."""

    priority: str | None
    people: int
    mean: float
    median: float
    p90: float
    longest: float
    overtook: int
    uncalled: int


@dataclass(frozen=True)
class CounterWork:
    """A counter: people called, minutes with somebody, and the share of its open time that is."""

    code: str
    called: int
    busy_minutes: float
    busy_share: float


def waits_by_class(replays: Sequence[Replayed]) -> tuple[ClassWaits, ...]:
    """Waits over all days; first those without priority, then the classes by code."""
    waits: dict[str | None, list[float]] = {}
    overtook: dict[str | None, int] = {}
    uncalled: dict[str | None, int] = {}
    for day, outcomes in replays:
        for one in outcomes:
            who = day.arrivals[one.ticket]
            mine = waits.setdefault(who.priority, [])
            overtook[who.priority] = overtook.get(who.priority, 0) + one.overtook
            if one.called_at is None:
                uncalled[who.priority] = uncalled.get(who.priority, 0) + 1
            else:
                mine.append((one.called_at - who.at) / 60)
    return tuple(
        ClassWaits(
            code,
            people=len(waits[code]) + uncalled.get(code, 0),
            mean=statistics.fmean(waits[code]) if waits[code] else 0.0,
            median=quantile(waits[code], 0.5),
            p90=quantile(waits[code], 0.9),
            longest=max(waits[code], default=0.0),
            overtook=overtook[code],
            uncalled=uncalled.get(code, 0),
        )
        for code in sorted(waits, key=lambda one: (one is not None, one or ""))
    )


def work_by_counter(replays: Sequence[Replayed]) -> tuple[CounterWork, ...]:
    """What each counter did over all days, in the order of the office."""
    called: dict[str, int] = {}
    busy: dict[str, float] = {}
    there: dict[str, float] = {}
    for day, outcomes in replays:
        stations = {station.code: station for station in day.stations}
        ends = dict.fromkeys(stations, 0.0)
        for one in outcomes:
            if one.counter is None or one.called_at is None:
                continue
            held = held_seconds(day, day.arrivals[one.ticket], stations[one.counter])
            called[one.counter] = called.get(one.counter, 0) + 1
            busy[one.counter] = busy.get(one.counter, 0.0) + held
            ends[one.counter] = max(ends[one.counter], one.called_at + held)
        for code, station in stations.items():
            open_for = sum(span.end - span.begin for span in station.spans)
            late = max(0.0, ends[code] - station.spans[-1].end) if station.spans else 0.0
            there[code] = there.get(code, 0.0) + open_for + late
    return tuple(
        CounterWork(
            code,
            called.get(code, 0),
            busy.get(code, 0.0) / 60,
            busy.get(code, 0.0) / there[code] if there[code] else 0.0,
        )
        for code in there
    )


def quantile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least this share of all do not exceed; 0 when there are none."""
    ordered = sorted(values)
    if not ordered:
        return 0.0
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
