"""What a hand does on the glass: a palm presses nothing, a hand that rests does not count, and a
finger held still has the screen read out."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QSizeF, QTimer
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

HOLD_SECONDS = 3.0
"""A finger that lies still for so long asks to hear the screen; a long press is shorter."""

SIGN_SECONDS = 1.2
"""After so long the screen says what holding on will do."""

STILL_MM = 4.0
"""A finger that moves farther does not lie still: as far as one may slip off a control."""

_LOOK_MILLISECONDS = 100

_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
_OVER = frozenset({QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})


class Touched(Protocol):
    """The part of `QEventPoint` that tells how wide a touch is, in pixels."""

    def ellipseDiameters(self) -> QSizeF: ...  # noqa: N802 - Qt's name


class Holdable(Protocol):
    """What a held finger begins."""

    def may_begin(self) -> bool:
        """Whether holding does anything where the visit stands."""

    def begin(self) -> None:
        """A finger has been held."""


@dataclass(frozen=True)
class _Lying:
    """One finger, and nothing else on the glass since it came."""

    at: QPointF
    since: float


class Glass(QObject):
    """Watches the touches of `window` before its screen gets them.

    While a palm lies there the window's `palm` is true, which cancels every press; it ends when
    nothing touches the glass. `holding` is true while a finger has been held for a while and will
    begin something; when it does, what it has pressed is let go in the same way.
    """

    def __init__(
        self,
        window: QQuickWindow,
        widest_side_mm: float,
        clock: Monotonic,
        wake: Callable[[], bool] = lambda: False,
        held: Holdable | None = None,
    ) -> None:
        """`wake` is called at every touch; whether the picture was dark before.

        `held` is what a finger begins that lies still for `HOLD_SECONDS`.
        """
        super().__init__(window)
        self._window = window
        self._widest_side_mm = widest_side_mm
        self._clock = clock
        self._wake = wake
        self._held = held
        self._down: dict[int, float] = {}
        self._lying: _Lying | None = None
        self._watch = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._watch.timeout.connect(self.look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's
        """As Qt says."""
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            self._follow(event)
        if event.type() in _OVER:
            self._down.clear()
            self._let_go()
            self._set_palm(on=False)
        return False

    def look(self) -> None:
        """Look at the clock; called a few times a second while a finger lies there."""
        if self._lying is None or self._held is None:
            return
        able = self._held.may_begin()
        seconds = self._clock() - self._lying.since
        if able and seconds >= HOLD_SECONDS:
            self._let_go()
            self._cancel_presses()
            self._held.begin()
        else:
            self._show_holding(on=able and seconds >= SIGN_SECONDS)

    def _follow(self, event: QTouchEvent) -> None:
        now = self._clock()
        for point in event.points():
            if point.state() is QEventPoint.State.Released:
                self._down.pop(point.id(), None)
            elif point.state() is QEventPoint.State.Pressed:
                self._lie(point.scenePosition(), now)
                self._press(point.id(), now)
            elif self._lying is not None:
                way = point.scenePosition() - self._lying.at
                if math.hypot(way.x(), way.y()) > self._pixels(STILL_MM):
                    self._let_go()
        wide = any(self.is_wide(point) for point in event.points())
        if wide or len(self._down) > FINGERS:
            self._let_go()
            self._set_palm(on=True)

    def _lie(self, at: QPointF, now: float) -> None:
        if self._down:
            self._let_go()
        elif self._held is not None:
            self._lying = _Lying(at, now)
            self._watch.start()

    def _let_go(self) -> None:
        self._lying = None
        self._watch.stop()
        self._show_holding(on=False)

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
            # Before the new touch arrives.
            self._cancel_presses()

    def is_wide(self, point: Touched) -> bool:
        """Whether no finger is so wide."""
        size = point.ellipseDiameters()
        return max(size.width(), size.height()) > self._pixels(WIDEST_FINGER_MM)

    def _pixels(self, millimetres: float) -> float:
        longest = max(self._window.width(), self._window.height())
        return millimetres * longest / self._widest_side_mm

    def _cancel_presses(self) -> None:
        """Let go of what is pressed now; what is pressed from now on counts."""
        self._set_palm(on=True)
        self._set_palm(on=False)

    def _set_palm(self, *, on: bool) -> None:
        self._window.setProperty("palm", on)

    def _show_holding(self, *, on: bool) -> None:
        self._window.setProperty("holding", on)
