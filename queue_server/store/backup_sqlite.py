"""Backup and restore of a SQLite database: one file, copied while the server writes."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from queue_server.store.backup import (
    BackupFailed,
    Contents,
    InUse,
    Onward,
    Replaced,
    Restored,
    begin_anew,
    examine,
    replaced_by,
    sync_file,
)
from queue_server.store.session import Store
from queue_server.store.unit import StorageUnavailable

_PENDING_BYTE = 0x40000000
_LOCK_BYTES = 512
"""Where every process that has a SQLite database open holds its locks (sqlite.org/lockingv3)."""

_BUSY_SECONDS = 10.0


def back_up(database: Path, target: Path) -> Contents:
    """Copy a database, which may be in use, to `target`: checked, on disk, under its name at last.

    Raises `BackupFailed`; then there is no `target`.
    """
    if not database.exists():
        raise BackupFailed(f"There is no database yet: {database}")
    if target.exists():
        raise BackupFailed(f"{target} is there already. Choose another name.")
    part = target.with_name(f".{target.name}.part")
    try:
        _copy(database, part)
        contents = check(part)
        sync_file(part)
        part.replace(target)
        sync_file(target)
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(f"The backup could not be written to {target}: {error}.") from error
    finally:
        _remove(part)
    return contents


def check(file: Path) -> Contents:
    """Check a database that nobody has open: every page, every reference, every event.

    Raises `BackupFailed`.
    """
    engine = create_engine(_address(file), poolclass=NullPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            _refuse_damage(connection)
            return examine(connection)
    except BackupFailed as error:
        raise BackupFailed(f"{file} cannot be used: {error}.") from error
    except DBAPIError as error:
        raise BackupFailed(f"{file} cannot be read: {error.orig}.") from error
    finally:
        engine.dispose()


def _refuse_damage(connection: Connection) -> None:
    damage = connection.exec_driver_sql("PRAGMA integrity_check(3)").scalars().all()
    if damage != ["ok"]:
        raise BackupFailed(f"it is damaged ({'; '.join(map(str, damage))})")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise BackupFailed("it is damaged (rows refer to rows that are not there)")


def restore(file: Path, database: Path, now: datetime, onward: Onward) -> Restored:
    """Put a backup in the place of a database that no server has open.

    What is there stays beside it under a name with the time. Raises `BackupFailed`, or `InUse`;
    then nothing has changed.
    """
    with _kept_from_servers(database):
        pass
    contents = check(file)
    part = database.with_name(f".{database.name}.restoring")
    try:
        _remove(part)
        _copy(file, part)
        replaced = _replaced(database, contents)
        with Store.for_file(part) as store:
            numbers = store.write_now(lambda unit: begin_anew(unit, now, replaced, onward))
        _as_one_file(part)
        check(part)
        sync_file(part)
        noted = onward.note(numbers)
        with _kept_from_servers(database):
            kept = _swap(part, database, now)
    except (OSError, sqlite3.Error, StorageUnavailable) as error:
        raise BackupFailed(f"{file} could not be restored: {error}.") from error
    finally:
        _remove(part)
    return Restored(contents, kept, numbers, noted)


def _copy(source: Path, target: Path) -> None:
    """A consistent copy, of one moment, as a single file."""
    address = f"{source.absolute().as_uri()}?mode=rw"
    with (
        closing(sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS)) as from_,
        closing(sqlite3.connect(target)) as to,
    ):
        from_.backup(to)
        to.execute("PRAGMA journal_mode=DELETE")


def _as_one_file(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _replaced(database: Path, contents: Contents) -> Replaced:
    """What the database that is replaced says, as far as it can be read."""
    if not database.exists():
        return Replaced()
    # From a copy: opening a broken database may cost what is left of its log.
    aside = database.with_name(f".{database.name}.aside")
    shutil.copyfile(database, aside)
    with suppress(FileNotFoundError):
        shutil.copyfile(f"{database}-wal", f"{aside}-wal")
    store = Store.for_file(aside)
    try:
        return store.read_now(partial(replaced_by, contents))
    except StorageUnavailable:
        # It may be broken, or of an older form: then there is only the guess.
        return Replaced()
    finally:
        store.close()
        _remove(aside)


@contextmanager
def _kept_from_servers(database: Path) -> Iterator[None]:
    """Hold the lock that every process with the database open holds a part of. Raises `InUse`."""
    if not database.exists():
        yield
        return
    with database.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _PENDING_BYTE)
        except OSError:
            raise InUse(
                f"A server is using {database}. Stop it first, then restore again."
            ) from None
        yield


def _swap(part: Path, database: Path, now: datetime) -> str | None:
    """Keep what is there under another name, whole, before the new one takes its place.

    A log that belongs to the old database must be gone by then: SQLite would play it into the new.
    """
    kept = None
    if database.exists():
        kept = f"{database.stem}-before-{now:%Y%m%dT%H%M%SZ}{database.suffix}"
        os.link(database, database.with_name(kept))
        with suppress(FileNotFoundError):
            os.link(f"{database}-wal", database.with_name(f"{kept}-wal"))
        sync_file(database.with_name(kept))
    for ending in ("-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
    part.replace(database)
    sync_file(database)
    return kept


def _address(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))


def _remove(part: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        Path(f"{part}{ending}").unlink(missing_ok=True)
