"""Rows that reports and wait estimates are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from front_desk.tickets import TicketState, format_number
from queue_server.reasons import Reason, ReasonKind
from queue_server.store.bound import Bound
from queue_server.store.rows import Rating
from queue_server.store.tables import calls, ratings, tickets


@dataclass(frozen=True)
class TicketTimes:
    """What a report needs of a ticket."""

    service: str
    state: TicketState
    issued_at: datetime
    first_called_at: datetime | None
    serving_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True)
class TicketPath:
    """A ticket's way through a day; the call, its counter and what came of it are the last ones."""

    service: str
    priority: str | None
    state: TicketState
    issued_at: datetime
    waiting_since: datetime | None
    counter: str | None
    called_at: datetime | None
    serving_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True)
class CallWithReason:
    """One call: by whom, and why it was this number's turn, in words and as data."""

    at: datetime
    label: str
    service: str
    counter: str
    staff: str
    call_count: int
    reason: str
    why: Reason | None
    undone: bool


@dataclass(frozen=True)
class DayScore:
    """The ratings of a service on a day."""

    day: date
    service: str
    ratings: int
    mean: float


class Summaries(Bound):
    """Reading for figures."""

    def times_of_day(self, day: date) -> list[TicketTimes]:
        """Every ticket of a day."""
        t = tickets.c
        rows = self._connection.execute(
            select(
                t.service, t.state, t.issued_at, t.first_called_at, t.serving_at, t.finished_at
            ).where(t.office == self._office, t.business_day == day)
        )
        return [TicketTimes(*row) for row in rows]

    def paths_of_day(self, day: date) -> list[TicketPath]:
        """Every ticket of a day, as it went."""
        t = tickets.c
        rows = self._connection.execute(
            select(
                t.service, t.priority, t.state, t.issued_at, t.waiting_since, t.counter,
                t.called_at, t.serving_at, t.finished_at,
            ).where(t.office == self._office, t.business_day == day)
        )  # fmt: skip
        return [TicketPath(*row) for row in rows]

    def calls_with_reasons(self, day: date, limit: int) -> list[CallWithReason]:
        """The last calls of a day, newest first, those that were taken back among them."""
        rows = self._connection.execute(
            select(*calls.c, tickets.c.series, tickets.c.number)
            .join(tickets, tickets.c.id == calls.c.ticket)
            .where(calls.c.office == self._office, calls.c.business_day == day)
            .order_by(calls.c.revision.desc())
            .limit(limit)
        )
        return [
            CallWithReason(
                at=row.at,
                label=format_number(row.series, row.number),
                service=row.service,
                counter=row.counter,
                staff=row.staff,
                call_count=row.call_count,
                reason=row.reason,
                why=None if row.why is None else _reason(row.why),
                undone=row.undone,
            )
            for row in rows
        ]

    def bookings_of_day(self, day: date) -> dict[TicketState, int]:
        """How many numbers were taken from home for a day, by the state they are in."""
        rows = self._connection.execute(
            select(tickets.c.state, func.count())
            .where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                tickets.c.window_from.is_not(None),
            )
            .group_by(tickets.c.state)
        )
        return {row[0]: row[1] for row in rows}

    def latest_ratings(self, day: date, limit: int) -> list[Rating]:
        """The last ratings of a day, newest first."""
        rows = self._connection.execute(
            select(
                ratings.c.at,
                tickets.c.series,
                tickets.c.number,
                ratings.c.service,
                ratings.c.score,
                ratings.c.reasons,
                ratings.c.comment,
            )
            .join(tickets, tickets.c.id == ratings.c.ticket)
            .where(ratings.c.office == self._office, ratings.c.business_day == day)
            .order_by(ratings.c.at.desc())
            .limit(limit)
        )
        return [
            Rating(
                at=row.at,
                label=format_number(row.series, row.number),
                service=row.service,
                score=row.score,
                reasons=tuple(row.reasons),
                comment=row.comment,
            )
            for row in rows
        ]

    def scores_by_day(self, until: date, days: int) -> list[DayScore]:
        """Ratings by day and service, over the last `days` days that had any, oldest first."""
        rated_days = (
            select(ratings.c.business_day)
            .where(ratings.c.office == self._office, ratings.c.business_day <= until)
            .distinct()
            .order_by(ratings.c.business_day.desc())
            .limit(days)
        )
        rows = self._connection.execute(
            select(
                ratings.c.business_day,
                ratings.c.service,
                func.count(),
                func.avg(ratings.c.score),
            )
            .where(ratings.c.office == self._office, ratings.c.business_day.in_(rated_days))
            .group_by(ratings.c.business_day, ratings.c.service)
            .order_by(ratings.c.business_day, ratings.c.service)
        )
        return [DayScore(row[0], row[1], row[2], float(row[3])) for row in rows]


def _reason(why: Mapping[str, Any]) -> Reason:
    return Reason(**{**why, "kind": ReasonKind(why["kind"])})
