"""What the camera's worker does from the moment a scanning screen opens until it closes."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from front_desk.faults import Fault
from kiosk import events as ev
from kiosk.faults import camera_fault
from kiosk.ports import (
    CameraFrozen,
    CameraMissing,
    CameraStalled,
    CodeReader,
    Frame,
    Guidance,
    Sight,
    SightKind,
    SourceEnded,
)

CAMERA_RETRY_SECONDS = 1.5
REPLAY_SECONDS = 0.2
FORGOTTEN_AFTER = 25
"""Frames without a code, about a second, after which the same code is news again."""

BLIND = frozenset({Fault.CAMERA_GONE, Fault.CAMERA_FROZEN, Fault.CAMERA_BLACK})
"""With these nobody can be scanned, and the person is told to go on without it."""


@dataclass(frozen=True)
class Scan:
    """Looks until `stop` is set and hands on what is seen; tries again when the camera fails.

    `deliver`, `show_frame` and `noticed`, which hears each change of what is wrong with the camera,
    are called from the thread that calls `run`.
    """

    reader: CodeReader
    visit: int
    stop: threading.Event
    deliver: Callable[[ev.Event], None]
    show_frame: Callable[[Frame | None], None]
    noticed: Callable[[Fault | None], None] = lambda _: None

    def run(self) -> None:
        """Blocks until `stop` is set."""
        known = _Known()
        while not self.stop.is_set():
            try:
                self.reader.start()
                self._look_until_told(known)
            except SourceEnded:
                self.stop.wait(REPLAY_SECONDS)
            except (CameraMissing, CameraStalled, CameraFrozen) as failed:
                self._learn(known, camera_fault(failed))
                self.stop.wait(CAMERA_RETRY_SECONDS)
            finally:
                self.reader.stop()
        self.show_frame(None)

    def _learn(self, known: "_Known", fault: Fault | None) -> None:
        """Tell what is news of the camera."""
        before, known.fault = known.fault, fault
        if fault is not before or not known.told:
            known.told = True
            self.noticed(fault)
        if fault in BLIND and before not in BLIND:
            self.deliver(ev.CameraFailed(self.visit))
        if fault not in BLIND and before in BLIND:
            self.deliver(ev.CameraRecovered(self.visit))

    def _look_until_told(self, known: "_Known") -> None:
        last: tuple[SightKind, str | None] | None = None
        guidance = Guidance.NONE
        empty = 0
        while not self.stop.is_set():
            frame, sight = self.reader.look()
            if self.stop.is_set():
                return
            self._learn(known, frame.fault)
            self.show_frame(frame)
            if frame.guidance is not guidance:
                guidance = frame.guidance
                self.deliver(ev.GuidanceChanged(self.visit, guidance))
            empty = 0 if sight else empty + 1
            if empty == FORGOTTEN_AFTER:
                last = None
            if sight is not None:
                last = self._tell(sight, last)

    def _tell(
        self, sight: Sight, last: tuple[SightKind, str | None] | None
    ) -> tuple[SightKind, str | None]:
        """Hand `sight` on unless it is what was seen `last`; a card always is news."""
        seen = (sight.kind, sight.ticket_token or sight.dossier_code)
        if sight.card is not None or seen != last:
            self.deliver(ev.CodeSeen(self.visit, sight))
        return seen


@dataclass
class _Known:
    """What is wrong with the camera as this scan has seen it, and whether it has said so."""

    fault: Fault | None = None
    told: bool = False
