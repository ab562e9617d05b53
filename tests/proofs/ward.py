"""A ward as the reference model keeps it: slips of paper, seats, and what happened to them.

The rules are spelt out anew and import nothing of the server: `ward_line` (who is next),
`ward_entry` (numbers, visits, bookings), `ward_counters` (calls, acts, breaks, undo) and
`ward_kiosks` (kiosks that are cut off). Each command is a function that changes the ward and gives
the slip that the answer shows, or raises `Refusal` and changes nothing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENS, CLOSES = time(7), time(17)
SERIES: Mapping[str, str] = {"giay-to": "A", "dat-dai": "B", "bao-tro": "C"}
SERVES: Mapping[str, frozenset[str]] = {
    "quay-1": frozenset({"giay-to", "dat-dai"}),
    "quay-2": frozenset({"giay-to", "bao-tro"}),
    "quay-3": frozenset({"bao-tro"}),
}
WEIGHTS: Mapping[str, float] = {"cao-tuoi": 3.0, "co-cong": 2.0}
"""Points a minute of a class; everybody else gathers one."""

KIOSKS: Mapping[str, str] = {"kiosk-1": "X", "kiosk-2": "Y"}
"""The letters that a kiosk gives out by itself."""

SENIOR = "staff:quanly"
"""May act at everybody's counter."""

MOST_OVERTAKES = 2
MOST_NUMBERS = 2
"""For one person on one day."""

PER_PERSON = {"dat-dai": 1}
PER_WINDOW = {"giay-to": 1, "bao-tro": 2}
"""Services that can be booked, and how many numbers a window has."""

QUOTA = {"bao-tro": 8}
DAYS_AHEAD = 6
WINDOW = timedelta(hours=1)
EARLY = timedelta(minutes=15)
LAPSE_AT = time(16)
CALLS_BEFORE_MISSED = 2
RECALL_REST = timedelta(seconds=5)
UNDO_FOR = timedelta(seconds=120)

AT_COUNTER = frozenset({"called", "serving"})
PENDING = frozenset({"booked", "later", "waiting", "called"})
"""States in which a person has no second slip for the same service."""

VOID = frozenset({"cancelled", "left"})
"""States in which a slip counts towards no quota and no window."""

OVER = frozenset({"finished", *VOID})

UNDOABLE = frozenset(
    f"ticket.{past}"
    for past in (
        "called", "serving", "finished", "returned", "missed", "parked", "left", "cancelled",
        "transferred",
    )
)  # fmt: skip


class Refusal(Exception):
    """The command is refused, with this code."""


@dataclass(frozen=True)
class Slip:
    """A ticket. `place` says how manyth was written down; `visit` is the place of the first one.

    The place in line goes by `issued_at`; `came_at` is since when the person stands in it.
    """

    place: int
    day: date
    label: str
    service: str
    state: str
    issued_at: datetime
    came_at: datetime | None = None
    priority: str | None = None
    person: str = ""
    counter: str | None = None
    wanted: str | None = None
    calls: int = 0
    called_at: datetime | None = None
    parked_by: str | None = None
    for_papers: bool = False
    back: tuple[str | None, str | None] = (None, None)
    visit: int | None = None
    window: datetime | None = None


@dataclass(frozen=True)
class Seat:
    """Who sits at a counter, since which day, and why it rests."""

    who: str = ""
    day: date | None = None
    rests: str = ""


@dataclass(frozen=True)
class Told:
    """Something that happened to a slip, as the event feed tells it."""

    kind: str
    who: str
    place: int


@dataclass(frozen=True)
class Deed:
    """What was done last at a counter; `number` is how manyth of all happenings it is.

    `released` came into line by it, and those `along` left with it.
    """

    number: int
    kind: str
    at: datetime
    who: str
    place: int
    before: Mapping[str, Any]
    released: int | None
    along: tuple[int, ...] = ()


@dataclass(frozen=True)
class FirstCall:
    """A call that was no recall; `number` as in its deed."""

    number: int
    day: date
    counter: str
    overtook: bool


@dataclass
class Ward:
    """Everything that is kept. `now` moves from outside."""

    now: datetime
    slips: list[Slip] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    last: Counter[tuple[date, str]] = field(default_factory=Counter)
    seats: dict[str, Seat] = field(default_factory=lambda: dict.fromkeys(SERVES, Seat()))
    paused: set[str] = field(default_factory=set)
    deeds: dict[str, Deed] = field(default_factory=dict)
    calls: list[FirstCall] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day in the ward."""
        return self.now.astimezone(ZONE).date()

    def add(self, who: str, kind: str = "ticket.issued", **values: Any) -> Slip:
        """Write a new slip down, and tell of it."""
        slip = Slip(place=len(self.slips), **values)
        self.slips.append(slip)
        self.told.append(Told(kind, who, slip.place))
        return slip

    def move(
        self,
        kind: str,
        who: str,
        old: Slip,
        *,
        released: int | None = None,
        along: tuple[int, ...] = (),
        **changes: Any,
    ) -> Slip:
        """Change a slip and tell of it; what is done at a counter is remembered there."""
        new = replace(old, **changes)
        self.slips[old.place] = new
        self.told.append(Told(kind, who, old.place))
        counter = next((one.counter for one in (old, new) if one.state in AT_COUNTER), None)
        if counter is not None:
            before = {name: was for name, was in vars(old).items() if was != vars(new)[name]}
            self.deeds[counter] = Deed(
                len(self.told), kind, self.now, who, old.place, before, released, along
            )
        return new

    def newest(self, slip: Slip) -> int:
        """The number of the latest happening to a slip."""
        return max(number for number, one in enumerate(self.told, 1) if one.place == slip.place)

    def occupant(self, counter: str) -> Slip | None:
        """Who is at a counter, of whatever day."""
        held = (one for one in self.slips if one.state in AT_COUNTER and one.counter == counter)
        return next(held, None)

    def rest_of_visit(self, slip: Slip) -> list[Slip]:
        """What is still to come in the same visit."""
        return [one for one in self.others_of_visit(slip) if one.state == "later"]

    def others_of_visit(self, slip: Slip) -> list[Slip]:
        """The rest of a slip's visit, whatever became of it, in its order."""
        visit = [] if slip.visit is None else self.slips
        return [one for one in visit if one.visit == slip.visit and one.place != slip.place]

    def only_one_pending(self, slip: Slip, service: str) -> None:
        """Nobody waits twice for one service. Raises `Refusal`."""
        if self.has_pending(slip.day, service, slip.person, besides=slip.place):
            raise Refusal("already_waiting")

    def has_pending(self, day: date, service: str, person: str, *, besides: int = -1) -> bool:
        """Whether a person waits for a service, will, or has booked it."""
        return any(
            one.person == person != ""
            and (one.day, one.service) == (day, service)
            and one.state in PENDING
            and one.place != besides
            for one in self.slips
        )
