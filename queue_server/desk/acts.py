"""What staff do with a ticket."""

from datetime import timedelta
from typing import Any

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import ParkRequest, TicketView, TransferRequest
from front_desk.tickets import AT_COUNTER, Act, TicketState, after
from queue_server.desk.arrivals import only_one_pending, only_today, waits_elsewhere
from queue_server.desk.counters import hold_counter, note_call
from queue_server.desk.steps import (
    BACK_IN_LINE,
    NOT_ASIDE,
    bring_along,
    comes_later,
    hold,
    others,
    release_next,
    still_to_come,
)
from queue_server.desk.turn import Turn
from queue_server.desk.views import placed_view, ticket_view
from queue_server.store.rows import Ticket


def recall(turn: Turn, ticket_id: int) -> TicketView:
    """Call once more whoever has not come yet. Raises CALLED_JUST_NOW, as a slip of the finger."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.RECALL)
    rest = timedelta(seconds=turn.office.rules.recall_rest_seconds)
    if ticket.called_at is not None and ticket.called_at <= turn.now < ticket.called_at + rest:
        raise DeskError(ErrorCode.CALLED_JUST_NOW, "The number has been called this moment.")
    changed = turn.repo.change(
        ticket, state=state, called_at=turn.now, call_count=ticket.call_count + 1
    )
    note_call(turn, "ticket.recalled", ticket, changed, "gọi lại", overtook=False)
    return ticket_view(turn, changed)


def serve(turn: Turn, ticket_id: int) -> TicketView:
    """The person has come to the counter."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.SERVE)
    return ticket_view(turn, turn.move("ticket.serving", ticket, state=state, serving_at=turn.now))


def finish(turn: Turn, ticket_id: int) -> TicketView:
    """The person has been served; whoever was sent here by another desk goes back to it, unless
    they wait there with another number already, or came on an earlier day.

    The next ticket of the visit, if there is one, stands in line from now on.
    """
    ticket = _take(turn, ticket_id)
    is_of_today = ticket.business_day == turn.day
    if is_of_today and ticket.return_service is not None and not waits_elsewhere(turn, ticket):
        return _go_back(turn, ticket, ticket.return_service)
    state = after(ticket.state, Act.FINISH)
    data = {"released": release_next(turn, ticket)}
    return ticket_view(
        turn, turn.move("ticket.finished", ticket, data, state=state, finished_at=turn.now)
    )


def miss(turn: Turn, ticket_id: int) -> TicketView:
    """Nobody came, although the number was called as often as the office's rules ask."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.MISS)
    if ticket.call_count < turn.office.rules.calls_before_missed:
        raise DeskError(
            ErrorCode.CALLED_TOO_SELDOM,
            f"Call {turn.office.rules.calls_before_missed} times before a number is missed.",
        )
    return ticket_view(turn, turn.move("ticket.missed", ticket, state=state))


def park(turn: Turn, ticket_id: int, request: ParkRequest) -> TicketView:
    """Set aside for later: under one's own name, or until the person is back with papers."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.PARK)
    changed = turn.move(
        "ticket.parked",
        ticket,
        {"for_papers": request.for_papers},
        state=state,
        parked_by=turn.actor.name,
        parked_for_papers=request.for_papers,
        note=ticket.note if request.note is None else request.note,
    )
    return ticket_view(turn, changed)


def restore(turn: Turn, ticket_id: int) -> TicketView:
    """Back in line at the old place."""
    return put_back(turn, _take(turn, ticket_id))


def put_back(turn: Turn, ticket: Ticket) -> TicketView:
    """Back in line at the old place, for a ticket that is locked; later, while another one of its
    visit is due. With one that had left comes what was to follow it."""
    state = after(ticket.state, Act.RESTORE)
    only_today(turn, ticket)
    only_one_pending(turn, ticket, ticket.service)
    steps = others(turn, ticket)
    if comes_later(ticket, steps):
        changed = hold(turn, ticket)
    else:
        changed = turn.move("ticket.restored", ticket, state=state, **NOT_ASIDE, **BACK_IN_LINE)
    if ticket.state is TicketState.LEFT:
        bring_along(turn, ticket, steps)
    return placed_view(turn, changed)


def leave(turn: Turn, ticket_id: int) -> TicketView:
    """The person has given up and gone, and with them the rest of their visit."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.LEAVE)
    rest = still_to_come(others(turn, ticket))
    for later in rest:
        turn.move("ticket.left", later, state=after(later.state, Act.LEAVE))
    data = {"along": [later.id for later in rest]}
    return ticket_view(turn, turn.move("ticket.left", ticket, data, state=state, **NOT_ASIDE))


def cancel(turn: Turn, ticket_id: int) -> TicketView:
    """The person does not want it any more."""
    return cancel_taken(turn, _take(turn, ticket_id))


def cancel_taken(turn: Turn, ticket: Ticket) -> TicketView:
    """Cancel a ticket that is locked; the next one of the visit takes its turn."""
    state = after(ticket.state, Act.CANCEL)
    released = [] if ticket.state is TicketState.LATER else release_next(turn, ticket)
    data = {"released": released}
    return ticket_view(turn, turn.move("ticket.cancelled", ticket, data, state=state, **NOT_ASIDE))


def transfer(turn: Turn, ticket_id: int, request: TransferRequest) -> TicketView:
    """Send on to another service or to one counter; the place in line is kept.

    Raises `DeskError`: as the others, and INVALID_REQUEST when neither is named, or when a ticket
    that is at no counter shall come back to it.
    """
    if request.service is None and request.counter is None:
        raise DeskError(ErrorCode.INVALID_REQUEST, "Name a service or a counter.")
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.TRANSFER)
    only_today(turn, ticket)
    service = turn.service(ticket.service)
    if request.service not in (None, ticket.service):
        service = turn.service_in_use(request.service)
    if request.counter is not None:
        turn.counter_in_use(request.counter)
    # Whoever is being served may have taken another number for the same service meanwhile.
    only_one_pending(turn, ticket, service.code)
    back: dict[str, Any] = {}
    if request.come_back:
        if ticket.state not in AT_COUNTER:
            raise DeskError(ErrorCode.INVALID_REQUEST, "Only from a counter can one come back.")
        back = {"return_service": ticket.service, "return_counter": ticket.counter}
    changed = turn.move(
        "ticket.transferred",
        ticket,
        {
            "from_service": ticket.service,
            "to_counter": request.counter,
            "come_back": request.come_back,
        },
        state=state,
        service=service.code,
        wanted_counter=request.counter,
        note=request.note,
        **back,
        **BACK_IN_LINE,
    )
    return placed_view(turn, changed)


def _go_back(turn: Turn, ticket: Ticket, service: str) -> TicketView:
    state = after(ticket.state, Act.RETURN)
    changed = turn.move(
        "ticket.returned",
        ticket,
        {"to_counter": ticket.return_counter},
        state=state,
        service=service,
        wanted_counter=ticket.return_counter,
        return_service=None,
        return_counter=None,
        **BACK_IN_LINE,
    )
    return placed_view(turn, changed)


def _take(turn: Turn, ticket_id: int) -> Ticket:
    """Lock a ticket; one at a counter belongs to whoever sits there.

    Raises `DeskError`: UNKNOWN_TICKET, WRONG_COUNTER, COUNTER_CLOSED.
    """
    ticket = turn.repo.ticket(ticket_id, lock=True)
    if ticket.state in AT_COUNTER and ticket.counter is not None:
        hold_counter(turn, ticket.counter)
    return ticket
