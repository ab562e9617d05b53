"""Starts the whole front desk on one box and stops it cleanly: what ./run does."""

import fcntl
import os
import socket
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import httpx

from motcua.children import KIOSK, SERVER, Children
from motcua.office import Seeded, prepare
from settings.data_folder import DataFolder
from settings.load import DATA_VARIABLE, FILE_VARIABLE, PREFIX, SettingsError
from settings.model import Settings

START_SECONDS = 20.0


def up(
    settings: Settings,
    folder: DataFolder,
    *,
    config: str | None,
    overrides: Mapping[str, Any],
    with_kiosk: bool,
    offscreen: bool,
) -> int:
    """Run server and kiosk until a signal comes; the exit status."""
    with ExitStack() as stack:
        stack.enter_context(_only_one(folder))
        _check_port(settings)
        print("Preparing the database…", flush=True)
        seeded = prepare(settings, folder)
        environment = _environment(config, folder, overrides)
        children = stack.enter_context(Children(folder, environment))
        children.start(SERVER)
        if with_kiosk:
            children.start(KIOSK, _display(offscreen))
        _wait_for_server(settings, children)
        stand_ins = _wait_for_kiosk(children) if with_kiosk else []
        _announce(settings, folder, seeded, stand_ins, with_kiosk=with_kiosk)
        return children.tend()


def _only_one(folder: DataFolder) -> IO[bytes]:
    """Holds a lock on the data folder. Raises `SettingsError` when another process does."""
    lock = (folder.path / "up.lock").open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise SettingsError(
            f"The front desk already runs on the data in {folder.path}.\n"
            "Stop it first, or choose other data with --data DIR."
        ) from None
    return lock


def _check_port(settings: Settings) -> None:
    host, port = settings.server.host, settings.server.port
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingsError(
                f"The server cannot listen on {host}:{port} ({error.strerror}).\n"
                "Stop what listens there, or choose another port with --port N."
            ) from None


def _environment(
    config: str | None, folder: DataFolder, overrides: Mapping[str, Any]
) -> dict[str, str]:
    environment = dict(os.environ)
    environment[DATA_VARIABLE] = str(folder.path)
    if config:
        environment[FILE_VARIABLE] = str(Path(config).absolute())
    for key, value in overrides.items():
        environment[PREFIX + key.upper().replace(".", "__")] = str(value)
    return environment


def _display(offscreen: bool) -> dict[str, str]:  # noqa: FBT001 - one flag of the command line
    if os.environ.get("QT_QPA_PLATFORM") and not offscreen:
        return {}
    seen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if seen and not offscreen:
        return {}
    if not offscreen:
        print("No display found: the kiosk runs offscreen (./run --help tells more).", flush=True)
    return {"QT_QPA_PLATFORM": "offscreen"}


def _wait_for_server(settings: Settings, children: Children) -> None:
    address = f"{base_url(settings)}/readyz"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not children.ended(SERVER):
        try:
            if httpx.get(address, timeout=1.0).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.05)
    raise SettingsError(
        f"The server did not start. The end of {children.log(SERVER)}:\n"
        f"{children.last_words(SERVER)}"
    )


def _wait_for_kiosk(children: Children) -> list[str]:
    """Until the first screen is there; the names of the devices that are only simulated."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not children.ended(KIOSK):
        lines = children.said(KIOSK)
        if any(line.get("event") == "kiosk_ready" for line in lines):
            return [line["device"] for line in lines if line.get("event") == "simulated_device"]
        time.sleep(0.05)
    raise SettingsError(
        f"The kiosk did not start. The end of {children.log(KIOSK)}:\n{children.last_words(KIOSK)}"
    )


def base_url(settings: Settings) -> str:
    """Where this machine reaches its own server."""
    host = settings.server.host
    local = "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host  # noqa: S104 - compared only
    return f"http://{f'[{local}]' if ':' in local else local}:{settings.server.port}"


def _announce(
    settings: Settings,
    folder: DataFolder,
    seeded: Seeded,
    stand_ins: list[str],
    *,
    with_kiosk: bool,
) -> None:
    base = base_url(settings)
    board = f"/board?token={seeded.board_token}" if seeded.board_token else "/board"
    lines = [
        "",
        "Một Cửa is running.",
        f"  Staff     {base}/staff",
        f"  Board     {base}{board}",
        f"  Manager   {base}/manager",
        f"  Phone     {base}/t/…  (the QR code on each ticket)",
    ]
    if with_kiosk:
        lines.append(f"  Kiosk     on this machine; its log: {folder.path}/logs/kiosk.log")
        if settings.kiosk.panel_port:
            lines.append(f"  Faults    http://127.0.0.1:{settings.kiosk.panel_port}/")
        lines += [f"    {name}: simulated (motcua doctor tells more)" for name in stand_ins]
    if seeded.passwords:
        lines += ["", "First sign-in (shown this once; change with: motcua user password NAME):"]
        lines += [f"  {name:<10}{password}" for name, password in seeded.passwords.items()]
    lines += ["", f"Data: {folder.path}", "Ctrl-C stops.", ""]
    print("\n".join(lines), flush=True)
