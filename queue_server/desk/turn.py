"""One transaction's surroundings: whose office, who acts, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from front_desk.business_day import business_day
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import Labels
from front_desk.tickets import AT_COUNTER
from queue_server.calibration import Calibrations
from queue_server.calling import Policy
from queue_server.speeds import Speed
from queue_server.store.repository import Repository
from queue_server.store.rows import CounterPlan, Office, Service, Ticket


@dataclass(frozen=True)
class Actor:
    """Who acts. `senior` may act at other people's counters."""

    kind: str
    name: str
    senior: bool = False

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"


PHONE = Actor("phone", "")
"""Somebody with the follow address of a ticket."""

SYSTEM = Actor("system", "")
"""The server itself."""


@dataclass(frozen=True)
class Turn:
    """What a use case works with. `speeds` are how long a call holds a counter, by service."""

    repo: Repository
    office: Office
    actor: Actor
    now: datetime
    speeds: Mapping[str, Speed]
    calibrations: Calibrations
    public_url: str

    @property
    def day(self) -> date:
        """Today in the office."""
        return business_day(self.now, ZoneInfo(self.office.time_zone))

    @property
    def policy(self) -> Policy:
        """The office's rule of who is next."""
        classes = self.office.classes.values()
        return Policy(
            weights={one.code: one.weight for one in classes},
            names=self.class_names("vi"),
            most_overtakes=self.office.rules.policy.most_overtakes,
            kind=self.office.rules.policy.kind,
            ratio=self.office.rules.policy.ratio,
        )

    def class_names(self, language: str) -> dict[str, str]:
        """The classes' names for the middle of a sentence, Vietnamese where there is no other."""
        return {
            code: lower_first(one.names.get(language, one.names["vi"]))
            for code, one in self.office.classes.items()
        }

    def sharing(self, service: str) -> frozenset[str]:
        """The services that are served at the same counters, itself among them."""
        plans = [plan for plan in self.office.counters.values() if service in plan.services]
        return frozenset({service}).union(*(plan.services for plan in plans))

    def is_served(self, code: str) -> bool:
        """Whether a counter in use serves a service."""
        plans = self.office.counters.values()
        return any(code in plan.services for plan in plans if not plan.retired)

    def service(self, code: str) -> Service:
        """A service of the office. Raises `DeskError` (UNKNOWN_SERVICE)."""
        try:
            return self.office.services[code]
        except KeyError:
            raise DeskError(ErrorCode.UNKNOWN_SERVICE, f"There is no service {code}.") from None

    def counter(self, code: str) -> CounterPlan:
        """A counter of the office. Raises `DeskError` (UNKNOWN_COUNTER)."""
        try:
            return self.office.counters[code]
        except KeyError:
            raise DeskError(ErrorCode.UNKNOWN_COUNTER, f"There is no counter {code}.") from None

    def service_in_use(self, code: str) -> Service:
        """A service of which something new may come. Raises `DeskError` (UNKNOWN_SERVICE)."""
        service = self.service(code)
        if service.retired:
            raise DeskError(ErrorCode.UNKNOWN_SERVICE, f"Service {code} is out of use.")
        return service

    def counter_in_use(self, code: str) -> CounterPlan:
        """A counter where one may sit. Raises `DeskError` (UNKNOWN_COUNTER)."""
        plan = self.counter(code)
        if plan.retired:
            raise DeskError(ErrorCode.UNKNOWN_COUNTER, f"Counter {code} is out of use.")
        return plan

    def tell(self, kind: str, ticket: Ticket | None, data: dict[str, Any]) -> int:
        """Append an event; its revision."""
        about = {} if ticket is None else {"number": ticket.label, "service": ticket.service}
        return self.repo.append_event(
            kind, self.now, str(self.actor), None if ticket is None else ticket.id, about | data
        )

    def move(
        self, kind: str, ticket: Ticket, data: dict[str, Any] | None = None, **changes: Any
    ) -> Ticket:
        """Change a ticket that is locked, and tell of it: the ticket as it is now.

        What is done at a counter is noted with what the columns held before, for `undo`.
        """
        if ticket.state in AT_COUNTER and changes.get("state", ticket.state) not in AT_COUNTER:
            changes["freed_at"] = self.now
        changed = self.repo.change(ticket, **changes)
        self.note(kind, ticket, changed, data or {})
        return changed

    def note(
        self,
        kind: str,
        old: Ticket,
        new: Ticket,
        data: dict[str, Any],
        *,
        revision: int | None = None,
    ) -> int:
        """Append the event of a ticket that has changed; its revision."""
        counter = next((one.counter for one in (old, new) if one.state in AT_COUNTER), None)
        about = {"number": new.label, "service": new.service, "counter": counter}
        return self.repo.append_event(
            kind,
            self.now,
            str(self.actor),
            new.id,
            about | data,
            revision=revision,
            counter=counter,
            before=None if counter is None else differences(old, new),
        )


def differences(old: Ticket, new: Ticket) -> dict[str, Any]:
    """What the columns that changed held before, as JSON: moments in ISO 8601."""
    return {
        name: was.isoformat() if isinstance(was, datetime) else was
        for name, was in vars(old).items()
        if was != getattr(new, name)
    }


def lower_first(words: str) -> str:
    """`"Người khuyết tật"` → `"người khuyết tật"`, for the middle of a sentence."""
    return words[:1].lower() + words[1:]


def names_of(labels: Mapping[str, str]) -> Labels:
    """A copy that a message may own."""
    return dict(labels)
