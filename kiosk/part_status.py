"""How one part of a kiosk is, and when to ask it again: a value and one pure `step`.

Printer, camera, voice and disk each have one. Nothing about a ticket is in it: what could not be
printed is never tried again by itself.
"""

from dataclasses import dataclass, replace
from typing import Any

from front_desk.faults import Fault

ASK_SECONDS = 1.5
"""Pause between two questions while a part is not at work: with less than a second for the answer a
fault is known within three."""


@dataclass(frozen=True)
class Ticked:
    """Time went by."""


@dataclass(frozen=True)
class Looked:
    """The part was asked."""

    fault: Fault | None


@dataclass(frozen=True)
class Began:
    """The part is at work: until it has ended, it is not asked but tells by itself."""


@dataclass(frozen=True)
class Seen:
    """What it told by itself."""

    fault: Fault | None


@dataclass(frozen=True)
class Ended:
    """Its work is over."""


@dataclass(frozen=True)
class Dropped:
    """The question was thrown away with what waited for its worker."""


@dataclass(frozen=True)
class Crashed:
    """Question or work ended in an error that nobody expected."""

    fault: Fault | None


News = Ticked | Looked | Began | Seen | Ended | Dropped | Crashed


@dataclass(frozen=True)
class PartStatus:
    """What is known. `fault` is what was seen last; `busy` counts the work under way."""

    fault: Fault | None = None
    busy: int = 0
    asking: bool = False
    asked_at: float = float("-inf")


def step(status: PartStatus, news: News, now: float) -> tuple[PartStatus, bool]:
    """The status after `news`, and whether to ask now; `now` in seconds that only grow."""
    status = _learned(status, news, now)
    due = now - status.asked_at >= ASK_SECONDS and not (status.busy or status.asking)
    if isinstance(news, Ticked) and due:
        return replace(status, asking=True), True
    return status, False


def _learned(status: PartStatus, news: News, now: float) -> PartStatus:
    left = max(0, status.busy - 1)
    changes: dict[str, Any] = {}
    match news:
        case Looked(fault):
            changes = {"fault": fault, "asking": False, "asked_at": now}
        case Began():
            changes = {"busy": status.busy + 1}
        case Seen(fault):
            changes = {"fault": fault}
        case Ended():
            changes = {"busy": left, "asked_at": now}
        case Dropped():
            changes = {"asking": False}
        case Crashed(fault):
            changes = {"fault": fault, "busy": left, "asking": False, "asked_at": now}
    return replace(status, **changes)
