"""How long it will take: the work ahead, by service, divided by the counters that are open.

Whoever is next waits for the first of the busy counters, not for all of them: when the turn comes,
the others are in the middle of their work. So of c counters, c - 1 remainders do not count, and the
wait for n people ahead is (n services and one remainder) / c.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from queue_server.calling import Candidate
from queue_server.speeds import Speed

UNCERTAIN = 0.15
"""Standard deviation over mean of what nobody can know: clerks who leave, people who overtake."""


FIRST_LOW, FIRST_HIGH = -1.0, 1.3
"""Ends of a range, in deviations from the estimate, before an office has learned its own."""

SOON_MINUTES = 5

Closed = Sequence[tuple[float, ...]]
"""The stretches of today, until the last closing, at which the counters are not staffed as now:
begin and end in seconds from now, in order and apart, and how many counters are open then for each
one that is open now. Without a third figure it is none: the office is closed."""


@dataclass(frozen=True)
class Wait:
    """A wait as a range of whole minutes."""

    low_minutes: int
    high_minutes: int

    @property
    def soon(self) -> bool:
        """Whether it is nearly this person's turn."""
        return self.high_minutes <= SOON_MINUTES


NONE = Wait(0, 0)


@dataclass(frozen=True)
class Workplace:
    """A counter that is open: what it serves and what it has in hand, if anything, since how
    many seconds, if that is known."""

    services: frozenset[str]
    busy_with: str | None = None
    busy_seconds: float | None = None


@dataclass(frozen=True)
class Estimate:
    """A wait as expected, and its standard deviation; seconds in which the office is open."""

    seconds: float
    deviation: float


NOW = Estimate(0.0, 0.0)


def estimate(
    service: str,
    ahead: Mapping[str, float],
    speeds: Mapping[str, Speed],
    workplaces: Sequence[Workplace],
) -> Estimate:
    """The wait of somebody for `service`.

    `ahead` counts, by service, the people who would be called before them; `workplaces` are the
    counters that are open. People ahead for other services count as far as they keep the counters
    of this one busy. When no counter for the service is open, one is assumed: staff are about to
    come.
    """
    places = list(workplaces)
    if not any(service in place.services for place in places):
        places.append(Workplace(frozenset({service})))
    loads = [_in_hand(place, speeds) for place in places]
    variances = [0.0] * len(places)
    # Who has the least choice of counters is placed first; the others go where there is room.
    choices = {
        code: [place for place, one in enumerate(places) if code in one.services] for code in ahead
    }
    for code in sorted(ahead, key=lambda one: (len(choices[one]), one)):
        _pour(ahead[code], speeds[code], choices[code], loads, variances)
    mine = sorted(
        (place for place, one in enumerate(places) if service in one.services),
        key=loads.__getitem__,
    )
    if _is_free([places[place] for place in mine], ahead):
        return NOW
    remainder = _mean_remainder(service, ahead, speeds, [places[place] for place in mine])
    return _first_of(
        [loads[place] for place in mine], [variances[place] for place in mine], remainder
    )


def ahead_of(
    ticket: int, order: Iterable[Candidate], services: Mapping[int, str]
) -> dict[str, float]:
    """How many are called before `ticket`, by service.

    `order` is everybody who waits, as they would be called; `services` are those of the tickets.
    """
    before: dict[str, float] = {}
    for one in order:
        if one.ticket == ticket:
            break
        before[services[one.ticket]] = before.get(services[one.ticket], 0.0) + 1
    return before


def _is_free(mine: Sequence[Workplace], ahead: Mapping[str, float]) -> bool:
    """Whether a counter is left over once all those ahead have gone to the free ones."""
    free = [place for place in mine if place.busy_with is None]
    rivals = sum(
        people for code, people in ahead.items() if any(code in place.services for place in free)
    )
    return rivals < len(free)


def _in_hand(place: Workplace, speeds: Mapping[str, Speed]) -> float:
    if place.busy_with is None:
        return 0.0
    speed = speeds[place.busy_with]
    return speed.left if place.busy_seconds is None else speed.left_after(place.busy_seconds)


