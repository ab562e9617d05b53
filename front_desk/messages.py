"""What goes over the wire under `/api/v1`, both ways.

Field names are the contract: JSON uses them as they are. Times are aware ISO 8601. Nothing here
carries a name or a personal number.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from front_desk.cards import CardWarning
from front_desk.errors import ErrorCode
from front_desk.faults import Fault
from front_desk.tickets import TicketState

API = "/api/v1"
"""Where the endpoints live."""

IDEMPOTENCY_KEY = "Idempotency-Key"
"""The request header that every command carries; 8 to 64 characters."""

Labels = dict[str, str]
"""A name in several languages by BCP 47 tag; `vi` is always there."""

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
"""A stable short name of a service, counter or class: lower case, digits and hyphens."""

PersonKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A keyed hash from `front_desk.persons.person_key`."""


Installation = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""What a kiosk draws at random at its first start; a kiosk that lost its memory has another one."""

Score = Literal[0, 1, 2]
"""0 not satisfied, 1 fair, 2 satisfied."""


class Message(BaseModel):
    """Frozen, and refuses fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Answer(BaseModel):
    """Frozen, and ignores fields that a newer server may add."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ServiceState(StrEnum):
    """Whether a service gives out numbers now."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class CounterState(StrEnum):
    """Whether a counter serves now."""

    OPEN = "open"
    BREAK = "break"
    CLOSED = "closed"


class Channel(StrEnum):
    """Where a ticket was issued."""

    KIOSK = "kiosk"
    STAFF = "staff"
    ONLINE = "online"


class ServiceView(Answer):
    """A service that a citizen can choose."""

    code: str
    series: str = Field(description="The letter in front of its numbers.")
    names: Labels
    hints: Labels = Field(default_factory=dict, description="A short line of examples.")
    icon: str = Field(description="The name of a picture in the kiosk's icon set.")
    group: str | None = Field(default=None, description="The group that it is shown in.")
    state: ServiceState
    bookable: bool = Field(default=False, description="Whether it can be booked from home.")
    waiting: int = Field(ge=0)
    wait_low_minutes: int = Field(ge=0)
    wait_high_minutes: int = Field(ge=0)


class PriorityClassView(Answer):
    """A class of people that goes first, with its legal basis."""

    code: str
    names: Labels
    legal_basis: str
    weight: float = Field(ge=1)
    min_age: int | None = Field(default=None, description="Offered from this age in years on.")


class ServiceGroupView(Answer):
    """Services that a citizen looks for together."""

    code: str
    names: Labels
    icon: str


class Standing(Answer):
    """Where an office's events are.

    The incarnation changes when the database is restored from a backup; a smaller revision than
    before tells of the same.
    """

    incarnation: str
    revision: int
    server_time: datetime


class ServicesView(Answer):
    """What the kiosk shows: everything it needs to take a ticket request."""

    office: Labels
    services: tuple[ServiceView, ...]
    groups: tuple[ServiceGroupView, ...] = ()
    priority_classes: tuple[PriorityClassView, ...]
    open_now: bool
    kiosk_series: tuple[str, ...] = Field(
        default=(), description="The letters of numbers that kiosks give out by themselves."
    )
    standing: Standing | None = None


class TicketRequest(Message):
    """A number, please. `then` are further services of the same visit, one after the other."""

    service: Code
    then: tuple[Code, ...] = Field(default=(), max_length=3)
    priority: Code | None = None
    person_key: PersonKey | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "vi"
    card_warnings: tuple[CardWarning, ...] = ()


class CheckInRequest(Message):
    """Here I am: the token of a booked ticket, or of one that was missed or sent for papers."""

    ticket: Annotated[str, StringConstraints(min_length=8, max_length=64)]


class VisitStep(Answer):
    """One ticket of a visit to several services."""

    number: str
    service: str
    service_names: Labels
    state: TicketState


class TicketView(Answer):
    """A ticket as citizen and staff may see it."""

    id: str
    number: str
    service: str
    service_names: Labels
    state: TicketState
    priority: str | None = None
    priority_names: Labels | None = None
    language: str = "vi"
    issued_at: datetime
    called_at: datetime | None = None
    finished_at: datetime | None = None
    counter: str | None = None
    counter_names: Labels | None = None
    call_count: int = 0
    people_ahead: int = Field(
        ge=0,
        description="Called before it at the counters for its service; 0 when it does not wait.",
    )
    wait_low_minutes: int = Field(ge=0)
    wait_high_minutes: int = Field(ge=0)
    turn_soon: bool = Field(default=False, description="Whether it is nearly this person's turn.")
    wait_known: bool = Field(
        default=True, description="False for a number that a kiosk gave out by itself."
    )
    follow_url: str = Field(description="The phone page of this ticket; its token is unguessable.")
    card_warnings: tuple[CardWarning, ...] = Field(
        default=(), description="What contradicts itself on the ID card; for staff."
    )
    note: str | None = Field(default=None, description="Staff's word to the next desk.")
    parked_by: str | None = None
    parked_for_papers: bool = Field(
        default=False, description="Sent to fetch papers; comes back to the old place."
    )
    return_service: str | None = Field(
        default=None, description="Where it goes back to after the present desk."
    )
    window_from: datetime | None = Field(default=None, description="Of a booked ticket.")
    window_until: datetime | None = None
    check_in_from: datetime | None = Field(
        default=None, description="From when on a booked ticket may stand in line."
    )
    check_in_until: datetime | None = Field(default=None, description="When it lapses.")
    visit: tuple[VisitStep, ...] = Field(
        default=(), description="Every ticket of a visit to several services, in order."
    )
    rated: bool = False


