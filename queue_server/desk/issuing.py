"""Taking a number."""

import secrets
from zoneinfo import ZoneInfo

from front_desk.business_day import is_open
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import Channel, TicketRequest, TicketView
from front_desk.tickets import TicketState
from queue_server.desk.turn import Turn
from queue_server.desk.views import look_at_line, placed_view, ticket_view, wait_for


def issue(turn: Turn, request: TicketRequest) -> TicketView:
    """Issue the next number of a service.

    Raises `DeskError`: UNKNOWN_SERVICE, UNKNOWN_PRIORITY, OFFICE_CLOSED, SERVICE_CLOSED,
    NUMBERS_EXHAUSTED.
    """
    service = turn.service(request.service)
    if request.priority is not None and request.priority not in turn.office.classes:
        raise DeskError(ErrorCode.UNKNOWN_PRIORITY, f"There is no class {request.priority}.")
    from_staff = turn.actor.kind == "staff"
    if not from_staff and not is_open(turn.now, turn.office.spans, ZoneInfo(turn.office.time_zone)):
        raise DeskError(ErrorCode.OFFICE_CLOSED, "The office is closed now.")
    if service.code in turn.repo.paused_services():
        raise DeskError(ErrorCode.SERVICE_CLOSED, f"Service {service.code} is paused.")
    number = turn.repo.next_number(turn.day, service.series)
    line = look_at_line(turn)
    ticket = turn.repo.add_ticket(
        {
            "business_day": turn.day,
            "series": service.series,
            "number": number,
            "token": secrets.token_urlsafe(16),
            "service": service.code,
            "priority": request.priority,
            "person_key": request.person_key,
            "card_warnings": " ".join(request.card_warnings),
            "language": request.language,
            "state": TicketState.WAITING,
            "channel": Channel.STAFF if from_staff else Channel.KIOSK,
            "issued_by": str(turn.actor),
            "issued_at": turn.now,
        }
    )
    turn.tell("ticket.issued", ticket, {"priority": ticket.priority})
    if ticket.priority is not None:
        return placed_view(turn, ticket, line)
    # Whoever has no priority comes after everybody who waits already.
    ahead = line.waiting.get(service.code, 0)
    return ticket_view(turn, ticket, ahead, wait_for(turn, line, service.code, ahead))
