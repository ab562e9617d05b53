"""Tickets: issuing numbers, standing in line, being at a counter."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from front_desk.errors import DeskError, ErrorCode
from front_desk.tickets import LAST_NUMBER, TicketState
from queue_server.calling import Candidate
from queue_server.store.bound import Bound, fields, upsert
from queue_server.store.rows import Ticket
from queue_server.store.tables import IS_AT_COUNTER, IS_PENDING, IS_WAITING, number_series, tickets

_SET_ASIDE = (TicketState.MISSED, TicketState.PARKED)
_VOID = (TicketState.CANCELLED, TicketState.LEFT)
"""States whose numbers count for no quota."""

# Statements that every ticket needs are built once.
_ADD = insert(tickets).returning(tickets.c.id)
_WAITING_COUNTS = (
    select(tickets.c.service, func.count())
    .where(
        tickets.c.office == bindparam("in_office"),
        tickets.c.business_day == bindparam("on_day"),
        IS_WAITING,
    )
    .group_by(tickets.c.service)
)

# Sent to this very counter, or to any counter with one of its services.
_MAY_CALL = or_(
    and_(
        tickets.c.wanted_counter.is_(None),
        tickets.c.service.in_(bindparam("served", expanding=True)),
    ),
    tickets.c.wanted_counter == bindparam("at_counter"),
)
_WAITING = select(tickets.c.id, tickets.c.issued_at, tickets.c.priority).where(
    tickets.c.office == bindparam("in_office"),
    tickets.c.business_day == bindparam("on_day"),
    IS_WAITING,
)
_CANDIDATES = (
    _WAITING.add_columns(tickets.c.service)
    .where(tickets.c.service.in_(bindparam("served", expanding=True)))
    .order_by(tickets.c.issued_at, tickets.c.id)
)
_HEAD = (
    _WAITING.where(_MAY_CALL, tickets.c.id.not_in(bindparam("without", expanding=True)))
    .order_by(tickets.c.issued_at, tickets.c.id)
    .limit(1)
)
_HEAD_WITHOUT_CLASS = _HEAD.where(tickets.c.priority.is_(None))
_HEAD_OF_CLASS = _HEAD.where(tickets.c.priority == bindparam("of_class"))


@cache
def _take_number(dialect: str) -> Any:
    return (
        upsert(dialect, number_series)
        .on_conflict_do_update(
            index_elements=["office", "business_day", "series"],
            set_={"last": number_series.c.last + 1},
        )
        .returning(number_series.c.last)
    )


class Lines(Bound):
    """The tickets of one office."""

    def next_number(self, day: date, series: str) -> int:
        """Take the next number of a series, from 1; it is gone even if the ticket is cancelled.

        Raises `DeskError` (NUMBERS_EXHAUSTED) after 999.
        """
        taken: int = self._connection.execute(
            _take_number(self._connection.dialect.name),
            {"office": self._office, "business_day": day, "series": series, "last": 1},
        ).scalar_one()
        if taken > LAST_NUMBER:
            raise DeskError(ErrorCode.NUMBERS_EXHAUSTED, f"Series {series} is used up for today.")
        return taken

    def add_ticket(self, values: dict[str, Any]) -> Ticket:
        """Write a new ticket from its columns, without `id` and `office`."""
        row = {**_BLANK, **values, "office": self._office}
        made = self._connection.execute(_ADD, row).scalar_one()
        return Ticket(id=made, **row)

    def change(self, ticket: Ticket, **values: Any) -> Ticket:
        """Write columns of a ticket that this transaction has locked."""
        row = self._connection.execute(
            update(tickets)
            .where(tickets.c.office == self._office, tickets.c.id == ticket.id)
            .values(**values)
            .returning(*tickets.c)
        ).one()
        return _ticket(row)

    def ticket(self, ticket_id: int, *, lock: bool = False) -> Ticket:
        """A ticket by id, locked if wanted. Raises `DeskError` (UNKNOWN_TICKET)."""
        return self._one(tickets.c.id == ticket_id, lock=lock)

    def ticket_by_token(self, token: str, *, lock: bool = False) -> Ticket:
        """A ticket by its follow token. Raises `DeskError` (UNKNOWN_TICKET)."""
        return self._one(tickets.c.token == token, lock=lock)

    def ticket_by_number(
        self, day: date, series: str, number: int, *, lock: bool = False
    ) -> Ticket:
        """A ticket by its number on a day. Raises `DeskError` (UNKNOWN_TICKET)."""
        return self._one(
            and_(
                tickets.c.business_day == day,
                tickets.c.series == series,
                tickets.c.number == number,
            ),
            lock=lock,
        )

    def try_take(self, ticket_id: int) -> Ticket | None:
        """Lock a waiting ticket, or None when somebody else has it in hand this moment."""
        row = self._connection.execute(
            select(*tickets.c)
            .where(
                tickets.c.office == self._office,
                tickets.c.id == ticket_id,
                tickets.c.state == TicketState.WAITING,
            )
            .with_for_update(skip_locked=True)
        ).one_or_none()
        return None if row is None else _ticket(row)

    def head_of_line(
        self,
        day: date,
        *,
        priority: str | None,
        counter: str,
        services: Collection[str],
        without: Collection[int] = (),
    ) -> Candidate | None:
        """Who waits longest of one class, among those that this counter may call."""
        named = {} if priority is None else {"of_class": priority}
        row = self._connection.execute(
            _HEAD_WITHOUT_CLASS if priority is None else _HEAD_OF_CLASS,
            {
                "in_office": self._office,
                "on_day": day,
                "at_counter": counter,
                "served": list(services),
                "without": list(without),
                **named,
            },
        ).one_or_none()
        return None if row is None else Candidate(*row)

    def waiting_counts(self, day: date) -> dict[str, int]:
        """How many wait, by service."""
        rows = self._connection.execute(_WAITING_COUNTS, {"in_office": self._office, "on_day": day})
        return {row[0]: row[1] for row in rows}

    def candidates(self, day: date, services: Collection[str]) -> dict[Candidate, str]:
        """Everybody who waits for one of these services, longest first, and for which."""
        rows = self._connection.execute(
            _CANDIDATES, {"in_office": self._office, "on_day": day, "served": list(services)}
        )
        return {Candidate(row[0], row[1], row[2]): row[3] for row in rows}

    def waiting_for_counter(
        self, day: date, counter: str, services: Collection[str]
    ) -> list[Ticket]:
        """Everybody whom a counter may call, longest first."""
        rows = self._connection.execute(
            select(*tickets.c)
            .where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                IS_WAITING,
                _MAY_CALL,
            )
            .order_by(tickets.c.issued_at, tickets.c.id),
            {"at_counter": counter, "served": list(services)},
        )
        return [_ticket(row) for row in rows]

    def set_aside(self, day: date) -> list[Ticket]:
        """Missed and parked tickets of a day, newest first."""
        rows = self._connection.execute(
            select(*tickets.c)
            .where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                tickets.c.state.in_(_SET_ASIDE),
            )
            .order_by(tickets.c.called_at.desc(), tickets.c.id.desc())
        )
        return [_ticket(row) for row in rows]

    def ticket_at(self, counter: str) -> Ticket | None:
        """The ticket that occupies a counter, of whatever day."""
        row = self._connection.execute(
            select(*tickets.c).where(
                tickets.c.office == self._office,
                tickets.c.counter == counter,
                IS_AT_COUNTER,
            )
        ).one_or_none()
        return None if row is None else _ticket(row)

    def tickets_at_counters(self) -> dict[str, Ticket]:
        """The ticket at each occupied counter."""
        rows = self._connection.execute(
            select(*tickets.c).where(tickets.c.office == self._office, IS_AT_COUNTER)
        )
        return {row.counter: _ticket(row) for row in rows}

    def pending_of(self, day: date, service: str, person: str) -> Ticket | None:
        """The ticket with which a person waits for a service, or has booked it."""
        row = self._connection.execute(
            select(*tickets.c).where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                tickets.c.service == service,
                tickets.c.person_key == person,
                IS_PENDING,
            )
        ).one_or_none()
        return None if row is None else _ticket(row)

    def numbers_of(self, day: date, person: str) -> list[str]:
        """The service of each number that a person has taken for a day."""
        return list(
            self._connection.scalars(
                select(tickets.c.service).where(
                    tickets.c.office == self._office,
                    tickets.c.business_day == day,
                    tickets.c.person_key == person,
                    tickets.c.state != TicketState.CANCELLED,
                )
            )
        )

    def given_out(self, day: date, service: str) -> int:
        """How many numbers of a service count towards its quota."""
        found: int = self._connection.execute(
            select(func.count()).where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                tickets.c.service == service,
                tickets.c.state.not_in(_VOID),
            )
        ).scalar_one()
        return found

    def booked_and_not_here(self, day: date, services: Collection[str]) -> int:
        """How many have booked one of these services for a day and have not come yet."""
        found: int = self._connection.execute(
            select(func.count()).where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                tickets.c.service.in_(services),
                tickets.c.window_from.is_not(None),
                tickets.c.state == TicketState.BOOKED,
            )
        ).scalar_one()
        return found

    def booked_windows(self, day: date, service: str) -> dict[datetime, int]:
        """How many numbers of each time window of a service are taken."""
        rows = self._connection.execute(
            select(tickets.c.window_from, func.count())
            .where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                tickets.c.service == service,
                tickets.c.window_from.is_not(None),
                tickets.c.state.not_in(_VOID),
            )
            .group_by(tickets.c.window_from)
        )
        return {row[0]: row[1] for row in rows}

    def visit(self, visit: int) -> list[Ticket]:
        """The tickets of a visit to several services, in their order."""
        rows = self._connection.execute(
            select(*tickets.c)
            .where(tickets.c.office == self._office, tickets.c.visit == visit)
            .order_by(tickets.c.visit_step)
        )
        return [_ticket(row) for row in rows]

    def forget_people(self, before: date) -> None:
        """Drop who it was from the tickets of earlier days."""
        self._connection.execute(
            update(tickets)
            .where(
                tickets.c.office == self._office,
                tickets.c.business_day < before,
                tickets.c.person_key.is_not(None),
            )
            .values(person_key=None)
        )

    def _one(self, which: ColumnElement[bool], *, lock: bool) -> Ticket:
        statement = select(*tickets.c).where(tickets.c.office == self._office, which)
        if lock:
            statement = statement.with_for_update()
        row = self._connection.execute(statement).one_or_none()
        if row is None:
            raise DeskError(ErrorCode.UNKNOWN_TICKET, "There is no such ticket.")
        return _ticket(row)


_BLANK: dict[str, Any] = {
    "priority": None,
    "person_key": None,
    "card_warnings": "",
    "waiting_since": None,
    "told_seconds": None,
    "told_deviation": None,
    "first_called_at": None,
    "called_at": None,
    "serving_at": None,
    "finished_at": None,
    "call_count": 0,
    "counter": None,
    "wanted_counter": None,
    "note": None,
    "parked_by": None,
    "parked_for_papers": False,
    "return_service": None,
    "return_counter": None,
    "visit": None,
    "visit_step": 0,
    "window_from": None,
    "window_until": None,
    "rated": False,
}


def _ticket(row: Row[Any]) -> Ticket:
    return Ticket(**fields(row))
