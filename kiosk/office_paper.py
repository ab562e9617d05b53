"""The office's own paper, as the settings say: reads the logo, PNG or SVG, once at the start."""

import io
import re
from pathlib import Path

from PIL import Image, UnidentifiedImageError
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.devices.ticket_layout import TicketLayout
from settings.load import SettingsError
from settings.model import Settings

MOST_BYTES = 5_000_000
MOST_PIXELS = 20_000_000
SVG_PIXELS = 1200
"""The longer side of an SVG as it is drawn; the paper has fewer dots than that."""

_WHITE = 255
_DARK = 160
_LETTERS = re.compile(rb"<(\w+:)?text[\s>]")


class LogoUnusable(Exception):
    """The file is no logo that could be printed; the text says why."""


def layout_of(settings: Settings) -> TicketLayout:
    """What the office adds to its tickets. Raises `SettingsError` when its logo cannot be used."""
    printer = settings.printer
    try:
        logo = read_logo(Path(printer.logo).expanduser()) if printer.logo else None
    except LogoUnusable as error:
        raise SettingsError(f"printer.logo: {printer.logo} {error}.") from None
    return TicketLayout(
        logo,
        {str(language): lines for language, lines in printer.header.items()},
        {str(language): lines for language, lines in printer.footer.items()},
    )


def read_logo(file: Path) -> Image.Image:
    """The picture in `file` on white, in grey (mode `L`). Raises `LogoUnusable`."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise LogoUnusable(f"cannot be read ({error.strerror})") from None
    if len(data) > MOST_BYTES:
        raise LogoUnusable("is larger than 5 MB")
    grey = _on_white(_png_of_svg(data) if file.suffix.lower() == ".svg" else data)
    darkest, _ = grey.getextrema()
    if not isinstance(darkest, int | float) or darkest > _DARK:
        raise LogoUnusable("has nothing dark in it: on paper nothing would be seen")
    return grey


def _on_white(png: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise LogoUnusable("has more than 20 million pixels")
            opaque = picture.convert("RGBA")
    except UnidentifiedImageError:
        raise LogoUnusable("is neither a PNG nor an SVG file") from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        # Pillow tells of broken PNG chunks with any of these.
        raise LogoUnusable("is a broken PNG file") from None
    paper = Image.new("RGBA", opaque.size, (_WHITE,) * 4)
    return Image.alpha_composite(paper, opaque).convert("L")


def _png_of_svg(svg: bytes) -> bytes:
    """Letters are refused: which font draws them would depend on the machine."""
    if _LETTERS.search(svg):
        raise LogoUnusable("has letters in it: turn them into paths")
    drawing = QSvgRenderer(QByteArray(svg))
    size = drawing.defaultSize()
    if not drawing.isValid() or size.isEmpty():
        raise LogoUnusable("is not an SVG file with a size")
    picture = QImage(
        size.scaled(QSize(SVG_PIXELS, SVG_PIXELS), Qt.AspectRatioMode.KeepAspectRatio),
        QImage.Format.Format_ARGB32,
    )
    if picture.isNull():
        raise LogoUnusable("is too narrow")
    picture.fill(0)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    png = QBuffer()
    png.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(png, "PNG")  # type: ignore[call-overload]
    return bytes(png.data().data())
