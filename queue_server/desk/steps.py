"""The tickets of one visit: one of them is due, and the others come one after the other."""

from typing import Any

from front_desk.tickets import Act, TicketState, after
from queue_server.desk.arrivals import is_arrived, waits_already
from queue_server.desk.turn import Turn
from queue_server.store.rows import Ticket

# Whoever waits again is at no counter; the moment of issue keeps the place in line.
BACK_IN_LINE: dict[str, Any] = {
    "counter": None,
    "called_at": None,
    "serving_at": None,
    "call_count": 0,
}
NOT_ASIDE: dict[str, Any] = {"parked_by": None, "parked_for_papers": False}

_SET_ASIDE = frozenset({TicketState.MISSED, TicketState.PARKED})


def others(turn: Turn, ticket: Ticket) -> list[Ticket]:
    """The other tickets of a ticket's visit, locked, in their order."""
    if ticket.visit is None:
        return []
    ids = [one.id for one in turn.repo.visit(ticket.visit) if one.id != ticket.id]
    return [turn.repo.ticket(one, lock=True) for one in ids]


def still_to_come(steps: list[Ticket]) -> list[Ticket]:
    """Those that come after another one of the visit."""
    return [one for one in steps if one.state is TicketState.LATER]


def release_next(turn: Turn, ticket: Ticket) -> list[int]:
    """Put the next ticket of the same visit in line: its id, or nothing.

    Nothing for a visit of an earlier day, which waits no more, and while another one is due.
    """
    if ticket.business_day != turn.day:
        return []
    steps = others(turn, ticket)
    if any(is_arrived(one) for one in steps):
        return []
    for later in still_to_come(steps)[:1]:
        state = after(later.state, Act.RELEASE)
        turn.move("ticket.released", later, state=state, waiting_since=turn.now)
        return [later.id]
    return []


def comes_later(ticket: Ticket, steps: list[Ticket]) -> bool:
    """Whether a ticket that comes back has another one of its visit before it.

    That is one that stands in line or is at a counter, or an earlier one that is set aside.
    """
    return any(
        is_arrived(one) or (one.visit_step < ticket.visit_step and one.state in _SET_ASIDE)
        for one in steps
    )


def hold(turn: Turn, ticket: Ticket) -> Ticket:
    """Let a ticket that is locked wait until the one before it is over."""
    state = after(ticket.state, Act.HOLD)
    return turn.move(
        "ticket.held", ticket, state=state, waiting_since=None, **NOT_ASIDE, **BACK_IN_LINE
    )


def bring_along(turn: Turn, ticket: Ticket, steps: list[Ticket]) -> None:
    """Whoever comes back comes for what was to follow too; it follows in its turn."""
    for one in steps:
        if one.visit_step > ticket.visit_step:
            bring_back(turn, one)


def bring_back(turn: Turn, one: Ticket) -> None:
    """Let a ticket that had left come later again, unless its person has another number for it."""
    if one.state is TicketState.LEFT and not waits_already(turn, one, one.service):
        hold(turn, one)
