"""How the printer is, and what staff know of it: a value and one pure `step`.

Nothing about a ticket is in it: what could not be printed is never tried again by itself.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto

from front_desk.printers import PrinterCondition
from kiosk.ports import (
    CoverOpen,
    DeviceError,
    OutOfPaper,
    PaperState,
    PrinterJammed,
)

ASK_SECONDS = 1.5
"""Pause between two questions while nothing is printed."""

TELL_AGAIN_SECONDS = 2.0
"""Pause after the server could not be told."""


@dataclass(frozen=True)
class Looked:
    """The printer was asked."""

    condition: PrinterCondition


@dataclass(frozen=True)
class PrintBegan:
    """A ticket is on its way to the paper: until it has ended, nothing else is asked."""


@dataclass(frozen=True)
class PrintEnded:
    """It is on paper, or is not; the printer was asked after it."""

    condition: PrinterCondition


@dataclass(frozen=True)
class Told:
    """The server has heard it."""

    condition: PrinterCondition


@dataclass(frozen=True)
class NotTold:
    """The server could not be reached, or refused."""


@dataclass(frozen=True)
class Ticked:
    """Time went by."""


News = Looked | PrintBegan | PrintEnded | Told | NotTold | Ticked


class Ask(Enum):
    """Ask the printer how it is."""

    NOW = auto()


@dataclass(frozen=True)
class Tell:
    """Tell the server how the printer is."""

    condition: PrinterCondition


Deed = Ask | Tell


@dataclass(frozen=True)
class PrinterStatus:
    """What is known. `condition` is nothing before the first answer; `told` what staff see."""

    condition: PrinterCondition | None = None
    printing: int = 0
    asking: bool = False
    asked_at: float = float("-inf")
    told: PrinterCondition | None = None
    telling: bool = False
    failed_at: float = float("-inf")


def step(status: PrinterStatus, news: News, now: float) -> tuple[PrinterStatus, tuple[Deed, ...]]:
    """The status after `news`, and what is to be done; `now` in seconds that only grow."""
    status = _learned(status, news, now)
    deeds: list[Deed] = []
    due = now - status.asked_at >= ASK_SECONDS
    if isinstance(news, Ticked) and due and not (status.printing or status.asking):
        status = replace(status, asking=True)
        deeds.append(Ask.NOW)
    condition = status.condition
    rested = now - status.failed_at >= TELL_AGAIN_SECONDS
    if condition is not None and condition is not status.told and rested and not status.telling:
        status = replace(status, telling=True)
        deeds.append(Tell(condition))
    return status, tuple(deeds)


def _learned(status: PrinterStatus, news: News, now: float) -> PrinterStatus:
    match news:
        case Looked(condition):
            return replace(status, condition=condition, asking=False, asked_at=now)
        case PrintBegan():
            return replace(status, printing=status.printing + 1)
        case PrintEnded(condition):
            left = max(0, status.printing - 1)
            return replace(status, condition=condition, printing=left, asked_at=now)
        case Told(condition):
            return replace(status, told=condition, telling=False)
        case NotTold():
            return replace(status, telling=False, failed_at=now)
        case Ticked():
            return status


def condition_of(answer: PaperState | DeviceError) -> PrinterCondition:
    """What an answer of the printer, or its failure, means for staff."""
    if answer is PaperState.NEAR_END:
        return PrinterCondition.NEAR_END
    if isinstance(answer, PaperState):
        return PrinterCondition.READY
    return _FAILED.get(type(answer), PrinterCondition.OFFLINE)


_FAILED: dict[type[DeviceError], PrinterCondition] = {
    OutOfPaper: PrinterCondition.OUT_OF_PAPER,
    CoverOpen: PrinterCondition.COVER_OPEN,
    PrinterJammed: PrinterCondition.JAMMED,
}
