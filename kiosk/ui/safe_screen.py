"""What people see when the kiosk itself cannot run: a window that needs nearly nothing.

No QML, no translations, no session, no device: whatever broke the kiosk must not break this too. So
its few words, in both languages at once, and its colours stand here; sizes are millimetres on the
real screen, as on every other screen.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QRasterWindow

from settings.model import DisplaySettings


@dataclass(frozen=True)
class SafeWords:
    """What it says in one language."""

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

_GROUND, _INK, _QUIET, _RED = "#FFFBF4", "#1F2430", "#4A4F5C", "#9B1B2F"
_FONT = "Noto Sans"
_CAPITALS = 0.714
"""Height of a capital letter of Noto Sans, in ems."""

_SMALL_MM, _LARGE_MM = 136.0, 268.0


class SafeScreen(QRasterWindow):
    """Covers the screen; nobody in front of it can close it. `staff_told` changes what it says."""

    def __init__(self, display: DisplaySettings) -> None:
        super().__init__()
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
        short, long = sorted((size.width(), size.height()))
        mm = max(0.5, min(short / self._short_mm, long / self._long_mm))
        share = (self._short_mm - _SMALL_MM) / (_LARGE_MM - _SMALL_MM)
        grow = max(0.0, min(1.0, share))
        face = mm * (34 + 30 * grow)
        margin, gap = mm * (6 + 10 * grow), mm * (4 + 6 * grow)
        title, body = mm * (6.6 + 5.4 * grow), mm * (5 + 2.3 * grow)
        blocks = [self._block(words) for words in WORDS]
        width = size.width() - 2 * margin
        heights = [self._height(painter, block, width, title, body) for block in blocks]
        top = (size.height() - face - 2 * gap - sum(heights) - 2 * gap) / 2
        _draw_face(painter, QPointF(size.width() / 2, top + face / 2), face)
        top += face + 2 * gap
        for block, height in zip(blocks, heights, strict=True):
            self._write(painter, block, QRectF(margin, top, width, height), title, body)
            top += height + 2 * gap

    def _block(self, words: SafeWords) -> tuple[str, str]:
        told = f"{words.told} " if self._staff_told else ""
        return words.title, f"{words.where}\n{words.valid}\n{told}{words.later}"

    def _height(
        self, painter: QPainter, block: tuple[str, str], width: float, title: float, body: float
    ) -> float:
        room = QRectF(0, 0, width, 100_000)
        height = 0.0
        for text, capitals, strong in ((block[0], title, True), (block[1], body, False)):
            painter.setFont(_font(capitals, strong=strong))
            height += painter.boundingRect(room, _FLAGS, text).height()
        return height

    def _write(
        self,
        painter: QPainter,
        block: tuple[str, str],
        room: QRectF,
        title: float,
        body: float,
    ) -> None:
        painter.setPen(QColor(_RED))
        painter.setFont(_font(title, strong=True))
        taken = painter.boundingRect(room, _FLAGS, block[0])
        painter.drawText(room, _FLAGS, block[0])
        painter.setPen(QColor(_INK))
        painter.setFont(_font(body, strong=False))
        painter.drawText(room.adjusted(0, taken.height(), 0, 0), _FLAGS, block[1])


_FLAGS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def _font(capitals: float, *, strong: bool) -> QFont:
    font = QFont(_FONT)
    font.setPixelSize(max(1, round(capitals / _CAPITALS)))
    font.setBold(strong)
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
