"""How long it will take."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.calling import Candidate
from queue_server.speeds import Speed
from queue_server.waits import (
    NONE,
    NOW,
    Estimate,
    Wait,
    Workplace,
    ahead_of,
    estimate,
    open_seconds,
    over_closings,
    wait_range,
    whole_minutes,
)

STEADY = {"a": Speed(600.0, 0.0), "b": Speed(300.0, 0.0), "c": Speed(900.0, 0.0)}
MEANS = {"a": 600.0, "b": 300.0, "c": 900.0}
BEGIN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def test_nobody_ahead_and_a_free_counter() -> None:
    assert wait_range("a", {"a": 0}, MEANS, [Workplace(frozenset("a"))]) == NONE


def test_four_people_of_ten_minutes_at_two_counters() -> None:
    wait = wait_range("a", {"a": 4}, MEANS, [Workplace(frozenset("a"))] * 2)
    assert wait.low_minutes < 20 < wait.high_minutes
    assert wait == Wait(7, 28)


def test_work_for_others_counts_where_counters_are_shared() -> None:
    alone = wait_range("a", {"a": 2}, MEANS, [Workplace(frozenset("a"), "a")])
    shared = wait_range("a", {"a": 2, "b": 6}, MEANS, [Workplace(frozenset("ab"), "a")])
    apart = wait_range(
        "a", {"a": 2, "b": 6}, MEANS, [Workplace(frozenset("a"), "a"), Workplace(frozenset("b"))]
    )
    assert apart == alone
    assert shared.high_minutes > alone.high_minutes


def test_no_open_counter_counts_as_one() -> None:
    assert wait_range("a", {"a": 3}, MEANS, []) == wait_range(
        "a", {"a": 3}, MEANS, [Workplace(frozenset("a"))]
    )


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 200)),
    st.lists(
        st.tuples(
            st.frozensets(st.sampled_from("abc"), min_size=1),
            st.sampled_from([None, "a", "b", "c"]),
        ),
        max_size=6,
    ),
)
def test_a_range_is_a_range(
    ahead: dict[str, int], counters: list[tuple[frozenset[str], str | None]]
) -> None:
    wait = wait_range("a", ahead, MEANS, [Workplace(*counter) for counter in counters])
    assert 0 <= wait.low_minutes <= wait.high_minutes
    assert wait == NONE or wait.low_minutes < wait.high_minutes


@given(st.integers(0, 100), st.integers(1, 50), st.integers(1, 5))
def test_more_people_ahead_never_shorten_the_wait(ahead: int, more: int, counters: int) -> None:
    places = [Workplace(frozenset("a"), "a")] * counters
    now = wait_range("a", {"a": ahead}, MEANS, places)
    then = wait_range("a", {"a": ahead + more}, MEANS, places)
    assert then.high_minutes >= now.high_minutes
    assert then.low_minutes + then.high_minutes >= now.low_minutes + now.high_minutes


def busy(services: str, with_what: str, seconds: float | None = None) -> Workplace:
    return Workplace(frozenset(services), with_what, seconds)


def test_nobody_ahead_waits_for_the_first_counter_only() -> None:
    one = estimate("a", {}, STEADY, [busy("a", "a")])
    four = estimate("a", {}, STEADY, [busy("a", "a")] * 4)
    assert one.seconds == pytest.approx(300)
    assert four.seconds == pytest.approx(300 / 4)
    assert wait_range("a", {}, MEANS, [busy("a", "a")] * 4).high_minutes <= 6


def test_each_person_ahead_costs_one_service_divided_by_the_counters() -> None:
    places = [busy("a", "a")] * 3
    waits = [estimate("a", {"a": people}, STEADY, places).seconds for people in range(20)]
    steps = [after - before for before, after in pairwise(waits)]
    assert steps == pytest.approx([600 / 3] * 19)


def test_people_ahead_count_at_the_counters_that_would_serve_them() -> None:
    # Those for b have a counter of their own and go there; those for c have only this one.
    places = [busy("ac", "a"), busy("b", "b")]
    assert estimate("a", {"b": 9}, STEADY, places) == estimate("a", {}, STEADY, places)
    longer = estimate("a", {"c": 2}, STEADY, places).seconds
    assert longer - estimate("a", {}, STEADY, places).seconds > 1700


def test_work_goes_where_there_is_room() -> None:
    # Counter 1 alone serves a; six people for b share both counters, most of them counter 2.
    places = [busy("ab", "a"), Workplace(frozenset("b"))]
    alone = estimate("a", {"a": 1}, STEADY, places).seconds
    shared = estimate("a", {"a": 1, "b": 6}, STEADY, places).seconds
    assert alone < shared < alone + 6 * 300 / 2 + 1


def test_whoever_has_one_counter_only_pushes_the_others_to_the_next() -> None:
    # The one for a fills counter 1, so both for b go to counter 2: ten minutes of work at each.
    places = [Workplace(frozenset("ab")), Workplace(frozenset("b"))]
    assert 400 < estimate("b", {"a": 1, "b": 2}, STEADY, places).seconds < 600


def test_work_that_is_nearly_done_shortens_the_wait() -> None:
    speeds = {"a": Speed.usual(600)}
    fresh = estimate("a", {"a": 1}, speeds, [busy("a", "a", 0)])
    old = estimate("a", {"a": 1}, speeds, [busy("a", "a", 900)])
    assert old.seconds < fresh.seconds


def test_a_free_counter_is_no_wait_unless_somebody_ahead_takes_it() -> None:
    places = [Workplace(frozenset("a")), busy("a", "a")]
    assert estimate("a", {}, STEADY, places) == NOW
    assert estimate("a", {"a": 1}, STEADY, places).seconds > 0
    assert estimate("a", {"b": 5}, STEADY, places) == NOW


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 200)),
    st.lists(
        st.tuples(
            st.frozensets(st.sampled_from("abc"), min_size=1),
            st.sampled_from([None, "a", "b", "c"]),
            st.none() | st.floats(0, 1e5),
        ),
        max_size=6,
    ),
    st.sampled_from("abc"),
)
def test_one_more_ahead_or_one_counter_fewer_never_shortens_a_wait(
    ahead: dict[str, float],
    counters: list[tuple[frozenset[str], str | None, float | None]],
    more: str,
) -> None:
    places = [Workplace(*counter) for counter in counters]
    told = estimate("a", ahead, STEADY, places)
    longer = estimate("a", {**ahead, more: ahead.get(more, 0) + 1}, STEADY, places)
    assert 0 <= told.seconds <= longer.seconds + 600
    assert told == NOW or told.deviation > 0
    whole = Workplace(frozenset("abc"))
    assert estimate("a", {}, STEADY, [*places, whole]) == NOW


def test_who_is_ahead_is_who_would_be_called_before() -> None:
    order = [Candidate(3, BEGIN), Candidate(1, BEGIN), Candidate(2, BEGIN)]
    services = {1: "a", 2: "a", 3: "b"}
    assert ahead_of(2, order, services) == {"a": 1, "b": 1}
    assert ahead_of(3, order, services) == {}


# ── hours ────────────────────────────────────────────────────────────────────────────────────

LUNCH = [(600.0, 7800.0)]
stretches = st.lists(
    st.tuples(st.floats(1, 3600), st.floats(1, 7200), st.sampled_from([0.0, 0.5, 1.0, 2.0])),
    max_size=4,
)


def laid_out(parts: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    found, at = [], 0.0
    for gap, length, share in parts:
        found.append((at + gap, at + gap + length, share))
        at += gap + length
    return found


def test_a_wait_over_lunch_goes_on_after_it() -> None:
    assert over_closings(600, LUNCH) == 600
    assert over_closings(660, LUNCH) == 7860
    assert over_closings(60, [(-100.0, 500.0)]) == 560
    assert over_closings(60, [(-500.0, -100.0)]) == 60


def test_half_the_counters_at_lunch_take_twice_as_long() -> None:
    assert over_closings(900, [(600.0, 4200.0, 0.5)]) == 1200
    assert over_closings(600 + 1800 + 60, [(600.0, 4200.0, 0.5)]) == 4260


@given(st.floats(0, 30_000), stretches)
def test_hours_are_left_out_and_put_back(
    seconds: float, parts: list[tuple[float, float, float]]
) -> None:
    closed = laid_out(parts)
    on_the_clock = over_closings(seconds, closed)
    assert open_seconds(on_the_clock, closed) == pytest.approx(seconds, abs=1e-6)


# ── words ────────────────────────────────────────────────────────────────────────────────────


def test_a_range_is_whole_minutes_and_at_least_one_wide() -> None:
    assert whole_minutes(Estimate(600, 60), -1, 1) == Wait(9, 11)
    assert whole_minutes(Estimate(600, 0), 0, 0) == Wait(10, 11)
    assert whole_minutes(Estimate(30, 100), -1, 1) == Wait(0, 3)
    assert whole_minutes(NOW, -1, 1) == NONE


def test_soon_is_said_of_short_waits_only() -> None:
    assert NONE.soon
    assert Wait(0, 5).soon
    assert not Wait(0, 6).soon
