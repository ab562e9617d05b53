"""How the counters for a service are to be staffed for the rest of the day, against now.

What a counter does now goes on until its own hours next say otherwise; from then on they hold. So
a clerk who stays on after their hours counts, and one who left early is expected after the break.
A counter without hours of its own keeps those of the office while it is open, and is not reckoned
with while it is not.
"""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from queue_server.hours import is_open, spans_on
from queue_server.store.rows import CounterPlan, Office
from queue_server.waits import Closed

Seconds = Sequence[tuple[float, float]]
"""Spans in seconds from now, in order."""


def closings(office: Office, now: datetime) -> Closed:
    """The breaks of today that are still to come or under way, and the time before the opening."""
    spans = _from_now(office, now)
    gaps = [(one[1], two[0]) for one, two in pairwise(spans)]
    if spans and spans[0][0] > 0:
        gaps.insert(0, (0.0, spans[0][0]))
    return tuple(gap for gap in gaps if gap[1] > 0)


def staffing(office: Office, now: datetime, service: str, there: Collection[str]) -> Closed:
    """The stretches of today in which not as many counters serve `service` as now.

    `there` are the counters that are open now. Where none is, one is, as long as somebody could
    sit there: `waits.estimate` assumes it too.
    """
    mine = [plan for plan in office.counters.values() if service in plan.services]
    if not any(plan.spans for plan in mine):
        return closings(office, now)
    opened = _from_now(office, now)
    watches = [
        _Watch(plan.code in there, tuple(_from_now(office, now, plan)) if plan.spans else None)
        for plan in mine
    ]
    now_there = max(1, sum(one.is_there for one in watches))
    found = []
    for begin, end in _pieces(opened, watches):
        share = _staffed(watches, begin) / now_there if _holds(opened, begin) else 0.0
        if share != 1:
            found.append((begin, end, share))
    return tuple(found)


def planned_staffing(office: Office, moment: datetime, service: str) -> Closed:
    """The same as it was planned at a moment: everybody sat where they were to sit."""
    there = [plan.code for plan in office.counters.values() if is_open(office, moment, plan)]
    return staffing(office, moment, service, there)


@dataclass(frozen=True)
class _Watch:
    """Whether a counter is open, and its own hours, if it has any."""

    is_there: bool
    hours: Seconds | None

    def will_be_there(self, moment: float) -> bool:
        """Whether it is reckoned with, so many seconds from now."""
        if self.hours is None:
            return self.is_there
        return self.is_there if moment < self._turn() else _holds(self.hours, moment)

    def could_be_there(self, moment: float) -> bool:
        """Whether somebody may come who is not there now."""
        return self.hours is None or _holds(self.hours, moment)

    def _turn(self) -> float:
        """When its hours next say something new: an end, or a begin that is news."""
        edges = [edge for span in self.hours or () for edge in span if edge > 0]
        return min(edges, default=math.inf)


def _staffed(watches: Sequence[_Watch], moment: float) -> int:
    sure = sum(one.will_be_there(moment) for one in watches)
    if sure or any(one.is_there for one in watches):
        return sure
    return int(any(one.could_be_there(moment) for one in watches))


def _pieces(opened: Seconds, watches: Sequence[_Watch]) -> Iterator[tuple[float, float]]:
    """The rest of today, cut wherever somebody's hours begin or end."""
    last = max((end for _, end in opened), default=0.0)
    spans = [*opened, *(span for one in watches for span in one.hours or ())]
    edges = {edge for span in spans for edge in span if 0 < edge <= last}
    return pairwise(sorted({0.0, *edges}))


def _from_now(office: Office, now: datetime, part: CounterPlan | None = None) -> Seconds:
    """Today's hours of the office, or of a counter; those of a whole day begin long ago."""
    zone = ZoneInfo(office.time_zone)
    day = now.astimezone(zone).date()
    return [
        (
            (datetime.combine(day, opens, zone) - now).total_seconds(),
            (datetime.combine(day, closes, zone) - now).total_seconds(),
        )
        for opens, closes in spans_on(office, day, part)
    ]


def _holds(spans: Seconds, moment: float) -> bool:
    return any(begin <= moment < end for begin, end in spans)
