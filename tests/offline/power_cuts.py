"""The kiosk's outbox on a disk whose power is cut."""

import copy
import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from unittest import mock

import apsw

from kiosk import outbox_file
from kiosk.outbox import NoNumbersLeft, Outbox, OutboxFailed
from kiosk.outbox_file import PRAGMAS
from tests.durability.apsw_driver import OutboxConnection
from tests.durability.disk import Disk, DiskVFS
from tests.kiosk.boxes import DAY, REQUEST, lease, moment

FILE = Path("kiosk-1.outbox")
_numbers = count()


@dataclass
class Tally:
    """Lives that ended in a power cut: numbers on paper, lost ones, and ones on two papers."""

    cuts: int = 0
    papers: int = 0
    lost: int = 0
    twice: int = 0
    broken: int = 0


class _Machine:
    """A disk with the outbox on it; `files` is what is left once the power was cut."""

    def __init__(self, files: dict[str, bytes], changes: int, pragmas: Sequence[str]) -> None:
        self.disk = Disk(files, left=changes)
        self._pragmas = pragmas
        self._connections: list[OutboxConnection] = []

    @contextmanager
    def outbox(self) -> Iterator[Outbox]:
        """The outbox as it writes; see `tests.durability.power_cuts.store_on`."""
        vfs = DiskVFS(f"outbox-{next(_numbers)}", self.disk)

        def connect(path: Path) -> OutboxConnection:
            made = OutboxConnection(apsw.Connection(str(path), vfs=vfs.name))
            self._connections.append(made)
            made.execute("PRAGMA locking_mode=EXCLUSIVE")
            return made

        with (
            mock.patch.object(outbox_file, "_connect", connect),
            mock.patch.object(outbox_file, "PRAGMAS", self._pragmas),
        ):
            try:
                with Outbox(FILE) as made:
                    yield made
            finally:
                self._put_away(vfs)

    def _put_away(self, vfs: DiskVFS) -> None:
        """Keep the disk as it is now; then let the connections end on one that works."""
        working, self.disk = self.disk, copy.deepcopy(self.disk)
        working.off, working.left = False, 1_000_000
        for connection in self._connections:
            connection.close()
        vfs.unregister()


def campaign(cuts: int, seed: int, pragmas: Sequence[str] = PRAGMAS) -> Tally:
    """Give out numbers, lose power, look what is left; every second life goes on from there."""
    chance, tally = random.Random(seed), Tally()
    files: dict[str, bytes] = {}
    papers: list[str] = []
    for cut in range(cuts):
        if cut % 4 == 0:
            files, papers = {}, []
        machine = _Machine(files, chance.randrange(40, 400), pragmas)
        papers += _live(machine, chance, len(papers))
        files = machine.disk.survivors(chance)
        tally.cuts += 1
        left = _numbers_on(files, pragmas)
        if left is None:
            tally.broken += 1
            files, papers = {}, []
            continue
        tally.papers += len(papers)
        tally.lost += len(set(papers) - left)
        tally.twice += len(papers) - len(set(papers))
        papers = sorted(set(papers))
    return tally


def _live(machine: _Machine, chance: random.Random, begin: int) -> list[str]:
    """Put numbers on paper until the power goes: those whose paper has moved."""
    papers: list[str] = []
    with suppress(OutboxFailed, sqlite3.Error, apsw.Error), machine.outbox() as outbox:
        while not machine.disk.off:
            if outbox.left(DAY) <= 20:
                outbox.add_lease(lease(outbox.greatest(DAY) + 1, outbox.greatest(DAY) + 50))
            key = f"key-{begin}-{len(papers)}-{chance.random()}"
            with suppress(NoNumbersLeft):
                papers.append(outbox.take(DAY, REQUEST, key, None, moment()).number)
            if chance.random() < 0.2:
                outbox.settle([one.seq for one in outbox.untold(3)], [])
    return papers


def _numbers_on(files: dict[str, bytes], pragmas: Sequence[str]) -> set[str] | None:
    """The numbers that the kiosk remembers after the cut; None when it cannot read its file."""
    try:
        with _Machine(files, 10_000, pragmas).outbox() as outbox:
            return {entry.number for entry in outbox.everything()}
    except (OutboxFailed, OSError, sqlite3.Error, apsw.Error):
        return None
