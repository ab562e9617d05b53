"""A visit to several services: one paper, one line after the other; and coming back."""

from functools import partial

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import (
    CheckInRequest,
    ParkRequest,
    TicketRequest,
    TicketView,
    TransferRequest,
)
from front_desk.tickets import TicketState
from queue_server.desk import acts, issuing, visits
from tests.desk_kit import KIOSK, MANAGER, DeskKit


def visit(kit: DeskKit, *services: str) -> TicketView:
    request = TicketRequest(service=services[0], then=services[1:])
    return kit.do(partial(issuing.issue, request=request), KIOSK)


def states(kit: DeskKit, ticket: TicketView) -> list[TicketState]:
    seen = kit.see(lambda turn: visits.follow(turn, token(ticket)))
    return [step.state for step in seen.visit]


def token(ticket: TicketView) -> str:
    return ticket.follow_url.rpartition("/")[2]


def check_in(kit: DeskKit, ticket: TicketView) -> TicketView:
    return kit.do(partial(visits.check_in, request=CheckInRequest(ticket=token(ticket))), KIOSK)


def test_the_next_number_stands_in_line_when_the_first_is_done(kit: DeskKit) -> None:
    ticket = visit(kit, "ho-tich", "chung-thuc", "ho-tich")
    assert [step.number for step in ticket.visit] == ["A001", "B001"]
    assert states(kit, ticket) == [TicketState.WAITING, TicketState.LATER]
    kit.open()
    assert kit.serve_one().number == "A001"
    assert states(kit, ticket) == [TicketState.FINISHED, TicketState.WAITING]
    assert kit.serve_one().number == "B001"
    assert "ticket.released" in kit.kinds()


def test_who_came_earlier_keeps_that_place_in_the_next_line(kit: DeskKit) -> None:
    visit(kit, "ho-tich", "chung-thuc")
    kit.clock.forward(minutes=1)
    kit.issue("chung-thuc")
    kit.open("quay-1")
    kit.open("quay-2", MANAGER)
    first = kit.call("quay-1")
    kit.act(acts.serve, first)
    kit.act(acts.finish, first)
    assert kit.call("quay-1").number == "B001"


def test_cancelling_the_first_goes_on_to_the_next_and_leaving_ends_it_all(kit: DeskKit) -> None:
    ticket = visit(kit, "ho-tich", "chung-thuc")
    kit.act(acts.cancel, ticket)
    assert states(kit, ticket) == [TicketState.CANCELLED, TicketState.WAITING]
    other = visit(kit, "ho-tich", "chung-thuc")
    kit.act(acts.leave, other)
    assert states(kit, other) == [TicketState.LEFT, TicketState.LEFT]


def test_sent_for_papers_one_comes_back_to_the_old_place(kit: DeskKit) -> None:
    first = kit.issue()
    kit.open()
    called = kit.call()
    kit.act(acts.serve, called)
    wanted = ParkRequest(for_papers=True, note="Thiếu giấy khai sinh bản chính")
    parked = kit.do(lambda turn: acts.park(turn, int(called.id), wanted))
    assert (parked.parked_for_papers, parked.note) == (True, wanted.note)
    kit.clock.forward(minutes=30)
    kit.issue()
    back = check_in(kit, first)
    assert (back.state, back.people_ahead) == (TicketState.WAITING, 0)
    assert kit.call().number == first.number


def test_one_who_was_missed_comes_back_and_one_whom_staff_keep_does_not(kit: DeskKit) -> None:
    first, second = kit.issue(), kit.issue()
    kit.open()
    kit.miss()
    assert check_in(kit, first).state is TicketState.WAITING
    assert check_in(kit, second).people_ahead == 1
    parked = kit.call()
    kit.do(lambda turn: acts.park(turn, int(parked.id), ParkRequest()))
    with pytest.raises(DeskError) as caught:
        check_in(kit, first)
    assert caught.value.code is ErrorCode.FORBIDDEN_MOVE


def test_after_another_desk_one_comes_back_to_the_counter_that_sent(kit: DeskKit) -> None:
    kit.issue("ho-tich")
    kit.open("quay-1")
    kit.open("quay-3", MANAGER)
    called = kit.call("quay-1")
    kit.act(acts.serve, called)
    wanted = TransferRequest(service="dat-dai", note="Xác nhận thửa đất", come_back=True)
    sent = kit.do(lambda turn: acts.transfer(turn, int(called.id), wanted))
    assert (sent.service, sent.return_service) == ("dat-dai", "ho-tich")
    kit.clock.forward(minutes=1)
    kit.issue("ho-tich")
    there = kit.call("quay-3", MANAGER)
    assert there.number == called.number
    kit.act(acts.serve, there, MANAGER)
    back = kit.act(acts.finish, there, MANAGER)
    assert (back.state, back.service) == (TicketState.WAITING, "ho-tich")
    again = kit.call("quay-1")
    assert again.number == called.number
    kit.act(acts.serve, again)
    assert kit.act(acts.finish, again).state is TicketState.FINISHED


def test_nobody_comes_back_to_a_counter_from_the_line(kit: DeskKit) -> None:
    ticket = kit.issue()
    wanted = TransferRequest(service="dat-dai", come_back=True)
    with pytest.raises(DeskError) as caught:
        kit.do(lambda turn: acts.transfer(turn, int(ticket.id), wanted))
    assert caught.value.code is ErrorCode.INVALID_REQUEST
