"""Checks everything that a front desk on this machine stands on, and says what to do.

Each check is a function that answers with one `Finding` and raises nothing of its own.
"""

import os
import shutil
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TextIO
from urllib.parse import urlsplit

import httpx

from front_desk.errors import DeskError
from kiosk.build import client_of, reader_of
from kiosk.devices.simulated import SimulatedCodeReader
from kiosk.devices.speech import SoundCard
from kiosk.devices.ticket_fonts import FontMissing, find_font, shapes_arabic
from kiosk.ports import (
    CameraMissing,
    CameraStalled,
    QueueUnreachable,
    SourceEnded,
    SpeechFailed,
)
from motcua.doctor_outbox import check_outbox
from motcua.doctor_printer import check_printer
from motcua.doctor_registry import check_registry
from motcua.findings import Check, Finding, Grade
from motcua.office import opened_store
from queue_server.app import DATABASE_FILE
from queue_server.backup import newest_backup
from settings.data_folder import DataFolder
from settings.load import SettingsError
from settings.model import Environment, Settings
from settings.production import kiosk_faults, server_faults
from settings.reach import server_url
from speech.maker import SpeechMaker, SpeechUnavailable

FREE_BYTES = 500_000_000
CLOCK_SECONDS = 5.0
BUILT_YEAR = 2026
BACKUP_DAYS = 2.0
NEEDS_WORK = 1


def doctor(settings: Settings, folder: DataFolder, out: TextIO) -> int:
    """Run every check and print what it found; 1 when something must be mended."""
    findings = [_examined(check, settings, folder) for check in CHECKS]
    width = max(len(finding.subject) for finding in findings)
    for finding in findings:
        print(f"{finding.grade.value} {finding.subject:<{width}}  {finding.found}", file=out)
        if finding.remedy:
            print(f"  {'':<{width}}  → {finding.remedy}", file=out)
    bad = sum(finding.grade is Grade.BAD for finding in findings)
    notes = sum(finding.grade is Grade.NOTE for finding in findings)
    print(f"\n{len(findings)} checks: {bad} to mend, {notes} to know about.", file=out)
    return NEEDS_WORK if bad else 0


def _examined(check: Check, settings: Settings, folder: DataFolder) -> Finding:
    """What `check` finds. One that breaks is a finding too: the others must still be seen."""
    try:
        return check(settings, folder)
    except Exception as error:  # noqa: BLE001
        subject = check.__name__.removeprefix("check_").replace("_", " ")
        return Finding(subject, Grade.BAD, f"the check itself failed ({type(error).__name__})")


# ── this machine ─────────────────────────────────────────────────────────────────────────────


def check_settings(settings: Settings, _: DataFolder) -> Finding:
    """Whether the settings are fit for where they are used."""
    faults = server_faults(settings) + kiosk_faults(settings)
    if faults:
        return Finding("settings", Grade.BAD, "not fit for production", " ".join(faults))
    if settings.environment is Environment.DEVELOPMENT:
        return Finding(
            "settings",
            Grade.NOTE,
            "environment is development: simulated devices are allowed",
            'for the public, set environment = "production"',
        )
    return Finding("settings", Grade.GOOD, "fit for production")


def check_clock(settings: Settings, _: DataFolder) -> Finding:
    """Whether this machine's date can be right."""
    now = datetime.now(UTC)
    if now.year < BUILT_YEAR:
        return Finding(
            "clock", Grade.BAD, f"the year is {now.year}", "set the clock: timedatectl set-ntp true"
        )
    return Finding("clock", Grade.GOOD, f"{now:%Y-%m-%d %H:%M} UTC, {settings.office.time_zone}")


def check_disk(_: Settings, folder: DataFolder) -> Finding:
    """Whether the data folder can be written and has room."""
    probe = folder.path / ".doctor"
    try:
        probe.write_bytes(b"written by motcua doctor")
        probe.unlink()
    except OSError as error:
        return Finding(
            "data folder", Grade.BAD, f"{folder.path}: {error.strerror}", "check owner and rights"
        )
    free = shutil.disk_usage(folder.path).free
    found = f"{folder.path}, {free / 1e9:.1f} GB free"
    if free < FREE_BYTES:
        return Finding("data folder", Grade.BAD, found, "make room: at least 0.5 GB is needed")
    return Finding("data folder", Grade.GOOD, found)


