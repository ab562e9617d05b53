"""What QML cannot draw by itself under software rendering: camera, QR code, line icons."""

# ruff: noqa: N815 - names as QML writes them

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import segno
from PySide6.QtCore import Property, QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem
from PySide6.QtSvg import QSvgRenderer

from kiosk.ports import Frame
from kiosk.ui.qml_made import let_go_when_destroyed

QML_IMPORT_NAME = "MotCua"
QML_IMPORT_MAJOR_VERSION = 1

ICONS = Path(__file__).parents[2] / "assets" / "icons"
QUIET_MODULES = 4
"""Light modules around a QR code (ISO/IEC 18004)."""


@QmlElement
@QmlUncreatable("comes from the visit")
class FrameFeed(QObject):  # type: ignore[operator]
    """The newest camera picture, or none. Lives in the GUI's thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None

    @property
    def frame(self) -> Frame | None:
        """The newest frame; a camera view paints straight from it and keeps no copy."""
        return self._frame

    def show(self, frame: Frame | None) -> None:
        """Hold `frame` instead of the one before; `None` forgets it."""
        if frame is None and self._frame is None:
            return
        self._frame = frame
        self.changed.emit()


@QmlElement
class CameraView(QQuickPaintedItem):
    """Paints the feed's picture, filling itself; nothing when there is none.

    `mirrored` shows it as a mirror does, so that a hand moves the way one expects.
    """

    feedChanged = Signal()
    mirroredChanged = Signal()
    cornerChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._feed: FrameFeed | None = None
        self._mirrored = True
        self._corner = 0.0
        let_go_when_destroyed(self)

    def paint(self, painter: QPainter) -> None:
        """As Qt says."""
        frame = self._feed.frame if self._feed else None
        if frame is None:
            return
        image = QImage(
            frame.rgb, frame.width, frame.height, 3 * frame.width, QImage.Format.Format_RGB888
        )
        target = QRectF(0, 0, self.width(), self.height())
        scale = max(target.width() / frame.width, target.height() / frame.height)
        part = QRectF(0, 0, target.width() / scale, target.height() / scale)
        part.moveCenter(QRectF(image.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(target, self._corner, self._corner)
        painter.setClipPath(clip)
        if self._mirrored:
            painter.translate(target.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(target, image, part)

    def _get_feed(self) -> FrameFeed | None:
        return self._feed

    def _set_feed(self, feed: FrameFeed | None) -> None:
        if feed is self._feed:
            return
        if self._feed is not None:
            self._feed.changed.disconnect(self.update)
        self._feed = feed
        if feed is not None:
            feed.changed.connect(self.update)
        self.feedChanged.emit()
        self.update()

    def _get_mirrored(self) -> bool:
        return self._mirrored

    def _set_mirrored(self, value: bool) -> None:  # noqa: FBT001 - a Qt setter
        self._mirrored = value
        self.mirroredChanged.emit()
        self.update()

    def _get_corner(self) -> float:
        return self._corner

    def _set_corner(self, value: float) -> None:
        self._corner = value
        self.cornerChanged.emit()
        self.update()

    feed = Property(FrameFeed, _get_feed, _set_feed, notify=feedChanged)
    mirrored = Property(bool, _get_mirrored, _set_mirrored, notify=mirroredChanged)
    corner = Property(float, _get_corner, _set_corner, notify=cornerChanged)


@QmlElement
class QrCode(QQuickPaintedItem):
    """Paints `text` as a QR code with its quiet zone; a module is a whole number of pixels."""

    textChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._matrix: tuple[bytearray, ...] = ()
        let_go_when_destroyed(self)

    def paint(self, painter: QPainter) -> None:
        """As Qt says."""
        if not self._matrix:
            return
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), Qt.GlobalColor.white)
        modules = len(self._matrix) + 2 * QUIET_MODULES
        module = int(min(self.width(), self.height()) // modules)
        left = round((self.width() - module * modules) / 2) + module * QUIET_MODULES
        top = round((self.height() - module * modules) / 2) + module * QUIET_MODULES
        for row, column in _dark_modules(self._matrix):
            painter.fillRect(
                left + column * module, top + row * module, module, module, Qt.GlobalColor.black
            )

    def _get_text(self) -> str:
        return self._text

    def _set_text(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        self._matrix = segno.make(text, error="m", micro=False).matrix if text else ()
        self.textChanged.emit()
        self.update()

    text = Property(str, _get_text, _set_text, notify=textChanged)


def _dark_modules(matrix: tuple[bytearray, ...]) -> Iterator[tuple[int, int]]:
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                yield row, column


@QmlElement
class LineIcon(QQuickPaintedItem):
    """Paints the icon `name` of the icon set in one colour; an unknown name gives a document.

    `mirrored` swaps left and right.
    """

    nameChanged = Signal()
    colorChanged = Signal()
    mirroredChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._color = QColor("black")
        self._mirrored = False
        let_go_when_destroyed(self)

    def paint(self, painter: QPainter) -> None:
        """As Qt says."""
        if self._name:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = min(self.width(), self.height())
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            if self._mirrored:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            _drawing(self._name, self._color.name()).render(painter, box)

    def _get_name(self) -> str:
        return self._name

    def _set_name(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self.nameChanged.emit()
            self.update()

    def _get_color(self) -> QColor:
        return self._color

    def _set_color(self, color: QColor) -> None:
        if color != self._color:
            self._color = color
            self.colorChanged.emit()
            self.update()

    def _get_mirrored(self) -> bool:
        return self._mirrored

    def _set_mirrored(self, value: bool) -> None:  # noqa: FBT001 - a Qt setter
        if value != self._mirrored:
            self._mirrored = value
            self.mirroredChanged.emit()
            self.update()

    name = Property(str, _get_name, _set_name, notify=nameChanged)
    mirrored = Property(bool, _get_mirrored, _set_mirrored, notify=mirroredChanged)
    color = Property(QColor, _get_color, _set_color, notify=colorChanged)


@lru_cache(maxsize=256)
def _drawing(name: str, color: str) -> QSvgRenderer:
    """The icon's drawing; a name from the server may not lead out of the icon folder."""
    path = ICONS / f"{name}.svg"
    if not name.replace("-", "").isalnum() or not path.is_file():
        path = ICONS / "document.svg"
    return QSvgRenderer(QByteArray(path.read_text().replace("currentColor", color).encode()))
