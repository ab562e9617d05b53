"""The office's day, in the office's own time zone."""

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
