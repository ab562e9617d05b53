"""What the session works with, and how it shall behave."""

from dataclasses import dataclass
from datetime import date

from kiosk.ports import (
    CodeReader,
    Disk,
    DossierRegistry,
    PersonCamera,
    QueueDesk,
    Speaker,
    TicketPrinter,
)
from kiosk.visit import Office, Place


@dataclass(frozen=True)
class Hands:
    """What the session works with. Without a registry no dossier is looked up, without a
    person camera nobody is seen coming."""

    desk: QueueDesk
    reader: CodeReader
    printer: TicketPrinter
    speaker: Speaker
    disk: Disk | None = None
    registry: DossierRegistry | None = None
    person_camera: PersonCamera | None = None


@dataclass(frozen=True)
class Manners:
    """How this kiosk behaves. `watches` are the parts of `kiosk.faults` that it looks after."""

    language: str = "vi"
    languages: tuple[str, ...] = ("vi", "en")
    idle_seconds: float = 60.0
    warning_seconds: float = 20.0
    person_secret: bytes = b""
    has_camera: bool = True
    reads_codes: bool = True
    prints: bool = True
    speaks: bool = True
    watches: frozenset[str] = frozenset()
    dossier_prefix: str = ""
    places: tuple[Place, ...] = ()


def office_at_first(hands: Hands, manners: Manners, today: date) -> Office:
    """What is known of the office before the server has said anything."""
    return Office(
        today,
        manners.language,
        manners.languages,
        has_camera=manners.has_camera,
        reads_codes=manners.reads_codes,
        prints=manners.prints,
        speaks=manners.speaks,
        tracks_dossiers=hands.registry is not None,
        dossier_prefix=manners.dossier_prefix,
        places=manners.places,
    )
