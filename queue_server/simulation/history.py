"""A day that has been, as a day to replay: who came when, and how long each took.

From tickets, wherever they come from: a database, or a CSV file with a header of `COLUMNS`.
Moments in the file are ISO 8601 with an offset; an empty cell is a moment that never was.
"""

import csv
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from pathlib import Path

from queue_server.simulation.day import Arrival, Day, Span, Station
from queue_server.simulation.scenario import BadScenario, seconds_of

COLUMNS = ("service", "priority", "counter", "issued_at", "called_at", "serving_at", "ended_at")

USUAL_SECONDS = 600.0
_WALK, _ABSENCE, _BETWEEN = 25.0, 70.0, 10.0


@dataclass(frozen=True)
class PastTicket:
    """A ticket of that day. Without `serving_at` nobody came to the counter; without `called_at`
    nobody was called."""

    service: str
    issued_at: datetime
    priority: str | None = None
    counter: str | None = None
    called_at: datetime | None = None
    serving_at: datetime | None = None
    ended_at: datetime | None = None


def day_from_tickets(
    tickets: Iterable[PastTicket],
    zone: tzinfo,
    usual: Mapping[str, float] | None = None,
    counters: Mapping[str, Iterable[str]] | None = None,
    hours: Sequence[tuple[time, time]] = (),
) -> Day:
    """The day that these tickets tell of, in the office's time zone.

    Each counter is open from the first call it made to the last end, with the services of
    `counters` and those it was seen to serve, in the office's `hours` if these are given. The last
    counter of each service stays until closing time. Who was never called, and work that was never
    ended, takes the median of that day, or what `usual` says of the service. Raises `BadScenario`
    without calls.
    """
    known = sorted(tickets, key=lambda one: one.issued_at)
    called = [one for one in known if one.called_at is not None and one.counter is not None]
    if not called:
        raise BadScenario("nobody was called on that day")
    took: dict[str, list[float]] = {}
    for one in called:
        if one.serving_at is not None and one.ended_at is not None:
            took.setdefault(one.service, []).append(_between(one.serving_at, one.ended_at))
    services = {one.service for one in known} | set(usual or ())
    seconds = {
        code: statistics.median(took[code])
        if code in took
        else (usual or {}).get(code, USUAL_SECONDS)
        for code in services
    }
    open_spans = tuple(Span(seconds_of(opens), seconds_of(closes)) for opens, closes in hours)
    seen = _seen(called, zone)
    if not open_spans:
        first = _seconds(known[0].issued_at, zone)
        open_spans = (
            Span(min(first, *(span.begin for _, span in seen.values())),
                 max(span.end for _, span in seen.values())),
        )  # fmt: skip
    stations = tuple(_stations(seen, counters or {}, open_spans))
    return Day(
        arrivals=tuple(_arrival(one, zone, seconds[one.service]) for one in known),
        stations=stations,
        open_spans=open_spans,
        usual={**seconds, **(usual or {})},
        absence_seconds=_median_or(_absences(called), _ABSENCE),
        between_seconds=_BETWEEN,
        true_means=seconds,
    )


def read_tickets(path: Path) -> list[PastTicket]:
    """Tickets from a CSV file. Raises `BadScenario`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadScenario(f"{path}: {error}") from error
    tickets = []
    for number, row in enumerate(rows, start=2):
        missing = [name for name in COLUMNS if row.get(name) is None]
        if missing:
            raise BadScenario(f"{path}: line {number} has no {', '.join(missing)}")
        try:
            moments = [_moment(row[name]) for name in COLUMNS[3:]]
        except ValueError as error:
            raise BadScenario(f"{path}: line {number}: {error}") from error
        issued, called, serving, ended = moments
        if issued is None:
            raise BadScenario(f"{path}: line {number}: issued_at is wanted")
        tickets.append(
            PastTicket(
                row["service"], issued, row["priority"] or None, row["counter"] or None,
                called, serving, ended,
            )
        )  # fmt: skip
    return tickets


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no offset")
    return moment


def _seen(called: Sequence[PastTicket], zone: tzinfo) -> dict[str, tuple[set[str], Span]]:
    """Of each counter, the services it was seen to serve, and from when to when."""
    found: dict[str, tuple[set[str], Span]] = {}
    for one in called:
        code, begin = one.counter or "", _seconds(one.called_at or one.issued_at, zone)
        end = begin + 1 if one.ended_at is None else _seconds(one.ended_at, zone)
        services, before = found.get(code, (set(), Span(begin, end)))
        span = Span(min(before.begin, begin), max(before.end, end, begin + 1))
        found[code] = (services | {one.service}, span)
    return found


def _stations(
    seen: Mapping[str, tuple[set[str], Span]],
    counters: Mapping[str, Iterable[str]],
    open_spans: tuple[Span, ...],
) -> Iterable[Station]:
    serves = {code: services | set(counters.get(code, ())) for code, (services, _) in seen.items()}
    everything = {service for services in serves.values() for service in services}
    staying = {
        max(
            (code for code in sorted(seen) if service in serves[code]),
            key=lambda one: seen[one][1].end,
        )
        for service in everything
    }
    closes = open_spans[-1].end
    for code in sorted(seen):
        there = seen[code][1]
        until = max(there.end, closes) if code in staying else there.end
        spans = tuple(
            Span(max(span.begin, there.begin), min(span.end, until))
            for span in open_spans
            if max(span.begin, there.begin) < min(span.end, until)
        )
        yield Station(code, frozenset(serves[code]), spans or (there,))


def _arrival(one: PastTicket, zone: tzinfo, usual: float) -> Arrival:
    came = one.called_at is not None and one.serving_at is not None
    walked, served = _WALK, usual
    if one.called_at is not None and one.serving_at is not None:
        walked = _between(one.called_at, one.serving_at)
        if one.ended_at is not None:
            served = _between(one.serving_at, one.ended_at)
    return Arrival(
        at=_seconds(one.issued_at, zone),
        service=one.service,
        priority=one.priority,
        walk_seconds=walked,
        service_seconds=served,
        shows=came or one.called_at is None,
    )


def _absences(called: Iterable[PastTicket]) -> list[float]:
    return [
        _between(one.called_at, one.ended_at)
        for one in called
        if one.serving_at is None and one.called_at is not None and one.ended_at is not None
    ]


def _median_or(values: list[float], otherwise: float) -> float:
    return statistics.median(values) if values else otherwise


def _between(begin: datetime, end: datetime) -> float:
    return max(0.0, (end - begin).total_seconds())


def _seconds(moment: datetime, zone: tzinfo) -> float:
    local = moment.astimezone(zone)
    return seconds_of(time(local.hour, local.minute, local.second)) + local.microsecond / 1e6