class CalledTicketView(TicketView):
    """The answer to call-next: the ticket, and why this one."""

    reason: str = Field(description="Words for staff, in Vietnamese.")
    reasons: Labels = Field(default_factory=dict, description="The same in several languages.")


class TransferRequest(Message):
    """Send a ticket on to another service or to one counter; its place is kept."""

    service: Code | None = None
    counter: Code | None = None
    note: Annotated[str, StringConstraints(max_length=200)] | None = None
    come_back: bool = Field(
        default=False, description="Afterwards back to this counter, at the old place."
    )


class ParkRequest(Message):
    """Set a ticket aside: under one's own name, or until missing papers are there."""

    for_papers: bool = False
    note: Annotated[str, StringConstraints(max_length=200)] | None = None


class BreakRequest(Message):
    """Why a counter rests, for colleagues and the board."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]


class RatingRequest(Message):
    """One touch after service. `ticket` is the token of a follow address or a number of today."""

    ticket: Annotated[str, StringConstraints(min_length=2, max_length=64)]
    score: Score
    reasons: tuple[Code, ...] = Field(default=(), max_length=6)
    comment: Annotated[str, StringConstraints(max_length=500)] | None = None


class HelpRequest(Message):
    """Somebody at a kiosk needs a person."""

    screen: Code


class KioskFault(Answer):
    """Something at a kiosk that somebody has to look after; `since` comes with `server_gone`."""

    device: str
    fault: Fault
    since: datetime | None = None


class BoardCall(Answer):
    """One call as the board shows and speaks it."""

    revision: int
    number: str
    counter: str
    counter_names: Labels
    service: str
    called_at: datetime
    call_count: int
    announcement_url: str = Field(description="A WAV of chime and voice.")


class BoardView(Answer):
    """A snapshot of the board, and where the office's events stand: see `Standing`."""

    revision: int
    incarnation: str = ""
    office: Labels
    calls: tuple[BoardCall, ...] = Field(description="Newest first, at most six.")
    waiting: int
    now: datetime


class EventView(Answer):
    """Something that happened. The `id` of its SSE message goes back as `Last-Event-ID`."""

    revision: int
    kind: str = Field(description="Past tense, such as ticket.called.")
    at: datetime
    data: dict[str, Any]


class LastAct(Answer):
    """What was done last at a counter, while it can be taken back."""

    kind: str = Field(description="The kind of its event, such as ticket.called.")
    number: str
    until: datetime = Field(description="When it is too late to take it back.")
    by: str = Field(
        default="", description="The name of who did it; only they or a senior may take it back."
    )


class CounterView(Answer):
    """A counter as staff see it."""

    code: str
    names: Labels
    state: CounterState
    services: tuple[str, ...]
    staff: str | None = None
    break_reason: str | None = None
    break_since: datetime | None = None
    undoable: LastAct | None = Field(
        default=None, description="Only in the view of the queue before this counter."
    )
    ticket: TicketView | None = None


class RefusedNumber(Answer):
    """A number that a kiosk gave out by itself and that is in no books: nobody will call it."""

    id: str
    number: str
    device: str
    day: date
    service: str
    service_names: Labels | None = Field(
        default=None, description="None for a service that is no more."
    )
    reason: ErrorCode = Field(description="What spoke against it.")
    at: datetime = Field(description="When the server heard of it.")


class QueueView(Answer):
    """Everything that the staff page shows about one counter."""

    revision: int
    counter: CounterView
    counters: tuple[CounterView, ...]
    services: tuple[ServiceView, ...]
    waiting: tuple[TicketView, ...] = Field(description="In the order they would be called.")
    set_aside: tuple[TicketView, ...] = Field(description="Missed and parked, newest first.")
    left: tuple[TicketView, ...] = Field(
        default=(), description="Whose holders gave up today; whoever returns is restored."
    )
    refused: tuple[RefusedNumber, ...] = Field(
        default=(), description="Numbers on paper that staff have yet to see to, oldest first."
    )
    help_wanted: tuple[str, ...] = Field(description="Devices where somebody asks for a person.")
    faults: tuple[KioskFault, ...] = Field(
        default=(), description="What is wrong with kiosks, by the device's name."
    )
    booked: int = Field(
        default=0, ge=0, description="Booked for this counter's services today, not here yet."
    )
    calls_before_missed: int = Field(
        default=1, ge=1, description="So many calls before somebody counts as absent."
    )
    recall_rest_seconds: int = Field(
        default=0, ge=0, description="A number is not called again within this time."
    )


class SignInRequest(Message):
    """A staff member's name and password, and the office when the server has several."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    password: Annotated[str, StringConstraints(min_length=1, max_length=256)]
    office: Code | None = Field(default=None, description="Without it the server's usual one.")


class SignedIn(Answer):
    """Who is signed in; `csrf` goes back in the `X-CSRF-Token` header of every command."""

    name: str
    display_name: str
    role: Literal["staff", "manager", "admin", "auditor"]
    csrf: str
    office: str = Field(default="", description="The code of the office.")
    office_names: Labels = Field(default_factory=dict)


class Problem(Answer):
    """An error (RFC 9457, application/problem+json)."""

    type: str = "about:blank"
    title: str
    status: int
    code: ErrorCode
    detail: str
