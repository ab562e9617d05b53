"""Ranges that learn how wide they must be."""

import random
from collections import deque
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.calibration import Calibration, Prediction
from queue_server.waits import NONE, NOW, Estimate, Wait

TEN = Estimate(600, 120)


LEARNING, JUDGED = 2000, 4000


def covered(actual: Callable[[random.Random, Estimate], float], late: int) -> float:
    """The share of ranges that hold, once learned, when every answer comes `late` people later."""
    chance, known, held = random.Random(7), Calibration(), 0
    asked: deque[tuple[Prediction, float]] = deque()
    for person in range(LEARNING + JUDGED):
        told = known.predict(Estimate(chance.uniform(300, 3000), chance.uniform(60, 400)))
        came = actual(chance, told.estimate)
        held += (
            person >= LEARNING and told.wait.low_minutes * 60 <= came <= told.wait.high_minutes * 60
        )
        asked.append((told, came))
        if len(asked) > late:
            known = known.updated(*asked.popleft())
    return held / JUDGED


@pytest.mark.parametrize("late", [0, 20])
@pytest.mark.parametrize(
    "actual",
    [
        lambda chance, told: chance.gauss(told.seconds, told.deviation),
        lambda chance, told: chance.gauss(told.seconds * 1.3, 3 * told.deviation),
        lambda chance, told: told.seconds * chance.lognormvariate(0, 0.4),
    ],
    ids=["as told", "longer and wilder", "skewed"],
)
def test_four_ranges_in_five_hold_however_wrong_the_estimate_is(
    actual: Callable[[random.Random, Estimate], float], late: int
) -> None:
    assert 0.78 <= covered(actual, late) <= 0.82


def test_the_middle_finds_the_mean() -> None:
    chance, known = random.Random(7), Calibration()
    for _ in range(2000):
        known = known.updated(known.predict(TEN), chance.gauss(720, 120))
    assert known.seconds(TEN) == pytest.approx(720, abs=15)
    assert known.seconds(NOW) == 0


def test_a_miss_moves_an_end_nine_times_as_far_as_a_hit() -> None:
    known = Calibration(seen=10_000)
    told = known.predict(TEN)
    out = known.updated(told, 10_000).high - known.high
    back = known.high - known.updated(told, 600).high
    assert out == pytest.approx(9 * back)
    assert known.updated(told, 0).low < known.low < known.updated(told, 600).low


def test_no_wait_is_told_as_none_and_teaches_nothing() -> None:
    known = Calibration()
    assert known.range(NOW) == NONE
    assert known.updated(known.predict(NOW), 60) == known


def test_a_range_over_lunch() -> None:
    lunch = [(660.0, 7860.0)]
    assert Calibration(low=-1, high=1).range(TEN, lunch) == Wait(8, 132)
    assert Calibration(low=-1, high=1).range(TEN) == Wait(8, 12)


def test_what_is_learned_survives_as_json() -> None:
    known = Calibration().updated(Calibration().predict(TEN), 1200)
    assert Calibration.model_validate_json(known.model_dump_json()) == known


@given(
    st.lists(st.tuples(st.floats(0, 1e5), st.floats(0, 1e4), st.floats(0, 1e6)), max_size=60),
)
def test_ends_never_cross(waits: list[tuple[float, float, float]]) -> None:
    known = Calibration()
    for seconds, deviation, actual in waits:
        known = known.updated(Estimate(seconds, deviation), actual)
        assert known.low <= known.high
        wait = known.range(Estimate(seconds, deviation))
        assert wait == NONE or 0 <= wait.low_minutes < wait.high_minutes
