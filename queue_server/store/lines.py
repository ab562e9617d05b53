"""Tickets: issuing numbers, standing in line, being at a counter."""

import dataclasses
from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    Row,
    Select,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    union_all,
    update,
)

from front_desk.errors import DeskError, ErrorCode
from front_desk.tickets import LAST_NUMBER, TicketState
from queue_server.calling import Candidate
from queue_server.store.bound import Bound, named, new_row, upsert
from queue_server.store.prepared import Prepared
from queue_server.store.rows import Ticket
from queue_server.store.tables import IS_AT_COUNTER, IS_PENDING, IS_WAITING, number_series, tickets

_SET_ASIDE = (TicketState.MISSED, TicketState.PARKED)
_VOID = (TicketState.CANCELLED, TicketState.LEFT)
"""States whose numbers count for no quota."""

# Statements that every ticket needs are built once: building one costs five times as much as
# running it.
_COLUMNS = tuple(tickets.c[one.name] for one in dataclasses.fields(Ticket))
_TICKETS = select(*_COLUMNS).where(tickets.c.office == bindparam("in_office"))
_OF_DAY = tickets.c.business_day == bindparam("on_day")
_BY_ID = _TICKETS.where(tickets.c.id == bindparam("the_id"))
_BY_TOKEN = _TICKETS.where(tickets.c.token == bindparam("the_token"))
_BY_NUMBER = _TICKETS.where(
    _OF_DAY,
    tickets.c.series == bindparam("the_series"),
    tickets.c.number == bindparam("the_number"),
)
_WHICH = {one: Prepared(one) for one in (_BY_ID, _BY_TOKEN, _BY_NUMBER)}
_LOCKED = {one: Prepared(one.with_for_update()) for one in _WHICH}
_TAKE = Prepared(
    _BY_ID.where(tickets.c.state == TicketState.WAITING).with_for_update(skip_locked=True)
)
_AT_COUNTERS = _TICKETS.where(IS_AT_COUNTER)
_AT_COUNTER = Prepared(_AT_COUNTERS.where(tickets.c.counter == bindparam("at_counter")))
_OF_PERSON = Prepared(
    _TICKETS.where(
        _OF_DAY,
        tickets.c.service == bindparam("for_service"),
        tickets.c.person_key == bindparam("of_person"),
        IS_PENDING,
    )
)
_NUMBERS_OF_PERSON = Prepared(
    select(tickets.c.service).where(
        tickets.c.office == bindparam("in_office"),
        _OF_DAY,
        tickets.c.person_key == bindparam("of_person"),
        tickets.c.state != TicketState.CANCELLED,
    )
)
_ADD = Prepared(insert(tickets).values(new_row(tickets, "id")).returning(tickets.c.id))
_WAITING_COUNTS = Prepared(
    select(tickets.c.service, func.count())
    .where(tickets.c.office == bindparam("in_office"), _OF_DAY, IS_WAITING)
    .group_by(tickets.c.service)
)
_WAITING = select(
    tickets.c.id,
    tickets.c.issued_at,
    tickets.c.priority,
    # Only somebody who booked has waited for less long than the number is old.
    func.nullif(tickets.c.waiting_since, tickets.c.issued_at, type_=tickets.c.issued_at.type),
).where(tickets.c.office == bindparam("in_office"), _OF_DAY, IS_WAITING)


@cache
def _candidates(services: int) -> Prepared:
    """Everybody who waits for one of so many services."""
    return Prepared(
        _WAITING.add_columns(tickets.c.service)
        .where(tickets.c.service.in_(_named("served", services)))
        .order_by(tickets.c.issued_at, tickets.c.id)
    )


@cache
def _heads(classes: int, services: int, without: int) -> Prepared:
    """Who waits longest without priority, and of each of so many classes."""
    # Sent to this very counter, or to any counter with one of its services.
    may_call = or_(
        and_(
            tickets.c.wanted_counter.is_(None),
            tickets.c.service.in_(_named("served", services)),
        ),
        tickets.c.wanted_counter == bindparam("at_counter"),
    )
    line = _WAITING.where(may_call).order_by(tickets.c.issued_at, tickets.c.id).limit(1)
    if without:
        line = line.where(tickets.c.id.not_in(_named("without", without)))
    ordinary = line.where(tickets.c.priority.is_(None))
    by_class = [line.where(tickets.c.priority == one) for one in _named("of_class", classes)]
    # SQLite takes a limit inside a union only in a query of its own.
    return Prepared(union_all(*(select(one.subquery()) for one in (ordinary, *by_class))))


@cache
def _change(columns: tuple[str, ...]) -> Prepared:
    """A new value for each of these columns of a ticket."""
    return Prepared(
        update(tickets)
        .where(tickets.c.office == bindparam("in_office"), tickets.c.id == bindparam("the_id"))
        .values({name: bindparam(f"new_{name}") for name in columns})
    )


def _named(name: str, count: int) -> list[BindParameter[Any]]:
    return [bindparam(f"{name}_{place}") for place in range(count)]


def _numbered(name: str, values: Collection[object]) -> dict[str, object]:
    """The values of as many parameters of `_named`."""
    return {f"{name}_{place}": value for place, value in enumerate(values)}


