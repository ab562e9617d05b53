"""The touch keyboard: real fingers on real keys, and its looks at every size and language."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.typing.hands import REST_SECONDS
from motcua.keyboard_pictures import (
    KEYBOARD_SCENES,
    KeyboardRoom,
    KeyboardScene,
    keyboard_room,
    write_keyboards,
)
from motcua.sizes import SIZES, Size
from settings.model import DisplaySettings
from tests.kiosk.ui.conftest import HandClock
from tests.kiosk.ui.finger import is_button, is_text, on_glass, visible_items

pytestmark = pytest.mark.qt

LYING_SMALL = Size(1280, 800, DisplaySettings(width_mm=136, height_mm=217))
LARGEST = Size(1920, 1080, DisplaySettings(width_mm=398, height_mm=708))
LEAST_MM = {
    "1080x1920": (20, 20), "1920x1080": (20, 20), "800x1280": (10, 20), "1280x800": (18, 14),
}  # fmt: skip
"""Width and height of the smallest key: ten in a row leave the small screens less than a target."""

SMALLEST_CAPITAL_MM = {136: 3.6, 268: 5.0, 398: 5.0}
EMPTY = KeyboardScene("empty", "telex", "")
SCENES = KEYBOARD_SCENES
TELLING = [scene for scene in SCENES if scene.method == "plain"]


@pytest.fixture(
    scope="module", params=[*SIZES, LYING_SMALL, LARGEST], ids=lambda s: f"{s}-{s.display.width_mm}"
)
def room(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[KeyboardRoom, Size]]:
    """A keyboard at each size; what QML complains of fails the test."""
    complaints: list[str] = []
    with keyboard_room(request.param, tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made, request.param
    assert complaints == []


def _sizes(buttons: list[QQuickItem], size: Size) -> Iterator[str]:
    mm = min(size.width, size.height) / size.display.width_mm
    wide, high = LEAST_MM[str(size)]
    for button in buttons:
        if button.width() < wide * mm or button.height() < high * mm:
            yield f"{button.property('code')}: {button.width() / mm} × {button.height() / mm} mm"
    for one, other in itertools.combinations(buttons, 2):
        grown = on_glass(one).adjusted(-2 * mm, -2 * mm, 2 * mm, 2 * mm)
        if grown.intersects(on_glass(other)):
            yield f"{one.property('code')} and {other.property('code')}: closer than 2 mm"


def _words(buttons: list[QQuickItem], size: Size) -> Iterator[str]:
    mm = min(size.width, size.height) / size.display.width_mm
    for button in buttons:
        inside = on_glass(button)
        texts = [item for item in _below(button) if is_text(item) and item.isVisible()]
        for text in texts:
            painted = QRectF(0, 0, text.property("contentWidth"), text.property("contentHeight"))
            if not inside.contains(text.mapRectToScene(painted)):
                yield f"{text.property('text')}: out of its key"
            capital = text.property("fontInfo").property("pixelSize").toNumber() * 0.714 / mm
            if capital < SMALLEST_CAPITAL_MM[round(size.display.width_mm)] - 0.2:
                yield f"{text.property('text')}: capitals of {capital:.1f} mm"


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _below(child)


def test_every_key_is_large_and_holds_its_words(
    room: tuple[KeyboardRoom, Size], scene: KeyboardScene, language: str
) -> None:
    keyboard, size = room
    keyboard.pose(scene, language)
    keyboard.picture()
    buttons = [item for item in visible_items(keyboard.window) if is_button(item)]
    glass = QRectF(0, 0, size.width, size.height)
    assert len(buttons) == 45
    assert "\n".join([*_sizes(buttons, size), *_words(buttons, size)]) == ""
    assert all(glass.contains(on_glass(button)) for button in buttons)


def test_every_key_has_a_name_and_a_role(room: tuple[KeyboardRoom, Size]) -> None:
    keyboard, _ = room
    QAccessible.setActive(True)
    keyboard.pose(EMPTY, "vi")
    names = set()
    for key in keyboard.keys:
        described = QAccessible.queryAccessibleInterface(key)
        names.add(described.text(QAccessible.Text.Name))
        assert described.role() is QAccessible.Role.Button
    assert len(names) == len(keyboard.keys)
    assert {"q", "Q"} & names
    assert {"Telex. Kiểu gõ", "abc. Chữ hoa: tắt", "Dấu cách", "Xóa", "Xong", "7"} <= names


@dataclass
class Hand:
    """Several fingers on the keyboard, and the clock that they move to."""

    room: KeyboardRoom
    clock: HandClock

    def __post_init__(self) -> None:
        self._device = QTest.createTouchDevice()

    def place(self, code: str) -> QPoint:
        (key,) = [key for key in self.room.keys if key.property("code") == code]
        return key.mapToScene(QPointF(key.width() / 2, key.height() / 2)).toPoint()

    def press(self, *codes: str) -> None:
        event = QTest.touchEvent(self.room.window, self._device)
        for finger, code in enumerate(codes):
            event = event.press(finger, self.place(code), self.room.window)
        event.commit()

    def move(self, code: str) -> None:
        QTest.touchEvent(self.room.window, self._device).move(
            0, self.place(code), self.room.window
        ).commit()

    def lift(self, *codes: str) -> None:
        event = QTest.touchEvent(self.room.window, self._device)
        for finger, code in enumerate(codes):
            event = event.release(finger, self.place(code), self.room.window)
        event.commit()

    def tap(self, *codes: str) -> None:
        for code in codes:
            self.clock.now += 0.3
            self.press(code)
            self.clock.now += 0.1
            self.lift(code)
            QCoreApplication.processEvents()

    @property
    def text(self) -> str:
        return str(self.room.line.property("text"))


@pytest.fixture
def hand(qapp: object, words_cache: Path) -> Iterator[Hand]:
    complaints: list[str] = []
    with keyboard_room(SIZES[0], words_cache, complaints.append) as room:
        room.pose(EMPTY, "vi")
        clock = HandClock()
        room.line.clock = clock
        QCoreApplication.processEvents()
        yield Hand(room, clock)
    assert complaints == []


def test_a_name_is_typed_in_telex(hand: Hand) -> None:
    hand.tap(*"nguyeenx vawn maaux")
    assert hand.text == "Nguyễn Văn Mẫu"
    hand.tap("erase", "erase", "erase", "erase")
    assert hand.text == "Nguyễn Văn"
    hand.tap("done")
    assert hand.room.window.property("lastEntered") == "Nguyễn Văn"


def test_the_method_is_changed_by_its_key(hand: Hand) -> None:
    hand.tap("method", *"d9uong72 ")
    hand.tap("method", *"d9")
    hand.tap("method", *"ddoor")
    assert hand.text == "Đường D9ddoor"
    hand.tap(" ", *"ddoor")
    assert hand.text == "Đường D9ddoor Đổ"


def test_capitals_come_once_or_stay(hand: Hand) -> None:
    hand.tap(*"ab", "shift", *"cd", "shift", "shift", *"ef", "shift", "g")
    assert hand.text == "AbCdEFg"


def test_a_trembling_finger_types_once(hand: Hand) -> None:
    hand.tap("m")
    hand.clock.now += REST_SECONDS / 2
    hand.press("m")
    hand.lift("m")
    assert hand.text == "M"
    hand.clock.now += REST_SECONDS
    hand.press("m")
    hand.lift("m")
    assert hand.text == "Mm"


def test_a_finger_that_slides_away_types_nothing(hand: Hand) -> None:
    hand.clock.now += 1
    hand.press("m")
    hand.move("q")
    hand.lift("q")
    assert hand.text == ""
    hand.tap("n")
    assert hand.text == "N"


def test_a_palm_types_nothing(hand: Hand) -> None:
    hand.clock.now += 1
    hand.press("g", "h", "b")
    hand.lift("g", "h", "b")
    assert hand.text == ""
    hand.clock.now += 1
    hand.press("g", "h")
    hand.lift("g", "h")
    assert sorted(hand.text.lower()) == ["g", "h"]


def test_the_pressed_key_is_shown_above_the_finger(hand: Hand) -> None:
    preview = hand.room.window.findChild(QQuickItem, "preview")
    assert isinstance(preview, QQuickItem)
    assert not preview.isVisible()
    hand.press("g")
    assert preview.isVisible()
    assert on_glass(preview).bottom() <= hand.place("g").y()
    hand.lift("g")
    assert not preview.isVisible()


def test_a_reader_of_the_screen_types_without_a_finger(hand: Hand) -> None:
    QAccessible.setActive(True)
    for code in ("m", "e", "j"):
        hand.clock.now += 1
        (key,) = [key for key in hand.room.keys if key.property("code") == code]
        actions = QAccessible.queryAccessibleInterface(key).actionInterface()
        actions.doAction(QAccessibleActionInterface.pressAction())
    assert hand.text == "Mẹ"


def test_nothing_stays_when_it_is_cleared(hand: Hand) -> None:
    hand.tap("shift", "shift", *"naam")
    hand.room.line.clear()
    assert hand.text == ""
    assert hand.room.line.property("shift") == "off"
    hand.clock.now += 1
    hand.tap("erase")
    assert hand.text == ""


@pytest.mark.slow
def test_its_pictures_can_be_written(qapp: object, tmp_path: Path) -> None:
    assert write_keyboards(tmp_path, SIZES[2:], ("vi", "ar")) == len(list(tmp_path.rglob("*.png")))
