"""Numbers in the reference model: taken at a kiosk or from staff, booked from home, checked in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from tests.proofs.ward import (
    AT_COUNTER,
    CLOSES,
    DAYS_AHEAD,
    EARLY,
    LAPSE_AT,
    MOST_NUMBERS,
    OPENS,
    OVER,
    PER_PERSON,
    PER_WINDOW,
    QUOTA,
    SERIES,
    VOID,
    WINDOW,
    ZONE,
    Refusal,
    Slip,
    Ward,
)
from tests.proofs.ward_counters import back_in_line, cancel_here

PHONE = "phone:"


@dataclass(frozen=True)
class Wish:
    """What somebody asks for."""

    service: str
    then: tuple[str, ...] = ()
    priority: str | None = None
    person: str = ""


def issue(ward: Ward, who: str, wish: Wish) -> Slip:
    """A number, and one for each further service, which waits for the first to be over."""
    services = list(dict.fromkeys((wish.service, *wish.then)))
    _check_person(ward, who, ward.today, services, wish.person)
    for service in services:
        _check_service(ward, who, service)
    visit = len(ward.slips) if len(services) > 1 else None
    slips = [
        ward.add(
            who,
            day=ward.today,
            label=_next_label(ward, ward.today, service),
            service=service,
            state="later" if step else "waiting",
            issued_at=ward.now,
            came_at=None if step else ward.now,
            priority=wish.priority,
            person=wish.person,
            visit=visit,
        )
        for step, service in enumerate(services)
    ]
    return slips[0]


def windows(ward: Ward, service: str, day: date) -> dict[datetime, int]:
    """The windows that can still be booked, and how many numbers are left in each."""
    if service not in PER_WINDOW or not 0 <= (day - ward.today).days <= DAYS_AHEAD:
        raise Refusal("not_bookable")
    taken = [one.window for one in ward.slips if one.service == service and one.state not in VOID]
    found = {}
    for hour in range(OPENS.hour, min(CLOSES.hour, LAPSE_AT.hour)):
        begin = datetime.combine(day, time(hour), ZONE)
        if begin + WINDOW > ward.now:
            found[begin] = max(0, PER_WINDOW[service] - taken.count(begin))
    return found


def book(ward: Ward, who: str, wish: Wish, begin: datetime) -> Slip:
    """A number for a window of a day. It waits from its check-in on."""
    day = begin.date()
    free = windows(ward, wish.service, day).get(begin)
    if free is None:
        raise Refusal("not_bookable")
    if wish.service in ward.paused and day == ward.today:
        raise Refusal("service_closed")
    if free == 0:
        raise Refusal("window_full")
    _check_person(ward, who, day, [wish.service], wish.person)
    _check_quota(ward, day, wish.service)
    return ward.add(
        who,
        "ticket.booked",
        day=day,
        label=_next_label(ward, day, wish.service),
        service=wish.service,
        state="booked",
        issued_at=ward.now,
        priority=wish.priority,
        person=wish.person,
        window=begin,
    )


def check_in(ward: Ward, who: str, slip: Slip) -> Slip:
    """Here I am, with a paper that is there already; it leads to the service that is due."""
    slip = due(ward, slip)
    if slip.state == "booked":
        return _arrive(ward, who, slip)
    if slip.state in {"waiting", *AT_COUNTER}:
        return slip
    if slip.state == "parked" and not slip.for_papers:
        raise Refusal("forbidden_move")
    return back_in_line(ward, who, slip)


def cancel_own(ward: Ward, slip: Slip) -> Slip:
    """The holder of a paper does not want it any more: what the phone shows then."""
    wanted = due(ward, slip)
    if wanted.state in AT_COUNTER:
        raise Refusal("forbidden_move")
    cancel_here(ward, PHONE, wanted)
    return due(ward, ward.slips[slip.place])


def due(ward: Ward, slip: Slip) -> Slip:
    """The slip of the same visit that is due: this one, or once it is over the next open one.

    One that comes later is due if there is no other.
    """
    if slip.visit is None or slip.state not in {"later", *OVER}:
        return slip
    steps = [one for one in ward.slips if one.visit == slip.visit and one.state not in OVER]
    return next((one for one in steps if one.state != "later"), steps[0] if steps else slip)


def _arrive(ward: Ward, who: str, slip: Slip) -> Slip:
    if slip.window is not None and ward.now < slip.window - EARLY:
        raise Refusal("booking_too_early")
    if slip.day < ward.today or ward.now.astimezone(ZONE).time() >= LAPSE_AT:
        raise Refusal("booking_lapsed")
    return ward.move("ticket.checked_in", who, slip, state="waiting", came_at=ward.now)


def _check_person(ward: Ward, who: str, day: date, services: Sequence[str], person: str) -> None:
    """Staff may give more numbers than there are for one person; nobody waits twice."""
    if any(ward.has_pending(day, service, person) for service in services):
        raise Refusal("already_waiting")
    if not person or who.startswith("staff:"):
        return
    had = [
        one.service
        for one in ward.slips
        if (one.day, one.person) == (day, person) and one.state != "cancelled"
    ]
    too_many = len(had) + len(services) > MOST_NUMBERS
    if too_many or any(had.count(one) >= PER_PERSON.get(one, 99) for one in services):
        raise Refusal("person_limit")


def _check_service(ward: Ward, who: str, service: str) -> None:
    if service in ward.paused:
        raise Refusal("service_closed")
    if who.startswith("staff:"):
        return
    if not OPENS <= ward.now.astimezone(ZONE).time() < CLOSES:
        raise Refusal("office_closed")
    _check_quota(ward, ward.today, service)


def _check_quota(ward: Ward, day: date, service: str) -> None:
    given = sum(
        (one.day, one.service) == (day, service) and one.state not in VOID for one in ward.slips
    )
    if given >= QUOTA.get(service, 999):
        raise Refusal("quota_reached")


def _next_label(ward: Ward, day: date, service: str) -> str:
    series = SERIES[service]
    ward.last[day, series] += 1
    return f"{series}{ward.last[day, series]:03d}"
