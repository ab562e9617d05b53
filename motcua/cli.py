"""The command line. Each command imports its part only when it is asked for."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from motcua.options import folder_of, overrides, settings_of
from motcua.print_preview import add_print_preview
from motcua.running_commands import add_running_commands
from motcua.setup_commands import add_setup_commands
from settings.load import SettingsError, example_file

USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit status."""
    options = _parser().parse_args(arguments)
    if arguments is None and getattr(options, "wipes_memory", False):
        from kiosk.wiped_memory import start_again_wiping

        # Whoever calls with arguments of its own has more in this process than the command.
        start_again_wiping()
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except SettingsError as error:
        print(f"Settings:\n{error}", file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        return 130


# ── commands ─────────────────────────────────────────────────────────────────────────────────


def _up(options: argparse.Namespace) -> int:
    from motcua.up import up

    return up(
        settings_of(options),
        folder_of(options),
        config=options.config,
        overrides=overrides(options),
        with_kiosk=not options.no_kiosk,
        offscreen=options.offscreen,
    )


def _seed(options: argparse.Namespace) -> int:
    from motcua.office import seed

    return seed(settings_of(options), folder_of(options), sys.stdout)


def _office_add(options: argparse.Namespace) -> int:
    from motcua.office import add_office

    return add_office(settings_of(options), folder_of(options), options.name, sys.stdout)


def _office_list(options: argparse.Namespace) -> int:
    from motcua.office import list_offices

    return list_offices(settings_of(options), folder_of(options), sys.stdout)


def _user_add(options: argparse.Namespace) -> int:
    from motcua.office import add_user

    return add_user(
        settings_of(options), folder_of(options), options.name, options.role, sys.stdout
    )


def _user_password(options: argparse.Namespace) -> int:
    from motcua.office import new_password

    return new_password(settings_of(options), folder_of(options), options.name, sys.stdout)


def _device_add(options: argparse.Namespace) -> int:
    from motcua.office import add_device

    return add_device(
        settings_of(options), folder_of(options), options.name, options.kind, sys.stdout
    )


def _device_remove(options: argparse.Namespace) -> int:
    from motcua.office import withdraw_device

    return withdraw_device(settings_of(options), folder_of(options), options.name, sys.stdout)


def _doctor(options: argparse.Namespace) -> int:
    from motcua.doctor import doctor

    return doctor(settings_of(options), folder_of(options), sys.stdout)


def _backup(options: argparse.Namespace) -> int:
    from motcua.backup import backup

    folder = folder_of(options)
    return backup(settings_of(options), folder, options.file, options.keep, sys.stdout)


def _restore(options: argparse.Namespace) -> int:
    from motcua.backup import restore

    asked = options.file, options.last_number
    return restore(settings_of(options), folder_of(options), *asked, sys.stdout)


def _verify(options: argparse.Namespace) -> int:
    from motcua.backup import verify

    return verify(settings_of(options), folder_of(options), options.day, sys.stdout)


def _screens(options: argparse.Namespace) -> int:
    from motcua.keyboard_pictures import write_keyboards
    from motcua.screens import write_screens

    written = write_screens(options.folder) + write_keyboards(options.folder)
    print(f"{written} pictures in {options.folder}")
    return 0


def _scan(options: argparse.Namespace) -> int:
    from motcua.scan import scan
    from settings.model import Environment

    if options.any and settings_of(options).environment is Environment.PRODUCTION:
        raise SettingsError("--any shows cards as they are: it is for test pictures, not here.")
    return scan(options.sources, sys.stdout, any_code=options.any, seconds=options.seconds)


def _simulate(options: argparse.Namespace) -> int:
    from motcua.past_day import past_day
    from motcua.simulate_command import simulate_command

    return simulate_command(
        options, lambda day: past_day(settings_of(options), folder_of(options), day)
    )


def _config(_: argparse.Namespace) -> int:
    print(example_file(), end="")
    return 0


def _flow(_: argparse.Namespace) -> int:
    from motcua.flow_diagram import mermaid

    print(mermaid(), end="")
    return 0


# ── the grammar ──────────────────────────────────────────────────────────────────────────────


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="motcua", description="The front desk of a public service point."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    up = _command(commands, "up", _up, "start server and kiosk, as ./run does")
    _server_options(up)
    _device_options(up)
    up.add_argument("--no-kiosk", action="store_true", help="only the server and its pages")
    up.add_argument("--offscreen", action="store_true", help="run the kiosk without a display")

    add_running_commands(commands, _command, _server_options, _device_options)
    _database_option(_command(commands, "seed", _seed, "create the example office"))
    doctor = _command(commands, "doctor", _doctor, "check every device and setting")
    _server_options(doctor)
    _device_options(doctor)

    _people_and_places(commands)
    add_setup_commands(commands, _command, _office_options)
    _keeping(commands)
    screens = _command(commands, "screens", _screens, "pictures of every kiosk screen and ticket")
    screens.add_argument("folder", type=Path, metavar="DIR")
    add_print_preview(commands, _command)
    scan = _command(commands, "scan", _scan, "read ID cards in pictures and videos, as JSON lines")
    scan.add_argument("sources", nargs="+", metavar="SOURCE", help="file, folder, camera or stream")
    scan.add_argument("--any", action="store_true", help="the text of every QR code, unparsed")
    scan.add_argument("--seconds", type=float, default=10.0, help="how long a camera is watched")
    _simulation_options(
        _command(commands, "simulate", _simulate, "replay days under any policy and staffing")
    )
    _command(commands, "config", _config, "print every setting with its default")
    _command(commands, "flow", _flow, "print the kiosk's flow as a Mermaid diagram")
    return parser


def _simulation_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", nargs="?", type=Path, metavar="FILE", help="scenario (TOML)")
    parser.add_argument("--history", type=Path, metavar="FILE", help="tickets of a day (CSV)")
    parser.add_argument("--from-history", metavar="DAY", help="a day of this office: 2026-11-20")
    _database_option(parser)
    parser.add_argument("--days", type=int, default=5, help="days of the scenario (default 5)")
    parser.add_argument("--policy", metavar="KIND", help="fifo, strict, ratio or accumulating")
    parser.add_argument("--compare", metavar="KINDS", help="several policies, such as fifo,ratio")
    parser.add_argument("--counters", type=int, metavar="N", help="open so many counters")
    parser.add_argument("--most-overtakes", type=int, metavar="N", help="calls that pass in a row")
    parser.add_argument("--ratio", type=int, metavar="N", help="with priority to one without")
    parser.add_argument("--language", choices=("vi", "en"), default="vi")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="draw the waits as SVG, too")


