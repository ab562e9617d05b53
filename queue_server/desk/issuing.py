"""Taking a number."""

import secrets
from datetime import date, datetime
from typing import Any

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import Channel, TicketRequest, TicketView
from front_desk.tickets import TicketState
from queue_server.desk.line import look_at_line, place_of_newcomer, to_remember
from queue_server.desk.turn import Turn
from queue_server.desk.views import ticket_view
from queue_server.hours import is_open
from queue_server.store.rows import Service, Ticket
from queue_server.waits import Estimate


def issue(turn: Turn, request: TicketRequest) -> TicketView:
    """Issue the next number of a service, and of each further service of the same visit.

    Raises `DeskError`: UNKNOWN_SERVICE, UNKNOWN_PRIORITY, OFFICE_CLOSED, SERVICE_CLOSED,
    QUOTA_REACHED, ALREADY_WAITING, PERSON_LIMIT, NUMBERS_EXHAUSTED.
    """
    check_priority(turn, request.priority)
    services = [turn.service(code) for code in dict.fromkeys((request.service, *request.then))]
    check_person(turn, turn.day, services, request.person_key)
    for service in services:
        check_service(turn, service)
    place = place_of_newcomer(turn, look_at_line(turn), services[0].code, request.priority)
    first = _add(turn, services[0], request, told=place.told)
    if len(services) > 1:
        first = turn.repo.change(first, visit=first.id)
    turn.tell("ticket.issued", first, _told_of(first))
    for step, service in enumerate(services[1:], 1):
        later = _add(turn, service, request, visit=first.id, visit_step=step)
        turn.tell("ticket.issued", later, _told_of(later))
    return ticket_view(turn, first, place)


def check_priority(turn: Turn, priority: str | None) -> None:
    """Raises `DeskError` (UNKNOWN_PRIORITY)."""
    if priority is None:
        return
    one = turn.office.classes.get(priority)
    if one is None or one.retired:
        raise DeskError(ErrorCode.UNKNOWN_PRIORITY, f"There is no class {priority}.")


def check_service(turn: Turn, service: Service) -> None:
    """Whether numbers of a service are given out now; staff may go beyond hours and quota.

    Raises `DeskError`: OFFICE_CLOSED, SERVICE_CLOSED, QUOTA_REACHED.
    """
    if service.code in turn.repo.paused_services():
        raise DeskError(ErrorCode.SERVICE_CLOSED, f"Service {service.code} is paused.")
    if turn.actor.kind == "staff":
        return
    if not is_open(turn.office, turn.now, service):
        if is_open(turn.office, turn.now):
            raise DeskError(ErrorCode.SERVICE_CLOSED, f"Service {service.code} is closed now.")
        raise DeskError(ErrorCode.OFFICE_CLOSED, "The office is closed now.")
    check_quota(turn, turn.day, service)


def check_quota(turn: Turn, day: date, service: Service) -> None:
    """Raises `DeskError` (QUOTA_REACHED)."""
    quota = service.daily_quota
    if quota is not None and turn.repo.given_out(day, service.code) >= quota:
        raise DeskError(
            ErrorCode.QUOTA_REACHED, f"All numbers of {service.code} are given out for the day."
        )


def check_person(turn: Turn, day: date, services: list[Service], person: str | None) -> None:
    """Whether a person may have one more number for each of these services on a day.

    Nobody waits twice for one service. Only who shows a card can be counted; staff may give more.
    Raises `DeskError`: ALREADY_WAITING, PERSON_LIMIT.
    """
    if person is None:
        return
    for service in services:
        if turn.repo.pending_of(day, service.code, person) is not None:
            raise DeskError(
                ErrorCode.ALREADY_WAITING, f"The person has a number for {service.code} already."
            )
    if turn.actor.kind == "staff":
        return
    taken = turn.repo.numbers_of(day, person)
    if len(taken) + len(services) > turn.office.rules.numbers_per_person:
        raise DeskError(ErrorCode.PERSON_LIMIT, "The person has all their numbers for the day.")
    for service in services:
        if service.per_person is not None and taken.count(service.code) >= service.per_person:
            raise DeskError(
                ErrorCode.PERSON_LIMIT, f"The person has all their numbers for {service.code}."
            )


def new_ticket(turn: Turn, service: Service, day: date, values: dict[str, Any]) -> Ticket:
    """Write a ticket with the next number of its service on a day."""
    return turn.repo.add_ticket(
        {
            "business_day": day,
            "series": service.series,
            "number": turn.repo.next_number(day, service.series),
            "token": secrets.token_urlsafe(16),
            "service": service.code,
            "issued_by": str(turn.actor),
            "issued_at": turn.now,
            **values,
        }
    )


def _told_of(ticket: Ticket) -> dict[str, Any]:
    return {"priority": ticket.priority, "state": ticket.state.value}


def _add(
    turn: Turn,
    service: Service,
    request: TicketRequest,
    *,
    visit: int | None = None,
    visit_step: int = 0,
    told: Estimate | None = None,
) -> Ticket:
    waiting_since: datetime | None = turn.now if visit is None else None
    return new_ticket(
        turn,
        service,
        turn.day,
        {
            "priority": request.priority,
            "person_key": request.person_key,
            "card_warnings": " ".join(request.card_warnings),
            "language": request.language,
            "state": TicketState.WAITING if visit is None else TicketState.LATER,
            "channel": Channel.STAFF if turn.actor.kind == "staff" else Channel.KIOSK,
            "waiting_since": waiting_since,
            **({} if told is None else to_remember(turn, told, request.priority)),
            "visit": visit,
            "visit_step": visit_step,
        },
    )
