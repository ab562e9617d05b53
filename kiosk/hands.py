"""What the session works with, and how it shall behave."""

from dataclasses import dataclass

from kiosk.ports import CodeReader, Disk, QueueDesk, Speaker, TicketPrinter


@dataclass(frozen=True)
class Hands:
    """What the session works with."""

    desk: QueueDesk
    reader: CodeReader
    printer: TicketPrinter
    speaker: Speaker
    disk: Disk | None = None


@dataclass(frozen=True)
class Manners:
    """How this kiosk behaves. `watches` are the parts of `kiosk.faults` that it looks after."""

    language: str = "vi"
    languages: tuple[str, ...] = ("vi", "en")
    idle_seconds: float = 60.0
    warning_seconds: float = 20.0
    person_secret: bytes = b""
    reads_cards: bool = True
    watches: frozenset[str] = frozenset()
