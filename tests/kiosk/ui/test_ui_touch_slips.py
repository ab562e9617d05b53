"""Hands as they are: slow, slipping, resting, laid flat. Real touches on the real screens."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QSizeF

from kiosk.ui.glass import HOLD_SECONDS, RESTING_SECONDS, TOGETHER_SECONDS, Glass
from kiosk.visit import Aids, Paper, Screen, Visit
from motcua.screens import sample_ticket
from tests.kiosk.ui.conftest import HandClock, Kiosk

pytestmark = pytest.mark.qt

MM = 1080 / 268
"""Pixels a millimetre on the kiosk of these tests."""

ASKED = {
    Screen.WELCOME: ("wantNumber", "wantTicket"),
    Screen.SERVICES: ("service-ho-tich", "service-tra-ket-qua"),
    Screen.CONFIRM: ("offer-khuyet-tat", "ordinary"),
    Screen.RATE: ("rate-2", "rate-0"),
    Screen.TICKET: ("done", "reprint"),
    Screen.AIDS: ("largeText", "highContrast"),
}
"""Two controls of each screen on which something is asked."""


def _stand(kiosk: Kiosk, screen: Screen) -> Visit:
    kiosk.stand_on(
        screen, service="ho-tich", priority_wanted=True, ticket=sample_ticket(), paper=Paper.PRINTED
    )
    return kiosk.session.visit


@pytest.mark.parametrize("screen", ASKED)
def test_a_long_press_is_a_press(kiosk: Kiosk, screen: Screen) -> None:
    before = _stand(kiosk, screen)
    place = kiosk.finger.at(ASKED[screen][0])
    kiosk.finger.press(place)
    # On Welcome a longer one has the screen read out.
    kiosk.clock.now += HOLD_SECONDS - 0.1 if screen is Screen.WELCOME else 20
    kiosk.window.glass.look()
    assert kiosk.session.visit == before
    kiosk.finger.lift(place)
    assert kiosk.session.visit != before


@pytest.mark.parametrize("screen", ASKED)
def test_a_finger_that_slips_a_little_off_still_counts(kiosk: Kiosk, screen: Screen) -> None:
    before = _stand(kiosk, screen)
    name = ASKED[screen][0]
    top = kiosk.finger.at(name, y=0.0)
    kiosk.finger.press(top + QPoint(0, 4))
    kiosk.finger.slide(*(top - QPoint(0, round(step * MM)) for step in (1, 2, 3)))
    kiosk.finger.lift(top - QPoint(0, round(3 * MM)))
    assert kiosk.session.visit != before


@pytest.mark.parametrize("screen", ASKED)
def test_a_finger_that_moves_away_takes_it_back(kiosk: Kiosk, screen: Screen) -> None:
    before = _stand(kiosk, screen)
    one, other = ASKED[screen]
    kiosk.finger.press(kiosk.finger.at(one))
    kiosk.finger.slide(kiosk.finger.at(one, y=0.1), kiosk.finger.at(other))
    kiosk.finger.lift(kiosk.finger.at(other))
    assert kiosk.session.visit == before


@pytest.mark.parametrize("screen", ASKED)
def test_a_finger_between_two_controls_presses_neither(kiosk: Kiosk, screen: Screen) -> None:
    before = _stand(kiosk, screen)
    kiosk.clock.now += 1
    kiosk.finger.tap_at(kiosk.finger.at(ASKED[screen][0], y=0.0) - QPoint(0, round(1 * MM)))
    assert kiosk.session.visit == before


@pytest.mark.parametrize("screen", ASKED)
def test_a_palm_presses_nothing(kiosk: Kiosk, screen: Screen) -> None:
    before = _stand(kiosk, screen)
    places = [kiosk.finger.at(name, x=x) for name in ASKED[screen] for x in (0.3, 0.6)]
    kiosk.finger.press(*places)
    kiosk.clock.now += 2
    kiosk.finger.lift(*places)
    assert kiosk.session.visit == before
    kiosk.tap(ASKED[screen][0])
    assert kiosk.session.visit != before


def test_a_palm_that_comes_down_bit_by_bit_presses_nothing(kiosk: Kiosk) -> None:
    before = _stand(kiosk, Screen.AIDS)
    places = [kiosk.finger.at("largeText"), kiosk.finger.at("highContrast"), QPoint(500, 300)]
    for number, place in enumerate(places):
        kiosk.finger.press(place, first=number)
        kiosk.clock.now += TOGETHER_SECONDS / 2
    kiosk.finger.lift(*places)
    assert kiosk.session.visit == before


def test_a_hand_that_rests_on_a_button_does_not_press_it_and_the_other_may(kiosk: Kiosk) -> None:
    _stand(kiosk, Screen.AIDS)
    resting, meant = kiosk.finger.at("largeText"), kiosk.finger.at("highContrast")
    kiosk.finger.press(resting)
    kiosk.clock.now += RESTING_SECONDS
    kiosk.finger.press(meant, first=1)
    kiosk.finger.lift(resting, meant)
    assert kiosk.session.visit.aids == Aids(high_contrast=True)


def test_two_fingers_one_after_the_other_both_count(kiosk: Kiosk) -> None:
    _stand(kiosk, Screen.AIDS)
    one, other = kiosk.finger.at("largeText"), kiosk.finger.at("highContrast")
    kiosk.finger.press(one)
    kiosk.clock.now += 2 * TOGETHER_SECONDS
    kiosk.finger.press(other, first=1)
    kiosk.finger.lift(one, other)
    assert kiosk.session.visit.aids == Aids(large_text=True, high_contrast=True)


def test_two_fingers_on_two_services_give_one_ticket(kiosk: Kiosk) -> None:
    kiosk.tap("wantNumber")
    kiosk.clock.now += 1
    one, other = kiosk.finger.at("service-ho-tich"), kiosk.finger.at("service-dat-dai")
    kiosk.finger.press(one)
    kiosk.clock.now += 2 * TOGETHER_SECONDS
    kiosk.finger.press(other, first=1)
    kiosk.finger.lift(one, other)
    kiosk.wait_for(Screen.TICKET)
    assert len(kiosk.desk.issued) == 1


@dataclass
class WidePoint:
    """A touch as wide as a screen may tell; test events cannot."""

    millimetres: float

    def ellipseDiameters(self) -> QSizeF:  # noqa: N802 - Qt's name
        return QSizeF(self.millimetres * MM, 8 * MM)


def test_a_touch_as_wide_as_a_palm_is_one_and_a_thumb_is_not(kiosk: Kiosk) -> None:
    glass = Glass(kiosk.window.window, 476, HandClock())
    assert glass.is_wide(WidePoint(40))
    assert not glass.is_wide(WidePoint(25))
