"""What staff do with a ticket."""

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import TicketView, TransferRequest
from front_desk.tickets import AT_COUNTER, Act, TicketState, after
from queue_server.desk.counters import hold_counter, note_call
from queue_server.desk.turn import Turn
from queue_server.desk.views import placed_view, ticket_view
from queue_server.store.rows import Ticket

# Whoever waits again is at no counter; the moment of issue keeps the place in line.
_BACK_IN_LINE = {"counter": None, "called_at": None, "serving_at": None, "call_count": 0}


def recall(turn: Turn, ticket_id: int) -> TicketView:
    """Call once more whoever has not come yet."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.RECALL)
    changed = turn.repo.change(
        ticket, state=state, called_at=turn.now, call_count=ticket.call_count + 1
    )
    note_call(turn, "ticket.recalled", changed, "gọi lại", overtook=False)
    return ticket_view(turn, changed)


def serve(turn: Turn, ticket_id: int) -> TicketView:
    """The person has come to the counter."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.SERVE)
    changed = turn.repo.change(ticket, state=state, serving_at=turn.now)
    return _told(turn, "ticket.serving", changed)


def finish(turn: Turn, ticket_id: int) -> TicketView:
    """The person has been served."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.FINISH)
    changed = turn.repo.change(ticket, state=state, finished_at=turn.now)
    return _told(turn, "ticket.finished", changed)


def miss(turn: Turn, ticket_id: int) -> TicketView:
    """Nobody came."""
    ticket = _take(turn, ticket_id)
    return _told(
        turn, "ticket.missed", turn.repo.change(ticket, state=after(ticket.state, Act.MISS))
    )


def park(turn: Turn, ticket_id: int) -> TicketView:
    """Set aside for later, under one's own name."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.PARK)
    return _told(
        turn, "ticket.parked", turn.repo.change(ticket, state=state, parked_by=turn.actor.name)
    )


def restore(turn: Turn, ticket_id: int) -> TicketView:
    """Back in line at the old place."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.RESTORE)
    _only_today(turn, ticket)
    changed = turn.repo.change(ticket, state=state, parked_by=None, **_BACK_IN_LINE)
    return _told(turn, "ticket.restored", changed)


def cancel(turn: Turn, ticket_id: int) -> TicketView:
    """The person does not want it any more."""
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.CANCEL)
    return _told(turn, "ticket.cancelled", turn.repo.change(ticket, state=state))


def transfer(turn: Turn, ticket_id: int, request: TransferRequest) -> TicketView:
    """Send on to another service or to one counter; the place in line is kept.

    Raises `DeskError`: as the others, and INVALID_REQUEST when neither is named.
    """
    if request.service is None and request.counter is None:
        raise DeskError(ErrorCode.INVALID_REQUEST, "Name a service or a counter.")
    ticket = _take(turn, ticket_id)
    state = after(ticket.state, Act.TRANSFER)
    _only_today(turn, ticket)
    service = turn.service(request.service or ticket.service)
    if request.counter is not None:
        turn.counter(request.counter)
    changed = turn.repo.change(
        ticket,
        state=state,
        service=service.code,
        wanted_counter=request.counter,
        note=request.note,
        **_BACK_IN_LINE,
    )
    data = {"from_service": ticket.service, "to_counter": request.counter}
    return _told(turn, "ticket.transferred", changed, data)


def _take(turn: Turn, ticket_id: int) -> Ticket:
    """Lock a ticket; one at a counter belongs to whoever sits there.

    Raises `DeskError`: UNKNOWN_TICKET, WRONG_COUNTER, COUNTER_CLOSED.
    """
    seen = turn.repo.ticket(ticket_id)
    if seen.state in AT_COUNTER and seen.counter is not None:
        hold_counter(turn, seen.counter)
    ticket = turn.repo.ticket(ticket_id, lock=True)
    moved = (ticket.state, ticket.counter) != (seen.state, seen.counter)
    if moved and ticket.state in AT_COUNTER:
        raise DeskError(ErrorCode.WRONG_COUNTER, "The ticket has just been called elsewhere.")
    return ticket


def _only_today(turn: Turn, ticket: Ticket) -> None:
    if ticket.business_day != turn.day:
        raise DeskError(ErrorCode.FORBIDDEN_MOVE, "A ticket of an earlier day waits no more.")


def _told(
    turn: Turn, kind: str, ticket: Ticket, data: dict[str, str | None] | None = None
) -> TicketView:
    turn.tell(kind, ticket, {"counter": ticket.counter, **(data or {})})
    if ticket.state is TicketState.WAITING:
        return placed_view(turn, ticket)
    return ticket_view(turn, ticket)
