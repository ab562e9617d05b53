"""Two offices in one database know nothing of each other, on both databases."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import RatingRequest
from queue_server import reports
from queue_server.desk import acts, counters, views, visits
from queue_server.desk.turn import Turn
from queue_server.seed import seed
from tests.desk_kit import CLERK, KIOSK, DeskKit
from tests.servers import ZONE

T = TypeVar("T")
OTHER = "phuong-khac"


@pytest.fixture
def busy(kit: DeskKit) -> DeskKit:
    """Here somebody waits, is called, is missed and has rated; the other office is empty."""
    seed(kit.store, OTHER, ZONE, keep_hours=False)
    kit.open("quay-1")
    kit.open("quay-2")
    first = kit.issue()
    kit.serve_one()
    rating = RatingRequest(ticket=first.number, score=2)
    kit.do(partial(visits.rate, request=rating), KIOSK)
    for _ in range(4):
        kit.issue()
    kit.miss("quay-1")
    kit.call("quay-2")
    return kit


def there(kit: DeskKit, look: Callable[[Turn], T]) -> T:
    return asyncio.run(kit.desk.look(OTHER, look))


def test_the_other_office_is_empty(busy: DeskKit) -> None:
    queue = there(busy, partial(counters.queue_view, code="quay-1"))
    assert queue.revision == 0
    assert (queue.waiting, queue.set_aside, queue.help_wanted) == ((), (), ())
    assert all(one.staff is None and one.ticket is None for one in queue.counters)
    assert [one.waiting for one in queue.services] == [0] * 6
    assert [one.wait_high_minutes for one in queue.services] == [0] * 6
    board = there(busy, views.board_view)
    assert (board.revision, board.calls, board.waiting) == (0, (), 0)
    report = there(busy, lambda turn: reports.today(turn.repo, turn.office, turn.day))
    assert (report.issued, report.ratings, report.latest_ratings, report.trend) == (0, 0, (), ())
    assert there(busy, lambda turn: turn.repo.candidates(turn.day, ["ho-tich"])) == []
    assert there(busy, lambda turn: turn.repo.holds(turn.day, turn.day)) == {}
    assert there(busy, lambda turn: turn.repo.events_after(0, 10)) == []
    assert there(busy, lambda turn: turn.repo.call_at(3)) is None


def test_the_other_office_calls_none_of_ours(busy: DeskKit) -> None:
    def act(turn: Turn) -> object:
        counters.open_counter(turn, "quay-1")
        return counters.call_next(turn, "quay-1")

    assert asyncio.run(busy.desk.change(OTHER, CLERK, act)) is None


def test_the_other_office_moves_none_of_ours(busy: DeskKit) -> None:
    waiting = busy.see(partial(counters.queue_view, code="quay-1")).waiting[0]
    for act in (acts.cancel, acts.restore, acts.serve):
        with pytest.raises(DeskError) as caught:
            asyncio.run(
                busy.desk.change(OTHER, CLERK, lambda turn, a=act: a(turn, int(waiting.id)))  # type: ignore[misc]
            )
        assert caught.value.code is ErrorCode.UNKNOWN_TICKET
