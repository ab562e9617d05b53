"""What brings facts and frames from worker threads to the GUI's."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk import events as ev
from kiosk.ports import Frame
from kiosk.ui.pictures import FrameFeed


class Deliverer(QObject):
    """Brings facts and frames from worker threads to the GUI's thread.

    Make it in the GUI's thread; `deliver` and `show_frame` may be called from any. Of the frames
    that come faster than they can be shown only the newest is kept.
    """

    _event_came = Signal(object)
    _frame_came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frames = FrameFeed(self)
        self._lock = threading.Lock()
        self._newest: Frame | None = None
        self._announced = False
        self._send: Callable[[ev.Event], None] | None = None
        self._event_came.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._frame_came.connect(self._show_newest, Qt.ConnectionType.QueuedConnection)

    def bring_to(self, send: Callable[[ev.Event], None]) -> None:
        """Hand every event to `send` from now on."""
        self._send = send

    def deliver(self, event: ev.Event) -> None:
        """Queue `event` for the session."""
        self._event_came.emit(event)

    def show_frame(self, frame: Frame | None) -> None:
        """Queue `frame` for the camera view; `None` makes it forget."""
        with self._lock:
            self._newest = frame
            if self._announced:
                return
            self._announced = True
        self._frame_came.emit()

    @Slot(object)
    def _hand_over(self, event: ev.Event) -> None:
        if self._send is not None:
            self._send(event)

    @Slot()
    def _show_newest(self) -> None:
        with self._lock:
            frame, self._newest, self._announced = self._newest, None, False
        self.frames.show(frame)
