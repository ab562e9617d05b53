"""Where camera frames come from: what a source string means, and how OpenCV opens it."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.ports import CameraMissing, CameraStalled, SourceEnded

Bgr = NDArray[np.uint8]
"""A frame as OpenCV gives it: blue, green, red; `height × width × 3`."""

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff"})

OPEN_SECONDS = 5.0
FRAME_SECONDS = 2.0
_FOLDER_FPS = 10.0
_LOST_AFTER_SECONDS = 4.0


class SourceKind(Enum):
    """How frames arrive."""

    DEVICE = "device"
    STREAM = "stream"
    VIDEO = "video"
    FOLDER = "folder"


@dataclass(frozen=True)
class Source:
    """One place that frames come from; `address` is a path or a URL."""

    kind: SourceKind
    address: str


class Capture(Protocol):
    """The part of `cv2.VideoCapture` that is used here."""

    def isOpened(self) -> bool: ...  # noqa: N802 - OpenCV's name
    def read(self) -> tuple[bool, Any]: ...
    def get(self, propId: int) -> float: ...  # noqa: N803 - OpenCV's name
    def release(self) -> None: ...


class FrameSource(Protocol):
    """Frames, one after the other. Raises the camera errors of `kiosk.ports`."""

    def read(self) -> Bgr: ...
    def close(self) -> None: ...


def sources_of(setting: str) -> list[Source]:
    """The places that `setting` names, in the order to try. Raises `CameraMissing` if none.

    A device (`/dev/video0` or `0`), a video file, a folder of pictures, one picture, a stream
    (`http://…`, `rtsp://…`), `auto` (every video device) or `none`.
    """
    text = setting.strip()
    if text in {"", "none"}:
        raise CameraMissing("no camera is set up")
    if text == "auto":
        devices = sorted(
            map(str, Path("/dev").glob("video[0-9]*")), key=lambda path: (len(path), path)
        )
        if not devices:
            raise CameraMissing("no video device is there")
        return [Source(SourceKind.DEVICE, path) for path in devices]
    if text.isascii() and text.isdigit():
        return [Source(SourceKind.DEVICE, f"/dev/video{int(text)}")]
    if "://" in text:
        return [Source(SourceKind.STREAM, text)]
    return [_path_source(Path(text).expanduser())]


def is_there(source: Source) -> bool:
    """Whether there is something to open; of a stream only opening it tells."""
    return source.kind is SourceKind.STREAM or Path(source.address).exists()


def _path_source(path: Path) -> Source:
    if path.is_dir() or path.suffix.lower() in PICTURE_SUFFIXES:
        return Source(SourceKind.FOLDER, str(path))
    if path.is_file():
        return Source(SourceKind.VIDEO, str(path))
    # A device that is not there yet keeps its kind, so that the failure says what is missing.
    return Source(SourceKind.DEVICE, str(path))


def quiet_opencv() -> None:
    """Keep OpenCV and FFmpeg from writing to standard error, and OpenCV to one thread.

    A frame takes a few milliseconds on one core; the other cores belong to the screen.
    """
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    cv2.setNumThreads(1)


def open_capture(source: Source, width: int, height: int) -> Capture:
    """OpenCV's handle, open. Raises `CameraMissing`."""
    if source.kind is SourceKind.DEVICE:
        if not Path(source.address).exists():
            raise CameraMissing("the video device is not there")
        wanted = [cv2.CAP_PROP_FRAME_WIDTH, width, cv2.CAP_PROP_FRAME_HEIGHT, height]
        mjpg = [cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")]
        capture = cv2.VideoCapture(source.address, cv2.CAP_V4L2, [*mjpg, *wanted])
    elif source.kind is SourceKind.STREAM:
        limits = [
            cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, int(OPEN_SECONDS * 1000) - 500,
            cv2.CAP_PROP_READ_TIMEOUT_MSEC, int(_LOST_AFTER_SECONDS * 1000),
        ]  # fmt: skip
        capture = cv2.VideoCapture(source.address, cv2.CAP_FFMPEG, limits)
    else:
        capture = cv2.VideoCapture(source.address, cv2.CAP_FFMPEG)
    if not capture.isOpened():
        capture.release()
        raise CameraMissing(f"the {source.kind.value} does not open")
    return capture


class _Pace:
    """Lets frames pass no faster than `fps`; `None` lets all pass at once."""

    def __init__(self, fps: float | None) -> None:
        self._step = 0.0 if fps is None else 1.0 / fps
        self._due = time.monotonic()
        self._never = threading.Event()

    def wait(self) -> None:
        now = time.monotonic()
        if self._due > now:
            self._never.wait(self._due - now)
        self._due = max(self._due, now) + self._step


class VideoFile:
    """Every frame of a video file, in order."""

    def __init__(self, source: Source, *, paced: bool) -> None:
        self._capture = open_capture(source, 0, 0)
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        self._pace = _Pace((fps if 1 <= fps <= 240 else 25.0) if paced else None)

    def read(self) -> Bgr:
        """The next frame. Raises `SourceEnded`."""
        self._pace.wait()
        there, frame = self._capture.read()
        if not there:
            raise SourceEnded("the video has no more frames")
        return np.asarray(frame, np.uint8)

    def close(self) -> None:
        """Let go of the file."""
        self._capture.release()


class PictureFolder:
    """The pictures of a folder in the order of their names, or one picture."""

    def __init__(self, source: Source, *, paced: bool) -> None:
        path = Path(source.address)
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        self._files = [file for file in files if file.suffix.lower() in PICTURE_SUFFIXES]
        if not self._files or not self._files[0].is_file():
            raise CameraMissing("there are no pictures")
        self._next = 0
        self._pace = _Pace(_FOLDER_FPS if paced else None)

    def read(self) -> Bgr:
        """The next picture. Raises `SourceEnded`, or `CameraMissing` when it is unreadable."""
        if self._next >= len(self._files):
            raise SourceEnded("the folder has no more pictures")
        self._pace.wait()
        file = self._files[self._next]
        self._next += 1
        frame = cv2.imread(str(file), cv2.IMREAD_COLOR)
        if frame is None:
            raise CameraMissing(f"picture {self._next} of the folder is unreadable")
        return np.asarray(frame, np.uint8)

    def close(self) -> None:
        """Forget the list."""
        self._files = []


class LiveCapture:
    """A device or stream, read by its own thread so that `read` gives the newest frame.

    The thread opens, reads and releases the handle: nobody else touches it. Drivers buffer several
    frames; a slow reader would otherwise see the past.
    """

    def __init__(
        self,
        source: Source,
        width: int,
        height: int,
        *,
        open_seconds: float = OPEN_SECONDS,
        frame_seconds: float = FRAME_SECONDS,
        opener: Callable[[Source, int, int], Capture] = open_capture,
    ) -> None:
        self._opener = opener
        self._source, self._size = source, (width, height)
        self._frame_seconds = frame_seconds
        self._change = threading.Condition()
        self._newest: Bgr | None = None
        self._failure: CameraMissing | None = None
        self._opened = self._closing = False
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()
        with self._change:
            answered = self._change.wait_for(self._is_settled, open_seconds)
            if not answered:
                self._closing = True
                raise CameraMissing("the camera did not open in time")
            self._raise_failure()

    def read(self) -> Bgr:
        """The newest frame that was not given yet. Raises `CameraStalled`, `CameraMissing`."""
        with self._change:
            if not self._change.wait_for(self._has_news, self._frame_seconds):
                raise CameraStalled("the camera gives no frame")
            frame, self._newest = self._newest, None
            if frame is None:
                self._raise_failure()
                raise CameraStalled("the camera is closed")
            return frame

    def close(self) -> None:
        """End the thread. One stuck in the driver ends by itself when the driver answers."""
        with self._change:
            self._closing = True
            self._newest = None
        self._thread.join(1.0)

    def _is_settled(self) -> bool:
        return self._opened or self._failure is not None

    def _has_news(self) -> bool:
        return self._newest is not None or self._failure is not None or self._closing

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise CameraMissing(self._failure.detail)

    def _run(self) -> None:
        try:
            capture = self._opener(self._source, *self._size)
        except CameraMissing as missing:
            self._fail(missing)
            return
        try:
            with self._change:
                self._opened = True
                self._change.notify_all()
            while self._pass_on(*capture.read()):
                pass
        finally:
            capture.release()

    def _pass_on(self, there: bool, frame: Any) -> bool:  # noqa: FBT001 - as OpenCV answers
        if not there:
            self._fail(CameraMissing(f"the {self._source.kind.value} went away"))
            return False
        with self._change:
            self._newest = None if self._closing else np.asarray(frame, np.uint8)
            self._change.notify_all()
            return not self._closing

    def _fail(self, failure: CameraMissing) -> None:
        with self._change:
            self._failure = failure
            self._change.notify_all()
