"""The screen for when the kiosk itself cannot run."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QFont, QFontMetricsF, QImage, QPainter

from front_desk.languages import LANGUAGES
from kiosk.ui.application import SCRIPT_FONTS
from kiosk.ui.safe_screen import FAMILIES, SHORT_WORDS, WORDS, Layout, SafeScreen
from motcua.sizes import SCREENS, SIZES, Size
from settings.model import DisplaySettings
from tests.servers import RunningServer

MOTCUA = [sys.executable, "-P", "-m", "motcua"]


def _laid_out(screen: SafeScreen, size: Size) -> Layout:
    picture = QImage(QSize(size.width, size.height), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    try:
        return screen.layout(painter, picture.size())
    finally:
        painter.end()


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
@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_all_seven_languages_fit_and_are_large_enough_to_read(
    qapp: object, size: Size, told: bool
) -> None:
    screen = SafeScreen(size.display, LANGUAGES)
    if told:
        screen.tell_of_staff()
    found = _laid_out(screen, size)
    assert list(dict.fromkeys(line.language for line in found.lines)) == list(LANGUAGES)
    smallest = 3.6 if size.display.width_mm < 268 else 5.0
    assert min(line.capitals for line in found.lines) >= smallest
    in_vietnamese = [line.capitals for line in found.lines if line.language == "vi"]
    assert min(in_vietnamese) >= max(
        line.capitals for line in found.lines if line.language in SHORT_WORDS
    )
    picture = _picture(screen, size)
    pixels_a_mm = min(size.width, size.height) / size.display.width_mm
    edge = round(3 * pixels_a_mm)
    assert _is_ground(picture, range(edge))
    assert _is_ground(picture, range(size.height - edge, size.height))
    ends = [line.top + line.height for line in found.lines]
    assert all(end <= line.top + 1 for end, line in zip(ends, found.lines[1:], strict=False))
    # A line each.
    for line in found.lines:
        if line.language in SHORT_WORDS:
            assert line.height < 2.5 * line.capitals / 0.714 * pixels_a_mm


@pytest.mark.qt
def test_it_speaks_what_the_office_offers_and_always_vietnamese_and_english(qapp: object) -> None:
    def spoken(*offered: str) -> list[str]:
        lines = _laid_out(SafeScreen(SIZES[0].display, offered), SIZES[0]).lines
        return list(dict.fromkeys(line.language for line in lines))

    assert spoken("vi", "en") == ["vi", "en"]
    assert spoken("ko", "vi", "fr") == ["vi", "en", "ko", "fr"]
    assert {*SHORT_WORDS, "vi", "en"} == set(LANGUAGES)


@pytest.mark.qt
def test_on_a_screen_that_is_too_low_the_last_languages_give_way(qapp: object) -> None:
    display = DisplaySettings(width_mm=100, height_mm=217, full_screen=False)
    size = Size(1280, 590, display)
    found = _laid_out(SafeScreen(display, LANGUAGES), size)
    spoken = list(dict.fromkeys(line.language for line in found.lines))
    assert spoken == list(LANGUAGES)[: len(spoken)]
    assert 2 <= len(spoken) < len(LANGUAGES)
    assert found.bottom <= size.height


@pytest.mark.qt
def test_each_writing_has_its_font_and_arabic_begins_at_the_right(qapp: object) -> None:
    assert set(FAMILIES.values()) == set(SCRIPT_FONTS)
    size = SIZES[0]
    screen = SafeScreen(size.display, ("vi", "en", "ar"))
    picture, line = _picture(screen, size), _laid_out(screen, size).lines[-1]
    rows = range(round(line.top), round(line.top + line.height))
    ground = picture.pixel(0, 0)
    inked = {x: [y for y in rows if picture.pixel(x, y) != ground] for x in range(size.width)}
    first = min(x for x in inked if inked[x])
    mark: list[int] = []
    while inked[first]:
        mark += inked[first]
        first += 1
    # The full stop ends the sentence: it is the small mark at its left.
    assert max(mark) - min(mark) < len(rows) / 6


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
    for text in SHORT_WORDS.values():
        sentences = [one for one in re.split(r"[.。]", text) if one]
        assert len(sentences) == 2
        assert all(len(one.split()) <= 12 for one in sentences)


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


NOTES_LANGUAGES = """
import sys
from kiosk.ui import safe_screen
from motcua.__main__ import main

class Noting(safe_screen.SafeScreen):
    def __init__(self, display, languages):
        super().__init__(display, languages)
        print(",".join(languages), flush=True)

safe_screen.SafeScreen = Noting
sys.exit(main())
"""


@pytest.mark.slow
@pytest.mark.parametrize("offered", ["vi,ja,ar", ""])
def test_the_command_takes_the_office_s_languages(tmp_path: Path, offered: str) -> None:
    config = tmp_path / "motcua.toml"
    languages = [f'"{one}"' for one in offered.split(",") if one]
    config.write_text(f"[kiosk]\nlanguages = [{', '.join(languages)}]\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-c", NOTES_LANGUAGES, "safe-screen", "--seconds", "0.2",
         "--config", str(config), "--data", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    # Settings that are refused may be why the kiosk does not run.
    assert done.stdout.strip() == (offered or "vi,en")
