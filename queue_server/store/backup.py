"""What a backup must hold, and how life goes on after one was restored; on either database."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.engine import URL, make_url

from queue_server.store import migrate
from queue_server.store.repository import Repository
from queue_server.store.rows import Event
from queue_server.store.setup_tables import offices
from queue_server.store.tables import events, tickets
from queue_server.store.unit import Unit

MOVED_ON = 100
"""By how much at least each series goes on after a restore."""

Numbers = Mapping[tuple[str, date, str], int]
"""The last number given out, by office, day and series."""


@dataclass(frozen=True)
class Replaced:
    """What the database that is replaced says; nothing when it cannot be read.

    `then` is, by office, the event with which the backup ends; `tokens` are those of devices.
    """

    numbers: Numbers = field(default_factory=dict)
    then: Mapping[str, Event] = field(default_factory=dict)
    tokens: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def goes_on_from(self, repo: Repository) -> bool:
        """Whether it is a later state of the office that was restored, and not one begun afresh."""
        code, revision = repo.office_code, repo.revision()
        if not revision:
            # Nothing had happened yet, but nobody draws the same tokens twice.
            return repo.device_tokens() <= self.tokens.get(code, frozenset())
        return _event_at(repo, revision) == self.then.get(code)


class Onward(Protocol):
    """Knows where numbers go on."""

    def numbers(self, repo: Repository, replaced: Replaced) -> dict[tuple[date, str], int]:
        """The last number that counts as given out, by day and series. Raises `BackupFailed`."""

    def note(self, numbers: Numbers) -> bool:
        """Note it for another restore; whether that could be done. Raises `BackupFailed`."""


class BackupFailed(Exception):
    """It could not be done; the text says why in words for whoever runs the command."""


class InUse(BackupFailed):
    """A server works on the database that is to be replaced."""


@dataclass(frozen=True)
class OfficeContents:
    """How much a database holds of an office; `newest` is the moment of its last event."""

    code: str
    revision: int
    tickets: int
    newest: datetime | None


@dataclass(frozen=True)
class Contents:
    """What a database was found to hold. `schema` is its alembic revision."""

    schema: str
    offices: tuple[OfficeContents, ...]

    @property
    def newest(self) -> datetime | None:
        """The moment of the last event of all."""
        return max((one.newest for one in self.offices if one.newest is not None), default=None)


@dataclass(frozen=True)
class Restored:
    """What a restore did; `kept` names the database that was there before, if there was one.

    `numbers` are those from which each series goes on; `noted`, whether that stands beside the
    backup now.
    """

    contents: Contents
    kept: str | None
    numbers: Numbers
    noted: bool


def address_of(database_url: str, database: Path) -> URL:
    """The database that settings name; the SQLite file `database` when they name none."""
    return make_url(database_url) if database_url else URL.create("sqlite", database=str(database))


def examine(connection: Connection) -> Contents:
    """Check that a database is ours and that no event is missing. Raises `BackupFailed`."""
    if not inspect(connection).has_table("alembic_version"):
        raise BackupFailed("it is not a database of Một Cửa")
    schema = connection.scalar(text("SELECT version_num FROM alembic_version")) or ""
    script = ScriptDirectory.from_config(migrate.config(connection))
    if schema not in {one.revision for one in script.walk_revisions()}:
        raise BackupFailed(f"a newer Một Cửa made it (tables {schema}); update this one first")
    codes = connection.scalars(select(offices.c.code).order_by(offices.c.code)).all()
    return Contents(schema, tuple(_office(connection, code) for code in codes))


def replaced_by(contents: Contents, unit: Unit) -> Replaced:
    """What a database says that is to be replaced by a backup with these contents."""
    numbers: dict[tuple[str, date, str], int] = {}
    then: dict[str, Event] = {}
    tokens: dict[str, frozenset[str]] = {}
    revisions = {one.code: one.revision for one in contents.offices}
    for code in unit.directory.offices():
        repo = unit.at(code)
        numbers |= {(code, *key): last for key, last in repo.last_numbers().items()}
        tokens[code] = repo.device_tokens()
        event = _event_at(repo, revisions.get(code, 0))
        if event is not None:
            then[code] = event
    return Replaced(numbers, then, tokens)


def begin_anew(unit: Unit, now: datetime, replaced: Replaced, onward: Onward) -> Numbers:
    """Make a restored database safe to go on with; where its numbers go on.

    Whoever had signed in signs in again; kiosks see that the office has another past. Raises
    `BackupFailed`.
    """
    moved: dict[tuple[str, date, str], int] = {}
    for code in unit.directory.offices():
        repo = unit.at(code)
        for (day, series), number in onward.numbers(repo, replaced).items():
            repo.pass_over(day, series, number)
            moved[code, day, series] = number
        repo.set_incarnation(secrets.token_hex(16))
        repo.end_all_sessions()
        seen = repo.revision()
        repo.append_event("office.restored", now, "system:restore", None, {"backup_revision": seen})
    return moved


def _event_at(repo: Repository, revision: int) -> Event | None:
    """The event that brought an office to a revision, if it has got there."""
    found = repo.events_after(revision - 1, 1) if revision else []
    return found[0] if found else None


def _office(connection: Connection, code: str) -> OfficeContents:
    kept = connection.scalar(select(offices.c.revision).where(offices.c.code == code)) or 0
    count, newest_revision, newest = connection.execute(
        select(func.count(), func.max(events.c.revision), func.max(events.c.at)).where(
            events.c.office == code
        )
    ).one()
    if not count == (newest_revision or 0) == kept:
        raise BackupFailed(f"events are missing: office {code} counts {kept}, {count} are there")
    found = select(func.count()).select_from(tickets).where(tickets.c.office == code)
    return OfficeContents(code, kept, connection.scalar(found) or 0, newest)


def sync_file(file: Path) -> None:
    """Have a file and its name on disk. Raises `OSError`."""
    for path in (file, file.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