def _pour(
    people: float, speed: Speed, choice: Sequence[int], loads: list[float], variances: list[float]
) -> None:
    """Give people to the counters of their choice, to the least loaded first, until all of these
    are equally loaded. Nobody's choice at all delays nobody."""
    work = people * speed.mean
    if not choice or work <= 0:
        return
    filled = sorted(choice, key=loads.__getitem__)
    level, count, below = 0.0, 0, 0.0
    for count in range(1, len(filled) + 1):
        below += loads[filled[count - 1]]
        level = (below + work) / count
        if count == len(filled) or level <= loads[filled[count]]:
            break
    for place in filled[:count]:
        variances[place] += (level - loads[place]) / speed.mean * speed.deviation**2
        loads[place] = level


def _mean_remainder(
    service: str,
    ahead: Mapping[str, float],
    speeds: Mapping[str, Speed],
    mine: Sequence[Workplace],
) -> float:
    """What a counter that is busy at some moment still has to do, on average."""
    counts = {
        code: people
        for code, people in ahead.items()
        if any(code in place.services for place in mine)
    }
    for place in mine:
        if place.busy_with is not None:
            counts[place.busy_with] = counts.get(place.busy_with, 0.0) + 1
    work = {code: people * speeds[code].mean for code, people in counts.items()}
    total = sum(work.values())
    if total <= 0:
        return speeds[service].left
    return sum(work[code] * speeds[code].left for code in work) / total


def _first_of(loads: Sequence[float], variances: Sequence[float], remainder: float) -> Estimate:
    """When the first of some counters is free; loads are in ascending order.

    As many counters are taken together as make the wait shortest. It is no shorter than where all
    ended by chance.
    """
    levels = [
        (sum(loads[:count]) - (count - 1) * remainder) / count for count in range(1, len(loads) + 1)
    ]
    count = min(range(1, len(loads) + 1), key=lambda one: levels[one - 1])
    by_chance = 1 / sum(1 / load for load in loads) if loads[0] > 0 else 0.0
    seconds = max(levels[count - 1], by_chance)
    if seconds <= 0:
        return NOW
    variance = (sum(variances[:count]) + remainder**2) / count**2
    return Estimate(seconds, math.sqrt(variance + (UNCERTAIN * seconds) ** 2))


def whole_minutes(one: Estimate, low: float, high: float) -> Wait:
    """The range with its ends so many deviations from the estimate, at least a minute wide."""
    if one.seconds <= 0:
        return NONE
    begin = math.floor(max(0.0, one.seconds + low * one.deviation) / 60)
    end = math.ceil(max(0.0, one.seconds + high * one.deviation) / 60)
    return Wait(begin, max(begin + 1, end))


def wait_range(
    service: str,
    ahead: Mapping[str, int],
    means: Mapping[str, float],
    workplaces: Sequence[Workplace],
) -> Wait:
    """The wait of somebody for `service` in an office that has learned nothing yet: see `estimate`.

    `means` are seconds from a call to the free counter.
    """
    speeds = {code: Speed.usual(seconds) for code, seconds in means.items()}
    return whole_minutes(estimate(service, ahead, speeds, workplaces), FIRST_LOW, FIRST_HIGH)


def over_closings(seconds: float, closed: Closed) -> float:
    """Seconds on the clock until something is done that takes so many seconds, staffed as now."""
    now, left = 0.0, seconds
    for begin, end, share in _stretches(closed):
        if left <= begin - now:
            break
        left -= begin - now
        done = (end - begin) * share
        if left < done:
            return begin + left / share
        left, now = left - done, end
    return now + left


def open_seconds(seconds: float, closed: Closed) -> float:
    """How long the next `seconds` on the clock are worth: the way back from `over_closings`."""
    return seconds - sum(
        max(0.0, min(seconds, end) - begin) * (1 - share)
        for begin, end, share in _stretches(closed)
    )


def _stretches(closed: Closed) -> Iterator[tuple[float, float, float]]:
    for begin, end, *share in closed:
        if end > 0:
            yield max(0.0, begin), end, share[0] if share else 0.0
