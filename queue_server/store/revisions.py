"""The offices' revisions within one transaction: read and locked once, written once."""

from typing import cast

from sqlalchemy import Connection, bindparam, select, update

from queue_server.store.prepared import Prepared
from queue_server.store.setup_tables import offices

# NO KEY UPDATE: rows that refer to the office may still be inserted.
_LAST = Prepared(
    select(offices.c.revision)
    .where(offices.c.code == bindparam("in_office"))
    .with_for_update(key_share=True)
)
_WRITE = Prepared(
    update(offices)
    .where(offices.c.code == bindparam("in_office"))
    .values(revision=bindparam("the_last"))
)

Mark = tuple[dict[str, int], frozenset[str]]


class Revisions:
    """Counts events while an office's row is locked, so that revisions have no gaps and follow the
    order of commits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}
        self._moved: set[str] = set()

    def lock(self, office: str) -> None:
        """Keep other processes' writers out of an office until the end; nothing if there is none.

        SQLite has one writer anyway.
        """
        row = _LAST.row(self._connection, {"in_office": office})
        if row is not None:
            self._last[office] = cast("int", row[0])

    def next(self, office: str) -> int:
        """The revision of the event that is about to be written."""
        if office not in self._last:
            self.lock(office)
        self._last[office] += 1
        self._moved.add(office)
        return self._last[office]

    def last(self, office: str) -> int | None:
        """The revision of the newest event, if this transaction has written any."""
        return self._last[office] if office in self._moved else None

    def write(self) -> None:
        """Write how far each office has come."""
        for office in sorted(self._moved):
            values = {"in_office": office, "the_last": self._last[office]}
            _WRITE.post(self._connection, values, rows=1)
        self._moved.clear()

    def mark(self) -> Mark:
        """How far each office has come by now, for `back_to`."""
        return dict(self._last), frozenset(self._moved)

    def back_to(self, mark: Mark) -> None:
        """What was counted since then has been undone."""
        last, moved = mark
        # An office that was locked since then is read again: its lock may have gone with the rest.
        self._last, self._moved = dict(last), set(moved)
