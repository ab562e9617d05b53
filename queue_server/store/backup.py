"""What a backup must hold, and how life goes on after one was restored; on either database."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.engine import URL, make_url

from front_desk.business_day import business_day
from front_desk.tickets import LAST_NUMBER
from queue_server.store import migrate
from queue_server.store.repository import Repository
from queue_server.store.setup_tables import offices
from queue_server.store.tables import events, tickets
from queue_server.store.unit import Unit

MOVED_ON = 100
"""By how much each series goes on after a restore: what was given out since is not known."""

Numbers = Mapping[tuple[str, date, str], int]
"""The last number given out, by office, day and series."""


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
    """What a restore did; `kept` names the database that was there before, if there was one."""

    contents: Contents
    kept: str | None


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


def numbers_of(unit: Unit) -> dict[tuple[str, date, str], int]:
    """The last number of every office, day and series."""
    return {
        (code, *key): last
        for code in unit.directory.offices()
        for key, last in unit.at(code).last_numbers().items()
    }


def begin_anew(unit: Unit, now: datetime, known: Numbers) -> None:
    """Make a restored database safe to go on with.

    Numbers that were given out after the backup, as far as `known` or guessed, never come again;
    whoever had signed in signs in again; kiosks see that the office has another past.
    """
    for code in unit.directory.offices():
        repo = unit.at(code)
        _move_numbers_on(repo, now, known)
        repo.set_incarnation(secrets.token_hex(16))
        repo.end_all_sessions()
        seen = repo.revision()
        repo.append_event("office.restored", now, "system:restore", None, {"backup_revision": seen})


def _move_numbers_on(repo: Repository, now: datetime, known: Numbers) -> None:
    office = repo.office()
    today = business_day(now, ZoneInfo(office.time_zone))
    booked = [today + timedelta(days=day) for day in range(office.rules.booking.days_ahead + 1)]
    last = repo.last_numbers()
    # A series that the backup does not know yet may have begun since.
    wanted = {(day, series) for day in booked for series in repo.all_letters()}
    wanted |= {key for key in last if key[0] >= today}
    for day, series in wanted:
        guessed = last.get((day, series), 0) + MOVED_ON
        moved = max(guessed, known.get((repo.office_code, day, series), 0))
        repo.pass_over(day, series, min(moved, LAST_NUMBER))


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
