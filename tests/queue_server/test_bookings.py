"""Numbers that are taken from home."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial

import pytest

from front_desk.booking_messages import BookingRequest
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import CheckInRequest, TicketRequest, TicketView
from front_desk.tickets import TicketState
from queue_server.derived import check_office
from queue_server.desk import bookings, issuing, visits
from queue_server.desk.turn import PHONE, Actor
from queue_server.store.unit import Unit
from tests.desk_kit import KIOSK, MONDAY_MORNING, DeskKit
from tests.servers import OFFICE

PORTAL = Actor("device", "portal-1")
TODAY: date = MONDAY_MORNING.date()
TEN, ELEVEN = time(10), time(11)


@pytest.fixture
def bookable(kit: DeskKit) -> DeskKit:
    """Two of three services can be booked in each half hour; it is nine o'clock."""

    def offer(unit: Unit) -> None:
        for service in ("ho-tich", "dat-dai", "cu-tru"):
            unit.at(OFFICE).set_service_limits(
                service, daily_quota=None, per_person=None, per_window=2
            )

    kit.store.write_now(offer)
    kit.desk.forget_setup()
    return kit


def book(
    kit: DeskKit,
    person: int = 1,
    day: date = TODAY,
    begin: time = TEN,
    service: str = "ho-tich",
) -> TicketView:
    request = BookingRequest(
        service=service, day=day, window_from=begin, person_key=f"{person:064x}"
    )
    return kit.do(partial(bookings.book, request=request), PORTAL)


def check_in(kit: DeskKit, ticket: TicketView) -> TicketView:
    request = CheckInRequest(ticket=ticket.follow_url.rpartition("/")[2])
    return kit.do(partial(visits.check_in, request=request), KIOSK)


def refused(code: ErrorCode, act: Callable[[], object]) -> None:
    with pytest.raises(DeskError) as caught:
        act()
    assert caught.value.code is code


def test_a_booked_number_stands_in_line_from_its_check_in(bookable: DeskKit) -> None:
    kit = bookable
    ticket = book(kit)
    assert (ticket.state, ticket.number) == (TicketState.BOOKED, "A001")
    assert kit.see(lambda turn: turn.repo.waiting_counts(turn.day)) == {}
    refused(ErrorCode.BOOKING_TOO_EARLY, lambda: check_in(kit, ticket))
    kit.clock.forward(minutes=46)
    assert check_in(kit, ticket).state is TicketState.WAITING
    assert check_in(kit, ticket).state is TicketState.WAITING
    assert kit.kinds().count("ticket.checked_in") == 1


def test_booked_and_walk_in_are_ordered_by_registration(bookable: DeskKit) -> None:
    kit = bookable
    early = kit.issue()
    kit.clock.forward(minutes=1)
    booked = book(kit)
    kit.clock.forward(minutes=1)
    late = kit.issue()
    kit.clock.forward(minutes=50)
    assert check_in(kit, booked).people_ahead == 1
    kit.open()
    numbers = [kit.serve_one().number for _ in range(3)]
    assert numbers == [early.number, booked.number, late.number]


def test_windows_lie_in_the_hours_and_fill_up(bookable: DeskKit) -> None:
    kit = bookable
    seen = kit.see(partial(bookings.windows, code="ho-tich", day=TODAY))
    clock = [f"{one.window_from:%H:%M}" for one in seen.windows]
    assert clock[0] == "09:00"
    assert "11:30" not in clock
    assert "13:30" in clock
    assert "16:00" not in clock
    book(kit, person=1)
    book(kit, person=2)
    refused(ErrorCode.WINDOW_FULL, lambda: book(kit, person=3))
    book(kit, person=3, begin=ELEVEN)
    after = kit.see(partial(bookings.windows, code="ho-tich", day=TODAY))
    assert [one.free for one in after.windows if f"{one.window_from:%H:%M}" == "10:00"] == [0]


@pytest.mark.parametrize(
    ("days", "begin"), [(-1, TEN), (8, TEN), (0, time(10, 10)), (0, time(12)), (0, time(8))]
)
def test_only_the_next_days_and_only_whole_windows(
    bookable: DeskKit, days: int, begin: time
) -> None:
    day = TODAY + timedelta(days=days)
    refused(ErrorCode.NOT_BOOKABLE, lambda: book(bookable, day=day, begin=begin))


def test_a_service_without_windows_cannot_be_booked(bookable: DeskKit) -> None:
    refused(ErrorCode.NOT_BOOKABLE, lambda: book(bookable, service="tra-ket-qua"))


def test_booked_and_walk_in_count_together_for_a_person(bookable: DeskKit) -> None:
    kit = bookable
    book(kit)
    refused(ErrorCode.ALREADY_WAITING, lambda: book(kit, begin=ELEVEN))
    walk_in = TicketRequest(service="ho-tich", person_key=f"{1:064x}")
    refused(
        ErrorCode.ALREADY_WAITING, lambda: kit.do(partial(issuing.issue, request=walk_in), KIOSK)
    )
    book(kit, service="dat-dai")
    refused(ErrorCode.PERSON_LIMIT, lambda: book(kit, service="cu-tru"))
    tomorrow = TODAY + timedelta(days=1)
    assert book(kit, service="cu-tru", day=tomorrow).number == "E001"


def test_a_booked_number_lapses_in_the_afternoon_and_with_the_day(bookable: DeskKit) -> None:
    kit = bookable
    today = book(kit)
    tomorrow = book(kit, day=TODAY + timedelta(days=1))
    kit.clock.forward(hours=7)
    refused(ErrorCode.BOOKING_LAPSED, lambda: check_in(kit, today))
    refused(ErrorCode.BOOKING_TOO_EARLY, lambda: check_in(kit, tomorrow))
    kit.clock.forward(days=2)
    refused(ErrorCode.BOOKING_LAPSED, lambda: check_in(kit, tomorrow))


def test_who_cancels_from_home_makes_room(bookable: DeskKit) -> None:
    kit = bookable
    first = book(kit, person=1)
    book(kit, person=2)
    token = first.follow_url.rpartition("/")[2]
    assert kit.do(partial(visits.cancel_own, token=token), PHONE).state is TicketState.CANCELLED
    assert book(kit, person=3).state is TicketState.BOOKED


def test_the_events_tell_of_a_booking_with_priority(bookable: DeskKit) -> None:
    request = BookingRequest(
        service="ho-tich", day=TODAY, window_from=TEN, person_key=f"{1:064x}", priority="tu-75-tuoi"
    )
    bookable.do(partial(bookings.book, request=request), PORTAL)
    assert bookable.see(lambda turn: check_office(turn.repo)) == []
