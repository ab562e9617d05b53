"""What happened: events, calls, ratings and answered commands."""

import dataclasses
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Integer,
    Row,
    Select,
    bindparam,
    delete,
    insert,
    select,
    type_coerce,
    update,
)

from front_desk.tickets import format_number
from queue_server.calling import PastCall
from queue_server.reasons import Reason
from queue_server.store.bound import Bound, fields, named, new_row
from queue_server.store.prepared import Prepared
from queue_server.store.rows import Act, Call, Event, KeptAnswer, Rating, Ticket
from queue_server.store.tables import calls, events, idempotency_keys, ratings, tickets

# Statements that every command needs are built once.
_ADD_EVENT = Prepared(insert(events).values(new_row(events)))
_PAST_CALLS = Prepared(
    select(
        calls.c.counter,
        type_coerce(calls.c.overtook, Integer),
        calls.c.why["priority"].as_string(),
    )
    .where(
        calls.c.office == bindparam("in_office"),
        calls.c.business_day == bindparam("on_day"),
        calls.c.call_count == 1,
        ~calls.c.undone,
    )
    .order_by(calls.c.revision.desc())
    .limit(bindparam("most"))
)
_EVENTS_AFTER = Prepared(
    select(*(events.c[one.name] for one in dataclasses.fields(Event)))
    .where(events.c.office == bindparam("in_office"), events.c.revision > bindparam("the_revision"))
    .order_by(events.c.revision)
    .limit(bindparam("most"))
)
_ADD_CALL = Prepared(insert(calls).values(new_row(calls, "undone") | {"undone": False}))
_ACT_COLUMNS = tuple(c for c in events.c if c.name not in ("office", "counter"))
_KEPT_ANSWER = Prepared(
    select(
        idempotency_keys.c.body_hash, idempotency_keys.c.status, idempotency_keys.c.answer
    ).where(
        idempotency_keys.c.office == bindparam("in_office"),
        idempotency_keys.c.scope == bindparam("of_scope"),
        idempotency_keys.c.key == bindparam("of_key"),
    )
)
_KEEP_ANSWER = Prepared(insert(idempotency_keys).values(new_row(idempotency_keys)))


