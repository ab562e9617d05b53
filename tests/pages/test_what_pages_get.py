"""What the desk tells the pages, on both databases: without a browser."""

from datetime import time, timedelta
from functools import partial

import pytest

from front_desk.booking_messages import BookingRequest
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import (
    BreakRequest,
    CheckInRequest,
    LastAct,
    QueueView,
    TicketRequest,
    TicketView,
)
from front_desk.report_messages import TodayReport
from front_desk.tickets import TicketState
from queue_server import reports
from queue_server.desk import acts, bookings, counters, issuing, undoing, views, visits
from queue_server.desk.turn import PHONE, Actor
from tests.desk_kit import KIOSK, MONDAY_MORNING, DeskKit

PORTAL = Actor("device", "portal-1")


def queue(kit: DeskKit, counter: str = "quay-1") -> QueueView:
    return kit.see(partial(counters.queue_view, code=counter))


def undoable(kit: DeskKit) -> LastAct | None:
    return queue(kit).counter.undoable


def token(ticket: TicketView) -> str:
    return ticket.follow_url.rpartition("/")[2]


def visit(kit: DeskKit, *services: str) -> TicketView:
    request = TicketRequest(service=services[0], then=services[1:])
    return kit.do(partial(issuing.issue, request=request), KIOSK)


def book(kit: DeskKit, begin: time = time(10), person: int = 1) -> TicketView:
    request = BookingRequest(
        service="chung-thuc",
        day=MONDAY_MORNING.date(),
        window_from=begin,
        person_key=f"{person:064x}",
    )
    return kit.do(partial(bookings.book, request=request), PORTAL)


def at_a_glance(kit: DeskKit) -> TodayReport:
    return kit.see(
        lambda turn: reports.at_a_glance(turn.repo, turn.office, turn.day, turn.class_names)
    )


