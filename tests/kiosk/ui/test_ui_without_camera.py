"""A kiosk with a hand scanner and no camera offers cards, and never speaks of a camera."""

from dataclasses import replace

import pytest

from kiosk.devices.hand_scanner import KeyboardWedge
from kiosk.hands import Manners
from kiosk.visit import Hint, Screen
from tests.kiosk.ui.conftest import Kiosk
from tests.kiosk.ui.test_ui_hand_scanner import CARD, type_keys

pytestmark = pytest.mark.qt


@pytest.fixture
def manners(manners: Manners) -> Manners:
    return replace(manners, has_camera=False)


def test_a_card_is_scanned_by_hand(kiosk: Kiosk) -> None:
    kiosk.window.listen(KeyboardWedge())
    kiosk.tap("wantCard")
    kiosk.wait_for(Screen.CHOOSE_WAY)
    kiosk.tap("agreeCard")
    kiosk.wait_for(Screen.SCAN_CARD)
    kiosk.wait(lambda: kiosk.finger.reads("Quét mã trên thẻ"))
    assert kiosk.finger.reads("Giữ máy quét cách mã một gang tay")
    type_keys(kiosk, CARD + "\r")
    kiosk.wait_for(Screen.SERVICES)
    assert kiosk.session.visit.card is not None
    assert "start" not in kiosk.reader.calls


def test_a_ticket_is_scanned_or_its_number_typed(kiosk: Kiosk) -> None:
    kiosk.tap("wantTicket")
    kiosk.wait_for(Screen.FIND_TICKET)
    kiosk.wait(lambda: kiosk.finger.reads("Quét mã trên phiếu"))
    for key in ("A", "0", "1", "2"):
        kiosk.finger.tap(key)
    kiosk.finger.tap("Tìm")
    kiosk.wait(lambda: kiosk.session.visit.screen is not Screen.FIND_TICKET)
    assert "start" not in kiosk.reader.calls


class TestWithNothingThatReads:
    """Neither camera nor scanner."""

    @pytest.fixture
    def manners(self, manners: Manners) -> Manners:
        return replace(manners, reads_codes=False)

    def test_only_the_number_is_asked_for(self, kiosk: Kiosk) -> None:
        kiosk.tap("wantTicket")
        kiosk.wait_for(Screen.FIND_TICKET)
        kiosk.wait(lambda: kiosk.finger.reads("Bấm số của quý vị"))
        assert kiosk.session.visit.hint is Hint.NONE
        assert not any("máy quay" in words for words in kiosk.finger.words())
