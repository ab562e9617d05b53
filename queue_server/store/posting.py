"""Writes whose outcome nobody waits for travel with the next question.

Each question to PostgreSQL is a way there and back. A write is posted instead: it is sent together
with whatever is asked next, or before the commit at the latest, in the driver's pipeline. SQLite is
no way off, so there everything is written at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection

_KEPT_AT = "posted"


class Posts:
    """What is to be sent over one connection, in order."""

    def __init__(self, driver: psycopg.Connection[Any]) -> None:
        self._driver = driver
        self._waiting: list[tuple[str, Any, int | None]] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, sql: str, parameters: Any, rows: int | None) -> None:
        """Send this with the next question; `rows` is how many it has to write, if that matters."""
        self._waiting.append((sql, parameters, rows))

    def send(self, question: tuple[Any, str, Any] | None = None) -> None:
        """Send what waits, and after it a question whose answer the cursor then has.

        Raises the driver's errors, and `LookupError` when a row that was to be written is missing.
        """
        waiting, self._waiting = self._waiting, []
        if not waiting and question is None:
            return
        sent = []
        try:
            with self._driver.pipeline():
                for sql, parameters, rows in waiting:
                    cursor = self._driver.cursor()
                    cursor.execute(sql, parameters)
                    sent.append((cursor, rows))
                if question is not None:
                    asking, sql, parameters = question
                    asking.execute(sql, parameters)
        except psycopg.Error:
            # What followed the failure was not run; where it was the first run as a prepared
            # statement, the driver believes for good that the server has it.
            self._driver._prepared.clear()  # noqa: SLF001 - there is no public way
            raise
        for cursor, rows in sent:
            check(cursor.rowcount, rows)

    def forget(self) -> None:
        """Send nothing of it."""
        self._waiting.clear()


def check(written: int, rows: int | None) -> None:
    """Raises `LookupError` when not as many rows were written as had to be."""
    if rows is not None and written != rows:
        raise LookupError(f"{written} rows were written instead of {rows}")


@contextmanager
def posting(connection: Connection) -> Iterator[Posts | None]:
    """Let what is posted over a connection wait; None where it is written at once."""
    if connection.dialect.name != "postgresql":
        yield None
        return
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError("posting needs psycopg")
    posts = Posts(driver)
    connection.info[_KEPT_AT] = posts
    try:
        yield posts
    finally:
        connection.info.pop(_KEPT_AT, None)


def posts_of(connection: Connection) -> Posts | None:
    """What waits to be sent over a connection, if it may wait at all."""
    if connection.dialect.name != "postgresql":
        return None
    found: Posts | None = connection.info.get(_KEPT_AT)
    return found