def check_font(settings: Settings, _: DataFolder) -> Finding:
    """Whether Vietnamese and each language that is offered can be drawn."""
    missing: list[str] = []
    for language in ("vi", *settings.kiosk.languages):
        try:
            find_font("Regular", language)
        except FontMissing as error:
            missing.append(error.detail)
    if missing:
        return Finding("fonts", Grade.BAD, "; ".join(dict.fromkeys(missing)), "install the package")
    if "ar" in settings.kiosk.languages and not shapes_arabic():
        return Finding(
            "fonts", Grade.BAD, "Arabic letters stand apart", "apt-get install libfribidi0"
        )
    return Finding("fonts", Grade.GOOD, f"for {', '.join(settings.kiosk.languages)}")


def check_display(_: Settings, __: DataFolder) -> Finding:
    """Whether there is a screen to draw on."""
    found = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if found:
        return Finding("display", Grade.GOOD, found)
    return Finding(
        "display",
        Grade.NOTE,
        "none (DISPLAY and WAYLAND_DISPLAY are not set)",
        "the kiosk runs offscreen; start it from the session of the touchscreen",
    )


# ── the server ───────────────────────────────────────────────────────────────────────────────


def check_database(settings: Settings, folder: DataFolder) -> Finding:
    """Whether the database opens, is up to date and knows the office."""
    if _kept_elsewhere(settings, folder):
        return Finding("database", Grade.NOTE, "none in the data folder: the server keeps it")
    try:
        with opened_store(settings, folder) as store:
            office = settings.office.code
            there = store.read_now(lambda unit: unit.at(office).office_exists())
            kind = "SQLite" if store.is_sqlite else "PostgreSQL"
    except SettingsError as error:
        return Finding(
            "database", Grade.BAD, str(error), "check server.database_url, or the data folder"
        )
    if not there:
        return Finding(
            "database", Grade.BAD, f"{kind}: no office {settings.office.code}", "motcua seed"
        )
    return Finding("database", Grade.GOOD, f"{kind}, office {settings.office.code}")


def _kept_elsewhere(settings: Settings, folder: DataFolder) -> bool:
    """Whether this is the data folder of a kiosk alone, which must not get a database by a look."""
    named = settings.server.database_url.get_secret_value()
    token = settings.kiosk.token.get_secret_value()
    return bool(token) and not named and not (folder.path / DATABASE_FILE).exists()


def check_backup(settings: Settings, folder: DataFolder) -> Finding:
    """Whether there is a backup of today or yesterday in its usual place."""
    if _kept_elsewhere(settings, folder):
        return Finding("backup", Grade.NOTE, "made where the server runs")
    newest = newest_backup(folder.path)
    if newest is None:
        return Finding("backup", Grade.NOTE, "none in the data folder", "motcua backup, each night")
    days = (time.time() - newest.stat().st_mtime) / 86_400
    found = f"{newest.name}, {days:.0f} days old"
    if days > BACKUP_DAYS:
        return Finding("backup", Grade.NOTE, found, "motcua backup, each night")
    return Finding("backup", Grade.GOOD, found)


def check_server(settings: Settings, _: DataFolder) -> Finding:
    """Whether the queue server answers, and its clock agrees."""
    address = server_url(settings)
    try:
        asked = time.time()
        answer = httpx.get(f"{address}/readyz", timeout=3.0)
    except httpx.HTTPError as error:
        return Finding(
            "server",
            Grade.BAD,
            f"{address} does not answer ({type(error).__name__})",
            "start it: ./run, or motcua server; or set kiosk.server_url",
        )
    if not answer.is_success:
        return Finding(
            "server", Grade.BAD, f"{address} is not ready ({answer.status_code})", "see its log"
        )
    there = parsedate_to_datetime(answer.headers["date"]).timestamp()
    if abs(there - asked) > CLOCK_SECONDS:
        return Finding(
            "server",
            Grade.BAD,
            f"its clock is {there - asked:+.0f} s from this one",
            "set both clocks: timedatectl set-ntp true",
        )
    return Finding("server", Grade.GOOD, f"{address} is ready")


