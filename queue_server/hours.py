"""Whether an office, or one of its services, takes people: hours, breaks, holidays.

A break is the gap between two spans. A special day replaces the hours of everything on that day: a
holiday has none, a working Saturday has its own. A service or a counter without hours of its own
keeps those of the office; an office without any is always open.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from queue_server.store.rows import CounterPlan, Office, Service

Span = tuple[time, time]
"""From the first moment, included, to the last, not included."""

ALL_DAY: Span = (time.min, time.max)


def day_in(office: Office, moment: datetime) -> date:
    """The calendar day of a moment (aware) in the office."""
    return moment.astimezone(ZoneInfo(office.time_zone)).date()


def spans_on(
    office: Office, day: date, part: Service | CounterPlan | None = None
) -> tuple[Span, ...]:
    """When the office, or a part of it, takes people on a day, in order; empty when not at all."""
    special = office.special_days.get(day)
    if special is not None:
        return special.spans
    weekly = part.spans if part is not None and part.spans else office.spans
    if not weekly:
        return (ALL_DAY,)
    return tuple((one.opens, one.closes) for one in weekly if one.weekday == day.weekday())


def is_open(office: Office, now: datetime, part: Service | CounterPlan | None = None) -> bool:
    """Whether the office, or a part of it, takes people at a moment (aware)."""
    local = now.astimezone(ZoneInfo(office.time_zone))
    spans = spans_on(office, local.date(), part)
    if spans == (ALL_DAY,):
        return True
    return any(opens <= local.time() < closes for opens, closes in spans)


def windows_on(office: Office, day: date, service: Service, minutes: int) -> tuple[Span, ...]:
    """The whole time windows of so many minutes that fit into the hours of a service."""
    found: list[Span] = []
    for opens, closes in spans_on(office, day, service):
        begin = opens.hour * 60 + opens.minute
        end = closes.hour * 60 + closes.minute
        while begin + minutes <= end:
            found.append((_clock(begin), _clock(begin + minutes)))
            begin += minutes
    return tuple(found)


def _clock(minute_of_day: int) -> time:
    return time(minute_of_day // 60, minute_of_day % 60)
