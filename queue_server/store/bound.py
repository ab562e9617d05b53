"""What every group of queries stands on: a connection, one office, one dialect."""

from typing import Any

from sqlalchemy import Connection, Row, Table
from sqlalchemy.dialects import postgresql, sqlite


def fields(row: Row[Any]) -> dict[str, Any]:
    """A row's columns by name."""
    return dict(row._mapping)  # noqa: SLF001 - public, for all its underscore


class Bound:
    """A connection bound to one office; every query filters by it."""

    def __init__(self, connection: Connection, office: str, touched: set[str]) -> None:
        self._connection = connection
        self._office = office
        self._touched = touched

    @property
    def office_code(self) -> str:
        """The office whose rows these are."""
        return self._office


def upsert(dialect: str, table: Table) -> Any:
    """`INSERT` that can say what to do on a conflict; both databases use the same words."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
