"""The drawn ticket: readable code, nothing clipped, the number as large as the paper."""

import dataclasses
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from kiosk.devices import ticket_drawing, ticket_fonts
from kiosk.devices.qr_decoder import QrDecoder
from kiosk.devices.ticket_drawing import TicketDrawing
from kiosk.devices.ticket_fonts import FontMissing, Fonts, find_font
from tests.contracts.printer_contract import TICKET

WIDTHS = pytest.mark.parametrize("paper_mm", [58, 80])


def ink(picture: Image.Image) -> Any:
    return np.asarray(picture.convert("L")) < 128


@WIDTHS
def test_the_code_on_it_is_the_follow_address(paper_mm: int) -> None:
    picture = TicketDrawing(paper_mm).draw(TICKET)
    grey = np.asarray(picture.convert("L"), np.uint8)
    codes = QrDecoder().decode_still(grey)
    assert [code.payload.decode() for code in codes] == [TICKET.follow_url]


@WIDTHS
@pytest.mark.parametrize("number", ["A001", "A012", "M888", "AB999"])
def test_the_number_fills_the_width(paper_mm: int, number: str) -> None:
    drawing = TicketDrawing(paper_mm)
    picture = drawing.draw(dataclasses.replace(TICKET, number=number))
    rows = ink(picture)
    widest = max(
        np.flatnonzero(row).max() - np.flatnonzero(row).min()
        for row in rows[: rows.shape[0] // 2]
        if 20 < row.sum() < 0.8 * drawing.width
    )
    assert widest > 0.8 * drawing.width


@WIDTHS
def test_it_is_black_and_white_and_as_wide_as_the_paper(paper_mm: int) -> None:
    picture = TicketDrawing(paper_mm).draw(TICKET)
    assert picture.mode == "1"
    assert picture.width == {58: 384, 80: 576}[paper_mm]


TEXTS = st.text("ẪỄỖỸỬợgpqyjẰĐ AbcQ", min_size=1, max_size=60)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from([58, 80]))
def test_ink_never_touches_the_edges(office: str, service: str, wait: str, paper_mm: int) -> None:
    ticket = dataclasses.replace(TICKET, office=office, service=service, wait=wait)
    rows = ink(TicketDrawing(paper_mm).draw(ticket))
    assert not rows[:4].any()
    assert not rows[-4:].any()
    assert not rows[:, :4].any()
    assert not rows[:, -4:].any()


def test_stacked_marks_are_not_clipped() -> None:
    """The same line alone has as much ink as between two others: nothing is overdrawn or cut."""
    drawing = TicketDrawing(80)

    def amount(service: str) -> int:
        return int(ink(drawing.draw(dataclasses.replace(TICKET, service=service))).sum())

    wide = "Ẫ" * 12
    empty, one, three = amount(""), amount(wide), amount(" ".join([wide] * 3))
    assert one > empty
    assert three - empty == 3 * (one - empty)


def test_a_reprint_says_so() -> None:
    drawing = TicketDrawing(80)
    again = drawing.draw(dataclasses.replace(TICKET, reprint="In lại"))
    assert again.height > drawing.draw(TICKET).height
    band = ink(again)[24:60]
    assert band.mean() > 0.6


def test_a_word_longer_than_the_paper_is_cut_into_lines() -> None:
    picture = TicketDrawing(58).draw(dataclasses.replace(TICKET, service="M" * 40))
    assert picture.height > TicketDrawing(58).draw(TICKET).height


def test_other_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="58 or 80"):
        TicketDrawing(76)


def test_without_the_font_it_fails_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ticket_fonts, "_FOLDERS", (tmp_path,))

    def another_font(*_: object, **__: object) -> Any:
        return subprocess.CompletedProcess([], 0, "DejaVu Sans\n/usr/share/fonts/x.ttf", "")

    monkeypatch.setattr(subprocess, "run", another_font)
    with pytest.raises(FontMissing):
        TicketDrawing(80)

    def no_fontconfig(*_: object, **__: object) -> Any:
        raise FileNotFoundError("fc-match")

    monkeypatch.setattr(subprocess, "run", no_fontconfig)
    with pytest.raises(FontMissing):
        TicketDrawing(80)


def test_fontconfig_finds_the_font_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "NotoSans-Elsewhere.ttf"
    file.write_bytes(b"font")
    monkeypatch.setattr(ticket_fonts, "_FOLDERS", ())
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda *_, **__: subprocess.CompletedProcess([], 0, f"Noto Sans\n{file}", ""),
    )
    assert find_font("Bold") == file


def test_what_a_no_break_space_holds_together_stays_on_one_line() -> None:
    font = ImageFont.truetype(str(find_font("Regular")), 32)
    room = font.getlength("Chờ khoảng 10–18")
    plain, held = "Chờ khoảng 10–18 phút", "Chờ khoảng 10–18\N{NO-BREAK SPACE}phút"
    assert ticket_drawing._filled(plain, font, room) == ["Chờ khoảng 10–18", "phút"]
    assert ticket_drawing._filled(held, font, room) == [
        "Chờ khoảng", "10–18\N{NO-BREAK SPACE}phút",
    ]  # fmt: skip


def test_chinese_breaks_anywhere_but_in_a_time() -> None:
    font = Fonts("zh").font(25, "Regular")
    text = "办公时间：8:00–11:30，13:30–17:00"
    for room in range(150, 500, 10):
        lines = ticket_drawing._filled(text, font, room)
        assert "".join(lines) == text
        assert all(font.getlength(line) <= room for line in lines)
        assert all(
            any(figure in line for line in lines) for figure in ("8:00–11:30", "13:30–17:00")
        )
        assert not any(line.startswith("，") for line in lines)
