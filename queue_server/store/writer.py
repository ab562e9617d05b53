"""The process's single writer: one thread, one transaction at a time, group commit.

Whatever is queued while a commit goes to disk joins the next transaction; nobody is answered before
the commit. When some work of a transaction fails, all of it is undone and done again, each piece
under a savepoint of its own, so that a failure undoes only itself. Several processes may each have
a writer on PostgreSQL: there the office's row keeps them apart, and a deadlock is tried again.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from front_desk.errors import DeskError
from queue_server.store.postgres import Watch
from queue_server.store.posting import posting
from queue_server.store.prepared import send
from queue_server.store.revisions import Revisions
from queue_server.store.savepoints import TransactionLost, savepoint
from queue_server.store.unit import StorageUnavailable, Unit

T = TypeVar("T")

OnRefusal = Callable[[Unit, DeskError], None]
"""What is written instead when work is refused, in the same transaction."""

BeforeCommit = Callable[[Connection, frozenset[str]], None]

_MOST_AT_ONCE = 64
_ATTEMPTS = 5
_RETRIED = ("40001", "40P01")
"""SQLSTATE of serialization_failure and deadlock_detected."""

_APART = 16
"""So many transactions after a failure are done piece by piece: failures come in swarms."""


@dataclass
class _Job:
    work: Callable[[Unit], Any]
    office: str | None
    refused: OnRefusal | None = None
    future: Future[Any] = field(default_factory=Future)
    result: Any = None
    error: BaseException | None = None
    touched: frozenset[str] = frozenset()

    def run(self, connection: Connection, revisions: Revisions) -> None:
        """Do the work. Raises whatever it raises."""
        unit = Unit(connection, revisions)
        self.result, self.error, self.touched = None, None, frozenset()
        self.result = self.work(unit)
        self.touched = frozenset(unit.touched)


class _Apart(Exception):
    """Some piece of work has failed, and it must be seen which."""


class Writer:
    """Runs pieces of work one after the other; each is answered after its commit.

    `told` is called after each commit, in this thread, with the offices that have new events;
    `before_commit` is called inside the transaction with the same offices.
    """

    def __init__(
        self,
        engine: Engine,
        watch: Watch,
        before_commit: BeforeCommit,
        told: Callable[[frozenset[str]], None],
    ) -> None:
        self._engine = engine
        self._watch = watch
        self._before_commit = before_commit
        self._told = told
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._closed = False
        self._apart = 0
        self._gate = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def submit(
        self,
        work: Callable[[Unit], T],
        office: str | None = None,
        refused: OnRefusal | None = None,
    ) -> Future[T]:
        """Queue a piece of work. Raises `StorageUnavailable` after `close`.

        `office` is the one whose rows it writes; without it, it has a transaction of its own.
        `refused` is run when the work raises a `DeskError`, after everything of it is undone.
        """
        job = _Job(work, office, refused)
        with self._gate:
            if self._closed:
                raise StorageUnavailable("closed")
            self._queue.put(job)
        return job.future

    def close(self) -> None:
        """Finish what is queued, then end the thread. Safe to call twice."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    @property
    def native_id(self) -> int:
        """The kernel's number of the thread."""
        return self._thread.native_id or 0

    def _run(self) -> None:
        going_on = True
        while going_on:
            jobs, going_on = self._next_jobs()
            # A caller that went away before its turn wants nothing written.
            jobs = [job for job in jobs if job.future.set_running_or_notify_cancel()]
            for together in _transactions(jobs):
                self._answer(together)

    def _next_jobs(self) -> tuple[list[_Job], bool]:
        jobs: list[_Job] = []
        job = self._queue.get()
        while job is not None:
            jobs.append(job)
            if len(jobs) == _MOST_AT_ONCE:
                return jobs, True
            try:
                job = self._queue.get_nowait()
            except Empty:
                return jobs, True
        return jobs, False

    def _answer(self, jobs: list[_Job]) -> None:
        try:
            offices = self._commit_together(jobs)
        except (SQLAlchemyError, LookupError) as error:
            # Nothing of this transaction is on disk, so nobody is told that it is.
            for job in jobs:
                job.future.set_exception(job.error or StorageUnavailable(type(error).__name__))
            return
        self._told(offices)
        for job in jobs:
            if job.error is None:
                job.future.set_result(job.result)
            else:
                job.future.set_exception(job.error)

    def _commit_together(self, jobs: list[_Job]) -> frozenset[str]:
        attempt = 1
        while True:
            together = self._apart == 0
            self._apart = max(0, self._apart - 1)
            try:
                return self._transaction(jobs, _run_together if together else _run_apart)
            except (_Apart, LookupError):
                # What is posted may turn out to have failed when nobody's turn it is any more.
                if not together:
                    raise
                self._apart = _APART
            except DBAPIError as error:
                if _is_lost(error) or attempt == _ATTEMPTS:
                    raise
                if _may_try_again(error):
                    attempt += 1
                elif together:
                    self._apart = _APART
                else:
                    raise

    def _transaction(
        self, jobs: list[_Job], run: Callable[[Connection, list[_Job]], None]
    ) -> frozenset[str]:
        with (
            self._watch,
            self._engine.connect() as connection,
            connection.begin(),
            posting(connection),
        ):
            run(connection, jobs)
            offices = frozenset().union(*(job.touched for job in jobs))
            self._before_commit(connection, offices)
            send(connection)
        return offices


def _transactions(jobs: list[_Job]) -> list[list[_Job]]:
    """Which jobs share a transaction, and in which order.

    The offices' rows are locked until the commit. Were the offices taken as they come, two
    processes would wait for each other's, until PostgreSQL ends one of them after a second; in the
    order of their codes they never do. The jobs of one office keep their order.
    """
    alone = [[job] for job in jobs if job.office is None]
    together = sorted((job for job in jobs if job.office is not None), key=_office)
    return [together, *alone] if together else alone


def _office(job: _Job) -> str:
    return job.office or ""


def _lock_offices(jobs: list[_Job], revisions: Revisions) -> None:
    """Lock every office before the first savepoint: rolling back to one would let go of it."""
    for office in sorted({job.office for job in jobs if job.office is not None}):
        revisions.lock(office)


def _run_together(connection: Connection, jobs: list[_Job]) -> None:
    """Run every piece. Raises `_Apart` when any of them fails."""
    revisions = Revisions(connection)
    _lock_offices(jobs, revisions)
    for job in jobs:
        try:
            job.run(connection, revisions)
        except DBAPIError:
            raise
        except Exception as error:
            raise _Apart from error
    revisions.write()


def _run_apart(connection: Connection, jobs: list[_Job]) -> None:
    """Run every piece, so that its failure undoes only itself."""
    _lock_offices(jobs, Revisions(connection))
    for job in jobs:
        _run_one(connection, job)


def _run_one(connection: Connection, job: _Job) -> None:
    """Run one piece under a savepoint."""
    revisions = Revisions(connection)
    try:
        with savepoint(connection, revisions):
            job.run(connection, revisions)
            revisions.write()
    except TransactionLost:
        # What follows would be committed without what came before it.
        raise
    except Exception as error:
        if isinstance(error, DBAPIError) and (_may_try_again(error) or _is_lost(error)):
            raise
        failed = isinstance(error, SQLAlchemyError)
        job.error = StorageUnavailable(type(error).__name__) if failed else error
        if isinstance(error, DeskError) and job.refused is not None:
            job.refused(Unit(connection), error)


def _is_lost(error: DBAPIError) -> bool:
    return error.connection_invalidated


def _may_try_again(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in _RETRIED
