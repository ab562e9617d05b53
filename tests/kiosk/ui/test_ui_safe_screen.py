"""The screen for when the kiosk itself cannot run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QFont, QFontMetricsF, QImage, QPainter

from kiosk.ui.safe_screen import WORDS, SafeScreen
from motcua.sizes import SIZES, Size
from tests.servers import RunningServer

MOTCUA = [sys.executable, "-P", "-m", "motcua"]


def _picture(screen: SafeScreen, size: Size) -> QImage:
    picture = QImage(QSize(size.width, size.height), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    screen.draw(painter, picture.size())
    painter.end()
    return picture


def _is_ground(picture: QImage, rows: range) -> bool:
    ground = picture.pixel(0, 0)
    return all(picture.pixel(x, y) == ground for y in rows for x in range(0, picture.width(), 3))


@pytest.mark.qt
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_everything_is_on_the_screen_and_changes_when_staff_know(qapp: object, size: Size) -> None:
    screen = SafeScreen(size.display)
    before = _picture(screen, size)
    screen.tell_of_staff()
    after = _picture(screen, size)
    assert before != after
    for picture in (before, after):
        assert _is_ground(picture, range(8))
        assert _is_ground(picture, range(size.height - 8, size.height))
        assert not _is_ground(picture, range(size.height // 3, 2 * size.height // 3))
        columns = [*range(8), *range(size.width - 8, size.width)]
        ground = picture.pixel(0, 0)
        assert all(picture.pixel(x, y) == ground for x in columns for y in range(size.height))


def test_its_sentences_are_short_and_in_full_vietnamese(qapp: object) -> None:
    font = QFontMetricsF(QFont("Noto Sans"))
    for words in WORDS:
        for sentence in vars(words).values():
            assert 1 < len(sentence.split()) <= 12
            assert all(font.inFont(letter) for letter in sentence)


@pytest.mark.qt
def test_nobody_in_front_of_it_can_close_it(qapp: object) -> None:
    screen = SafeScreen(SIZES[0].display.model_copy(update={"full_screen": True}))
    asked = QCloseEvent()
    screen.event(asked)
    assert not asked.isAccepted()
    windowed = SafeScreen(SIZES[0].display)
    allowed = QCloseEvent()
    windowed.event(allowed)
    assert allowed.isAccepted()
    assert allowed.type() is QEvent.Type.Close


@pytest.mark.slow
def test_staff_see_that_the_kiosk_needs_them(running_server: RunningServer, tmp_path: Path) -> None:
    token = {"MOTCUA_KIOSK__TOKEN": running_server.seeded.kiosk_token}
    with subprocess.Popen(
        [*MOTCUA, "safe-screen", "--data", str(tmp_path), "--server-url", running_server.url],
        env={**os.environ, **token, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        try:
            with running_server.staff() as staff:
                deadline = time.monotonic() + 30
                while not (wanted := staff.get("/queue?counter=quay-1").json()["help_wanted"]):
                    assert time.monotonic() < deadline
            assert wanted == ["kiosk-1"]
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()


@pytest.mark.slow
def test_it_ends_by_itself_and_needs_no_settings(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("this is no TOML")
    done = subprocess.run(
        [*MOTCUA, "safe-screen", "--config", str(broken), "--seconds", "0.2"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
