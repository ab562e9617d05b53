"""Part of a transaction that can fail by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from queue_server.store.posting import posts_of
from queue_server.store.prepared import Prepared, send
from queue_server.store.revisions import Revisions


class TransactionLost(SQLAlchemyError):
    """There is nothing to go back to: the database has undone the whole transaction."""


_BEGIN = Prepared(text("SAVEPOINT part"))
_RELEASE = Prepared(text("RELEASE SAVEPOINT part"))
# Inside another of the same name, the newest is meant.
_UNDO = Prepared(text("ROLLBACK TO SAVEPOINT part"))


@contextmanager
def savepoint(connection: Connection, revisions: Revisions) -> Iterator[None]:
    """What fails in here undoes only itself: rows, what is still to be sent, events counted.

    Raises what is raised in here, and what the database says to what was posted; `TransactionLost`
    when it cannot be undone alone, as on SQLite after a failing disk.
    """
    _BEGIN.count(connection, {})
    before = revisions.mark()
    try:
        yield
        send(connection)
    except Exception:
        if connection.invalidated:
            raise
        posts = posts_of(connection)
        if posts is not None:
            posts.forget()
        _undo(connection)
        revisions.back_to(before)
        raise
    _RELEASE.post(connection, {})


def _undo(connection: Connection) -> None:
    try:
        _UNDO.count(connection, {})
        _RELEASE.count(connection, {})
    except SQLAlchemyError as error:
        raise TransactionLost from error
