"""The store when PostgreSQL moves to another machine, refuses writes or stops answering."""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from queue import Queue

import psycopg
import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from queue_server.seed import seed
from queue_server.store.postgres import Watch, connect_arguments, postgres_engine
from queue_server.store.session import Store
from queue_server.store.unit import StorageUnavailable, Unit
from queue_server.store.wakeups import Listener
from tests.servers import OFFICE, ZONE, free_socket

pytestmark = pytest.mark.postgres

SOON = 10.0
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def several_hosts(url: str) -> str:
    """The same database behind a list of hosts, the first of which is dead."""
    plain = make_url(url)
    with free_socket() as bound:
        dead = bound.getsockname()[1]
    return (
        f"postgresql+psycopg://{plain.username}@/{plain.database}"
        f"?host=127.0.0.1:{dead}&host={plain.host}:{plain.port}&target_session_attrs=read-write"
    )


@contextmanager
def administrator(url: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection beside the store's."""
    with psycopg.connect(
        url.replace("postgresql+psycopg", "postgresql"), autocommit=True
    ) as connection:
        yield connection


def end_other_sessions(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """As a primary that is stopped or demoted does."""
    connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


def new_event(store: Store) -> int:
    """Append an event; its revision."""

    def work(unit: Unit) -> int:
        return unit.at(OFFICE).append_event("test.happened", NOW, "system:", None, {})

    return store.write_now(work)


@pytest.fixture
def store(postgres_url: str) -> Iterator[Store]:
    """A seeded store that knows its database by a list of hosts."""
    with Store(several_hosts(postgres_url)) as store:
        seed(store, OFFICE, ZONE, keep_hours=False)
        yield store


def test_arguments_name_every_host_and_are_patient_for_seconds() -> None:
    url = make_url(
        "postgresql+psycopg://me:word@/queue?host=h1:5432&host=h2:5433"
        "&target_session_attrs=read-write&connect_timeout=2"
    )
    arguments = connect_arguments(url)
    assert (arguments["host"], arguments["port"]) == ("h1,h2", "5432,5433")
    assert arguments["target_session_attrs"] == "read-write"
    assert arguments["connect_timeout"] == "2"
    assert arguments["tcp_user_timeout"] == 10_000


def test_writing_goes_on_after_every_session_has_ended(store: Store, postgres_url: str) -> None:
    assert new_event(store) == 1
    with administrator(postgres_url) as primary:
        end_other_sessions(primary)
    assert new_event(store) == 2
    assert store.read_now(lambda unit: unit.at(OFFICE).revision()) == 2


def test_a_connection_that_refuses_writes_is_not_kept(postgres_url: str) -> None:
    """A session from when the database took no writes would refuse them for ever."""
    name = make_url(postgres_url).database
    with Store(postgres_url) as store, administrator(postgres_url) as primary:
        seed(store, OFFICE, ZONE, keep_hours=False)
        primary.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        end_other_sessions(primary)
        with pytest.raises(StorageUnavailable):
            new_event(store)
        primary.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
        assert new_event(store) == 1


def test_a_listener_hears_through_a_list_of_hosts_and_of_what_it_missed(
    store: Store, postgres_url: str
) -> None:
    told: Queue[frozenset[str]] = Queue()
    arguments = connect_arguments(make_url(several_hosts(postgres_url)))
    listener = Listener(arguments, lambda _: None, told.put)
    try:
        assert told.get(timeout=SOON) == {OFFICE}
        new_event(store)
        assert told.get(timeout=SOON) == {OFFICE}
        with administrator(postgres_url) as primary:
            end_other_sessions(primary)
        # Nothing happens any more, but something may have happened meanwhile.
        assert told.get(timeout=SOON) == {OFFICE}
    finally:
        listener.close()


def test_work_that_hangs_is_cut_and_the_next_goes_through(store: Store, postgres_url: str) -> None:
    store._watch._longest = 0.0
    hangs = threading.Event()

    def hang(unit: Unit) -> None:
        hangs.set()
        unit._connection.exec_driver_sql("SELECT pg_sleep(600)")

    failed: Queue[StorageUnavailable] = Queue()

    def wait() -> None:
        try:
            store.read_now(hang)
        except StorageUnavailable as error:
            failed.put(error)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    assert hangs.wait(SOON)
    while failed.empty():
        store._watch.look()
        thread.join(0.05)
    thread.join(SOON)
    assert isinstance(failed.get_nowait(), StorageUnavailable)
    assert new_event(store) == 1


def test_younger_work_is_left_alone(postgres_url: str) -> None:
    watch = Watch(longest=60.0)
    engine = postgres_engine(make_url(postgres_url), 4)
    watch.guard(engine)
    try:
        with watch, engine.connect() as busy, engine.connect() as idle:
            idle.exec_driver_sql("SELECT 1")
            idle.close()
            assert watch.look() == 0
            # Some other thread began long ago and has not even got a connection.
            watch._begun[uuid.uuid4().int] = 0.0
            watch._held[threading.get_ident()] = busy.connection.driver_connection  # type: ignore[assignment]
            assert watch.look() == 1
            assert busy.exec_driver_sql("SELECT 1").scalar() == 1
            # Nothing is answered any more: the younger work hangs as well.
            watch._answered = 0.0
            watch.look()
            with pytest.raises(OperationalError):
                busy.exec_driver_sql("SELECT 1")
            busy.invalidate()
        with engine.connect() as fresh:
            assert fresh.exec_driver_sql("SELECT 1").scalar() == 1
    finally:
        engine.dispose()


def test_closing_does_not_wait_for_work_that_hangs(postgres_url: str) -> None:
    with Store(postgres_url) as store:
        seed(store, OFFICE, ZONE, keep_hours=False)
        store._watch._longest = 0.2
        store.listen()
        hangs = threading.Event()

        def hang(unit: Unit) -> None:
            hangs.set()
            unit._connection.exec_driver_sql("SELECT pg_sleep(600)")

        hung = store._submit(hang)
        assert hangs.wait(SOON)
        closing = threading.Thread(target=store.close, daemon=True)
        closing.start()
        closing.join(SOON)
        assert not closing.is_alive()
        assert isinstance(hung.exception(SOON), StorageUnavailable)