def test_the_last_act_is_offered_until_it_is_too_old(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    assert undoable(kit) is None
    kit.call()
    until = kit.clock() + timedelta(minutes=2)
    assert undoable(kit) == LastAct(kind="ticket.called", number="A001", until=until, by="canbo")
    assert queue(kit, "quay-2").counter.undoable is None
    kit.clock.forward(minutes=2)
    assert undoable(kit) is not None
    kit.clock.forward(seconds=1)
    assert undoable(kit) is None


def test_what_has_moved_on_or_been_undone_is_not_offered(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    called = kit.call()
    kit.act(acts.leave, called)
    assert undoable(kit) is not None
    request = CheckInRequest(ticket=token(called))
    kit.do(partial(visits.check_in, request=request), KIOSK)
    assert undoable(kit) is None
    kit.call()
    kit.do(partial(undoing.undo, code="quay-1"))
    assert undoable(kit) is None


def test_a_counter_that_rests_gets_nobody_back(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    kit.serve_one()
    rest = BreakRequest(reason="lunch")
    kit.do(partial(counters.take_break, code="quay-1", request=rest))
    assert undoable(kit) is None
    with pytest.raises(DeskError) as caught:
        kit.do(partial(undoing.undo, code="quay-1"))
    assert caught.value.code is ErrorCode.COUNTER_ON_BREAK
    kit.open()
    assert undoable(kit) is not None
    assert kit.do(partial(undoing.undo, code="quay-1")).state is TicketState.SERVING


def test_a_counter_knows_its_rules_and_who_is_still_to_come(kit: DeskKit) -> None:
    booked = book(kit)
    book(kit, person=2)
    seen = queue(kit)
    assert (seen.booked, seen.calls_before_missed, seen.recall_rest_seconds) == (2, 2, 5)
    assert queue(kit, "quay-3").booked == 0
    kit.clock.forward(minutes=50)
    kit.do(partial(visits.check_in, request=CheckInRequest(ticket=token(booked))), KIOSK)
    assert queue(kit).booked == 1


def test_a_booked_ticket_says_when_it_can_be_checked_in(kit: DeskKit) -> None:
    ticket = book(kit, time(13, 30))
    nine = MONDAY_MORNING
    assert ticket.check_in_from == nine + timedelta(hours=4, minutes=15)
    assert ticket.check_in_until == nine + timedelta(hours=7)
    assert kit.issue().check_in_from is None


def test_one_paper_leads_to_the_service_that_is_due(kit: DeskKit) -> None:
    paper = visit(kit, "ho-tich", "chung-thuc")
    kit.open()

    def due() -> TicketView:
        return kit.see(partial(visits.follow, token=token(paper)))

    assert due().number == "A001"
    kit.serve_one()
    assert (due().number, due().id) == ("B001", token(paper))
    kit.miss()
    request = CheckInRequest(ticket=token(paper))
    assert kit.do(partial(visits.check_in, request=request), KIOSK).number == "B001"
    cancelled = kit.do(partial(visits.cancel_own, token=token(paper)), PHONE)
    assert (cancelled.number, cancelled.state) == ("A001", TicketState.FINISHED)
    assert [step.state for step in cancelled.visit] == [
        TicketState.FINISHED,
        TicketState.CANCELLED,
    ]


def test_giving_up_the_first_number_leads_to_the_next(kit: DeskKit) -> None:
    paper = visit(kit, "ho-tich", "chung-thuc")
    after = kit.do(partial(visits.cancel_own, token=token(paper)), PHONE)
    assert (after.number, after.state) == ("B001", TicketState.WAITING)


def test_the_board_sends_nobody_to_a_counter_that_rests(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    kit.serve_one()
    assert len(kit.see(views.board_view).calls) == 1
    rest = BreakRequest(reason="lunch")
    seen = kit.do(partial(counters.take_break, code="quay-1", request=rest))
    assert seen.break_since == kit.clock()
    assert kit.see(views.board_view).calls == ()
    kit.open()
    assert len(kit.see(views.board_view).calls) == 1


def test_managers_see_what_became_of_everybody(kit: DeskKit) -> None:
    for _ in range(4):
        kit.issue()
    book(kit)
    lost = book(kit, person=2)
    kit.do(partial(visits.cancel_own, token=token(lost)), PHONE)
    kit.open()
    kit.miss()
    kit.act(acts.leave, kit.call())
    kit.act(acts.cancel, kit.call())
    rest = BreakRequest(reason="Đón đoàn")
    kit.do(partial(counters.take_break, code="quay-1", request=rest))
    seen = at_a_glance(kit)
    assert (seen.missed, seen.left, seen.cancelled) == (1, 1, 2)
    assert (seen.booked, seen.not_come) == (1, 1)
    [resting] = seen.on_break
    assert (resting.counter, resting.staff, resting.reason) == ("quay-1", "canbo", "Đón đoàn")
    assert resting.since == kit.clock()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_managers_see_why_each_number_was_called(kit: DeskKit, language: str) -> None:
    kit.issue()
    kit.clock.forward(minutes=1)
    kit.issue(priority="khuyet-tat")
    kit.clock.forward(minutes=12)
    kit.open()
    first = kit.call()
    kit.clock.forward(seconds=5)
    kit.act(acts.recall, first)
    kit.act(acts.leave, first)
    kit.call()
    kit.do(partial(undoing.undo, code="quay-1"))
    why = {
        "vi": [
            "đến lượt theo thứ tự, chờ 13 phút",
            "gọi lại",
            "ưu tiên người khuyết tật, chờ 12 phút",
        ],
        "en": [
            "next in order, waited 13 min",
            "called again",
            "priority: people with disabilities, waited 12 min",
        ],
    }
    told = at_a_glance(kit).latest_calls
    assert [one.reasons[language] for one in told] == why[language]
    assert [(one.number, one.undone) for one in told] == [
        ("A001", True),
        ("A002", False),
        ("A002", False),
    ]
    assert {one.staff for one in told} == {"canbo"}
