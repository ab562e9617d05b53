"""Whether somebody stands in front of the camera. Pictures live for one look and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from kiosk.devices.frame_sources import (
    Bgr,
    Capture,
    FrameSource,
    LiveCapture,
    PictureFolder,
    Source,
    SourceKind,
    VideoFile,
    open_capture,
    quiet_opencv,
    sources_of,
)
from kiosk.ports import CameraMissing

WIDTH = 320
HEIGHT = 240
"""Wished for of devices; larger pictures are made so wide."""

NEAR = 0.11
"""Width of the smallest face that counts, as a share of the picture's: about 1.3 m away where the
picture is 60° wide."""

FACES = Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_default.xml"
"""Comes with OpenCV 4."""


class FaceCamera:
    """Faces seen from the front in the pictures of one source, which `CameraSettings.source` names.

    It tells whether there is one, and nothing about it.
    """

    def __init__(
        self, source: str, *, opener: Callable[[Source, int, int], Capture] = open_capture
    ) -> None:
        self._setting = source
        self._opener = opener
        self._faces = cv2.CascadeClassifier(str(FACES))
        self._frames: FrameSource | None = None

    def start(self) -> None:
        """Open the first source that opens. Raises `CameraMissing`."""
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

    def somebody(self) -> bool:
        """Whether there is a face. Raises `CameraMissing`, `CameraStalled` or `SourceEnded`."""
        if self._frames is None:
            raise CameraMissing("the camera is not started")
        return self._sees_face(self._frames.read())

    def stop(self) -> None:
        """Close the source. Safe to call twice."""
        frames, self._frames = self._frames, None
        if frames is not None:
            frames.close()

    def _open(self, source: Source) -> FrameSource:
        if source.kind is SourceKind.FOLDER:
            return PictureFolder(source, paced=False)
        if source.kind is SourceKind.VIDEO:
            return VideoFile(source, paced=False)
        return LiveCapture(source, WIDTH, HEIGHT, opener=self._opener)

    def _sees_face(self, bgr: Bgr) -> bool:
        grey = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)
        height, width = grey.shape
        if width > WIDTH:
            size = (WIDTH, max(1, round(height * WIDTH / width)))
            grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
        smallest = round(NEAR * grey.shape[1])
        found = self._faces.detectMultiScale(
            np.asarray(grey, np.uint8), 1.2, 4, minSize=(smallest, smallest)
        )
        return len(found) > 0
