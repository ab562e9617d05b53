"""Numbers that are taken from home: for today or one of the next days, for a time window."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from front_desk.booking_messages import BookingRequest, WindowsView, WindowView
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import Channel, TicketView
from front_desk.tickets import TicketState
from queue_server.desk.issuing import check_person, check_priority, check_quota, new_ticket
from queue_server.desk.turn import Turn
from queue_server.desk.views import ticket_view
from queue_server.hours import windows_on
from queue_server.store.rows import Service


def windows(turn: Turn, code: str, day: date) -> WindowsView:
    """The time windows of a service that can still be booked on a day.

    Raises `DeskError`: UNKNOWN_SERVICE, NOT_BOOKABLE.
    """
    service = turn.service(code)
    return WindowsView(service=code, day=day, windows=_windows(turn, service, day))


def book(turn: Turn, request: BookingRequest) -> TicketView:
    """Take a number for a time window. It stands in line from its check-in on.

    Raises `DeskError`: UNKNOWN_SERVICE, UNKNOWN_PRIORITY, NOT_BOOKABLE, SERVICE_CLOSED,
    WINDOW_FULL, QUOTA_REACHED, ALREADY_WAITING, PERSON_LIMIT, NUMBERS_EXHAUSTED.
    """
    check_priority(turn, request.priority)
    service = turn.service(request.service)
    zone = ZoneInfo(turn.office.time_zone)
    begin = datetime.combine(request.day, request.window_from, zone)
    found = [one for one in _windows(turn, service, request.day) if one.window_from == begin]
    if not found:
        raise DeskError(ErrorCode.NOT_BOOKABLE, "There is no such time window.")
    if service.code in turn.repo.paused_services() and request.day == turn.day:
        raise DeskError(ErrorCode.SERVICE_CLOSED, f"Service {service.code} is paused.")
    if found[0].free == 0:
        raise DeskError(ErrorCode.WINDOW_FULL, "All numbers of this time window are taken.")
    check_person(turn, request.day, [service], request.person_key)
    check_quota(turn, request.day, service)
    ticket = new_ticket(
        turn,
        service,
        request.day,
        {
            "priority": request.priority,
            "person_key": request.person_key,
            "language": request.language,
            "state": TicketState.BOOKED,
            "channel": Channel.ONLINE,
            "window_from": found[0].window_from,
            "window_until": found[0].window_until,
        },
    )
    data = {"day": request.day.isoformat(), "priority": ticket.priority}
    turn.tell("ticket.booked", ticket, data)
    return ticket_view(turn, ticket)


def _windows(turn: Turn, service: Service, day: date) -> tuple[WindowView, ...]:
    rules = turn.office.rules.booking
    if service.per_window is None:
        raise DeskError(ErrorCode.NOT_BOOKABLE, f"Service {service.code} cannot be booked.")
    if not turn.day <= day <= turn.day + timedelta(days=rules.days_ahead):
        raise DeskError(ErrorCode.NOT_BOOKABLE, f"Only today and the next {rules.days_ahead} days.")
    zone = ZoneInfo(turn.office.time_zone)
    taken = turn.repo.booked_windows(day, service.code)
    found = []
    for opens, closes in windows_on(turn.office, day, service, rules.slot_minutes):
        begin, end = (datetime.combine(day, one, zone) for one in (opens, closes))
        if end <= turn.now or opens >= rules.lapse_at:
            continue
        free = max(0, service.per_window - taken.get(begin, 0))
        found.append(WindowView(window_from=begin, window_until=end, free=free))
    return tuple(found)
