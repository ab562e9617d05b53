"""Who is next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.calling import (
    Candidate,
    Choice,
    PastCall,
    Policy,
    Row,
    call_order,
    choose,
    overtakes_in_row,
    row_at,
)
from queue_server.reasons import Reason, ReasonKind
from queue_server.rules import PolicyKind

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
POLICY = Policy(weights={"old": 3.0}, names={"old": "người từ 75 tuổi trở lên"})
PACE = timedelta(minutes=2)


def waiting(ticket: int, minutes: float, priority: str | None = None) -> Candidate:
    return Candidate(ticket, NOON - timedelta(minutes=minutes), priority)


lines = st.lists(
    st.tuples(st.floats(0, 240), st.sampled_from([None, None, "old", "unknown-class"])),
    max_size=30,
).map(lambda people: [waiting(n, minutes, kind) for n, (minutes, kind) in enumerate(people)])


def test_nobody_waits() -> None:
    assert choose([], NOON, POLICY) is None


def test_the_first_to_come_is_next_and_the_reason_says_so() -> None:
    choice = choose([waiting(2, 3), waiting(1, 12.9)], NOON, POLICY)
    assert choice is not None
    assert choice.candidate.ticket == 1
    assert choice.reason == "đến lượt theo thứ tự, chờ 12 phút"
    assert not choice.overtook


def test_priority_gathers_points_three_times_as_fast() -> None:
    ordinary = waiting(1, 30)
    assert choose([ordinary, waiting(2, 9, "old")], NOON, POLICY).candidate.ticket == 1  # type: ignore[union-attr]
    choice = choose([ordinary, waiting(2, 12, "old")], NOON, POLICY)
    assert choice is not None
    assert choice.candidate.ticket == 2
    assert choice.reason == "ưu tiên người từ 75 tuổi trở lên, chờ 12 phút"
    assert choice.overtook


def test_after_three_overtakes_the_ordinary_one_is_next() -> None:
    line = [waiting(1, 13), waiting(2, 12, "old")]
    assert choose(line, NOON, POLICY, 2).candidate.ticket == 2  # type: ignore[union-attr]
    choice = choose(line, NOON, POLICY, 3)
    assert choice is not None
    assert choice.candidate.ticket == 1
    assert choice.reason == "đến lượt theo thứ tự sau 3 lượt ưu tiên, chờ 13 phút"


def test_priority_that_came_first_overtakes_nobody() -> None:
    choice = choose([waiting(1, 20, "old"), waiting(2, 10)], NOON, POLICY, 3)
    assert choice is not None
    assert choice.candidate.ticket == 1
    assert choice.reason == "đến lượt theo thứ tự, chờ 20 phút"


def test_a_clock_that_went_back_hurts_nobody() -> None:
    choice = choose([waiting(1, -5)], NOON, POLICY)
    assert choice is not None
    assert choice.reason.endswith("chờ 0 phút")


@given(lines, st.integers(0, 5))
def test_within_a_class_the_order_is_that_of_coming(line: list[Candidate], row: int) -> None:
    order = list(call_order(line, NOON, POLICY, PACE, row))
    for kind in {one.priority for one in line}:
        mine = [one for one in order if one.priority == kind]
        assert mine == sorted(mine, key=lambda one: (one.issued_at, one.ticket))


@given(lines, st.integers(0, 5))
def test_everybody_is_called_once(line: list[Candidate], row: int) -> None:
    order = list(call_order(line, NOON, POLICY, PACE, row))
    assert sorted(one.ticket for one in order) == sorted(one.ticket for one in line)


@given(lines, st.integers(0, 3))
def test_never_more_than_three_in_a_row_overtake_somebody(line: list[Candidate], row: int) -> None:
    left = list(call_order(line, NOON, POLICY, PACE, row))
    while left:
        called, *left = left
        passed = [
            one
            for one in left
            if one.priority is None
            and (one.issued_at, one.ticket) < (called.issued_at, called.ticket)
        ]
        row = row + 1 if called.priority is not None and passed else 0
        assert row <= POLICY.most_overtakes


@given(lines, st.integers(0, 5))
def test_choose_takes_the_head_of_the_order(line: list[Candidate], row: int) -> None:
    choice = choose(line, NOON, POLICY, row)
    first = next(call_order(line, NOON, POLICY, PACE, row), None)
    assert (None if choice is None else choice.candidate) == first


@given(lines)
def test_whoever_comes_now_without_priority_is_last(line: list[Candidate]) -> None:
    new = waiting(1000, 0)
    *_, last = call_order([*line, new], NOON, POLICY, PACE)
    assert last == new


@given(lines, st.randoms())
def test_the_order_of_asking_does_not_matter(line: list[Candidate], random: object) -> None:
    mixed = list(line)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert choose(mixed, NOON, POLICY) == choose(line, NOON, POLICY)


def test_overtakes_are_counted_from_the_newest() -> None:
    assert overtakes_in_row([True, True, False, True]) == 2
    assert overtakes_in_row([]) == 0


def test_a_booked_number_waits_from_its_check_in_on() -> None:
    booked = Candidate(1, NOON - timedelta(days=3), came_at=NOON - timedelta(minutes=5))
    old = Candidate(2, NOON - timedelta(minutes=4), "gia")
    called = choose([booked, old], NOON, Policy(weights={"gia": 3.0}))
    assert called is not None
    assert called.candidate is old
    only = choose([booked], NOON, Policy())
    assert only is not None
    assert only.why.minutes == 5


def test_of_one_class_the_earlier_number_is_next_even_when_booked() -> None:
    booked = Candidate(1, NOON - timedelta(days=3), came_at=NOON - timedelta(minutes=5))
    walk_in = Candidate(2, NOON - timedelta(minutes=10))
    called = choose([walk_in, booked], NOON, Policy())
    assert called is not None
    assert called.candidate is booked


# ── every kind of policy ─────────────────────────────────────────────────────────────────────

CLASSES = {"old": 3.0, "merit": 2.0, "light": 1.0}
crowds = st.lists(
    st.tuples(st.integers(0, 240), st.sampled_from([None, None, "old", "merit", "light"])),
    max_size=24,
).map(lambda people: [waiting(n, minutes, kind) for n, (minutes, kind) in enumerate(people)])
policies = st.builds(
    Policy,
    weights=st.just(CLASSES),
    most_overtakes=st.integers(1, 5),
    kind=st.sampled_from(PolicyKind),
    ratio=st.integers(1, 4),
)
rows = st.builds(Row, overtakes=st.integers(0, 4), priority=st.integers(0, 4))


def called_in_turn(line: Sequence[Candidate], policy: Policy, row: Row) -> list[Choice]:
    """One call after the other, as a counter makes them."""
    left, choices, now = list(line), [], NOON
    while choice := choose(left, now, policy, row):
        choices.append(choice)
        left.remove(choice.candidate)
        row = row.after(choice.candidate, overtook=choice.overtook)
        now += PACE
    return choices


def came_before(one: Candidate, other: Candidate) -> bool:
    return (one.issued_at, one.ticket) < (other.issued_at, other.ticket)


def of_kind(kind: PolicyKind) -> Policy:
    return replace(POLICY, weights=CLASSES, kind=kind)


@given(crowds, policies, rows)
def test_call_order_is_choosing_again_and_again(
    line: list[Candidate], policy: Policy, row: Row
) -> None:
    choices = called_in_turn(line, policy, row)
    assert list(call_order(line, NOON, policy, PACE, row)) == [one.candidate for one in choices]


@given(crowds, policies, rows)
def test_every_policy_keeps_the_order_within_a_class(
    line: list[Candidate], policy: Policy, row: Row
) -> None:
    order = list(call_order(line, NOON, policy, PACE, row))
    assert sorted(one.ticket for one in order) == sorted(one.ticket for one in line)
    for kind in {one.priority for one in line}:
        mine = [one for one in order if one.priority == kind]
        assert mine == sorted(mine, key=lambda one: (one.issued_at, one.ticket))


@given(crowds, policies)
def test_nobody_ordinary_is_overtaken_more_often_in_a_row_than_allowed(
    line: list[Candidate], policy: Policy
) -> None:
    choices = called_in_turn(line, policy, Row())
    for person in (one for one in line if one.priority is None):
        mine = next(n for n, one in enumerate(choices) if one.candidate == person)
        passed = [
            one.candidate.priority is not None and came_before(person, one.candidate)
            for one in choices[:mine]
        ]
        longest = max((len(list(run)) for hit, run in groupby(passed) if hit), default=0)
        if policy.kind is not PolicyKind.STRICT:
            assert longest <= policy.most_overtakes
        assert all(one.overtook for one, hit in zip(choices[:mine], passed, strict=True) if hit)


@given(crowds, st.integers(1, 5), rows)
def test_fifo_is_the_order_of_arrival(line: list[Candidate], most: int, row: Row) -> None:
    policy = replace(of_kind(PolicyKind.FIFO), most_overtakes=most)
    order = list(call_order(line, NOON, policy, PACE, row))
    assert order == sorted(line, key=lambda one: (one.issued_at, one.ticket))


@given(crowds, rows)
def test_strict_never_leaves_a_heavier_class_waiting(line: list[Candidate], row: Row) -> None:
    choices = called_in_turn(line, of_kind(PolicyKind.STRICT), row)
    weights = [CLASSES.get(one.candidate.priority or "", 0.0) for one in choices]
    assert weights == sorted(weights, reverse=True)


@given(crowds, st.integers(1, 4))
def test_the_ratio_is_exact_while_both_wait(line: list[Candidate], ratio: int) -> None:
    policy = replace(of_kind(PolicyKind.RATIO), ratio=ratio, most_overtakes=100)
    order = list(call_order(line, NOON, policy, PACE))
    both = min(
        max((n for n, one in enumerate(order) if one.priority is None), default=-1),
        max((n for n, one in enumerate(order) if one.priority is not None), default=-1),
    )
    for n, one in enumerate(order[: both + 1]):
        ordinary_next = n % (ratio + 1) == ratio
        assert (one.priority is None) == ordinary_next


def test_the_ratio_goes_on_where_it_was() -> None:
    line = [waiting(1, 30), waiting(2, 10, "old"), waiting(3, 5, "old")]
    policy = of_kind(PolicyKind.RATIO)
    choice = choose(line, NOON, policy, Row(priority=2))
    assert choice is not None
    assert choice.candidate.ticket == 1
    assert choice.why == Reason(ReasonKind.AFTER_PRIORITY, 30, None, went_first=2)
    assert choose(line, NOON, policy, Row(priority=1)).candidate.ticket == 2  # type: ignore[union-attr]


@given(crowds, policies, rows, st.randoms())
def test_the_choice_depends_on_nothing_else(
    line: list[Candidate], policy: Policy, row: Row, random: object
) -> None:
    mixed = list(line)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert choose(mixed, NOON, policy, row) == choose(line, NOON, policy, row)


# ── counters that share a line ───────────────────────────────────────────────────────────────


def past(*calls: tuple[str, bool]) -> list[PastCall]:
    """Newest first: counter, whether it overtook."""
    return [PastCall(counter, overtook, overtook) for counter, overtook in calls]


def test_calls_of_counters_that_share_a_service_are_one_row() -> None:
    serves = {"1": {"a", "b"}, "2": {"a"}, "3": {"c"}}
    calls = past(("3", False), ("2", True), ("1", True), ("2", True), ("1", False))
    assert row_at("1", serves, calls) == Row(3, 3)
    assert row_at("2", serves, calls) == Row(3, 3)
    assert row_at("3", serves, calls) == Row(0, 0)


def test_a_call_in_another_line_does_not_end_a_row() -> None:
    serves = {"1": {"a", "b"}, "2": {"b"}}
    calls = past(("2", False), ("1", True), ("1", True))
    assert row_at("1", serves, calls).overtakes == 2
    assert row_at("2", serves, calls).overtakes == 0


@pytest.mark.parametrize("counter", ["1", "2"])
def test_no_calls_yet(counter: str) -> None:
    assert row_at(counter, {"1": {"a"}, "2": {"a", "b"}}, []) == Row()
