"""The office's logo and lines: from a file and the settings onto the paper."""

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from kiosk.devices.ticket_drawing import DOTS, TicketDrawing
from kiosk.devices.ticket_layout import LOGO_ROWS, TicketLayout, printable_logo
from kiosk.office_paper import SVG_PIXELS, LogoUnusable, layout_of, read_logo
from settings.load import SettingsError, load_settings
from tests.contracts.printer_contract import TICKET

STAR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="20" height="20" fill="#000"/>{more}</svg>'
)
LINES = {"vi": "Ủy ban nhân dân\nThành phố Mẫu", "en": "People's Committee"}


def ink(picture: Image.Image) -> Any:
    return np.asarray(picture.convert("L")) < 128


def logo_file(folder: Path, mode: str = "RGBA", size: tuple[int, int] = (300, 200)) -> Path:
    """A black disc on nothing."""
    picture = Image.new(mode, size)
    ImageDraw.Draw(picture).ellipse((0, 0, size[0] - 1, size[1] - 1), (0, 0, 0, 255))
    picture.save(folder / "logo.png")
    return folder / "logo.png"


def test_what_is_transparent_in_a_logo_stays_white(tmp_path: Path) -> None:
    logo = read_logo(logo_file(tmp_path))
    assert (logo.mode, logo.size) == ("L", (300, 200))
    assert logo.getpixel((0, 0)) == 255
    assert logo.getpixel((150, 100)) == 0


def test_an_svg_is_drawn_in_its_own_shape(tmp_path: Path) -> None:
    file = tmp_path / "logo.SVG"
    file.write_text(STAR.format(more=""))
    logo = read_logo(file)
    assert logo.size == (SVG_PIXELS, SVG_PIXELS // 2)
    assert logo.getpixel((SVG_PIXELS // 4, 300)) == 0
    assert logo.getpixel((SVG_PIXELS * 3 // 4, 300)) == 255


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("logo.png", None, "cannot be read"),
        ("logo.png", b"GIF89a", "neither a PNG"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "PNG"),
        ("logo.png", b"x" * 5_000_001, "larger than 5 MB"),
        ("logo.svg", b"<html></html>", "not an SVG"),
        ("logo.svg", STAR.format(more="<text x='1'>A</text>").encode(), "turn them into paths"),
        ("logo.svg", STAR.format(more="").replace("#000", "#fff").encode(), "nothing dark"),
        ("logo.svg", STAR.format(more="").replace("40 20", "4000000 1").encode(), "too narrow"),
    ],
)
def test_a_logo_that_cannot_be_printed_says_why(
    tmp_path: Path, name: str, content: bytes | None, why: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(LogoUnusable, match=why):
        read_logo(file)
    settings = load_settings(environment={"MOTCUA_PRINTER__LOGO": str(file)})
    with pytest.raises(SettingsError, match=f"printer.logo: .*{why}"):
        layout_of(settings)


def test_a_cut_off_png_is_broken(tmp_path: Path) -> None:
    file = logo_file(tmp_path)
    file.write_bytes(file.read_bytes()[:-400])
    with pytest.raises(LogoUnusable, match="broken PNG"):
        read_logo(file)


def test_a_picture_of_very_many_pixels_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("1", (5000, 5000)).save(file)
    with pytest.raises(LogoUnusable, match="20 million"):
        read_logo(file)


@pytest.mark.parametrize("size", [(40, 20), (3000, 100), (100, 3000), (900, 900), (9000, 1)])
def test_a_logo_fits_and_is_never_enlarged(size: tuple[int, int]) -> None:
    made = printable_logo(Image.new("L", size, 0), 336)
    assert made.mode == "1"
    assert 1 <= made.width <= min(336, size[0])
    assert 1 <= made.height <= min(LOGO_ROWS, size[1])


@pytest.mark.parametrize("paper_mm", [58, 80])
def test_logo_and_lines_stand_on_the_paper_within_its_edges(paper_mm: int, tmp_path: Path) -> None:
    layout = TicketLayout(read_logo(logo_file(tmp_path, size=(900, 900))), LINES, LINES)
    picture = TicketDrawing(paper_mm, layout).draw(TICKET)
    bare = TicketDrawing(paper_mm).draw(TICKET)
    assert picture.width == DOTS[paper_mm]
    assert picture.height > bare.height + LOGO_ROWS
    rows = ink(picture)
    assert not rows[:, :4].any()
    assert not rows[:, -4:].any()
    middle = picture.width // 2
    assert rows[100, middle - 40 : middle + 40].all()


def test_a_language_without_lines_of_its_own_shows_a_widely_read_one() -> None:
    layout = TicketLayout(header=LINES, footer={"vi": " \n\nHẹn gặp lại "})
    assert layout.header_in("vi") == ("Ủy ban nhân dân", "Thành phố Mẫu")
    assert layout.header_in("fr") == ("People's Committee",)
    assert layout.footer_in("fr") == ("Hẹn gặp lại",)
    assert TicketLayout().header_in("vi") == ()


def test_each_language_gets_its_own_lines() -> None:
    drawing = TicketDrawing(80, TicketLayout(header=LINES))
    english = dataclasses.replace(TICKET, language="en")
    assert drawing.draw(TICKET).height > drawing.draw(english).height
    assert drawing.draw(english).height > TicketDrawing(80).draw(english).height
