"""Faults in who is called where, and in what becomes of tickets."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import select, text

from front_desk.tickets import Act, TicketState
from queue_server.calling import Candidate
from queue_server.desk import acts, counters, undoing
from queue_server.store.repository import Repository
from queue_server.store.rows import CounterNow, Ticket
from queue_server.store.tables import tickets
from tests.proofs.faults_of_writing import no_office_lock
from tests.proofs.sowing import MOMENT, put


def calls_without_locks() -> None:
    no_office_lock()

    def try_take(self: Any, ticket_id: int) -> Ticket:
        found: Ticket = self.ticket(ticket_id)
        time.sleep(MOMENT)
        return found

    put(Repository, "try_take", lambda _: try_take)


def busy_counters_not_noticed() -> None:
    def make(lock: Any) -> Any:
        return lambda self, code: replace(lock(self, code), busy_with=None)

    put(Repository, "lock_counter", make)


def missed_keep_their_counter() -> None:
    def make(lock: Any) -> Any:
        def lock_counter(self: Any, code: str) -> CounterNow:
            held: CounterNow = lock(self, code)
            missed = self._connection.scalar(
                select(tickets.c.service).where(
                    tickets.c.office == self._office,
                    tickets.c.counter == code,
                    tickets.c.state == TicketState.MISSED,
                )
            )
            return replace(held, busy_with=held.busy_with or missed)

        return lock_counter

    put(Repository, "lock_counter", make)


def _heads(wanted: Callable[[Any, str, Any], Any], *, latest: bool = False) -> None:
    def heads_of_line(
        self: Any, day: Any, *, classes: Any, counter: str, services: Any, without: Any = ()
    ) -> list[Candidate]:
        order = (tickets.c.issued_at, tickets.c.id)
        rows = self._connection.execute(
            select(tickets.c.id, tickets.c.issued_at, tickets.c.priority)
            .where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                tickets.c.id.not_in(list(without)),
                wanted(tickets.c, counter, services),
            )
            .order_by(*(column.desc() if latest else column for column in order))
            .limit(1)
        )
        return [Candidate(*row) for row in rows]

    put(Repository, "heads_of_line", lambda _: heads_of_line)


def the_latest_first() -> None:
    _heads(
        lambda c, _, services: (
            (c.state == TicketState.WAITING) & c.service.in_(services) & c.wanted_counter.is_(None)
        ),
        latest=True,
    )


def sent_to_any_counter() -> None:
    _heads(lambda c, _, services: (c.state == TicketState.WAITING) & c.service.in_(services))


def the_cancelled_called() -> None:
    callable_states = (TicketState.WAITING, TicketState.CANCELLED)
    _heads(
        lambda c, counter, services: (
            c.state.in_(callable_states)
            & (
                (c.wanted_counter.is_(None) & c.service.in_(services))
                | (c.wanted_counter == counter)
            )
        )
    )
    put(Repository, "try_take", lambda _: lambda self, one: self.ticket(one, lock=True))
    put(counters, "after", lambda _: lambda *_args: TicketState.CALLED)


def waiting_ones_recalled() -> None:
    def make(after: Any) -> Any:
        def next_state(state: TicketState, act: Act) -> TicketState:
            if (state, act) == (TicketState.WAITING, Act.RECALL):
                return TicketState.CALLED
            following: TicketState = after(state, act)
            return following

        return next_state

    put(acts, "after", make)
    put(acts, "note_call", lambda _: lambda *_args, **_named: None)


def places_lost(of_kind: str) -> Callable[[], None]:
    def make(change: Any) -> Any:
        def changed(self: Any, ticket: Ticket, **values: Any) -> Ticket:
            if of_kind in values and values.get("state") is TicketState.WAITING:
                now = self._connection.scalar(text("SELECT clock_timestamp()"))
                values["issued_at"] = now
            result: Ticket = change(self, ticket, **values)
            return result

        return changed

    return lambda: put(Repository, "change", make)


def strangers_at_counters() -> None:
    for module in (acts, counters, undoing):
        put(module, "hold_counter", lambda _: lambda turn, code: turn.repo.lock_counter(code))


def undone_halfway() -> None:
    def make(last: Any) -> Any:
        def last_act_at(self: Any, counter: str) -> Any:
            act = last(self, counter)
            if act is None or act.before is None:
                return act
            return replace(act, before={k: v for k, v in act.before.items() if k == "state"})

        return last_act_at

    put(Repository, "last_act_at", make)


def undone_although_things_went_on() -> None:
    def make(last: Any) -> Any:
        def last_act_at(self: Any, counter: str) -> Any:
            act = last(self, counter)
            self.undoing = 0 if act is None else act.revision
            return act

        return last_act_at

    put(Repository, "last_act_at", make)
    put(Repository, "last_revision_of", lambda _: lambda self, _ticket: self.undoing)


def second_tickets_not_noticed() -> None:
    put(Repository, "pending_of", lambda _: lambda *_args: None)


def tickets_from_memory() -> None:
    kept: dict[int, tuple[float, Ticket]] = {}

    def make(ticket: Any) -> Any:
        def remembered(self: Any, ticket_id: int, *, lock: bool = False) -> Ticket:
            seen, old = kept.get(ticket_id, (0.0, None))
            if not lock and old is not None and time.monotonic() - seen < 1:
                return old
            found: Ticket = ticket(self, ticket_id, lock=lock)
            kept[ticket_id] = (time.monotonic(), found)
            return found

        return remembered

    put(Repository, "ticket", make)
