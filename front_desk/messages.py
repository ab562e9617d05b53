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
    CLOSED = "closed"


class Channel(StrEnum):
    """Where a ticket was issued."""

    KIOSK = "kiosk"
    STAFF = "staff"


class ServiceView(Answer):
    """A service that a citizen can choose."""

    code: str
    series: str = Field(description="The letter in front of its numbers.")
    names: Labels
    hints: Labels = Field(default_factory=dict, description="A short line of examples.")
    icon: str = Field(description="The name of a picture in the kiosk's icon set.")
    state: ServiceState
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


class ServicesView(Answer):
    """What the kiosk shows: everything it needs to take a ticket request."""

    office: Labels
    services: tuple[ServiceView, ...]
    priority_classes: tuple[PriorityClassView, ...]
    open_now: bool


class TicketRequest(Message):
    """A number, please."""

    service: Code
    priority: Code | None = None
    person_key: PersonKey | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "vi"
    card_warnings: tuple[CardWarning, ...] = ()


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
    people_ahead: int = Field(ge=0, description="0 when the ticket is not waiting.")
    wait_low_minutes: int = Field(ge=0)
    wait_high_minutes: int = Field(ge=0)
    follow_url: str = Field(description="The phone page of this ticket; its token is unguessable.")
    card_warnings: tuple[CardWarning, ...] = Field(
        default=(), description="What contradicts itself on the ID card; for staff."
    )
    note: str | None = Field(default=None, description="Staff's word to the next desk.")
    parked_by: str | None = None
    rated: bool = False


class CalledTicketView(TicketView):
    """The answer to call-next: the ticket, and why this one."""

    reason: str = Field(description="Words for staff, in Vietnamese.")


class TransferRequest(Message):
    """Send a ticket on to another service or to one counter; its place is kept."""

    service: Code | None = None
    counter: Code | None = None
    note: Annotated[str, StringConstraints(max_length=200)] | None = None


class RatingRequest(Message):
    """One touch after service. `ticket` is the token of a follow address or a number of today."""

    ticket: Annotated[str, StringConstraints(min_length=2, max_length=64)]
    score: Score
    reasons: tuple[Code, ...] = Field(default=(), max_length=6)
    comment: Annotated[str, StringConstraints(max_length=500)] | None = None


class HelpRequest(Message):
    """Somebody at a kiosk needs a person."""

    screen: Code


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
    """A snapshot of the board and the revision it stands at."""

    revision: int
    office: Labels
    calls: tuple[BoardCall, ...] = Field(description="Newest first, at most six.")
    waiting: int
    now: datetime


class EventView(Answer):
    """Something that happened: `id` of the SSE message is the revision."""

    revision: int
    kind: str = Field(description="Past tense, such as ticket.called.")
    at: datetime
    data: dict[str, Any]


class CounterView(Answer):
    """A counter as staff see it."""

    code: str
    names: Labels
    state: CounterState
    services: tuple[str, ...]
    staff: str | None = None
    ticket: TicketView | None = None


class QueueView(Answer):
    """Everything that the staff page shows about one counter."""

    revision: int
    counter: CounterView
    counters: tuple[CounterView, ...]
    services: tuple[ServiceView, ...]
    waiting: tuple[TicketView, ...] = Field(description="In the order they would be called.")
    set_aside: tuple[TicketView, ...] = Field(description="Missed and parked, newest first.")
    help_wanted: tuple[str, ...] = Field(description="Devices where somebody asks for a person.")


class ServiceToday(Answer):
    """One service's figures of the day."""

    service: str
    names: Labels
    issued: int
    served: int
    waiting: int
    wait_median_minutes: float | None
    wait_p90_minutes: float | None
    ratings: int
    rating_mean: float | None = Field(description="Mean of 0, 1, 2.")


class RatingView(Answer):
    """One rating with its comment, for managers."""

    at: datetime
    number: str
    service: str
    score: int
    reasons: tuple[str, ...]
    comment: str | None


class RatingDay(Answer):
    """How one business day was rated."""

    day: date
    service: str
    ratings: int
    rating_mean: float


class TodayReport(Answer):
    """Today at a glance, derived from events."""

    day: date
    issued: int
    served: int
    waiting: int
    missed: int
    cancelled: int
    wait_median_minutes: float | None
    wait_p90_minutes: float | None
    service_median_minutes: float | None
    ratings: int
    rating_mean: float | None
    services: tuple[ServiceToday, ...]
    latest_ratings: tuple[RatingView, ...]
    trend: tuple[RatingDay, ...] = Field(description="The last 14 business days, by service.")


class SignInRequest(Message):
    """A staff member's name and password."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    password: Annotated[str, StringConstraints(min_length=1, max_length=256)]


class SignedIn(Answer):
    """Who is signed in; `csrf` goes back in the `X-CSRF-Token` header of every command."""

    name: str
    display_name: str
    role: Literal["staff", "manager", "admin", "auditor"]
    csrf: str


class Problem(Answer):
    """An error (RFC 9457, application/problem+json)."""

    type: str = "about:blank"
    title: str
    status: int
    code: ErrorCode
    detail: str
