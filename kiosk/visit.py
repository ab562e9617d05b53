"""One person's visit to the kiosk, as a value; and what the kiosk knows of its office."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from front_desk.cards import CitizenCard
from front_desk.dossier_messages import DossierView
from front_desk.messages import (
    Labels,
    PriorityClassView,
    Score,
    ServicesView,
    ServiceView,
    TicketView,
)


class Screen(StrEnum):
    """What the person looks at; the value is the name of its QML file in snake case."""

    WELCOME = "welcome"
    LANGUAGE = "language"
    CHOOSE_WAY = "choose_way"
    SCAN_CARD = "scan_card"
    SERVICES = "services"
    CONFIRM = "confirm"
    ISSUING = "issuing"
    TICKET = "ticket"
    FIND_TICKET = "find_ticket"
    FIND_DOSSIER = "find_dossier"
    DOSSIER = "dossier"
    HANDOVER = "handover"
    HANDOVER_CODE = "handover_code"
    RATE = "rate"
    THANKS = "thanks"
    HELP = "help"
    AIDS = "aids"
    TROUBLE = "trouble"


class Trouble(StrEnum):
    """Why no number can be had now."""

    SERVER_UNREACHABLE = "server_unreachable"
    SERVICE_CLOSED = "service_closed"
    OFFICE_CLOSED = "office_closed"
    NUMBERS_EXHAUSTED = "numbers_exhausted"
    QUOTA_REACHED = "quota_reached"
    ALREADY_WAITING = "already_waiting"
    PERSON_LIMIT = "person_limit"
    REFUSED = "refused"


class Paper(StrEnum):
    """What became of the paper ticket."""

    NONE = "none"
    PRINTING = "printing"
    PRINTED = "printed"
    OUT_OF_PAPER = "out_of_paper"
    COVER_OPEN = "cover_open"
    JAMMED = "jammed"
    UNREACHABLE = "unreachable"


class Hint(StrEnum):
    """What the camera screens say about what they see."""

    NONE = "none"
    VNEID = "vneid"
    HEALTH_INSURANCE = "health_insurance"
    ADDRESS = "address"
    UNKNOWN = "unknown"
    DAMAGED_CARD = "damaged_card"
    CARD = "card"
    TICKET = "ticket"
    DOSSIER = "dossier"
    CLOSER = "closer"
    FARTHER = "farther"
    TOO_DARK = "too_dark"
    GLARE = "glare"
    TURN_OVER = "turn_over"
    CAMERA_FAILED = "camera_failed"
    NUMBER_UNKNOWN = "number_unknown"
    NOT_YET_SERVED = "not_yet_served"
    ALREADY_RATED = "already_rated"
    SHOW_CODE = "show_code"
    BOOKING_TOO_EARLY = "booking_too_early"
    BOOKING_LAPSED = "booking_lapsed"
    ALREADY_WAITING = "already_waiting"
    STAFF_WILL_CALL = "staff_will_call"
    TICKET_OVER = "ticket_over"
    DOSSIER_UNKNOWN = "dossier_unknown"
    CODE_INCOMPLETE = "code_incomplete"
    REGISTRY_SILENT = "registry_silent"
    SERVER_UNREACHABLE = "server_unreachable"
    SEARCHING = "searching"


class HelpState(StrEnum):
    """Whether staff know."""

    NONE = "none"
    ASKING = "asking"
    ASKED = "asked"
    FAILED = "failed"


@dataclass(frozen=True)
class Aids:
    """What the person has asked for to see, hear and reach better; ends with the visit.

    With `speech` everything on the screen is read out and chosen by three keys or zones; `dark`
    then hides the screen. `volume` is in steps of 6 dB from what the office has set.
    """

    large_text: bool = False
    high_contrast: bool = False
    within_reach: bool = False
    speech: bool = False
    dark: bool = False
    volume: int = 0


@dataclass(frozen=True, repr=False)
class Visit:
    """Everything that the kiosk knows of the person in front of it.

    `id` counts visits since the start; a fact that answers an effect of an earlier visit is dropped
    by comparing it. `advised` holds the hints that were spoken, so that each is spoken once.
    `attempt` counts the tickets asked for, so that a retry keeps its idempotency key and a new
    choice gets a new one. `group` is the one whose services are shown, none while groups are; pages
    count from 0. `under` is the screen to which LANGUAGE, HELP, AIDS and HANDOVER return. `sought`
    is the code of the dossier that is being looked up.
    """

    id: int = 0
    screen: Screen = Screen.WELCOME
    language: str = "vi"
    aids: Aids = Aids()
    under: Screen = Screen.WELCOME
    card: CitizenCard | None = None
    group: str | None = None
    services_page: int = 0
    classes_page: int = 0
    languages_page: int = 0
    service: str | None = None
    priority_wanted: bool = False
    priority: str | None = None
    attempt: int = 0
    ticket: TicketView | None = None
    paper: Paper = Paper.NONE
    hint: Hint = Hint.NONE
    advised: frozenset[Hint] = frozenset()
    trouble: Trouble | None = None
    help: HelpState = HelpState.NONE
    score: Score | None = None
    sought: str = ""
    dossier: DossierView | None = None
    place: str | None = None
    silence_noticed: bool = False
    greeted: bool = False

    def __repr__(self) -> str:
        return f"Visit(id={self.id}, screen={self.screen}, language={self.language})"


@dataclass(frozen=True)
class Place:
    """Somewhere to go on from one's own phone: a web address, its name and what it is good for."""

    id: str
    address: str
    icon: str
    names: Labels
    says: Labels


@dataclass(frozen=True)
class Office:
    """What the kiosk last heard from the queue server, the office's date, and what it can do.

    `speaking`: its voice says something now. `own_numbers` are those that the kiosk can give out
    while the server is not `reachable`. `languages` are those to choose from. `reads_codes` is
    false where there is neither camera nor hand scanner; cards are then not offered. `prints` is
    false where there is no printer, `speaks` where there is no voice. Codes of its dossiers begin
    with `dossier_prefix`.
    """

    today: date
    language: str = "vi"
    languages: tuple[str, ...] = ("vi", "en")
    view: ServicesView | None = field(default=None)
    reachable: bool = False
    speaking: bool = False
    own_numbers: int = 0
    has_camera: bool = True
    reads_codes: bool = True
    prints: bool = True
    speaks: bool = True
    tracks_dossiers: bool = False
    dossier_prefix: str = ""
    places: tuple[Place, ...] = ()

    @property
    def takes_numbers(self) -> bool:
        """Whether numbers are given out now, as far as the kiosk can know."""
        return self.view is not None and (self.view.open_now or not self.reachable)

    def service(self, code: str) -> ServiceView | None:
        """The service with this code."""
        services = self.view.services if self.view else ()
        return next((service for service in services if service.code == code), None)

    def place(self, id_: str | None) -> Place | None:
        """The place with this id."""
        return next((place for place in self.places if place.id == id_), None)

    def priorities_for(self, visit: Visit) -> tuple[PriorityClassView, ...]:
        """The classes to offer: by age on the card, or all of them when the person asks."""
        classes = self.view.priority_classes if self.view else ()
        if visit.priority_wanted:
            return classes
        if visit.card is None:
            return ()
        age = visit.card.age_on(self.today)
        return tuple(c for c in classes if c.min_age is not None and age >= c.min_age)
