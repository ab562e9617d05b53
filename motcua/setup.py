"""The set-up of an office as a file: written from the database, and brought back to it."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import wrap
from typing import TextIO

from pydantic import ValidationError

from front_desk.errors import DeskError
from motcua.office import REFUSED, opened_store
from queue_server.desk.turn import SYSTEM
from queue_server.rules import BookingRules, OfficeRules, PolicyRules
from queue_server.setup_changes import Change, apply
from queue_server.setup_file import (
    SetupFault,
    SpecialDayPart,
    from_office,
    parse,
    special_day_row,
)
from queue_server.setup_lines import write
from queue_server.store.unit import Unit
from settings.data_folder import DataFolder
from settings.model import Settings

WIDTH = 96

HEAD = """\
# The set-up of an office. Change it, then: motcua setup apply THIS_FILE
# (--check first shows what would change and changes nothing.)
# Accounts, devices and tickets are not in here. What the file leaves out is taken out of use,
# and is back in use when it is named again; whoever has a number is still served. What tickets
# of the past refer to is never deleted.

"""

COMMENTS = {
    "hours": "When people are taken. A day that is not here is closed; no [hours] at all: always.",
    "special_days": 'Days that differ: a holiday, or with hours = ["08:00-11:30"] a half day.',
    "groups": "Services that people look for together.",
    "services": (
        "In the order in which people see them. series: the letters of its numbers.\n"
        "daily_quota: numbers a day. per_person: numbers a day for one person.\n"
        "per_window: bookings in one time window; without it nobody can book from home.\n"
        "paused = true or false sets the switch that staff have too; without it, it stays.\n"
        "A service may have its own [services.hours]; without them it keeps those of the office."
    ),
    "counters": (
        "What each counter serves. A counter may have its own [counters.hours], when somebody is\n"
        "to sit there (as with lunch in turns); without them it keeps those of the office. Waits\n"
        "are told by them; nobody is kept from sitting there at other times."
    ),
    "classes": (
        "Who goes first, and by which law. weight: a minute of their wait counts so many times.\n"
        "min_age: offered from this age on."
    ),
    "rules": "Everything below has a default, and may be left out.",
    **{f"rules.{key}": field.description or "" for key, field in OfficeRules.model_fields.items()},
    **{
        f"rules.{name}.{key}": field.description or ""
        for name, rules in (("policy", PolicyRules), ("booking", BookingRules))
        for key, field in rules.model_fields.items()
    },
}
"""What stands above a part of the file, by dotted name."""


def export(settings: Settings, folder: DataFolder, file: Path, out: TextIO, *, force: bool) -> int:
    """`motcua setup export FILE`: write the office's set-up."""
    if file.exists() and not force:
        print(f"{file} is there already. Choose another name, or say --force.", file=out)
        return REFUSED
    with opened_store(settings, folder) as store:
        try:
            text = store.read_now(lambda unit: text_of(unit, settings.office.code))
        except DeskError as error:
            print(f"{error.detail} Run: motcua seed", file=out)
            return REFUSED
    file.write_text(text, encoding="utf-8")
    print(f"The set-up of {settings.office.code} is in {file}.", file=out)
    return 0


def text_of(unit: Unit, office: str) -> str:
    """The file of an office. Raises `DeskError` (NOT_FOUND)."""
    repo = unit.at(office)
    comments = {name: _wrapped(words) for name, words in COMMENTS.items() if words}
    return HEAD + write(from_office(repo.office(), repo.paused_services()), comments)


def _wrapped(words: str) -> str:
    return "\n".join(line for part in words.splitlines() for line in wrap(part, WIDTH))


def bring(settings: Settings, folder: DataFolder, file: Path, out: TextIO, *, check: bool) -> int:
    """`motcua setup apply FILE`: change the office to what the file says, or only say how."""
    office = settings.office.code
    try:
        wanted = parse(file.read_text(encoding="utf-8"))
    except OSError as error:
        print(f"{file} cannot be read ({error.strerror}).", file=out)
        return REFUSED
    except (SetupFault, UnicodeDecodeError) as error:
        print(f"{file}: nothing was changed.\n{error}", file=out)
        return REFUSED

    def work(unit: Unit) -> tuple[Change, ...]:
        changes = apply(unit.at(office), wanted, datetime.now(UTC))
        if check:
            raise _OnlyChecked(changes)
        return changes

    with opened_store(settings, folder) as store:
        try:
            changes = store.write_now(work)
        except _OnlyChecked as checked:
            changes = checked.changes
        except SetupFault as error:
            print(f"{file}: nothing was changed.\n{error}", file=out)
            return REFUSED
        except DeskError as error:
            print(f"{error.detail} Run: motcua seed", file=out)
            return REFUSED
    _tell(changes, office, out, check=check)
    return 0


class _OnlyChecked(Exception):
    """Leaves the transaction without a commit."""

    def __init__(self, changes: tuple[Change, ...]) -> None:
        super().__init__()
        self.changes = changes


def _tell(changes: tuple[Change, ...], office: str, out: TextIO, *, check: bool) -> None:
    if not changes:
        print(f"The office {office} is as the file says; nothing changes.", file=out)
        return
    for one in changes:
        print(f"  {one}", file=out)
    end = "would change; nothing was changed" if check else "changed in one go"
    print(f"{len(changes)} {'thing' if len(changes) == 1 else 'things'} {end}.", file=out)
    if not check:
        print("A server that runs takes it over within ten seconds.", file=out)


def add_special_day(
    settings: Settings, folder: DataFolder, wanted: Mapping[str, object], out: TextIO
) -> int:
    """`motcua special-day add DAY`: a holiday, or a day with hours of its own.

    `wanted` is what stands under `special_days` in a set-up file.
    """
    try:
        part = SpecialDayPart.model_validate(wanted)
    except ValidationError as error:
        for one in error.errors():
            print(one["msg"].removeprefix("Value error, "), file=out)
        return REFUSED

    def work(unit: Unit) -> None:
        unit.at(settings.office.code).set_special_day(special_day_row(part))

    hours = ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in part.hours)
    words = f"{part.day} ({part.names['vi']}): {hours or 'closed'}"
    return _change_day(settings, folder, (work, words), out)


def remove_special_day(settings: Settings, folder: DataFolder, day: date, out: TextIO) -> int:
    """`motcua special-day remove DAY`: the usual hours again."""

    def work(unit: Unit) -> None:
        unit.at(settings.office.code).drop_special_day(day)

    return _change_day(settings, folder, (work, f"{day}: the usual hours"), out)


def _change_day(
    settings: Settings,
    folder: DataFolder,
    change: tuple[Callable[[Unit], None], str],
    out: TextIO,
) -> int:
    work, words = change

    def told(unit: Unit) -> None:
        repo = unit.at(settings.office.code)
        repo.office()
        work(unit)
        data = {"changes": [f"~ special_days.{words}"]}
        repo.append_event("setup.applied", datetime.now(UTC), str(SYSTEM), None, data)

    with opened_store(settings, folder) as store:
        try:
            store.write_now(told)
        except DeskError as error:
            print(f"{error.detail} Run: motcua seed", file=out)
            return REFUSED
    print(words, file=out)
    return 0
