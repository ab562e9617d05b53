"""Numbers that kiosks gave out by themselves come into the books, on both databases."""

import asyncio
import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from front_desk.errors import ErrorCode
from front_desk.lease_messages import (
    LeaseRequest,
    ReplayEntry,
    ReplayRequest,
    ReplayView,
)
from front_desk.messages import TicketRequest, TicketView
from front_desk.tickets import TicketState, parse_number
from queue_server.accounts import add_device
from queue_server.derived import check_office
from queue_server.desk import acts, issuing, leases, replay
from queue_server.desk.service import Command, Desk
from queue_server.desk.turn import Actor
from queue_server.seed import seed
from queue_server.store.rows import Ticket
from queue_server.store.session import Store
from tests.desk_kit import CLERK, KIOSK, DeskKit, StandingClock
from tests.servers import OFFICE, ZONE

HERE = "0a" * 16
TODAY = date(2026, 11, 23)
ISSUE = "POST /api/v1/tickets"
PERSON = "0f" * 32
OTHER_KIOSK = Actor("device", "kiosk-2")


def entry(number: str = "X001", **changes: Any) -> ReplayEntry:
    """A number that was given out two minutes ago."""
    values: dict[str, Any] = {
        "number": number,
        "day": TODAY,
        "token": f"token-of-{number}-made-up",
        "key": f"key-of-{number}",
        "request": TicketRequest(service="ho-tich"),
        "age_seconds": 120,
    }
    return ReplayEntry(**values | changes)


def tell(kit: DeskKit, *entries: ReplayEntry, kiosk: Actor = KIOSK) -> ReplayView:
    """A kiosk tells of them."""
    request = ReplayRequest(installation=HERE, entries=entries)
    return kit.do(partial(replay.replay, request=request, issue_name=ISSUE), kiosk)


def ask_online(kit: DeskKit, key: str, request: TicketRequest) -> TicketView:
    """The request of a kiosk as it comes by itself."""
    command = Command(OFFICE, KIOSK, key, ISSUE, request.model_dump_json())
    act = partial(issuing.issue, request=request)
    return TicketView.model_validate_json(asyncio.run(kit.desk.carry_out(command, act, 201)).body)


def lease(kit: DeskKit) -> None:
    """The kiosk has its first block."""
    request = LeaseRequest(installation=HERE)
    kit.do(partial(leases.lease, request=request), KIOSK)


def ticket(kit: DeskKit, number: str) -> Ticket:
    """The ticket with this number today."""
    return kit.see(lambda turn: turn.repo.ticket_by_number(TODAY, *parse_number(number)))


def line(kit: DeskKit, counter: str = "quay-1") -> list[str]:
    """Everybody whom the counter may call, longest first."""
    services = ("ho-tich", "chung-thuc", "tra-ket-qua")
    return [
        one.label
        for one in kit.see(lambda turn: turn.repo.waiting_for_counter(TODAY, counter, services))
    ]


def assert_books_agree(kit: DeskKit) -> None:
    """The events tell what the tables hold."""
    assert kit.see(lambda turn: check_office(turn.repo)) == []


def test_they_stand_in_line_since_they_were_given_out(kit: DeskKit) -> None:
    lease(kit)
    kit.clock.forward(minutes=10)
    kit.issue()
    answer = tell(kit, entry("X001", age_seconds=300), entry("X002", age_seconds=0))
    assert [one.taken for one in answer.outcomes] == [True, True]
    kit.clock.forward(seconds=1)
    kit.issue()
    assert line(kit) == ["X001", "A001", "X002", "A002"]
    assert ticket(kit, "X001").issued_at == kit.clock.now - timedelta(minutes=5, seconds=1)
    assert ticket(kit, "X001").waiting_since == ticket(kit, "X001").issued_at
    assert_books_agree(kit)


def test_telling_again_changes_nothing(kit: DeskKit) -> None:
    lease(kit)
    tell(kit, entry("X001"), entry("X002"))
    kinds, waiting = kit.kinds(), line(kit)
    again = tell(kit, entry("X001"), entry("X002"), entry("X003"))
    assert [one.taken for one in again.outcomes] == [True, True, True]
    assert line(kit) == [*waiting, "X003"]
    assert kit.kinds() == [*kinds, "ticket.issued"]


