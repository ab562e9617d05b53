"""What the store hands out: frozen values, never live rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Literal

from front_desk.business_day import OpeningSpan
from front_desk.messages import Labels
from front_desk.tickets import TicketState, format_number
from queue_server.rules import OfficeRules

Role = Literal["staff", "manager", "admin", "auditor"]
"""What a member of staff may do."""

DeviceKind = Literal["kiosk", "board", "portal"]
"""What a device is; a portal books numbers for people at home."""


@dataclass(frozen=True)
class Service:
    """A service of the office; `usual_seconds` is the expected time at the counter.

    `daily_quota`, `per_person` and `per_window` (bookings in one time window) are numbers a day;
    none means no limit, and no booking. Without `spans` it keeps the hours of the office. What is
    `retired` is known for the sake of the numbers that it has had; nothing new comes of it.
    """

    code: str
    series: str
    position: int
    names: Labels
    hints: Labels
    icon: str
    usual_seconds: int
    service_group: str | None = None
    daily_quota: int | None = None
    per_person: int | None = None
    per_window: int | None = None
    spans: tuple[OpeningSpan, ...] = ()
    retired: bool = False


@dataclass(frozen=True)
class ServiceGroup:
    """Services that a citizen looks for together."""

    code: str
    position: int
    names: Labels
    icon: str


@dataclass(frozen=True)
class SpecialDay:
    """A day with hours of its own; a holiday has none."""

    day: date
    names: Labels
    spans: tuple[tuple[time, time], ...] = ()


@dataclass(frozen=True)
class PriorityClass:
    """A class of people that goes first, and by how much."""

    code: str
    position: int
    names: Labels
    legal_basis: str
    weight: float
    min_age: int | None
    retired: bool = False


@dataclass(frozen=True)
class CounterPlan:
    """A counter as set up: its name, what it serves, and when somebody is to sit there.

    Without `spans` it keeps the hours of the office.
    """

    code: str
    position: int
    names: Labels
    services: tuple[str, ...]
    spans: tuple[OpeningSpan, ...] = ()
    retired: bool = False


@dataclass(frozen=True)
class Office:
    """The set-up of an office, in the order people see it; what is retired is in it, at the end."""

    code: str
    names: Labels
    time_zone: str
    spans: tuple[OpeningSpan, ...]
    services: Mapping[str, Service]
    classes: Mapping[str, PriorityClass]
    counters: Mapping[str, CounterPlan]
    groups: Mapping[str, ServiceGroup] = field(default_factory=dict)
    special_days: Mapping[date, SpecialDay] = field(default_factory=dict)
    rules: OfficeRules = field(default_factory=OfficeRules)


@dataclass(frozen=True)
class CounterNow:
    """Who sits at a counter, since when, the service of the ticket there, and why it rests."""

    code: str
    staff: str | None
    opened_at: datetime | None
    busy_with: str | None
    break_reason: str | None = None
    busy_since: datetime | None = None
    break_since: datetime | None = None


@dataclass(frozen=True)
class Ticket:
    """A ticket as it stands."""

    id: int
    office: str
    business_day: date
    series: str
    number: int
    token: str = field(repr=False)
    service: str
    priority: str | None
    person_key: str | None = field(repr=False)
    card_warnings: str
    language: str
    state: TicketState
    channel: str
    issued_by: str
    issued_at: datetime
    waiting_since: datetime | None
    told_seconds: float | None
    told_deviation: float | None
    told_low: int | None
    told_high: int | None
    first_called_at: datetime | None
    called_at: datetime | None
    serving_at: datetime | None
    freed_at: datetime | None
    finished_at: datetime | None
    call_count: int
    counter: str | None
    wanted_counter: str | None
    note: str | None = field(repr=False)
    parked_by: str | None
    parked_for_papers: bool
    return_service: str | None
    return_counter: str | None
    visit: int | None
    visit_step: int
    window_from: datetime | None
    window_until: datetime | None
    rated: bool

    @property
    def label(self) -> str:
        """The number as people read it, such as `A012`."""
        return format_number(self.series, self.number)


@dataclass(frozen=True)
class NumberLease:
    """A block of numbers, `first` and `last` included, that a kiosk may give out on a day.

    `epoch` counts the installations of the device.
    """

    series: str
    business_day: date
    first: int
    last: int
    device: str
    installation: str
    epoch: int


@dataclass(frozen=True)
class Call:
    """One call of a ticket to a counter; `revision` is its event's."""

    revision: int
    ticket: int
    label: str
    service: str
    counter: str
    at: datetime
    call_count: int
    language: str


@dataclass(frozen=True)
class Act:
    """What was done with a ticket at a counter, and what its columns held before."""

    revision: int
    kind: str
    at: datetime
    actor: str
    ticket: int | None
    data: Mapping[str, Any]
    before: Mapping[str, Any] | None


@dataclass(frozen=True)
class Rating:
    """One rating with the number that it is about."""

    at: datetime
    label: str
    service: str
    score: int
    reasons: tuple[str, ...]
    comment: str | None = field(repr=False)


@dataclass(frozen=True)
class Event:
    """Something that happened in an office."""

    revision: int
    kind: str
    at: datetime
    actor: str
    ticket: int | None
    data: dict[str, Any]


@dataclass(frozen=True)
class StaffMember:
    """A staff account."""

    office: str
    name: str
    display_name: str
    role: Role
    password_hash: str = field(repr=False)
    active: bool


@dataclass(frozen=True)
class Device:
    """A kiosk or a board."""

    office: str
    name: str
    kind: DeviceKind


@dataclass(frozen=True)
class KeptAnswer:
    """What a command with this key was answered before."""

    body_hash: str
    status: int
    answer: str = field(repr=False)
