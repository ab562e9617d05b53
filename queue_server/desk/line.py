"""How full the office is, and what people are told of their wait."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from front_desk.tickets import TicketState
from queue_server.calling import Candidate, Row, call_order, row_among, row_at
from queue_server.desk.turn import Turn
from queue_server.rules import PolicyKind
from queue_server.staffing import staffing
from queue_server.store.rows import CounterNow, Ticket
from queue_server.waits import NOW, Closed, Estimate, Wait, Workplace, ahead_of, estimate

CALLS_LOOKED_AT = 40
"""How far back a row of overtaking calls is looked for."""

NEWCOMER = 2**62
"""Stands for a ticket that is not written yet: greater than any id."""


@dataclass(frozen=True)
class Line:
    """Who waits by service, and which counters work."""

    waiting: Mapping[str, int]
    counters: Mapping[str, CounterNow]
    workplaces: tuple[Workplace, ...]

    @property
    def there(self) -> frozenset[str]:
        """The counters that call people now."""
        return frozenset(
            code
            for code, counter in self.counters.items()
            if counter.staff is not None and counter.break_reason is None
        )


@dataclass(frozen=True)
class Place:
    """How many people are called before somebody at the counters for their service, and the
    wait, with what is known of the hours to come."""

    ahead: int
    told: Estimate
    closed: Closed = ()


NO_PLACE = Place(0, NOW)
"""Of a ticket that does not stand in line."""


def look_at_line(turn: Turn) -> Line:
    """Read how full the office is."""
    counters = turn.repo.counters_now()
    return Line(
        waiting=turn.repo.waiting_counts(turn.day),
        counters=counters,
        workplaces=tuple(
            Workplace(
                frozenset(turn.office.counters[code].services),
                counter.busy_with,
                None
                if counter.busy_since is None
                else max(0.0, (turn.now - counter.busy_since).total_seconds()),
            )
            for code, counter in counters.items()
            if counter.staff is not None
            and counter.break_reason is None
            and code in turn.office.counters
        ),
    )


def place_at_the_end(turn: Turn, line: Line, service: str) -> Place:
    """The place of somebody without priority who comes now: behind everybody."""
    told = estimate(service, line.waiting, turn.speeds, line.workplaces)
    return Place(_ahead(turn, line, service, line.waiting), told, closings(turn, line, service))


def place_of_newcomer(turn: Turn, line: Line, service: str, priority: str | None) -> Place:
    """The place of somebody who comes now."""
    if priority is None and turn.policy.kind is not PolicyKind.RATIO:
        return place_at_the_end(turn, line, service)
    newcomer = Candidate(NEWCOMER, turn.now, priority, service=service)
    waiting = turn.repo.candidates(turn.day, turn.sharing(service))
    return _place(turn, line, service, newcomer, [*waiting, newcomer])


def place_of(turn: Turn, ticket: Ticket, line: Line | None = None) -> Place:
    """The place of a ticket; `NO_PLACE` when it does not stand in line today."""
    if ticket.state is not TicketState.WAITING or ticket.business_day != turn.day:
        return NO_PLACE
    line = line or look_at_line(turn)
    waiting = turn.repo.candidates(turn.day, turn.sharing(ticket.service))
    return _place(turn, line, ticket.service, candidate(ticket), waiting)


def row_of(turn: Turn, counter: str) -> Row:
    """The row of calls that binds a counter's next one."""
    serves = {one.code: one.services for one in turn.office.counters.values()}
    return row_at(counter, serves, turn.repo.past_calls(turn.day, CALLS_LOOKED_AT))


def places(
    turn: Turn, line: Line, waiting: Sequence[Ticket], row: Row
) -> list[tuple[Ticket, Place]]:
    """Waiting tickets in the order in which they would be called, each with its place.

    `waiting` is everybody who shares these counters; `row` is what their latest calls were.
    """
    by_id = {ticket.id: ticket for ticket in waiting}
    before: dict[str, float] = {}
    closed = {code: closings(turn, line, code) for code in {one.service for one in waiting}}
    found = []
    for one in _order(turn, line, [candidate(ticket) for ticket in waiting], row):
        ticket = by_id[one.ticket]
        told = estimate(ticket.service, before, turn.speeds, line.workplaces)
        ahead = _ahead(turn, line, ticket.service, before)
        found.append((ticket, Place(ahead, told, closed[ticket.service])))
        before[ticket.service] = before.get(ticket.service, 0) + 1
    return found


def shown(turn: Turn, place: Place, priority: str | None = None) -> Wait:
    """The wait as people read it: a range that is right four times out of five."""
    return turn.calibrations.of(priority).range(place.told, place.closed)


def to_remember(turn: Turn, told: Estimate, priority: str | None) -> dict[str, float]:
    """The columns of a new ticket that hold what its holder is told."""
    wait = turn.calibrations.of(priority).predict(told).wait
    return {
        "told_seconds": told.seconds,
        "told_deviation": told.deviation,
        "told_low": wait.low_minutes,
        "told_high": wait.high_minutes,
    }


def candidate(ticket: Ticket) -> Candidate:
    """A waiting ticket as the calling rule sees it."""
    return Candidate(ticket.id, ticket.issued_at, ticket.priority, ticket.waiting_since)


def closings(turn: Turn, line: Line, service: str) -> Closed:
    """How the counters for a service are to be staffed from now on, against those open now."""
    return staffing(turn.office, turn.now, service, line.there)


def _place(
    turn: Turn, line: Line, service: str, who: Candidate, waiting: Sequence[Candidate]
) -> Place:
    order = _order(turn, line, waiting, _row_for(turn, service))
    services = {one.ticket: one.service for one in waiting}
    before = ahead_of(who.ticket, order, services)
    told = estimate(service, before, turn.speeds, line.workplaces)
    return Place(_ahead(turn, line, service, before), told, closings(turn, line, service))


def _ahead(turn: Turn, line: Line, service: str, before: Mapping[str, float]) -> int:
    """Of the people before somebody, by service, those whom the open counters for `service` may
    call too: all its counters, while none is open."""
    mine = [place.services for place in line.workplaces if service in place.services]
    served = frozenset().union(*mine) if mine else turn.sharing(service)
    return int(sum(people for code, people in before.items() if code in served))


def _row_for(turn: Turn, service: str) -> Row:
    """What the latest calls were that somebody who waits for a service has seen."""
    counters = {one.code for one in turn.office.counters.values() if service in one.services}
    return row_among(counters, turn.repo.past_calls(turn.day, CALLS_LOOKED_AT))


def _order(turn: Turn, line: Line, waiting: Sequence[Candidate], row: Row) -> Iterator[Candidate]:
    mean = sum(speed.mean for speed in turn.speeds.values()) / max(1, len(turn.speeds))
    pace = timedelta(seconds=mean / max(1, len(line.workplaces)))
    return call_order(waiting, turn.now, turn.policy, pace, row)
