"""Guidance: right about plain cases, silent about good ones, and never flickering."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices import guidance as guiding
from kiosk.devices.camera_qr import CameraQr
from kiosk.devices.code_regions import Grey
from kiosk.devices.guidance import QUIET_SECONDS, SteadyGuidance, guidance_for
from kiosk.ports import Guidance, SourceEnded
from tests.made_up_cards import PAYLOAD, Side, View, scene, write_frames

LEAST_TENTHS = 15
"""Tenths of a second that people need to see that something is said."""

HELD = View(module=3.5, blur=0.5, noise=3, aim_at_code=True)
CARD = replace(HELD, aim_at_code=False)

CASES = {
    "a card across the room": (Guidance.CLOSER, replace(CARD, module=1.2)),
    "a card at arm's length": (Guidance.CLOSER, replace(CARD, module=1.5, blur=1.4)),
    "a card against the lens": (Guidance.FARTHER, replace(HELD, module=11, defocus=6)),
    "half a card": (Guidance.FARTHER, replace(HELD, module=8, defocus=4, centre=(0.1, 0.5))),
    "a card in the dark": (Guidance.TOO_DARK, replace(CARD, light=0.2)),
    "a lamp on the code": (Guidance.GLARE, replace(HELD, glare=1.0)),
    "a lamp beside it": (Guidance.GLARE, replace(HELD, glare=1.0, glare_off=(0.3, 0.2))),
    "a card out of focus": (Guidance.NONE, replace(HELD, module=3, defocus=3.5)),
    "nobody": (Guidance.NONE, replace(CARD, centre=(4, 4))),
}


def seen(view: View, side: Side = Side.FRONT_2021, room: int = 3) -> Grey:
    picture = scene(PAYLOAD, view, side=side, seed=1, room=room)
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_said(case: str) -> None:
    guidance, view = CASES[case]
    assert guidance_for(seen(view)) is guidance


@pytest.mark.parametrize("module", [2.2, 3.2, 4.2])
@pytest.mark.parametrize("room", [3, 4])
def test_the_side_without_a_code_is_to_be_turned_over(module: float, room: int) -> None:
    view = replace(CARD, module=module, turn=6, tilt=(0.05, 0.05))
    assert guidance_for(seen(view, Side.WITHOUT_CODE, room)) is Guidance.TURN_OVER


def test_both_heights_are_judged_alike() -> None:
    large = scene(PAYLOAD, replace(CARD, module=1.2), size=(1920, 1080), seed=1, room=3)
    grey = np.asarray(cv2.cvtColor(large, cv2.COLOR_RGB2GRAY), np.uint8)
    assert guidance_for(grey) is Guidance.CLOSER


class Hand:
    """A steady guidance whose pictures and clock are moved by hand."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.raw = Guidance.NONE
        self.steady = SteadyGuidance(lambda: self.now)
        patch.setattr(guiding, "guidance_for", lambda _: self.raw)

    def show(self, raw: Guidance, seconds: float) -> list[Guidance]:
        """What is said in each tenth of a second."""
        self.raw = raw
        said = []
        for _ in range(round(seconds * 10)):
            self.now += 0.1
            said.append(self.steady.look(np.zeros((8, 8), np.uint8)))
        return said


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    return Hand(monkeypatch)


def test_it_speaks_up_once_it_is_sure(hand: Hand) -> None:
    said = hand.show(Guidance.CLOSER, 2)
    assert said[:4] == [Guidance.NONE] * 4
    assert said[-1] is Guidance.CLOSER


def test_a_passing_shadow_is_not_mentioned(hand: Hand) -> None:
    hand.show(Guidance.NONE, 2)
    said = hand.show(Guidance.TOO_DARK, 0.3) + hand.show(Guidance.NONE, 2)
    assert set(said) == {Guidance.NONE}


def test_what_is_said_stays_long_enough(hand: Hand) -> None:
    hand.show(Guidance.CLOSER, 2)
    said = hand.show(Guidance.GLARE, 6)
    changed = said.index(Guidance.GLARE)
    assert set(said[:changed]) == {Guidance.CLOSER}
    assert set(said[changed:]) == {Guidance.GLARE}


def test_doubt_says_nothing_new(hand: Hand) -> None:
    said = [
        each
        for _ in range(20)
        for each in hand.show(Guidance.CLOSER, 0.2) + hand.show(Guidance.GLARE, 0.2)
    ]
    assert set(said) == {Guidance.NONE}


def test_after_a_code_it_is_silent_for_a_while(hand: Hand) -> None:
    hand.show(Guidance.CLOSER, 2)
    hand.steady.code_read()
    assert set(hand.show(Guidance.CLOSER, QUIET_SECONDS - 0.2)) == {Guidance.NONE}
    assert hand.show(Guidance.CLOSER, 2)[-1] is Guidance.CLOSER


def test_another_stream_begins_anew(hand: Hand) -> None:
    hand.show(Guidance.CLOSER, 2)
    hand.steady.forget()
    assert hand.show(Guidance.CLOSER, 0.3) == [Guidance.NONE] * 3


@given(st.lists(st.tuples(st.sampled_from(Guidance), st.floats(0.05, 2)), max_size=40))
def test_nothing_that_is_said_flickers(shown: list[tuple[Guidance, float]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        hand = Hand(patch)
        said = [each for raw, seconds in shown for each in hand.show(raw, seconds)]
    runs: list[tuple[Guidance, int]] = []
    for each in said:
        last, length = runs[-1] if runs else (None, 0)
        if each is last:
            runs[-1] = (each, length + 1)
        else:
            runs.append((each, 1))
    assert all(length >= LEAST_TENTHS for each, length in runs[:-1] if each is not Guidance.NONE)


def test_the_camera_passes_it_on_and_drops_it_once_a_code_is_read(tmp_path: Path) -> None:
    write_frames(tmp_path, [replace(CARD, module=1.2)] * 8 + [HELD])
    ticks = iter(range(1000))
    reader = CameraQr(str(tmp_path), paced=False, clock=lambda: next(ticks) * 0.15)
    reader.start()
    frames = [reader.look() for _ in range(9)]
    with pytest.raises(SourceEnded):
        reader.look()
    assert [frame.guidance for frame, _ in frames[-2:]] == [Guidance.CLOSER, Guidance.NONE]
    assert frames[0][0].guidance is Guidance.NONE
    assert frames[-1][1] is not None
