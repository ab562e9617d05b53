"""What every group of queries stands on: a connection, one office, one dialect."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite

from queue_server.store.prepared import Prepared
from queue_server.store.revisions import Revisions


def fields(row: Row[Any]) -> dict[str, Any]:
    """A row's columns by name."""
    return dict(row._mapping)  # noqa: SLF001 - public, for all its underscore


class Bound:
    """A connection bound to one office; every query filters by it."""

    def __init__(
        self, connection: Connection, office: str, touched: set[str], revisions: Revisions
    ) -> None:
        self._connection = connection
        self._office = office
        self._touched = touched
        self._revisions = revisions

    def _rows(self, statement: Prepared, **values: object) -> list[tuple[Any, ...]]:
        """What a statement about this office gives back."""
        return statement.rows(self._connection, {"in_office": self._office, **values})

    def _row(self, statement: Prepared, **values: object) -> tuple[Any, ...] | None:
        """Its first row, or None."""
        return statement.row(self._connection, {"in_office": self._office, **values})

    def _write(self, statement: Prepared, **values: object) -> None:
        """Write one row, before anything else is asked."""
        statement.post(self._connection, {"in_office": self._office, **values}, rows=1)

    @property
    def office_code(self) -> str:
        """The office whose rows these are."""
        return self._office


def new_row(table: Table, *without: str) -> dict[str, BindParameter[Any]]:
    """A parameter for each column but these, as a statement's `values`; the office is given."""
    return {
        column.name: bindparam("in_office" if column.name == "office" else f"new_{column.name}")
        for column in table.c
        if column.name not in without
    }


def named(values: Mapping[str, object]) -> dict[str, object]:
    """The values for the parameters of `new_row`."""
    return {f"new_{name}": value for name, value in values.items()}


def upsert(dialect: str, table: Table) -> Any:
    """`INSERT` that can say what to do on a conflict; both databases use the same words."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
