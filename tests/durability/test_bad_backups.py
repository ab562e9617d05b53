"""Backups that are damaged or foreign are refused, and so is backing damage up."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from queue_server.store.backup import BackupFailed
from tests.durability.wards import Ward

pytestmark = pytest.mark.slow


def _truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-50_000])


def _scribble(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(5 * 4096)
        opened.write(b"\xff" * 4096 * 20)


def _lose_an_event(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM events WHERE revision = 2")
        connection.commit()


def _orphan(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM services WHERE code = 'ho-tich'")
        connection.commit()


def _empty_an_index(file: Path) -> None:
    """Damage that no query of ours would stumble over today."""
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_events_ticket'"
        ).fetchone()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * 4096 + 3)
        opened.write(b"\0\0")


def _from_the_future(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def _something_else(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipes (soup TEXT)")
        connection.commit()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_truncate, "damaged|malformed"),
        (_scribble, "damaged|malformed"),
        (_empty_an_index, "is damaged"),
        (_lose_an_event, "events are missing"),
        (_orphan, "rows refer to rows that are not there"),
        (_from_the_future, "a newer Một Cửa made it"),
        (_something_else, "not a database of Một Cửa"),
        (lambda file: file.write_bytes(b"PGDMP..."), "PostgreSQL dump"),
        (lambda file: file.write_text("no database " * 99), "file is not a database"),
        (lambda file: file.unlink(), "No such file"),
    ],
)
def test_a_bad_backup_is_refused_and_nothing_changes(
    sqlite_ward: Ward, spoil: Callable[[Path], object], words: str
) -> None:
    sqlite_ward.issue(5)
    made = sqlite_ward.back_up()
    sqlite_ward.issue(1)
    spoil(made.file)
    before = sqlite_ward.database.read_bytes()
    with pytest.raises(BackupFailed, match=words):
        sqlite_ward.restore(made.file)
    assert sqlite_ward.database.read_bytes() == before
    assert sqlite_ward.issue(1) == ["A007"]
    assert not list(sqlite_ward.folder.glob(".*"))


def test_a_damaged_database_is_not_backed_up(sqlite_ward: Ward) -> None:
    sqlite_ward.issue(5)
    _lose_an_event(sqlite_ward.database)
    with pytest.raises(BackupFailed, match="events are missing"):
        sqlite_ward.back_up()
    assert not list((sqlite_ward.folder / "backups").iterdir())
