"""How bright the picture is, and where exactly it stands: less at night, and never quite still."""

from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.ports import Monotonic
from kiosk.visit import Office, Visit
from settings.model import DisplaySettings

QML_IMPORT_NAME = "MotCua"
QML_IMPORT_MAJOR_VERSION = 1

AWAKE_SECONDS = 20.0
"""So long after the last sign of a person the picture stays bright at night."""

SHIFT_SECONDS = 180.0
"""So often the picture moves, so that nothing burns into the screen."""

PLACES = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
"""Where it moves to, one after the other; the first is where it belongs."""


def is_night(now: time, begins: time, ends: time) -> bool:
    """Whether `now` is between the two, over midnight too."""
    return begins <= now < ends if begins <= ends else now >= begins or now < ends


@QmlElement
@QmlUncreatable("made by the application")
class PresenceBridge(QObject):  # type: ignore[operator]
    """Brightness from 0 to 1, and the picture's place in steps of -1, 0 and 1 each way."""

    changed = Signal()

    def __init__(
        self,
        stand: Callable[[], tuple[Visit, Office]],
        display: DisplaySettings,
        clock: Monotonic,
        local_time: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """`stand` tells of the visit and the office; `local_time` is the office's."""
        super().__init__(parent)
        self._stand = stand
        self._display = display
        self._clock = clock
        self._local_time = local_time
        self._began = self._sign = clock()
        ends = (display.night_from, display.night_until)
        self._night = tuple(time.fromisoformat(end) for end in ends if end)
        self._brightness = 1.0
        self._place = PLACES[0]

    def tick(self) -> None:
        """Look at the clocks; called a few times a second."""
        now = self._clock()
        if self._somebody():
            self._sign = now
        else:
            # Only while nobody looks at it.
            self._move(PLACES[int((now - self._began) // SHIFT_SECONDS) % len(PLACES)])
        dark = now - self._sign >= AWAKE_SECONDS and self._is_night()
        self._shine(self._display.night_brightness if dark else 1.0)

    def wake(self) -> bool:
        """Somebody touches the glass: bright at once. Whether it was dark before."""
        self._sign = self._clock()
        was_dark = self._brightness < 1.0
        self._shine(1.0)
        return was_dark

    def _somebody(self) -> bool:
        visit, office = self._stand()
        return visit != Visit(id=visit.id, language=office.language)

    def _is_night(self) -> bool:
        return bool(self._night) and is_night(self._local_time().time(), *self._night)

    def _shine(self, brightness: float) -> None:
        if brightness != self._brightness:
            self._brightness = brightness
            self.changed.emit()

    def _move(self, place: tuple[int, int]) -> None:
        if place != self._place:
            self._place = place
            self.changed.emit()

    def _get_brightness(self) -> float:
        return self._brightness

    def _get_across(self) -> int:
        return self._place[0]

    def _get_down(self) -> int:
        return self._place[1]

    brightness = Property(float, _get_brightness, notify=changed)
    across = Property(int, _get_across, notify=changed)
    down = Property(int, _get_down, notify=changed)
