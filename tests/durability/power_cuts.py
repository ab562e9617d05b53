"""Lives of a server on a disk whose power is cut at any moment, and what is left of them.

The server's own writer, desk and statements run; only the driver below them is another one. What a
life was answered before its power went must be there afterwards, in its order, once.
"""

import asyncio
import itertools
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import apsw
from pydantic import BaseModel
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from front_desk.errors import DeskError
from front_desk.messages import TicketRequest
from queue_server.derived import check_office
from queue_server.desk import acts, counters, issuing
from queue_server.desk.service import Command, Desk, Reply
from queue_server.desk.turn import Actor, Turn
from queue_server.seed import seed
from queue_server.store import backup_sqlite
from queue_server.store.backup import BackupFailed
from queue_server.store.session import WRITER_BEGINS, WRITER_PRAGMAS, Store, prepare_sqlite
from queue_server.store.unit import StorageUnavailable
from tests.desk_kit import CLERK, KIOSK, StandingClock
from tests.durability.apsw_driver import Connection
from tests.durability.disk import Disk, DiskVFS
from tests.servers import OFFICE, ZONE

DATABASE = "queue.sqlite3"
_TOGETHER = 3
"""Commands sent at once, so that some share a commit."""

_SOMETIMES = ("wal_autocheckpoint=25",)
"""Moves the log into the database far more often than usual: that is when files change most."""

_numbers = itertools.count()
Files = dict[str, bytes]


@dataclass
class Life:
    """What one life was answered, by command."""

    answers: dict[Command, Reply] = field(default_factory=dict)


@dataclass
class Tally:
    """What came of a campaign."""

    cuts: int = 0
    syncs: int = 0
    answered: int = 0
    lost: int = 0
    cuts_that_lost: int = 0
    broken: list[str] = field(default_factory=list)


def seeded_files(folder: Path) -> Files:
    """The example ward as the files of a server that was stopped in order."""
    file = folder / DATABASE
    with Store.for_file(file) as store:
        seed(store, OFFICE, ZONE, keep_hours=False)
    return {DATABASE: file.read_bytes()}


def campaign(
    files: Files, folder: Path, cuts: int, seed_: int, pragmas: Sequence[str] = WRITER_PRAGMAS
) -> Tally:
    """Live and lose power `cuts` times; every second life begins with what the last one left."""
    chance, tally, begin = random.Random(seed_), Tally(), files
    answers: dict[Command, Reply] = {}
    for cut in range(cuts):
        if cut % 2 == 0:
            begin, answers = files, {}
        disk = Disk(begin, left=chance.randrange(1, 700))
        usual = chance.random() < 0.5
        life = live(disk, chance, (*pragmas, *(() if usual else _SOMETIMES)))
        tally.cuts += 1
        tally.syncs += disk.syncs
        tally.answered += len(life.answers)
        answers |= life.answers
        begin = disk.survivors(chance)
        found = autopsy(begin, folder / f"cut-{cut}", answers)
        tally.lost += found.lost
        tally.cuts_that_lost += found.lost > 0
        tally.broken += [f"cut {cut}: {one}" for one in found.broken]
        if found.lost or found.broken:
            begin, answers = files, {}
    return tally


def live(disk: Disk, chance: random.Random, pragmas: Sequence[str]) -> Life:
    """Serve people until the power goes."""
    life = Life()
    with suppress(StorageUnavailable), store_on(disk, pragmas) as store:
        desk = Desk(store, StandingClock(), "http://phone.example")
        while not disk.off:
            asyncio.run(_serve(desk, life, chance))
    return life


@dataclass
class Found:
    """What is wrong with what is left."""

    lost: int
    broken: list[str]


def autopsy(files: Files, folder: Path, answers: dict[Command, Reply]) -> Found:
    """Open what is left as the server does, and ask for every answer again."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        backup_sqlite.check(folder / DATABASE)
    except BackupFailed as error:
        return Found(0, [str(error)])
    with Store.for_file(folder / DATABASE) as store:
        desk = Desk(store, StandingClock(), "http://phone.example")
        # What was answered late may rest on what was answered early, never the other way round.
        lost = sum(asyncio.run(_is_lost(desk, one, told)) for one, told in answers.items())
        differ = store.read_now(lambda unit: check_office(unit.at(OFFICE)))
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    return Found(lost, [str(one) for one in differ])


async def _is_lost(desk: Desk, command: Command, told: Reply) -> bool:
    class NotKept(Exception):
        pass

    def refuse(_: Turn) -> BaseModel | None:
        raise NotKept

    try:
        return await desk.carry_out(command, refuse) != told
    except NotKept:
        return True


async def _serve(desk: Desk, life: Life, chance: random.Random) -> None:
    await asyncio.gather(*(_one_command(desk, life, chance) for _ in range(_TOGETHER)))


async def _one_command(desk: Desk, life: Life, chance: random.Random) -> None:
    key = f"key-{next(_numbers):08}"
    kind = chance.choice(("issue", "issue", "open", "call", "serve", "finish"))
    actor: Actor = KIOSK if kind == "issue" else CLERK
    command = Command(OFFICE, actor, key, kind)
    with suppress(DeskError):
        life.answers[command] = await desk.carry_out(command, partial(_act, kind=kind), 200)


def _act(turn: Turn, kind: str) -> BaseModel | None:
    if kind == "issue":
        return issuing.issue(turn, TicketRequest(service="ho-tich"))
    if kind == "open":
        return counters.open_counter(turn, "quay-1")
    if kind == "call":
        return counters.call_next(turn, "quay-1")
    there = turn.repo.ticket_at("quay-1")
    act = acts.serve if kind == "serve" else acts.finish
    return None if there is None else act(turn, there.id)


class _StoreOn(Store):
    """The server's store, with its writer on another engine."""

    def __init__(self, engine: Engine) -> None:
        super().__init__("sqlite://")
        self._write_engine = self._read_engine = engine


@contextmanager
def store_on(disk: Disk, pragmas: Sequence[str]) -> Iterator[Store]:
    """The store as it writes on SQLite, on this disk.

    apsw offers no shared memory to its files, so the one connection keeps the index of the log to
    itself (`locking_mode=EXCLUSIVE`); what is written and synced stays the same.
    """
    vfs = DiskVFS(f"disk-{next(_numbers)}", disk)

    def connect() -> Connection:
        connection = Connection(apsw.Connection(DATABASE, vfs=vfs.name))
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    prepare_sqlite(engine, WRITER_BEGINS, tuple(pragmas))
    store = _StoreOn(engine)
    try:
        with store:
            yield store
    finally:
        vfs.unregister()
