"""Statements that every command needs: compiled once, then run straight through the driver.

SQLAlchemy writes the SQL and converts what goes in and comes out; what is left out is the looking
up of caches and the making of contexts and results around each run, which costs several times as
much as the databases themselves take for such small statements.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler

from queue_server.store.posting import check, posts_of

Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class _Compiled:
    """A statement in one database's words."""

    sql: str
    given: dict[str, Any]
    """The parameters that the statement itself gives, converted."""
    places: Sequence[str] | None
    """The parameters in their order; None when they go by name."""
    into: Mapping[str, Convert]

    def parameters(self, values: Mapping[str, object]) -> Any:
        """The driver's parameters for these values."""
        given, into = self.given, self.into
        if self.places is None:
            named = dict(given)
            for name, value in values.items():
                named[name] = into[name](value) if name in into else value
            return named
        return [
            (into[name](values[name]) if name in into else values[name])
            if name in values
            else given[name]
            for name in self.places
        ]


class Prepared:
    """A statement with named parameters. No expanding ones: their number changes the SQL."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        # Of those that give back nothing, the driver is not asked for rows.
        self._answers = bool(getattr(statement, "exported_columns", ()))
        self._compiled: dict[str, _Compiled] = {}
        self._out_of: dict[str, tuple[tuple[int, Convert], ...]] = {}

    def rows(self, connection: Connection, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Run it; what it gives back. Raises what SQLAlchemy raises."""
        dialect = connection.dialect
        cursor = self._run(connection, self._in_words_of(dialect), values)
        found: list[tuple[Any, ...]] = cursor.fetchall() if self._answers else []
        out_of = self._out_of.get(dialect.name)
        if out_of is None:
            # How a column is converted may depend on the type that the database names.
            out_of = _out_of(self._statement, dialect, cursor.description or ())
            self._out_of[dialect.name] = out_of
        cursor.close()
        return [_converted(row, out_of) for row in found] if out_of else found

    def row(self, connection: Connection, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """Run it; the first row, or None when there is none."""
        found = self.rows(connection, values)
        return found[0] if found else None

    def count(self, connection: Connection, values: Mapping[str, object]) -> int:
        """Run it; how many rows were written."""
        cursor = self._run(connection, self._in_words_of(connection.dialect), values)
        written: int = cursor.rowcount
        cursor.close()
        return written

    def post(
        self, connection: Connection, values: Mapping[str, object], *, rows: int | None = None
    ) -> None:
        """Run it before anything else is asked or committed: see `posting`.

        Raises, then or now, what SQLAlchemy raises, and `LookupError` when it does not write so
        many `rows`.
        """
        posts = posts_of(connection)
        if posts is None:
            check(self.count(connection, values), rows)
        else:
            words = self._in_words_of(connection.dialect)
            posts.add(words.sql, words.parameters(values), rows)

    def _run(self, connection: Connection, words: _Compiled, values: Mapping[str, object]) -> Any:
        parameters = words.parameters(values)
        cursor = connection.connection.cursor()
        posts = posts_of(connection)
        try:
            if posts:
                posts.send((cursor, words.sql, parameters))
            else:
                cursor.execute(words.sql, parameters)
        except connection.dialect.loaded_dbapi.Error as error:
            translated(connection, error, words.sql, parameters, cursor)
        return cursor

    def _in_words_of(self, dialect: Dialect) -> _Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _compile(self._statement, dialect)
        return compiled


def send(connection: Connection) -> None:
    """Send what is posted over a connection. Raises as `Prepared.post`."""
    posts = posts_of(connection)
    if posts:
        try:
            posts.send()
        except connection.dialect.loaded_dbapi.Error as error:
            translated(connection, error)


def translated(
    connection: Connection,
    error: Exception,
    sql: str | None = None,
    parameters: Any = None,
    cursor: Any = None,
) -> NoReturn:
    """Raises what SQLAlchemy makes of a driver's error: which one it is, whether the connection is
    lost, and what those who listen for errors have to say."""
    connection._handle_dbapi_exception(error, sql, parameters, cursor, None)  # noqa: SLF001


def _compile(statement: Executable, dialect: Dialect) -> _Compiled:
    made = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    if not isinstance(made, SQLCompiler):
        raise TypeError("only queries and changes can be prepared")
    into = {}
    for name, bind in made.binds.items():
        convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
        if convert is not None:
            into[name] = convert
    given = {
        name: into[name](value) if name in into and value is not None else value
        # Those without a value are given with each run.
        for name, value in made.params.items()
    }
    return _Compiled(
        sql=made.string,
        given=given,
        places=made.positiontup if made.positional else None,
        into=into,
    )


def _out_of(
    statement: Executable, dialect: Dialect, description: Sequence[Sequence[Any]]
) -> tuple[tuple[int, Convert], ...]:
    """Which places of a row are converted, and how."""
    found = []
    for place, column in enumerate(getattr(statement, "exported_columns", ())):
        kind = description[place][1] if description else None
        convert = column.type.dialect_impl(dialect).result_processor(dialect, kind)
        if convert is not None:
            found.append((place, convert))
    return tuple(found)


def _converted(row: Sequence[Any], out_of: Sequence[tuple[int, Convert]]) -> tuple[Any, ...]:
    values = list(row)
    for place, convert in out_of:
        if values[place] is not None:
            values[place] = convert(values[place])
    return tuple(values)
