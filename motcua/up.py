"""Starts the whole front desk on one box and stops it cleanly: what ./run does."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import IO, Any, Self

import httpx

from motcua.office import Seeded, prepare
from settings.data_folder import DataFolder
from settings.load import DATA_VARIABLE, FILE_VARIABLE, PREFIX, SettingsError
from settings.model import Settings

START_SECONDS = 20.0
STOP_SECONDS = 8.0
LOOK_SECONDS = 0.2
RESTARTS = 3
CALM_SECONDS = 60.0
LOG_LIMIT = 5_000_000


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
        children.start("server")
        if with_kiosk:
            children.start("kiosk", _display(offscreen))
        _wait_for_server(settings, children)
        stand_ins = _wait_for_kiosk(children) if with_kiosk else []
        _announce(settings, folder, seeded, stand_ins, with_kiosk=with_kiosk)
        return children.tend()


class Children:
    """The processes of this front desk; on leaving, the last one started is stopped first."""

    def __init__(self, folder: DataFolder, environment: dict[str, str]) -> None:
        self._logs = folder.path / "logs"
        self._logs.mkdir(mode=0o700, exist_ok=True)
        self._environment = environment
        self._extra: dict[str, dict[str, str]] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._starts: dict[str, list[float]] = {}
        self._begun: dict[str, int] = {}
        self._stop = threading.Event()

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._running.values()):
            _end(process)

    def start(self, name: str, extra: dict[str, str] | None = None) -> None:
        """Start `motcua NAME` with its output in a log of its own."""
        self._extra.setdefault(name, extra or {})
        self._starts.setdefault(name, []).append(time.monotonic())
        with self._open_log(name) as log:
            self._begun[name] = log.tell()
            self._running[name] = subprocess.Popen(
                [sys.executable, "-P", "-m", "motcua", name, "--until-stdin-ends"],
                env=self._environment | self._extra[name],
                # This end closes with this process, however it dies: nothing outlives it.
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C reaches this process alone, which stops the others in order.
                start_new_session=True,
            )

    def ended(self, name: str) -> bool:
        """Whether this process is no longer there."""
        return self._running[name].poll() is not None

    def said(self, name: str) -> list[dict[str, Any]]:
        """The lines of JSON in its log since it was started last."""
        with self.log(name).open("rb") as log:
            log.seek(self._begun[name])
            lines = log.read().splitlines()
        return [json.loads(line) for line in lines if line.startswith(b"{") and line.endswith(b"}")]

    def last_words(self, name: str) -> str:
        """The end of its log."""
        text = self.log(name).read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.splitlines()[-12:])

    def log(self, name: str) -> Path:
        """Where its output goes."""
        return self._logs / f"{name}.log"

    def tend(self) -> int:
        """Watch over the processes until a signal comes; start one that ended again."""
        while not self._stop.wait(LOOK_SECONDS):
            for name in list(self._running):
                if self.ended(name) and not self._again(name):
                    return 1
        print("\nStopping…", flush=True)
        return 0

    def _again(self, name: str) -> bool:
        status = self._running[name].returncode
        since = time.monotonic() - CALM_SECONDS
        recent = [moment for moment in self._starts[name] if moment > since]
        print(f"The {name} ended by itself (status {status}): {self.log(name)}", flush=True)
        if len(recent) > RESTARTS:
            print(self.last_words(name), flush=True)
            print(f"The {name} ends again and again; run: motcua doctor", flush=True)
            return False
        self._starts[name] = recent
        self.start(name)
        return True

    def _open_log(self, name: str) -> IO[bytes]:
        log = self.log(name)
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(".log.1"))
        log.touch(mode=0o600, exist_ok=True)
        return log.open("ab")

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stop.set()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


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
    while time.monotonic() < deadline and not children.ended("server"):
        try:
            if httpx.get(address, timeout=1.0).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.05)
    raise SettingsError(
        f"The server did not start. The end of {children.log('server')}:\n"
        f"{children.last_words('server')}"
    )


def _wait_for_kiosk(children: Children) -> list[str]:
    """Until the first screen is there; the names of the devices that are only simulated."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not children.ended("kiosk"):
        lines = children.said("kiosk")
        if any(line.get("event") == "kiosk_ready" for line in lines):
            return [line["device"] for line in lines if line.get("event") == "simulated_device"]
        time.sleep(0.05)
    raise SettingsError(
        f"The kiosk did not start. The end of {children.log('kiosk')}:\n"
        f"{children.last_words('kiosk')}"
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
        lines += [f"    {name}: simulated (motcua doctor tells more)" for name in stand_ins]
    if seeded.passwords:
        lines += ["", "First sign-in (shown this once; change with: motcua user password NAME):"]
        lines += [f"  {name:<10}{password}" for name, password in seeded.passwords.items()]
    lines += ["", f"Data: {folder.path}", "Ctrl-C stops.", ""]
    print("\n".join(lines), flush=True)
