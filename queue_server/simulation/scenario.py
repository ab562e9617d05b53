"""An office's days as a file: who comes how often, how long things take, who sits where and when.

A scenario says how days are drawn; `draw` draws one. The same scenario, day after day, gives the
same days on every machine.
"""

import math
import random
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from datetime import time
from itertools import accumulate, pairwise
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from queue_server.calling import Policy
from queue_server.rules import PolicyRules
from queue_server.simulation.day import Arrival, Day, Span, Station


class BadScenario(Exception):
    """The file is no scenario; the message says why."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Between(_Part):
    """A span of the day."""

    begin: time
    end: time

    @model_validator(mode="after")
    def _ordered(self) -> "Between":
        if self.begin >= self.end:
            raise ValueError("a span begins before it ends")
        return self

    @property
    def span(self) -> Span:
        """The same in seconds since midnight."""
        return Span(seconds_of(self.begin), seconds_of(self.end))


class ServicePart(_Part):
    """A service: how many want it, and how long it takes.

    `usual_seconds` is what the office believes, `mean_seconds` what is true over the years (the
    same if left out), `variation` the standard deviation over the mean.
    """

    code: str
    names: dict[str, str]
    share: float = Field(gt=0)
    usual_seconds: float = Field(gt=0)
    mean_seconds: float | None = Field(None, gt=0)
    variation: float = Field(0.7, ge=0, le=3)

    @property
    def mean(self) -> float:
        """The true mean, in seconds at the counter."""
        return self.mean_seconds or self.usual_seconds


class ClassPart(_Part):
    """A priority class and the share of people who belong to it."""

    code: str
    names: dict[str, str]
    share: float = Field(ge=0, lt=1)
    weight: float = Field(3.0, ge=1)


class CounterPart(_Part):
    """A counter. Somebody sits there in the office's hours, if `hours` does not say otherwise,
    and is `away` without having said so."""

    code: str
    services: frozenset[str]
    hours: tuple[Between, ...] = ()
    away: tuple[Between, ...] = ()


class ArrivalsPart(_Part):
    """How many come a day, and how busy each part of it is beside the others."""

    per_day: float = Field(gt=0)
    busy: tuple[tuple[time, float], ...] = ((time(0), 1.0),)
    """From each moment on, the weight of a minute."""


class PeoplePart(_Part):
    """What people do, in seconds; and how much the speed of the office differs from day to day,
    of each service on a day, and between clerks (standard deviations over the mean)."""

    walk: float = 25.0
    absent_share: float = Field(0.0, ge=0, lt=1)
    absence: float = 70.0
    between: float = 10.0
    day_variation: float = 0.0
    service_variation: float = 0.0
    clerk_variation: float = 0.0


class Scenario(_Part):
    """A file."""

    names: dict[str, str]
    seed: int
    open: tuple[Between, ...]
    policy: PolicyRules = PolicyRules()
    services: tuple[ServicePart, ...]
    classes: tuple[ClassPart, ...] = ()
    counters: tuple[CounterPart, ...]
    arrivals: ArrivalsPart
    people: PeoplePart = PeoplePart()

    @model_validator(mode="after")
    def _whole(self) -> "Scenario":
        codes = {service.code for service in self.services}
        served = {code for counter in self.counters for code in counter.services}
        if not self.open or not codes:
            raise ValueError("an office has hours and services")
        if codes != served:
            raise ValueError(f"services and those that counters serve differ: {codes ^ served}")
        return self

    def rule(self, rules: PolicyRules | None = None) -> Policy:
        """The policy of the file, or other rules with the file's classes."""
        chosen = rules or self.policy
        return Policy(
            weights={one.code: one.weight for one in self.classes},
            names={one.code: one.names["vi"] for one in self.classes},
            most_overtakes=chosen.most_overtakes,
            kind=chosen.kind,
            ratio=chosen.ratio,
        )


def seconds_of(moment: time) -> float:
    """Seconds since midnight."""
    return moment.hour * 3600.0 + moment.minute * 60 + moment.second


