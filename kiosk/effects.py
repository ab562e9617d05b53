"""What the flow wants done, as data. `Session` does it; each answer comes back as a fact."""

from dataclasses import dataclass, field

from front_desk.messages import Score, TicketView
from kiosk.spoken_words import Line
from kiosk.visit import Visit


@dataclass(frozen=True)
class Effect:
    """Something to do outside."""


@dataclass(frozen=True)
class LoadServices(Effect):
    """Ask the server what can be chosen."""


@dataclass(frozen=True)
class StartScan(Effect):
    """Open the camera and look for codes."""


@dataclass(frozen=True)
class StopScan(Effect):
    """Close the camera and forget its last picture."""


@dataclass(frozen=True)
class IssueTicket(Effect):
    """Ask for a number with what the visit holds."""


@dataclass(frozen=True)
class PrintTicket(Effect):
    """Put the ticket on paper."""

    ticket: TicketView
    reprint: bool = False


@dataclass(frozen=True)
class FindTicket(Effect):
    """Look a ticket up by the token in its code, or by its number of today."""

    ticket: str
    by_code: bool = False


@dataclass(frozen=True)
class FindDossier(Effect):
    """Ask the registry about the dossier with this code."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class CheckIn(Effect):
    """Put a ticket that is there already in line."""

    ticket: TicketView


@dataclass(frozen=True)
class SendRating(Effect):
    """Hand the rating in."""

    ticket: TicketView
    score: Score


@dataclass(frozen=True)
class AskForHelp(Effect):
    """Tell staff that somebody here needs a person."""


@dataclass(frozen=True)
class Say(Effect):
    """Speak a line; cuts off what is being said.

    `page` is which page of how many, counted from 1, where what is shown takes several.
    """

    line: Line
    ticket: TicketView | None = None
    page: tuple[int, int] | None = None


@dataclass(frozen=True)
class Hush(Effect):
    """Be quiet."""


Step = tuple[Visit, tuple[Effect, ...]]
"""What an event makes of a visit: the next visit, and what to do."""
