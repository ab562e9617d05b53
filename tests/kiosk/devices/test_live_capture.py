"""A device that gives frames by itself: read by one thread, the newest counts."""

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from kiosk.devices.frame_sources import (
    LiveCapture,
    Source,
    SourceKind,
)
from kiosk.ports import CameraMissing, CameraStalled


class _Camera:
    """A driver's handle whose frames the test hands out one by one."""

    def __init__(self) -> None:
        self.taken = threading.Semaphore(0)
        self.given = threading.Semaphore(0)
        self.there = True
        self.released = threading.Event()
        self.users: set[int] = set()
        self._count = 0

    def isOpened(self) -> bool:  # noqa: N802
        return True

    def get(self, propId: int) -> float:  # noqa: N803
        return 0.0

    def give(self, count: int = 1) -> None:
        for _ in range(count):
            self.given.release()

    def read(self) -> tuple[bool, Any]:
        self.users.add(threading.get_ident())
        self.taken.release()
        self.given.acquire(timeout=20)
        self._count += 1
        return self.there, np.full((4, 6, 3), self._count, np.uint8)

    def release(self) -> None:
        self.users.add(threading.get_ident())
        self.released.set()


DEVICE = Source(SourceKind.DEVICE, "/dev/video-of-the-test")


@pytest.fixture
def camera() -> _Camera:
    return _Camera()


@pytest.fixture
def live(camera: _Camera) -> Iterator[LiveCapture]:
    live = LiveCapture(DEVICE, 6, 4, frame_seconds=0.2, opener=lambda *_: camera)
    yield live
    camera.give(3)
    live.close()


def test_a_slow_reader_gets_the_newest_frame(camera: _Camera, live: LiveCapture) -> None:
    camera.give(5)
    for _ in range(6):
        assert camera.taken.acquire(timeout=5)
    assert int(live.read()[0, 0, 0]) == 5


def test_no_frame_in_time_is_a_stall_and_passes(camera: _Camera, live: LiveCapture) -> None:
    with pytest.raises(CameraStalled):
        live.read()
    camera.give()
    assert live.read().shape == (4, 6, 3)


def test_a_device_that_goes_away_is_missing(camera: _Camera, live: LiveCapture) -> None:
    camera.there = False
    camera.give()
    for _ in range(2):
        with pytest.raises(CameraMissing):
            live.read()
    assert camera.released.wait(5)


def test_one_thread_owns_the_handle(camera: _Camera, live: LiveCapture) -> None:
    camera.give()
    live.read()
    camera.give(2)
    live.close()
    assert camera.released.wait(5)
    assert len(camera.users) == 1
    assert threading.get_ident() not in camera.users


def test_a_device_that_hangs_while_opening_is_missing() -> None:
    may_end = threading.Event()
    camera = _Camera()
    camera.give(5)

    def opener(*_: object) -> _Camera:
        may_end.wait(20)
        return camera

    with pytest.raises(CameraMissing, match="in time"):
        LiveCapture(DEVICE, 6, 4, open_seconds=0.05, opener=opener)
    may_end.set()
    assert camera.released.wait(5)
