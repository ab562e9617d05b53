"""Real servers for tests: PostgreSQL in a temporary directory, the queue server over HTTP.

`start_server` and `start_postgres` are context managers for whoever wants more than the fixtures.
"""

import logging
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import httpx
import psycopg
import pytest
import structlog
from psycopg import sql

from queue_server.app import DATABASE_FILE, QueueServer, create_app
from queue_server.clock import system_clock
from queue_server.desk.service import Clock
from queue_server.rules import OfficeRules
from queue_server.seed import Seeded, seed
from queue_server.store.session import Store
from queue_server.web.state import Services
from settings.model import Settings

OFFICE = "phuong-mau"
ZONE = "Asia/Ho_Chi_Minh"
START_SECONDS = 20.0
SQLITE = "sqlite:///"


@dataclass(frozen=True)
class RunningServer:
    """A queue server with the example ward, listening on loopback."""

    url: str
    seeded: Seeded = field(repr=False)
    parts: Services = field(repr=False)
    server: QueueServer = field(repr=False)
    thread: threading.Thread = field(repr=False)

    @property
    def api(self) -> str:
        """Where the endpoints live."""
        return f"{self.url}/api/v1"

    def stop(self) -> None:
        """Stop as on a signal, and wait."""
        self.server.should_exit = True
        self.thread.join(START_SECONDS)
        assert not self.thread.is_alive(), "the server does not stop"

    def set_rules(self, rules: OfficeRules) -> None:
        """Give the example ward other rules, at once."""
        self.parts.store.write_now(lambda unit: unit.at(OFFICE).set_rules(rules))
        self.parts.desk.forget_setup()

    @contextmanager
    def device(self, token: str) -> Iterator[httpx.Client]:
        """A client with a device token."""
        headers = {"Authorization": f"Bearer {token}"}
        with httpx.Client(base_url=self.api, headers=headers, timeout=10) as client:
            yield client

    @contextmanager
    def staff(self, name: str = "canbo", password: str = "") -> Iterator[httpx.Client]:
        """A client that is signed in."""
        with httpx.Client(base_url=self.api, timeout=10) as client:
            word = password or self.seeded.passwords[name]
            answer = client.post("/session", json={"name": name, "password": word})
            assert answer.status_code == 200, answer.text
            client.headers["X-CSRF-Token"] = answer.json()["csrf"]
            yield client


def key() -> dict[str, str]:
    """The header of a new command."""
    return {"Idempotency-Key": uuid.uuid4().hex}


def free_socket() -> socket.socket:
    """A socket bound to a free loopback port. It names TCP, so that asyncio sets TCP_NODELAY."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.bind(("127.0.0.1", 0))
    return bound


@cache
def _ward_file(*, keep_hours: bool) -> tuple[bytes, Seeded]:
    """A SQLite database with the example ward: to make one takes longer than most tests do."""
    with tempfile.TemporaryDirectory(prefix="motcua-ward-") as folder:
        path = Path(folder) / DATABASE_FILE
        with Store.for_file(path) as store:
            seeded = seed(store, OFFICE, ZONE, keep_hours=keep_hours)
        assert [file.name for file in Path(folder).iterdir()] == [DATABASE_FILE]
        return path.read_bytes(), seeded


@contextmanager
def open_ward(address: str, *, keep_hours: bool) -> Iterator[tuple[Store, Seeded]]:
    """A store with the example ward in it. A new database begins as a copy of one ward."""
    copied: Seeded | None = None
    if not address.startswith(SQLITE):
        copied = _copy_ward_database(address, keep_hours=keep_hours)
    elif not (path := Path(address.removeprefix(SQLITE))).exists():
        content, copied = _ward_file(keep_hours=keep_hours)
        path.write_bytes(content)
    with Store(address) as store:
        yield store, copied or seed(store, OFFICE, ZONE, keep_hours=keep_hours)


@cache
def _ward_database(server_address: str, *, keep_hours: bool) -> tuple[str, Seeded]:
    """The name of a PostgreSQL database with the example ward, from which others are made."""
    name = f"ward_{uuid.uuid4().hex}"
    with _maintenance(server_address) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    with Store(f"{server_address}/{name}") as store:
        return name, seed(store, OFFICE, ZONE, keep_hours=keep_hours)


def _copy_ward_database(address: str, *, keep_hours: bool) -> Seeded | None:
    """Make the empty database at `address` a copy of the ward's; nothing if it is not empty."""
    server_address, _, name = address.rpartition("/")
    with psycopg.connect(_plain(address)) as connection:
        tables = connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")
        if tables.fetchone() is not None:
            return None
    template, seeded = _ward_database(server_address, keep_hours=keep_hours)
    database = sql.Identifier(name)
    with _maintenance(server_address) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(database))
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(copy.format(database, sql.Identifier(template)))
    return seeded


