"""Whether somebody stands in front of the camera. Pictures live for one look and nowhere else."""

from pathlib import Path
from threading import Event

import cv2
import numpy as np

from front_desk.faults import Fault
from kiosk.devices.code_regions import Grey
from kiosk.devices.pictures import Pictures
from kiosk.ports import Monotonic

WIDTH = 320
HEIGHT = 240
"""Wished for of devices; larger pictures are made so wide."""

NEAR = 0.11
"""Width of the smallest face that counts, as a share of the picture's: about 1.3 m away where the
picture is 60° wide."""

FACES = Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_default.xml"
"""Comes with OpenCV 4."""


class FaceCamera:
    """Faces seen from the front in the pictures of a camera, which is shared with whoever reads
    codes in them.

    It tells whether there is one, and nothing about it.
    """

    def __init__(self, pictures: Pictures, clock: Monotonic) -> None:
        self._pictures = pictures
        self._clock = clock
        self._faces = cv2.CascadeClassifier(str(FACES))
        self._latest: Grey | None = None

    def start(self) -> None:
        """As the port says."""
        self._latest = None
        self._pictures.start(WIDTH, HEIGHT, paced=False)

    def watch(self, seconds: float, stop: Event) -> Fault | None:
        """As the port says. Of a file or folder one picture is taken."""
        end = self._clock() + seconds
        _, self._latest = self._pictures.take()
        if not self._pictures.live:
            stop.wait(seconds)
            return None
        while self._pictures.ill is None and not stop.is_set() and self._clock() < end:
            _, self._latest = self._pictures.take()
        return self._pictures.ill

    def somebody(self) -> bool:
        """As the port says."""
        latest, self._latest = self._latest, None
        return latest is not None and self._sees_face(latest)

    def stop(self) -> None:
        """As the port says."""
        self._latest = None
        self._pictures.stop()

    def _sees_face(self, grey: Grey) -> bool:
        height, width = grey.shape
        if width > WIDTH:
            size = (WIDTH, max(1, round(height * WIDTH / width)))
            grey = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
        smallest = round(NEAR * grey.shape[1])
        found = self._faces.detectMultiScale(grey, 1.2, 4, minSize=(smallest, smallest))
        return len(found) > 0
