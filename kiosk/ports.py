"""What the kiosk needs of the outside, as protocols with closed lists of typed failures.

Every method blocks, is called from the one worker thread that owns the handle, and ends within the
time it names. A failure is always one of the errors here, never `None` or `False`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from typing import Protocol

from front_desk.cards import CitizenCard
from front_desk.dossier_messages import DossierView
from front_desk.fault_messages import FaultReport
from front_desk.faults import Fault
from front_desk.lease_messages import LeaseRequest, LeaseView, ReplayRequest, ReplayView
from front_desk.messages import (
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    ServicesView,
    TicketRequest,
    TicketView,
)


class DeviceError(Exception):
    """A device did not do what it was asked. `detail` is for logs and names no person."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


# ── camera ───────────────────────────────────────────────────────────────────────────────────


class CameraMissing(DeviceError):
    """No camera opens at the source, or it went away."""


class CameraStalled(DeviceError):
    """The camera is there but gives no frame in time."""


class CameraFrozen(DeviceError):
    """The camera gives the same picture again and again."""


class SourceEnded(DeviceError):
    """A file or folder has no more frames."""


class Guidance(StrEnum):
    """What a person could do so that a code can be read."""

    NONE = "none"
    CLOSER = "closer"
    FARTHER = "farther"
    TOO_DARK = "too_dark"
    GLARE = "glare"
    TURN_OVER = "turn_over"


@dataclass(frozen=True)
class Frame:
    """One picture: 8-bit RGB, `height × width × 3` bytes row by row, held in memory only.

    `guidance` is what the pictures up to this one have in common; it does not flicker. `fault` is
    what is wrong with the pictures of a live camera.
    """

    width: int
    height: int
    rgb: bytes
    guidance: Guidance = Guidance.NONE
    fault: Fault | None = None

    def __repr__(self) -> str:
        return f"Frame({self.width}×{self.height})"


class SightKind(StrEnum):
    """What a code turned out to be."""

    CARD = "card"
    TICKET = "ticket"
    DOSSIER = "dossier"
    VNEID = "vneid"
    HEALTH_INSURANCE = "health_insurance"
    ADDRESS = "address"
    UNKNOWN = "unknown"
    DAMAGED_CARD = "damaged_card"


@dataclass(frozen=True, repr=False)
class Sight:
    """A code seen in a frame. `card` is there for CARD; `ticket_token` for TICKET; `dossier_code`
    for DOSSIER."""

    kind: SightKind
    card: CitizenCard | None = None
    ticket_token: str | None = None
    dossier_code: str | None = None

    def __repr__(self) -> str:
        return f"Sight({self.kind})"


class CodeReader(Protocol):
    """The camera and what it reads."""

    def start(self) -> None:
        """Open the source (at most 5 s). Raises `CameraMissing`."""

    def look(self) -> tuple[Frame, Sight | None]:
        """The next frame (at most 2 s) and the code in it, if any.

        Raises `CameraMissing`, `CameraStalled`, `CameraFrozen` or `SourceEnded`.
        """

    def check(self) -> Fault | None:
        """What is wrong, as far as can be told while nobody scans (at most 3 s).

        Nothing is read in the pictures. Raises nothing.
        """

    def stop(self) -> None:
        """Close the source and forget the last frame. Safe to call twice."""


class PersonCamera(Protocol):
    """A camera that tells whether somebody is there, and keeps no picture; raises as above."""

    def start(self) -> None: ...
    def watch(self, seconds: float, stop: Event) -> Fault | None:
        """Take pictures for so long; ends at once with `stop`, or with what is wrong with them."""

    def somebody(self) -> bool:
        """Whether there is somebody in the latest of them, which is then forgotten."""

    def stop(self) -> None: ...


# ── hand scanner ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, repr=False)
class Stroke:
    """One key pressed on whatever acts as a keyboard.

    `text` is what the system's layout makes of it, `code` the physical key (Linux input code, 0
    when unknown), `shift` whether shift was held, `at` when it came, in seconds.
    """

    text: str
    code: int
    shift: bool
    at: float

    def __repr__(self) -> str:
        return "Stroke(•)"


@dataclass(frozen=True)
class Heard:
    """What a key was: `swallow` it when a scanner typed it; `sight` once a code is complete."""

    swallow: bool
    sight: Sight | None = None


class HandScanner(Protocol):
    """A scanner in somebody's hand, which types what it reads like a keyboard.

    Called from the GUI's thread; neither method waits or raises.
    """

    def press(self, stroke: Stroke) -> Heard:
        """Take one key."""

    def forget(self) -> None:
        """Nothing more of the keys before will come."""


# ── printer ──────────────────────────────────────────────────────────────────────────────────


class OutOfPaper(DeviceError):
    """The roll is empty; nothing was printed."""


class CoverOpen(DeviceError):
    """The printer's cover is open; nothing was printed."""


class PrinterUnreachable(DeviceError):
    """No connection, or no answer in time; the paper's fate is unknown."""


class PrinterJammed(DeviceError):
    """The cutter or the paper is stuck, or the printer reports an error of its own."""


