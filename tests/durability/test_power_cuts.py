"""No answered command is lost in a power cut; with less than the server's care some would be."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from queue_server.store.session import WRITER_PRAGMAS
from tests.durability.disk import Disk, PowerIsOff
from tests.durability.power_cuts import DATABASE, Files, campaign, seeded_files, store_on

pytestmark = pytest.mark.slow

NORMAL = ("journal_mode=WAL", "synchronous=NORMAL")
"""What many recommend: fast, and it loses what was answered."""

ENDLESS = 10**9


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The example ward, stopped in order."""
    return seeded_files(tmp_path_factory.mktemp("seeded"))


def test_nothing_that_was_answered_is_lost(files: Files, tmp_path: Path) -> None:
    tally = campaign(files, tmp_path, cuts=40, seed_=random.randrange(2**32))
    assert (tally.lost, tally.broken) == (0, [])
    assert tally.cuts == 40
    assert tally.answered > 200


def test_without_a_sync_at_each_commit_answers_are_lost(files: Files, tmp_path: Path) -> None:
    tally = campaign(files, tmp_path, cuts=12, seed_=1, pragmas=NORMAL)
    assert tally.broken == []
    assert tally.cuts_that_lost >= 4


def test_on_a_disk_that_only_says_it_synced_nothing_helps(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Disk, "sync", lambda self, *_: self.change())
    tally = campaign(files, tmp_path, cuts=6, seed_=1)
    assert tally.lost > 0 or tally.broken


@pytest.mark.parametrize(
    ("pragmas", "whole"),
    [(WRITER_PRAGMAS, True), (("journal_mode=WAL", "synchronous=FULL"), False)],
    ids=["as it is", "full"],
)
def test_a_restored_file_survives_its_first_hours(
    tmp_path: Path, pragmas: tuple[str, ...], *, whole: bool
) -> None:
    """A restore leaves a file that is not in WAL mode: the server's first start turns it."""
    seeded_files(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    files = {DATABASE: (tmp_path / DATABASE).read_bytes()}
    tally = campaign(files, tmp_path, cuts=40, seed_=1, pragmas=pragmas)
    assert (tally.lost == 0 and not tally.broken) is whole


def test_the_disk_runs_what_the_server_runs(files: Files) -> None:
    with store_on(Disk(files, ENDLESS), WRITER_PRAGMAS) as store:
        found = store.write_now(
            lambda unit: [
                unit._connection.scalar(text(f"PRAGMA {name}"))
                for name in ("journal_mode", "synchronous", "foreign_keys")
            ]
        )
    assert found == ["wal", 3, 1]


@given(
    writes=st.lists(st.tuples(st.integers(0, 3000), st.binary(min_size=1, max_size=1500))),
    synced=st.integers(0, 5),
    seed=st.integers(0, 99),
)
@settings(deadline=None)
def test_the_disk_keeps_what_was_synced(
    writes: list[tuple[int, bytes]], synced: int, seed: int
) -> None:
    """Whatever becomes of the later writes, each byte is the synced one or one written later."""
    disk = Disk({}, ENDLESS)
    file = disk.open("log")
    for offset, data in writes[:synced]:
        disk.write(file, offset, data)
    disk.sync("log", file)
    safe = bytes(file.seen)
    for offset, data in writes[synced:]:
        disk.write(file, offset, data)
    left = disk.survivors(random.Random(seed))["log"]
    assert len(left) >= len(safe)
    for place, byte in enumerate(left):
        later = {
            data[place - offset]
            for offset, data in writes[synced:]
            if offset <= place < offset + len(data)
        }
        assert byte in later | {safe[place] if place < len(safe) else 0}


def test_a_file_whose_folder_was_not_synced_may_be_gone_or_back() -> None:
    seen = set()
    for seed in range(20):
        disk = Disk({"old": b"old"}, ENDLESS)
        disk.write(disk.open("new"), 0, b"new")
        disk.delete("old", for_sure=False)
        left = disk.survivors(random.Random(seed))
        seen |= {frozenset(left)}
    assert {frozenset(), frozenset({"old"}), frozenset({"new"})} <= seen


def test_the_power_goes_in_the_middle_of_a_change() -> None:
    disk = Disk({}, left=2)
    file = disk.open("log")
    disk.write(file, 0, b"one")
    with pytest.raises(PowerIsOff):
        disk.sync("log", file)
    with pytest.raises(PowerIsOff):
        disk.write(file, 3, b"two")
    assert bytes(file.synced) == b""
