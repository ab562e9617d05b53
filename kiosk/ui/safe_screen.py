"""What people see when the kiosk itself cannot run: a window that needs nearly nothing.

No QML, no translations, no session, no device: whatever broke the kiosk must not break this too. So
its few words, in all languages at once, and its colours stand here; sizes are millimetres on the
real screen, as on every other screen. Vietnamese comes first and largest, then English; every other
language that the office offers has one line.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QRasterWindow

from front_desk.languages import RIGHT_TO_LEFT
from settings.model import DisplaySettings


@dataclass(frozen=True)
class SafeWords:
    """What it says in one of the two languages that it always speaks."""

    title: str
    where: str
    valid: str
    told: str
    later: str


WORDS = (
    SafeWords(
        "Máy đang tạm nghỉ",
        "Mời quý vị đến bàn hướng dẫn để lấy số.",
        "Số quý vị đã lấy vẫn có hiệu lực.",
        "Cán bộ đã được báo.",
        "Máy sẽ tự thử lại.",
    ),
    SafeWords(
        "This machine is resting",
        "Please go to the help desk for a number.",
        "Numbers you already have stay valid.",
        "Staff have been told.",
        "It will try again by itself.",
    ),
)

SHORT_WORDS = {
    "fr": "Machine en pause. Numéros donnés à l’accueil.",
    "zh": "机器暂停使用。请到咨询台取号。",
    "ko": "기계가 쉬고 있습니다. 번호는 안내 데스크에서 드립니다.",
    "ja": "休止中です。番号は案内窓口でお取りください。",
    "ar": "الجهاز متوقف مؤقتًا. خذوا رقمكم من مكتب الإرشاد.",
}
"""What it says in each of the others: one line."""

FAMILIES = {
    "zh": "Noto Sans CJK SC",
    "ja": "Noto Sans CJK JP",
    "ko": "Noto Sans CJK KR",
    "ar": "Noto Sans Arabic UI",
}
"""As `Theme.qml` has them; without one of them Qt takes what else has its letters."""

_GROUND, _INK, _QUIET, _RED = "#FFFBF4", "#1F2430", "#4A4F5C", "#9B1B2F"
_FONT = "Noto Sans"
_CAPITALS = 0.714
"""Height of a capital letter of Noto Sans, in ems."""

_SMALL_MM, _LARGE_MM = 136.0, 268.0

_STEPS = ((1.0, 1.0), (1.0, 0.83), (0.6, 0.83), (0.4, 0.83), (0.0, 0.83))
"""Shares of the face's size and of the English text's, in the order in which they are tried until
everything fits. Vietnamese and the single lines keep theirs; if the last step is too high as well,
the last languages are left out."""


@dataclass(frozen=True)
class Line:
    """A text at its place: `top` and `height` in pixels, `capitals` in millimetres."""

    text: str
    language: str
    capitals: float
    colour: str
    strong: bool = False
    top: float = 0.0
    height: float = 0.0


@dataclass(frozen=True)
class Layout:
    """Everything on a screen, in pixels; `face` is the diameter of the face, 0 without one."""

    face_top: float
    face: float
    margin: float
    lines: tuple[Line, ...]
    bottom: float


class SafeScreen(QRasterWindow):
    """Covers the screen; nobody in front of it can close it."""

    def __init__(self, display: DisplaySettings, languages: Sequence[str] = ()) -> None:
        """`languages` are those that the office offers, in its order."""
        super().__init__()
        self._others = tuple(one for one in languages if one in SHORT_WORDS)
        self._short_mm = min(display.width_mm, display.height_mm)
        self._long_mm = max(display.width_mm, display.height_mm)
        self._staff_told = False
        self.locked = display.full_screen
        self.setTitle("Một Cửa")

    def tell_of_staff(self) -> None:
        """Say from now on that staff know."""
        self._staff_told = True
        self.update()

    def event(self, event: QEvent) -> bool:
        """As Qt says."""
        if event.type() is QEvent.Type.Close and self.locked:
            event.ignore()
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """As Qt says."""
        painter = QPainter(self)
        self.draw(painter, self.size())
        painter.end()

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Everything, on a painter of this size in pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(_GROUND))
        found = self.layout(painter, size)
        if found.face:
            middle = QPointF(size.width() / 2, found.face_top + found.face / 2)
            _draw_face(painter, middle, found.face)
        mm = self._pixels_a_mm(size)
        for line in found.lines:
            painter.setFont(_font(line, mm))
            painter.setPen(QColor(line.colour))
            width = size.width() - 2 * found.margin
            room = QRectF(found.margin, line.top, width, line.height)
            painter.drawText(room, _flags(line.language), line.text)

    def layout(self, painter: QPainter, size: QSize) -> Layout:
        """Where everything stands, as large as it fits."""
        others = self._others
        while True:
            for face, english in _STEPS:
                found = self._laid_out(painter, size, face, english, others)
                if found.bottom <= size.height() - found.margin / 2:
                    return found
            if not others:
                return found
            others = others[:-1]

    def _pixels_a_mm(self, size: QSize) -> float:
        short, long = sorted((size.width(), size.height()))
        return max(0.5, min(short / self._short_mm, long / self._long_mm))

    def _grown(self, small: float, large: float) -> float:
        """Millimetres on this screen, between a hand-sized and a large one."""
        share = (self._short_mm - _SMALL_MM) / (_LARGE_MM - _SMALL_MM)
        return small + (large - small) * max(0.0, min(1.0, share))

    def _laid_out(
        self,
        painter: QPainter,
        size: QSize,
        face_share: float,
        english: float,
        others: Sequence[str],
    ) -> Layout:
        mm = self._pixels_a_mm(size)
        face = mm * self._grown(34, 64) * face_share
        margin, gap = mm * self._grown(6, 16), mm * self._grown(4, 10)
        groups = [self._block("vi", WORDS[0], 1.0), self._block("en", WORDS[1], english)]
        small = self._grown(3.6, 5)
        if others:
            groups.append([Line(SHORT_WORDS[one], one, small, _INK) for one in others])
        room = QRectF(0, 0, size.width() - 2 * margin, 100_000)
        lines: list[Line] = []
        top = face + gap if face else 0.0
        for group in groups:
            for line in group:
                painter.setFont(_font(line, mm))
                text = _broken_between(line.text, painter, room.width())
                height = painter.boundingRect(room, _flags(line.language), text).height()
                lines.append(replace(line, text=text, top=top, height=height))
                top += height
            top += gap
        content = top - gap
        begin = (size.height() - content) / 2
        moved = tuple(replace(line, top=line.top + begin) for line in lines)
        return Layout(begin, face, margin, moved, begin + content)

    def _block(self, language: str, words: SafeWords, share: float) -> list[Line]:
        told = f"{words.told} " if self._staff_told else ""
        title, body = self._grown(6.6, 12) * share, self._grown(5, 7.3) * share
        return [
            Line(words.title, language, title, _RED, strong=True),
            *(
                Line(text, language, body, _INK)
                for text in (words.where, words.valid, f"{told}{words.later}")
            ),
        ]


def _flags(language: str) -> int:
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    if language in RIGHT_TO_LEFT:
        return int(flags | Qt.TextFlag.TextForceRightToLeft)
    return int(flags | Qt.TextFlag.TextForceLeftToRight)


def _broken_between(text: str, painter: QPainter, width: float) -> str:
    """Two sentences that are too wide for one line, a line each."""
    if painter.fontMetrics().horizontalAdvance(text) <= width:
        return text
    return text.replace(". ", ".\n")


def _font(line: Line, pixels_a_mm: float) -> QFont:
    font = QFont([FAMILIES.get(line.language, _FONT), _FONT])
    font.setPixelSize(max(1, math.ceil(line.capitals * pixels_a_mm / _CAPITALS)))
    font.setBold(line.strong)
    return font


def _draw_face(painter: QPainter, middle: QPointF, size: float) -> None:
    """The kiosk's face with its eyes closed."""
    pen = QPen(QColor(_QUIET), size * 0.05, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, size * 0.45, size * 0.45)
    for side in (-1, 1):
        eye = middle + QPointF(side * size * 0.17, -size * 0.06)
        painter.drawLine(eye - QPointF(size * 0.07, 0), eye + QPointF(size * 0.07, 0))
    mouth = middle + QPointF(0, size * 0.17)
    painter.drawLine(mouth - QPointF(size * 0.12, 0), mouth + QPointF(size * 0.12, 0))
