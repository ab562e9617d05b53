"""Two server processes over one PostgreSQL: any of them may answer any request."""

import json
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import pytest

from queue_server.accounts import add_device, withdraw_device
from queue_server.app import open_store
from queue_server.seed import Seeded, seed
from queue_server.web.limits import PER_NAME_AND_ADDRESS
from settings.model import Settings
from tests.processes import server_process
from tests.servers import OFFICE, ZONE, key, new_database

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.heavy]

SOON = 10.0
REMEMBERED = 5.0
"""Seconds for which a process may still take a token that was withdrawn."""


@dataclass(frozen=True)
class City:
    """Two processes; `here` and `there` are the addresses of their endpoints."""

    here: str
    there: str
    database_url: str
    seeded: Seeded = field(repr=False)

    @contextmanager
    def client(self, base_url: str, token: str = "") -> Iterator[httpx.Client]:
        """A client of one process, by default as the kiosk."""
        headers = {"Authorization": f"Bearer {token or self.seeded.kiosk_token}"}
        with httpx.Client(base_url=base_url, headers=headers, timeout=SOON) as client:
            yield client

    @contextmanager
    def clerk(self, name: str = "canbo") -> Iterator[tuple[httpx.Client, httpx.Client]]:
        """One session, signed in here: a client of this process and one of the other."""
        with (
            httpx.Client(base_url=self.here, timeout=SOON) as here,
            httpx.Client(base_url=self.there, timeout=SOON) as there,
        ):
            word = self.seeded.passwords[name]
            answer = here.post("/session", json={"name": name, "password": word})
            assert answer.status_code == 200, answer.text
            for client in (here, there):
                client.headers["X-CSRF-Token"] = answer.json()["csrf"]
            there.cookies.set("motcua_session", here.cookies["motcua_session"])
            yield here, there


@dataclass(frozen=True)
class Fact:
    """One message of a stream."""

    name: str
    id: int
    data: dict[str, Any] = field(default_factory=dict)


@contextmanager
def reading(client: httpx.Client, last_event_id: int | None = None) -> Iterator[Iterator[Fact]]:
    """A stream that is open; each next fact is waited for as long as the client waits."""
    headers = {} if last_event_id is None else {"Last-Event-ID": str(last_event_id)}
    with client.stream("GET", "/events", headers=headers) as answer:
        answer.raise_for_status()
        yield _facts(answer.iter_lines())


def _facts(lines: Iterator[str]) -> Iterator[Fact]:
    said: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if line:
            said[name] = value
            continue
        if "event" in said:
            yield Fact(said["event"], int(said["id"]), json.loads(said["data"]))
        said = {}