@dataclass(frozen=True)
class PrintedTicket:
    """What stands on the paper. Every text is final; nothing of the person is on it."""

    office: str
    number: str
    service: str
    issued: str
    people_ahead: str
    wait: str
    follow_url: str
    prepare: str
    reprint: str = ""
    language: str = "vi"


class PaperState(StrEnum):
    """What the paper sensor says."""

    OK = "ok"
    NEAR_END = "near_end"


class TicketPrinter(Protocol):
    """Paper."""

    def check(self) -> PaperState:
        """Ask for the state. Raises the printer errors above."""

    def print_ticket(self, ticket: PrintedTicket) -> PaperState:
        """Print one ticket and cut. State is asked before and after.

        Raises the printer errors above; after `OutOfPaper` or `CoverOpen` the printer holds nothing
        that it would print later.
        """

    def close(self) -> None:
        """Let go of the printer. Safe to call twice."""


# ── speech ───────────────────────────────────────────────────────────────────────────────────


class SpeechFailed(DeviceError):
    """No voice could be made or played."""


class Speaker(Protocol):
    """A voice. One sentence at a time: `say` returns when it has been heard or interrupted."""

    def say(self, text: str, language: str, gain: float = 1.0) -> None:
        """Speak `text`, `gain` times as loud as set. Raises `SpeechFailed`. At most 30 s."""

    def hush(self) -> None:
        """Cut the running sentence off. May be called from any thread."""

    def prepare(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Get texts ready that will be said, each with its language. Returns at once; raises
        nothing."""

    def check(self) -> Fault | None:
        """Whether somebody would hear it (at most 1 s). Raises nothing."""

    def close(self) -> None:
        """Stop the voice for good. Safe to call twice."""


# ── disk ─────────────────────────────────────────────────────────────────────────────────────


class Disk(Protocol):
    """Where the kiosk's own numbers are kept."""

    def check(self) -> Fault | None:
        """Whether something can still be written. Raises nothing."""


# ── queue server ─────────────────────────────────────────────────────────────────────────────


class QueueUnreachable(Exception):
    """The queue server did not answer in time, or not in its own words."""


class QueueServer(Protocol):
    """The queue server, as far as it answers (each call at most 3 s).

    Every method raises `QueueUnreachable`, or `front_desk.errors.DeskError` when refused.
    """

    def services(self) -> ServicesView:
        """What can be chosen now."""

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        """Issue a number; the same `key` gives the same ticket again."""

    def find(self, ticket: str) -> TicketView:
        """The ticket with this token, or with this number today."""

    def check_in(self, request: CheckInRequest, key: str) -> TicketView:
        """Put a ticket that is there already in line."""

    def rate(self, rating: RatingRequest, key: str) -> None:
        """Hand in a rating."""

    def ask_for_help(self, request: HelpRequest, key: str) -> None:
        """Call a person to this kiosk."""

    def report_faults(self, report: FaultReport) -> None:
        """Tell all that is wrong with this kiosk (at most 1 s)."""

    def lease(self, request: LeaseRequest) -> LeaseView:
        """Numbers that the kiosk may give out by itself."""

    def replay(self, request: ReplayRequest) -> ReplayView:
        """Tell of numbers that were given out."""

    def close(self) -> None:
        """Hang up. Safe to call twice; raises nothing."""


@dataclass(frozen=True)
class Spare:
    """What the kiosk can do by itself: the services that it remembers, and how many numbers."""

    view: ServicesView | None = None
    numbers: int = 0


class QueueDesk(Protocol):
    """The queue as the session uses it (each call at most 5 s).

    Every method but `spare` and `close` raises `QueueUnreachable`, or
    `front_desk.errors.DeskError` when refused.
    """

    def services(self) -> ServicesView:
        """What can be chosen now; whatever the server has not heard of is told to it."""

    def spare(self) -> Spare:
        """What can be done while the server is away. Raises nothing."""

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        """A number, from the server or from the kiosk's own; the same `key` gives the same."""

    def find(self, ticket: str) -> TicketView:
        """The ticket with this token, or with this number today."""

    def check_in(self, request: CheckInRequest, key: str) -> TicketView:
        """Put a ticket that is there already in line."""

    def rate(self, rating: RatingRequest, key: str) -> None:
        """Hand in a rating."""

    def ask_for_help(self, request: HelpRequest, key: str) -> None:
        """Call a person to this kiosk."""

    def report_faults(self, report: FaultReport) -> None:
        """Tell all that is wrong with this kiosk (at most 1 s)."""

    def close(self) -> None:
        """Hang up. Safe to call twice; raises nothing."""


# ── dossiers ─────────────────────────────────────────────────────────────────────────────────


class UnknownDossier(Exception):
    """The registry has no such dossier. Never quotes the code."""


class RegistryUnreachable(Exception):
    """The registry did not answer in time, or not in its own words. Never quotes the code."""


class DossierRegistry(Protocol):
    """Where the office keeps what people have handed in."""

    def find(self, code: str) -> DossierView:
        """How the dossier with this code is (at most 5 s).

        Raises `UnknownDossier` or `RegistryUnreachable`.
        """

    def close(self) -> None:
        """Hang up. Safe to call twice; raises nothing."""


# ── time ─────────────────────────────────────────────────────────────────────────────────────

Monotonic = Callable[[], float]
"""Seconds that only grow."""
