"""While the screen is read out nothing else sounds, from the first word to the next person's."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.devices.simulated import SAMPLE_CARD_OF_AN_ELDER
from kiosk.events import SomebodyCame
from kiosk.ports import OutOfPaper
from kiosk.spoken_lines import spoken_line
from kiosk.spoken_words import Line
from kiosk.visit import Screen
from motcua.screens import sample_ticket
from tests.kiosk.ui.conftest import Kiosk
from tests.kiosk.ui.test_ui_speech import CHOOSE, NEXT, PREVIOUS, Listener

pytestmark = pytest.mark.qt

OWN = {
    spoken_line(line, "vi", sample_ticket(), (1, 2) if line is Line.PAGE else None) for line in Line
}
"""What the kiosk says by itself."""

ON_THE_SCREEN = {
    spoken_line(line, "vi", None) for line in (Line.STILL_THERE, Line.CONFIRM_PRIORITY)
}
"""Stand there word by word, and are read from there."""


@dataclass
class Recorder(Listener):
    """Remembers everything that was heard."""

    heard: list[str] = field(default_factory=list)

    def press(self, key: Qt.Key, hears: str = "") -> list[str]:
        self._keep()
        return super().press(key, hears)

    def _keep(self) -> None:
        self.heard += [text for text, _ in self.kiosk.speaker.said]
        self.kiosk.speaker.said.clear()

    def everything(self) -> list[str]:
        """What was heard, up to now."""
        self._keep()
        return self.heard


@pytest.fixture
def recorder(kiosk: Kiosk) -> Recorder:
    """With a keypad."""

    def key(which: Qt.Key) -> None:
        QTest.keyClick(kiosk.window.window, which)

    return Recorder(kiosk, key)


def test_nothing_else_sounds_while_the_screen_is_read_out(recorder: Recorder) -> None:
    kiosk = recorder.kiosk
    recorder.press(NEXT, "Lấy số")
    kiosk.session.send(SomebodyCame())
    recorder.take("Dùng thẻ căn cước", "Đồng ý")
    recorder.press(CHOOSE, "Không dùng thẻ. Nút")
    kiosk.reader.show(SAMPLE_CARD_OF_AN_ELDER)
    recorder.wait_for("diện ưu tiên")
    kiosk.printer.fault = OutOfPaper
    recorder.take("Hộ tịch", "75 tuổi trở lên")
    recorder.press(CHOOSE, "Máy hết giấy")
    recorder.go_to("Giúp đỡ", PREVIOUS)
    recorder.press(CHOOSE, "Đã báo cán bộ")
    kiosk.clock.now += 60
    kiosk.session.tick()
    recorder.wait_for("Tôi còn ở đây")
    recorder.press(PREVIOUS, "")
    heard = recorder.everything()
    assert len(heard) > 20
    assert set(heard) & OWN == ON_THE_SCREEN
    assert all(heard.count(each) == 1 for each in ON_THE_SCREEN)
    assert kiosk.session.visit.screen is Screen.HELP


def test_without_it_the_kiosks_own_lines_are_heard(recorder: Recorder) -> None:
    kiosk = recorder.kiosk
    kiosk.tap("wantNumber")
    recorder.wait_for("chọn việc")
    assert set(recorder.everything()) <= OWN
