"""What a hand does on the glass: a palm presses nothing, and a hand that rests does not count."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSizeF
from PySide6.QtGui import QEventPoint, QTouchEvent
from PySide6.QtQuick import QQuickWindow

from kiosk.ports import Monotonic

TOGETHER_SECONDS = 0.08
"""Two touches so close one after the other are one palm; two fingers that type are not."""

RESTING_SECONDS = 0.5
"""A touch that has lain so long when another one comes is a hand at rest."""

FINGERS = 2
"""More than so many at once are a palm."""

WIDEST_FINGER_MM = 28.0
"""A thumb laid flat has 25 mm; not every screen tells."""

_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
_OVER = frozenset({QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})


class Touched(Protocol):
    """The part of `QEventPoint` that tells how wide a touch is, in pixels."""

    def ellipseDiameters(self) -> QSizeF: ...  # noqa: N802 - Qt's name


class Glass(QObject):
    """Watches the touches of `window` before its screen gets them.

    While a palm lies there the window's `palm` is true, which cancels every press; it ends when
    nothing touches the glass.
    """

    def __init__(
        self,
        window: QQuickWindow,
        widest_side_mm: float,
        clock: Monotonic,
        wake: Callable[[], bool] = lambda: False,
    ) -> None:
        """`wake` is called at every touch; whether the picture was dark before."""
        super().__init__(window)
        self._window = window
        self._widest_side_mm = widest_side_mm
        self._clock = clock
        self._wake = wake
        self._down: dict[int, float] = {}
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's
        """As Qt says."""
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            self._look(event)
        if event.type() in _OVER:
            self._down.clear()
            self._set_palm(on=False)
        return False

    def _look(self, event: QTouchEvent) -> None:
        now = self._clock()
        for point in event.points():
            if point.state() is QEventPoint.State.Released:
                self._down.pop(point.id(), None)
            elif point.state() is QEventPoint.State.Pressed:
                self._press(point.id(), now)
        wide = any(self.is_wide(point) for point in event.points())
        if wide or len(self._down) > FINGERS:
            self._set_palm(on=True)

    def _press(self, finger: int, now: float) -> None:
        if self._wake():
            # Who touches a dark screen wants light, and cannot have meant what lies there.
            self._set_palm(on=True)
        others = list(self._down.values())
        self._down[finger] = now
        if any(now - at < TOGETHER_SECONDS for at in others):
            self._set_palm(on=True)
        elif any(now - at >= RESTING_SECONDS for at in others) and not self._window.property(
            "palm"
        ):
            # Let go of what the resting hand has pressed, before the new touch arrives.
            self._set_palm(on=True)
            self._set_palm(on=False)

    def is_wide(self, point: Touched) -> bool:
        """Whether no finger is so wide."""
        size = point.ellipseDiameters()
        longest = max(self._window.width(), self._window.height())
        return max(size.width(), size.height()) > WIDEST_FINGER_MM * longest / self._widest_side_mm

    def _set_palm(self, *, on: bool) -> None:
        self._window.setProperty("palm", on)