def test_neither_hours_nor_quota_nor_pause_count_for_paper_that_is_out(kit: DeskKit) -> None:
    lease(kit)
    kit.do(lambda turn: turn.repo.set_paused("ho-tich", paused=True))
    limits = {"daily_quota": 0, "per_person": 0, "per_window": None}
    kit.do(lambda turn: turn.repo.set_service_limits("ho-tich", **limits))
    kit.clock.forward(hours=11)
    assert tell(kit, entry()).outcomes[0].taken
    assert line(kit) == ["X001"]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ({"number": "Y001"}, ErrorCode.LEASE_UNKNOWN),
        ({"number": "A001"}, ErrorCode.LEASE_UNKNOWN),
        ({"request": TicketRequest(service="khong-co")}, ErrorCode.UNKNOWN_SERVICE),
        ({"token": "token-of-X001-made-up"}, ErrorCode.NUMBER_TAKEN),
        ({"number": "X001"}, ErrorCode.NUMBER_TAKEN),
        ({"day": date(2026, 1, 1)}, ErrorCode.INVALID_REQUEST),
    ],
)
def test_a_bad_entry_holds_up_nobody_and_staff_hear_of_it(
    kit: DeskKit, bad: dict[str, Any], code: ErrorCode
) -> None:
    add_device(kit.store, OFFICE, "kiosk-2", "kiosk")
    lease(kit)
    kit.do(partial(leases.lease, request=LeaseRequest(installation="0b" * 16)), OTHER_KIOSK)
    tell(kit, entry("X001"))
    wrong = entry(**{"number": "X002", "token": "token-of-another-ticket"} | bad)
    answer = tell(kit, wrong, entry("X003"))
    assert [(one.taken, one.code) for one in answer.outcomes] == [(False, code), (True, None)]
    assert line(kit) == ["X001", "X003"]
    [told] = [
        one
        for one in kit.see(lambda turn: turn.repo.events_after(0, 100))
        if one.kind == "replay.refused"
    ]
    assert told.data.items() >= {"device": "kiosk-1", "code": code.value}.items()
    assert_books_agree(kit)


def test_an_unheard_answer_gives_its_place_to_the_number_on_the_paper(kit: DeskKit) -> None:
    lease(kit)
    request = TicketRequest(service="ho-tich", person_key=PERSON)
    unheard = ask_online(kit, "key-of-X001", request)
    kit.clock.forward(seconds=3)
    kit.issue()
    tell(kit, entry("X001", request=request, age_seconds=1))
    assert line(kit) == ["X001", "A002"]
    assert ticket(kit, "A001").state is TicketState.CANCELLED
    assert ticket(kit, "X001").issued_at == unheard.issued_at
    assert ticket(kit, "X001").person_key == PERSON
    tell(kit, entry("X001", request=request))
    assert line(kit) == ["X001", "A002"]
    assert_books_agree(kit)


def test_an_unheard_number_that_was_called_is_called_by_the_one_on_the_paper(kit: DeskKit) -> None:
    lease(kit)
    ask_online(kit, "key-of-X001", TicketRequest(service="ho-tich"))
    kit.open()
    assert kit.call().number == "A001"
    tell(kit, entry("X001"))
    assert ticket(kit, "A001").state is TicketState.CANCELLED
    assert kit.call().number == "X001"


def test_a_number_that_is_served_stays(kit: DeskKit) -> None:
    lease(kit)
    ask_online(kit, "key-of-X001", TicketRequest(service="ho-tich"))
    kit.open()
    kit.act(acts.serve, kit.call())
    tell(kit, entry("X001"))
    assert ticket(kit, "A001").state is TicketState.SERVING
    assert line(kit) == ["X001"]


def test_an_unheard_visit_is_taken_back_as_a_whole(kit: DeskKit) -> None:
    lease(kit)
    request = TicketRequest(service="ho-tich", then=("chung-thuc", "tra-ket-qua"))
    ask_online(kit, "key-of-X001", request)
    tell(kit, entry("X001", request=request))
    assert line(kit) == ["X001"]
    for number in ("A001", "B001", "F001"):
        assert ticket(kit, number).state is TicketState.CANCELLED
    assert_books_agree(kit)


def test_an_unheard_visit_is_taken_back_from_the_service_that_is_due(kit: DeskKit) -> None:
    lease(kit)
    request = TicketRequest(service="ho-tich", then=("chung-thuc",))
    kit.act(acts.cancel, ask_online(kit, "key-of-X001", request))
    assert line(kit) == ["B001"]
    tell(kit, entry("X001", request=request))
    assert line(kit) == ["X001"]


