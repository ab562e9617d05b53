"""The camera and the codes it reads. Frames live in memory only."""

import time
from collections.abc import Callable

import cv2
import numpy as np

from front_desk.faults import Fault
from kiosk.devices.code_regions import Grey
from kiosk.devices.code_tracking import CodeTracker, Votes
from kiosk.devices.frame_health import FrameHealth
from kiosk.devices.frame_sources import (
    Bgr,
    Capture,
    FrameSource,
    LiveCapture,
    PictureFolder,
    Source,
    SourceKind,
    VideoFile,
    is_there,
    open_capture,
    quiet_opencv,
    sources_of,
)
from kiosk.devices.guidance import SteadyGuidance
from kiosk.devices.qr_decoder import Decoded, Engine, QrDecoder
from kiosk.devices.sights import likeliest, sight_of
from kiosk.ports import (
    CameraFrozen,
    CameraMissing,
    CameraStalled,
    Frame,
    Guidance,
    Monotonic,
    Sight,
    SightKind,
    SourceEnded,
)

PREVIEW_WIDTH = 960
"""Of the picture that is shown: a larger one costs time on its way to the screen."""

TRIAL_SECONDS = 1.8
"""As long as it takes to judge pictures again."""

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
        self._setting = source
        self._size = (width, height)
        self._paced = paced
        self._opener = opener
        self._tracker = CodeTracker(decoder or QrDecoder())
        self._votes = Votes()
        self._guidance = SteadyGuidance(clock)
        self._clock = clock
        self._health = FrameHealth(clock)
        self._ill: Fault | None = None
        self._frames: FrameSource | None = None

    def start(self) -> None:
        """As the port says."""
        self.stop()
        quiet_opencv()
        failure: CameraMissing | None = None
        for source in sources_of(self._setting):
            try:
                self._frames = self._open(source)
            except CameraMissing as missing:
                failure = missing
                self._ill = Fault.CAMERA_GONE
            else:
                return
        raise failure or CameraMissing("no camera opens")

    def look(self) -> tuple[Frame, Sight | None]:
        """As the port says."""
        if self._frames is None:
            raise CameraMissing("the camera is not started")
        bgr, grey = self._next(self._frames)
        if self._ill is Fault.CAMERA_FROZEN:
            # Opening it anew often wakes a camera that hangs.
            raise CameraFrozen("the camera repeats one picture")
        codes = self._tracker.read(grey)
        if codes:
            self._guidance.code_read()
        guidance = Guidance.NONE if codes else self._guidance.look(grey)
        return _preview(bgr, guidance, self._ill), self._sight(codes)

    def check(self) -> Fault | None:
        """As the port says. Only a camera that was ill is opened, to see whether it is well."""
        try:
            if not any(is_there(source) for source in sources_of(self._setting)):
                return Fault.CAMERA_GONE
            if self._ill is not None:
                self.start()
                self._watch_pictures()
        except CameraMissing:
            return Fault.CAMERA_GONE
        except (CameraStalled, SourceEnded):
            return self._ill
        finally:
            self.stop()
        return self._ill

    def _watch_pictures(self) -> None:
        """Judge pictures until they are well, or for as long as judging takes."""
        end = self._clock() + TRIAL_SECONDS
        while self._frames is not None and self._ill is not None and self._clock() < end:
            self._next(self._frames)

    def _next(self, frames: FrameSource) -> tuple[Bgr, Grey]:
        """The next picture, in colour and in grey; `_ill` is then what is wrong with it.

        Only live pictures are judged: files may repeat themselves as they like.
        """
        try:
            bgr = frames.read()
        except CameraStalled:
            self._ill = Fault.CAMERA_FROZEN
            raise
        except CameraMissing:
            self._ill = Fault.CAMERA_GONE
            raise
        grey = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        self._ill = self._health.look(grey) if isinstance(frames, LiveCapture) else None
        return bgr, grey

    def stop(self) -> None:
        """As the port says."""
        frames, self._frames = self._frames, None
        self._tracker.forget()
        self._votes.forget()
        self._guidance.forget()
        self._health.restart()
        if frames is not None:
            frames.close()

    def _open(self, source: Source) -> FrameSource:
        if source.kind is SourceKind.FOLDER:
            return PictureFolder(source, paced=self._paced)
        if source.kind is SourceKind.VIDEO:
            return VideoFile(source, paced=self._paced)
        return LiveCapture(source, *self._size, opener=self._opener)

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
