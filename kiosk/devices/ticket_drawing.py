"""The ticket as a black-and-white picture, so that Vietnamese is right on any printer.

Everything is measured in dots of 1/8 mm (203 dpi), which is what thermal printers have: 576 dots on
80 mm paper, 384 on 58 mm.
"""

import re
from dataclasses import dataclass

import segno
from PIL import Image, ImageDraw, ImageFont, ImageOps

from kiosk.devices.ticket_fonts import ArabicFont, Font, Fonts
from kiosk.devices.ticket_layout import PLAIN, TicketLayout, printable_logo
from kiosk.ports import PrintedTicket

DOTS = {58: 384, 80: 576}
"""Printable dots across the paper, by its width in mm."""

_LINE = 1.36
"""Line height in sizes of the type: stacked Vietnamese marks need it."""

_BLACK, _WHITE = 0, 255
_THRESHOLD = 140

_BETWEEN_WORDS = re.compile(r"[ \t\r\n]+")
"""No no-break space: what it holds together stays on one line."""

_FIGURE = re.compile(r"[0-9][0-9:.,/–-]*|.")
_LAST_WORD = re.compile(r"[0-9][0-9:.,/–-]*$|.$")
_CLOSING = "。、，：；！？）」』…"


@dataclass(frozen=True)
class _Sizes:
    """Type sizes and distances in dots."""

    margin: int
    office: int
    service: int
    body: int
    small: int
    number_most: int
    code_modules: int
    gap: int


_SIZES = {
    58: _Sizes(14, 30, 34, 28, 25, 190, 6, 16),
    80: _Sizes(24, 36, 44, 32, 29, 280, 6, 22),
}


