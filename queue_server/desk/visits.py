"""What a citizen does besides taking a number: follow it, rate, ask for a person."""

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import (
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    TicketView,
)
from front_desk.report_messages import RatingView
from front_desk.tickets import AT_COUNTER, OPEN_STATES, TicketState, parse_number
from queue_server.desk.acts import cancel_taken, put_back
from queue_server.desk.arrivals import arrive, is_arrived
from queue_server.desk.turn import Turn
from queue_server.desk.views import placed_view
from queue_server.store.rows import Rating, Ticket

_DUE = OPEN_STATES - {TicketState.LATER}


def find(turn: Turn, text: str, *, lock: bool = False) -> Ticket:
    """The ticket with this token, or with this number today. Raises UNKNOWN_TICKET."""
    try:
        series, number = parse_number(text)
    except ValueError:
        return turn.repo.ticket_by_token(text, lock=lock)
    return turn.repo.ticket_by_number(turn.day, series, number, lock=lock)


def follow(turn: Turn, token: str) -> TicketView:
    """The holder's present ticket as their phone shows it: nothing that is between staff.

    One paper goes with a whole visit, so it leads to the service that is due. The `id` is the
    token that the phone has anyway. Raises UNKNOWN_TICKET.
    """
    ticket = due(turn, turn.repo.ticket_by_token(token))
    inside = {"id": token, "note": None, "parked_by": None, "card_warnings": ()}
    return placed_view(turn, ticket).model_copy(update=inside)


def due(turn: Turn, ticket: Ticket) -> Ticket:
    """The ticket of the same visit that is due: this one, or the next open one once it is over.

    One that comes later is not due while there is another.
    """
    if ticket.visit is None or ticket.state in _DUE:
        return ticket
    steps = [one for one in turn.repo.visit(ticket.visit) if one.state in OPEN_STATES]
    return next((one for one in steps if one.state in _DUE), steps[0] if steps else ticket)


def check_in(turn: Turn, request: CheckInRequest) -> TicketView:
    """Stand in line with a ticket that is there already: booked, missed, or sent for papers.

    Whoever stands in line is told their place again. Raises `DeskError`: UNKNOWN_TICKET,
    FORBIDDEN_MOVE, BOOKING_TOO_EARLY, BOOKING_LAPSED, ALREADY_WAITING.
    """
    ticket = _lock_due(turn, request.ticket)
    if ticket.state is TicketState.BOOKED:
        return placed_view(turn, arrive(turn, ticket))
    if is_arrived(ticket):
        return placed_view(turn, ticket)
    if ticket.state is TicketState.PARKED and not ticket.parked_for_papers:
        raise DeskError(ErrorCode.FORBIDDEN_MOVE, "The staff who keep this ticket will call.")
    return put_back(turn, ticket)


def cancel_own(turn: Turn, token: str) -> TicketView:
    """The citizen does not want the number any more; whoever is being called tells the staff.

    Raises `DeskError`: UNKNOWN_TICKET, FORBIDDEN_MOVE.
    """
    ticket = _lock_due(turn, token)
    if ticket.state in AT_COUNTER:
        raise DeskError(ErrorCode.FORBIDDEN_MOVE, "The ticket is at a counter already.")
    cancel_taken(turn, ticket)
    return follow(turn, token)


def _lock_due(turn: Turn, token: str) -> Ticket:
    ticket = due(turn, turn.repo.ticket_by_token(token))
    return turn.repo.ticket(ticket.id, lock=True)


def rate(turn: Turn, request: RatingRequest) -> RatingView:
    """Keep a rating, once a ticket. A phone names its ticket by token only.

    Raises `DeskError`: UNKNOWN_TICKET, NOT_YET_SERVED, ALREADY_RATED.
    """
    if turn.actor.kind == "phone":
        ticket = turn.repo.ticket_by_token(request.ticket, lock=True)
    else:
        ticket = find(turn, request.ticket, lock=True)
    if ticket.state is not TicketState.FINISHED:
        raise DeskError(ErrorCode.NOT_YET_SERVED, "Only a finished ticket can be rated.")
    if ticket.rated:
        raise DeskError(ErrorCode.ALREADY_RATED, "This ticket has been rated.")
    rating = Rating(
        at=turn.now,
        label=ticket.label,
        service=ticket.service,
        score=request.score,
        reasons=request.reasons,
        comment=(request.comment or "").strip() or None,
    )
    turn.repo.add_rating(ticket, rating)
    turn.repo.change(ticket, rated=True)
    # What somebody wrote stays in the ratings: events go out to every screen.
    turn.tell("ticket.rated", ticket, {"score": rating.score})
    return rating_view(rating)


def rating_view(rating: Rating) -> RatingView:
    """A rating as managers see it."""
    return RatingView(
        at=rating.at,
        number=rating.label,
        service=rating.service,
        score=rating.score,
        reasons=rating.reasons,
        comment=rating.comment,
    )


def ask_for_help(turn: Turn, request: HelpRequest) -> None:
    """Call a person to the device that asks; asking again while waiting is no news."""
    if turn.repo.set_help_wanted(turn.actor.name, turn.now):
        data = {"device": turn.actor.name, "screen": request.screen}
        turn.tell("help.requested", None, data)


def answer_help(turn: Turn, device: str) -> None:
    """Somebody goes to the device. Raises `DeskError` (NOT_FOUND)."""
    if not turn.repo.has_device(device):
        raise DeskError(ErrorCode.NOT_FOUND, "There is no such device.")
    if turn.repo.set_help_wanted(device, None):
        turn.tell("help.answered", None, {"device": device})
