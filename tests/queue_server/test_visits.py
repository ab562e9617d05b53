"""What citizens and boards see of the desk, on both databases."""

import asyncio
from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import update

from front_desk.cards import CardWarning
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import (
    HelpRequest,
    RatingRequest,
    TicketRequest,
    TransferRequest,
)
from queue_server.desk import acts, counters, issuing, views, visits
from queue_server.store.tables import wait_calibrations
from queue_server.store.unit import Unit
from tests.desk_kit import KIOSK, RECALL_REST, DeskKit
from tests.servers import OFFICE


def refused(code: ErrorCode, act: Callable[[], object]) -> None:
    with pytest.raises(DeskError) as caught:
        act()
    assert caught.value.code is code


def test_the_phone_sees_nothing_that_is_between_staff(kit: DeskKit) -> None:
    ticket = kit.issue()
    order = TransferRequest(service="dat-dai", note="gọi lại sau")
    kit.do(lambda turn: acts.transfer(turn, int(ticket.id), order))
    token = ticket.follow_url.rpartition("/")[2]
    seen = kit.see(partial(visits.follow, token=token))
    assert (seen.id, seen.note, seen.parked_by) == (token, None, None)
    assert seen.number == ticket.number


def test_what_contradicts_itself_on_a_card_is_for_staff_only(kit: DeskKit) -> None:
    doubts = (CardWarning.NUMBER_AND_SEX, CardWarning.UNKNOWN_PROVINCE)
    request = TicketRequest(service="ho-tich", card_warnings=doubts)
    ticket = kit.do(partial(issuing.issue, request=request), KIOSK)
    [waiting] = kit.see(partial(counters.queue_view, code="quay-1")).waiting
    assert waiting.card_warnings == doubts
    token = ticket.follow_url.rpartition("/")[2]
    assert kit.see(partial(visits.follow, token=token)).card_warnings == ()


def test_help_is_asked_for_and_answered_once(kit: DeskKit) -> None:
    ask = partial(visits.ask_for_help, request=HelpRequest(screen="services"))
    kit.do(ask, KIOSK)
    kit.do(ask, KIOSK)
    assert kit.see(partial(counters.queue_view, code="quay-1")).help_wanted == ("kiosk-1",)
    answer = partial(visits.answer_help, device="kiosk-1")
    kit.do(answer)
    kit.do(answer)
    assert kit.kinds() == ["help.requested", "help.answered"]
    refused(ErrorCode.NOT_FOUND, lambda: kit.do(partial(visits.answer_help, device="kiosk-9")))


def test_the_board_shows_the_latest_call_of_each_ticket(kit: DeskKit) -> None:
    first, second = kit.issue(), kit.issue()
    kit.open("quay-1")
    kit.open("quay-2")
    kit.call("quay-1")
    kit.call("quay-2")
    kit.clock.forward(seconds=RECALL_REST)
    kit.act(acts.recall, first)
    board = kit.see(views.board_view)
    assert [call.number for call in board.calls] == [first.number, second.number]
    newest = board.calls[0]
    assert newest.call_count == 2
    assert newest.revision == board.revision
    assert newest.announcement_url == f"/announcements/{board.revision}.wav"
    told = kit.see(lambda turn: turn.repo.events_after(board.revision - 1, 1))[0].data
    assert told.items() >= {
        "number": first.number, "counter": "quay-1", "call_count": 2,
        "announcement_url": newest.announcement_url,
    }.items()  # fmt: skip


def test_the_queue_page_shows_everything(kit: DeskKit) -> None:
    kit.issue()
    kit.clock.forward(minutes=1)
    kit.issue(priority="mang-thai")
    kit.issue("dat-dai")
    kit.open()
    kit.clock.forward(minutes=30)
    queue = kit.see(partial(counters.queue_view, code="quay-1"))
    assert [one.number for one in queue.waiting] == ["A002", "A001"]
    assert [one.people_ahead for one in queue.waiting] == [0, 1]
    assert queue.counter.staff == "canbo"
    assert [one.code for one in queue.counters] == ["quay-1", "quay-2", "quay-3", "quay-4"]
    assert {one.code: one.waiting for one in queue.services}["dat-dai"] == 1


def test_waits_learn_from_finished_services(kit: DeskKit) -> None:
    kit.open()
    before = kit.see(lambda turn: turn.speeds["ho-tich"].mean)
    for _ in range(10):
        kit.issue()
        kit.serve_one(minutes=2)
    kit.clock.forward(minutes=1)
    today = kit.see(lambda turn: turn.speeds["ho-tich"].mean)
    kit.clock.forward(days=1)
    tomorrow = kit.see(lambda turn: turn.speeds["ho-tich"].mean)
    assert before == pytest.approx(720)
    assert 120 < today < before
    assert tomorrow == pytest.approx((720 * 10 + 120 * 10) / 20)


def test_ranges_learn_from_how_long_people_waited(kit: DeskKit) -> None:
    kit.open()
    for _ in range(8):
        kit.issue()
    for _ in range(8):
        kit.serve_one(minutes=30)
    before = kit.see(lambda turn: turn.calibrations.ordinary)
    asyncio.run(kit.desk.learn())
    kit.clock.forward(minutes=1)
    after = kit.see(lambda turn: turn.calibrations.ordinary)
    assert after.seen == 7
    assert after.high > before.high
    asyncio.run(kit.desk.learn())
    kit.clock.forward(minutes=1)
    assert kit.see(lambda turn: turn.calibrations.ordinary) == after


def test_what_was_learned_in_another_shape_is_learned_afresh(kit: DeskKit) -> None:
    def spoil(unit: Unit) -> None:
        repo = unit.at(OFFICE)
        repo.keep_calibrations(repo.calibrations(), kit.clock.now)
        repo._connection.execute(update(wait_calibrations).values(state={"shape": "another"}))

    kit.store.write_now(spoil)
    kit.issue()
    assert kit.see(lambda turn: turn.calibrations.ordinary.seen) == 0


def test_no_event_tells_of_a_person(kit: DeskKit) -> None:
    request = TicketRequest(service="ho-tich", person_key="0f" * 32)
    ticket = kit.do(partial(issuing.issue, request=request), KIOSK)
    kit.open()
    kit.serve_one()
    rating = RatingRequest(ticket=ticket.number, score=0, comment="Ông Nguyễn Văn Mẫu")
    kit.do(partial(visits.rate, request=rating), KIOSK)
    events = kit.see(lambda turn: turn.repo.events_after(0, 100))
    assert "0f0f" not in str(events)
    assert "Mẫu" not in str(events)
    stored = kit.see(lambda turn: turn.repo.ticket(int(ticket.id)))
    assert "0f0f" not in repr(stored)
    assert stored.token not in repr(stored)
