"""Replays a day: people come, counters call whom the policy names, until everybody is served."""

import heapq
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from queue_server.calling import Candidate, Choice, PastCall, Policy, choose, row_at
from queue_server.simulation.day import Arrival, Day, Station

_MIDNIGHT = datetime(2026, 1, 5, tzinfo=UTC)
_REMEMBERED_CALLS = 48


class What(StrEnum):
    """What happens to a ticket."""

    CAME = "came"
    CALLED = "called"
    LEFT = "left"


@dataclass(frozen=True)
class Happening:
    """What happened, when, to which ticket, and, once called, where and why."""

    what: What
    at: float
    ticket: int
    counter: str | None = None
    choice: Choice | None = None


@dataclass(frozen=True)
class InHand:
    """The ticket at a counter, since the call."""

    ticket: int
    since: float


@dataclass
class Office:
    """The office at a moment, for whoever looks on; only the replay changes it."""

    day: Day
    now: float = 0.0
    in_hand: dict[str, InHand] = field(default_factory=dict)
    lines: dict[tuple[str, str | None], deque[Candidate]] = field(default_factory=dict)
    ready_at: dict[str, float] = field(default_factory=dict)
    past: deque[PastCall] = field(default_factory=lambda: deque(maxlen=_REMEMBERED_CALLS))

    @property
    def moment(self) -> datetime:
        """The present as the policy sees it."""
        return moment_of(self.now)

    def arrival(self, ticket: int) -> Arrival:
        """Whose ticket it is."""
        return self.day.arrivals[ticket]

    def there(self) -> list[Station]:
        """The counters at which somebody sits now."""
        return [one for one in self.day.stations if self.day.is_there(one, self.now)]

    def waiting(self) -> list[Candidate]:
        """Everybody who waits, in no order."""
        return [one for line in self.lines.values() for one in line]

    def heads(self, station: Station) -> list[Candidate]:
        """The first of each line that a counter serves."""
        return [line[0] for (service, _), line in self.lines.items() if service in station.services]

    def join(self, ticket: int) -> None:
        """Stand in line."""
        who = self.arrival(ticket)
        line = self.lines.setdefault((who.service, who.priority), deque())
        line.append(Candidate(ticket, moment_of(who.at), who.priority))

    def take(self, choice: Choice, station: Station) -> None:
        """Leave the line for a counter."""
        who = self.arrival(choice.candidate.ticket)
        line = self.lines[who.service, who.priority]
        line.popleft()
        if not line:
            del self.lines[who.service, who.priority]
        self.in_hand[station.code] = InHand(choice.candidate.ticket, self.now)
        with_priority = choice.candidate.priority is not None
        self.past.appendleft(PastCall(station.code, choice.overtook, with_priority))


def moment_of(seconds: float) -> datetime:
    """A moment of the replayed day as the policy sees it."""
    return _MIDNIGHT + timedelta(seconds=seconds)


def happenings(day: Day, policy: Policy) -> Iterator[tuple[Happening, Office]]:
    """All that happens, in order, each with the office as it is just then.

    Somebody who comes is in line already; whoever is called is at the counter already.
    """
    office = Office(day)
    serves = {station.code: station.services for station in day.stations}
    # (when, in which order at one moment, ticket, the counter that it leaves)
    agenda: list[tuple[float, int, int, str]] = [
        (one.at, 2, ticket, "") for ticket, one in enumerate(day.arrivals)
    ]
    agenda += [
        (moment, 0, -1, "")
        for station in day.stations
        for span in (*station.spans, *day.open_spans)
        for moment in (span.begin, span.end)
    ]
    heapq.heapify(agenda)
    while agenda:
        office.now, _, ticket, counter = heapq.heappop(agenda)
        if counter and ticket >= 0:
            del office.in_hand[counter]
            office.ready_at[counter] = office.now + day.between_seconds
            yield Happening(What.LEFT, office.now, ticket, counter), office
            heapq.heappush(agenda, (office.ready_at[counter], 1, -1, counter))
            continue
        if ticket >= 0:
            office.join(ticket)
            yield Happening(What.CAME, office.now, ticket), office
        for called in _calls(office, policy, serves):
            yield called, office
            station = next(one for one in day.stations if one.code == called.counter)
            end = office.now + held_seconds(day, office.arrival(called.ticket), station)
            heapq.heappush(agenda, (end, 1, called.ticket, station.code))


def held_seconds(day: Day, who: Arrival, station: Station) -> float:
    """How long somebody holds a counter, from the call."""
    if not who.shows:
        return day.absence_seconds
    return who.walk_seconds + who.service_seconds * station.pace


def _calls(
    office: Office, policy: Policy, serves: dict[str, frozenset[str]]
) -> Iterator[Happening]:
    """Calls of every counter that is free now; the one that is free longest calls first."""
    free = [
        station
        for station in office.there()
        if station.code not in office.in_hand
        and office.ready_at.get(station.code, 0.0) <= office.now
    ]
    for station in sorted(free, key=lambda one: office.ready_at.get(one.code, 0.0)):
        heads = office.heads(station)
        if not heads:
            continue
        row = row_at(station.code, serves, tuple(office.past))
        choice = choose(heads, office.moment, policy, row)
        if choice is not None:
            office.take(choice, station)
            yield Happening(What.CALLED, office.now, choice.candidate.ticket, station.code, choice)


@dataclass(frozen=True)
class Outcome:
    """What became of a ticket; without a counter nobody called it."""

    ticket: int
    counter: str | None = None
    called_at: float | None = None
    left_at: float | None = None
    overtook: bool = False
    reason: str = ""


def replay(day: Day, policy: Policy) -> tuple[Outcome, ...]:
    """What becomes of everybody, by ticket."""
    found = [Outcome(ticket) for ticket in range(len(day.arrivals))]
    for happening, _ in happenings(day, policy):
        before = found[happening.ticket]
        if happening.what is What.CALLED and happening.choice is not None:
            found[happening.ticket] = Outcome(
                happening.ticket, happening.counter, happening.at,
                overtook=happening.choice.overtook, reason=happening.choice.reason,
            )  # fmt: skip
        elif happening.what is What.LEFT:
            found[happening.ticket] = Outcome(
                happening.ticket, before.counter, before.called_at, happening.at,
                before.overtook, before.reason,
            )  # fmt: skip
    return tuple(found)
