"""How long it will take."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.waits import NONE, SHRINKAGE, Wait, Workplace, mean_seconds, wait_range

MEANS = {"a": 600.0, "b": 300.0, "c": 900.0}
BEGIN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def served(*seconds: float) -> list[tuple[datetime, datetime]]:
    return [(BEGIN, BEGIN + timedelta(seconds=one)) for one in seconds]


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


def test_the_usual_time_counts_while_nothing_is_known() -> None:
    assert mean_seconds(600, []) == 600


def test_what_is_observed_draws_the_mean_over() -> None:
    assert mean_seconds(600, served(*[300] * SHRINKAGE)) == pytest.approx(450)


def test_slips_of_the_hand_count_little() -> None:
    assert mean_seconds(600, served(0.5)) == pytest.approx((600 * SHRINKAGE + 20) / (SHRINKAGE + 1))
    assert mean_seconds(600, served(90_000)) < 900
