"""Keeping an office's data, and trusting it: `motcua backup`, `restore` and `verify`."""

import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TextIO

from front_desk.tickets import LAST_NUMBER, format_number
from motcua.office import opened_store
from queue_server import backup as backups
from queue_server.app import DATABASE_FILE
from queue_server.derived import Difference, check_office
from queue_server.store.backup import MOVED_ON, BackupFailed, Contents, Restored
from queue_server.store.unit import Unit
from settings.data_folder import DataFolder
from settings.model import Settings

FAILED = 1
_MOST_SHOWN = 20
_LAST_NUMBER = re.compile(
    r"(?:(?P<office>[^:=]+):)?(?P<series>[A-Za-z]{1,2})=?(?P<number>[0-9]{1,3})"
)


def backup(
    settings: Settings, folder: DataFolder, target: Path | None, keep: int, out: TextIO
) -> int:
    """`motcua backup`: while the server runs or not; 1 when there is no good backup now."""
    database = folder.path / DATABASE_FILE
    try:
        made = backups.back_up(_address(settings), database, folder.path, target, keep)
    except BackupFailed as error:
        print(f"No backup was made. {error}", file=sys.stderr)
        return FAILED
    print(f"Backup: {made.file} ({_size(made.size)})", file=out)
    _describe(made.contents, out)
    print("Checked: it reads back whole, and no event is missing.", file=out)
    if made.dropped:
        print(f"The newest {keep} are kept; {len(made.dropped)} older went.", file=out)
    return 0


def restore(
    settings: Settings, folder: DataFolder, file: Path, seen: Sequence[str], out: TextIO
) -> int:
    """`motcua restore`: with the server stopped; 1 when nothing was restored.

    `seen` are the last numbers of today as whoever runs it knows them, such as `A=057`.
    """
    database = folder.path / DATABASE_FILE
    try:
        told = dict(_told(one, settings.office.code) for one in seen)
        done = backups.restore(_address(settings), database, file, datetime.now(UTC), told)
    except BackupFailed as error:
        print(f"Nothing was restored, nothing has changed. {error}", file=sys.stderr)
        return FAILED
    print(f"Restored: {file}", file=out)
    _describe(done.contents, out)
    if done.kept is not None:
        print(f"What was there before is kept as {done.kept}.", file=out)
    print(
        "What happened after the backup is not in it. So that no number comes twice, every "
        f"series goes on at least {MOVED_ON} further; kiosks tell what they gave out themselves.",
        file=out,
    )
    for line in _going_on(done):
        print(f"  {line}", file=out)
    if not done.noted:
        print(
            f"This could not be noted in {file.parent}. Should it be restored again today, name "
            "the last numbers: --last-number.",
            file=out,
        )
    print(
        "Everybody signs in again; passwords, devices and settings are those of the backup.\n"
        "Now start the server.",
        file=out,
    )
    return 0


def _told(seen: str, own_office: str) -> tuple[tuple[str, str], int]:
    """Office, series and number of `A=057` or `phuong-mau:A=057`. Raises `BackupFailed`."""
    found = _LAST_NUMBER.fullmatch(seen)
    if found is None:
        raise BackupFailed(f"{seen} is no last number; one looks like A=057.")
    return (found["office"] or own_office, found["series"].upper()), int(found["number"])


def _going_on(done: Restored) -> list[str]:
    """The next number of each series today, a line for each office."""
    offices: dict[str, dict[date, list[str]]] = {}
    for (office, day, series), last in sorted(done.numbers.items()):
        following = format_number(series, last + 1) if last < LAST_NUMBER else f"{series}: none"
        offices.setdefault(office, {}).setdefault(day, []).append(following)
    return [
        f"{office}, next today: {', '.join(min(days.items())[1])}"
        for office, days in offices.items()
    ]


def verify(settings: Settings, folder: DataFolder, day: date | None, out: TextIO) -> int:
    """`motcua verify`: tables and reports against the events; 1 when they differ."""
    found: list[tuple[str, Difference]] = []
    days = [] if day is None else [day]

    def look(unit: Unit) -> int:
        offices = unit.directory.offices()
        for office in offices:
            found.extend((office, one) for one in check_office(unit.at(office), days))
        return len(offices)

    with opened_store(settings, folder) as store:
        offices = store.read_now(look)
    for office, one in found[:_MOST_SHOWN]:
        print(f"{office}: {one}", file=out)
    if len(found) > _MOST_SHOWN:
        print(f"… and {len(found) - _MOST_SHOWN} more", file=out)
    when = "every day" if day is None else f"{day}"
    told = "agree" if not found else f"differ in {len(found)} places"
    print(f"{offices} office(s), {when}: tables, report and events {told}.", file=out)
    return FAILED if found else 0


def _address(settings: Settings) -> str:
    return settings.server.database_url.get_secret_value()


def _describe(contents: Contents, out: TextIO) -> None:
    for one in contents.offices:
        age = "" if one.newest is None else f", newest event {_age(one.newest)} old"
        print(f"  {one.code}: revision {one.revision}, {one.tickets} tickets{age}", file=out)


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{count / 1000:.0f} kB"


def _age(moment: datetime) -> str:
    seconds = max(0, int((datetime.now(UTC) - moment).total_seconds()))
    for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} seconds"
