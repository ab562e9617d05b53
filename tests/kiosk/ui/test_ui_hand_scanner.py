"""A hand scanner types into the window: what comes of it, and what does not."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.devices.hand_scanner import _KEYS, KeyboardWedge
from kiosk.ports import Heard, Stroke
from kiosk.ui.scanner_keys import FORGET_MILLISECONDS
from kiosk.visit import Hint, Screen
from tests.kiosk.ui.conftest import Kiosk

pytestmark = pytest.mark.qt

CARD = "001090012345|012345678|Nguyen Van Mau|15081990|Nam|So 12 Pho Mau, Ha Noi|22122021"
CODES = {text: code for code, pair in _KEYS.items() for text in pair}


@dataclass
class Ear(KeyboardWedge):
    """Notes what it hears."""

    heard: list[Heard] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def press(self, stroke: Stroke) -> Heard:
        self.heard.append(super().press(stroke))
        return self.heard[-1]


class Screenward(QObject):
    """Notes the keys that get past the scanner."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk.window.window)
        self.keys = ""
        # Filters are asked from the newest to the oldest: this one comes after the scanner's.
        kiosk.window.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keys += event.text()
        return False


@pytest.fixture
def screen(kiosk: Kiosk) -> Screenward:
    return Screenward(kiosk)


@pytest.fixture
def ear(kiosk: Kiosk, screen: Screenward) -> Ear:
    ear = Ear()
    kiosk.window.listen(ear)
    return ear


def type_keys(kiosk: Kiosk, text: str, pace: float = 0.004) -> None:
    """Press and let go, as the window system tells it; `pace` in seconds."""
    for character in text:
        kiosk.clock.now += pace
        shift = character in {pair[1] for pair in _KEYS.values()} - {" "}
        modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        key = Qt.Key.Key_Return if character == "\r" else Qt.Key.Key_unknown
        code = CODES.get(character, 28) + 8
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, code, 0, 0, character)
            QCoreApplication.sendEvent(kiosk.window.window, event)


def test_a_card_is_read_where_the_camera_would_read_it(kiosk: Kiosk, ear: Ear) -> None:
    kiosk.stand_on(Screen.SCAN_CARD)
    type_keys(kiosk, CARD + "\r")
    kiosk.wait(lambda: kiosk.session.visit.screen is Screen.SERVICES)
    card = kiosk.session.visit.card
    assert card is not None
    assert card.number == "001090012345"


def test_from_welcome_a_card_leads_to_the_question_and_is_not_kept(kiosk: Kiosk, ear: Ear) -> None:
    type_keys(kiosk, CARD + "\r")
    kiosk.wait(lambda: kiosk.session.visit.screen is Screen.CHOOSE_WAY)
    assert kiosk.session.visit.card is None


def test_from_welcome_a_ticket_is_looked_up(kiosk: Kiosk, ear: Ear) -> None:
    type_keys(kiosk, "http://127.0.0.1:8600/t/made-up-token-0123456789\r")
    kiosk.wait(lambda: kiosk.session.visit.screen is not Screen.WELCOME)


def test_other_codes_are_answered_like_the_cameras(kiosk: Kiosk, ear: Ear) -> None:
    kiosk.stand_on(Screen.SCAN_CARD)
    type_keys(kiosk, "https://example.org/vneid\r")
    kiosk.wait(lambda: kiosk.session.visit.hint is Hint.VNEID)


def test_a_person_at_a_keyboard_is_no_scanner(kiosk: Kiosk, ear: Ear) -> None:
    kiosk.stand_on(Screen.SCAN_CARD)
    type_keys(kiosk, CARD + "\r", pace=0.12)
    assert kiosk.session.visit.screen is Screen.SCAN_CARD
    assert set(ear.heard) == {Heard(swallow=False)}


def test_the_keys_on_the_screen_are_never_heard(kiosk: Kiosk, ear: Ear) -> None:
    kiosk.stand_on(Screen.FIND_TICKET)
    for key in ("1", "0", "1", "2") * 3:
        kiosk.finger.tap(key)
    assert ear.heard == []


def test_a_burst_that_stops_is_forgotten_soon(kiosk: Kiosk, ear: Ear) -> None:
    type_keys(kiosk, CARD)
    assert ear._burst
    kiosk.qtbot.waitUntil(lambda: not ear._burst, timeout=10 * FORGET_MILLISECONDS)


def test_the_screen_does_not_get_what_a_scanner_types(
    kiosk: Kiosk, ear: Ear, screen: Screenward
) -> None:
    kiosk.stand_on(Screen.SCAN_CARD)
    type_keys(kiosk, "0123456789\r")
    assert screen.keys == "01"
    assert kiosk.session.visit.hint is Hint.UNKNOWN


def test_the_screen_gets_what_a_person_types(kiosk: Kiosk, ear: Ear, screen: Screenward) -> None:
    type_keys(kiosk, "0123456789\r", pace=0.12)
    assert screen.keys == "0123456789\r"
