"""Devices that are not there: scripted, breakable while running, remembering what they did.

They stand in for missing hardware in development and demonstrations. Setting `fault` on one makes
it fail with that error until `fault` is `None` again. Each has `simulated = True`, by which the
composition root refuses it in production.
"""

import math
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from front_desk.faults import Fault
from kiosk.devices.sights import sight_of
from kiosk.faults import camera_fault
from kiosk.ports import (
    CameraFrozen,
    CameraMissing,
    DeviceError,
    Frame,
    Guidance,
    PaperState,
    PrintedTicket,
    Sight,
    SpeechFailed,
)

SAMPLE_CARD = (
    "001090012345|012345678|Nguyễn Văn Mẫu|15081990|Nam|Số 12 Phố Mẫu, phường Mẫu, Hà Nội|22122021"
).encode()
"""A made-up card of seven fields."""

SAMPLE_CARD_OF_AN_ELDER = (
    "001143054321||Trần Thị Mẫu|02091943|Nữ|Số 7 Ngõ Mẫu, phường Mẫu, Hà Nội|05072024||||"
).encode()
"""A made-up card of eleven fields, of a person born in 1943."""

SLOW_SECONDS = 0.5
"""What a picture takes when the camera is slow."""

_REMEMBERED = 1000


class SimulatedCodeReader:
    """A camera that shows a card swaying in front of it, and reads what `show` hands it.

    `frame_seconds` is the time one `look` takes; `script` is played from each start on; `guidance`
    is what its frames say would help, `picture_fault` what is wrong with them.
    """

    simulated: ClassVar[bool] = True

    def __init__(
        self,
        width: int = 640,
        height: int = 360,
        *,
        frame_seconds: float = 0.04,
        script: Sequence[bytes | None] = (),
    ) -> None:
        self.fault: type[DeviceError] | None = None
        self.guidance = Guidance.NONE
        self.picture_fault: Fault | None = None
        self._seen_ill = False
        self.calls: deque[str] = deque(maxlen=_REMEMBERED)
        self._scene = _Scene(width, height)
        self._frame_seconds = frame_seconds
        self._script = tuple(script)
        self._waiting: deque[Sight | None] = deque()
        self._stopped = threading.Event()
        self._stopped.set()
        self._count = 0

    def show(self, payload: bytes) -> None:
        """The next look sees a code with `payload`. From any thread."""
        self._waiting.append(sight_of(payload))

    def play(self, script: Iterable[bytes | None]) -> None:
        """The next looks see these codes, one a frame; `None` is a frame without one."""
        self._waiting.extend(None if payload is None else sight_of(payload) for payload in script)

    def start(self) -> None:
        """As the port says."""
        self.calls.append("start")
        self._fail_if_broken("simulated: no camera")
        self._count = 0
        self.play(self._script)
        self._stopped.clear()

    def look(self) -> tuple[Frame, Sight | None]:
        """As the port says."""
        self.calls.append("look")
        if self._stopped.is_set():
            raise CameraMissing("simulated: the camera is not started")
        self._fail_if_broken("simulated: no frame")
        ill = self.picture_fault
        self._seen_ill = ill is not None
        self._stopped.wait(SLOW_SECONDS if ill is Fault.CAMERA_SLOW else self._frame_seconds)
        self._count += 1
        sight = self._waiting.popleft() if self._waiting else None
        if ill is Fault.CAMERA_FROZEN:
            raise CameraFrozen("simulated: the same picture again")
        frame = replace(self._scene.frame(self._count), guidance=self.guidance, fault=ill)
        if ill is Fault.CAMERA_BLACK:
            return replace(frame, rgb=bytes(len(frame.rgb))), None
        return frame, sight

    def check(self) -> Fault | None:
        """As the port says: like a real one it knows of ill pictures once it has looked at them."""
        self.calls.append("check")
        fault = self.fault
        if fault is not None:
            return camera_fault(fault("simulated"))
        if self._seen_ill:
            self._seen_ill = self.picture_fault is not None
        return self.picture_fault if self._seen_ill else None

    def stop(self) -> None:
        """As the port says."""
        self.calls.append("stop")
        self._waiting.clear()
        self._stopped.set()

    def _fail_if_broken(self, detail: str) -> None:
        fault = self.fault
        if fault is not None:
            raise fault(detail)


