"""The pictures of one camera, and what is wrong with them. They live in memory only."""

from collections.abc import Callable

import cv2
import numpy as np

from front_desk.faults import Fault
from kiosk.devices.code_regions import Grey
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
from kiosk.ports import CameraMissing, CameraStalled, Monotonic, SourceEnded

TRIAL_SECONDS = 1.8
"""As long as it takes to judge pictures again."""


class Pictures:
    """Opens what `CameraSettings.source` names, and judges each live picture that is taken.

    Whoever looks for codes and whoever looks for people share one: what the one has found wrong
    with the camera the other knows. `opener` opens devices and streams. Used from one thread.
    """

    def __init__(
        self,
        source: str,
        clock: Monotonic,
        opener: Callable[[Source, int, int], Capture] = open_capture,
    ) -> None:
        self._setting = source
        self._clock = clock
        self._opener = opener
        self._health = FrameHealth(clock)
        self._frames: FrameSource | None = None
        self.ill: Fault | None = None
        """What was wrong with the camera when a picture was taken, or tried to be, last."""

    @property
    def live(self) -> bool:
        """Whether a device or stream is open; files may repeat themselves as they like."""
        return isinstance(self._frames, LiveCapture)

    def start(self, width: int, height: int, *, paced: bool = True) -> None:
        """Open the first source that opens; devices are asked for that size.

        `paced` plays files and folders at their own speed. Raises `CameraMissing`.
        """
        self.stop()
        quiet_opencv()
        failure: CameraMissing | None = None
        for source in sources_of(self._setting):
            try:
                self._frames = self._open(source, width, height, paced=paced)
            except CameraMissing as missing:
                failure = missing
                self.ill = Fault.CAMERA_GONE
            else:
                return
        raise failure or CameraMissing("no camera opens")

    def take(self) -> tuple[Bgr, Grey]:
        """The next picture (at most 2 s), in colour and in grey; `ill` then is about it.

        Raises `CameraMissing`, `CameraStalled` or `SourceEnded`.
        """
        if self._frames is None:
            raise CameraMissing("the camera is not started")
        try:
            bgr = self._frames.read()
        except CameraStalled:
            self.ill = Fault.CAMERA_FROZEN
            raise
        except CameraMissing:
            self.ill = Fault.CAMERA_GONE
            raise
        grey = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        self.ill = self._health.look(grey) if self.live else None
        return bgr, grey

    def check(self, width: int, height: int) -> Fault | None:
        """What is wrong; only a camera that was ill is opened, to see whether it is well.

        It is closed afterwards. Raises nothing.
        """
        try:
            if not any(is_there(source) for source in sources_of(self._setting)):
                return Fault.CAMERA_GONE
            if self.ill is not None:
                self.start(width, height)
                self._watch()
        except CameraMissing:
            return Fault.CAMERA_GONE
        except (CameraStalled, SourceEnded):
            return self.ill
        finally:
            self.stop()
        return self.ill

    def stop(self) -> None:
        """Close the source. Safe to call twice."""
        frames, self._frames = self._frames, None
        self._health.restart()
        if frames is not None:
            frames.close()

    def _watch(self) -> None:
        """Judge pictures until they are well, or for as long as judging takes."""
        end = self._clock() + TRIAL_SECONDS
        while self.ill is not None and self._clock() < end:
            self.take()

    def _open(self, source: Source, width: int, height: int, *, paced: bool) -> FrameSource:
        if source.kind is SourceKind.FOLDER:
            return PictureFolder(source, paced=paced)
        if source.kind is SourceKind.VIDEO:
            return VideoFile(source, paced=paced)
        return LiveCapture(source, width, height, opener=self._opener)
