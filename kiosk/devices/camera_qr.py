"""The camera and the codes it reads. Frames live in memory only."""

import hashlib

import cv2
import numpy as np

from kiosk.devices.frame_sources import (
    Bgr,
    FrameSource,
    LiveCapture,
    PictureFolder,
    Source,
    SourceKind,
    VideoFile,
    quiet_opencv,
    sources_of,
)
from kiosk.devices.qr_decoder import Decoded, Engine, QrDecoder
from kiosk.devices.sights import sight_of
from kiosk.ports import CameraMissing, Frame, Sight, SightKind

_ORDER = (
    SightKind.CARD,
    SightKind.TICKET,
    SightKind.DAMAGED_CARD,
    SightKind.VNEID,
    SightKind.HEALTH_INSURANCE,
    SightKind.ADDRESS,
    SightKind.UNKNOWN,
)
"""Which code counts when several are in view."""


class CameraQr:
    """Frames of one source and the codes in them.

    `source` is what `CameraSettings.source` holds; `width` and `height` are wishes to devices.
    `paced` plays files and folders at their own speed; without it they go as fast as they are read.

    A code that zxing-cpp read counts at once: error correction makes its bytes exact. One that only
    zbar read counts when the same bytes were seen before since `start`.
    """

    def __init__(
        self,
        source: str,
        width: int = 1280,
        height: int = 720,
        *,
        paced: bool = True,
        decoder: QrDecoder | None = None,
    ) -> None:
        self._setting = source
        self._size = (width, height)
        self._paced = paced
        self._decoder = decoder or QrDecoder()
        self._frames: FrameSource | None = None
        self._seen_by_zbar: set[bytes] = set()

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
            else:
                return
        raise failure or CameraMissing("no camera opens")

    def look(self) -> tuple[Frame, Sight | None]:
        """As the port says."""
        if self._frames is None:
            raise CameraMissing("the camera is not started")
        bgr = self._frames.read()
        rgb = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)
        frame = Frame(rgb.shape[1], rgb.shape[0], rgb.tobytes())
        return frame, self._sight(bgr)

    def stop(self) -> None:
        """As the port says."""
        frames, self._frames = self._frames, None
        self._seen_by_zbar.clear()
        if frames is not None:
            frames.close()

    def _open(self, source: Source) -> FrameSource:
        if source.kind is SourceKind.FOLDER:
            return PictureFolder(source, paced=self._paced)
        if source.kind is SourceKind.VIDEO:
            return VideoFile(source, paced=self._paced)
        return LiveCapture(source, *self._size)

    def _sight(self, bgr: Bgr) -> Sight | None:
        grey = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        codes = [code for code in self._decoder.decode(grey) if self._counts(code)]
        sights = [sight_of(code.payload) for code in codes]
        return min(sights, key=lambda sight: _ORDER.index(sight.kind), default=None)

    def _counts(self, code: Decoded) -> bool:
        if code.engine is Engine.ZXING:
            return True
        digest = hashlib.sha256(code.payload).digest()
        seen_before = digest in self._seen_by_zbar
        self._seen_by_zbar.add(digest)
        return seen_before
