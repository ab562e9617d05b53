"""Coming to the office with a ticket that is there already, and what one person may have."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from front_desk.errors import DeskError, ErrorCode
from front_desk.tickets import Act, TicketState, after
from queue_server.desk.turn import Turn
from queue_server.store.rows import Ticket

EARLY = timedelta(minutes=15)
"""How long before its time window a booked ticket may stand in line."""


def arrive(turn: Turn, ticket: Ticket) -> Ticket:
    """Put a booked ticket, which is locked, in line.

    Raises `DeskError`: FORBIDDEN_MOVE, BOOKING_TOO_EARLY, BOOKING_LAPSED.
    """
    state = after(ticket.state, Act.CHECK_IN)
    if ticket.window_from is not None and turn.now < ticket.window_from - EARLY:
        raise DeskError(
            ErrorCode.BOOKING_TOO_EARLY,
            f"Check in from {(ticket.window_from - EARLY).isoformat(timespec='minutes')} on.",
        )
    local = turn.now.astimezone(ZoneInfo(turn.office.time_zone))
    if ticket.business_day < turn.day or local.time() >= turn.office.rules.booking.lapse_at:
        raise DeskError(ErrorCode.BOOKING_LAPSED, "The booked number is no longer valid.")
    return turn.move("ticket.checked_in", ticket, state=state, waiting_since=turn.now)


def check_in_span(turn: Turn, ticket: Ticket) -> tuple[datetime | None, datetime | None]:
    """From when until when a booked ticket may stand in line; nothing for the others."""
    if ticket.window_from is None:
        return None, None
    zone = ZoneInfo(turn.office.time_zone)
    lapse = datetime.combine(ticket.business_day, turn.office.rules.booking.lapse_at, zone)
    return ticket.window_from - EARLY, lapse


def only_today(turn: Turn, ticket: Ticket) -> None:
    """Raises `DeskError` (FORBIDDEN_MOVE) for a ticket of an earlier day."""
    if ticket.business_day != turn.day:
        raise DeskError(ErrorCode.FORBIDDEN_MOVE, "A ticket of an earlier day waits no more.")


def only_one_pending(turn: Turn, ticket: Ticket, service: str) -> None:
    """Raises `DeskError` (ALREADY_WAITING) when the person waits for the service already."""
    if waits_already(turn, ticket, service):
        raise DeskError(
            ErrorCode.ALREADY_WAITING, f"The person waits for {service} with another number."
        )


def waits_elsewhere(turn: Turn, ticket: Ticket) -> bool:
    """Whether the person has another number for the service to which this ticket goes back."""
    return ticket.return_service is not None and waits_already(turn, ticket, ticket.return_service)


def waits_already(turn: Turn, ticket: Ticket, service: str) -> bool:
    """Whether the person waits for a service with another number."""
    if ticket.person_key is None:
        return False
    other = turn.repo.pending_of(ticket.business_day, service, ticket.person_key)
    return other is not None and other.id != ticket.id


def is_arrived(ticket: Ticket) -> bool:
    """Whether its person stands in line or is being served."""
    return ticket.state in {TicketState.WAITING, TicketState.CALLED, TicketState.SERVING}
