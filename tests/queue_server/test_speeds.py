"""How long a call holds a counter."""

import math
import random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.speeds import (
    OFFICE_WEIGHT,
    SERVICE_WEIGHT,
    USUAL_VARIATION,
    USUAL_WEIGHT,
    Held,
    Speed,
    long_run,
    today,
)

LONG = {"a": Speed(600, 420), "b": Speed(300, 210)}
seconds = st.floats(0, 1e6)


def calls(*seconds: float) -> list[Held]:
    return [Held(one) for one in seconds]


def test_what_the_office_believes_stands_until_something_is_seen() -> None:
    speed = long_run(600, [])
    assert speed.mean == 600
    assert speed.deviation == pytest.approx(600 * USUAL_VARIATION)
    assert speed.beyond(speed.typical or 0) == pytest.approx(0)
    assert speed.typical == pytest.approx(600 / math.sqrt(1 + USUAL_VARIATION**2))


def test_what_is_seen_wins_in_the_long_run() -> None:
    speed = long_run(600, calls(300) * USUAL_WEIGHT * 99)
    assert speed.mean == pytest.approx(303)
    assert speed.deviation < 60
    assert speed.typical == pytest.approx(300, rel=0.02)


def test_slips_of_the_hand_count_little() -> None:
    weight = USUAL_WEIGHT
    assert long_run(600, calls(0.5)).mean == pytest.approx((600 * weight + 20) / (weight + 1))
    assert long_run(600, calls(90_000)).mean < 900


def test_the_spread_is_learned() -> None:
    assert long_run(600, calls(200, 1000) * 500).deviation == pytest.approx(400, rel=0.02)


def test_who_does_not_come_shortens_the_mean_and_says_nothing_of_the_pace() -> None:
    came = calls(*[600.0] * 40)
    both = long_run(600, [*came, *[Held(70, came=False)] * 40])
    assert both.mean < 400
    assert both.typical == pytest.approx(long_run(600, came).typical)
    assert today(LONG, {"a": [Held(70, came=False)] * 30}) == LONG


def test_a_day_without_calls_is_like_the_long_run() -> None:
    assert today(LONG, {}) == LONG


def test_a_slow_day_of_one_service_slows_the_others() -> None:
    typical = LONG["a"].mean / math.sqrt(1 + 0.49)
    speeds = today(LONG, {"a": calls(typical * 2) * OFFICE_WEIGHT})
    # Half of the way, by factors.
    pace = speeds["b"].mean / LONG["b"].mean
    assert pace == pytest.approx(math.sqrt(2))
    assert 2 > speeds["a"].mean / LONG["a"].mean > pace
    assert speeds["a"].deviation / speeds["a"].mean == pytest.approx(0.7)


def test_a_service_has_its_own_pace_once_much_is_seen() -> None:
    typical = {code: speed.mean / math.sqrt(1 + 0.49) for code, speed in LONG.items()}
    many = SERVICE_WEIGHT * 20
    speeds = today(LONG, {"a": calls(typical["a"] * 2) * many, "b": calls(typical["b"]) * many})
    assert speeds["a"].mean == pytest.approx(1200, rel=0.05)
    assert speeds["b"].mean == pytest.approx(300, rel=0.05)


def test_one_call_that_is_out_of_all_proportion_does_not_make_a_day() -> None:
    for seconds in (1.0, 36_000.0):
        assert 0.8 < today(LONG, {"a": calls(seconds)})["a"].mean / 600 < 1.25


def test_work_that_takes_long_is_seen_before_it_ends() -> None:
    assert today(LONG, {}, [("a", 1800.0)])["a"].mean > 620
    assert today(LONG, {}, [("a", 5.0)])["a"].mean == pytest.approx(600, rel=0.01)
    assert today(LONG, {}, [("gone", 1800.0)]) == LONG


def test_with_what_is_in_hand_a_day_is_foretold_without_bias_from_its_first_hour_on() -> None:
    """What is over by ten was short; what is at the counter tells the rest."""
    chance, found = random.Random(4), []
    long = long_run(600, calls(*[times(chance, 600) for _ in range(4000)]))
    for _ in range(1500):
        ends, held, in_hand = 0.0, [], []
        while ends < 3600:
            one = times(chance, 600)
            if ends + one <= 3600:
                held.append(Held(one))
            else:
                in_hand.append(("a", 3600 - ends))
            ends += one
        found.append(math.log(today({"a": long}, {"a": held}, in_hand)["a"].mean / long.mean))
    assert abs(fmean(found)) < 0.02


def times(chance: random.Random, mean: float) -> float:
    """A log-normal time as those at a counter are."""
    variance = math.log1p(USUAL_VARIATION**2)
    return chance.lognormvariate(math.log(mean) - variance / 2, math.sqrt(variance))


@given(
    st.dictionaries(
        st.sampled_from("ab"), st.lists(st.builds(Held, seconds, st.booleans()), max_size=50)
    ),
    st.lists(st.tuples(st.sampled_from("abx"), st.floats(-1e4, 1e6)), max_size=12),
)
def test_whatever_is_seen_speeds_stay_within_bounds(
    held: dict[str, list[Held]], in_hand: list[tuple[str, float]]
) -> None:
    for code, speed in today(LONG, held, in_hand).items():
        assert LONG[code].mean / 5 < speed.mean < LONG[code].mean * 15
        assert speed.deviation > 0


@given(st.lists(st.builds(Held, seconds, st.booleans()), max_size=50), st.floats(1, 1e5))
def test_whatever_was_seen_what_is_under_way_can_be_judged(held: list[Held], so_far: float) -> None:
    speed = today({"a": long_run(600, held)}, {}, [("a", so_far)])["a"]
    assert 0 < speed.mean < math.inf


@given(st.floats(1, 3600), st.floats(0, 1e5))
def test_what_is_left_lies_between_half_and_all_of_it(mean: float, gone: float) -> None:
    speed = Speed.usual(mean)
    assert mean / 2 <= speed.left_after(gone) <= mean
    assert speed.left_after(gone + 60) <= speed.left_after(gone)
    assert mean / 2 <= speed.left <= mean