def check_token(settings: Settings, folder: DataFolder) -> Finding:
    """Whether the server knows this kiosk."""
    try:
        client = client_of(settings, folder)
    except SettingsError as error:
        return Finding("kiosk token", Grade.BAD, "there is none", str(error))
    try:
        services = client.services()
    except QueueUnreachable:
        return Finding("kiosk token", Grade.BAD, "not checked", "the server does not answer")
    except DeskError as error:
        return Finding(
            "kiosk token", Grade.BAD, f"refused ({error.code})", "motcua device add NAME"
        )
    finally:
        client.close()
    opened = "open" if services.open_now else "closed"
    return Finding(
        "kiosk token", Grade.GOOD, f"accepted; {len(services.services)} services, now {opened}"
    )


def check_public_url(settings: Settings, _: DataFolder) -> Finding:
    """Whether phones can reach what the tickets say."""
    address = settings.server.public_url
    host = urlsplit(address).hostname or "127.0.0.1"
    if host in {"127.0.0.1", "localhost", "::1"}:
        return Finding(
            "phone address",
            Grade.NOTE,
            "tickets lead to this machine only",
            "set server.public_url to the address that phones reach",
        )
    return Finding("phone address", Grade.GOOD, address)


# ── the devices ──────────────────────────────────────────────────────────────────────────────


def check_camera(settings: Settings, _: DataFolder) -> Finding:
    """Whether a frame comes."""
    reader = reader_of(settings)
    if isinstance(reader, SimulatedCodeReader):
        return Finding(
            "camera", Grade.NOTE, "none found; a simulated one", "plug one in, or --camera SOURCE"
        )
    if settings.camera.source == "none":
        return Finding("camera", Grade.NOTE, "none, as set; numbers are given without a card")
    try:
        reader.start()
        frame, _sight = reader.look()
    except (CameraMissing, CameraStalled, SourceEnded) as error:
        return Finding(
            "camera",
            Grade.BAD,
            f"{settings.camera.source}: {error.detail}",
            "check plug and rights (group video), or set camera.source",
        )
    finally:
        reader.stop()
    return Finding(
        "camera", Grade.GOOD, f"{settings.camera.source}, {frame.width} × {frame.height}"
    )


def check_voice(_: Settings, __: DataFolder) -> Finding:
    """Whether Vietnamese sound can be made."""
    with SpeechMaker() as maker:
        try:
            began = time.monotonic()
            wav = maker.make("Xin chào quý vị.", "vi")
        except SpeechUnavailable as error:
            return Finding(
                "voice", Grade.BAD, error.detail, "apt-get install libespeak-ng1 espeak-ng-data"
            )
    took = (time.monotonic() - began) * 1000
    return Finding("voice", Grade.GOOD, f"Vietnamese, {len(wav) // 1024} KB in {took:.0f} ms")


def check_sound(settings: Settings, folder: DataFolder) -> Finding:
    """Whether the voice is heard."""
    output = settings.speech.output
    if output == "none":
        return Finding("sound", Grade.NOTE, "none, as set")
    if output.startswith("file:"):
        return Finding("sound", Grade.NOTE, f"written to {output.removeprefix('file:')}")
    try:
        card = SoundCard().check()
    except SpeechFailed as error:
        grade = Grade.BAD if output == "device" else Grade.NOTE
        return Finding("sound", grade, error.detail, f"sentences go to {folder.speech} until then")
    return Finding("sound", Grade.GOOD, card)


CHECKS: tuple[Check, ...] = (
    check_settings,
    check_clock,
    check_disk,
    check_font,
    check_display,
    check_database,
    check_backup,
    check_server,
    check_token,
    check_outbox,
    check_public_url,
    check_registry,
    check_camera,
    check_printer,
    check_voice,
    check_sound,
)
