"""One day of an office with everything drawn: who comes when, and how long each takes.

Moments are seconds since midnight. Nothing is left to chance, so two replays of a day differ only
by what is compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

Names = Mapping[str, str]
"""A name by language, "vi" and "en"."""


@dataclass(frozen=True)
class Span:
    """From `begin` to `end`."""

    begin: float
    end: float

    def __contains__(self, moment: float) -> bool:
        return self.begin <= moment < self.end


@dataclass(frozen=True)
class Station:
    """A counter, the times at which somebody sits there, and how slow they are (1 is usual)."""

    code: str
    services: frozenset[str]
    spans: tuple[Span, ...]
    pace: float = 1.0


@dataclass(frozen=True)
class Arrival:
    """Somebody who takes a number. Who does not show up is called all the same."""

    at: float
    service: str
    priority: str | None
    walk_seconds: float
    service_seconds: float
    shows: bool = True


@dataclass(frozen=True)
class Day:
    """A day. Arrivals are in order of time; the ticket of each is its place among them.

    `usual` are the seconds that each service takes by the office's own set-up; `true_means` are
    today's mean seconds from one call to the next, where known, for a comparison with somebody who
    knows. `open_spans` are the office's hours: who still waits at the last closing is served.
    """

    arrivals: tuple[Arrival, ...]
    stations: tuple[Station, ...]
    open_spans: tuple[Span, ...]
    usual: Mapping[str, float]
    absence_seconds: float
    between_seconds: float
    true_means: Mapping[str, float]

    def is_there(self, station: Station, moment: float) -> bool:
        """Whether `station` calls people at `moment`."""
        closes = self.open_spans[-1].end
        stays = station.spans and station.spans[-1].end >= closes
        return any(moment in span for span in station.spans) or bool(stays and moment >= closes)

    def with_counters(self, count: int) -> "Day":
        """The day with its first `count` counters; further ones repeat those there are.

        Raises `ValueError` for a count below 1.
        """
        if count < 1:
            raise ValueError("an office needs a counter")
        stations = [
            station if turn == 0 else replace(station, code=f"{station.code}-{turn + 1}")
            for turn, station in (
                (place // len(self.stations), self.stations[place % len(self.stations)])
                for place in range(count)
            )
        ]
        return replace(self, stations=tuple(stations))
