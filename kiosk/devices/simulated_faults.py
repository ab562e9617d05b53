"""All that can be wrong with a kiosk, each with a switch: what tests and the panel break it with.

The parts here stand around real ones, and let everything through until their switch is on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from front_desk.faults import Fault
from kiosk.clocks import Clock, Moment
from kiosk.devices.simulated import SimulatedCodeReader, SimulatedPrinter
from kiosk.ports import (
    CameraMissing,
    CoverOpen,
    DeviceError,
    Disk,
    OutOfPaper,
    PrinterJammed,
    PrinterUnreachable,
    QueueServer,
    QueueUnreachable,
    Speaker,
    SpeechFailed,
)

JUMP = timedelta(hours=5)
"""How far the wall clock is set wrong."""


class BreakableSpeaker:
    """A voice whose loudspeaker can be pulled out."""

    def __init__(self, inner: Speaker) -> None:
        self.broken = False
        self._inner = inner

    def say(self, text: str, language: str, gain: float = 1.0) -> None:
        """As the port says."""
        if self.broken:
            raise SpeechFailed("simulated: no loudspeaker")
        self._inner.say(text, language, gain)

    def hush(self) -> None:
        """As the port says."""
        self._inner.hush()

    def prepare(self, sentences: Sequence[tuple[str, str]]) -> None:
        """As the port says."""
        self._inner.prepare(sentences)

    def check(self) -> Fault | None:
        """As the port says."""
        return Fault.SOUND_GONE if self.broken else self._inner.check()

    def close(self) -> None:
        """As the port says."""
        self._inner.close()


class BreakableDisk:
    """A disk that can be full for those who ask it; what lies on it is not touched."""

    def __init__(self, inner: Disk) -> None:
        self.broken = False
        self._inner = inner

    def check(self) -> Fault | None:
        """As the port says."""
        return Fault.DISK_FULL if self.broken else self._inner.check()


class BreakableClock:
    """A machine whose wall clock jumps."""

    def __init__(self, inner: Clock) -> None:
        self.broken = False
        self._inner = inner

    def __call__(self) -> Moment:
        """As `Clock` says."""
        here = self._inner()
        return Moment(here.boot, here.steady, here.wall + JUMP) if self.broken else here


class BreakableServer:
    """A queue server whose line can be cut: every method of the port goes through it."""

    def __init__(self, inner: QueueServer) -> None:
        self.broken = False
        self._inner = inner

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """A method of the server, or a line that is dead."""
        method: Callable[..., Any] = getattr(self._inner, name)
        if not self.broken or name == "close":
            return method

        def dead(*_: object, **__: object) -> None:
            raise QueueUnreachable("simulated: the line is cut")

        return dead


class _HasSwitch(Protocol):
    broken: bool


@dataclass
class Breakable:
    """Everything that has a switch."""

    printer: SimulatedPrinter
    reader: SimulatedCodeReader
    speaker: BreakableSpeaker
    disk: BreakableDisk
    clock: BreakableClock
    server: BreakableServer

    def switch(self, fault: Fault, *, on: bool) -> None:
        """Break it, or mend it. From any thread."""
        if fault in _PRINTER:
            self.printer.fault = _PRINTER[fault] if on else None
        elif fault is Fault.NEAR_END:
            self.printer.near_end = on
        elif fault is Fault.CAMERA_GONE:
            self.reader.fault = CameraMissing if on else None
        elif fault in _PICTURES:
            self.reader.picture_fault = fault if on else None
        else:
            parts: dict[Fault, _HasSwitch] = {
                Fault.SOUND_GONE: self.speaker,
                Fault.DISK_FULL: self.disk,
                Fault.CLOCK_WRONG: self.clock,
                Fault.SERVER_GONE: self.server,
            }
            parts[fault].broken = on

    def is_on(self, fault: Fault) -> bool:
        """Whether that is broken now."""
        return fault in self.switched_on()

    def switched_on(self) -> frozenset[Fault]:
        """Everything that is broken now."""
        parts = {
            Fault.NEAR_END: self.printer.near_end,
            Fault.CAMERA_GONE: self.reader.fault is not None,
            Fault.SOUND_GONE: self.speaker.broken,
            Fault.DISK_FULL: self.disk.broken,
            Fault.CLOCK_WRONG: self.clock.broken,
            Fault.SERVER_GONE: self.server.broken,
        }
        found = {fault for fault, on in parts.items() if on}
        found |= {fault for fault, kind in _PRINTER.items() if self.printer.fault is kind}
        if self.reader.picture_fault is not None:
            found.add(self.reader.picture_fault)
        return frozenset(found)


_PRINTER: dict[Fault, type[DeviceError]] = {
    Fault.OUT_OF_PAPER: OutOfPaper,
    Fault.COVER_OPEN: CoverOpen,
    Fault.JAMMED: PrinterJammed,
    Fault.PRINTER_OFFLINE: PrinterUnreachable,
}
_PICTURES = frozenset({Fault.CAMERA_FROZEN, Fault.CAMERA_BLACK, Fault.CAMERA_SLOW})
