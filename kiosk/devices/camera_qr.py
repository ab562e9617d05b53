"""The camera and the codes it reads. Frames live in memory only."""

import time
from collections.abc import Callable

import cv2
import numpy as np

from front_desk.faults import Fault
from kiosk.devices.code_tracking import CodeTracker, Votes
from kiosk.devices.frame_sources import Bgr, Capture, Source, open_capture
from kiosk.devices.guidance import SteadyGuidance
from kiosk.devices.pictures import Pictures
from kiosk.devices.qr_decoder import Decoded, Engine, QrDecoder
from kiosk.devices.sights import likeliest, sight_of
from kiosk.ports import (
    CameraFrozen,
    Frame,
    Guidance,
    Monotonic,
    Sight,
    SightKind,
)

PREVIEW_WIDTH = 960
"""Of the picture that is shown: a larger one costs time on its way to the screen."""

_PROVEN = frozenset({SightKind.CARD, SightKind.TICKET, SightKind.DOSSIER})
"""What has a form of its own that no misread code would have."""

_AGREEING = 2
"""Frames that must say the same of everything else."""


class CameraQr:
    """Frames of one source and the codes in them.

    `source` is what `CameraSettings.source` holds; `width` and `height` are wishes to devices.
    `opener` opens devices and streams. `paced` plays files and folders at their own speed; without
    it they go as fast as they are read.

    Frames vote. A card or ticket that zxing-cpp read counts at once: the code's error correction
    and the form of what it says agree. Everything else counts when two of the latest frames say it:
    what only zbar read, and what would be answered as damaged or foreign.
    """

    def __init__(
        self,
        source: str,
        width: int = 1280,
        height: int = 720,
        *,
        paced: bool = True,
        decoder: QrDecoder | None = None,
        clock: Monotonic = time.monotonic,
        opener: Callable[[Source, int, int], Capture] = open_capture,
    ) -> None:
        self.pictures = Pictures(source, clock, opener)
        self._size = (width, height)
        self._paced = paced
        self._tracker = CodeTracker(decoder or QrDecoder())
        self._votes = Votes()
        self._guidance = SteadyGuidance(clock)

    def start(self) -> None:
        """As the port says."""
        self._forget()
        self.pictures.start(*self._size, paced=self._paced)

    def look(self) -> tuple[Frame, Sight | None]:
        """As the port says."""
        bgr, grey = self.pictures.take()
        if self.pictures.ill is Fault.CAMERA_FROZEN:
            # Opening it anew often wakes a camera that hangs.
            raise CameraFrozen("the camera repeats one picture")
        codes = self._tracker.read(grey)
        if codes:
            self._guidance.code_read()
        guidance = Guidance.NONE if codes else self._guidance.look(grey)
        return _preview(bgr, guidance, self.pictures.ill), self._sight(codes)

    def check(self) -> Fault | None:
        """As the port says. Only a camera that was ill is opened, to see whether it is well."""
        return self.pictures.check(*self._size)

    def stop(self) -> None:
        """As the port says."""
        self._forget()
        self.pictures.stop()

    def _forget(self) -> None:
        self._tracker.forget()
        self._votes.forget()
        self._guidance.forget()

    def _sight(self, codes: list[Decoded]) -> Sight | None:
        self._votes.cast([code.payload for code in codes])
        seen = [(code, sight_of(code.payload)) for code in codes]
        sights = [sight for code, sight in seen if self._counts(code, sight)]
        return likeliest(sights) if sights else None

    def _counts(self, code: Decoded, sight: Sight) -> bool:
        if code.engine is Engine.ZXING and sight.kind in _PROVEN:
            return True
        return self._votes.of(code.payload) >= _AGREEING


def _preview(bgr: Bgr, guidance: Guidance, fault: Fault | None) -> Frame:
    """`bgr` as people see it on the screen, at most `PREVIEW_WIDTH` wide."""
    height, width = bgr.shape[:2]
    if width > PREVIEW_WIDTH:
        size = (PREVIEW_WIDTH, max(1, round(height * PREVIEW_WIDTH / width)))
        bgr = np.asarray(cv2.resize(bgr, size, interpolation=cv2.INTER_AREA), np.uint8)
    rgb = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
    return Frame(rgb.shape[1], rgb.shape[0], rgb.tobytes(), guidance, fault)
