"""The checker itself: it takes what is right and refuses what is not."""

import time
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from front_desk.tickets import TicketState
from tests.proofs.checker import Undecided, linearize
from tests.proofs.history import History, Recorder, halls, split
from tests.proofs.made_up import answered, one_by_one, random_history, with_operation
from tests.proofs.model import Command, Done, Kept, Looked, Nobody, Outcome, Refused
from tests.proofs.offices import as_model

KIOSK, OTHER = "device:kiosk-1", "device:kiosk-2"
CLERK, COLLEAGUE = "staff:canbo-1", "staff:canbo-2"
ISSUE = Command("issue", KIOSK, service="dat-dai")
CALL = Command("call", CLERK, counter="quay-1")
CALL_2 = Command("call", COLLEAGUE, counter="quay-2")
CANCEL = Command("cancel", CLERK, label="B001")
SEE = Command("see", CLERK, label="B001")
LOOK = Command("look", CLERK, counter="quay-1")

histories = st.builds(
    random_history,
    st.integers(0, 2**32).map(Random),
    st.integers(1, 6),
    st.integers(0, 60),
)


def judgements(history: History) -> list[bool]:
    """Whether the guided search, the search and the searches by hall find an order."""
    return [
        linearize(history, guided=True).linearizable,
        linearize(history, guided=False).linearizable,
        all(linearize(part, guided=False).linearizable for part in split(history)),
    ]


def waiting(label: str) -> Done:
    return Done(label, "dat-dai", TicketState.WAITING, None, 0)


def called(label: str, counter: str) -> Done:
    return Done(label, "dat-dai", TicketState.CALLED, counter, 1)


@settings(max_examples=60, deadline=None)
@given(histories)
def test_what_is_right_is_taken(history: History) -> None:
    assert judgements(history) == [True, True, True]


@settings(max_examples=60, deadline=None)
@given(histories, st.data())
def test_a_feed_that_leaves_something_out_is_refused(history: History, data: st.DataObject) -> None:
    assume(history.facts)
    gone = data.draw(st.integers(0, len(history.facts) - 1))
    feed = history.facts[:gone] + history.facts[gone + 1 :]
    assert not linearize(replace(history, facts=feed), guided=True).linearizable


@settings(max_examples=60, deadline=None)
@given(histories, st.data())
def test_a_feed_that_makes_something_up_is_refused(history: History, data: st.DataObject) -> None:
    assume(history.facts)
    twice = data.draw(st.integers(0, len(history.facts) - 1))
    feed = (*history.facts, history.facts[twice])
    assert not linearize(replace(history, facts=feed), guided=True).linearizable


@settings(max_examples=60, deadline=None)
@given(histories, st.data())
def test_a_number_given_out_twice_is_refused(history: History, data: st.DataObject) -> None:
    issued = answered(history, "issue")
    assume(len(issued) >= 2)
    one, other = data.draw(st.permutations(issued))[:2]
    assert isinstance(other.outcome, Done)
    assert isinstance(one.outcome, Done)
    wrong = with_operation(history, replace(one, outcome=other.outcome))
    assert judgements(wrong) == [False, False, False]


@settings(max_examples=60, deadline=None)
@given(histories, st.data())
def test_a_ticket_that_is_lost_is_refused(history: History, data: st.DataObject) -> None:
    issued = answered(history, "issue")
    assume(issued)
    end = history.operations[-1]
    lost = data.draw(st.sampled_from(issued)).outcome
    assert isinstance(end.outcome, Kept)
    assert isinstance(lost, Done)
    left = Kept(tuple(slip for slip in end.outcome.slips if slip.label != lost.label))
    wrong = with_operation(history, replace(end, outcome=left))
    assert judgements(wrong) == [False, False, False]


