"""Hearing of other processes' commits through PostgreSQL's LISTEN; it wakes, the rows tell."""

import threading
from collections.abc import Callable

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL

CHANNEL = "motcua_events"
"""The channel; a notification's payload is the code of an office with new events."""

_LOOK_UP_SECONDS = 1.0
_RETRY_SECONDS = 2.0


class Listener:
    """A thread with a connection of its own, reconnecting until closed."""

    def __init__(self, url: URL, told: Callable[[frozenset[str]], None]) -> None:
        plain = url.set(drivername="postgresql")
        self._dsn = plain.render_as_string(hide_password=False)
        self._told = told
        self._closing = threading.Event()
        self.ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store-listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening. Safe to call twice."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._hear()
            except psycopg.OperationalError:
                self.ready.clear()
                self._closing.wait(_RETRY_SECONDS)

    def _hear(self) -> None:
        with psycopg.connect(self._dsn, autocommit=True, connect_timeout=5) as connection:
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
            self.ready.set()
            while not self._closing.is_set():
                heard = connection.notifies(timeout=_LOOK_UP_SECONDS, stop_after=64)
                offices = frozenset(notification.payload for notification in heard)
                if offices:
                    self._told(offices)
