"""What the camera's worker does from the moment a scanning screen opens until it closes."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from kiosk import events as ev
from kiosk.ports import (
    CameraMissing,
    CameraStalled,
    CodeReader,
    Frame,
    Guidance,
    Sight,
    SightKind,
    SourceEnded,
)

CAMERA_RETRY_SECONDS = 2.0
REPLAY_SECONDS = 0.2
FORGOTTEN_AFTER = 25
"""Frames without a code, about a second, after which the same code is news again."""


@dataclass(frozen=True)
class Scan:
    """Looks until `stop` is set and hands on what is seen; tries again when the camera fails.

    `deliver` and `show_frame` are called from the thread that calls `run`.
    """

    reader: CodeReader
    visit: int
    stop: threading.Event
    deliver: Callable[[ev.Event], None]
    show_frame: Callable[[Frame | None], None]

    def run(self) -> None:
        """Blocks until `stop` is set."""
        failed = False
        while not self.stop.is_set():
            try:
                self.reader.start()
                if failed:
                    self.deliver(ev.CameraRecovered(self.visit))
                    failed = False
                self._look_until_told()
            except SourceEnded:
                self.stop.wait(REPLAY_SECONDS)
            except (CameraMissing, CameraStalled):
                if not failed:
                    self.deliver(ev.CameraFailed(self.visit))
                failed = True
                self.stop.wait(CAMERA_RETRY_SECONDS)
            finally:
                self.reader.stop()
        self.show_frame(None)

    def _look_until_told(self) -> None:
        last: tuple[SightKind, str | None] | None = None
        guidance = Guidance.NONE
        empty = 0
        while not self.stop.is_set():
            frame, sight = self.reader.look()
            if self.stop.is_set():
                return
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
        seen = (sight.kind, sight.ticket_token)
        if sight.card is not None or seen != last:
            self.deliver(ev.CodeSeen(self.visit, sight))
        return seen