class TicketDrawing:
    """Draws tickets for paper of `paper_mm` (58 or 80), with what the office adds to them.

    Raises `FontMissing` when it is made, not at the first ticket.
    """

    def __init__(self, paper_mm: int = 80, layout: TicketLayout = PLAIN) -> None:
        if paper_mm not in DOTS:
            raise ValueError("paper is 58 or 80 mm wide")
        self.width = DOTS[paper_mm]
        self._sizes = _SIZES[paper_mm]
        self._fonts = {"vi": Fonts()}
        self._wide = paper_mm == 80
        self._layout = layout
        room = self.width - 2 * self._sizes.margin
        self._logo = printable_logo(layout.logo, room) if layout.logo else None

    def draw(self, ticket: PrintedTicket) -> Image.Image:
        """`ticket` as a picture of mode `1`, `width` dots wide and as high as it needs."""
        fonts = self._fonts_of(ticket.language)
        paper = _Paper(self.width, self._sizes.margin, mirrored=fonts.right_to_left)
        sizes = self._sizes
        if ticket.reprint:
            paper.band(ticket.reprint, fonts.font(sizes.body, "Bold"))
            paper.skip(sizes.gap)
        self._head(paper, ticket, fonts)
        paper.skip(sizes.gap // 2)
        paper.rule(2)
        paper.skip(sizes.gap)
        paper.ink_line(ticket.number, self._number_font(ticket.number, fonts))
        paper.skip(sizes.gap)
        paper.text(ticket.service, fonts.font(sizes.service, "Bold"))
        paper.skip(sizes.gap)
        self._follow(paper, ticket, fonts)
        paper.skip(sizes.gap)
        paper.rule(2)
        paper.skip(sizes.gap // 2)
        small = fonts.font(sizes.small, "Regular")
        paper.text(ticket.prepare, small)
        footer = self._layout.footer_in(ticket.language)
        if footer:
            paper.skip(sizes.gap // 2)
        for line in footer:
            paper.text(line, small)
        paper.skip(sizes.gap)
        return paper.finished()

    def _head(self, paper: "_Paper", ticket: PrintedTicket, fonts: Fonts) -> None:
        """The logo, the office's own lines, and its name."""
        if self._logo is not None:
            paper.picture(self._logo)
            paper.skip(self._sizes.gap // 2)
        for line in self._layout.header_in(ticket.language):
            paper.text(line, fonts.font(self._sizes.small, "Regular"))
        paper.text(ticket.office, fonts.font(self._sizes.office, "Bold"))

    def _follow(self, paper: "_Paper", ticket: PrintedTicket, fonts: Fonts) -> None:
        """The code to follow, with what it will show: beside it on wide paper, else above it."""
        code = _code(ticket.follow_url, self._sizes.code_modules)
        regular = fonts.font(self._sizes.body, "Regular")
        lines = [
            (ticket.people_ahead, fonts.font(self._sizes.body, "Bold")),
            (ticket.wait, regular),
            (ticket.issued, regular),
        ]
        if self._wide:
            paper.beside(code, lines, self._sizes.gap)
            return
        for text, font in lines:
            paper.text(text, font)
        paper.skip(self._sizes.gap // 2)
        paper.picture(code)

    def _fonts_of(self, language: str) -> Fonts:
        if language not in self._fonts:
            self._fonts[language] = Fonts(language)
        return self._fonts[language]

    def _number_font(self, number: str, fonts: Fonts) -> ImageFont.FreeTypeFont:
        """The largest type in which `number` still fits across the paper."""
        room = self.width - 2 * self._sizes.margin
        size = self._sizes.number_most
        while size > 40 and fonts.latin(size, "Bold").getlength(number) > room:
            size -= 4
        return fonts.latin(size, "Bold")


class _Paper:
    """A strip of paper that grows downward; `mirrored` for lines that begin at the right."""

    def __init__(self, width: int, margin: int, *, mirrored: bool = False) -> None:
        self._strip = Image.new("L", (width, 4096), _WHITE)
        self._draw = ImageDraw.Draw(self._strip)
        self._width, self._margin, self._mirrored = width, margin, mirrored
        self._y = margin

    @property
    def _room(self) -> int:
        return self._width - 2 * self._margin

    def skip(self, dots: int) -> None:
        self._y += dots

    def rule(self, thickness: int) -> None:
        ends = (self._margin, self._y, self._width - self._margin, self._y + thickness - 1)
        self._draw.rectangle(ends, fill=_BLACK)
        self._y += thickness

    def text(self, text: str, font: Font) -> None:
        """Centred lines, broken between words."""
        for line in _broken(text, font, self._room):
            self._put(line, font, (self._width - font.getlength(line)) / 2)

    def ink_line(self, text: str, font: ImageFont.FreeTypeFont) -> None:
        """One centred line that takes no more height than its ink: for numbers."""
        left, top, right, bottom = font.getbbox(text)
        x = (self._width - (right - left)) / 2 - left
        self._draw.text((x, self._y - top), text, _BLACK, font)
        self._y += int(bottom - top)

    def band(self, text: str, font: Font) -> None:
        """White on a black band."""
        height = round(font.size * _LINE) + 8
        ends = (self._margin, self._y, self._width - self._margin, self._y + height)
        self._y += 4
        self._put(text, font, (self._width - font.getlength(text)) / 2)
        self._y = ends[1]
        band = self._strip.crop(ends)
        self._strip.paste(ImageOps.invert(band), ends[:2])
        self._y += height + 1

    def picture(self, picture: Image.Image) -> None:
        self._strip.paste(picture, ((self._width - picture.width) // 2, self._y))
        self._y += picture.height

    def beside(self, picture: Image.Image, lines: list[tuple[str, Font]], gap: int) -> None:
        """`picture` where lines begin, `lines` after it, both centred on the same height."""
        left = picture.width + gap
        room = self._width - self._margin - left
        broken = [(_filled(text, font, room), font) for text, font in lines]
        height = sum(round(font.size * _LINE) * len(parts) for parts, font in broken)
        height += gap // 2 * (len(lines) - 1)
        top, block = self._y, max(picture.height, height)
        # The quiet zone of the code lies in the margin, so that its ink is flush with the rules.
        at = self._width - picture.width if self._mirrored else 0
        self._strip.paste(picture, (at, top + (block - picture.height) // 2))
        self._y = top + (block - height) // 2
        for parts, font in broken:
            for part in parts:
                end = self._width - left - font.getlength(part)
                self._put(part, font, end if self._mirrored else left)
            self._y += gap // 2
        self._y = top + block

    def finished(self) -> Image.Image:
        """The strip so far, in black and white."""
        cut = self._strip.crop((0, 0, self._width, self._y + self._margin))
        return cut.point(lambda value: 255 if value >= _THRESHOLD else 0).convert(
            "1", dither=Image.Dither.NONE
        )

    def _put(self, line: str, font: Font, left: float) -> None:
        height = round(font.size * _LINE)
        ascent, descent = font.getmetrics()
        baseline = self._y + (height - ascent - descent) / 2 + ascent
        if isinstance(font, ArabicFont):
            font.draw(self._draw, left + font.getlength(line), baseline, line)
        else:
            self._draw.text((left, baseline), line, _BLACK, font, anchor="ls")
        self._y += height


def _broken(text: str, font: Font, room: float) -> list[str]:
    """`text` in as few lines as `room` allows, the lines as even as they can be.

    A single word that is too long is cut into pieces.
    """
    lines = _filled(text, font, room)
    while len(lines) > 1:
        narrower = max(font.getlength(line) for line in lines) - 1
        evener = _filled(text, font, narrower)
        if len(evener) > len(lines):
            break
        lines = evener
    return lines


def _filled(text: str, font: Font, room: float) -> list[str]:
    lines: list[str] = []
    for word in filter(None, _BETWEEN_WORDS.split(text)):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(joined) <= room:
            lines[-1] = joined
            continue
        lines.extend(_pieces(word, font, room))
    return lines


def _pieces(word: str, font: Font, room: float) -> list[str]:
    """`word` cut where it must be. A time or another figure in it stays whole if it fits at all."""
    pieces = [""]
    for part in _FIGURE.findall(word):
        if pieces[-1] and len(part) > 1 and _overflows(pieces[-1] + part, part, font, room):
            pieces.append("")
        _append(pieces, part, font, room)
    return pieces


def _overflows(joined: str, part: str, font: Font, room: float) -> bool:
    return font.getlength(joined) > room >= font.getlength(part)


def _append(pieces: list[str], part: str, font: Font, room: float) -> None:
    for character in part:
        if pieces[-1] and font.getlength(pieces[-1] + character) > room:
            # Chinese and Japanese begin no line with a closing mark: it takes its word along.
            pieces.append("")
            start = _LAST_WORD.search(pieces[-2])
            if character in _CLOSING and start is not None and start.start():
                pieces[-2:] = [pieces[-2][: start.start()], start[0]]
        pieces[-1] += character


def _code(url: str, dots_a_module: int) -> Image.Image:
    """The QR code of `url` at error level M, with a quiet zone of four modules."""
    rows = segno.make_qr(url, error="m").matrix_iter(scale=dots_a_module, border=4)
    matrix = [bytes(_BLACK if dark else _WHITE for dark in row) for row in rows]
    return Image.frombytes("L", (len(matrix[0]), len(matrix)), b"".join(matrix))
