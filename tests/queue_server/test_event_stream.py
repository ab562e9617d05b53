"""Facts going out as they happen."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

import httpx
import pytest

from queue_server import events
from queue_server.events import Seen
from queue_server.seed import seed
from queue_server.store.session import Store
from queue_server.store.unit import StorageUnavailable
from queue_server.web import sse
from tests.servers import OFFICE, ZONE, RunningServer, key, start_server

SOON = 10.0


@dataclass
class Message:
    """One message of a stream."""

    name: str = ""
    event_id: str = ""
    data: dict[str, object] = field(default_factory=dict)
    comment: str = ""

    @property
    def id(self) -> int:
        """The revision in it."""
        return int(self.event_id.rpartition(":")[2])


@dataclass
class Reader:
    """A stream read in a thread."""

    messages: "Queue[Message]" = field(default_factory=Queue)
    opened: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def next(self, name: str = "") -> Message:
        """The next message, of this name if one is given."""
        while True:
            message = self.messages.get(timeout=SOON)
            if name in ("", message.name):
                return message

    def run(self, client: httpx.Client, headers: dict[str, str]) -> None:
        """Read until the stream ends."""
        with client.stream("GET", "/events", headers=headers, timeout=30) as answer:
            answer.raise_for_status()
            assert answer.headers["Content-Type"].startswith("text/event-stream")
            self.opened.set()
            self._read(answer.iter_lines())
        self.ended.set()

    def _read(self, lines: Iterator[str]) -> None:
        message = Message()
        for line in lines:
            name, _, value = line.partition(": ")
            if line == "":
                if message.name or message.comment:
                    self.messages.put(message)
                message = Message()
            elif name == "event":
                message.name = value
            elif name == "id":
                message.event_id = value
            elif name == "data":
                message.data = json.loads(value)
            elif name == "":
                message.comment = value


@contextmanager
def reading(client: httpx.Client, last_event_id: int | str | None = None) -> Iterator[Reader]:
    """A stream that is open."""
    reader = Reader()
    headers = {} if last_event_id is None else {"Last-Event-ID": str(last_event_id)}
    thread = threading.Thread(target=reader.run, args=(client, headers), daemon=True)
    thread.start()
    assert reader.opened.wait(SOON)
    yield reader


@pytest.fixture
def kiosk(running_server: RunningServer) -> Iterator[httpx.Client]:
    with running_server.device(running_server.seeded.kiosk_token) as client:
        yield client


def issue(kiosk: httpx.Client) -> str:
    answer = kiosk.post("/tickets", json={"service": "ho-tich"}, headers=key())
    return str(answer.json()["number"])


def test_a_snapshot_then_numbered_facts(running_server: RunningServer, kiosk: httpx.Client) -> None:
    issue(kiosk)
    with (
        running_server.device(running_server.seeded.board_token) as board,
        reading(board) as reader,
    ):
        snapshot = reader.next()
        assert (snapshot.name, snapshot.id, snapshot.data["waiting"]) == ("snapshot", 1, 1)
        number = issue(kiosk)
        fact = reader.next()
        assert (fact.name, fact.id) == ("ticket.issued", 2)
        assert fact.data["kind"] == "ticket.issued"
        assert fact.data["revision"] == 2
        assert fact.data["data"] == {
            "number": number, "service": "ho-tich", "priority": None, "state": "waiting",
        }  # fmt: skip
        running_server.stop()
        assert reader.ended.wait(SOON)


def test_a_reader_that_comes_back_misses_nothing(
    running_server: RunningServer, kiosk: httpx.Client
) -> None:
    numbers = [issue(kiosk) for _ in range(5)]
    with (
        running_server.device(running_server.seeded.board_token) as board,
        reading(board, last_event_id=2) as reader,
    ):
        heard = [reader.next() for _ in range(3)]
        assert [one.id for one in heard] == [3, 4, 5]
        told = [one.data["data"]["number"] for one in heard]  # type: ignore[index]
        assert told == numbers[2:]
        running_server.stop()


@pytest.mark.parametrize("seen", [999, None])
def test_whoever_knows_nothing_useful_gets_a_snapshot(
    running_server: RunningServer, kiosk: httpx.Client, seen: int | None
) -> None:
    issue(kiosk)
    with reading(kiosk, last_event_id=seen) as reader:
        snapshot = reader.next()
        assert (snapshot.name, snapshot.id) == ("snapshot", 1)
        running_server.stop()


def test_whoever_is_too_far_behind_gets_a_snapshot(
    running_server: RunningServer, kiosk: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "KEPT", 3)
    for _ in range(6):
        issue(kiosk)
    with reading(kiosk, last_event_id=1) as reader:
        assert reader.next().name == "snapshot"
        issue(kiosk)
        assert reader.next().id == 7
        running_server.stop()


def test_each_office_hears_of_itself_only(
    running_server: RunningServer, kiosk: httpx.Client
) -> None:
    other = seed(running_server.parts.store, "phuong-khac", ZONE, keep_hours=False)
    with (
        running_server.device(other.kiosk_token) as theirs,
        reading(theirs, last_event_id=0) as reader,
    ):
        issue(kiosk)
        issue(kiosk)
        issue(theirs)
        fact = reader.next()
        assert fact.id == 1
        assert fact.data["data"]["number"] == "A001"  # type: ignore[index]
        running_server.stop()
        assert reader.ended.wait(SOON)
        assert reader.messages.empty()


def test_many_readers_hear_everything_in_order(
    running_server: RunningServer, kiosk: httpx.Client
) -> None:
    with (
        running_server.device(running_server.seeded.board_token) as board,
        reading(board, 0) as one,
        reading(board, 0) as two,
        reading(board, 0) as three,
    ):
        for _ in range(20):
            issue(kiosk)
        for reader in (one, two, three):
            assert [reader.next().id for _ in range(20)] == list(range(1, 21))
        assert running_server.parts.fanout.listening == 3
        running_server.stop()


def test_a_quiet_stream_beats_and_a_withdrawn_session_ends_it(
    running_server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sse, "HEARTBEAT_SECONDS", 0.1)
    with running_server.staff() as clerk, reading(clerk, 1) as reader:
        assert reader.next().comment == "still here"
        token_hash = running_server.parts.store.read_now(
            lambda unit: unit._connection.exec_driver_sql(
                "SELECT token_hash FROM staff_sessions"
            ).scalar_one()
        )
        running_server.parts.store.write_now(lambda unit: unit.at(OFFICE).end_session(token_hash))
        assert reader.ended.wait(SOON)


def test_stopping_does_not_wait_for_streams(tmp_path: Path) -> None:
    with (
        start_server(tmp_path) as server,
        server.device(server.seeded.board_token) as board,
        reading(board) as reader,
    ):
        # Whoever waited for the stream would wait longer than `stop` has patience for.
        server.server.config.timeout_graceful_shutdown = 600
        server.stop()
        assert reader.ended.wait(SOON)


@pytest.mark.postgres
def test_processes_on_one_database_hear_of_each_other(postgres_url: str, tmp_path: Path) -> None:
    with (
        start_server(tmp_path, postgres_url) as here,
        start_server(tmp_path, postgres_url) as there,
    ):
        token = here.seeded.board_token
        with (
            here.device(here.seeded.kiosk_token) as kiosk,
            there.device(token) as board,
            reading(board) as reader,
        ):
            reader.next("snapshot")
            issue(kiosk)
            assert reader.next("ticket.issued").id == 1
            there.stop()


def test_a_feed_that_closes_while_it_is_being_read_keeps_nobody(tmp_path: Path) -> None:
    async def race() -> None:
        with Store.for_file(tmp_path / "queue.sqlite3") as store:
            seed(store, OFFICE, ZONE, keep_hours=False)
            feed = events.Feed(events.Reader(store), OFFICE)
            reading = asyncio.ensure_future(feed.after(Seen("", 0)))
            await asyncio.sleep(0)
            feed.close()
            assert await reading == b""
            assert await asyncio.wait_for(feed.news(Seen("", 0), 600), SOON)
            feed.wake()
            assert await feed.after(Seen("", 0)) == b""

    asyncio.run(race())


def test_whoever_waits_is_told_when_the_database_fails(tmp_path: Path) -> None:
    async def fail() -> None:
        with Store.for_file(tmp_path / "queue.sqlite3") as store:
            seed(store, OFFICE, ZONE, keep_hours=False)
            feed = events.Feed(events.Reader(store), OFFICE)
            assert await feed.after(Seen("", 0)) == b""
            waiting = asyncio.ensure_future(feed.news(Seen("", 0), 600))
            await asyncio.sleep(0)
            store.write_now(lambda unit: unit._connection.exec_driver_sql("DROP TABLE events"))
            feed.wake()
            with pytest.raises(StorageUnavailable):
                await asyncio.wait_for(waiting, SOON)
            assert feed.standing is None  # what comes back may be another database
            with pytest.raises(StorageUnavailable):
                await feed.after(Seen("", 1))

    asyncio.run(fail())


def test_a_reader_that_leaves_is_noticed(running_server: RunningServer) -> None:
    fanout = running_server.parts.fanout
    address = httpx.URL(running_server.url)
    with socket.create_connection((address.host, address.port), SOON) as reader:
        token = running_server.seeded.board_token
        asked = f"GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}"
        reader.sendall(f"{asked}\r\n\r\n".encode())
        received = b""
        while b"event: snapshot" not in received:
            received += reader.recv(4096)
        until(lambda: fanout.listening == 1)
    until(lambda: fanout.listening == 0)


def until(condition: Callable[[], bool]) -> None:
    """Look again and again; fail when it does not come true in time."""
    deadline = time.monotonic() + SOON
    while not condition():
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)