@pytest.fixture(scope="module")
def city(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A seeded office behind two processes that know of each other by the database only."""
    with new_database(postgres_server) as url, ExitStack() as processes:
        folders = [tmp_path_factory.mktemp(name) for name in ("here", "there")]
        with open_store(_settings(url), folders[0]) as store:
            seeded = seed(store, OFFICE, ZONE, keep_hours=False)
        ports = [processes.enter_context(server_process(url, folder)) for folder in folders]
        here, there = (f"http://127.0.0.1:{port}/api/v1" for port in ports)
        yield City(here, there, url, seeded)


def _settings(database_url: str) -> Settings:
    return Settings.model_validate({"server": {"database_url": database_url}})


def test_a_ticket_lives_at_both(city: City) -> None:
    """Issued at one, called at the other, served here, finished there, followed anywhere."""
    with (
        city.client(city.here) as kiosk,
        city.client(city.there) as other_kiosk,
        city.clerk() as (here, there),
    ):
        assert there.post("/counters/quay-4/open", headers=key()).status_code == 200
        issued = kiosk.post("/tickets", json={"service": "cu-tru"}, headers=key()).json()
        called = there.post("/counters/quay-4/call-next", headers=key()).json()
        assert (called["id"], called["state"]) == (issued["id"], "called")
        act = f"/tickets/{issued['id']}"
        assert here.post(f"{act}/serve", headers=key()).json()["state"] == "serving"
        assert there.post(f"{act}/finish", headers=key()).json()["state"] == "finished"
        token = issued["follow_url"].rpartition("/")[2]
        followed = [client.get(f"/follow/{token}").json() for client in (kiosk, other_kiosk)]
        assert followed[0] == followed[1]
        assert followed[0]["state"] == "finished"
        assert here.post("/counters/quay-4/close", headers=key()).status_code == 200
        assert there.get("/counters").json() == here.get("/counters").json()


def test_the_same_key_gets_the_same_answer_at_both(city: City) -> None:
    body = {"service": "ho-tich"}
    with city.client(city.here) as kiosk, city.client(city.there) as other_kiosk:
        headers = key()
        first = kiosk.post("/tickets", json=body, headers=headers)
        second = other_kiosk.post("/tickets", json=body, headers=headers)
        assert first.status_code == second.status_code == 201
        assert first.content == second.content
        otherwise = other_kiosk.post("/tickets", json={"service": "dat-dai"}, headers=headers)
        assert (otherwise.status_code, otherwise.json()["code"]) == (422, "idempotency_key_reused")


def test_one_key_raced_at_both_issues_one_ticket(city: City) -> None:
    """As a proxy does that sends a request on to the next process while the first still works."""
    with (
        city.client(city.here) as kiosk,
        city.client(city.there) as other_kiosk,
        ThreadPoolExecutor(8) as pool,
    ):
        before = kiosk.get("/services").json()["services"]

        def take(client: httpx.Client, headers: dict[str, str]) -> bytes:
            answer = client.post("/tickets", json={"service": "bao-tro"}, headers=headers)
            assert answer.status_code == 201, answer.text
            return answer.content

        races = [
            [pool.submit(take, client, headers) for client in (kiosk, other_kiosk, kiosk)]
            for headers in (key() for _ in range(20))
        ]
        answers = [{one.result(SOON) for one in race} for race in races]
        assert [len(race) for race in answers] == [1] * 20
        assert len(set.union(*answers)) == 20
        after = other_kiosk.get("/services").json()["services"]
        assert sum(one["waiting"] for one in after) - sum(one["waiting"] for one in before) == 20


def test_events_arrive_whichever_process_published(city: City) -> None:
    with (
        city.client(city.here, city.seeded.board_token) as board,
        city.client(city.there, city.seeded.board_token) as other_board,
        city.client(city.here) as kiosk,
        city.client(city.there) as other_kiosk,
        reading(board) as reader,
        reading(other_board) as other_reader,
    ):
        first = next(reader)
        assert first.name == "snapshot"
        assert next(other_reader).id == first.id
        for turn in range(10):
            taker = (kiosk, other_kiosk)[turn % 2]
            number = taker.post("/tickets", json={"service": "dat-dai"}, headers=key()).json()
            for stream in (reader, other_reader):
                fact = next(stream)
                assert (fact.name, fact.id) == ("ticket.issued", first.id + 1 + turn)
                assert fact.data["data"]["number"] == number["number"]


def test_a_stream_goes_on_at_the_other_process(city: City) -> None:
    """A board whose process went away asks the next one for what it has not seen."""
    with (
        city.client(city.there, city.seeded.board_token) as board,
        city.client(city.here) as kiosk,
    ):
        seen = board.get("/board").json()["revision"]
        for _ in range(3):
            kiosk.post("/tickets", json={"service": "dat-dai"}, headers=key())
        with reading(board, last_event_id=seen) as reader:
            facts = [next(reader) for _ in range(3)]
    assert [(fact.name, fact.id) for fact in facts] == [
        ("ticket.issued", seen + ahead) for ahead in (1, 2, 3)
    ]


def test_a_session_is_good_and_ends_at_both(city: City) -> None:
    with city.clerk("quanly") as (here, there):
        assert there.get("/session").json() == here.get("/session").json()
        assert there.get("/reports/today").status_code == 200
        assert there.delete("/session").status_code == 204
        assert there.get("/session").status_code == 401
        _wait_for_refusal(here, "/session")
        assert here.get("/reports/today").status_code == 401


def test_passwords_that_are_tried_at_both_are_counted_together(city: City) -> None:
    guess = {"name": "khong-co-ai", "password": "doan thu"}
    with city.client(city.here) as here, city.client(city.there) as there:
        codes = [
            client.post("/session", json=guess).status_code
            for _ in range(PER_NAME_AND_ADDRESS)
            for client in (here, there)
        ]
    assert codes == [401] * PER_NAME_AND_ADDRESS + [429] * PER_NAME_AND_ADDRESS


def test_a_withdrawn_token_stops_at_both_within_five_seconds(city: City, tmp_path: Path) -> None:
    with open_store(_settings(city.database_url), tmp_path) as store:
        name = f"kiosk-{uuid.uuid4().hex[:8]}"
        token = add_device(store, OFFICE, name, "kiosk")
        with city.client(city.here, token) as kiosk, city.client(city.there, token) as other_kiosk:
            for client in (kiosk, other_kiosk):
                assert client.get("/services").status_code == 200
            withdraw_device(store, OFFICE, name)
            for client in (kiosk, other_kiosk):
                _wait_for_refusal(client, "/services")
            for client in (kiosk, other_kiosk):
                answer = client.post("/tickets", json={"service": "ho-tich"}, headers=key())
                assert answer.status_code == 401


def _wait_for_refusal(client: httpx.Client, path: str) -> None:
    """Until the process takes the token or session no more, which it has to within 5 s."""
    begun, pause = time.monotonic(), Event()
    # When an answer comes says little on a busy machine; when it was asked for is what counts.
    asked = begun
    while client.get(path).status_code == 200:
        assert asked - begun < REMEMBERED + 1, "it is still good"
        pause.wait(0.1)
        asked = time.monotonic()
    assert client.get(path).status_code == 401