def _people_and_places(commands: Any) -> None:
    offices = commands.add_parser("office", help="offices in one database").add_subparsers(
        required=True
    )
    add = _command(offices, "add", _office_add, "set up one more office; prints its secrets once")
    add.add_argument("office", metavar="CODE", help="lower case, digits and hyphens")
    add.add_argument("--name", required=True, help="as people read it")
    _database_option(add)
    _database_option(_command(offices, "list", _office_list, "list the offices"))

    user = commands.add_parser("user", help="staff accounts").add_subparsers(required=True)
    add = _command(user, "add", _user_add, "make an account; prints its password once")
    add.add_argument("name")
    add.add_argument("--role", choices=("staff", "manager", "admin", "auditor"), default="staff")
    _office_options(add)
    password = _command(user, "password", _user_password, "give an account a new password")
    password.add_argument("name")
    _office_options(password)

    device = commands.add_parser("device", help="kiosks and boards").add_subparsers(required=True)
    add = _command(device, "add", _device_add, "register a device; prints its token once")
    add.add_argument("name")
    add.add_argument("--kind", choices=("kiosk", "board", "portal"), default="kiosk")
    _office_options(add)
    remove = _command(device, "remove", _device_remove, "withdraw a device's token")
    remove.add_argument("name")
    _office_options(remove)


def _keeping(commands: Any) -> None:
    made = _command(commands, "backup", _backup, "back the database up, also while in use")
    made.add_argument("file", nargs="?", type=Path, metavar="FILE", help="default: data folder")
    made.add_argument(
        "--keep", type=int, default=14, metavar="N", help="newest ones to keep there (default 14)"
    )
    restored = _command(commands, "restore", _restore, "put a backup in the database's place")
    restored.add_argument("file", type=Path, metavar="FILE")
    restored.add_argument(
        "--last-number", action="append", default=[], metavar="A=057",
        help="the last number of today that was seen, for each series; [OFFICE:]A=057",
    )  # fmt: skip
    checked = _command(commands, "verify", _verify, "compare tables and reports with the events")
    checked.add_argument(
        "day", nargs="?", type=date.fromisoformat, metavar="DAY", help="such as 2026-11-23"
    )
    for part in (made, restored, checked):
        _database_option(part)


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], help_text: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_text, description=help_text[0].upper() + help_text[1:] + "."
    )
    parser.set_defaults(command=run)
    parser.add_argument("--config", metavar="FILE", help="settings (TOML)")
    parser.add_argument("--data", metavar="DIR", help="the data folder")
    parser.add_argument(
        "--set",
        metavar="KEY=VALUE",
        type=_setting,
        action="append",
        help="any setting, such as kiosk.idle_seconds=90 (motcua config lists them)",
    )
    return parser


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise argparse.ArgumentTypeError("KEY=VALUE is wanted, such as server.port=8080")
    return key, value


def _database_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database-url", metavar="URL", help="default: SQLite in the data folder")


def _office_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--office", metavar="CODE", help="default: office.code of the settings")
    _database_option(parser)


def _server_options(parser: argparse.ArgumentParser) -> None:
    _database_option(parser)
    parser.add_argument("--host", help="address to listen on")
    parser.add_argument("--port", type=int, help="port to listen on")


def _device_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--camera", metavar="SOURCE", help="where frames come from")
    parser.add_argument("--printer", metavar="TARGET", help="where tickets are printed")
    parser.add_argument("--speech", metavar="OUTPUT", help="where the voice goes")
    parser.add_argument("--windowed", action="store_true", help="a window, not the full screen")
