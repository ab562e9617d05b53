"""The set-up of an office as a TOML file that people can read, change and keep.

The file says everything: hours, special days, groups, services, counters, priority classes and
rules. Accounts, devices and tickets are not in it.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Any, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationError,
)

from front_desk.business_day import OpeningSpan
from front_desk.messages import Code
from queue_server.rules import OfficeRules
from queue_server.setup_lines import Place, line_of
from queue_server.store.rows import (
    CounterPlan,
    Office,
    PriorityClass,
    Service,
    ServiceGroup,
    SpecialDay,
)

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file, and where: a path of keys and positions from 0."""

    place: Place
    words: str


class SetupFault(Exception):
    """The file cannot be used; `str()` names each line and key."""


def _span(text: object) -> object:
    if not isinstance(text, str):
        return text
    begin, dash, end = text.partition("-")
    try:
        span = time.fromisoformat(begin.strip()), time.fromisoformat(end.strip())
    except ValueError:
        raise ValueError("hours are written as 08:00-11:30") from None
    if not dash or span[0] >= span[1]:
        raise ValueError("hours begin before they end, as in 08:00-11:30")
    return span


def _span_text(span: tuple[time, time]) -> str:
    return "-".join(one.isoformat(timespec="minutes") for one in span)


def _in_order(spans: tuple[tuple[time, time], ...]) -> tuple[tuple[time, time], ...]:
    ordered = tuple(sorted(spans))
    if any(one[1] > two[0] for one, two in pairwise(ordered)):
        raise ValueError("hours of one day overlap")
    return ordered


def _has_vietnamese(names: dict[str, str]) -> dict[str, str]:
    if "vi" not in names:
        raise ValueError("the Vietnamese name, vi, is missing")
    return names


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError):
        raise ValueError("there is no such time zone") from None
    return name


Span = Annotated[
    tuple[time, time], BeforeValidator(_span), PlainSerializer(_span_text, return_type=str)
]
Spans = Annotated[tuple[Span, ...], AfterValidator(_in_order)]
Hours = dict[Weekday, Spans]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Names = Annotated[dict[Language, Name], AfterValidator(_has_vietnamese)]
Icon = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,32}$")]
PerDay = Annotated[int, Field(ge=1, le=999)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OfficePart(_Part):
    """The office itself."""

    names: Names
    time_zone: Annotated[str, AfterValidator(_known_zone)] = "Asia/Ho_Chi_Minh"


class SpecialDayPart(_Part):
    """A day with hours of its own; a holiday has none."""

    day: date
    names: Names
    hours: Spans = ()


class GroupPart(_Part):
    """Services that a citizen looks for together."""

    code: Code
    names: Names
    icon: Icon


class ServicePart(_Part):
    """A service, what a queue is made of."""

    code: Code
    series: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}$")]
    names: Names
    hints: dict[Language, Name] = Field(default_factory=dict)
    icon: Icon
    usual_minutes: float = Field(gt=0, le=480)
    group: Code | None = None
    daily_quota: PerDay | None = None
    per_person: PerDay | None = None
    per_window: PerDay | None = None
    paused: bool | None = None
    hours: Hours = Field(default_factory=dict)


class CounterPart(_Part):
    """A counter, what it serves, and when somebody is to sit there."""

    code: Code
    names: Names
    services: tuple[Code, ...] = ()
    hours: Hours = Field(default_factory=dict)


class ClassPart(_Part):
    """A class of people that goes first, and why."""

    code: Code
    names: Names
    legal_basis: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    weight: float = Field(ge=1, le=100)
    min_age: int | None = Field(default=None, ge=0, le=150)


class SetupFile(_Part):
    """Everything that the file says, in the order in which people see it."""

    office: OfficePart
    hours: Hours = Field(default_factory=dict)
    special_days: tuple[SpecialDayPart, ...] = ()
    groups: tuple[GroupPart, ...] = ()
    services: Annotated[tuple[ServicePart, ...], Field(min_length=1)]
    counters: Annotated[tuple[CounterPart, ...], Field(min_length=1)]
    classes: tuple[ClassPart, ...] = ()
    rules: OfficeRules = OfficeRules()


def parse(text: str) -> SetupFile:
    """The set-up in a file. Raises `SetupFault`, which names line and key of each fault."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SetupFault(f"not TOML: {error}") from None
    try:
        found = SetupFile.model_validate(raw)
    except ValidationError as error:
        faults = [
            Fault(_place(one["loc"]), _WORDS.get(one["type"]) or _plain(one["msg"]))
            for one in error.errors()
        ]
    else:
        faults = list(_contradictions(found))
        if not faults:
            return found
    raise SetupFault("\n".join(_told(text, raw, fault) for fault in faults))


def from_office(office: Office, paused: frozenset[str]) -> SetupFile:
    """An office's set-up as its file would say it. What is retired is not in it."""
    in_use = {one.code for one in office.services.values() if not one.retired}
    return SetupFile(
        office=OfficePart(names=office.names, time_zone=office.time_zone),
        hours=_hours(office.spans),
        special_days=tuple(
            SpecialDayPart(day=one.day, names=one.names, hours=one.spans)
            for one in sorted(office.special_days.values(), key=lambda one: one.day)
        ),
        groups=tuple(
            GroupPart(code=one.code, names=one.names, icon=one.icon)
            for one in office.groups.values()
        ),
        services=tuple(
            _service_part(one, paused=one.code in paused)
            for one in office.services.values()
            if not one.retired
        ),
        counters=tuple(
            CounterPart(
                code=one.code,
                names=one.names,
                services=tuple(sorted(in_use.intersection(one.services))),
                hours=_hours(one.spans),
            )
            for one in office.counters.values()
            if not one.retired
        ),
        classes=tuple(
            ClassPart(
                code=one.code,
                names=one.names,
                legal_basis=one.legal_basis,
                weight=one.weight,
                min_age=one.min_age,
            )
            for one in office.classes.values()
            if not one.retired
        ),
        rules=office.rules,
    )


