"""Before a card is read the person is asked, in earnest."""

import pytest

from kiosk.visit import Screen
from tests.kiosk.ui.conftest import Kiosk

pytestmark = pytest.mark.qt


def test_the_camera_is_off_until_somebody_agrees(kiosk: Kiosk) -> None:
    kiosk.tap("wantCard")
    kiosk.wait_for(Screen.CHOOSE_WAY)
    assert "start" not in kiosk.reader.calls
    kiosk.tap("agreeCard")
    kiosk.wait_for(Screen.SCAN_CARD)
    kiosk.wait(lambda: "look" in kiosk.reader.calls)


def test_no_is_as_large_as_yes(kiosk: Kiosk) -> None:
    kiosk.tap("wantCard")
    kiosk.wait_for(Screen.CHOOSE_WAY)
    kiosk.wait(lambda: kiosk.finger.button("declineCard").height() > 0)
    yes, no = (kiosk.finger.button(name) for name in ("agreeCard", "declineCard"))
    assert (no.width(), no.height()) == (yes.width(), yes.height())
    kiosk.tap("declineCard")
    kiosk.wait_for(Screen.SERVICES)
    assert "start" not in kiosk.reader.calls


def test_it_says_what_why_and_how_long(kiosk: Kiosk) -> None:
    kiosk.tap("wantCard")
    kiosk.wait_for(Screen.CHOOSE_WAY)
    for said in (
        "Máy đọc mã trên thẻ: họ tên, ngày sinh, số thẻ, địa chỉ.",
        "Để chào đúng tên và mời diện ưu tiên theo tuổi.",
        "Chỉ giữ đến khi quý vị có số. Không lưu hình ảnh.",
    ):
        assert kiosk.finger.reads(said), kiosk.finger.words()
