"""Prepared statements say the same as SQLAlchemy's own way with them, on both databases."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis.strategies import datetimes, timezones
from sqlalchemy import DateTime, bindparam, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from front_desk.tickets import TicketState
from queue_server.store.answers import Answers
from queue_server.store.bound import new_row
from queue_server.store.columns import Instant
from queue_server.store.prepared import Prepared
from queue_server.store.session import Store
from queue_server.store.setup_tables import offices
from queue_server.store.tables import calls, tickets
from queue_server.store.unit import StorageUnavailable, Unit
from tests.desk_kit import DeskKit
from tests.servers import OFFICE


def test_rows_are_those_of_sqlalchemy(kit: DeskKit) -> None:
    kit.issue(priority="tu-75-tuoi")
    kit.issue("dat-dai")
    kit.open()
    kit.call()
    for statement in (
        select(tickets).where(tickets.c.office == bindparam("in_office")).order_by(tickets.c.id),
        select(calls).where(calls.c.office == bindparam("in_office")),
        select(tickets.c.id).where(
            tickets.c.office == bindparam("in_office"), tickets.c.state == TicketState.WAITING
        ),
    ):
        prepared = Prepared(statement)

        def both(unit: Unit, one: Prepared = prepared, two: object = statement) -> None:
            connection, values = unit._connection, {"in_office": OFFICE}
            expected = [tuple(row) for row in connection.execute(two, values)]  # type: ignore[call-overload]
            assert expected
            assert one.rows(connection, values) == expected
            assert one.row(connection, values) == expected[0]
            assert one.rows(connection, {"in_office": "elsewhere"}) == []
            assert one.row(connection, {"in_office": "elsewhere"}) is None

        kit.store.read_now(both)


def test_moments_of_any_zone_go_in_and_naive_ones_do_not(kit: DeskKit) -> None:
    ticket = kit.issue()
    hanoi = timezone(timedelta(hours=7))
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=hanoi)

    def change(unit: Unit) -> datetime | None:
        repo = unit.at(OFFICE)
        repo.change(repo.ticket(int(ticket.id)), called_at=moment)
        return repo.ticket(int(ticket.id)).called_at

    written = kit.store.write_now(change)
    assert written == moment
    assert written is not None
    assert written.tzinfo is UTC
    naive = moment.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        kit.store.write_now(
            lambda unit: unit.at(OFFICE).change(unit.at(OFFICE).ticket(1), called_at=naive)
        )


def test_a_broken_rule_is_sqlalchemys_error_and_undoes_only_itself(kit: DeskKit) -> None:
    add = Prepared(insert(offices).values(new_row(offices, "rules")))
    values = {"new_names": {}, "new_time_zone": "UTC", "new_revision": 0, "new_code": OFFICE}

    def again(unit: Unit) -> None:
        with pytest.raises(IntegrityError):
            add.count(unit._connection, values)
        raise ValueError("made up")

    with pytest.raises(ValueError, match="made up"):
        kit.store.write_now(again)
    with pytest.raises(StorageUnavailable, match="IntegrityError"):
        kit.store.write_now(lambda unit: add.count(unit._connection, values))
    kit.issue()


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


def test_answers_of_a_commit_come_together(loop: asyncio.AbstractEventLoop) -> None:
    answers, done = Answers(), [Future[int]() for _ in range(4)]

    async def story() -> list[object]:
        waiting = [answers.of(one) for one in done]
        done[0].set_result(1)
        done[1].set_exception(ValueError("made up"))
        done[2].cancel()
        done[3].set_result(4)
        assert not any(one.done() for one in waiting)
        return list(await asyncio.gather(*waiting, return_exceptions=True))

    one, two, three, four = loop.run_until_complete(story())
    assert (one, four) == (1, 4)
    assert isinstance(two, ValueError)
    assert isinstance(three, asyncio.CancelledError)


def test_nobody_is_left_to_be_answered(loop: asyncio.AbstractEventLoop) -> None:
    answers, done = Answers(), Future[int]()

    async def ask() -> None:
        answers.of(done)

    loop.run_until_complete(ask())
    loop.close()
    done.set_result(1)
    assert done.result() == 1


def test_a_caller_that_goes_away_before_its_turn_writes_nothing(store_file: Store) -> None:
    async def story() -> None:
        begun, go_on = asyncio.Event(), Future[None]()
        loop = asyncio.get_running_loop()

        def hold(_: Unit) -> None:
            loop.call_soon_threadsafe(begun.set)
            go_on.result(10)

        first = asyncio.ensure_future(store_file.write(hold))
        await begun.wait()
        wrote: list[int] = []
        second = asyncio.ensure_future(store_file.write(lambda _: wrote.append(1)))
        await asyncio.sleep(0)
        second.cancel()
        with pytest.raises(asyncio.CancelledError):
            await second
        go_on.set_result(None)
        await first
        await store_file.write(lambda _: None)
        assert wrote == []

    asyncio.run(story())


@pytest.fixture
def store_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.for_file(tmp_path_factory.mktemp("store") / "queue.sqlite3") as opened:
        yield opened


@given(datetimes(timezones=timezones()))
def test_moments_lie_in_the_file_as_sqlalchemy_writes_them(moment: datetime) -> None:
    try:
        utc = moment.astimezone(UTC)
    except OverflowError:
        return
    dialect = sqlite.dialect()
    write = Instant().bind_processor(dialect)
    read = Instant().result_processor(dialect, None)
    plain = DateTime().dialect_impl(dialect).bind_processor(dialect)
    assert write is not None
    assert read is not None
    assert plain is not None
    assert write(moment) == plain(utc.replace(tzinfo=None))
    assert read(write(moment)) == utc
    assert (write(None), read(None)) == (None, None)
