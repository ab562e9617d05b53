"""Taking back the last act at a counter."""

from collections.abc import Callable
from functools import partial

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import (
    ParkRequest,
    RatingRequest,
    TicketRequest,
    TicketView,
    TransferRequest,
)
from front_desk.tickets import TicketState
from queue_server.desk import acts, counters, issuing, undoing, views, visits
from queue_server.desk.turn import Actor, Turn
from tests.desk_kit import CLERK, KIOSK, MANAGER, DeskKit


def undo(kit: DeskKit, counter: str = "quay-1", actor: Actor = CLERK) -> TicketView:
    return kit.do(partial(undoing.undo, code=counter), actor)


def refused(code: ErrorCode, act: Callable[[], object]) -> None:
    with pytest.raises(DeskError) as caught:
        act()
    assert caught.value.code is code


def row(kit: DeskKit, ticket: TicketView) -> dict[str, object]:
    return vars(kit.see(lambda turn: turn.repo.ticket(int(ticket.id))))


def _park(turn: Turn, ticket: int) -> TicketView:
    return acts.park(turn, ticket, ParkRequest(for_papers=True, note="Thiếu ảnh"))


def _transfer(turn: Turn, ticket: int) -> TicketView:
    wanted = TransferRequest(service="dat-dai", counter="quay-3", note="Sổ đỏ", come_back=True)
    return acts.transfer(turn, ticket, wanted)


@pytest.mark.parametrize("act", [acts.finish, acts.leave, _park, _transfer])
def test_the_ticket_is_again_exactly_what_it_was(
    kit: DeskKit, act: Callable[[Turn, int], TicketView]
) -> None:
    kit.issue()
    kit.open()
    called = kit.call()
    kit.act(acts.serve, called)
    before = row(kit, called)
    kit.clock.forward(seconds=30)
    kit.act(act, called)
    assert row(kit, called) != before
    assert undo(kit).state is TicketState.SERVING
    assert row(kit, called) == before
    refused(ErrorCode.NOTHING_TO_UNDO, lambda: undo(kit))


def test_a_call_taken_back_puts_the_person_in_line_and_off_the_board(kit: DeskKit) -> None:
    ticket = kit.issue()
    kit.open()
    before = row(kit, ticket)
    kit.call()
    assert kit.see(views.board_view).calls
    assert undo(kit).state is TicketState.WAITING
    assert row(kit, ticket) == before
    assert kit.see(views.board_view).calls == ()
    assert kit.call().number == ticket.number


def test_a_call_taken_back_counts_as_no_overtaking(kit: DeskKit) -> None:
    kit.open()
    ordinary = kit.issue()
    kit.clock.forward(minutes=1)
    for _ in range(5):
        kit.issue(priority="khuyet-tat")
    kit.clock.forward(minutes=9)
    for _ in range(3):
        kit.call()
        undo(kit)
    for _ in range(3):
        called = kit.call()
        assert called.number != ordinary.number
        kit.act(acts.serve, called)
        kit.act(acts.finish, called)
    assert kit.call().number == ordinary.number


def test_a_missed_number_is_called_again_unless_the_counter_has_gone_on(kit: DeskKit) -> None:
    kit.issue()
    kit.issue()
    kit.open()
    missed = kit.miss()
    assert undo(kit).state is TicketState.CALLED
    kit.act(acts.miss, missed)
    kit.call()
    assert undo(kit).state is TicketState.WAITING
    refused(ErrorCode.NOTHING_TO_UNDO, lambda: undo(kit))


