"""Reading a day whole, as it was written: for checking one table against another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, select

from queue_server.store.bound import Bound, fields
from queue_server.store.rows import Event, Ticket
from queue_server.store.setup_tables import counters, offices
from queue_server.store.tables import calls, events, ratings, tickets


@dataclass(frozen=True)
class CallRow:
    """A call as its table keeps it, without the reason."""

    revision: int
    ticket: int
    business_day: date
    service: str
    counter: str
    staff: str
    at: datetime
    call_count: int
    undone: bool


@dataclass(frozen=True)
class RatingRow:
    """A rating as its table keeps it, without what only it keeps: reasons and comment."""

    ticket: int
    business_day: date
    service: str
    counter: str | None
    score: int
    at: datetime


@dataclass(frozen=True)
class CounterRow:
    """Who sits at a counter, since when, and why it rests."""

    code: str
    staff: str | None = None
    opened_at: datetime | None = None
    break_reason: str | None = None
    break_since: datetime | None = None


@dataclass(frozen=True)
class LogSize:
    """How many events there are, and what their revisions run to. `kept` is the office's own."""

    events: int
    first: int
    last: int
    kept: int

    @property
    def whole(self) -> bool:
        """Whether revisions run from 1 without a gap up to what the office says."""
        first = 1 if self.events else 0
        return (self.first, self.last, self.kept) == (first, self.events, self.events)


class Books(Bound):
    """Everything of a day, each table by itself."""

    def log_size(self) -> LogSize:
        """Whether the event log is whole."""
        kept = select(offices.c.revision).where(offices.c.code == self._office)
        count, first, last = self._connection.execute(
            select(
                func.count(),
                func.coalesce(func.min(events.c.revision), 0),
                func.coalesce(func.max(events.c.revision), 0),
            ).where(events.c.office == self._office)
        ).one()
        return LogSize(count, first, last, self._connection.scalar(kept) or 0)

    def business_days(self) -> list[date]:
        """Every day that has tickets, oldest first."""
        return list(
            self._connection.scalars(
                select(tickets.c.business_day)
                .where(tickets.c.office == self._office)
                .distinct()
                .order_by(tickets.c.business_day)
            )
        )

    def count_tickets(self) -> int:
        """How many tickets there are."""
        return self._connection.scalar(_count_of(tickets).where(self._own(tickets))) or 0

    def count_events(self, kinds: Iterable[str]) -> int:
        """How many events of these kinds there are."""
        found = _count_of(events).where(self._own(events), events.c.kind.in_(list(kinds)))
        return self._connection.scalar(found) or 0

    def tickets_of_day(self, day: date) -> list[Ticket]:
        """Every ticket of a day."""
        rows = self._connection.execute(
            select(*tickets.c)
            .where(self._own(tickets), tickets.c.business_day == day)
            .order_by(tickets.c.id)
        )
        return [Ticket(**fields(row)) for row in rows]

    def events_of_tickets(self, day: date) -> list[Event]:
        """Everything that happened to the tickets of a day, in order."""
        rows = self._connection.execute(
            select(*_EVENT_COLUMNS)
            .join(tickets, tickets.c.id == events.c.ticket)
            .where(self._own(events), tickets.c.business_day == day)
            .order_by(events.c.revision)
        )
        return [Event(**fields(row)) for row in rows]

    def events_of_counters(self) -> list[Event]:
        """Everything that happened to counters, in order."""
        rows = self._connection.execute(
            select(*_EVENT_COLUMNS)
            .where(self._own(events), events.c.kind.startswith("counter."))
            .order_by(events.c.revision)
        )
        return [Event(**fields(row)) for row in rows]

    def calls_of_day(self, day: date) -> list[CallRow]:
        """Every call of a ticket of a day."""
        return [CallRow(**fields(row)) for row in self._rows_of(CallRow, calls, day)]

    def ratings_of_day(self, day: date) -> list[RatingRow]:
        """Every rating of a ticket of a day."""
        return [RatingRow(**fields(row)) for row in self._rows_of(RatingRow, ratings, day)]

    def counter_rows(self) -> list[CounterRow]:
        """Every counter as it stands."""
        columns = [counters.c[name] for name in CounterRow.__annotations__]
        rows = self._connection.execute(select(*columns).where(self._own(counters)))
        return [CounterRow(**fields(row)) for row in rows]

    def _rows_of(self, shape: type, table: Any, day: date) -> Iterable[Row[Any]]:
        columns = [table.c[name] for name in shape.__annotations__]
        return self._connection.execute(
            select(*columns).where(self._own(table), table.c.business_day == day)
        )

    def _own(self, table: Any) -> Any:
        return table.c.office == self._office


_EVENT_COLUMNS = [events.c[name] for name in Event.__annotations__]


def _count_of(table: Any) -> Any:
    return select(func.count()).select_from(table)
