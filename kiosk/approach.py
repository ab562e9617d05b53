"""Looks for somebody who comes to the kiosk while nobody uses it."""

import threading
from collections.abc import Callable

from kiosk import events as ev
from kiosk.fault_watch import FaultWatch
from kiosk.faults import CAMERA, camera_fault
from kiosk.ports import DeviceError, Monotonic, PersonCamera, SourceEnded

LOOK_SECONDS = 0.5
"""Between two looks: a face is seen early enough, and an idle kiosk stays idle."""

GONE_AFTER = 6
"""Looks without anybody, three seconds, after which the next one to come is news."""

RETRY_SECONDS = 10.0
"""Pause after the camera failed, where nobody watches over it."""

Submit = Callable[[Callable[[], None]], None]


class ApproachWatch:
    """Runs one long job in the camera's worker for as long as it is wanted.

    Meanwhile `faults` does not ask the camera how it is, but hears from the job what is wrong with
    it; with that the job ends, and leaves the camera to `faults` until it is well. `deliver` is
    called from the worker. Without a camera nothing happens.
    """

    def __init__(
        self,
        camera: PersonCamera | None,
        at_camera: Submit,
        deliver: Callable[[ev.Event], None],
        faults: FaultWatch,
        clock: Monotonic,
    ) -> None:
        self._camera, self._at_camera, self._deliver = camera, at_camera, deliver
        self._faults, self._clock = faults, clock
        self._stop: threading.Event | None = None
        self._done = threading.Event()
        self._failed_at = float("-inf")

    def follow(self, *, wanted: bool) -> None:
        """Look, or stop looking, from now on. From the session's thread."""
        if self._stop is not None and self._done.is_set():
            self._stop = None
            self._failed_at = self._clock()
        if not wanted:
            if self._stop is not None:
                self._stop.set()
            self._stop, self._failed_at = None, float("-inf")
        elif self._stop is None and self._clock() - self._failed_at >= RETRY_SECONDS:
            self._start()

    def _start(self) -> None:
        camera = self._camera
        if camera is None:
            return
        stop, done = threading.Event(), threading.Event()
        self._stop, self._done = stop, done

        def job() -> None:
            try:
                camera.start()
                self._look(camera, stop)
            except SourceEnded:
                # A file is no camera that could be ill.
                return
            except DeviceError as failed:
                self._faults.seen(CAMERA, camera_fault(failed))
            finally:
                camera.stop()
                done.set()
                self._faults.ended(CAMERA)

        self._faults.began(CAMERA)
        self._at_camera(job)

    def _look(self, camera: PersonCamera, stop: threading.Event) -> None:
        empty = GONE_AFTER
        while not stop.is_set():
            fault = camera.watch(LOOK_SECONDS, stop)
            if fault is not None:
                self._faults.seen(CAMERA, fault)
                return
            if not camera.somebody():
                empty += 1
            else:
                if empty >= GONE_AFTER:
                    self._deliver(ev.SomebodyCame())
                empty = 0
