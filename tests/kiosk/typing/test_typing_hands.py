"""Old hands: bounces, slips, long presses and palms type nothing twice and nothing by accident."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.typing.hands import PALM_KEYS, REST_SECONDS, Hands


def test_a_key_counts_once_however_long_it_is_held() -> None:
    hands = Hands()
    hands.touch("a", 0)
    assert hands.lift("a", 5)
    assert not hands.lift("a", 5)


def test_a_bounce_does_not_count_and_a_second_touch_does() -> None:
    hands = Hands()
    hands.touch("a", 0)
    assert hands.lift("a", 0.1)
    hands.touch("a", 0.1 + REST_SECONDS / 2)
    assert not hands.lift("a", 0.2)
    hands.touch("a", 0.2 + REST_SECONDS)
    assert hands.lift("a", 0.4)


def test_another_key_may_follow_at_once() -> None:
    hands = Hands()
    hands.touch("a", 0)
    assert hands.lift("a", 0.1)
    hands.touch("b", 0.1)
    assert hands.lift("b", 0.11)


def test_two_fingers_in_turn_type_both() -> None:
    hands = Hands()
    hands.touch("a", 0)
    hands.touch("b", 0.05)
    assert hands.lift("a", 0.1)
    assert hands.lift("b", 0.15)


def test_a_slip_types_nothing() -> None:
    hands = Hands()
    hands.touch("a", 0)
    hands.slip("a", 0.3)
    assert not hands.lift("a", 0.3)
    hands.touch("a", 1)
    assert hands.lift("a", 1.1)


def test_a_palm_types_nothing_at_all_and_is_forgotten() -> None:
    hands = Hands()
    keys = "asdf"[:PALM_KEYS]
    for key in keys:
        hands.touch(key, 0)
    assert not any(hands.lift(key, 0.5) for key in keys)
    hands.touch("a", 1)
    assert hands.lift("a", 1.1)


@given(st.lists(st.tuples(st.sampled_from(["touch", "lift", "slip"]), st.sampled_from("abcd"))))
def test_no_key_types_without_a_touch_of_its_own(acts: list[tuple[str, str]]) -> None:
    hands, now = Hands(), 0.0
    touches = dict.fromkeys("abcd", 0)
    typed = dict.fromkeys("abcd", 0)
    for act, key in acts:
        now += 0.03
        if act == "touch":
            hands.touch(key, now)
            touches[key] += 1
        elif act == "lift":
            typed[key] += hands.lift(key, now)
        else:
            hands.slip(key, now)
        assert all(typed[each] <= touches[each] for each in typed)
