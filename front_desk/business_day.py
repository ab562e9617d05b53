"""The office's day: business dates and opening hours in the office's own time zone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class OpeningSpan:
    """One span of opening hours: weekday 0 (Monday) … 6, `opens` included, `closes` not."""

    weekday: int
    opens: time
    closes: time


def business_day(moment: datetime, zone: ZoneInfo = HANOI) -> date:
    """The calendar day that `moment` (aware) falls on in the office."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(zone).date()


def is_open(moment: datetime, spans: Sequence[OpeningSpan], zone: ZoneInfo = HANOI) -> bool:
    """Whether the office takes people at `moment`. No spans at all means always open."""
    if not spans:
        return True
    local = moment.astimezone(zone)
    return any(
        span.weekday == local.weekday() and span.opens <= local.time() < span.closes
        for span in spans
    )
