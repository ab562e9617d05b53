"""The part of the command line that is about an office's set-up."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from motcua.options import folder_of, settings_of

Command = Callable[[Any, str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_setup_commands(
    commands: Any, command: Command, office_options: Callable[[argparse.ArgumentParser], None]
) -> None:
    """`motcua setup …` and `motcua special-day …`; `command` makes one as all others are made."""
    setup = commands.add_parser("setup", help="hours, services, counters, rules as a file")
    parts = setup.add_subparsers(required=True)
    export = command(parts, "export", _export, "write the office's set-up as TOML")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--force", action="store_true", help="write over a file that is there")
    bring = command(parts, "apply", _apply, "change the office to what a file says")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--check", action="store_true", help="only show what would change")

    days = commands.add_parser("special-day", help="holidays and other days that differ")
    parts = days.add_subparsers(required=True)
    add = command(parts, "add", _special_day_add, "close on a day, or open at other hours")
    add.add_argument("--name", required=True, help="as people read it, in Vietnamese")
    add.add_argument("--hours", nargs="*", default=(), metavar="08:00-11:30", help="default: none")
    remove = command(parts, "remove", _special_day_remove, "let a day have its usual hours")
    for part in (add, remove):
        part.add_argument("day", type=date.fromisoformat, metavar="YYYY-MM-DD")
    for part in (export, bring, add, remove):
        office_options(part)


def _export(options: argparse.Namespace) -> int:
    from motcua.setup import export

    settings, folder = settings_of(options), folder_of(options)
    return export(settings, folder, options.file, sys.stdout, force=options.force)


def _apply(options: argparse.Namespace) -> int:
    from motcua.setup import bring

    settings, folder = settings_of(options), folder_of(options)
    return bring(settings, folder, options.file, sys.stdout, check=options.check)


def _special_day_add(options: argparse.Namespace) -> int:
    from motcua.setup import add_special_day

    wanted = {"day": options.day, "names": {"vi": options.name}, "hours": options.hours}
    return add_special_day(settings_of(options), folder_of(options), wanted, sys.stdout)


def _special_day_remove(options: argparse.Namespace) -> int:
    from motcua.setup import remove_special_day

    return remove_special_day(settings_of(options), folder_of(options), options.day, sys.stdout)
