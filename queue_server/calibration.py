"""How wide a range must be to be right four times out of five, learned from what happens.

Each end of the range is a multiple of the estimate's deviation, and each follows the share of waits
that end beyond it: a step out after a miss, a nine times smaller one back after a hit, so that it
comes to rest where one wait in ten is beyond (quantile tracking, as in adaptive conformal
inference: Gibbs and Candès 2021). It holds however wrong the estimate's own deviation is.
"""

import math
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from queue_server.waits import NONE, Estimate, Wait, over_closings

BEYOND = 0.1
"""The share of waits beyond either end of a range."""

_STEP, _FIRST_STEP, _SETTLING = 0.04, 0.3, 20
"""In deviations: the step in the long run and the first one; after how many it is small."""


class Calibration(BaseModel):
    """What an office has learned of its ranges. Kept as JSON.

    `low` and `high` are the ends of the range and `middle` its median, in deviations from the
    estimate; `seen` is how many waits have been learned from.
    """

    model_config = ConfigDict(frozen=True)

    low: float = -1.0
    middle: float = 0.0
    high: float = 1.3
    seen: int = 0

    def seconds(self, estimate: Estimate) -> float:
        """The wait that is as often exceeded as not, in open seconds."""
        return max(0.0, estimate.seconds + self.middle * estimate.deviation)

    def range(self, estimate: Estimate, closed: Sequence[tuple[float, float]] = ()) -> Wait:
        """The range to show, in whole minutes from now.

        `closed`: see `over_closings`.
        """
        if estimate.seconds <= 0:
            return NONE
        low, high = self._minutes(estimate)
        if not closed:
            return Wait(low, high)
        begin = over_closings(low * 60.0, closed)
        end = over_closings(high * 60.0, closed)
        return Wait(int(begin // 60), math.ceil(end / 60))

    def updated(self, estimate: Estimate, actual_seconds: float) -> "Calibration":
        """What is known once somebody is called who was told `estimate`.

        `actual_seconds` are open ones (`open_seconds`). Who was told that there is no wait teaches
        nothing about ranges.
        """
        if estimate.seconds <= 0 or estimate.deviation <= 0:
            return self
        step = max(_STEP, _FIRST_STEP / (1 + self.seen / _SETTLING))
        low, high = self._minutes(estimate)
        too_low = actual_seconds < low * 60
        too_high = actual_seconds > high * 60
        above = actual_seconds > self.seconds(estimate)
        moved_low = self.low + step * (BEYOND - too_low)
        moved_high = self.high - step * (BEYOND - too_high)
        return Calibration(
            low=min(moved_low, moved_high),
            middle=self.middle + step * (above - 0.5),
            high=max(moved_low, moved_high),
            seen=self.seen + 1,
        )

    def _minutes(self, estimate: Estimate) -> tuple[int, int]:
        low = math.floor(max(0.0, estimate.seconds + self.low * estimate.deviation) / 60)
        high = math.ceil(max(0.0, estimate.seconds + self.high * estimate.deviation) / 60)
        return low, max(low + 1, high)
