"""Made-up wards for benchmarks: set-up, years of old tickets, and a real server in its process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection

from queue_server.accounts import csrf_of, hash_password, new_token, sign_in, token_hash
from queue_server.app import DATABASE_FILE
from queue_server.seed import CLASSES, OFFICE_NAMES, SERVICES
from queue_server.store.rows import CounterPlan
from queue_server.store.session import Store
from queue_server.store.unit import Unit
from tests.servers import OFFICE, START_SECONDS, ZONE, free_socket

COUNTERS = 16
A_DAY = 1000
"""Old tickets of one day: as the largest city branch has."""

_SERVED = tuple(one.code for one in SERVICES)
_SERIES = tuple(one.series for one in SERVICES)
_DATA = '{"number": "A001", "service": "ho-tich", "counter": "quay-1"}'


@dataclass(frozen=True)
class Ward:
    """An office with a kiosk, a board, and a clerk at each counter."""

    code: str
    kiosk: dict[str, str] = field(repr=False)
    board: dict[str, str] = field(repr=False)
    clerks: tuple[dict[str, str], ...] = field(repr=False)
    """The headers that each clerk sends; the first sits at `quay-1`."""


def furnish(store: Store, code: str) -> Ward:
    """Set up a ward that is always open; every counter serves everything and is open."""
    password = hash_password("nobody signs in with this")
    kiosk, board = new_token(), new_token()

    def work(unit: Unit) -> tuple[str, ...]:
        repo, now = unit.at(code), datetime.now(UTC)
        repo.add_office(OFFICE_NAMES, ZONE)
        for service in SERVICES:
            repo.add_service(service)
        for one in CLASSES:
            repo.add_class(one)
        repo.add_device("kiosk-1", "kiosk", token_hash(kiosk))
        repo.add_device("board-1", "board", token_hash(board))
        tokens = []
        for number in range(1, COUNTERS + 1):
            counter, name = f"quay-{number}", f"canbo-{number}"
            names = {"vi": f"Quầy {number}", "en": f"Counter {number}"}
            repo.add_counter(CounterPlan(counter, number, names, _SERVED))
            repo.add_staff(name, f"Cán bộ Mẫu {number}", "staff", password)
            member = repo.staff_member(name)
            assert member is not None
            tokens.append(sign_in(repo, member, now, 12))
            repo.seat(counter, name, now)
        return tuple(tokens)

    return Ward(
        code,
        {"Authorization": f"Bearer {kiosk}"},
        {"Authorization": f"Bearer {board}"},
        tuple(
            {"Cookie": f"motcua_session={token}", "X-CSRF-Token": csrf_of(token)}
            for token in store.write_now(work)
        ),
    )


def open_store(database_url: str, data_dir: Path) -> Store:
    """The store at this address, or in this folder when the address is empty."""
    return Store(database_url) if database_url else Store.for_file(data_dir / DATABASE_FILE)


def add_history(database_url: str, data_dir: Path, offices: list[str], tickets: int) -> None:
    """Write so many finished tickets of earlier days, each with its four events and its call.

    Straight into the tables: a thousand a day, in turn over the offices.
    """
    engine = create_engine(database_url or f"sqlite:///{data_dir / DATABASE_FILE}")
    with engine.begin() as connection:
        share = tickets // len(offices)
        for number, office in enumerate(offices):
            _old_tickets(connection, office, f"old-{number}-", share)
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def analyse(database_url: str) -> None:
    """Let the database count what is in its tables."""
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def _old_tickets(connection: Connection, office: str, prefix: str, count: int) -> None:
    """`i` counts the tickets; each statement is one pass over all of them."""
    # ruff: noqa: S608 - every word in these statements is this module's own.
    sqlite = connection.dialect.name == "sqlite"
    first_day = datetime.now(UTC).date() - timedelta(days=count // A_DAY + 2)
    day = f"date('{first_day}', '+' || (i / {A_DAY}) || ' days')"
    at, no, data = f"{day} || ' 02:00:00.000000'", "0", f"'{_DATA}'"
    if not sqlite:
        day = f"DATE '{first_day}' + i / {A_DAY}"
        at, no, data = f"({day} + TIME '02:00') AT TIME ZONE 'UTC'", "false", f"JSON '{_DATA}'"
    for statement in (
        f"""
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1})
        INSERT INTO tickets (office, business_day, series, number, token, service, card_warnings,
            language, state, channel, issued_by, issued_at, first_called_at, called_at, serving_at,
            finished_at, call_count, counter, rated)
        SELECT '{office}', {day}, {_one_of(_SERIES)}, (i % {A_DAY}) / {len(_SERIES)} + 1,
            '{prefix}' || i, {_one_of(_SERVED)}, '', 'vi', 'finished', 'kiosk', 'device:kiosk-1',
            {at}, {at}, {at}, {at}, {at}, 1, 'quay-1', {no}
        FROM n
        """,
        *(
            f"""
            INSERT INTO events (office, revision, kind, at, actor, ticket, data)
            SELECT office, 4 * (row_number() OVER (ORDER BY id) - 1) + {place}, 'ticket.{kind}',
                issued_at, 'device:kiosk-1', id, {data}
            FROM tickets WHERE office = '{office}'
            """
            for place, kind in enumerate(("issued", "called", "serving", "finished"), start=1)
        ),
        f"""
        INSERT INTO calls (office, revision, business_day, ticket, service, counter, staff, at,
            call_count, reason, overtook)
        SELECT office, 4 * (row_number() OVER (ORDER BY id) - 1) + 2, business_day, id, service,
            counter, 'canbo-1', issued_at, 1, 'đến lượt theo thứ tự, chờ 0 phút', {no}
        FROM tickets WHERE office = '{office}'
        """,
        f"UPDATE offices SET revision = {4 * count} WHERE code = '{office}'",
    ):
        connection.exec_driver_sql(statement)


def _one_of(words: Sequence[str]) -> str:
    """An expression that takes these words in turn."""
    cases = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(words))
    return f"CASE i % {len(words)} {cases} END"


@contextmanager
def server(database_url: str, data_dir: Path) -> Iterator[tuple[int, int]]:
    """A real server over a database that is set up: its port and its process id."""
    with free_socket() as bound:
        port = bound.getsockname()[1]
    command = [
        sys.executable, "-P", "-m", "motcua", "server", "--data", str(data_dir),
        "--port", str(port), "--set", f"office.code={OFFICE}", "--set", "log.level=warning",
    ]  # fmt: skip
    environment = {**os.environ, "DATABASE_URL": database_url}
    with running(command, port, environment) as process_id:
        yield port, process_id


@contextmanager
def running(
    command: list[str], port: int, environment: dict[str, str] | None = None
) -> Iterator[int]:
    """A server process that answers; ended when the block ends."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=1).raise_for_status()
            except httpx.TransportError:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("the server does not start") from None
                time.sleep(0.05)
            else:
                break
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(START_SECONDS)


def cpu_seconds(process_id: int) -> float:
    """Processor time that a process has used in all its threads so far."""
    tasks = Path(f"/proc/{process_id}/task")
    return sum(int((one / "schedstat").read_text().split()[0]) for one in tasks.iterdir()) / 1e9


def children(process_id: int) -> list[int]:
    """The processes that a process has started and that still run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text(encoding="ascii", errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                # Ended between the listing and the reading.
                continue
            if int(stat.rpartition(")")[2].split()[1]) == process_id:
                found.append(int(folder.name))
    return found
