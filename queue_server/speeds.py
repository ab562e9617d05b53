"""How long a call holds a counter, learned: by service, today's against the long run.

What is learned is from the call to the moment the counter is free again: walking, serving and
waiting for people who do not come are all in it, as they all delay the next person. Few
observations count little: every figure is drawn towards the one behind it, today's service towards
today's office, that towards the long run, and the long run towards what the office believes.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

USUAL_WEIGHT = 10
"""What the office believes weighs as much as this many observed calls."""

OFFICE_WEIGHT = 24
"""The long run weighs as much as this many of today's calls, for the pace of the whole office."""

SERVICE_WEIGHT = 60
"""The pace of the office weighs as much as this many of today's calls of one service."""

USUAL_VARIATION = 0.7
"""Standard deviation over mean, before anything is observed."""

_SHORTEST, _LONGEST = 20.0, 3600.0
"""Seconds; observations outside are mistakes of the hand and count as the nearer bound."""


@dataclass(frozen=True)
class Speed:
    """Mean and standard deviation, in seconds, of how long a call holds a counter."""

    mean: float
    deviation: float

    @classmethod
    def usual(cls, seconds: float) -> "Speed":
        """What is assumed of a service that takes this long."""
        return cls(seconds, seconds * USUAL_VARIATION)

    @property
    def left(self) -> float:
        """Seconds still to go, on average, for work that began one does not know when."""
        return (self.mean**2 + self.deviation**2) / (2 * self.mean)

    def left_after(self, seconds: float) -> float:
        """Seconds still to go, on average, for work that began so long ago.

        From the whole mean at first to half of it, as where a service has two steps that each end
        by chance (an Erlang distribution of order 2).
        """
        gone = 2 * max(0.0, seconds) / self.mean
        return self.mean / 2 * (2 + gone) / (1 + gone)


def long_run(usual_seconds: float, held: Iterable[float]) -> Speed:
    """The speed of a service over the last weeks; a thousand calls are plenty.

    `held` are seconds from a call to the free counter, of people who came and of those who did not.
    """
    seconds = [min(_LONGEST, max(_SHORTEST, one)) for one in held]
    count = USUAL_WEIGHT + len(seconds)
    mean = (usual_seconds * USUAL_WEIGHT + sum(seconds)) / count
    squares = USUAL_WEIGHT * (USUAL_VARIATION * mean) ** 2 + sum(
        (one - mean) ** 2 for one in seconds
    )
    return Speed(mean, math.sqrt(squares / count))


def today(
    long_run_speeds: Mapping[str, Speed],
    held: Mapping[str, Sequence[float]],
    in_hand: Iterable[tuple[str, float]] = (),
) -> dict[str, Speed]:
    """The speeds to reckon with now.

    `held` are today's seconds by service. `in_hand` is what is at the counters: service and seconds
    so far. Without it a slow morning looks fast, as what is finished first is what was short.
    """
    known = {
        code: [min(_LONGEST, max(_SHORTEST, one)) for one in held.get(code, ())]
        for code in long_run_speeds
    }
    began: dict[str, float] = dict.fromkeys(long_run_speeds, 0.0)
    finished = {code: len(known[code]) for code in long_run_speeds}
    for code, seconds in in_hand:
        if code in began:
            began[code] += min(_LONGEST, max(0.0, seconds))
    # Times in units of the long run's mean, so that all services tell of the office's pace.
    took = {
        code: (sum(known[code]) + began[code]) / speed.mean
        for code, speed in long_run_speeds.items()
    }
    pace = (OFFICE_WEIGHT + sum(took.values())) / (OFFICE_WEIGHT + sum(finished.values()))
    factors = {
        code: (SERVICE_WEIGHT * pace + took[code]) / (SERVICE_WEIGHT + finished[code])
        for code in long_run_speeds
    }
    return {
        code: Speed(speed.mean * factors[code], speed.deviation * factors[code])
        for code, speed in long_run_speeds.items()
    }
