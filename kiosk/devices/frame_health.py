"""What is wrong with the pictures of a live camera, by figures of the pictures alone."""

import zlib
from collections import deque

import numpy as np

from front_desk.faults import Fault
from kiosk.devices.code_regions import Grey
from kiosk.ports import Monotonic

MEASURE_SECONDS = 0.1
"""Pictures in between are only counted."""

SURE_SECONDS = 1.5
"""What all pictures of so long say is so."""

_BLACK = 12
"""A picture nearly all of whose points are darker shows nothing: a lens cap, or no sensor."""

_LEAST_NOISE = 2.0
"""Grey levels of spread: a picture of one colour may well repeat itself."""

_SLOW_FPS = 5.0
_COUNTED_SECONDS = 1.6


class FrameHealth:
    """Judges one stream of pictures. What it said last outlives a restart of the stream."""

    def __init__(self, clock: Monotonic) -> None:
        self._clock = clock
        self.fault: Fault | None = None
        self._last = -1
        self.restart()

    def restart(self) -> None:
        """The next picture comes from a newly opened source."""
        self._began = self._measured_at = float("-inf")
        self._times: deque[float] = deque()
        self._well_at: dict[Fault, float] = {}

    def look(self, grey: Grey) -> Fault | None:
        """What is wrong now that `grey` came."""
        now = self._clock()
        if self._began == float("-inf"):
            self._began = now
        self._times.append(now)
        while self._times[0] < now - _COUNTED_SECONDS:
            self._times.popleft()
        if now - self._measured_at >= MEASURE_SECONDS:
            self._measured_at = now
            self.fault = self._judged(grey, now)
        return self.fault

    def _judged(self, grey: Grey, now: float) -> Fault | None:
        black = float(np.percentile(grey[::8, ::8], 98)) < _BLACK
        mark = zlib.crc32(grey.tobytes())
        plain = float(grey[::8, ::8].std()) < _LEAST_NOISE
        same = mark == self._last and not plain
        self._last = mark
        if self._lasts(Fault.CAMERA_BLACK, now, ill=black):
            return Fault.CAMERA_BLACK
        if self._lasts(Fault.CAMERA_FROZEN, now, ill=same):
            return Fault.CAMERA_FROZEN
        return Fault.CAMERA_SLOW if self._is_slow(now) else None

    def _lasts(self, fault: Fault, now: float, *, ill: bool) -> bool:
        """Whether it has been so for long enough; one that was so before is so at once."""
        if not ill:
            self._well_at[fault] = now
            return False
        return self.fault is fault or now - self._well_at.get(fault, self._began) >= SURE_SECONDS

    def _is_slow(self, now: float) -> bool:
        watched = now - self._began
        if watched < _COUNTED_SECONDS:
            return self.fault is Fault.CAMERA_SLOW
        return len(self._times) < _SLOW_FPS * _COUNTED_SECONDS