def read_scenario(path: Path) -> Scenario:
    """A scenario from a TOML file. Raises `BadScenario`."""
    try:
        return Scenario.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadScenario(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadScenario(f"{path}: no TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadScenario(f"{path}: {where}: {first['msg']}") from error


def draw(scenario: Scenario, day: int) -> Day:
    """Day number `day` of a scenario."""
    chance = random.Random(f"{scenario.seed}/{day}")  # noqa: S311 - a simulation
    people = scenario.people
    mood = _around(chance, people.day_variation)
    speed = {
        service.code: mood * _around(chance, people.service_variation)
        for service in scenario.services
    }
    open_spans = tuple(part.span for part in scenario.open)
    stations = tuple(
        Station(
            counter.code,
            counter.services,
            tuple(_without(tuple(part.span for part in counter.hours) or open_spans, counter.away)),
            _around(chance, people.clerk_variation),
        )
        for counter in scenario.counters
    )
    return Day(
        arrivals=tuple(_arrivals(scenario, chance, speed, open_spans)),
        stations=stations,
        open_spans=open_spans,
        usual={service.code: service.usual_seconds for service in scenario.services},
        absence_seconds=people.absence,
        between_seconds=people.between,
        true_means={
            service.code: _cycle(people, service, speed[service.code], stations)
            for service in scenario.services
        },
    )


def _cycle(
    people: PeoplePart, service: ServicePart, speed: float, stations: tuple[Station, ...]
) -> float:
    """The true mean from one call to the next, absent people and tidying up included."""
    paces = [station.pace for station in stations if service.code in station.services]
    served = people.walk + service.mean * speed * sum(paces) / len(paces)
    absent = people.absent_share
    return (1 - absent) * served + absent * people.absence + people.between


def _arrivals(
    scenario: Scenario, chance: random.Random, speed: dict[str, float], spans: tuple[Span, ...]
) -> Iterator[Arrival]:
    people = scenario.people
    services, classes = scenario.services, scenario.classes
    shares = [service.share for service in services]
    ordinary = 1 - sum(one.share for one in classes)
    codes = [None, *(one.code for one in classes)]
    for at in _moments(scenario, chance, spans):
        service = chance.choices(services, shares)[0]
        priority = chance.choices(codes, [ordinary, *(one.share for one in classes)])[0]
        yield Arrival(
            at=at,
            service=service.code,
            priority=priority,
            walk_seconds=people.walk * _around(chance, 0.4),
            service_seconds=service.mean * speed[service.code] * _around(chance, service.variation),
            shows=chance.random() >= people.absent_share,
        )


def _moments(scenario: Scenario, chance: random.Random, spans: tuple[Span, ...]) -> Iterator[float]:
    """When people come: a Poisson process as busy as the file says, in the hours of the office."""
    turns = [(seconds_of(moment), weight) for moment, weight in scenario.arrivals.busy]
    edges = sorted(
        {edge for span in spans for edge in (span.begin, span.end)}
        | {moment for moment, _ in turns if any(moment in span for span in spans)}
    )
    pieces = [
        (begin, end, _weight(turns, begin))
        for begin, end in pairwise(edges)
        if any(begin in span for span in spans)
    ]
    ends = list(accumulate((end - begin) * weight for begin, end, weight in pieces))
    per_unit = scenario.arrivals.per_day / ends[-1]
    reached = chance.expovariate(per_unit)
    while reached < ends[-1]:
        place = bisect_right(ends, reached)
        begin, end, weight = pieces[place]
        yield end - (ends[place] - reached) / weight if weight else begin
        reached += chance.expovariate(per_unit)


def _weight(turns: list[tuple[float, float]], moment: float) -> float:
    return next((weight for begin, weight in reversed(turns) if begin <= moment), 1.0)


def _around(chance: random.Random, variation: float) -> float:
    """A factor of mean 1 with this standard deviation, log-normal."""
    if variation == 0:
        return 1.0
    variance = math.log1p(variation**2)
    return chance.lognormvariate(-variance / 2, math.sqrt(variance))


def _without(spans: tuple[Span, ...], away: tuple[Between, ...]) -> list[Span]:
    """The spans less the times away."""
    left = list(spans)
    for gap in (part.span for part in away):
        left = [
            Span(begin, end)
            for span in left
            for begin, end in (
                (span.begin, min(span.end, gap.begin)),
                (max(span.begin, gap.end), span.end),
            )
            if begin < end
        ]
    return left
