"""Hearing of other processes' commits through PostgreSQL's LISTEN; it wakes, the rows tell."""

import threading
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import sql

from queue_server.store.setup_tables import offices

CHANNEL = "motcua_events"
"""The channel; a notification's payload is the code of an office with new events."""

_LOOK_UP_SECONDS = 1.0
_RETRY_SECONDS = 2.0

_EVERY_OFFICE = sql.SQL("SELECT {} FROM {}").format(
    sql.Identifier(offices.c.code.name), sql.Identifier(offices.name)
)


class Listener:
    """A thread with a connection of its own, reconnecting until closed.

    What was committed while there was no connection has gone by unheard, so each connection begins
    with the news that every office may have new events.
    """

    def __init__(
        self,
        arguments: dict[str, Any],
        connected: Callable[[psycopg.Connection[Any]], None],
        told: Callable[[frozenset[str]], None],
    ) -> None:
        self._arguments = arguments
        self._connected = connected
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
        with psycopg.connect(autocommit=True, **self._arguments) as connection:
            self._connected(connection)
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
            self.ready.set()
            self._told(frozenset(row[0] for row in connection.execute(_EVERY_OFFICE)))
            while not self._closing.is_set():
                # As soon as there are some: with more asked for, they would wait for the others.
                heard = connection.notifies(timeout=_LOOK_UP_SECONDS, stop_after=1)
                offices = frozenset(notification.payload for notification in heard)
                if offices:
                    self._told(offices)
