"""Backups of whatever database the settings name: where they lie, how many, made and restored."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from queue_server.onward import Onward, Told
from queue_server.store import backup_postgres, backup_sqlite
from queue_server.store.backup import BackupFailed, Contents, Restored, address_of

FOLDER = "backups"
KEPT = 14
"""So many backups stay in the default folder unless the command says otherwise."""

_SQLITE_ENDING = ".sqlite3"
_POSTGRES_ENDING = ".pgdump"


@dataclass(frozen=True)
class Backup:
    """A backup that was made; `dropped` are older ones that had to go."""

    file: Path
    size: int
    contents: Contents
    dropped: tuple[Path, ...]


def back_up(
    database_url: str, database: Path, data_dir: Path, target: Path | None, keep: int
) -> Backup:
    """Back up the database at `database_url`, or the SQLite file `database` when that is empty.

    Without `target` it goes to the data folder, under a name with the time in UTC, where the newest
    `keep` stay. Raises `BackupFailed`.
    """
    url = address_of(database_url, database)
    on_sqlite = url.get_backend_name() == "sqlite"
    file = target or _next_name(data_dir, _SQLITE_ENDING if on_sqlite else _POSTGRES_ENDING)
    if on_sqlite:
        contents = backup_sqlite.back_up(Path(url.database or ""), file)
    else:
        contents = backup_postgres.back_up(url, file)
    dropped = () if target else _drop_old(file, keep)
    return Backup(file, file.stat().st_size, contents, dropped)


def restore(
    database_url: str, database: Path, file: Path, now: datetime, told: Told | None = None
) -> Restored:
    """Put a backup in the place of that database. Raises `BackupFailed`; then nothing has changed.

    `told` are the greatest numbers of today that anybody has seen, for series of which more is
    known than how much time has passed.

    Raises `InUse`, which is one, while a server works on the database.
    """
    url = address_of(database_url, database)
    on_sqlite = url.get_backend_name() == "sqlite"
    try:
        with file.open("rb") as opened:
            is_dump = opened.read(5) == backup_postgres.SIGNATURE
    except OSError as error:
        raise BackupFailed(f"{file} cannot be read: {error.strerror}.") from error
    if is_dump == on_sqlite:
        kinds = ("SQLite", "PostgreSQL")
        raise BackupFailed(
            f"{file} is {'a PostgreSQL dump' if is_dump else 'no PostgreSQL dump'}, "
            f"but the settings name a {kinds[not on_sqlite]} database (server.database_url)."
        )
    onward = Onward(now, file.parent, told or {})
    if on_sqlite:
        return backup_sqlite.restore(file, Path(url.database or ""), now, onward)
    return backup_postgres.restore(file, url, now, onward)


def newest_backup(data_dir: Path) -> Path | None:
    """The newest backup in the data folder, if there is one."""
    found = [*(data_dir / FOLDER).glob(_pattern("*"))]
    return max(found, key=lambda file: file.name, default=None)


def _next_name(data_dir: Path, ending: str) -> Path:
    folder = data_dir / FOLDER
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BackupFailed(f"{folder} cannot be made: {error.strerror}.") from error
    return folder / f"queue-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{ending}"


def _drop_old(newest: Path, keep: int) -> tuple[Path, ...]:
    """Delete all but the newest `keep` of the same kind; the one just made always stays."""
    found = sorted(newest.parent.glob(_pattern(newest.suffix)), reverse=True)
    dropped = tuple(file for file in found[max(1, keep) :] if file != newest)
    for file in dropped:
        file.unlink(missing_ok=True)
    return dropped


def _pattern(ending: str) -> str:
    return f"queue-????????T??????Z{ending if ending != '*' else '.*'}"
