"""The probes write nothing that stays, and notice a constraint that is missing."""

import asyncio
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from front_desk.messages import TicketRequest
from queue_server.clock import system_clock
from queue_server.desk import issuing
from queue_server.desk.service import Command, Desk
from queue_server.desk.turn import Actor
from queue_server.store.session import Store
from tests.proofs import probes
from tests.proofs.books import open_books, read_books
from tests.proofs.offices import KIOSKS, SERIES, furnish

OFFICE = "so-1"


@pytest.fixture
def books(tmp_path: Path) -> Engine:
    """An office in which two numbers have been taken."""
    url = f"sqlite:///{tmp_path / 'queue.sqlite3'}"
    with Store(url) as store:
        furnish(store, OFFICE)
        desk = Desk(store, system_clock, "http://phone.example")
        act = partial(issuing.issue, request=TicketRequest(service=next(iter(SERIES))))
        for key in ("key-0001", "key-0002"):
            command = Command(OFFICE, Actor("device", KIOSKS[0]), key, "issue")
            asyncio.run(desk.carry_out(command, act, 201))
    return open_books(url)


def test_the_database_refuses_everything_that_must_never_be(books: Engine) -> None:
    before = read_books(books, OFFICE)
    assert probes.complaints(books, OFFICE) == []
    assert read_books(books, OFFICE) == before


def test_a_missing_constraint_is_noticed(books: Engine) -> None:
    before = read_books(books, OFFICE)
    with books.begin() as connection:
        connection.exec_driver_sql("DROP INDEX uq_tickets_at_counter")
    assert probes.complaints(books, OFFICE) == ["the database takes two people at one counter"]
    assert read_books(books, OFFICE) == before


def test_an_office_without_business_cannot_be_probed(books: Engine) -> None:
    assert len(probes.complaints(books, "so-2")) == 4
