"""The store: one transaction a piece of work."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from front_desk.business_day import OpeningSpan
from queue_server.seed import seed
from queue_server.store import migrate
from queue_server.store.session import Store
from queue_server.store.tables import metadata
from queue_server.store.unit import StorageUnavailable, Unit
from tests.desk_kit import DeskKit
from tests.servers import OFFICE, ZONE

NAMES = {"vi": "Phường Thử"}
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with Store(database_url) as opened:
        yield opened


def add_office(unit: Unit) -> None:
    unit.at("thu").add_office(NAMES, ZONE)


def append(unit: Unit) -> int:
    return unit.at("thu").append_event("test.happened", NOW, "test", None, {})


def test_what_was_written_is_there_after_opening_again(database_url: str) -> None:
    with Store(database_url) as first:
        first.write_now(add_office)
    with Store(database_url) as second:
        assert second.read_now(lambda unit: unit.at("thu").office()).names == NAMES


def test_a_failed_piece_of_work_undoes_only_itself(store: Store) -> None:
    store.write_now(add_office)

    def fail(unit: Unit) -> None:
        append(unit)
        raise ValueError("made up")

    async def together() -> list[object]:
        works = [append, fail, append, fail, append]
        return list(
            await asyncio.gather(*(store.write(one) for one in works), return_exceptions=True)
        )

    results = asyncio.run(together())
    assert sorted(one for one in results if isinstance(one, int)) == [1, 2, 3]
    assert sum(isinstance(one, ValueError) for one in results) == 2
    events = store.read_now(lambda unit: unit.at("thu").events_after(0, 10))
    assert [event.revision for event in events] == [1, 2, 3]


def test_listeners_hear_after_the_commit_and_only_of_events(store: Store) -> None:
    heard: list[tuple[frozenset[str], int]] = []
    store.on_commit(
        lambda offices: heard.append(
            (offices, store.read_now(lambda unit: unit.at("thu").revision()))
        )
    )
    store.write_now(add_office)
    assert heard == []
    store.write_now(append)
    assert heard == [(frozenset({"thu"}), 1)]


def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises(StorageUnavailable):
        store.read_now(add_office)
    assert not store.read_now(lambda unit: unit.at("thu").office_exists())


def test_a_broken_rule_of_the_database_is_a_typed_error(store: Store) -> None:
    store.write_now(add_office)
    with pytest.raises(StorageUnavailable) as caught:
        store.write_now(add_office)
    assert "IntegrityError" in caught.value.detail
    assert "Thử" not in caught.value.detail


def test_hours_are_replaced(store: Store) -> None:
    span = OpeningSpan(0, time(8), time(11, 30))
    store.write_now(add_office)
    store.write_now(lambda unit: unit.at("thu").set_hours([span, span_of(1)]))
    store.write_now(lambda unit: unit.at("thu").set_hours([span]))
    assert store.read_now(lambda unit: unit.at("thu").office()).spans == (span,)


def span_of(weekday: int) -> OpeningSpan:
    return OpeningSpan(weekday, time(8), time(9))


def test_sqlite_syncs_every_commit(tmp_path: Path) -> None:
    with Store.for_file(tmp_path / "queue.sqlite3") as store:
        pragmas = store.write_now(
            lambda unit: {
                name: unit._connection.scalar(text(f"PRAGMA {name}"))
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
        )
    assert pragmas == {
        "journal_mode": "wal", "synchronous": 3, "foreign_keys": 1, "busy_timeout": 5000,
    }  # fmt: skip


def test_sqlite_writes_one_after_the_other(tmp_path: Path) -> None:
    threads: set[str] = set()
    with Store.for_file(tmp_path / "queue.sqlite3") as store:

        async def many() -> None:
            await asyncio.gather(
                *(
                    store.write(lambda _: threads.add(threading.current_thread().name))
                    for _ in range(50)
                )
            )

        asyncio.run(many())
    assert threads == {"store-writer"}


def test_a_closed_store_writes_no_more(tmp_path: Path) -> None:
    store = Store.for_file(tmp_path / "queue.sqlite3")
    store.open()
    store.close()
    store.close()
    with pytest.raises(StorageUnavailable):
        store.write_now(add_office)


def test_a_database_that_is_none_is_a_typed_error(tmp_path: Path) -> None:
    wrong = tmp_path / "queue.sqlite3"
    wrong.write_bytes(b"not a database, only some text that is long enough " * 10)
    store = Store.for_file(wrong)
    with pytest.raises(StorageUnavailable):
        store.open()
    store.close()


@pytest.mark.postgres
def test_processes_hear_of_each_other(postgres_url: str) -> None:
    told = threading.Event()
    with Store(postgres_url) as here, Store(postgres_url) as there:
        here.on_commit(lambda offices: told.set() if "thu" in offices else None)
        here.listen()
        assert here._listener is not None
        assert here._listener.ready.wait(10)
        there.write_now(add_office)
        there.write_now(append)
        assert told.wait(10)


def test_the_migrations_make_exactly_the_tables(store: Store) -> None:
    with store._write_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_down_and_up_again_with_data(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    kit.serve_one()
    engine = kit.store._write_engine
    migrate.downgrade(engine, "base")
    with engine.connect() as connection:
        left = inspect(connection).get_table_names()
    assert left == ["alembic_version"]
    migrate.upgrade(engine)
    assert not kit.store.read_now(lambda unit: unit.at(OFFICE).office_exists())
    assert seed(kit.store, OFFICE, ZONE, keep_hours=True).made


def test_there_is_one_head(store: Store) -> None:
    with store._write_engine.connect() as connection:
        script = ScriptDirectory.from_config(migrate.config(connection))
    assert len(script.get_heads()) == 1
