"""How long a call holds a counter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.speeds import (
    OFFICE_WEIGHT,
    SERVICE_WEIGHT,
    USUAL_VARIATION,
    USUAL_WEIGHT,
    Speed,
    long_run,
    today,
)

LONG = {"a": Speed(600, 420), "b": Speed(300, 210)}
seconds = st.floats(0, 1e6)


def test_what_the_office_believes_stands_until_something_is_seen() -> None:
    speed = long_run(600, [])
    assert speed.mean == 600
    assert speed.deviation == pytest.approx(600 * USUAL_VARIATION)


def test_what_is_seen_wins_in_the_long_run() -> None:
    speed = long_run(600, [300] * USUAL_WEIGHT * 99)
    assert speed.mean == pytest.approx(303)
    assert speed.deviation < 60


def test_the_spread_is_learned() -> None:
    assert long_run(600, [200, 1000] * 500).deviation == pytest.approx(400, rel=0.02)


def test_a_day_without_calls_is_like_the_long_run() -> None:
    assert today(LONG, {}) == LONG


def test_a_slow_day_of_one_service_slows_the_others() -> None:
    speeds = today(LONG, {"a": [900] * OFFICE_WEIGHT})
    assert speeds["b"].mean == pytest.approx(300 * 1.25)
    assert speeds["a"].mean > 600 * 1.25
    assert speeds["a"].deviation / speeds["a"].mean == pytest.approx(0.7)


def test_a_service_has_its_own_pace_once_much_is_seen() -> None:
    held = {"a": [1200.0] * SERVICE_WEIGHT * 20, "b": [300.0] * SERVICE_WEIGHT * 20}
    speeds = today(LONG, held)
    assert speeds["a"].mean > 1150
    assert speeds["b"].mean < 320


def test_work_that_takes_long_is_seen_before_it_ends() -> None:
    assert today(LONG, {}, [("a", 1800.0)])["a"].mean > 600
    assert today(LONG, {}, [("gone", 1800.0)]) == LONG


@given(
    st.dictionaries(st.sampled_from("ab"), st.lists(seconds, max_size=50)),
    st.lists(st.tuples(st.sampled_from("abx"), st.floats(-1e4, 1e6)), max_size=12),
)
def test_whatever_is_seen_speeds_stay_within_bounds(
    held: dict[str, list[float]], in_hand: list[tuple[str, float]]
) -> None:
    for code, speed in today(LONG, held, in_hand).items():
        assert LONG[code].mean / 60 < speed.mean < LONG[code].mean * 20 + 3600
        assert speed.deviation > 0


@given(st.floats(1, 3600), st.floats(0, 1e5))
def test_what_is_left_lies_between_half_and_all_of_it(mean: float, gone: float) -> None:
    speed = Speed.usual(mean)
    assert mean / 2 <= speed.left_after(gone) <= mean
    assert speed.left_after(gone + 60) <= speed.left_after(gone)
    assert mean / 2 <= speed.left <= mean
