"""Every fault in one table: which part has it, how it is noticed, what the person has then.

What staff read is `staff.fault_…` of the server's pages. A number can always be had from the
screen, from the kiosk's own numbers, or from a person who is called.
"""

from dataclasses import dataclass

from front_desk.faults import Fault
from kiosk.ports import (
    CameraFrozen,
    CameraStalled,
    CoverOpen,
    DeviceError,
    OutOfPaper,
    PaperState,
    PrinterJammed,
)

PRINTER, CAMERA, SPEAKER, DISK = "printer", "camera", "speaker", "disk"
CLOCK, SERVER = "clock", "server"
PARTS = (PRINTER, CAMERA, SPEAKER, DISK)
"""What is asked how it is, each in the thread that owns it."""

EVERYTHING = frozenset({*PARTS, CLOCK, SERVER})


@dataclass(frozen=True)
class Row:
    """One fault of the table."""

    part: str
    noticed: str
    person: str


TABLE = {
    Fault.NEAR_END: Row(
        PRINTER, "paper sensor, each 1.5 s and around each ticket", "a ticket on paper"
    ),
    Fault.OUT_OF_PAPER: Row(
        PRINTER, "paper sensor, also half-way", "the number on the screen with its QR code"
    ),
    Fault.COVER_OPEN: Row(
        PRINTER, "cover sensor, also half-way", "the number on the screen with its QR code"
    ),
    Fault.JAMMED: Row(
        PRINTER, "error bits of the printer", "the number on the screen with its QR code"
    ),
    Fault.PRINTER_OFFLINE: Row(
        PRINTER,
        "no connection, hung up, or silent for 0.7 s (2 s while it prints)",
        "the number on the screen with its QR code",
    ),
    Fault.CAMERA_GONE: Row(
        CAMERA, "the device or stream is not there, or goes away", "a number without the card"
    ),
    Fault.CAMERA_FROZEN: Row(
        CAMERA,
        "the same picture for 1.5 s, or none for 2 s, while the camera looks",
        "a number without the card",
    ),
    Fault.CAMERA_BLACK: Row(
        CAMERA, "nothing but black for 1.5 s, while the camera looks", "a number without the card"
    ),
    Fault.CAMERA_SLOW: Row(
        CAMERA, "fewer than five pictures a second, while the camera looks", "the card, more slowly"
    ),
    Fault.SOUND_GONE: Row(
        SPEAKER, "no sound card, or a sentence that could not be played", "everything in writing"
    ),
    Fault.DISK_FULL: Row(
        DISK,
        "64 KiB cannot be written, or its memory not opened, tried each 1.5 s",
        "a number from the server; without it a person",
    ),
    Fault.CLOCK_WRONG: Row(
        CLOCK, "half a minute beside the server's word and the clock that never jumps", "a number"
    ),
    Fault.SERVER_GONE: Row(
        SERVER,
        "a beat each 1.75 s that is not answered within a second",
        "one of the kiosk's own numbers, else a person",
    ),
}


def fault_of(answer: PaperState | DeviceError) -> Fault | None:
    """What an answer of the printer, or the failure of a printer or camera, means for staff."""
    if isinstance(answer, PaperState):
        return Fault.NEAR_END if answer is PaperState.NEAR_END else None
    return next((fault for kind, fault in _FAILED.items() if isinstance(answer, kind)), None)


def printer_fault(failed: DeviceError) -> Fault:
    """What a printer's failure means; whatever is not one of its own words is no answer."""
    return fault_of(failed) or Fault.PRINTER_OFFLINE


def camera_fault(failed: DeviceError) -> Fault:
    """What a camera's failure means."""
    return fault_of(failed) or Fault.CAMERA_GONE


_FAILED: dict[type[DeviceError], Fault] = {
    OutOfPaper: Fault.OUT_OF_PAPER,
    CoverOpen: Fault.COVER_OPEN,
    PrinterJammed: Fault.JAMMED,
    CameraStalled: Fault.CAMERA_FROZEN,
    CameraFrozen: Fault.CAMERA_FROZEN,
}
