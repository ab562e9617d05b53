"""Two processes that work for many offices at once never wait for each other in a circle."""

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

import psycopg
import pytest

from queue_server.clock import system_clock
from queue_server.desk.service import Desk
from queue_server.seed import seed
from queue_server.store.session import Store
from queue_server.store.unit import Unit
from queue_server.store.writer import _Job, _transactions
from tests.servers import ZONE

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
ROUNDS = 25
SOON = 30.0


def _happen(unit: Unit, office: str) -> int:
    repo = unit.at(office)
    repo.lock_office()
    return repo.append_event("test.happened", NOW, "system:", None, {})


def test_offices_are_taken_in_one_order_and_each_keeps_its_own() -> None:
    jobs = [_Job(lambda _: None, office) for office in ("b", "a", None, "b", "c", "a", None)]
    together, *alone = _transactions(jobs)
    assert [jobs.index(job) for job in together] == [1, 5, 0, 3, 4]
    assert [[jobs.index(job) for job in one] for one in alone] == [[2], [6]]
    assert _transactions(jobs[2:3]) == [[jobs[2]]]
    assert _transactions([]) == []


@pytest.mark.postgres
@pytest.mark.slow
def test_two_writers_for_many_offices_never_deadlock(postgres_url: str) -> None:
    offices = [f"phuong-{number}" for number in range(6)]
    with Store(postgres_url) as here, Store(postgres_url) as there, ThreadPoolExecutor(2) as pool:
        for office in offices:
            seed(here, office, ZONE, keep_hours=False)
        both = threading.Barrier(2, timeout=SOON)

        def work(store: Store, order: list[str]) -> None:
            for _ in range(ROUNDS):
                both.wait()
                done: list[Future[int]] = [
                    store._submit(partial(_happen, office=office), office) for office in order
                ]
                for future in done:
                    future.result(SOON)

        working = [pool.submit(work, here, offices), pool.submit(work, there, offices[::-1])]
        for one in working:
            one.result(10 * SOON)
        revisions = [
            here.read_now(lambda unit, code=office: unit.at(code).revision())  # type: ignore[misc]
            for office in offices
        ]
    assert revisions == [2 * ROUNDS] * len(offices)
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        ended = connection.execute(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        ).fetchone()
    assert ended == (0,)


@pytest.mark.postgres
def test_tidying_and_learning_reach_every_office(postgres_url: str) -> None:
    with Store(postgres_url) as store:
        for office in ("phuong-a", "phuong-b"):
            seed(store, office, ZONE, keep_hours=False)
            store.write_now(
                lambda unit, code=office: unit.at(code).add_session(  # type: ignore[misc]
                    f"hash of {code}", "canbo", NOW, NOW
                )
            )
        desk = Desk(store, system_clock, "http://phone.example")
        asyncio.run(desk.tidy())
        asyncio.run(desk.learn())
        with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
            left = connection.execute("SELECT count(*) FROM staff_sessions").fetchone()
    assert left == (0,)
