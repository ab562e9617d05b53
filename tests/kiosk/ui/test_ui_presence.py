"""Light by night and by day, and a picture that does not burn in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize
from pytestqt.qtbot import QtBot

from kiosk.events import NumberWanted
from kiosk.ui.application import KioskWindow
from kiosk.ui.deliverer import Deliverer
from kiosk.ui.presence import AWAKE_SECONDS, PLACES, SHIFT_SECONDS, is_night
from kiosk.ui.still import Still
from kiosk.visit import Screen, Visit
from motcua.screens import sample_office
from motcua.sizes import SIZES
from tests.kiosk.ui.conftest import HandClock
from tests.kiosk.ui.finger import Finger, is_text, on_glass, visible_items

pytestmark = pytest.mark.qt


class Room:
    """A kiosk on Welcome, whose night is from seven to six, and the office's clock."""

    def __init__(self, cache: Path) -> None:
        self.hour, self.clock = 22, HandClock()
        self.still = Still(Visit(), sample_office())
        display = SIZES[0].display.model_copy(
            update={"night_from": "19:00", "night_until": "06:00"}
        )
        self.window = KioskWindow(
            self.still, Deliverer(), display, cache=cache, motion=False, clock=self.clock,
            local_time=lambda: datetime(2026, 11, 20, self.hour, tzinfo=UTC),
        )  # fmt: skip
        self.window.show(QSize(1080, 1920))
        self.finger = Finger(self.window.window)

    def wait(self, seconds: float) -> None:
        """Let nothing happen for so long."""
        self.clock.now += seconds
        self.window.presence.tick()

    def light(self) -> int:
        """How bright the ground is painted, from 0 to 255."""
        return self.window.window.grabWindow().pixelColor(3, 900).lightness()


@pytest.fixture
def room(qtbot: QtBot, words_cache: Path) -> Iterator[Room]:
    made = Room(words_cache)
    yield made
    made.window.close()


def test_at_night_it_is_dark_while_nobody_is_there(room: Room) -> None:
    by_day = room.light()
    room.wait(AWAKE_SECONDS - 1)
    assert room.light() == by_day
    room.wait(1)
    assert room.light() < 0.5 * by_day
    room.hour = 6
    room.wait(1)
    assert room.light() == by_day


def test_the_touch_that_brings_light_presses_nothing_and_the_next_one_does(room: Room) -> None:
    by_day = room.light()
    room.wait(AWAKE_SECONDS)
    room.finger.tap("wantNumber")
    assert room.light() == by_day
    assert room.still.events == []
    room.wait(1)
    room.finger.tap("wantNumber")
    assert room.still.events == [NumberWanted()]


def test_it_stays_bright_as_long_as_somebody_is_there(room: Room) -> None:
    by_day = room.light()
    room.still.pose(Visit(screen=Screen.SERVICES), room.still.office)
    for _ in range(5):
        room.wait(AWAKE_SECONDS)
        assert room.light() == by_day


def test_by_day_it_is_bright(room: Room) -> None:
    by_day, room.hour = room.light(), 12
    room.wait(3600)
    assert room.light() == by_day


def test_the_picture_moves_and_nothing_of_it_is_cut(room: Room) -> None:
    glass, seen = QRectF(0, 0, 1080, 1920), set()
    for _ in PLACES:
        at = [on_glass(each) for each in visible_items(room.window.window) if is_text(each)]
        assert all(glass.contains(each) for each in at)
        seen.add((at[0].x(), at[0].y()))
        room.wait(SHIFT_SECONDS)
    assert len(seen) == len(PLACES)
    assert all(abs(x - a) < 8 and abs(y - b) < 8 for x, y in seen for a, b in seen)


def test_it_does_not_move_under_a_finger(room: Room) -> None:
    room.still.pose(Visit(screen=Screen.SERVICES), room.still.office)
    before = room.finger.at("priority")
    room.wait(5 * SHIFT_SECONDS)
    assert room.finger.at("priority") == before


@given(st.times(), st.times(), st.times())
def test_a_night_and_the_day_around_it_share_every_hour(now: time, one: time, other: time) -> None:
    if one != other:
        assert is_night(now, one, other) is not is_night(now, other, one)
        assert is_night(one, one, other)
        assert not is_night(other, one, other)


@pytest.mark.parametrize(
    ("speaking", "greeted", "look"),
    [(False, False, "waiting"), (False, True, "listening"), (True, True, "speaking")],
)
def test_the_face_does_what_the_kiosk_does(
    room: Room, speaking: bool, greeted: bool, look: str
) -> None:
    office = replace(room.still.office, speaking=speaking)
    room.still.pose(Visit(greeted=greeted), office)
    items = visible_items(room.window.window)
    (face,) = [item for item in items if item.objectName() == "face"]
    assert face.property("look") == look


def test_whoever_is_seen_coming_gets_light(room: Room) -> None:
    by_day = room.light()
    room.wait(AWAKE_SECONDS)
    assert room.light() < by_day
    room.still.pose(Visit(greeted=True), room.still.office)
    room.wait(0.25)
    assert room.light() == by_day