class SimulatedPrinter:
    """A printer whose paper is the list `tickets`.

    `fault` fails before anything is printed; `fault_after` once the paper has moved, which leaves
    the ticket in `tickets`. `near_end` makes the paper sensor warn.
    """

    simulated: ClassVar[bool] = True

    def __init__(self, *, print_seconds: float = 0.0) -> None:
        self.fault: type[DeviceError] | None = None
        self.fault_after: type[DeviceError] | None = None
        self.near_end = False
        self.tickets: deque[PrintedTicket] = deque(maxlen=_REMEMBERED)
        self.calls: deque[str] = deque(maxlen=_REMEMBERED)
        self._print_seconds = print_seconds
        self._never = threading.Event()

    def check(self) -> PaperState:
        """As the port says."""
        self.calls.append("check")
        return self._state()

    def print_ticket(self, ticket: PrintedTicket) -> PaperState:
        """As the port says."""
        self.calls.append("print_ticket")
        self._state()
        self._never.wait(self._print_seconds)
        self.tickets.append(ticket)
        fault = self.fault_after
        if fault is not None:
            raise fault("simulated: failed after printing")
        return self._state()

    def close(self) -> None:
        """As the port says."""
        self.calls.append("close")

    def _state(self) -> PaperState:
        fault = self.fault
        if fault is not None:
            raise fault("simulated: printer fault")
        return PaperState.NEAR_END if self.near_end else PaperState.OK


class SimulatedSpeaker:
    """A voice that remembers its sentences in `said`, their `gains`, and those `cut_off`.

    A sentence lasts `seconds_a_character` times its length.
    """

    simulated: ClassVar[bool] = True

    def __init__(self, *, seconds_a_character: float = 0.05) -> None:
        self.fault: type[DeviceError] | None = None
        self.said: deque[tuple[str, str]] = deque(maxlen=_REMEMBERED)
        self.cut_off: deque[tuple[str, str]] = deque(maxlen=_REMEMBERED)
        self.gains: deque[float] = deque(maxlen=_REMEMBERED)
        self.speaking = threading.Event()
        self._seconds_a_character = seconds_a_character
        self._lock = threading.Lock()
        self._cut: threading.Event | None = None
        self._closed = False

    def say(self, text: str, language: str, gain: float = 1.0) -> None:
        """As the port says."""
        cut = threading.Event()
        with self._lock:
            fault = SpeechFailed if self._closed else self.fault
            if fault is not None:
                raise fault("simulated: no voice")
            self._cut = cut
        self.said.append((text, language))
        self.gains.append(gain)
        self.speaking.set()
        try:
            if cut.wait(min(30.0, self._seconds_a_character * len(text))):
                self.cut_off.append((text, language))
        finally:
            with self._lock:
                self._cut = None
            self.speaking.clear()

    def prepare(self, sentences: Sequence[tuple[str, str]]) -> None:
        """As the port says: here a sentence takes no making."""

    def check(self) -> Fault | None:
        """As the port says."""
        return None if self.fault is None else Fault.SOUND_GONE

    def hush(self) -> None:
        """As the port says."""
        with self._lock:
            if self._cut is not None:
                self._cut.set()

    def close(self) -> None:
        """As the port says."""
        with self._lock:
            self._closed = True
        self.hush()


class _Scene:
    """A drawn card that sways over a bright desk: blocks of colour, no readable code."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        light = np.linspace(232, 206, height)[:, None, None]
        self._desk = np.broadcast_to(light * (1.0, 0.985, 0.95), (height, width, 3)).astype(
            np.uint8
        )
        self._card = _drawn_card(int(height * 0.85), int(height * 0.54))

    def frame(self, count: int) -> Frame:
        card_height, card_width = self._card.shape[:2]
        room_x, room_y = self._width - card_width, self._height - card_height
        left = int(room_x * (0.5 + 0.4 * math.sin(count / 17)))
        top = int(room_y * (0.5 + 0.3 * math.sin(count / 11)))
        picture = self._desk.copy()
        picture[top : top + card_height, left : left + card_width] = self._card
        return Frame(self._width, self._height, picture.tobytes())


def _drawn_card(width: int, height: int) -> NDArray[Any]:
    card = np.empty((height, width, 3), np.uint8)
    card[:] = (205, 226, 220)
    unit = height // 27
    card[: 4 * unit] = (166, 205, 200)
    card[8 * unit : 20 * unit, 2 * unit : 11 * unit] = (120, 140, 150)
    for line in range(5):
        top = (11 + 3 * line) * unit
        card[top : top + unit, 14 * unit : (36 - 3 * (line % 3)) * unit] = (70, 80, 90)
    code = np.random.default_rng(7).integers(0, 2, (8, 8), np.uint8) * 170 + 40
    blocks = np.kron(code, np.ones((unit, unit), np.uint8))[..., None]
    left = width - 10 * unit
    card[unit : 9 * unit, left : left + 8 * unit] = blocks
    return card
