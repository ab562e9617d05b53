"""How long a call holds a counter, learned: by service, today's against the long run.

What is learned is from the call to the moment the counter is free again: walking, serving and
waiting for people who do not come are all in it, as they all delay the next person. Few
observations count little: every figure is drawn towards the one behind it, today's service towards
today's office, that towards the long run, and the long run towards what the office believes.

How far today is from the long run is told by the logarithms of the calls to which somebody came.
Times at a counter are about log-normal (Brown et al. 2005), so the mean of the logarithms wavers
less than the mean of the times, which hangs on the few longest.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import NamedTuple

USUAL_WEIGHT = 10
"""What the office believes weighs as much as this many observed calls."""

OFFICE_WEIGHT = 12
"""The long run weighs as much as this many of today's calls, for the pace of the whole office: the
variance of the times of one day over that between days."""

SERVICE_WEIGHT = 40
"""The pace of the office weighs as much as this many of today's calls of one service."""

USUAL_VARIATION = 0.7
"""Standard deviation over mean, before anything is observed."""

_SHORTEST, _LONGEST = 20.0, 3600.0
"""Seconds; observations outside are mistakes of the hand and count as the nearer bound."""

_FAR = 1.4
"""No call tells more of the day than one that takes four times as long as usual, or a quarter."""

_LEAST_SPREAD = 0.4
_NORMAL = NormalDist()


class Held(NamedTuple):
    """For how many seconds a call held a counter, and whether anybody came to it."""

    seconds: float
    came: bool = True


@dataclass(frozen=True)
class Speed:
    """Mean and standard deviation, in seconds, of how long a call holds a counter.

    `typical` is the geometric mean of the calls to which somebody came; if it is not known, it is
    that of a log-normal distribution.
    """

    mean: float
    deviation: float
    typical: float | None = None

    @classmethod
    def usual(cls, seconds: float) -> "Speed":
        """What is assumed of a service that takes this long."""
        return cls(seconds, seconds * USUAL_VARIATION)

    @property
    def left(self) -> float:
        """Seconds still to go, on average, for work that began one does not know when."""
        return (self.mean**2 + self.deviation**2) / (2 * self.mean)

    @property
    def spread(self) -> float:
        """Standard deviation of the logarithms."""
        return max(_LEAST_SPREAD, math.sqrt(math.log1p((self.deviation / self.mean) ** 2)))

    def left_after(self, seconds: float) -> float:
        """Seconds still to go, on average, for work that began so long ago.

        From the whole mean at first to half of it, as where a service has two steps that each end
        by chance (an Erlang distribution of order 2).
        """
        gone = 2 * max(0.0, seconds) / self.mean
        return self.mean / 2 * (2 + gone) / (1 + gone)

    def beyond(self, seconds: float) -> float:
        """The logarithm of how many times as long as usual this is; no more than tells of a day."""
        typical = self.typical or self.mean * math.exp(-(self.spread**2) / 2)
        return max(-_FAR, min(_FAR, math.log(max(1.0, seconds) / typical)))

    def times(self, factor: float) -> "Speed":
        """Everything slower by a factor."""
        typical = None if self.typical is None else self.typical * factor
        return Speed(self.mean * factor, self.deviation * factor, typical)


def long_run(usual_seconds: float, held: Iterable[Held]) -> Speed:
    """The speed of a service over the last weeks; a thousand calls are plenty."""
    bounded = [(min(_LONGEST, max(_SHORTEST, one.seconds)), one.came) for one in held]
    count = USUAL_WEIGHT + len(bounded)
    mean = (usual_seconds * USUAL_WEIGHT + sum(one for one, _ in bounded)) / count
    squares = USUAL_WEIGHT * (USUAL_VARIATION * mean) ** 2 + sum(
        (one - mean) ** 2 for one, _ in bounded
    )
    logarithms = [math.log(one) for one, came in bounded if came]
    usual = math.log(usual_seconds) - math.log1p(USUAL_VARIATION**2) / 2
    typical = (USUAL_WEIGHT * usual + sum(logarithms)) / (USUAL_WEIGHT + len(logarithms))
    return Speed(mean, math.sqrt(squares / count), math.exp(typical))


@dataclass
class _Seen:
    """What today tells of one service: the sum of logarithms, of how many calls."""

    beyond: float = 0.0
    calls: float = 0.0


def today(
    long_run_speeds: Mapping[str, Speed],
    held: Mapping[str, Sequence[Held]],
    in_hand: Iterable[tuple[str, float]] = (),
) -> dict[str, Speed]:
    """The speeds to reckon with now.

    `held` are today's calls by service. `in_hand` is what is at the counters: service and seconds
    so far. Without it a slow morning looks fast, as what is finished first is what was short.
    """
    seen = {code: _Seen() for code in long_run_speeds}
    for code, speed in long_run_speeds.items():
        for one in held.get(code, ()):
            if one.came:
                seen[code].beyond += speed.beyond(one.seconds)
                seen[code].calls += 1
    for code, seconds in in_hand:
        if code in seen and seconds > 0:
            beyond, calls = _so_far(long_run_speeds[code], seconds)
            seen[code].beyond += beyond
            seen[code].calls += calls
    everything = sum(one.calls for one in seen.values())
    pace = sum(one.beyond for one in seen.values()) / (OFFICE_WEIGHT + everything)
    return {
        code: speed.times(
            math.exp(
                (SERVICE_WEIGHT * pace + seen[code].beyond) / (SERVICE_WEIGHT + seen[code].calls)
            )
        )
        for code, speed in long_run_speeds.items()
    }


def _so_far(speed: Speed, seconds: float) -> tuple[float, float]:
    """What a call that is not over tells of today, and as how many calls that counts.

    The slope and the curvature of the likelihood that a log-normal time is longer than this.
    """
    beyond = speed.beyond(seconds) / speed.spread
    hazard = _NORMAL.pdf(beyond) / (1 - _NORMAL.cdf(beyond))
    return speed.spread * hazard, hazard * (hazard - beyond)
