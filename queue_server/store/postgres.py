"""Reaching PostgreSQL, also when it moves: several hosts, dead machines, former primaries."""

import os
import socket
import threading
import time
from typing import Any
from weakref import WeakSet

import psycopg
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext

LONGEST_SECONDS = 20.0
"""A transaction that has lasted longer waits for a machine that will not answer."""

_LOOK_SECONDS = 1.0
_READ_ONLY = "25006"
"""SQLSTATE of read_only_sql_transaction."""

_PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""A machine that is gone without a word is noticed in seconds, not in the kernel's hours."""


def connect_arguments(url: URL) -> dict[str, Any]:
    """The driver's arguments for an address; hosts and ports are lists with commas.

    Time limits that the address does not name itself are filled in.
    """
    _, named = url.get_dialect()().create_connect_args(url)
    return {**_patience(url), **named}


def postgres_engine(url: URL, pool_size: int) -> Engine:
    """Connections to the primary, checked before use."""
    # Errors and logs never show bound values: they may be about people.
    engine = create_engine(
        url,
        connect_args=_patience(url),
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", _leave_a_standby)
    return engine


class Watch:
    """Cuts connections to a database that has stopped answering without closing them.

    A frozen machine or a hung disk leaves connections open for ever. Work is done inside
    `with watch:`; when some of it has lasted longer than `longest` seconds, every connection is
    shut down; those with which younger work is busy only if nothing at all was answered meanwhile,
    so that one slow query harms no other. Whoever waited gets the driver's `OperationalError`, and
    the pool connects afresh, wherever the primary is by then.
    """

    def __init__(self, longest: float = LONGEST_SECONDS) -> None:
        self._longest = longest
        self._connections: WeakSet[psycopg.Connection[Any]] = WeakSet()
        self._held: dict[int, psycopg.Connection[Any]] = {}
        self._begun: dict[int, float] = {}
        self._answered = time.monotonic()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def guard(self, engine: Engine) -> None:
        """Know the connections of an engine."""
        event.listen(engine, "connect", self._made)
        event.listen(engine, "checkout", self._taken)

    def add(self, connection: psycopg.Connection[Any]) -> None:
        """Know one more connection."""
        self._connections.add(connection)

    def start(self) -> None:
        """Look once a second from now on."""
        self._thread = threading.Thread(target=self._run, name="store-watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more. Safe to call twice."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join()

    def __enter__(self) -> None:
        self._begun[threading.get_ident()] = time.monotonic()

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        if failed is None:
            self._answered = time.monotonic()
        thread = threading.get_ident()
        self._begun.pop(thread, None)
        self._held.pop(thread, None)

    def look(self) -> int:
        """Cut what has to be cut; how many connections that were."""
        oldest = time.monotonic() - self._longest
        begun = list(self._begun.items())
        if all(when > oldest for _, when in begun):
            return 0
        alive = self._answered > oldest
        busy = {id(self._held.get(thread)) for thread, when in begun if alive and when > oldest}
        return sum(_cut(one) for one in list(self._connections) if id(one) not in busy)

    def _run(self) -> None:
        while not self._closing.wait(_LOOK_SECONDS):
            self.look()

    def _made(self, connection: psycopg.Connection[Any], _record: object) -> None:
        self._connections.add(connection)

    def _taken(self, connection: psycopg.Connection[Any], _record: object, _proxy: object) -> None:
        self._held[threading.get_ident()] = connection


def _cut(connection: psycopg.Connection[Any]) -> bool:
    """Shut the socket down under a connection, from another thread than its own."""
    try:
        with socket.socket(fileno=os.dup(connection.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)
    except (psycopg.Error, OSError):
        # It is closed already, by its own thread or by the other side.
        return False
    return True


def _patience(url: URL) -> dict[str, Any]:
    return {name: value for name, value in _PATIENCE.items() if name not in url.query}


def _leave_a_standby(context: ExceptionContext) -> None:
    """Whoever was the primary and refuses writes now is as good as gone: connect afresh."""
    if getattr(context.original_exception, "sqlstate", None) == _READ_ONLY:
        context.is_disconnect = True