def spans_of(hours: Hours) -> tuple[OpeningSpan, ...]:
    """Hours by weekday as the store keeps them."""
    return tuple(
        OpeningSpan(WEEKDAYS.index(weekday), opens, closes)
        for weekday in WEEKDAYS
        for opens, closes in hours.get(weekday, ())
    )


def service_row(part: ServicePart, position: int) -> Service:
    """A service as the store keeps it."""
    return Service(
        code=part.code,
        series=part.series,
        position=position,
        names=part.names,
        hints=part.hints,
        icon=part.icon,
        usual_seconds=max(1, round(part.usual_minutes * 60)),
        service_group=part.group,
        daily_quota=part.daily_quota,
        per_person=part.per_person,
        per_window=part.per_window,
        spans=spans_of(part.hours),
    )


def counter_row(part: CounterPart, position: int) -> CounterPlan:
    """A counter as the store keeps it."""
    return CounterPlan(part.code, position, part.names, part.services, spans_of(part.hours))


def class_row(part: ClassPart, position: int) -> PriorityClass:
    """A priority class as the store keeps it."""
    return PriorityClass(
        part.code, position, part.names, part.legal_basis, part.weight, part.min_age
    )


def group_row(part: GroupPart, position: int) -> ServiceGroup:
    """A group as the store keeps it."""
    return ServiceGroup(part.code, position, part.names, part.icon)


def special_day_row(part: SpecialDayPart) -> SpecialDay:
    """A special day as the store keeps it."""
    return SpecialDay(part.day, part.names, part.hours)


# ── inside ───────────────────────────────────────────────────────────────────────────────────


def _service_part(one: Service, *, paused: bool) -> ServicePart:
    return ServicePart(
        code=one.code,
        series=one.series,
        names=one.names,
        hints=one.hints,
        icon=one.icon,
        usual_minutes=one.usual_seconds / 60,
        group=one.service_group,
        daily_quota=one.daily_quota,
        per_person=one.per_person,
        per_window=one.per_window,
        paused=True if paused else None,
        hours=_hours(one.spans),
    )


def _hours(spans: Sequence[OpeningSpan]) -> Hours:
    return {
        day: tuple((one.opens, one.closes) for one in spans if one.weekday == number)
        for number, day in enumerate(WEEKDAYS)
        if any(one.weekday == number for one in spans)
    }


def _contradictions(found: SetupFile) -> Iterator[Fault]:
    """What each part cannot know of the others."""
    lists: dict[str, tuple[str, Sequence[Any]]] = {
        "groups": ("code", found.groups),
        "services": ("code", found.services),
        "counters": ("code", found.counters),
        "classes": ("code", found.classes),
        "special_days": ("day", found.special_days),
    }
    for name, (key, parts) in lists.items():
        yield from _twice(name, key, parts)
    yield from _twice("services", "series", found.services)
    groups = {one.code for one in found.groups}
    services = {one.code for one in found.services}
    for at, service in enumerate(found.services):
        if service.group is not None and service.group not in groups:
            yield Fault(("services", at, "group"), f"there is no group {service.group}")
    for at, counter in enumerate(found.counters):
        for code in counter.services:
            if code not in services:
                yield Fault(("counters", at, "services"), f"there is no service {code}")
        if len(set(counter.services)) < len(counter.services):
            yield Fault(("counters", at, "services"), "a service is named twice")
    for at, service in enumerate(found.services):
        served = any(service.code in one.services for one in found.counters)
        if not served and not service.paused:
            yield Fault(
                ("services", at, "code"),
                f"no counter serves {service.code}; name it at a counter, or say paused = true",
            )


def _twice(name: str, key: str, parts: Sequence[Any]) -> Iterator[Fault]:
    seen: set[object] = set()
    for at, part in enumerate(parts):
        value = getattr(part, key)
        if value in seen:
            yield Fault((name, at, key), f"{value} is there twice")
        seen.add(value)


_WORDS = {"extra_forbidden": "there is no such key", "missing": "is missing"}


def _place(loc: tuple[int | str, ...]) -> Place:
    return tuple(one for one in loc if one != "[key]")


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ")


def _told(text: str, raw: dict[str, Any], fault: Fault) -> str:
    line = line_of(text, fault.place)
    where = f"line {line}: " if line is not None else ""
    return f"{where}{_named(raw, fault.place)}: {fault.words}"


def _named(raw: Any, place: Place) -> str:
    """`services.ho-tich.series` rather than `services.0.series`."""
    names = []
    for one in place:
        raw = _inside(raw, one)
        code = raw.get("code") if isinstance(one, int) and isinstance(raw, dict) else None
        names.append(str(code if code is not None else one + 1 if isinstance(one, int) else one))
    return ".".join(names)


def _inside(raw: Any, one: int | str) -> Any:
    try:
        return raw[one]
    except (KeyError, IndexError, TypeError):
        return None
