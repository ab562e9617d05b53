"""The store: one transaction per piece of work, on SQLite or PostgreSQL.

`write` runs a piece of work in one transaction and answers after the commit; `read` runs it on a
consistent snapshot that cannot write. Work is a plain function of a `Unit`; it may be run again
after a deadlock, so it must touch nothing but its `Unit`.

Writing goes through one thread with one transaction at a time (`writer`); on SQLite that makes it
the database's single writer. Reading has connections of its own.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Delete, Engine, Update, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from queue_server.store import migrate
from queue_server.store.answers import Answers
from queue_server.store.postgres import Watch, connect_arguments, postgres_engine
from queue_server.store.prepared import Prepared, send
from queue_server.store.setup_tables import RIGHTS
from queue_server.store.unit import StorageUnavailable, Unit
from queue_server.store.wakeups import CHANNEL, Listener
from queue_server.store.writer import OnRefusal, Writer

T = TypeVar("T")
OnCommit = Callable[[frozenset[str]], None]
"""Told, after a commit and from any thread, which offices have new events."""

_SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
_POOL = 8


Work = Callable[[Unit], T]


class Store:
    """The database behind one address, such as `sqlite:////srv/queue.sqlite3`.

    Opened by `open`, closed by `close` or as a context manager.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self.is_sqlite = self._url.get_backend_name() == "sqlite"
        self._answers = Answers()
        self._on_commit: list[OnCommit] = []
        self._on_rights_changed: list[Callable[[], None]] = []
        self._rights_changed = False
        self._pool = ThreadPoolExecutor(_POOL, thread_name_prefix="store")
        self._writer: Writer | None = None
        self._listener: Listener | None = None
        self._watch = Watch()
        self._write_engine = (
            _sqlite_writer(self._url) if self.is_sqlite else postgres_engine(self._url, _POOL + 2)
        )
        self._read_engine = (
            _sqlite_readers(self._url)
            if self.is_sqlite
            else self._write_engine.execution_options(**_SNAPSHOT)
        )
        event.listen(self._write_engine, "after_execute", self._executed)
        if not self.is_sqlite:
            self._watch.guard(self._write_engine)
            event.listen(self._write_engine, "before_cursor_execute", _send_first)

    @classmethod
    def for_file(cls, path: Path) -> Self:
        """A SQLite store in this file; its folder must be there."""
        return cls(URL.create("sqlite", database=str(path)).render_as_string())

    def open(self) -> Self:
        """Bring the tables up to date and start writing. Raises `StorageUnavailable`."""
        try:
            migrate.upgrade(self._write_engine)
        except DBAPIError as error:
            raise StorageUnavailable(type(error).__name__) from error
        self._writer = Writer(self._write_engine, self._watch, self._wake_others, self._told)
        return self

    def listen(self) -> None:
        """On PostgreSQL, also hear of what other processes commit, and leave one that hangs."""
        if not self.is_sqlite and self._listener is None:
            self._watch.start()
            self._listener = Listener(connect_arguments(self._url), self._watch.add, self._told)

    def writer_threads(self) -> list[int]:
        """The native id of the writer's thread; empty before `open`."""
        return [] if self._writer is None else [self._writer.native_id]

    def on_commit(self, heard: OnCommit) -> None:
        """Tell `heard` of every commit that brought events."""
        self._on_commit.append(heard)

    def on_rights_changed(self, heard: Callable[[], None]) -> None:
        """Tell `heard`, after a commit of this process and before it is answered, that an account,
        a session or a device has been changed or has ended."""
        self._on_rights_changed.append(heard)

    def close(self) -> None:
        """Finish what is queued, then let go of every connection. Safe to call twice."""
        if self._listener is not None:
            self._listener.close()
        if self._writer is not None:
            self._writer.close()
        self._pool.shutdown()
        # Until here it cuts off what would keep the others waiting.
        self._watch.close()
        self._read_engine.dispose()
        self._write_engine.dispose()

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(self, *_: object) -> None:
        self.close()

    async def write(
        self, work: Work[T], office: str | None = None, refused: OnRefusal | None = None
    ) -> T:
        """Run `work` in one transaction; it is durable when this returns.

        With the `office` named whose rows it writes, and no other's, it may share its transaction
        with work for other offices. `refused` writes what is to be kept of a refusal.
        """
        submitted = self._submit(work, office, refused)
        try:
            return await self._answers.of(submitted)
        except asyncio.CancelledError:
            submitted.cancel()
            raise

    async def read(self, work: Work[T]) -> T:
        """Run `work` on a snapshot that cannot write."""
        return await asyncio.wrap_future(self._pool.submit(self._read, work))

    def write_now(self, work: Work[T]) -> T:
        """As `write`, for callers without an event loop."""
        return self._submit(work).result()

    def read_now(self, work: Work[T]) -> T:
        """As `read`, for callers without an event loop."""
        return self._read(work)

    def _submit(
        self, work: Work[T], office: str | None = None, refused: OnRefusal | None = None
    ) -> Future[T]:
        if self._writer is None:
            raise StorageUnavailable("not open")
        return self._writer.submit(work, office, refused)

    def _read(self, work: Work[T]) -> T:
        try:
            with self._watch, self._read_engine.connect() as connection, connection.begin():
                return work(Unit(connection))
        except DBAPIError as error:
            raise StorageUnavailable(type(error).__name__) from error

    def _wake_others(self, connection: Connection, offices: frozenset[str]) -> None:
        if not self.is_sqlite:
            for office in offices:
                _NOTIFY.post(connection, {"channel": CHANNEL, "office": office})

    def _executed(self, _: object, statement: object, *__: object) -> None:
        """In the writer's thread; after a rollback the rights are asked for once too often."""
        if isinstance(statement, (Update, Delete)) and statement.table in RIGHTS:
            self._rights_changed = True

    def _told(self, offices: frozenset[str]) -> None:
        if self._rights_changed:
            self._rights_changed = False
            for forget in self._on_rights_changed:
                forget()
        if offices:
            for heard in self._on_commit:
                heard(offices)


def _send_first(connection: Connection, *_: object) -> None:
    """Before SQLAlchemy sends a statement of its own, to keep the order."""
    send(connection)


WRITER_BEGINS = "BEGIN IMMEDIATE"
WRITER_PRAGMAS = ("synchronous=EXTRA", "journal_mode=WAL")
"""A power cut takes nothing that was answered: FULL syncs the log at each commit, NORMAL not. EXTRA
does no more than FULL but when a new or restored file turns to WAL: the journal of that turn, if it
came back after a cut, would undo what was written since."""

_NOTIFY = Prepared(text("SELECT pg_notify(:channel, :office)"))


def _sqlite_writer(url: URL) -> Engine:
    engine = create_engine(
        url,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )
    prepare_sqlite(engine, WRITER_BEGINS, WRITER_PRAGMAS)
    return engine


def _sqlite_readers(url: URL) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=_POOL,
        max_overflow=0,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )
    prepare_sqlite(engine, "BEGIN", ("query_only=ON",))
    return engine


def prepare_sqlite(engine: Engine, begin: str, pragmas: tuple[str, ...]) -> None:
    """Have each connection begin its transactions so, with these pragmas besides our usual ones."""

    def connected(connection: Any, _record: object) -> None:
        # The driver's own transaction handling would begin too late, and deferred.
        connection.isolation_level = None
        for pragma in ("busy_timeout=5000", "foreign_keys=ON", *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
