"""Bringing an office to what its set-up file says, in one transaction, and saying what changes.

Nothing of the past is lost: what tickets refer to is retired, not deleted. Nobody gets a number for
a retired service, and whoever has one is still called by the counters that served it; nobody sits
down at a retired counter; nobody new gets a retired class, and who has it keeps it. What the file
names again is in use again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from front_desk.business_day import business_day
from queue_server.desk.turn import SYSTEM
from queue_server.setup_file import (
    ServicePart,
    SetupFault,
    SetupFile,
    class_row,
    counter_row,
    from_office,
    group_row,
    service_row,
    spans_of,
    special_day_row,
)
from queue_server.store.repository import Repository
from queue_server.store.rows import Office

P = TypeVar("P")


@dataclass(frozen=True)
class Change:
    """One thing that changes: `sign` is `+`, `~`, `-`, or `!` for what is retired."""

    sign: str
    words: str

    def __str__(self) -> str:
        return f"{self.sign} {self.words}"


def apply(repo: Repository, wanted: SetupFile, now: datetime) -> tuple[Change, ...]:
    """Write what the file says over what there is; what changed by that.

    Raises `SetupFault` when somebody would wait for what nobody serves any more, or a series is a
    kiosk's; nothing is to be committed then.
    """
    office, paused = repo.office(), repo.paused_services()
    today = business_day(now, ZoneInfo(office.time_zone))
    faults = tuple(_faults(repo, office, wanted, today))
    if faults:
        raise SetupFault("\n".join(faults))
    changes = tuple(_changes(repo, office, paused, wanted))
    if changes:
        _write(repo, office, wanted)
        told = {"changes": [str(one) for one in changes]}
        repo.append_event("setup.applied", now, str(SYSTEM), None, told)
    return changes


# ── what cannot be ───────────────────────────────────────────────────────────────────────────


def _faults(repo: Repository, office: Office, wanted: SetupFile, today: date) -> Iterator[str]:
    kiosks = {series: device for device, series in repo.kiosk_series().items()}
    for service in wanted.services:
        if service.series in kiosks:
            whose = f"the numbers that {kiosks[service.series]} gives out by itself"
            yield f"services.{service.code}.series: {service.series} belongs to {whose}"
    series = {service.series: service.code for service in wanted.services}
    staying = [office.counters[one.code] for one in wanted.counters if one.code in office.counters]
    for code in _gone(office.services, wanted.services):
        taken = office.services[code].series
        if taken in series and repo.had_service(code):
            yield f"services.{series[taken]}.series: {taken} stays with {code}, which had numbers"
        served = any(code in plan.services for plan in staying)
        if not served and (open_now := repo.still_open(today, service=code)):
            yield (
                f"services.{code}: {open_now} numbers are booked or under way, and no counter is"
                " left that serves them; finish them first"
            )
    for code in _gone(office.counters, wanted.counters):
        if repo.counters_now()[code].staff is not None:
            yield f"counters.{code}: somebody sits there; close the counter first"
        elif open_now := repo.still_open_at(today, code):
            yield f"counters.{code}: {open_now} numbers are on their way to it; finish them first"


# ── what changes ─────────────────────────────────────────────────────────────────────────────


def _changes(
    repo: Repository, office: Office, paused: frozenset[str], wanted: SetupFile
) -> Iterator[Change]:
    present = from_office(office, paused)
    for name in ("office", "hours", "rules"):
        was, will = _dump(getattr(present, name)), _dump(getattr(wanted, name))
        yield from _differences(name, was, will)
    for kind, key in (("special_days", "day"), ("groups", "code")):
        yield from _compared(kind, key, getattr(present, kind), getattr(wanted, kind), {})
        for gone in _missing(key, getattr(present, kind), getattr(wanted, kind)):
            yield Change("-", f"{kind}.{gone}")
    for kind in ("services", "counters", "classes"):
        known = getattr(office, kind)
        yield from _compared(kind, "code", getattr(present, kind), getattr(wanted, kind), known)
    yield from _leaving(repo, office, wanted)


def _compared(
    kind: str, key: str, present: Sequence[Any], wanted: Sequence[Any], known: Collection[str]
) -> Iterator[Change]:
    """What differs; `known` are the names of what is or was in use."""
    were = {getattr(one, key): one for one in present}
    for one in wanted:
        name = getattr(one, key)
        if name not in were:
            again = ": in use again" if name in known else ""
            yield Change("+", f"{kind}.{name} ({one.names['vi']}){again}")
        else:
            yield from _differences(f"{kind}.{name}", _dump(were[name]), _dump(one))
    old = [name for name in were if name in {getattr(one, key) for one in wanted}]
    new = [getattr(one, key) for one in wanted if getattr(one, key) in were]
    if key == "code" and old != new:
        yield Change("~", f"{kind}: in the order {', '.join(new)}")


def _differences(name: str, was: Mapping[str, Any], will: Mapping[str, Any]) -> Iterator[Change]:
    for key in dict.fromkeys((*was, *will)):
        old, new = was.get(key), will.get(key)
        if key == "paused" and (new is None or bool(new) == bool(old)):
            continue  # the file leaves it to staff
        if isinstance(old, Mapping) and isinstance(new, Mapping) and key in _NESTED:
            yield from _differences(f"{name}.{key}", old, new)
        elif _normal(old) != _normal(new):
            yield Change("~", f"{name}.{key}: {_shown(old)} → {_shown(new)}")


_NESTED = ("policy", "booking", "hours", "names", "hints")


def _leaving(repo: Repository, office: Office, wanted: SetupFile) -> Iterator[Change]:
    """What the file no longer names, unless it is out of use already."""
    for code in _gone(office.services, wanted.services):
        if not repo.had_service(code):
            yield Change("-", f"services.{code}: deleted, it never had a number")
        elif not office.services[code].retired:
            words = "out of use; whoever has a number is still served"
            yield Change("!", f"services.{code}: {words}")
    for code in _gone(office.counters, wanted.counters):
        if not repo.had_counter(code):
            yield Change("-", f"counters.{code}: deleted, nobody was ever called there")
        elif not office.counters[code].retired:
            yield Change("!", f"counters.{code}: out of use; kept, as people were called there")
    for code in _gone(office.classes, wanted.classes):
        if not repo.had_class(code):
            yield Change("-", f"classes.{code}: deleted, nobody ever had it")
        elif not office.classes[code].retired:
            yield Change("!", f"classes.{code}: out of use; whoever has it keeps it")


# ── writing ──────────────────────────────────────────────────────────────────────────────────


def _write(repo: Repository, office: Office, wanted: SetupFile) -> None:
    repo.rename_office(wanted.office.names, wanted.office.time_zone)
    repo.set_hours(spans_of(wanted.hours))
    repo.set_rules(wanted.rules)
    for day in office.special_days:
        repo.drop_special_day(day)
    for special in wanted.special_days:
        repo.set_special_day(special_day_row(special))
    repo.replace_groups(group_row(one, at) for at, one in enumerate(wanted.groups, 1))
    _write_services(repo, office, wanted.services)
    _write_counters(repo, office, wanted)
    _write_classes(repo, office, wanted)
    # Only now does no counter name them any more.
    for code in _gone(office.services, wanted.services):
        if not repo.had_service(code):
            repo.drop_service(code)


def _write_services(repo: Repository, office: Office, wanted: Sequence[ServicePart]) -> None:
    known = office.services
    repo.free_all_series([code for code in known if code not in _kept(repo, known, wanted)])
    for at, part in enumerate(wanted, 1):
        service = service_row(part, at)
        if part.code in known:
            repo.change_service(service)
            repo.set_service_hours(part.code, service.spans)
        else:
            repo.add_service(service)
        if part.paused is not None:
            repo.set_paused(part.code, paused=part.paused)
    for at, code in enumerate(_gone(known, wanted), len(wanted) + 1):
        if code in _kept(repo, known, wanted):
            put_away = replace(known[code], position=at, service_group=None, per_window=None)
            repo.change_service(replace(put_away, retired=True))
            # Should it come back, it is open.
            repo.set_paused(code, paused=False)


def _kept(repo: Repository, known: Mapping[str, P], wanted: Sequence[ServicePart]) -> list[str]:
    """Services that the file leaves out, and that have had numbers."""
    return [code for code in _gone(known, wanted) if repo.had_service(code)]


def _write_counters(repo: Repository, office: Office, wanted: SetupFile) -> None:
    old = set(_kept(repo, office.services, wanted.services))
    for at, part in enumerate(wanted.counters, 1):
        plan = counter_row(part, at)
        if part.code in office.counters:
            repo.change_counter(plan)
            retired = old.intersection(office.counters[part.code].services)
            repo.set_counter_services(part.code, (*plan.services, *sorted(retired)))
            repo.set_counter_hours(part.code, plan.spans)
        else:
            repo.add_counter(plan)
    for at, code in enumerate(_gone(office.counters, wanted.counters), len(wanted.counters) + 1):
        if repo.had_counter(code):
            repo.change_counter(replace(office.counters[code], position=at, retired=True))
            repo.set_counter_services(code, ())
        else:
            repo.drop_counter(code)


def _write_classes(repo: Repository, office: Office, wanted: SetupFile) -> None:
    for at, part in enumerate(wanted.classes, 1):
        one = class_row(part, at)
        if part.code in office.classes:
            repo.change_class(one)
        else:
            repo.add_class(one)
    for at, code in enumerate(_gone(office.classes, wanted.classes), len(wanted.classes) + 1):
        if repo.had_class(code):
            repo.change_class(replace(office.classes[code], position=at, retired=True))
        else:
            repo.drop_class(code)


# ── small things ─────────────────────────────────────────────────────────────────────────────


def _gone(present: Mapping[str, P], wanted: Iterable[Any]) -> list[str]:
    named = {one.code for one in wanted}
    return [code for code in present if code not in named]


def _missing(key: str, present: Sequence[Any], wanted: Sequence[Any]) -> list[Any]:
    named = {getattr(one, key) for one in wanted}
    return [getattr(one, key) for one in present if getattr(one, key) not in named]


def _dump(part: Any) -> Mapping[str, Any]:
    if isinstance(part, Mapping):
        return {key: [_span(one) for one in value] for key, value in part.items()}
    dumped: dict[str, Any] = part.model_dump(mode="json")
    return dumped


def _span(span: tuple[Any, Any]) -> str:
    return "-".join(one.isoformat(timespec="minutes") for one in span)


def _normal(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value or None


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return "none" if value in (None, {}) else str(value)