@cache
def _take_number(dialect: str) -> Prepared:
    return Prepared(
        upsert(dialect, number_series)
        .values(new_row(number_series, "last") | {"last": 1})
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
        statement = _take_number(self._connection.dialect.name)
        taken: int
        ((taken,),) = self._rows(statement, new_business_day=day, new_series=series)
        if taken > LAST_NUMBER:
            raise DeskError(ErrorCode.NUMBERS_EXHAUSTED, f"Series {series} is used up for today.")
        return taken

    def add_ticket(self, values: dict[str, Any]) -> Ticket:
        """Write a new ticket from its columns, without `id` and `office`."""
        row = {**_BLANK, **values}
        ((made,),) = self._rows(_ADD, **named(row))
        return Ticket(id=made, office=self._office, **row)

    def change(self, ticket: Ticket, **values: Any) -> Ticket:
        """Write columns of a ticket that this transaction has locked."""
        self._write(_change(tuple(values)), the_id=ticket.id, **named(values))
        return dataclasses.replace(ticket, **values)

    def ticket(self, ticket_id: int, *, lock: bool = False) -> Ticket:
        """A ticket by id, locked if wanted. Raises `DeskError` (UNKNOWN_TICKET)."""
        return self._one(_BY_ID, {"the_id": ticket_id}, lock=lock)

    def ticket_by_token(self, token: str, *, lock: bool = False) -> Ticket:
        """A ticket by its follow token. Raises `DeskError` (UNKNOWN_TICKET)."""
        return self._one(_BY_TOKEN, {"the_token": token}, lock=lock)

    def ticket_by_number(
        self, day: date, series: str, number: int, *, lock: bool = False
    ) -> Ticket:
        """A ticket by its number on a day. Raises `DeskError` (UNKNOWN_TICKET)."""
        which = {"on_day": day, "the_series": series, "the_number": number}
        return self._one(_BY_NUMBER, which, lock=lock)

    def try_take(self, ticket_id: int) -> Ticket | None:
        """Lock a waiting ticket, or None when somebody else has it in hand this moment."""
        return self._one_or_none(_TAKE, the_id=ticket_id)

    def heads_of_line(
        self,
        day: date,
        *,
        classes: Collection[str],
        counter: str,
        services: Collection[str],
        without: Collection[int] = (),
    ) -> list[Candidate]:
        """Who waits longest without priority and of each class, whom this counter may call."""
        rows = self._rows(
            _heads(len(classes), len(services), len(without)),
            on_day=day,
            at_counter=counter,
            **_numbered("served", services),
            **_numbered("of_class", classes),
            **_numbered("without", without),
        )
        return [Candidate(*row) for row in rows]

    def waiting_counts(self, day: date) -> dict[str, int]:
        """How many wait, by service."""
        return dict(self._rows(_WAITING_COUNTS, on_day=day))

    def candidates(self, day: date, services: Collection[str]) -> list[Candidate]:
        """Everybody who waits for one of these services, longest first, and for which."""
        statement = _candidates(len(services))
        rows = self._rows(statement, on_day=day, **_numbered("served", services))
        return [Candidate._make(row) for row in rows]

    def waiting_for_counter(
        self, day: date, counter: str, services: Collection[str]
    ) -> list[Ticket]:
        """Everybody whom a counter may call, longest first."""
        rows = self._connection.execute(
            select(*_COLUMNS)
            .where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                IS_WAITING,
                or_(
                    and_(tickets.c.wanted_counter.is_(None), tickets.c.service.in_(services)),
                    tickets.c.wanted_counter == counter,
                ),
            )
            .order_by(tickets.c.issued_at, tickets.c.id)
        )
        return [_ticket(row) for row in rows]

    def set_aside(self, day: date) -> list[Ticket]:
        """Missed and parked tickets of a day, newest first."""
        rows = self._connection.execute(
            select(*_COLUMNS)
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
        return self._one_or_none(_AT_COUNTER, at_counter=counter)

    def tickets_at_counters(self) -> dict[str, Ticket]:
        """The ticket at each occupied counter."""
        rows = self._connection.execute(_AT_COUNTERS, {"in_office": self._office})
        return {row.counter: _ticket(row) for row in rows}

    def pending_of(self, day: date, service: str, person: str) -> Ticket | None:
        """The ticket with which a person waits for a service, or has booked it."""
        return self._one_or_none(_OF_PERSON, on_day=day, for_service=service, of_person=person)

    def numbers_of(self, day: date, person: str) -> list[str]:
        """The service of each number that a person has taken for a day."""
        rows = self._rows(_NUMBERS_OF_PERSON, on_day=day, of_person=person)
        return [row[0] for row in rows]

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
            select(*_COLUMNS)
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

    def _one(self, statement: Select[Any], which: dict[str, object], *, lock: bool) -> Ticket:
        prepared = (_LOCKED if lock else _WHICH)[statement]
        found = self._one_or_none(prepared, **which)
        if found is None:
            raise DeskError(ErrorCode.UNKNOWN_TICKET, "There is no such ticket.")
        return found

    def _one_or_none(self, statement: Prepared, **which: object) -> Ticket | None:
        row = self._row(statement, **which)
        return None if row is None else Ticket(*row)


_BLANK: dict[str, Any] = {
    "priority": None,
    "person_key": None,
    "card_warnings": "",
    "waiting_since": None,
    "told_seconds": None,
    "told_deviation": None,
    "told_low": None,
    "told_high": None,
    "first_called_at": None,
    "called_at": None,
    "serving_at": None,
    "freed_at": None,
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
    return Ticket(*cast("tuple[Any, ...]", row))
