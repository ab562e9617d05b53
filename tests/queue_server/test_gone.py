"""Whoever has left may come back: staff see their number and put it back in line."""

from functools import partial

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import TicketRequest, TicketView
from front_desk.tickets import TicketState
from queue_server.derived import check_office
from queue_server.desk import acts, counters, issuing, undoing, views, visits
from tests.desk_kit import KIOSK, MANAGER, DeskKit

WAITING, LATER, LEFT = TicketState.WAITING, TicketState.LATER, TicketState.LEFT
PERSON = "0f" * 32


def gone(kit: DeskKit) -> list[str]:
    """The numbers of those who left, as staff see them."""
    return [one.number for one in kit.see(partial(counters.queue_view, code="quay-1")).left]


def test_those_who_left_today_are_listed_the_newest_first(kit: DeskKit) -> None:
    first = kit.issue()
    kit.clock.forward(minutes=1)
    second, third = kit.issue(), kit.issue()
    kit.issue()
    for ticket in (second, first, third):
        kit.act(acts.leave, ticket)
    assert gone(kit) == [third.number, second.number, first.number]
    kit.clock.forward(days=1)
    assert gone(kit) == []


def test_whoever_returns_has_the_old_place_again(kit: DeskKit) -> None:
    first, _second = kit.issue(), kit.issue()
    kit.act(acts.leave, first)
    kit.open()
    assert kit.act(acts.restore, first).people_ahead == 0
    assert gone(kit) == []
    assert kit.call().number == first.number


def test_cancelled_numbers_are_not_among_them(kit: DeskKit) -> None:
    kit.act(acts.cancel, kit.issue())
    assert gone(kit) == []


def visit(kit: DeskKit, *services: str, person: str | None = None) -> TicketView:
    request = TicketRequest(service=services[0], then=services[1:], person_key=person)
    return kit.do(partial(issuing.issue, request=request), KIOSK)


def another_number(kit: DeskKit) -> None:
    """Staff give the person one more number for the second service."""
    request = TicketRequest(service="chung-thuc", person_key=PERSON)
    kit.do(partial(issuing.issue, request=request))


def find(kit: DeskKit, number: str) -> TicketView:
    return kit.see(lambda turn: views.ticket_view(turn, visits.find(turn, number)))


def states(kit: DeskKit, ticket: TicketView) -> list[TicketState]:
    return [one.state for one in kit.see(lambda turn: views.visit_steps(turn, int(ticket.id)))]


def undo(kit: DeskKit) -> TicketView:
    return kit.do(partial(undoing.undo, code="quay-1"))


def walked_out(kit: DeskKit, *services: str, person: str | None = None) -> TicketView:
    """Somebody leaves while the first service of their visit is under way."""
    first = visit(kit, *services, person=person)
    kit.open()
    kit.act(acts.serve, kit.call())
    kit.act(acts.leave, first)
    return first


def assert_books_agree(kit: DeskKit) -> None:
    assert kit.see(lambda turn: check_office(turn.repo)) == []


def test_whoever_comes_back_goes_from_one_service_to_the_next_as_before(kit: DeskKit) -> None:
    first = visit(kit, "ho-tich", "chung-thuc", "tra-ket-qua")
    kit.act(acts.leave, first)
    assert gone(kit) == ["F001", "B001", "A001"]
    back = kit.act(acts.restore, first)
    assert [one.state for one in back.visit] == [WAITING, LATER, LATER]
    assert gone(kit) == []
    kit.open()
    assert [kit.serve_one().number for _ in range(3)] == ["A001", "B001", "F001"]
    assert_books_agree(kit)


def test_a_walk_out_taken_back_leaves_nothing_behind(kit: DeskKit) -> None:
    first = walked_out(kit, "ho-tich", "chung-thuc", "tra-ket-qua")
    assert states(kit, first) == [LEFT, LEFT, LEFT]
    assert undo(kit).state is TicketState.SERVING
    assert states(kit, first) == [TicketState.SERVING, LATER, LATER]
    assert_books_agree(kit)


