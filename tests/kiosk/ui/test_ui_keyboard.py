"""The touch keyboard: real fingers on real keys, and its looks at every size and language."""

import itertools
import unicodedata
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
from motcua.sizes import SCREENS, SIZES, Size
from tests.kiosk.ui.conftest import HandClock
from tests.kiosk.ui.finger import Finger, is_button, is_text, on_glass, visible_items
from tests.ui.looks import Glass

pytestmark = pytest.mark.qt

LEAST_MM = 20
"""Width and height of every key on every screen."""

GAP_MM = 2
KINDS = {
    "10.1 upright": "six",
    "10.1 lying": "nine",
    "13.3 upright": "seven",
    "15.6 upright": "seven",
}
"""Where ten keys do not fit in a row, or five rows one above the other."""

EMPTY = KeyboardScene("empty", "telex", "")
SCENES = KEYBOARD_SCENES
CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-,/. "
TELLING = [scene for scene in SCENES if scene.method == "plain"]


@pytest.fixture(scope="module", params=list(SCREENS.values()), ids=list(SCREENS))
def room(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[KeyboardRoom, Size]]:
    """A keyboard at each size; what QML complains of fails the test."""
    complaints: list[str] = []
    panel: Size = request.param
    with keyboard_room(panel, tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made, panel
    assert complaints == []


def _sizes(buttons: list[QQuickItem], size: Size) -> Iterator[str]:
    mm = min(size.width, size.height) / size.display.width_mm
    for button in buttons:
        if min(button.width(), button.height()) < LEAST_MM * mm:
            yield f"{button.property('code')}: {button.width() / mm} × {button.height() / mm} mm"
    # Half the gap on each side, and less than a hundredth of a pixel for the last digits.
    half = GAP_MM * mm / 2 - 0.005
    grown = [(each, on_glass(each).adjusted(-half, -half, half, half)) for each in buttons]
    for (one, at), (other, there) in itertools.combinations(grown, 2):
        if at.intersects(there):
            yield f"{one.property('code')} and {other.property('code')}: closer than 2 mm"


def _words(buttons: list[QQuickItem], size: Size, *, large: bool) -> Iterator[str]:
    mm = min(size.width, size.height) / size.display.width_mm
    least = Glass.of(size, large=large).smallest_mm
    for button in buttons:
        inside = on_glass(button)
        texts = [item for item in _below(button) if is_text(item) and item.isVisible()]
        for text in texts:
            painted = QRectF(0, 0, text.property("contentWidth"), text.property("contentHeight"))
            if not inside.contains(text.mapRectToScene(painted)):
                yield f"{text.property('text')}: out of its key"
            capital = text.property("fontInfo").property("pixelSize").toNumber() * 0.714 / mm
            if capital < least - 0.2:
                yield f"{text.property('text')}: capitals of {capital:.1f} mm"


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _below(child)


@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
def test_every_key_is_large_and_holds_its_words(
    room: tuple[KeyboardRoom, Size], scene: KeyboardScene, language: str, large: bool
) -> None:
    keyboard, size = room
    keyboard.pose(scene, language, large=large)
    glass = QRectF(0, 0, size.width, size.height)
    codes: set[str] = set()
    for _ in range(2):
        keyboard.picture()
        buttons = [item for item in visible_items(keyboard.window) if is_button(item)]
        assert "\n".join([*_sizes(buttons, size), *_words(buttons, size, large=large)]) == ""
        assert all(glass.contains(on_glass(button)) for button in buttons)
        codes |= {str(button.property("code")) for button in buttons}
        keyboard.turn()
    assert codes - {"turn"} == {*CHARACTERS, "shift", "erase", "method", "done"}


@pytest.mark.parametrize("name", SCREENS)
def test_ten_keys_stand_in_a_row_where_they_fit(qapp: object, words_cache: Path, name: str) -> None:
    complaints: list[str] = []
    with keyboard_room(SCREENS[name], words_cache, complaints.append) as made:
        for large in (False, True):
            made.pose(EMPTY, "vi", large=large)
            made.picture()
            assert made.keyboard.property("kind") == KINDS.get(name, "wide")
    assert complaints == []


def test_what_is_typed_stands_between_the_bar_and_the_keys(room: tuple[KeyboardRoom, Size]) -> None:
    keyboard, size = room
    mm = min(size.width, size.height) / size.display.width_mm
    for large in (False, True):
        keyboard.pose(SCENES[0], "vi", large=large)
        keyboard.picture()
        [typed] = [item for item in visible_items(keyboard.window) if item.objectName() == "typed"]
        field = on_glass(typed.parentItem())
        assert field.height() >= typed.property("contentHeight")
        assert field.top() > 23 * mm
        assert field.bottom() + 2 * mm <= min(on_glass(key).top() for key in keyboard.keys)


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
    assert ("123. Hiện chữ số" in names) is keyboard.turns


@dataclass
class Hand:
    """Several fingers on the keyboard, and the clock that they move to."""

    room: KeyboardRoom
    clock: HandClock

    def __post_init__(self) -> None:
        self._device = QTest.createTouchDevice()

    def place(self, code: str) -> QPoint:
        (key,) = [key for key in self.seen if key.property("code") == code]
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
    def seen(self) -> list[QQuickItem]:
        return [key for key in self.room.keys if key.isVisible()]

    @property
    def codes(self) -> set[str]:
        return {str(key.property("code")) for key in self.seen}

    @property
    def text(self) -> str:
        return str(self.room.line.property("text"))


@pytest.fixture
def hand(request: pytest.FixtureRequest, qapp: object, words_cache: Path) -> Iterator[Hand]:
    complaints: list[str] = []
    panel = SCREENS[getattr(request, "param", "21.5 upright")]
    with keyboard_room(panel, words_cache, complaints.append) as room:
        room.pose(EMPTY, "vi")
        # Keys find their places when they are painted.
        room.picture()
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


GRIDS = pytest.mark.parametrize("hand", KINDS, indirect=True)


@GRIDS
def test_a_name_is_typed_in_telex_where_letters_stand_as_in_the_alphabet(hand: Hand) -> None:
    hand.tap(*"nguyeenx vawn maaux")
    assert hand.text == "Nguyễn Văn Mẫu"
    assert unicodedata.is_normalized("NFC", hand.text)
    hand.tap("done")
    assert hand.room.window.property("lastEntered") == "Nguyễn Văn Mẫu"


@GRIDS
def test_a_name_is_typed_in_vni_where_digits_take_turns_with_letters(hand: Hand) -> None:
    hand.tap("method", *"nguye", "turn", "6")
    assert "a" in hand.codes
    assert "6" not in hand.codes
    hand.tap("turn", "4", *"n va", "turn", "8", *"n ma", "turn", "6", "turn", "4", "u")
    assert hand.text == "Nguyễn Văn Mẫu"
    assert unicodedata.is_normalized("NFC", hand.text)


@GRIDS
def test_digits_that_mark_no_letter_stay_until_letters_are_wanted(hand: Hand) -> None:
    hand.tap("method", "turn", "1", "2", "/", "5", " ")
    assert {"0", "9", "-", ",", "."} < hand.codes
    assert "a" not in hand.codes
    hand.tap("turn", *"d", "turn", "9", *"o", "turn", "2")
    assert hand.text == "12/5 Đò"


@GRIDS
def test_digits_say_what_they_do_to_letters(hand: Hand) -> None:
    hand.tap("turn")
    assert "ạ" not in Finger(hand.room.window).words()
    hand.tap("method")
    assert {"á", "à", "ả", "ã", "ạ", "â", "ơ", "ă", "đ"} < set(Finger(hand.room.window).words())


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


@pytest.mark.parametrize("hand", SCREENS, indirect=True)
def test_the_pressed_key_is_shown_above_the_finger(hand: Hand) -> None:
    preview = hand.room.window.findChild(QQuickItem, "preview")
    assert isinstance(preview, QQuickItem)
    assert not preview.isVisible()
    glass = QRectF(0, 0, hand.room.window.width(), hand.room.window.height())
    for code in ("a", "g", "q"):
        hand.clock.now += 1
        hand.press(code)
        assert preview.isVisible()
        assert on_glass(preview).bottom() <= hand.place(code).y()
        assert glass.contains(on_glass(preview))
        hand.lift(code)
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
