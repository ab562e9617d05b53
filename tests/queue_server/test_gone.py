"""Whoever has left may come back: staff see their number and put it back in line."""

from functools import partial

from front_desk.messages import TicketRequest
from front_desk.tickets import TicketState
from queue_server.desk import acts, counters, issuing
from tests.desk_kit import KIOSK, DeskKit


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


def test_each_service_of_a_visit_is_listed_and_comes_back_by_itself(kit: DeskKit) -> None:
    request = TicketRequest(service="ho-tich", then=("chung-thuc",))
    first = kit.do(partial(issuing.issue, request=request), KIOSK)
    kit.act(acts.leave, first)
    assert gone(kit) == ["B001", "A001"]
    back = kit.act(acts.restore, first)
    assert [one.state for one in back.visit] == [TicketState.WAITING, TicketState.LEFT]