class Happenings(Bound):
    """The append-only side of an office."""

    def next_revision(self) -> int:
        """The revision of the event that is about to be written.

        Revisions have no gaps and follow the order of commits: the office's row stays locked until
        the transaction ends.
        """
        return self._revisions.next(self._office)

    def append_event(
        self,
        kind: str,
        at: datetime,
        actor: str,
        ticket: int | None,
        data: dict[str, Any],
        *,
        revision: int | None = None,
        counter: str | None = None,
        before: dict[str, Any] | None = None,
    ) -> int:
        """Write an event and give its revision: `revision` if it was taken before, else the next.

        `before` holds what the columns of the ticket held until now, as JSON.
        """
        if revision is None:
            revision = self.next_revision()
        self._write(
            _ADD_EVENT,
            new_revision=revision,
            new_kind=kind,
            new_at=at,
            new_actor=actor,
            new_ticket=ticket,
            new_data=data,
            new_counter=counter,
            new_before=before,
        )
        self._touched.add(self._office)
        return revision

    def last_act_at(self, counter: str) -> Act | None:
        """The newest event of a ticket at a counter."""
        row = self._connection.execute(
            select(*_ACT_COLUMNS)
            .where(events.c.office == self._office, events.c.counter == counter)
            .order_by(events.c.revision.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else Act(**fields(row))

    def last_revision_of(self, ticket: int) -> int:
        """The revision of the newest event of a ticket."""
        newest = select(events.c.revision).where(
            events.c.office == self._office, events.c.ticket == ticket
        )
        return self._connection.scalar(newest.order_by(events.c.revision.desc()).limit(1)) or 0

    def events_after(self, revision: int, limit: int) -> list[Event]:
        """Events with a greater revision, oldest first."""
        rows = self._rows(_EVENTS_AFTER, the_revision=revision, most=limit)
        return [Event(*row) for row in rows]

    def add_call(
        self,
        revision: int,
        ticket: Ticket,
        staff: str,
        reason: str,
        why: Reason | None = None,
        *,
        overtook: bool,
    ) -> None:
        """Note the call of a ticket that is at its counter now: why, in words and as data."""
        self._write(
            _ADD_CALL,
            new_revision=revision,
            new_business_day=ticket.business_day,
            new_ticket=ticket.id,
            new_service=ticket.service,
            new_counter=ticket.counter,
            new_staff=staff,
            new_at=ticket.called_at,
            new_call_count=ticket.call_count,
            new_reason=reason,
            new_overtook=overtook,
            new_why=None if why is None else dataclasses.asdict(why),
        )

    def undo_call(self, revision: int) -> None:
        """Note that a call was taken back: it no longer counts as having overtaken anybody."""
        self._connection.execute(
            update(calls)
            .where(calls.c.office == self._office, calls.c.revision == revision)
            .values(undone=True)
        )

    def past_calls(self, day: date, limit: int) -> list[PastCall]:
        """The last first calls of a day that were not taken back, newest first."""
        rows = self._rows(_PAST_CALLS, on_day=day, most=limit)
        return [PastCall(row[0], overtook=bool(row[1]), priority=bool(row[2])) for row in rows]

    def latest_calls(self, day: date, limit: int) -> list[Call]:
        """The last calls of a day, newest first; a ticket may come more than once."""
        rows = self._connection.execute(
            self._calls()
            .where(calls.c.business_day == day, ~calls.c.undone)
            .order_by(calls.c.revision.desc())
            .limit(limit)
        )
        return [_call(row) for row in rows]

    def call_at(self, revision: int) -> Call | None:
        """The call that an event tells of."""
        row = self._connection.execute(
            self._calls().where(calls.c.revision == revision)
        ).one_or_none()
        return None if row is None else _call(row)

    def add_rating(self, ticket: Ticket, rating: Rating) -> None:
        """Keep the rating of a ticket."""
        self._connection.execute(
            insert(ratings),
            {
                "office": self._office,
                "ticket": ticket.id,
                "business_day": ticket.business_day,
                "service": ticket.service,
                "counter": ticket.counter,
                "score": rating.score,
                "reasons": list(rating.reasons),
                "comment": rating.comment,
                "at": rating.at,
            },
        )

    def kept_answer(self, scope: str, key: str) -> KeptAnswer | None:
        """What the command with this key was answered, if it has been carried out before.

        Nobody else carries it out meanwhile: the office's row is locked.
        """
        row = self._row(_KEPT_ANSWER, of_scope=scope, of_key=key)
        return None if row is None else KeptAnswer(*row)

    def keep_answer(self, scope: str, key: str, kept: KeptAnswer, at: datetime) -> None:
        """Keep the answer to the command that this transaction has carried out."""
        self._write(
            _KEEP_ANSWER,
            new_scope=scope,
            new_key=key,
            new_at=at,
            **named(vars(kept)),
        )

    def forget_answers(self, before: datetime) -> None:
        """Drop kept answers that nobody will ask for again."""
        self._connection.execute(
            delete(idempotency_keys).where(
                idempotency_keys.c.office == self._office, idempotency_keys.c.at < before
            )
        )

    def _calls(self) -> Select[Any]:
        return (
            select(
                calls.c.revision,
                calls.c.ticket,
                tickets.c.series,
                tickets.c.number,
                calls.c.service,
                calls.c.counter,
                calls.c.at,
                calls.c.call_count,
                tickets.c.language,
            )
            .join(tickets, tickets.c.id == calls.c.ticket)
            .where(calls.c.office == self._office, tickets.c.office == self._office)
        )


def _call(row: Row[Any]) -> Call:
    return Call(
        revision=row.revision,
        ticket=row.ticket,
        label=format_number(row.series, row.number),
        service=row.service,
        counter=row.counter,
        at=row.at,
        call_count=row.call_count,
        language=row.language,
    )
