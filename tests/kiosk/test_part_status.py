"""How one part is: asked in time, never while it works, and never forgotten."""

from hypothesis import given
from hypothesis import strategies as st

from front_desk.faults import Fault
from kiosk.part_status import (
    ASK_SECONDS,
    Began,
    Crashed,
    Dropped,
    Ended,
    Looked,
    News,
    PartStatus,
    Seen,
    Ticked,
    step,
)

FAULTS = st.one_of(st.none(), st.sampled_from(Fault))
NEWS = st.one_of(
    st.builds(Ticked), st.builds(Looked, FAULTS), st.builds(Began), st.builds(Seen, FAULTS),
    st.builds(Ended), st.builds(Dropped), st.builds(Crashed, FAULTS),
)  # fmt: skip
WALKS = st.lists(st.tuples(NEWS, st.floats(0, 5)), max_size=40)


@given(WALKS)
def test_it_never_asks_while_the_part_works_or_was_asked(walk: list[tuple[News, float]]) -> None:
    status, now = PartStatus(), 0.0
    for news, pause in walk:
        now += pause
        before = status
        status, asks = step(status, news, now)
        assert status.busy >= 0
        if asks:
            assert isinstance(news, Ticked)
            assert (before.busy, before.asking) == (0, False)
            assert now - before.asked_at >= ASK_SECONDS
            assert status.asking


@given(WALKS, FAULTS)
def test_from_anywhere_it_comes_to_know_and_asks_again(
    walk: list[tuple[News, float]], fault: Fault | None
) -> None:
    status, now = PartStatus(), 0.0
    for news, pause in walk:
        now += pause
        status, _ = step(status, news, now)
    while status.busy:
        status, _ = step(status, Ended(), now)
    status, _ = step(status, Looked(fault), now)
    assert status.fault is fault
    status, asks = step(status, Ticked(), now)
    assert not asks
    _, asks = step(status, Ticked(), now + ASK_SECONDS + 0.001)
    assert asks


def test_a_question_that_was_thrown_away_is_asked_again() -> None:
    status, asks = step(PartStatus(), Ticked(), 0)
    assert asks
    status, asks = step(status, Ticked(), 100)
    assert not asks
    status, _ = step(status, Dropped(), 100)
    _, asks = step(status, Ticked(), 100)
    assert asks