def _plain(address: str) -> str:
    return address.replace("postgresql+psycopg", "postgresql")


def _maintenance(server_address: str) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection of the cluster's owner that is in none of its databases for tests."""
    return psycopg.connect(f"{_plain(server_address)}/postgres", autocommit=True)


@contextmanager
def start_server(
    data_dir: Path, database_url: str = "", clock: Clock = system_clock, *, keep_hours: bool = False
) -> Iterator[RunningServer]:
    """Seed the example ward and serve it until the end of the block."""
    with free_socket() as bound:
        port = bound.getsockname()[1]
        settings = Settings.model_validate({"server": {"port": port, "database_url": database_url}})
        address = database_url or f"{SQLITE}{data_dir / DATABASE_FILE}"
        with open_ward(address, keep_hours=keep_hours) as (_, seeded):
            pass
        structlog.configure(
            wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
            cache_logger_on_first_use=False,
        )
        app = create_app(settings, data_dir, clock)
        server = QueueServer(app, "127.0.0.1", port)
        thread = threading.Thread(
            target=server.run, name="queue-server", kwargs={"sockets": [bound]}, daemon=True
        )
        running = RunningServer(
            f"http://127.0.0.1:{port}", seeded, app.state.services, server, thread
        )
        bound.listen(128)
        thread.start()
        # The kernel keeps the connection until the server has started to accept.
        httpx.get(f"{running.url}/readyz", timeout=START_SECONDS).raise_for_status()
        try:
            yield running
        finally:
            running.stop()


@contextmanager
def start_postgres(options: str = "") -> Iterator[str]:
    """A PostgreSQL cluster of its own on a free loopback port; the address of its server.

    `options` are the server's own, as `-c fsync=off`. Fails the test when Debian's PostgreSQL
    is not installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        pytest.fail("PostgreSQL is not installed; ./test installs it, ./test --fast needs none")
    programs = found[-1]
    folder = Path(tempfile.mkdtemp(prefix="motcua-pg-"))
    as_user: dict[str, str] = {}
    if os.geteuid() == 0:
        # initdb refuses to run as root.
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        as_user = {"user": "postgres", "group": str(account.pw_gid)}
    cluster = folder / "cluster"
    try:
        _run(
            [
                str(programs / "initdb"), "-D", str(cluster), "-U", "motcua", "-A", "trust",
                "-E", "UTF8", "--locale=C.UTF-8",
            ],
            as_user,
        )  # fmt: skip
        with free_socket() as bound:
            port = bound.getsockname()[1]
        options += f" -c listen_addresses=127.0.0.1 -c port={port}"
        options += f" -c unix_socket_directories={folder}"
        control = [str(programs / "pg_ctl"), "-D", str(cluster), "-w", "-t", "30"]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], as_user)
        try:
            yield f"postgresql+psycopg://motcua@127.0.0.1:{port}"
        finally:
            _run([*control, "-m", "immediate", "stop"], as_user)
    finally:
        shutil.rmtree(folder)


@contextmanager
def new_database(server_address: str) -> Iterator[str]:
    """An empty database in a PostgreSQL cluster; its address."""
    name = f"test_{uuid.uuid4().hex}"
    with _maintenance(server_address) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield f"{server_address}/{name}"
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _run(command: list[str], as_user: dict[str, str]) -> None:
    account = as_user.get("user")
    prefix = ["runuser", "-u", account, "--"] if account else []
    done = subprocess.run(
        [*prefix, *command],
        check=False,
        timeout=60,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr[-500:]}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """One PostgreSQL cluster for the whole run. Nobody cuts its power: it waits for no disk."""
    with start_postgres("-c fsync=off") as address:
        yield address


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty PostgreSQL database."""
    with new_database(postgres_server) as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"{SQLITE}{tmp_path / DATABASE_FILE}"
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
def running_server(tmp_path: Path) -> Iterator[RunningServer]:
    """The queue server on SQLite with the example ward, always open."""
    with start_server(tmp_path) as server:
        yield server
