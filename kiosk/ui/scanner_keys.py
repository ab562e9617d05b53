"""Keys that a hand scanner types into the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow

from kiosk.ports import HandScanner, Monotonic, Sight, Stroke

FORGET_MILLISECONDS = 300
"""A burst that stopped so long ago is dropped: it may hold a card."""

_OFFSET = 8
"""Between the key codes of X11 and Wayland, which Qt gives, and those of Linux."""


_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
    }
)  # fmt: skip


class ScannerKeys(QObject):
    """Shows every key of `window` to `scanner` before the screen gets it."""

    def __init__(
        self,
        window: QWindow,
        scanner: HandScanner,
        on_sight: Callable[[Sight], None],
        clock: Monotonic,
    ) -> None:
        super().__init__(window)
        self._scanner = scanner
        self._on_sight = on_sight
        self._clock = clock
        self._forget = QTimer(self, singleShot=True, interval=FORGET_MILLISECONDS)
        self._forget.timeout.connect(scanner.forget)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's
        """As Qt says."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.isAutoRepeat() or event.key() in _MODIFIERS:
            # A held key is a person's; shift and the like belong to the key that follows.
            return False
        heard = self._scanner.press(self._stroke(event))
        self._forget.start()
        if heard.sight is not None:
            self._on_sight(heard.sight)
        return heard.swallow

    def _stroke(self, event: QKeyEvent) -> Stroke:
        # The window system's own time: the screen may have been busy meanwhile.
        at = event.timestamp() / 1000 if event.timestamp() else self._clock()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return Stroke(event.text(), max(0, event.nativeScanCode() - _OFFSET), shift, at)
