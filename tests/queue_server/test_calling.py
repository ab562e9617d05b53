"""Who is next."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from queue_server.calling import Candidate, Policy, call_order, choose, overtakes_in_row

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
