"""A finger on the kiosk's glass, and eyes for what is on it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest


def visible_items(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Every item that can be seen, parents before children."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        if item.isVisible() and item.opacity() > 0:
            yield item
            waiting.extend(item.childItems())


def is_button(item: QObject) -> bool:
    """Whether the item is made to be touched."""
    return item.inherits("QQuickAbstractButton")


def is_text(item: QObject) -> bool:
    """Whether the item shows words."""
    return item.inherits("QQuickText") and bool(item.property("text"))


def on_glass(item: QQuickItem) -> QRectF:
    """Where the item is, in the window's pixels."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


class Finger:
    """Touches with real touch events."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device = QTest.createTouchDevice()

    def button(self, name: str) -> QQuickItem:
        """The one visible button with this object name or these words on it."""
        found = [
            item
            for item in visible_items(self._window)
            if is_button(item) and name in (item.objectName(), item.property("text"))
        ]
        if len(found) != 1:
            raise LookupError(f"{len(found)} buttons are called {name}")
        return found[0]

    def tap(self, name: str) -> QPoint:
        """Touch this button; where that was."""
        button = self.button(name)
        point = button.mapToScene(QPointF(button.width() / 2, button.height() / 2)).toPoint()
        self.tap_at(point)
        return point

    def tap_at(self, point: QPoint) -> None:
        """Touch and lift here, whatever is there."""
        QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
        QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()

    def at(self, name: str, x: float = 0.5, y: float = 0.5) -> QPoint:
        """A place on this button, in shares of its width and height."""
        button = self.button(name)
        return button.mapToScene(QPointF(button.width() * x, button.height() * y)).toPoint()

    def press(self, *points: QPoint, first: int = 0) -> None:
        """Lay so many fingers on the glass at once, numbered from `first` on."""
        touch = QTest.touchEvent(self._window, self._device)
        for earlier in range(first):
            touch = touch.stationary(earlier)
        for number, point in enumerate(points, first):
            touch = touch.press(number, point, self._window)
        touch.commit()

    def slide(self, *points: QPoint) -> None:
        """Move the one finger that lies there along `points`."""
        for point in points:
            QTest.touchEvent(self._window, self._device).move(0, point, self._window).commit()

    def lift(self, *points: QPoint) -> None:
        """Take all fingers off, each at its point."""
        touch = QTest.touchEvent(self._window, self._device)
        for number, point in enumerate(points):
            touch = touch.release(number, point, self._window)
        touch.commit()

    def words(self) -> list[str]:
        """Everything that can be read; words that are kept on one line are words like others."""
        texts = (item.property("text") for item in visible_items(self._window) if is_text(item))
        return [str(text).replace("\u00a0", " ") for text in texts]

    def reads(self, text: str) -> bool:
        """Whether these words can be read somewhere."""
        return any(text.replace("\u00a0", " ") in words for words in self.words())
