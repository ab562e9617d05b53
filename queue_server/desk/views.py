"""Rows as the messages that people's screens show."""

from collections.abc import Iterable, Sequence

from front_desk.cards import CardWarning
from front_desk.messages import (
    BoardCall,
    BoardView,
    CounterState,
    CounterView,
    PriorityClassView,
    ServiceGroupView,
    ServiceState,
    ServicesView,
    ServiceView,
    Standing,
    TicketView,
    VisitStep,
)
from queue_server.calling import Row
from queue_server.desk.arrivals import check_in_span
from queue_server.desk.line import (
    NO_PLACE,
    Line,
    Place,
    look_at_line,
    place_at_the_end,
    place_of,
    places,
    shown,
)
from queue_server.desk.turn import Turn
from queue_server.hours import is_open
from queue_server.store.rows import Call, CounterNow, Ticket

_BOARD_CALLS = 6
_CALLS_LOOKED_AT = 40


def ticket_view(turn: Turn, ticket: Ticket, place: Place = NO_PLACE) -> TicketView:
    """A ticket; `place` is for waiting ones."""
    wait = shown(turn, place, ticket.priority)
    check_in_from, check_in_until = check_in_span(turn, ticket)
    classes, counters = turn.office.classes, turn.office.counters
    return TicketView(
        id=str(ticket.id),
        number=ticket.label,
        service=ticket.service,
        service_names=turn.service(ticket.service).names,
        state=ticket.state,
        priority=ticket.priority,
        priority_names=classes[ticket.priority].names if ticket.priority else None,
        language=ticket.language,
        issued_at=ticket.issued_at,
        called_at=ticket.called_at,
        finished_at=ticket.finished_at,
        counter=ticket.counter,
        counter_names=counters[ticket.counter].names if ticket.counter else None,
        call_count=ticket.call_count,
        people_ahead=place.ahead,
        wait_low_minutes=wait.low_minutes,
        wait_high_minutes=wait.high_minutes,
        turn_soon=place is not NO_PLACE and wait.soon,
        follow_url=f"{turn.public_url}/t/{ticket.token}",
        card_warnings=tuple(CardWarning(code) for code in ticket.card_warnings.split()),
        note=ticket.note,
        parked_by=ticket.parked_by,
        parked_for_papers=ticket.parked_for_papers,
        return_service=ticket.return_service,
        window_from=ticket.window_from,
        window_until=ticket.window_until,
        check_in_from=check_in_from,
        check_in_until=check_in_until,
        visit=() if ticket.visit is None else visit_steps(turn, ticket.visit),
        rated=ticket.rated,
    )


def visit_steps(turn: Turn, visit: int) -> tuple[VisitStep, ...]:
    """The tickets of a visit to several services, in their order."""
    return tuple(
        VisitStep(
            number=one.label,
            service=one.service,
            service_names=turn.service(one.service).names,
            state=one.state,
        )
        for one in turn.repo.visit(visit)
    )


def placed_view(turn: Turn, ticket: Ticket, line: Line | None = None) -> TicketView:
    """A ticket with its place among those who wait."""
    return ticket_view(turn, ticket, place_of(turn, ticket, line))


def ordered_views(
    turn: Turn, line: Line, waiting: Sequence[Ticket], row: Row
) -> tuple[TicketView, ...]:
    """Waiting tickets in the order in which they would be called, each with its place."""
    placed = places(turn, line, waiting, row)
    return tuple(ticket_view(turn, ticket, place) for ticket, place in placed)