def test_it_is_too_late_after_two_minutes(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    kit.serve_one()
    kit.clock.forward(seconds=121)
    refused(ErrorCode.NOTHING_TO_UNDO, lambda: undo(kit))


def test_what_has_happened_since_stays(kit: DeskKit) -> None:
    ticket = kit.issue()
    kit.open()
    kit.serve_one()
    rating = RatingRequest(ticket=ticket.number, score=2)
    kit.do(partial(visits.rate, request=rating), KIOSK)
    refused(ErrorCode.NOTHING_TO_UNDO, lambda: undo(kit))


def test_a_transfer_that_was_called_elsewhere_stays(kit: DeskKit) -> None:
    kit.issue()
    kit.open("quay-1")
    kit.open("quay-3", MANAGER)
    called = kit.call("quay-1")
    kit.act(_transfer, called)
    kit.call("quay-3", MANAGER)
    refused(ErrorCode.NOTHING_TO_UNDO, lambda: undo(kit))


def test_nobody_undoes_at_somebody_else_s_counter(kit: DeskKit) -> None:
    kit.issue()
    kit.open("quay-1", MANAGER)
    kit.call("quay-1", MANAGER)
    refused(ErrorCode.WRONG_COUNTER, lambda: undo(kit))
    refused(ErrorCode.COUNTER_CLOSED, lambda: undo(kit, "quay-2"))


def served_and_gone(kit: DeskKit, actor: Actor) -> TicketView:
    """Somebody serves one person at counter 1 and leaves it."""
    kit.issue()
    kit.open("quay-1", actor)
    called = kit.call("quay-1", actor)
    kit.act(acts.serve, called, actor)
    kit.act(acts.finish, called, actor)
    kit.do(partial(counters.close_counter, code="quay-1"), actor)
    return called


def test_who_sits_down_next_does_not_undo_what_a_colleague_did(kit: DeskKit) -> None:
    ticket = served_and_gone(kit, MANAGER)
    kit.open("quay-1", CLERK)
    last = kit.see(partial(counters.queue_view, code="quay-1")).counter.undoable
    assert last is not None
    assert (last.kind, last.by) == ("ticket.finished", MANAGER.name)
    refused(ErrorCode.NOT_YOUR_ACT, lambda: undo(kit))
    assert row(kit, ticket)["state"] is TicketState.FINISHED


def test_a_senior_may_undo_what_somebody_else_did(kit: DeskKit) -> None:
    served_and_gone(kit, CLERK)
    kit.open("quay-1", MANAGER)
    assert undo(kit, actor=MANAGER).state is TicketState.SERVING


def test_a_senior_who_helped_out_answers_for_it(kit: DeskKit) -> None:
    kit.issue()
    kit.open("quay-1", CLERK)
    called = kit.call()
    kit.act(acts.serve, called, MANAGER)
    refused(ErrorCode.NOT_YOUR_ACT, lambda: undo(kit))
    assert undo(kit, actor=MANAGER).state is TicketState.CALLED


def test_a_recall_has_been_heard(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    called = kit.call()
    refused(ErrorCode.CALLED_JUST_NOW, lambda: kit.act(acts.recall, called))
    kit.clock.forward(seconds=5)
    kit.act(acts.recall, called)
    refused(ErrorCode.NOTHING_TO_UNDO, lambda: undo(kit))


def test_the_next_ticket_of_a_visit_waits_for_its_turn_again(kit: DeskKit) -> None:
    request = TicketRequest(service="ho-tich", then=("chung-thuc",))
    ticket = kit.do(partial(issuing.issue, request=request), KIOSK)
    kit.open()
    called = kit.call()
    kit.act(acts.serve, called)
    kit.act(acts.finish, called)
    undo(kit)
    token = ticket.follow_url.rpartition("/")[2]
    seen = kit.see(lambda turn: visits.follow(turn, token))
    assert [one.state for one in seen.visit] == [TicketState.SERVING, TicketState.LATER]
    kit.act(acts.finish, called)
    kit.call()
    undo(kit)
    refused(ErrorCode.NOTHING_TO_UNDO, lambda: undo(kit))


def test_a_number_counts_as_missed_after_so_many_calls(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    called = kit.call()
    refused(ErrorCode.CALLED_TOO_SELDOM, lambda: kit.act(acts.miss, called))
    kit.clock.forward(seconds=5)
    kit.act(acts.recall, called)
    assert kit.act(acts.miss, called).state is TicketState.MISSED


def test_a_counter_rests_for_a_reason_and_goes_on(kit: DeskKit) -> None:
    from front_desk.messages import BreakRequest, CounterState

    kit.issue()
    kit.open()
    rest = BreakRequest(reason="Nghỉ giải lao")
    view = kit.do(partial(counters.take_break, code="quay-1", request=rest))
    assert (view.state, view.break_reason) == (CounterState.BREAK, "Nghỉ giải lao")
    refused(ErrorCode.COUNTER_ON_BREAK, kit.call)
    kit.open()
    called = kit.call()
    refused(
        ErrorCode.COUNTER_BUSY,
        lambda: kit.do(partial(counters.take_break, code="quay-1", request=rest)),
    )
    assert called.state is TicketState.CALLED
    assert "counter.on_break" in kit.kinds()


def test_nobody_is_sent_to_a_colleague_for_what_cannot_be_undone_any_more(kit: DeskKit) -> None:
    ticket = served_and_gone(kit, MANAGER)
    rating = RatingRequest(ticket=ticket.number, score=2)
    kit.do(partial(visits.rate, request=rating), KIOSK)
    kit.open("quay-1", CLERK)
    refused(ErrorCode.NOTHING_TO_UNDO, lambda: undo(kit))
