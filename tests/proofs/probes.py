"""Whether the database itself refuses what must never be, should the server ever fail to.

Each probe tries to write a wrong row past the server and takes it back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, update
from sqlalchemy.exc import IntegrityError

from front_desk.tickets import TicketState
from queue_server.store.tables import events, idempotency_keys, tickets


def complaints(engine: Engine, office: str) -> list[str]:
    """What the database would let happen to this office, which has had some business."""
    with engine.connect() as connection:
        return [
            f"the database takes {what}"
            for what, refused in (
                ("a number twice", _same_number(connection, office)),
                ("two people at one counter", _same_counter(connection, office)),
                ("a revision twice", _again(connection, events, office)),
                ("an idempotency key twice", _again(connection, idempotency_keys, office)),
            )
            if not refused
        ]


def _same_number(connection: Connection, office: str) -> bool:
    row = _some(connection, tickets, office)
    return _refused(connection, insert(tickets).values(row | {"id": None, "token": "probe"}))


def _same_counter(connection: Connection, office: str) -> bool:
    of_office = tickets.c.office == office
    counter = connection.scalar(select(tickets.c.counter).where(tickets.c.counter.is_not(None)))
    two = list(connection.scalars(select(tickets.c.id).where(of_office).limit(2)))
    crowd = update(tickets).where(of_office, tickets.c.id.in_(two))
    return _refused(connection, crowd.values(state=TicketState.CALLED, counter=counter))


def _again(connection: Connection, table: Table, office: str) -> bool:
    return _refused(connection, insert(table).values(_some(connection, table, office)))


def _some(connection: Connection, table: Table, office: str) -> dict[str, Any]:
    found = connection.execute(select(table).where(table.c.office == office).limit(1)).one()
    return dict(found._mapping)


def _refused(connection: Connection, statement: Any) -> bool:
    with _taken_back(connection):
        try:
            connection.execute(statement)
        except IntegrityError:
            return True
        return False


@contextmanager
def _taken_back(connection: Connection) -> Iterator[None]:
    connection.rollback()
    try:
        yield
    finally:
        connection.rollback()
