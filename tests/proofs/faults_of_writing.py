"""Faults in how commands are numbered, kept, committed and told."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from front_desk.tickets import TicketState
from queue_server.desk.service import Command, Reply
from queue_server.store import writer
from queue_server.store.repository import Repository
from queue_server.store.rows import KeptAnswer, Ticket
from queue_server.store.session import Store
from queue_server.store.tables import idempotency_keys, number_series, offices, tickets
from queue_server.store.writer import Writer, _Job
from tests.proofs.sowing import MOMENT, put, sometimes


def no_office_lock() -> None:
    """Each office is locked from its first event on only."""
    put(Repository, "lock_office", lambda _: lambda _self: None)
    put(writer, "_lock_offices", lambda _: lambda _jobs, _revisions: None)


def office_unlocked() -> None:
    no_office_lock()

    def make(add: Any) -> Any:
        def add_ticket(self: Any, values: Any) -> Any:
            time.sleep(random.uniform(0, MOMENT))
            return add(self, values)

        return add_ticket

    put(Repository, "add_ticket", make)


def numbers_read_then_written() -> None:
    no_office_lock()

    def next_number(self: Any, day: Any, series: str) -> int:
        where = (
            number_series.c.office == self._office,
            number_series.c.business_day == day,
            number_series.c.series == series,
        )
        last = self._connection.scalar(select(number_series.c.last).where(*where))
        time.sleep(MOMENT)
        taken = (last or 0) + 1
        row = {"office": self._office, "business_day": day, "series": series, "last": taken}
        change = (
            insert(number_series).values(row)
            if last is None
            else update(number_series).where(*where).values(last=taken)
        )
        self._connection.execute(change)
        return int(taken)

    put(Repository, "next_number", lambda _: next_number)


def numbers_of_the_cancelled_again() -> None:
    def make(take: Any) -> Any:
        def next_number(self: Any, day: Any, series: str) -> int:
            free = self._connection.scalar(
                select(tickets.c.number).where(
                    tickets.c.office == self._office,
                    tickets.c.business_day == day,
                    tickets.c.series == series,
                    tickets.c.state == TicketState.CANCELLED,
                )
            )
            return int(free or take(self, day, series))

        return next_number

    put(Repository, "next_number", make)


def numbers_skipped() -> None:
    skips = sometimes(7)

    def make(take: Any) -> Any:
        def next_number(self: Any, day: Any, series: str) -> int:
            if skips():
                take(self, day, series)
            return int(take(self, day, series))

        return next_number

    put(Repository, "next_number", make)


def keys_not_kept() -> None:
    put(Repository, "kept_answer", lambda _: lambda *_args: None)
    put(Repository, "keep_answer", lambda _: lambda *_args: None)


def keys_kept_after_the_commit() -> None:
    def keep_answer(self: Any, scope: str, key: str, kept: KeptAnswer, at: Any) -> None:
        row = {"office": self._office, "scope": scope, "key": key, "at": at, **asdict(kept)}
        engine = self._connection.engine

        def keep() -> None:
            with engine.begin() as connection:
                connection.execute(insert(idempotency_keys).values(row))

        threading.Timer(10 * MOMENT, keep).start()

    put(Repository, "keep_answer", lambda _: keep_answer)


def bodies_of_keys_ignored() -> None:
    put(Command, "body_hash", lambda _: property(lambda _self: "same"))


def keys_of_all_in_one_scope() -> None:
    for name in ("kept_answer", "keep_answer"):
        put(Repository, name, _without_scope)


def _without_scope(old: Any) -> Any:
    return lambda self, _scope, *rest: old(self, "everybody", *rest)


def answers_forgotten() -> None:
    put(Repository, "keep_answer", lambda _: lambda *_args: None)


def refusals_forgotten() -> None:
    def make(keep: Any) -> Any:
        def keep_answer(self: Any, scope: str, key: str, kept: KeptAnswer, at: Any) -> None:
            if kept.status < 400:
                keep(self, scope, key, kept, at)

        return keep_answer

    put(Repository, "keep_answer", make)


def answered_before_the_commit() -> None:
    def make(run: Any) -> Any:
        def run_job(self: Any, connection: Connection, revisions: Any) -> None:
            run(self, connection, revisions)
            if not self.future.done():
                self.future.set_result(self.result)
                time.sleep(MOMENT)

        return run_job

    def answer(self: Any, jobs: Any) -> None:
        self._told(self._commit_together(jobs))
        for job in jobs:
            if not job.future.done():
                job.future.set_exception(job.error)

    put(_Job, "run", make)
    put(Writer, "_answer", lambda _: answer)


def commits_lost() -> None:
    loses = sometimes(40)

    def make(wake: Any) -> Any:
        def wake_others(self: Any, connection: Connection, touched: Any) -> None:
            wake(self, connection, touched)
            if loses():
                connection.exec_driver_sql("ROLLBACK")
                connection.exec_driver_sql("BEGIN")

        return wake_others

    put(Store, "_wake_others", make)


def answers_mixed_up() -> None:
    """Now and then somebody gets the answer of the commit before."""
    mixes = sometimes(20)
    last: list[Reply] = []

    def make(commit: Any) -> Any:
        def commit_together(self: Any, jobs: Any) -> Any:
            told = commit(self, jobs)
            for job in jobs:
                if isinstance(job.result, Reply):
                    mine = job.result
                    job.result = last[-1] if last and mixes() else mine
                    last[:] = [mine]
            return told

        return commit_together

    put(Writer, "_commit_together", make)


def written_in_words_only(state: TicketState, one_in: int) -> Callable[[], None]:
    def apply() -> None:
        forgets = sometimes(one_in)

        def make(change: Any) -> Any:
            def changed(self: Any, ticket: Ticket, **values: Any) -> Ticket:
                if values.get("state") is state and forgets():
                    return replace(ticket, **values)
                result: Ticket = change(self, ticket, **values)
                return result

            return changed

        put(Repository, "change", make)

    return apply


def events_left_out() -> None:
    def make(append: Any) -> Any:
        def append_event(self: Any, kind: str, *rest: Any, **named: Any) -> int:
            if kind == "ticket.missed":
                return int(self.revision())
            return int(append(self, kind, *rest, **named))

        return append_event

    put(Repository, "append_event", make)


def revisions_with_gaps() -> None:
    skips = sometimes(15)

    def make(take: Any) -> Any:
        def next_revision(self: Any) -> int:
            if skips():
                take(self)
            return int(take(self))

        return next_revision

    put(Repository, "next_revision", make)


def revisions_read_then_written() -> None:
    no_office_lock()

    def next_revision(self: Any) -> int:
        row = offices.c.code == self._office
        taken = self._connection.scalar(select(offices.c.revision).where(row)) + 1
        time.sleep(MOMENT)
        self._connection.execute(update(offices).where(row).values(revision=taken))
        return int(taken)

    put(Repository, "next_revision", lambda _: next_revision)


def others_not_woken() -> None:
    put(Store, "_wake_others", lambda _: lambda *_args: None)