def test_a_walk_out_taken_back_leaves_alone_what_had_left_before(kit: DeskKit) -> None:
    first = visit(kit, "ho-tich", "chung-thuc", "tra-ket-qua")
    kit.open()
    kit.act(acts.serve, kit.call())
    kit.act(acts.cancel, find(kit, "B001"))
    kit.act(acts.leave, first)
    undo(kit)
    assert states(kit, first) == [TicketState.SERVING, TicketState.CANCELLED, LATER]


def test_a_walk_out_taken_back_puts_the_next_service_out_of_line_again(kit: DeskKit) -> None:
    first = walked_out(kit, "ho-tich", "chung-thuc", "tra-ket-qua")
    kit.act(acts.restore, find(kit, "B001"))
    assert states(kit, first) == [LEFT, WAITING, LATER]
    undo(kit)
    assert states(kit, first) == [TicketState.SERVING, LATER, LATER]
    assert_books_agree(kit)


def test_a_walk_out_stays_once_the_person_is_at_the_next_counter(kit: DeskKit) -> None:
    walked_out(kit, "ho-tich", "dat-dai")
    kit.act(acts.restore, find(kit, "C001"))
    kit.open("quay-3", MANAGER)
    kit.call("quay-3", MANAGER)
    with pytest.raises(DeskError) as caught:
        undo(kit)
    assert caught.value.code is ErrorCode.NOTHING_TO_UNDO


def test_two_services_of_a_visit_never_wait_at_once(kit: DeskKit) -> None:
    first = visit(kit, "ho-tich", "chung-thuc")
    kit.act(acts.leave, first)
    kit.act(acts.restore, find(kit, "B001"))
    assert kit.act(acts.restore, first).state is LATER
    assert states(kit, first) == [LATER, WAITING]
    token = first.follow_url.rpartition("/")[2]
    assert kit.see(partial(visits.follow, token=token)).number == "B001"
    kit.open()
    assert [kit.serve_one().number for _ in range(2)] == ["B001", "A001"]
    assert_books_agree(kit)


def test_a_later_service_that_comes_back_waits_for_the_one_set_aside(kit: DeskKit) -> None:
    first = visit(kit, "ho-tich", "chung-thuc")
    kit.open()
    kit.miss()
    kit.act(acts.leave, find(kit, "B001"))
    assert kit.act(acts.restore, find(kit, "B001")).state is LATER
    assert kit.act(acts.restore, first).state is WAITING
    assert states(kit, first) == [WAITING, LATER]
    assert_books_agree(kit)


def test_of_two_services_that_are_due_a_cancelled_one_lets_nobody_pass(kit: DeskKit) -> None:
    first = visit(kit, "ho-tich", "chung-thuc", "tra-ket-qua")
    kit.act(acts.leave, first)
    kit.act(acts.restore, find(kit, "B001"))
    kit.open()
    kit.miss()
    kit.act(acts.restore, first)
    kit.act(acts.cancel, find(kit, "B001"))
    assert states(kit, first) == [WAITING, TicketState.CANCELLED, LATER]


def test_with_another_number_for_a_service_the_old_one_does_not_come_back(kit: DeskKit) -> None:
    first = visit(kit, "ho-tich", "chung-thuc", person=PERSON)
    kit.act(acts.leave, first)
    another_number(kit)
    kit.act(acts.restore, first)
    assert states(kit, first) == [WAITING, LEFT]


def test_with_another_number_meanwhile_a_walk_out_is_taken_back_without_it(kit: DeskKit) -> None:
    first = walked_out(kit, "ho-tich", "chung-thuc", person=PERSON)
    another_number(kit)
    undo(kit)
    assert states(kit, first) == [TicketState.SERVING, LEFT]
