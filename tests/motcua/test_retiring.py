"""What the set-up file leaves out is retired: hidden, and still served to whoever has a number."""

from collections.abc import Callable
from datetime import date, time

import pytest

from front_desk.booking_messages import BookingRequest
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import TransferRequest
from front_desk.tickets import TicketState
from motcua import setup
from queue_server import reports
from queue_server.desk import acts, bookings, counters, views, visits
from tests.desk_kit import DeskKit
from tests.motcua.setup_kit import bring, refusal, served, signs, without
from tests.servers import OFFICE

COLLECTING_GONE = (
    without("services", "tra-ket-qua"),
    lambda text: text.replace(', "tra-ket-qua"]', "]"),
)
"""Collecting results is no longer offered, nor served anew."""


def test_what_had_numbers_is_retired_and_its_past_stays(ward: DeskKit) -> None:
    ticket = served(ward, "tra-ket-qua", "mang-thai")
    edits = (*COLLECTING_GONE, without("counters", "quay-1"), without("classes", "mang-thai"))
    changes = bring(ward, *edits)
    assert [one.words for one in changes if one.sign == "!"] == [
        "services.tra-ket-qua: out of use; whoever has a number is still served",
        "counters.quay-1: out of use; kept, as people were called there",
        "classes.mang-thai: out of use; whoever has it keeps it",
    ]
    token = ticket.follow_url.rsplit("/", 1)[1]
    followed = ward.see(lambda turn: visits.follow(turn, token))
    assert (followed.state, followed.counter) == (TicketState.FINISHED, "quay-1")
    assert followed.priority == "mang-thai"
    offered = ward.see(views.services_view)
    assert "tra-ket-qua" not in {one.code for one in offered.services}
    assert "mang-thai" not in {one.code for one in offered.priority_classes}
    queue = ward.see(lambda turn: counters.queue_view(turn, "quay-4"))
    assert [one.code for one in queue.counters] == ["quay-2", "quay-3", "quay-4"]
    assert {code for one in queue.counters for code in one.services} == {
        one.code for one in queue.services
    }
    day = ward.see(lambda turn: reports.today(turn.repo, turn.office, turn.day))
    assert "tra-ket-qua" in {one.service for one in day.services}
    ward.clock.forward(days=1)
    later = ward.see(lambda turn: reports.today(turn.repo, turn.office, turn.day))
    assert "tra-ket-qua" not in {one.service for one in later.services}
    assert bring(ward, *edits) == ()
    exported = ward.store.read_now(lambda unit: setup.text_of(unit, OFFICE))
    for code in ("tra-ket-qua", "quay-1", "mang-thai"):
        assert f'"{code}"' not in exported


def test_nothing_new_comes_of_what_is_retired(ward: DeskKit) -> None:
    served(ward, "tra-ket-qua", "mang-thai")
    bring(ward, *COLLECTING_GONE, without("counters", "quay-1"), without("classes", "mang-thai"))
    other = ward.issue("ho-tich")
    to_service = TransferRequest(service="tra-ket-qua")
    to_counter = TransferRequest(counter="quay-1")
    book = BookingRequest(
        service="tra-ket-qua", day=date(2026, 11, 24), window_from=time(9), person_key="b" * 64
    )
    refused: tuple[tuple[ErrorCode, Callable[[], object]], ...] = (
        (ErrorCode.SERVICE_CLOSED, lambda: ward.issue("tra-ket-qua")),
        (ErrorCode.UNKNOWN_PRIORITY, lambda: ward.issue("ho-tich", "mang-thai")),
        (ErrorCode.NOT_BOOKABLE, lambda: ward.do(lambda turn: bookings.book(turn, book))),
        (ErrorCode.UNKNOWN_COUNTER, lambda: ward.open("quay-1")),
        (
            ErrorCode.UNKNOWN_COUNTER,
            lambda: ward.see(lambda turn: counters.queue_view(turn, "quay-1")),
        ),
        (
            ErrorCode.UNKNOWN_SERVICE,
            lambda: ward.do(lambda turn: counters.set_paused(turn, "tra-ket-qua", paused=False)),
        ),
        (
            ErrorCode.UNKNOWN_SERVICE,
            lambda: ward.do(lambda turn: acts.transfer(turn, int(other.id), to_service)),
        ),
        (
            ErrorCode.UNKNOWN_COUNTER,
            lambda: ward.do(lambda turn: acts.transfer(turn, int(other.id), to_counter)),
        ),
    )
    for code, act in refused:
        with pytest.raises(DeskError) as caught:
            act()
        assert caught.value.code is code


def test_whoever_has_a_number_of_a_retired_service_is_still_served(ward: DeskKit) -> None:
    first = ward.issue("tra-ket-qua", "mang-thai")
    missed = ward.issue("tra-ket-qua")
    changes = bring(ward, *COLLECTING_GONE, without("classes", "mang-thai"))
    assert {one.sign for one in changes} == {"!", "~"}
    ward.issue("cu-tru")
    ward.open("quay-4")
    called = ward.call("quay-4")
    assert (called.number, called.priority) == (first.number, "mang-thai")
    ward.act(acts.finish, ward.act(acts.serve, called))
    assert ward.miss("quay-4").number == missed.number
    # Other changes of the set-up come in between.
    bring(
        ward, *COLLECTING_GONE, lambda text: text.replace("undo_seconds = 120", "undo_seconds = 9")
    )
    ward.act(acts.restore, missed)
    assert ward.call("quay-4").number == missed.number


def test_a_retired_service_that_is_named_again_is_in_use_again(ward: DeskKit) -> None:
    served(ward, "tra-ket-qua", "mang-thai")
    ward.do(lambda turn: counters.set_paused(turn, "tra-ket-qua", paused=True))
    bring(ward, *COLLECTING_GONE, without("counters", "quay-1"), without("classes", "mang-thai"))
    back = signs(bring(ward))
    assert "+ services.tra-ket-qua (Trả kết quả): in use again" in back
    assert "+ counters.quay-1 (Quầy 1): in use again" in back
    assert sum(one.endswith(": in use again") for one in back) == 3
    assert bring(ward) == ()
    assert ward.issue("tra-ket-qua", "mang-thai").number == "F002"
    ward.open("quay-1")
    assert ward.call("quay-1").number == "F002"


def test_a_service_whose_numbers_nobody_could_call_is_not_retired(ward: DeskKit) -> None:
    ward.issue("dat-dai")
    gone = (
        without("services", "dat-dai"),
        without("counters", "quay-3"),
        lambda text: text.replace('"tra-ket-qua"]', '"tra-ket-qua", "bao-tro"]'),
    )
    assert refusal(ward, *gone) == (
        "services.dat-dai: 1 numbers are booked or under way, and no counter is left that serves"
        " them; finish them first"
    )
    # While a counter stays that has served it, its people are no reason.
    bring(ward, gone[0], lambda text: text.replace('"dat-dai"]', "]"))
    # And that counter stays for as long as they do.
    assert "dat-dai" in refusal(ward, *gone)
    ward.open("quay-3")
    called = ward.call("quay-3")
    ward.act(acts.finish, ward.act(acts.serve, called))
    ward.do(lambda turn: counters.close_counter(turn, "quay-3"))
    assert "! counters.quay-3" in " ".join(signs(bring(ward, *gone)))