def test_a_visit_that_is_under_way_stays(kit: DeskKit) -> None:
    lease(kit)
    request = TicketRequest(service="ho-tich", then=("chung-thuc",))
    ask_online(kit, "key-of-X001", request)
    kit.open()
    kit.serve_one()
    tell(kit, entry("X001", request=request))
    assert line(kit) == ["B001", "X001"]


def test_a_late_copy_of_the_request_finds_the_number_on_the_paper(kit: DeskKit) -> None:
    lease(kit)
    tell(kit, entry("X001"))
    late = ask_online(kit, "key-of-X001", TicketRequest(service="ho-tich"))
    assert late.number == "X001"
    assert line(kit) == ["X001"]


@pytest.mark.parametrize(("age", "linked"), [(600, "X001"), (0, "A001")])
def test_of_two_numbers_for_one_service_the_earlier_is_the_person_s(
    kit: DeskKit, age: int, linked: str
) -> None:
    lease(kit)
    request = TicketRequest(service="ho-tich", person_key=PERSON)
    kit.clock.forward(minutes=20)
    kit.do(partial(issuing.issue, request=request), KIOSK)
    kit.clock.forward(minutes=2)
    assert tell(kit, entry("X001", request=request, age_seconds=age)).outcomes[0].taken
    keys = {number: ticket(kit, number).person_key for number in ("A001", "X001")}
    assert keys == {"A001": None, "X001": None} | {linked: PERSON}
    assert set(line(kit)) == {"A001", "X001"}


def test_what_the_server_had_issued_is_told_again_after_a_restore(kit: DeskKit) -> None:
    issued = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)
    again = [entry(f"A{n:03}", issued_at=issued + timedelta(minutes=n)) for n in (7, 8)]
    own = entry("X051", age_seconds=60)
    assert all(one.taken for one in tell(kit, *again, own).outcomes)
    assert line(kit) == ["A007", "A008", "X051"]
    assert ticket(kit, "A007").issued_at == issued + timedelta(minutes=7)
    assert kit.issue().number == "A009"
    # The letters that nobody has are this kiosk's, and its numbers are used.
    block = kit.do(partial(leases.lease, request=LeaseRequest(installation=HERE)), KIOSK)
    assert (block.series, block.first) == ("X", 52)
    assert_books_agree(kit)


def test_a_class_that_is_no_more_gives_no_priority(kit: DeskKit) -> None:
    request = TicketRequest(service="ho-tich", priority="khong-con")
    assert tell(kit, entry("X001", request=request)).outcomes[0].taken
    assert ticket(kit, "X001").priority is None


def test_a_number_of_tomorrow_is_entered_today(kit: DeskKit) -> None:
    assert tell(kit, entry("X001", day=TODAY + timedelta(days=1))).outcomes[0].taken
    assert line(kit) == ["X001"]


@given(ages=st.lists(st.floats(0, 1e8), min_size=1, max_size=8))
@settings(deadline=None, max_examples=15)
def test_whatever_a_clock_says_the_order_is_that_of_giving_out(ages: list[float]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.for_file(Path(folder) / "queue.sqlite3") as store,
    ):
        clock = StandingClock()
        seeded = seed(store, OFFICE, ZONE, keep_hours=True)
        kit = DeskKit(store, Desk(store, clock, "http://phone.example"), clock, seeded)
        lease(kit)
        granted = clock.now
        clock.forward(hours=2)
        numbers = [f"X{n:03}" for n in range(1, len(ages) + 1)]
        tell(kit, *(entry(n, age_seconds=age) for n, age in zip(numbers, ages, strict=True)))
        assert line(kit) == numbers
        moments = [ticket(kit, number).issued_at for number in numbers]
        assert moments == sorted(moments)
        assert all(granted <= one <= clock.now for one in moments)


def test_no_event_tells_of_a_person(kit: DeskKit) -> None:
    tell(kit, entry("X001", request=TicketRequest(service="ho-tich", person_key=PERSON)))
    events = kit.see(lambda turn: turn.repo.events_after(0, 100))
    assert "0f0f" not in str(events)
    assert "token-of" not in str(events)
    kit.open()
    assert kit.act(acts.serve, kit.call(), CLERK).number == "X001"
