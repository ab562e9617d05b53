"""Whether the window paints: the only sign of life that counts in front of people."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtQuick import QQuickWindow

LOOK_SECONDS = 5.0
"""How often it asks for a picture where nobody waits for the answer."""


class Pulse(QObject):
    """Asks the window for a picture every so often, and tells when one came.

    A picture is asked for even when nothing moves, so that a still screen is known to live. The
    answer comes through the GUI's event loop: neither a thread that paints alone nor one that only
    computes is enough.
    """

    def __init__(
        self,
        window: QQuickWindow,
        *,
        every_seconds: float | None,
        on_first: Callable[[], None],
        on_painted: Callable[[], None],
    ) -> None:
        """`on_first` is called once, for the first picture; `on_painted` for each asked for."""
        super().__init__(window)
        self._window = window
        self._on_first: Callable[[], None] | None = on_first
        self._on_painted = on_painted
        self._asked = True
        window.frameSwapped.connect(self._swapped, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ask)
        self._timer.start(round(1000 * (every_seconds or LOOK_SECONDS)))

    @Slot()
    def ask(self) -> None:
        """Have the window paint once more."""
        self._asked = True
        self._window.update()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._window.frameSwapped.disconnect(self._swapped)

    @Slot()
    def _swapped(self) -> None:
        if not self._asked:
            return
        self._asked = False
        first, self._on_first = self._on_first, None
        if first is not None:
            first()
        self._on_painted()
