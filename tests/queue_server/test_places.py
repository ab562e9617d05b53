"""What people are told of their place in line, on both databases."""

from functools import partial

from front_desk.messages import TicketView
from queue_server.desk import acts, counters, views
from tests.desk_kit import DeskKit


def seen_again(kit: DeskKit, ticket: TicketView) -> TicketView:
    """A ticket as it stands."""
    return kit.see(lambda turn: views.placed_view(turn, turn.repo.ticket(int(ticket.id))))


def test_people_ahead_are_all_whom_the_same_counters_call_before(kit: DeskKit) -> None:
    kit.open("quay-1")
    for service in ("ho-tich", "chung-thuc", "dat-dai"):
        kit.issue(service)
    mine = kit.issue("ho-tich")
    assert mine.people_ahead == 2
    assert seen_again(kit, mine).people_ahead == 2
    waiting = kit.see(partial(counters.queue_view, code="quay-1")).waiting
    assert [(one.number, one.people_ahead) for one in waiting] == [
        ("A001", 0), ("B001", 1), ("A002", 2),
    ]  # fmt: skip


def test_people_for_the_same_counters_with_priority_are_ahead_too(kit: DeskKit) -> None:
    kit.open("quay-1")
    mine = kit.issue("ho-tich")
    kit.clock.forward(minutes=5)
    kit.issue("chung-thuc", priority="khuyet-tat")
    kit.clock.forward(minutes=10)
    assert seen_again(kit, mine).people_ahead == 1


def test_only_counters_that_are_open_count(kit: DeskKit) -> None:
    """Results are handed out where certificates are made, and where residence is registered."""
    for service in ("ho-tich", "cu-tru", "cu-tru"):
        kit.issue(service)
    mine = kit.issue("tra-ket-qua")
    assert mine.people_ahead == 3
    kit.open("quay-4")
    assert seen_again(kit, mine).people_ahead == 2
    kit.open("quay-1")
    assert seen_again(kit, mine).people_ahead == 3


def test_nearly_ones_turn_only_where_a_counter_is_free_soon(kit: DeskKit) -> None:
    kit.open("quay-1")
    first = kit.issue()
    assert (first.people_ahead, first.turn_soon) == (0, True)
    kit.act(acts.serve, kit.call())
    second = kit.issue()
    assert (second.people_ahead, second.turn_soon) == (0, False)
    assert second.wait_high_minutes > 5
    called = seen_again(kit, first)
    assert (called.people_ahead, called.turn_soon) == (0, False)


def test_a_long_line_is_nobodys_turn_soon(kit: DeskKit) -> None:
    kit.open("quay-1")
    turns = [kit.issue().turn_soon for _ in range(6)]
    assert turns[0]
    assert not turns[-1]
    assert turns == sorted(turns, reverse=True)