def service_views(turn: Turn, line: Line) -> tuple[ServiceView, ...]:
    """Every service in use with how full it is."""
    paused = turn.repo.paused_services()
    views = []
    for service in turn.office.services.values():
        if service.retired:
            continue
        waiting = line.waiting.get(service.code, 0)
        wait = shown(turn, place_at_the_end(turn, line, service.code))
        open_now = is_open(turn.office, turn.now, service)
        state = ServiceState.OPEN if open_now else ServiceState.CLOSED
        views.append(
            ServiceView(
                code=service.code,
                series=service.series,
                names=service.names,
                hints=service.hints,
                icon=service.icon,
                group=service.service_group,
                bookable=service.per_window is not None,
                state=ServiceState.PAUSED if service.code in paused else state,
                waiting=waiting,
                wait_low_minutes=wait.low_minutes,
                wait_high_minutes=wait.high_minutes,
            )
        )
    return tuple(views)


def services_view(turn: Turn) -> ServicesView:
    """What a kiosk offers."""
    return ServicesView(
        office=turn.office.names,
        services=service_views(turn, look_at_line(turn)),
        priority_classes=tuple(
            PriorityClassView(
                code=one.code,
                names=one.names,
                legal_basis=one.legal_basis,
                weight=one.weight,
                min_age=one.min_age,
            )
            for one in turn.office.classes.values()
            if not one.retired
        ),
        groups=tuple(
            ServiceGroupView(code=one.code, names=one.names, icon=one.icon)
            for one in turn.office.groups.values()
        ),
        open_now=is_open(turn.office, turn.now),
        kiosk_series=tuple(sorted(turn.repo.kiosk_series().values())),
        standing=standing(turn),
    )


def standing(turn: Turn) -> Standing:
    """Where the office's events are."""
    incarnation, revision = turn.repo.standing()
    return Standing(incarnation=incarnation, revision=revision, server_time=turn.now)


def counter_views(turn: Turn, line: Line) -> tuple[CounterView, ...]:
    """Every counter in use with who sits there and the ticket at it."""
    at_counters, services = turn.repo.tickets_at_counters(), turn.office.services
    views = []
    for code, plan in turn.office.counters.items():
        if plan.retired:
            continue
        ticket = at_counters.get(code)
        now = line.counters[code]
        views.append(
            CounterView(
                code=code,
                names=plan.names,
                state=_counter_state(now),
                services=tuple(one for one in plan.services if not services[one].retired),
                staff=now.staff,
                break_reason=now.break_reason,
                break_since=now.break_since,
                ticket=None if ticket is None else ticket_view(turn, ticket),
            )
        )
    return tuple(views)


def _counter_state(now: CounterNow) -> CounterState:
    if now.staff is None:
        return CounterState.CLOSED
    return CounterState.OPEN if now.break_reason is None else CounterState.BREAK


def board_call(turn: Turn, call: Call) -> BoardCall:
    """A call as the board shows and speaks it."""
    return BoardCall(
        revision=call.revision,
        number=call.label,
        counter=call.counter,
        counter_names=turn.counter(call.counter).names,
        service=call.service,
        called_at=call.at,
        call_count=call.call_count,
        announcement_url=announcement_url(call.revision),
    )


def announcement_url(revision: int) -> str:
    """Where the voice of a call is."""
    return f"/announcements/{revision}.wav"


def board_view(turn: Turn) -> BoardView:
    """The board as it stands: the latest call of each of the last tickets.

    Nobody is sent to a counter that rests.
    """
    resting = {one.code for one in turn.repo.counters_now().values() if one.break_reason}
    latest = _latest_of_each(turn.repo.latest_calls(turn.day, _CALLS_LOOKED_AT))
    calls = [call for call in latest if call.counter not in resting]
    incarnation, revision = turn.repo.standing()
    return BoardView(
        revision=revision,
        incarnation=incarnation,
        office=turn.office.names,
        calls=tuple(board_call(turn, call) for call in calls[:_BOARD_CALLS]),
        waiting=sum(turn.repo.waiting_counts(turn.day).values()),
        now=turn.now,
    )


def _latest_of_each(newest_first: Iterable[Call]) -> list[Call]:
    latest: dict[int, Call] = {}
    for call in newest_first:
        latest.setdefault(call.ticket, call)
    return list(latest.values())
