"""What happens to the kiosk: touches of the person, facts from devices and server, and silence.

A fact that answers an effect carries the `visit` it belongs to.
"""

from dataclasses import dataclass, field

from front_desk.dossier_messages import DossierView
from front_desk.errors import ErrorCode
from front_desk.messages import Score, ServicesView, TicketView
from kiosk.ports import Guidance, PaperState, Sight, Spare
from kiosk.visit import Aids, Paper


@dataclass(frozen=True)
class Event:
    """Anything that the flow may react to."""


@dataclass(frozen=True)
class Touch(Event):
    """The person did something."""


@dataclass(frozen=True)
class NumberWanted(Touch):
    """Take a number without a card."""


@dataclass(frozen=True)
class CardWanted(Touch):
    """Take a number with the ID card."""


@dataclass(frozen=True)
class CardAgreed(Touch):
    """Yes, read my card."""


@dataclass(frozen=True)
class CardDeclined(Touch):
    """No, go on without a card."""


@dataclass(frozen=True)
class PriorityWanted(Touch):
    """I belong to a class that goes first."""

    wanted: bool


@dataclass(frozen=True)
class GroupChosen(Touch):
    """Show me the services of this group."""

    group: str


@dataclass(frozen=True)
class PageTurned(Touch):
    """Show me the next few, or those before."""

    forward: bool


@dataclass(frozen=True)
class ServiceChosen(Touch):
    """This service, please."""

    service: str


@dataclass(frozen=True)
class PriorityChosen(Touch):
    """This class, or none."""

    priority: str | None


@dataclass(frozen=True)
class ReprintWanted(Touch):
    """Print it once more."""


@dataclass(frozen=True)
class TicketWanted(Touch):
    """I have a ticket: check me in, show me my place, or let me rate."""


@dataclass(frozen=True)
class NumberTyped(Touch):
    """The number of my ticket."""

    number: str


@dataclass(frozen=True)
class DossierWanted(Touch):
    """How is my dossier?"""


@dataclass(frozen=True)
class DossierTyped(Touch):
    """The code of my dossier."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class HandoverWanted(Touch):
    """What can I do from my own phone?"""


@dataclass(frozen=True)
class PlaceChosen(Touch):
    """Lead me there."""

    place: str


@dataclass(frozen=True)
class Rated(Touch):
    """How it was."""

    score: Score


@dataclass(frozen=True)
class LanguageWanted(Touch):
    """Show me the languages."""


@dataclass(frozen=True)
class LanguageChosen(Touch):
    """This language, please."""

    language: str


@dataclass(frozen=True)
class AidsWanted(Touch):
    """Show me what makes this machine easier."""


@dataclass(frozen=True)
class AidsChosen(Touch):
    """All of these, and no others."""

    aids: Aids


@dataclass(frozen=True)
class HelpWanted(Touch):
    """I need a person."""


@dataclass(frozen=True)
class WentBack(Touch):
    """One screen back."""


@dataclass(frozen=True)
class Retried(Touch):
    """Try once more."""


@dataclass(frozen=True)
class Done(Touch):
    """I am done."""


@dataclass(frozen=True)
class StillHere(Touch):
    """Any touch that answers the question whether somebody is there."""


@dataclass(frozen=True)
class SilenceNoticed(Event):
    """Nobody has touched anything for a while."""


@dataclass(frozen=True)
class SilenceOver(Event):
    """Nobody answered the question either."""


@dataclass(frozen=True)
class Fact(Event):
    """What a device or the server says in answer to an effect of `visit`."""

    visit: int


@dataclass(frozen=True)
class CodeSeen(Fact):
    """The camera or a hand scanner read a code."""

    sight: Sight


@dataclass(frozen=True)
class GuidanceChanged(Fact):
    """What would help the camera to read a code; it has been so for a while."""

    guidance: Guidance


@dataclass(frozen=True)
class CameraFailed(Fact):
    """No picture can be had."""


@dataclass(frozen=True)
class CameraRecovered(Fact):
    """Pictures come again."""


@dataclass(frozen=True)
class TicketIssued(Fact):
    """There is a number: the server's, or the kiosk's own while that is away."""

    ticket: TicketView


@dataclass(frozen=True)
class IssueRefused(Fact):
    """The server gave none, and says why."""

    code: ErrorCode


@dataclass(frozen=True)
class ServerSilent(Fact):
    """The server did not answer what was asked of it."""


@dataclass(frozen=True)
class TicketPrinted(Fact):
    """The paper is out."""

    state: PaperState


@dataclass(frozen=True)
class PrintFailed(Fact):
    """No paper came, for this reason."""

    paper: Paper


@dataclass(frozen=True)
class TicketFound(Fact):
    """The ticket that somebody has; `by_code`: its code was shown, not only its number typed."""

    ticket: TicketView
    by_code: bool


@dataclass(frozen=True)
class TicketNotFound(Fact):
    """There is no such ticket today."""


@dataclass(frozen=True)
class CheckedIn(Fact):
    """The ticket stands in line."""

    ticket: TicketView


@dataclass(frozen=True)
class CheckInRefused(Fact):
    """The ticket does not stand in line, for this reason."""

    code: ErrorCode


@dataclass(frozen=True)
class DossierFound(Fact):
    """How the dossier is that was asked about."""

    dossier: DossierView = field(repr=False)


@dataclass(frozen=True)
class DossierNotFound(Fact):
    """There is no dossier with this code."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class RegistrySilent(Fact):
    """The registry did not answer the question about this code."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class RatingTaken(Fact):
    """The rating is stored."""


@dataclass(frozen=True)
class RatingRefused(Fact):
    """The rating was not taken, for this reason."""

    code: ErrorCode


@dataclass(frozen=True)
class HelpAsked(Fact):
    """Staff see the call for help."""


@dataclass(frozen=True)
class HelpFailed(Fact):
    """Staff could not be told."""


@dataclass(frozen=True)
class SomebodyCame(Event):
    """The camera sees somebody in front of a kiosk that nobody uses."""


@dataclass(frozen=True)
class VoiceChanged(Event):
    """The voice begins to say something, or has ended; concerns no one person."""

    speaking: bool


@dataclass(frozen=True)
class ServicesLoaded(Event):
    """What can be chosen now; concerns no one person."""

    view: ServicesView


@dataclass(frozen=True)
class ServicesUnreachable(Event):
    """The server did not say what can be chosen; what the kiosk can do by itself."""

    spare: Spare = field(default_factory=Spare)
