"""Sets up and tends an office's data: the seed, accounts, devices."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from front_desk.errors import DeskError
from queue_server import accounts
from queue_server import seed as example
from queue_server.app import open_store
from queue_server.store.rows import DeviceKind, Role
from queue_server.store.session import Store
from queue_server.store.unit import StorageUnavailable
from settings.data_folder import DataFolder
from settings.load import SettingsError
from settings.model import Environment, Settings

KIOSK = "kiosk-1"
BOARD = "board-1"
REFUSED = 1


@dataclass(frozen=True)
class Seeded:
    """What a start needs to know; `passwords` only when they were made just now."""

    board_token: str = field(repr=False)
    passwords: dict[str, str] = field(default_factory=dict, repr=False)


@contextmanager
def opened_store(settings: Settings, folder: DataFolder) -> Iterator[Store]:
    """The office's database, brought up to date. Raises `SettingsError` when it cannot be had."""
    try:
        with open_store(settings, folder.path) as store:
            yield store
    except StorageUnavailable as error:
        named = settings.server.database_url.get_secret_value()
        place = "server.database_url" if named else str(folder.path)
        raise SettingsError(
            f"The database ({place}) cannot be used: {error}. Run: motcua doctor"
        ) from None


def prepare(settings: Settings, folder: DataFolder) -> Seeded:
    """Bring the database up to date and seed it if it is empty; keep this box's tokens."""
    with opened_store(settings, folder) as store:
        made = example.seed(
            store,
            settings.office.code,
            settings.office.time_zone,
            keep_hours=settings.environment is Environment.PRODUCTION,
        )
    if made.made:
        folder.keep_token(KIOSK, made.kiosk_token)
        folder.keep_token(BOARD, made.board_token)
    return Seeded(folder.read_token(BOARD), made.passwords)


def seed(settings: Settings, folder: DataFolder, out: TextIO) -> int:
    """`motcua seed`: the example office, once."""
    seeded = prepare(settings, folder)
    if not seeded.passwords:
        print(f"The office {settings.office.code} is there already; nothing was changed.", file=out)
        return 0
    print(f"The example office {settings.office.code} is ready. First sign-in:", file=out)
    for name, password in seeded.passwords.items():
        print(f"  {name:<10}{password}", file=out)
    print(f"Device tokens of this box: {folder.path}/*.token", file=out)
    return 0


def add_office(settings: Settings, folder: DataFolder, name: str, out: TextIO) -> int:
    """`motcua office add`: one more office in the database, set up like the example ward."""
    code = settings.office.code
    with opened_store(settings, folder) as store:
        made = example.seed(
            store,
            code,
            settings.office.time_zone,
            keep_hours=settings.environment is Environment.PRODUCTION,
            names={"vi": name, "en": name},
        )
    if not made.made:
        print(f"There is an office {code}.", file=out)
        return REFUSED
    print(f"The office {code} ({name}) is ready. First sign-in, at /staff?office={code}:", file=out)
    for account, password in made.passwords.items():
        print(f"  {account:<10}{password}", file=out)
    print("Device tokens:", file=out)
    for device, token in ((KIOSK, made.kiosk_token), (BOARD, made.board_token)):
        print(f"  {device:<10}{token}", file=out)
    return 0


def list_offices(settings: Settings, folder: DataFolder, out: TextIO) -> int:
    """`motcua office list`: every office in the database."""
    with opened_store(settings, folder) as store:
        names = store.read_now(lambda unit: unit.directory.office_names())
    for code, labels in names.items():
        print(f"{code:<20}{labels['vi']}", file=out)
    return 0


def add_user(settings: Settings, folder: DataFolder, name: str, role: Role, out: TextIO) -> int:
    """`motcua user add`: a new account with a generated password."""
    password = accounts.new_password()
    with opened_store(settings, folder) as store:
        try:
            accounts.add_user(store, settings.office.code, name, name, role, password)
        except DeskError as error:
            print(error.detail, file=out)
            return REFUSED
    print(f"{name} ({role}): {password}", file=out)
    return 0


def new_password(settings: Settings, folder: DataFolder, name: str, out: TextIO) -> int:
    """`motcua user password`: a new generated password; ends the account's sessions."""
    password = accounts.new_password()
    with opened_store(settings, folder) as store:
        try:
            accounts.set_password(store, settings.office.code, name, password)
        except DeskError as error:
            print(error.detail, file=out)
            return REFUSED
    print(f"{name}: {password}", file=out)
    return 0


def add_device(
    settings: Settings, folder: DataFolder, name: str, kind: DeviceKind, out: TextIO
) -> int:
    """`motcua device add`: a new device; its token is printed once."""
    with opened_store(settings, folder) as store:
        try:
            token = accounts.add_device(store, settings.office.code, name, kind)
        except DeskError as error:
            print(error.detail, file=out)
            return REFUSED
    print(f"{name} ({kind}): {token}", file=out)
    return 0


def withdraw_device(settings: Settings, folder: DataFolder, name: str, out: TextIO) -> int:
    """`motcua device remove`: its token stops working within five seconds."""
    with opened_store(settings, folder) as store:
        try:
            accounts.withdraw_device(store, settings.office.code, name)
        except DeskError as error:
            print(error.detail, file=out)
            return REFUSED
    print(f"{name}: withdrawn", file=out)
    return 0