HAND_MADE: dict[str, list[tuple[Command, Outcome | None]]] = {
    "a number twice": [(ISSUE, None), (ISSUE._replace(who=OTHER), waiting("B001"))],
    "a number left out": [(ISSUE, None), (ISSUE, waiting("B003"))],
    "somebody called twice": [(ISSUE, None), (CALL, None), (CALL_2, called("B001", "quay-2"))],
    "two people at a counter": [
        (ISSUE, None), (ISSUE, None), (CALL, None), (CALL, called("B002", "quay-1")),
    ],
    "the later first": [(ISSUE, None), (ISSUE, None), (CALL, called("B002", "quay-1"))],
    "nobody, though somebody waits": [(ISSUE, None), (CALL, Nobody())],
    "a cancelled one called": [(ISSUE, None), (CANCEL, None), (CALL, called("B001", "quay-1"))],
    "a stale look at a ticket": [(ISSUE, None), (CALL, None), (SEE, waiting("B001"))],
    "a stale look at the line": [(ISSUE, None), (CALL, None), (LOOK, Looked(("B001",), ()))],
    "a lost ticket": [(ISSUE, None), (SEE, Refused("unknown_ticket"))],
    "a refusal of what is allowed": [(ISSUE, None), (CALL, Refused("counter_busy"))],
    "somebody waits twice": [
        (ISSUE._replace(person="an"), None),
        (ISSUE._replace(person="an"), waiting("B002")),
    ],
    "a command carried out for a stranger": [
        (ISSUE, None), (CALL, None),
        (Command("miss", COLLEAGUE, label="B001"), called("B001", "quay-1")),
    ],
}  # fmt: skip


@pytest.mark.parametrize("asked", HAND_MADE.values(), ids=HAND_MADE)
def test_what_is_wrong_is_refused(asked: list[tuple[Command, Outcome | None]]) -> None:
    assert judgements(one_by_one(asked)) == [False, False, False]
    right: list[tuple[Command, Outcome | None]] = [(command, None) for command, _ in asked]
    assert judgements(one_by_one(right)) == [True, True, True]


def test_at_the_same_time_either_may_be_first() -> None:
    recorder = Recorder()
    first = recorder.call("one", ISSUE)
    second = recorder.call("two", ISSUE)
    recorder.answer(first, waiting("B002"))
    recorder.answer(second, waiting("B001"))
    history = History(as_model(), recorder.operations(), arrivals={"B001": 0, "B002": 1})
    assert linearize(history, guided=False).linearizable


def test_one_after_the_other_the_order_is_given() -> None:
    recorder = Recorder()
    recorder.answer(recorder.call("one", ISSUE), waiting("B002"))
    recorder.answer(recorder.call("two", ISSUE), waiting("B001"))
    history = History(as_model(), recorder.operations(), arrivals={"B001": 0, "B002": 1})
    verdict = linearize(history, guided=False)
    assert not verdict.linearizable
    assert "B002" in verdict.stuck


@pytest.mark.parametrize("happened", [False, True])
def test_what_was_not_answered_may_have_happened(happened: bool) -> None:
    recorder = Recorder()
    recorder.call("one", ISSUE)
    seen = waiting("B002") if happened else waiting("B001")
    recorder.answer(recorder.call("two", ISSUE), seen)
    assert linearize(History(as_model(), recorder.operations()), guided=False).linearizable


def test_what_was_not_answered_happens_at_most_once() -> None:
    recorder = Recorder()
    recorder.call("one", ISSUE)
    recorder.answer(recorder.call("two", ISSUE), waiting("B003"))
    assert not linearize(History(as_model(), recorder.operations()), guided=False).linearizable


def test_a_search_that_takes_too_long_says_so() -> None:
    history = random_history(Random(1), clients=8, length=80)
    with pytest.raises(Undecided):
        linearize(history, guided=False, most_steps=10)


def test_halls_share_no_counter_and_no_service() -> None:
    assert {tuple(sorted(hall)) for hall in halls(as_model())} == {
        ("quay-1", "quay-2"),
        ("quay-3", "quay-4"),
    }


def test_a_long_history_is_decided_soon() -> None:
    history = random_history(Random(7), clients=16, length=480)
    began = time.process_time()
    assert linearize(history, guided=True).linearizable
    assert time.process_time() - began < 2
