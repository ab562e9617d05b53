"""Today at a glance."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk.messages import RatingRequest
from front_desk.report_messages import TodayReport
from queue_server import reports
from queue_server.desk import acts, visits
from tests.desk_kit import KIOSK, DeskKit

minutes = st.lists(st.floats(0, 1000), min_size=1, max_size=50)


def report(kit: DeskKit) -> TodayReport:
    return kit.see(lambda turn: reports.today(turn.repo, turn.office, turn.day))


def rate(kit: DeskKit, number: str, score: int, comment: str | None = None) -> None:
    request = RatingRequest.model_validate({"ticket": number, "score": score, "comment": comment})
    kit.do(partial(visits.rate, request=request), KIOSK)


def test_a_day_before_anything_happened(kit: DeskKit) -> None:
    empty = report(kit)
    assert (empty.issued, empty.served, empty.ratings) == (0, 0, 0)
    assert empty.wait_median_minutes is empty.rating_mean is None
    assert len(empty.services) == 6
    assert empty.trend == ()


def test_a_morning(kit: DeskKit) -> None:
    for _ in range(5):
        kit.issue()
    kit.issue("dat-dai")
    kit.open()
    for wait in (2, 4, 6):
        kit.clock.forward(minutes=wait)
        kit.serve_one(minutes=3)
    kit.miss()
    fifth = kit.see(lambda turn: visits.find(turn, "A005"))
    kit.do(lambda turn: acts.cancel(turn, fifth.id))
    rate(kit, "A001", 2)
    rate(kit, "A002", 1, "Chờ hơi lâu")
    seen = report(kit)
    assert seen.day == date(2026, 11, 23)
    assert (seen.issued, seen.served, seen.waiting, seen.missed, seen.cancelled) == (6, 3, 1, 1, 1)
    # Waits of 2, 9 and 18 minutes, and 21 for the one who did not come.
    assert seen.wait_median_minutes == 13.5
    assert seen.wait_p90_minutes == 20.1
    assert seen.service_median_minutes == 3
    assert (seen.ratings, seen.rating_mean) == (2, 1.5)
    civil = seen.services[0]
    assert (civil.service, civil.issued, civil.served, civil.ratings) == ("ho-tich", 5, 3, 2)
    assert seen.services[2].waiting == 1
    assert {one.number: one.comment for one in seen.latest_ratings} == {
        "A001": None,
        "A002": "Chờ hơi lâu",
    }


def test_the_trend_holds_fourteen_days_that_had_ratings(kit: DeskKit) -> None:
    for day in range(16):
        kit.issue()
        kit.open()
        kit.serve_one(minutes=1)
        rate(kit, "A001", day % 3)
        kit.clock.forward(days=1, minutes=-1)
        while kit.clock.now.weekday() > 4:
            kit.clock.forward(days=1)
    kit.clock.forward(days=-1)
    trend = report(kit).trend
    assert len(trend) == 14
    assert [one.day for one in trend] == sorted({one.day for one in trend})
    assert trend[0].rating_mean == 2 % 3


def test_quantiles_of_known_values() -> None:
    assert reports.quantile([], 0.5) is None
    assert reports.quantile([7], 0.9) == 7
    assert reports.quantile([1, 2, 3, 4], 0.5) == 2.5
    assert reports.quantile(list(range(11)), 0.9) == pytest.approx(9)


@given(minutes, st.floats(0, 1))
def test_a_quantile_lies_among_the_values(values: list[float], share: float) -> None:
    found = reports.quantile(values, share)
    assert found is not None
    assert min(values) - 0.05 <= found <= max(values) + 0.05
