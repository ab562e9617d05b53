"""A ticket that is still at a counter on the next day: nobody calls it, so it never waits again."""

from collections.abc import Callable
from functools import partial

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import TicketRequest, TicketView, TransferRequest
from front_desk.tickets import TicketState
from queue_server.derived import check_office
from queue_server.desk import acts, counters, issuing, undoing, views
from queue_server.desk.turn import Turn
from tests.desk_kit import KIOSK, MANAGER, DeskKit

ALMOST_MIDNIGHT = {"hours": 14, "minutes": 59, "seconds": 30}
"""From nine in the morning."""


def states(kit: DeskKit, ticket: TicketView) -> list[TicketState]:
    return [one.state for one in kit.see(lambda turn: views.visit_steps(turn, int(ticket.id)))]


def test_whoever_was_to_come_back_yesterday_is_finished(kit: DeskKit) -> None:
    kit.issue()
    kit.open("quay-1")
    kit.open("quay-3", MANAGER)
    kit.act(acts.serve, kit.call())
    order = TransferRequest(service="dat-dai", come_back=True)
    kit.do(lambda turn: acts.transfer(turn, 1, order))
    there = kit.call("quay-3", MANAGER)
    kit.act(acts.serve, there, MANAGER)
    kit.clock.forward(days=1)
    assert kit.act(acts.finish, there, MANAGER).state is TicketState.FINISHED
    assert kit.see(lambda turn: check_office(turn.repo)) == []


@pytest.mark.parametrize("act", [acts.finish, acts.cancel])
def test_the_rest_of_yesterday_s_visit_is_not_called_up(
    kit: DeskKit, act: Callable[[Turn, int], TicketView]
) -> None:
    request = TicketRequest(service="ho-tich", then=("chung-thuc",))
    first = kit.do(partial(issuing.issue, request=request), KIOSK)
    kit.open()
    kit.call()
    if act is acts.finish:
        kit.act(acts.serve, first)
    kit.clock.forward(days=1)
    kit.act(act, first)
    assert states(kit, first)[1] is TicketState.LATER
    assert "ticket.released" not in kit.kinds()
    assert kit.see(lambda turn: check_office(turn.repo)) == []


def test_a_call_before_midnight_is_not_taken_back_after_it(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    kit.clock.forward(**ALMOST_MIDNIGHT)
    called = kit.call()
    kit.clock.forward(minutes=1)
    assert kit.see(partial(counters.queue_view, code="quay-1")).counter.undoable is None
    with pytest.raises(DeskError) as caught:
        kit.do(partial(undoing.undo, code="quay-1"))
    assert caught.value.code is ErrorCode.NOTHING_TO_UNDO
    assert kit.act(acts.cancel, called).state is TicketState.CANCELLED


def test_what_keeps_the_ticket_at_the_counter_is_taken_back_after_midnight(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    kit.clock.forward(**ALMOST_MIDNIGHT)
    kit.act(acts.serve, kit.call())
    kit.clock.forward(minutes=1)
    assert kit.do(partial(undoing.undo, code="quay-1")).state is TicketState.CALLED
