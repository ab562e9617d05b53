"""A finger held still on Welcome has the screen read out. Real touches, and what is heard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from front_desk.spoken import spoken_number
from kiosk.events import SomebodyCame
from kiosk.ui.glass import HOLD_SECONDS, RESTING_SECONDS, SIGN_SECONDS
from kiosk.visit import Aids, Screen
from motcua.screens import sample_ticket
from tests.kiosk.ui.conftest import Kiosk
from tests.kiosk.ui.test_ui_speech import CHOOSE, PREVIOUS, ZONES, Listener
from tests.kiosk.ui.test_ui_touch_slips import MM

pytestmark = pytest.mark.qt

PLACES = {
    "a button": ("wantNumber", 0.5),
    "the edge of a button": ("wantTicket", 0.01),
    "the bar": ("help", 0.5),
    "nothing": ("wantNumber", -0.05),
}
"""Where the finger lies: on which control, and at which share of its width."""

BEGUN = "Máy đọc mọi thứ trên màn hình"


@pytest.fixture
def listener(kiosk: Kiosk) -> Listener:
    """Without a keypad: three zones of the glass."""

    def zone(which: Qt.Key) -> None:
        kiosk.finger.tap(ZONES[which])

    return Listener(kiosk, zone)


def _place(kiosk: Kiosk, name: str = "a button") -> QPoint:
    control, share = PLACES[name]
    return kiosk.finger.at(control, x=share)


def _hold(kiosk: Kiosk, *places: QPoint, seconds: float = HOLD_SECONDS) -> None:
    """Lay fingers on the glass for so long; they stay there."""
    kiosk.finger.press(*places)
    kiosk.clock.now += seconds
    kiosk.window.glass.look()


@pytest.mark.parametrize("name", PLACES)
def test_a_finger_held_anywhere_begins_it_and_presses_nothing(
    kiosk: Kiosk, listener: Listener, name: str
) -> None:
    place = _place(kiosk, name)
    kiosk.finger.press(place)
    kiosk.clock.now += HOLD_SECONDS
    assert BEGUN in listener.wait_for("Lấy số")[0]
    kiosk.finger.lift(place)
    visit = kiosk.session.visit
    assert (visit.screen, visit.aids) == (Screen.WELCOME, Aids(speech=True))


def test_a_number_by_ear_from_a_held_finger_on(kiosk: Kiosk, listener: Listener) -> None:
    place = _place(kiosk, "nothing")
    kiosk.finger.press(place)
    kiosk.clock.now += HOLD_SECONDS
    heard = listener.wait_for("Lấy số")
    kiosk.finger.lift(place)
    heard += listener.press(CHOOSE, "diện ưu tiên")
    assert heard[1:] == [
        "Xin chào quý vị",
        "Mời quý vị chạm vào việc cần làm.",
        "Lấy số. Chọn việc, nhận số ngay. Nút.",
        "Quý vị cần làm việc gì?",
        "Tôi thuộc diện ưu tiên. Cao tuổi, khuyết tật, mang thai. Ô chọn, chưa chọn.",
    ]
    said = listener.take("Hộ tịch", "lấy phiếu")
    assert spoken_number("A012", "vi") in said
    assert [ticket.number for ticket in kiosk.printer.tickets] == ["A012"]
    listener.go_to("Xong")
    listener.press_key(CHOOSE)
    kiosk.wait_for(Screen.WELCOME)
    assert kiosk.session.visit.aids == Aids()


def test_a_shorter_press_is_a_press(kiosk: Kiosk) -> None:
    place = _place(kiosk)
    _hold(kiosk, place, seconds=HOLD_SECONDS - 0.1)
    kiosk.finger.lift(place)
    assert kiosk.session.visit.screen is Screen.SERVICES
    assert kiosk.session.visit.aids == Aids()


@pytest.mark.parametrize(("farthest", "begins"), [(3, True), (5, False)])
def test_a_finger_may_tremble_and_not_wander(kiosk: Kiosk, farthest: int, begins: bool) -> None:
    place = _place(kiosk)
    kiosk.finger.press(place)
    kiosk.finger.slide(*(place + QPoint(round(way * MM), 0) for way in (2, -2, farthest, 0)))
    kiosk.clock.now += HOLD_SECONDS
    kiosk.window.glass.look()
    assert kiosk.session.visit.aids.speech is begins
    kiosk.finger.lift(place)
    assert kiosk.session.visit.screen is (Screen.WELCOME if begins else Screen.SERVICES)


def test_a_palm_begins_nothing(kiosk: Kiosk) -> None:
    places = [kiosk.finger.at("wantNumber", x=share) for share in (0.3, 0.5, 0.7)]
    _hold(kiosk, *places)
    kiosk.finger.lift(*places)
    assert kiosk.session.visit.aids == Aids()
    assert kiosk.session.visit.screen is Screen.WELCOME


def test_a_hand_at_rest_begins_nothing_when_a_finger_comes_to_it(kiosk: Kiosk) -> None:
    resting, other = _place(kiosk, "nothing"), _place(kiosk)
    _hold(kiosk, resting, seconds=RESTING_SECONDS)
    kiosk.finger.press(other, first=1)
    kiosk.clock.now += HOLD_SECONDS
    kiosk.window.glass.look()
    assert kiosk.session.visit.aids == Aids()
    kiosk.finger.lift(resting, other)
    assert kiosk.session.visit.screen is Screen.SERVICES


@pytest.mark.parametrize("screen", [Screen.SERVICES, Screen.RATE, Screen.AIDS, Screen.LANGUAGE])
def test_elsewhere_a_held_finger_begins_nothing(kiosk: Kiosk, screen: Screen) -> None:
    kiosk.stand_on(screen, ticket=sample_ticket())
    place = kiosk.finger.at("help")
    _hold(kiosk, place)
    assert kiosk.session.visit.aids == Aids()
    kiosk.finger.lift(place)
    assert kiosk.session.visit.screen is Screen.HELP


def test_without_a_voice_a_held_finger_is_a_long_press(kiosk: Kiosk) -> None:
    kiosk.session.office = replace(kiosk.session.office, speaks=False)
    kiosk.window.bridge.stillHere()
    place = _place(kiosk)
    _hold(kiosk, place)
    assert not kiosk.window.window.property("holding")
    kiosk.finger.lift(place)
    assert kiosk.session.visit.screen is Screen.SERVICES


def test_the_screen_says_what_holding_on_will_do(kiosk: Kiosk) -> None:
    words = "giữ thêm để máy đọc màn hình"
    place = _place(kiosk)
    _hold(kiosk, place, seconds=SIGN_SECONDS - 0.1)
    assert not kiosk.finger.reads(words)
    kiosk.clock.now += 0.2
    kiosk.wait(lambda: kiosk.finger.reads(words))
    kiosk.finger.lift(place)
    assert not kiosk.finger.reads(words)
    assert kiosk.session.visit.screen is Screen.SERVICES


def test_whoever_began_it_by_mistake_ends_it_with_a_touch(kiosk: Kiosk, listener: Listener) -> None:
    place = _place(kiosk)
    _hold(kiosk, place)
    kiosk.finger.lift(place)
    listener.wait_for("Lấy số")
    kiosk.tap("Thôi đọc")
    listener.wait_for("không đọc màn hình nữa")
    assert kiosk.session.visit.aids == Aids()
    kiosk.tap("wantNumber")
    assert kiosk.session.visit.screen is Screen.SERVICES


def test_whoever_began_it_by_mistake_and_sees_nothing_ends_it_by_ear(
    kiosk: Kiosk, listener: Listener
) -> None:
    place = _place(kiosk)
    _hold(kiosk, place)
    kiosk.finger.lift(place)
    listener.wait_for("Lấy số")
    listener.go_to("Dễ dùng", PREVIOUS)
    listener.press(CHOOSE, "Chữ to")
    listener.take("Đọc to màn hình", "không đọc màn hình nữa")
    assert kiosk.session.visit.aids == Aids()


def test_whoever_walks_away_from_it_leaves_the_screen_as_it_was(kiosk: Kiosk) -> None:
    place = _place(kiosk)
    _hold(kiosk, place)
    kiosk.finger.lift(place)
    for seconds in (60, 20):
        kiosk.clock.now += seconds
        kiosk.session.tick()
    assert kiosk.session.visit.aids == Aids()


@pytest.mark.parametrize("language", ["ja", "ar"])
def test_it_is_read_in_a_language_that_a_voice_reads(
    kiosk: Kiosk, listener: Listener, language: str
) -> None:
    kiosk.stand_on(Screen.WELCOME, language=language)
    place = _place(kiosk)
    _hold(kiosk, place)
    kiosk.finger.lift(place)
    assert BEGUN in listener.wait_for("Lấy số")[0]
    assert kiosk.session.visit.language == "vi"


def test_whoever_is_greeted_hears_of_it_and_nobody_else(kiosk: Kiosk, listener: Listener) -> None:
    kiosk.clock.now += 600
    kiosk.session.tick()
    assert not kiosk.speaker.said
    kiosk.session.send(SomebodyCame())
    assert "giữ ngón tay trên màn hình" in listener.wait_for("Xin chào")[0]
