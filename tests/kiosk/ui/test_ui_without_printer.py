"""A kiosk without a printer gives numbers all the same, and never speaks of paper."""

from dataclasses import replace

import pytest

from kiosk.events import ReprintWanted
from kiosk.hands import Manners
from kiosk.visit import Paper, Screen
from tests.kiosk.ui.conftest import Kiosk

pytestmark = pytest.mark.qt


@pytest.fixture
def manners(manners: Manners) -> Manners:
    return replace(manners, prints=False)


def test_the_number_stays_on_the_screen_and_nothing_is_said_of_paper(kiosk: Kiosk) -> None:
    kiosk.tap("wantNumber")
    kiosk.wait_for(Screen.SERVICES)
    kiosk.tap("service-ho-tich")
    kiosk.wait_for(Screen.TICKET)
    assert kiosk.session.visit.paper is Paper.NONE
    assert kiosk.finger.reads("A012")
    assert kiosk.finger.reads("Quý vị nhớ số, hoặc quét mã bằng điện thoại.")
    assert not any("in" in words.lower().split() for words in kiosk.finger.words())
    with pytest.raises(LookupError):
        kiosk.finger.button("reprint")
    kiosk.session.send(ReprintWanted())
    assert kiosk.session.visit.paper is Paper.NONE
    assert "print_ticket" not in kiosk.printer.calls
    kiosk.tap("done")
    kiosk.wait_for(Screen.WELCOME)
