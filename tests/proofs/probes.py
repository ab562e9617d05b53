"""Whether the database itself refuses what must never be, should the server ever fail to.

Each probe tries to write a wrong row past the server and takes it back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, update
from sqlalchemy.exc import IntegrityError, NoResultFound

from front_desk.tickets import TicketState
from queue_server.store.setup_tables import counters
from queue_server.store.tables import events, idempotency_keys, tickets


def complaints(engine: Engine, office: str) -> list[str]:
    """What the database would let happen to this office, which has had some business."""
    found = []
    with engine.connect() as connection:
        for what, refuses in (
            ("a number twice", _same_number),
            ("two people at one counter", _same_counter),
            ("a revision twice", partial(_again, events)),
            ("an idempotency key twice", partial(_again, idempotency_keys)),
        ):
            try:
                if not refuses(connection, office):
                    found.append(f"the database takes {what}")
            except NoResultFound:
                found.append(f"nothing is kept that {what} could be tried with")
    return found


def _same_number(connection: Connection, office: str) -> bool:
    row = _some(connection, tickets, office)
    del row["id"]
    return _refused(connection, insert(tickets).values(row | {"token": "probe"}))


def _same_counter(connection: Connection, office: str) -> bool:
    of_office = tickets.c.office == office
    counter = connection.scalars(select(counters.c.code).where(counters.c.office == office)).first()
    two = connection.scalars(select(tickets.c.id).where(of_office).limit(2)).all()
    if len(two) < 2:
        raise NoResultFound
    crowd = update(tickets).where(of_office, tickets.c.id.in_(two))
    return _refused(connection, crowd.values(state=TicketState.CALLED, counter=counter))


def _again(table: Table, connection: Connection, office: str) -> bool:
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
