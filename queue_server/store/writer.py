"""SQLite's single writer: one thread, one connection, group commit."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from queue_server.store.unit import StorageUnavailable, Unit

T = TypeVar("T")

_MOST_AT_ONCE = 64


@dataclass
class _Job:
    work: Callable[[Unit], Any]
    future: Future[Any] = field(default_factory=Future)
    result: Any = None
    error: BaseException | None = None
    touched: frozenset[str] = frozenset()


class Writer:
    """Runs pieces of work one after the other; each is answered after its commit.

    `told` is called after each commit, in this thread, with the offices that have new events.
    """

    def __init__(self, engine: Engine, told: Callable[[frozenset[str]], None]) -> None:
        self._engine = engine
        self._told = told
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._closed = False
        self._gate = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Unit], T]) -> Future[T]:
        """Queue a piece of work. Raises `StorageUnavailable` after `close`."""
        job = _Job(work)
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

    def _run(self) -> None:
        with self._engine.connect() as connection:
            going_on = True
            while going_on:
                jobs, going_on = self._next_jobs()
                # A caller that went away before its turn wants nothing written.
                jobs = [job for job in jobs if job.future.set_running_or_notify_cancel()]
                if jobs:
                    self._commit_together(connection, jobs)

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

    def _commit_together(self, connection: Connection, jobs: list[_Job]) -> None:
        try:
            with connection.begin():
                for job in jobs:
                    _run_one(connection, job)
        except DBAPIError as error:
            # Nothing of this transaction is on disk, so nobody is told that it is.
            failure = StorageUnavailable(type(error).__name__)
            for job in jobs:
                job.future.set_exception(job.error or failure)
            return
        self._told(frozenset().union(*(job.touched for job in jobs)))
        for job in jobs:
            if job.error is None:
                job.future.set_result(job.result)
            else:
                job.future.set_exception(job.error)


def _run_one(connection: Connection, job: _Job) -> None:
    """Run one piece under a savepoint, so that its failure undoes only itself."""
    unit = Unit(connection)
    connection.exec_driver_sql("SAVEPOINT job")
    try:
        job.result = job.work(unit)
    except Exception as error:  # noqa: BLE001 - every failure belongs to the caller, who gets it
        connection.exec_driver_sql("ROLLBACK TO job")
        job.error = (
            StorageUnavailable(type(error).__name__) if isinstance(error, DBAPIError) else error
        )
    else:
        job.touched = frozenset(unit.touched)
    connection.exec_driver_sql("RELEASE job")
