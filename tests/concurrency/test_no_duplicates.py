"""Three kiosks issue and two counters call at once, from separate processes, over HTTP.

More of them: `pytest --tickets 5000 tests/concurrency`.
"""

import queue
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnProcess
from multiprocessing.queues import Queue
from pathlib import Path

import httpx
import pytest

from front_desk.tickets import TicketState
from queue_server.app import open_store
from queue_server.rules import OfficeRules
from queue_server.seed import Seeded, seed
from queue_server.store.unit import Unit
from settings.model import Settings
from tests.concurrency.callers import PATIENCE_SECONDS, SERVICES, Hall, call, issue
from tests.processes import SPAWN, server_process
from tests.servers import OFFICE, START_SECONDS, ZONE

KIOSKS = 3
LINE = 60
"""So many wait at most: kiosks and counters are busy together from the first to the last."""


@contextmanager
def busy_ward(database_url: str, data_dir: Path) -> Iterator[tuple[int, Seeded]]:
    """A seeded server in a process of its own; both counters serve everything."""
    settings = Settings.model_validate({"server": {"database_url": database_url}})
    with open_store(settings, data_dir) as store:
        seeded = seed(store, OFFICE, ZONE, keep_hours=False)
        store.write_now(_every_counter_serves_everything)
    with server_process(database_url, data_dir) as port:
        yield port, seeded


def _every_counter_serves_everything(unit: Unit) -> None:
    repo = unit.at(OFFICE)
    for counter in repo.office().counters.values():
        repo.set_counter_services(counter.code, SERVICES)
    # Whoever is called goes home at once.
    repo.set_rules(OfficeRules(calls_before_missed=1))


def _sign_in(port: int, name: str, password: str) -> dict[str, str]:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1") as client:
        answer = client.post("/session", json={"name": name, "password": password})
        assert answer.status_code == 200, answer.text
        cookie = f"motcua_session={client.cookies['motcua_session']}"
        return {"Cookie": cookie, "X-CSRF-Token": answer.json()["csrf"]}


def _open_counter(port: int, counter: str, headers: dict[str, str]) -> None:
    key = {"Idempotency-Key": uuid.uuid4().hex}
    path = f"http://127.0.0.1:{port}/api/v1/counters/{counter}/open"
    httpx.post(path, headers={**headers, **key}, timeout=30).raise_for_status()


@pytest.mark.slow
@pytest.mark.heavy
@pytest.mark.timeout(600)
def test_three_kiosks_and_two_counters_at_once(
    database_url: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """No number twice, nobody called twice, nobody lost."""
    tickets: int = pytestconfig.getoption("--tickets")
    with busy_ward(database_url, tmp_path) as (port, seeded):
        clerks = {
            "quay-1": _sign_in(port, "canbo", seeded.passwords["canbo"]),
            "quay-2": _sign_in(port, "quanly", seeded.passwords["quanly"]),
        }
        for counter, headers in clerks.items():
            _open_counter(port, counter, headers)
        issued: Queue[list[str]] = SPAWN.Queue()
        called: Queue[list[str]] = SPAWN.Queue()
        hall = Hall(port, SPAWN.Semaphore(LINE), SPAWN.Event())
        kiosks = [
            SPAWN.Process(
                target=issue,
                args=(hall, seeded.kiosk_token, range(one, tickets, KIOSKS), issued),
            )
            for one in range(KIOSKS)
        ]
        counters = [
            SPAWN.Process(target=call, args=(hall, headers, counter, called))
            for counter, headers in clerks.items()
        ]
        for process in (*kiosks, *counters):
            process.start()
        numbers = _gather(issued, kiosks)
        hall.all_issued.set()
        calls = _gather(called, counters)

    assert len(numbers) == tickets
    assert not _twice(numbers)
    assert not _twice(calls)
    assert set(calls) == set(numbers)
    _check_the_books(database_url, tmp_path, tickets)


def _gather(out: "Queue[list[str]]", processes: list[SpawnProcess]) -> list[str]:
    found: list[str] = []
    deadline = time.monotonic() + PATIENCE_SECONDS
    answers = 0
    while answers < len(processes):
        try:
            found.extend(out.get(timeout=1))
            answers += 1
        except queue.Empty:
            failed = [one.exitcode for one in processes if one.exitcode not in (None, 0)]
            assert not failed, "a process ended with an error"
            assert time.monotonic() < deadline, "no answer"
    for process in processes:
        process.join(START_SECONDS)
        assert process.exitcode == 0
    return found


def _twice(numbers: list[str]) -> list[str]:
    return [number for number, times in Counter(numbers).items() if times > 1]


def _check_the_books(database_url: str, data_dir: Path, tickets: int) -> None:
    """What the database holds agrees with what the processes were told; no revision is missing."""
    settings = Settings.model_validate({"server": {"database_url": database_url}})
    with open_store(settings, data_dir) as store:
        events = store.read_now(lambda unit: unit.at(OFFICE).events_after(0, 10 * tickets))
        assert [event.revision for event in events] == list(range(1, len(events) + 1))
        kinds = Counter(event.kind for event in events)
        assert kinds["ticket.issued"] == kinds["ticket.called"] == kinds["ticket.missed"] == tickets
        missed = store.read_now(
            lambda unit: [
                unit.at(OFFICE).ticket(event.ticket or 0).state
                for event in events
                if event.kind == "ticket.issued"
            ]
        )
    assert set(missed) == {TicketState.MISSED}
