"""How wide a range must be to be right four times out of five, learned from what happens.

Each end of the range is a multiple of the estimate's deviation. After every call it moves: far out
when the wait had ended beyond the end that was told, a little inwards when it had not. Over time
one wait in ten is beyond each end, whatever the estimate and its deviation are worth, however late
the answers come and whatever an office's days are like (adaptive conformal inference: Gibbs and
Candès 2021).
"""

import math
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from queue_server.waits import (
    FIRST_HIGH,
    FIRST_LOW,
    Closed,
    Estimate,
    Wait,
    over_closings,
    whole_minutes,
)

BEYOND = 0.1
"""The share of waits beyond either end of a range."""

_STEP, _FIRST_STEP, _SETTLING = 0.02, 0.2, 30
"""In deviations: the step in the long run, the first one, and after how many it is half of that."""

_SLOWEST, _SURPRISE = 0.001, 2.0
"""What a wait counts towards the middle in the long run, and how far off it counts, in deviations.

Answers come after half an hour. A middle that follows them faster runs after the morning's peak
when that is over."""


@dataclass(frozen=True)
class Prediction:
    """What somebody was told: the estimate and the range that stood then, both in open hours."""

    estimate: Estimate
    wait: Wait


class Calibration(BaseModel):
    """What an office has learned of its estimates. Kept as JSON.

    `low` and `high` are the ends of the range and `middle` is its mean, in deviations from the
    estimate; `seen` is how many waits have been learned from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    low: float = FIRST_LOW
    middle: float = 0.0
    high: float = FIRST_HIGH
    seen: int = 0

    def seconds(self, estimate: Estimate) -> float:
        """The wait to expect, in seconds of open hours."""
        if estimate.seconds <= 0:
            return 0.0
        return max(0.0, estimate.seconds + self.middle * estimate.deviation)

    def predict(self, estimate: Estimate) -> Prediction:
        """What to remember of somebody, so as to learn from their call."""
        return Prediction(estimate, whole_minutes(estimate, self.low, self.high))

    def range(self, estimate: Estimate, closed: Closed = ()) -> Wait:
        """The range to show, in minutes from now on the clock."""
        wait = self.predict(estimate).wait
        return Wait(
            math.floor(over_closings(wait.low_minutes * 60, closed) / 60),
            math.ceil(over_closings(wait.high_minutes * 60, closed) / 60),
        )

    def updated(self, told: Prediction | Estimate, actual_seconds: float) -> "Calibration":
        """What is known once somebody is called who was told so.

        An estimate stands for what would be told of it now: nearly as good, and half to remember.
        `actual_seconds` are those of open hours (`open_seconds`). Who was told that there is no
        wait teaches nothing about ranges.
        """
        if isinstance(told, Estimate):
            told = self.predict(told)
        if told.estimate.seconds <= 0 or told.estimate.deviation <= 0:
            return self
        step = max(_STEP, _FIRST_STEP / (1 + self.seen / _SETTLING))
        below = actual_seconds < told.wait.low_minutes * 60
        above = actual_seconds > told.wait.high_minutes * 60
        low = self.low + step * (BEYOND - below)
        high = self.high - step * (BEYOND - above)
        off = (actual_seconds - told.estimate.seconds) / told.estimate.deviation - self.middle
        part = max(_SLOWEST, 1 / (self.seen + 2 * _SETTLING))
        return Calibration(
            low=min(low, high),
            middle=self.middle + part * max(-_SURPRISE, min(_SURPRISE, off)),
            high=max(low, high),
            seen=self.seen + 1,
        )


class Calibrations(BaseModel):
    """An office's two: people with priority wait unlike the others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ordinary: Calibration = Calibration()
    priority: Calibration = Calibration()

    def of(self, priority: str | None) -> Calibration:
        """The one for somebody of this class, or of none."""
        return self.ordinary if priority is None else self.priority

    def updated(
        self, told: Prediction, priority: str | None, actual_seconds: float
    ) -> "Calibrations":
        """What is known once somebody is called; see `Calibration.updated`."""
        name = "ordinary" if priority is None else "priority"
        learned = self.of(priority).updated(told, actual_seconds)
        return self.model_copy(update={name: learned})
