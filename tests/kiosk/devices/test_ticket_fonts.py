"""Tickets in other scripts: letters that are there, and Arabic in its own order."""

import dataclasses
import re
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from front_desk.languages import LANGUAGES
from kiosk.devices import ticket_fonts
from kiosk.devices.ticket_drawing import TicketDrawing, _pieces
from kiosk.devices.ticket_fonts import FontMissing, Fonts, find_font
from kiosk.printed_words import printed_ticket
from tests.contracts.printer_contract import TICKET
from tests.kiosk.made_up import ticket

OFFICE = {"vi": "Phường Mẫu", "ar": "حي Mẫu", "zh": "Mẫu 坊", "ko": "Mẫu 동", "ja": "Mẫu 坊"}
NEVER_IN_A_FONT = "\U0010ffff"


def ink(picture: Image.Image) -> Any:
    return np.asarray(picture.convert("L")) < 128


def drawn(text: str, font: ImageFont.FreeTypeFont) -> bytes:
    strip = Image.new("1", (60, 60), 1)
    ImageDraw.Draw(strip).text((5, 45), text, 0, font, anchor="ls")
    return strip.tobytes()


def paper_of(language: str) -> Image.Image:
    return TicketDrawing(80).draw(printed_ticket(ticket(), OFFICE, language, reprint=True))


@pytest.mark.parametrize("style", ["Regular", "Bold"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_of_the_paper_is_a_box(language: str, style: Any) -> None:
    paper = printed_ticket(ticket(), OFFICE, language, reprint=True)
    words = "".join(str(value) for value in dataclasses.astuple(paper))
    own = ImageFont.truetype(str(find_font(style, language)), 40)
    latin = Fonts().latin(40, style)
    for letter in set(re.sub(r"[\s\u2066\u2069]", "", words)):
        boxes = {drawn(NEVER_IN_A_FONT, own), drawn(NEVER_IN_A_FONT, latin)}
        assert {drawn(letter, own), drawn(letter, latin)} - boxes, letter


def place_of(text: str, page: Any) -> tuple[float, int]:
    """How well `text` is found on the page at best, and how far from its left edge."""
    font = Fonts().latin(28, "Regular")
    mark = Image.new("L", (round(font.getlength(text)), 30), 255)
    ImageDraw.Draw(mark).text((0, 25), text, 0, font, anchor="ls")
    sought = np.asarray(mark) < 140
    windows = np.lib.stride_tricks.sliding_window_view(page, sought.shape)
    alike = (windows == sought).mean(axis=(2, 3))
    best = np.unravel_index(alike.argmax(), alike.shape)
    return float(alike.max()), int(best[1])


def test_a_range_in_arabic_runs_from_the_left() -> None:
    fonts = Fonts("ar")
    font = fonts.font(28, "Regular")
    line = Image.new("L", (400, 60), 255)
    assert isinstance(font, ticket_fonts.ArabicFont)
    said = "نحو \u206610–18\u2069 دقيقة"
    font.draw(ImageDraw.Draw(line), 390, 40, said)
    page = line.point(lambda value: 255 if value > 140 else 0)
    right, where = place_of("10–18", ink(page))
    wrong, _ = place_of("18–10", ink(page))
    assert right > 0.97 > wrong
    # Between the word before it, at its right, and the unit at its left.
    columns = np.flatnonzero(ink(page).any(axis=0))
    assert columns.min() + 60 < where < columns.max() - 100


def test_arabic_letters_are_joined() -> None:
    font = Fonts("ar").font(40, "Bold")
    assert font.getlength("ببب") < 0.9 * 3 * font.getlength("ب")


def test_the_code_lies_where_lines_begin() -> None:
    rows = ink(paper_of("ar"))
    mirrored = ink(paper_of("vi"))
    middle = rows.shape[1] // 2
    dense = slice(rows.shape[0] // 2, rows.shape[0] * 3 // 4)
    assert rows[dense, middle:].sum() > rows[dense, :middle].sum()
    dense = slice(mirrored.shape[0] // 2, mirrored.shape[0] * 3 // 4)
    assert mirrored[dense, :middle].sum() > mirrored[dense, middle:].sum()


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_no_line_begins_with_a_closing_mark(language: str) -> None:
    font = Fonts(language).font(28, "Regular")
    sentence = "请准备好身份证件和材料。"
    for room in range(60, 330, 28):
        lines = _pieces(sentence, font, room)
        assert "".join(lines) == sentence
        assert not any(line.startswith("。") for line in lines[1:]), lines


def test_without_its_font_a_language_still_gets_number_and_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def only_latin(style: Any, language: str = "vi") -> Path:
        if language in {"zh", "ar"}:
            raise FontMissing("Noto Sans CJK SC is not installed (fonts-noto-cjk)")
        return find_font(style)

    monkeypatch.setattr(ticket_fonts, "find_font", only_latin)
    for language in ("zh", "ar"):
        assert not Fonts(language).right_to_left
        picture = TicketDrawing(58).draw(dataclasses.replace(TICKET, language=language))
        assert ink(picture).any()


def test_what_is_missing_names_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ticket_fonts, "_FOLDERS", (tmp_path,))
    monkeypatch.setattr(subprocess, "run", _another_font)
    with pytest.raises(FontMissing, match="fonts-noto-cjk"):
        find_font("Regular", "ja")
    with pytest.raises(FontMissing, match="fonts-noto-ui-core"):
        find_font("Regular", "ar")


def _another_font(*_: object, **__: object) -> Any:
    return type("Answer", (), {"stdout": "DejaVu Sans\n/usr/share/fonts/x.ttf"})
