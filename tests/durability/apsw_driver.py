"""The little of a DBAPI that SQLAlchemy's SQLite dialect needs, over an apsw connection.

Errors are those of the standard library's `sqlite3`, which the dialect knows.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import apsw

Row = tuple[Any, ...]


@contextmanager
def _as_sqlite3() -> Iterator[None]:
    try:
        yield
    except apsw.ConstraintError as error:
        raise sqlite3.IntegrityError(str(error)) from error
    except apsw.Error as error:
        raise sqlite3.OperationalError(f"{type(error).__name__}: {error}") from error


class Cursor:
    """Runs one statement and keeps its rows."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: list[Row] = []
        self.description: list[tuple[Any, ...]] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, statement: str, values: Sequence[Any] = ()) -> "Cursor":
        """Run a statement to its end."""
        self.description = None
        before = self._connection.total_changes()
        with _as_sqlite3():
            cursor = self._connection.cursor()
            # The columns of a statement without rows can be asked for only before it runs.
            cursor.exec_trace = self._note_columns
            self._rows = list(cursor.execute(statement, tuple(values)))
        self.rowcount = self._connection.total_changes() - before
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def executemany(self, statement: str, many: Iterable[Sequence[Any]]) -> "Cursor":
        """Run a statement once for each row of values."""
        changed = 0
        for values in many:
            self.execute(statement, values)
            changed += self.rowcount
        self.rowcount = changed
        return self

    def fetchone(self) -> Row | None:
        """The next row."""
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[Row]:
        """The next rows."""
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    def fetchall(self) -> list[Row]:
        """All further rows."""
        taken, self._rows = self._rows, []
        return taken

    def close(self) -> None:
        """Forget the rows."""
        self._rows = []

    def _note_columns(self, cursor: apsw.Cursor, _: str, __: object) -> bool:
        columns = cursor.get_description()
        self.description = [(name, *(None,) * 6) for name, *_ in columns] or None
        return True


class Connection:
    """One apsw connection; transactions begin when the caller says so."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self.isolation_level: str | None = None

    def cursor(self) -> Cursor:
        """A new cursor."""
        return Cursor(self._connection)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Cursor:
        """Run a statement with a cursor of its own."""
        return self.cursor().execute(statement, values)

    def commit(self) -> None:
        """End the transaction, if there is one."""
        if self._connection.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        """Undo the transaction, if there is one."""
        if self._connection.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the database; there is nothing to say when its disk is gone."""
        with suppress(apsw.IOError):
            self._connection.close(True)

    def create_function(
        self, name: str, count: int, function: Callable[..., Any], *, deterministic: bool = False
    ) -> None:
        """A function for SQL."""
        self._connection.create_scalar_function(name, function, count, deterministic=deterministic)


class OutboxConnection(Connection):
    """With the two things of `sqlite3` that the kiosk's outbox uses besides."""

    @property
    def in_transaction(self) -> bool:
        """Whether there is one that has begun and not ended."""
        return self._connection.in_transaction

    def executescript(self, script: str) -> None:
        """Run several statements."""
        self.execute(script)
