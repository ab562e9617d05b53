"""The processes of a front desk that one command starts: watched over, and started again."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

from motcua.ear import Ear
from settings.data_folder import DataFolder

SERVER, KIOSK, SAFE_SCREEN = "server", "kiosk", "safe-screen"

STOP_SECONDS = 8.0
LOOK_SECONDS = 0.2
CRASHES = 5
"""So often within `CALM_SECONDS` a process may end by itself and is started again at once."""

CALM_SECONDS = 180.0
"""Longer than so many starts take that lead nowhere, each for `START_SECONDS`."""

REST_SECONDS = 60.0
"""After more crashes it rests for so long. Who stands at the kiosk sees the safe screen then."""

START_SECONDS, SILENT_SECONDS = 30.0, 10.0
"""How long a kiosk may take to its first picture, and from one sign of life to the next."""

LOG_LIMIT = 5_000_000


def motcua(name: str) -> list[str]:
    """The command line of one process."""
    arguments = ["--seconds", str(REST_SECONDS)] if name == SAFE_SCREEN else []
    return [sys.executable, "-P", "-m", "motcua", name, "--until-stdin-ends", *arguments]


@dataclass
class _Child:
    """One process, and how it fared; `process` is none while it rests."""

    extra: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    log_begins: int = 0
    crashes: list[float] = field(default_factory=list)
    rests_until: float = 0.0


class Children:
    """The processes of this front desk; on leaving, the last one started is stopped first.

    A kiosk that ends by itself, or paints no more, is started again at once. One that does so again
    and again makes room for the safe screen, and is tried again later. So is the server where there
    is a kiosk, which has numbers of its own.
    """

    def __init__(
        self,
        folder: DataFolder,
        environment: dict[str, str],
        *,
        command: Callable[[str], list[str]] = motcua,
        ear: Ear | None = None,
        rest_seconds: float = REST_SECONDS,
    ) -> None:
        """`command` gives the command line of a name; `ear` hears whether the kiosk paints."""
        self._logs = folder.path / "logs"
        self._logs.mkdir(mode=0o700, exist_ok=True)
        self._environment = environment
        self._command = command
        self._ear = ear or Ear(START_SECONDS, SILENT_SECONDS)
        self._rest_seconds = rest_seconds
        self._children: dict[str, _Child] = {}
        self._stop = threading.Event()
        self._handlers: list[tuple[signal.Signals, Any]] = []

    def __enter__(self) -> Self:
        ends = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        self._handlers = [(each, signal.signal(each, lambda *_: self.stop())) for each in ends]
        return self

    def __exit__(self, *_: object) -> None:
        for child in reversed(self._children.values()):
            if child.process is not None:
                _end(child.process)
        self._ear.close()
        for number, handler in self._handlers:
            signal.signal(number, handler)

    def start(self, name: str, extra: Mapping[str, str] | None = None) -> None:
        """Start this process with its output in a log of its own; `extra` is for its environment.

        Starting it again keeps what it was started with.
        """
        child = self._children.setdefault(name, _Child(extra or {}))
        environment = self._environment | dict(child.extra)
        if name == KIOSK:
            self._end_safe_screen()
            environment |= self._ear.environment
            self._ear.begin()
        if child.process is not None:
            _end(child.process)
        with self._open_log(name) as log:
            child.log_begins = log.tell()
            child.process = subprocess.Popen(
                self._command(name),
                env=environment,
                # This end closes with this process, however it dies: nothing outlives it.
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C reaches this process alone, which stops the others in order.
                start_new_session=True,
            )

    def ended(self, name: str) -> bool:
        """Whether this process is no longer there."""
        process = self._children[name].process
        return process is None or process.poll() is not None

    def said(self, name: str) -> list[dict[str, Any]]:
        """The lines of JSON in its log since it was started last."""
        with self.log(name).open("rb") as log:
            log.seek(self._children[name].log_begins)
            lines = log.read().splitlines()
        return [json.loads(line) for line in lines if line.startswith(b"{") and line.endswith(b"}")]

    def last_words(self, name: str) -> str:
        """The end of its log."""
        text = self.log(name).read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.splitlines()[-12:])

    def log(self, name: str) -> Path:
        """Where its output goes."""
        return self._logs / f"{name}.log"

    def stop(self) -> None:
        """Have `tend` come back, as a signal does. From any thread."""
        self._stop.set()

    def tend(self) -> int:
        """Watch over the processes until a signal comes; the exit status."""
        while not self._stop.wait(LOOK_SECONDS):
            for name in list(self._children):
                if not self._look_after(name):
                    return 1
        print("\nStopping…", flush=True)
        return 0

    def _look_after(self, name: str) -> bool:
        """See to one process; whether this front desk can go on."""
        child = self._children[name]
        if child.process is None:
            if time.monotonic() >= child.rests_until and name != SAFE_SCREEN:
                self.start(name)
            return True
        if not self.ended(name):
            if name == KIOSK and self._ear.hears_nothing():
                print(f"The {name} paints no more and is ended: {self.log(name)}", flush=True)
                _kill(child.process)
            return True
        if name == SAFE_SCREEN:
            self._end_safe_screen()
            return True
        return self._again(name, child, child.process)

    def _again(self, name: str, child: _Child, ended: subprocess.Popen[bytes]) -> bool:
        now, status = time.monotonic(), ended.returncode
        print(f"The {name} ended by itself (status {status}): {self.log(name)}", flush=True)
        child.crashes = [each for each in (*child.crashes, now) if each > now - CALM_SECONDS]
        if len(child.crashes) < CRASHES:
            self.start(name)
            return True
        print(self.last_words(name), flush=True)
        print(f"The {name} ends again and again; run: motcua doctor", flush=True)
        if KIOSK not in self._children:
            return False
        _end(ended)
        child.process, child.crashes = None, []
        child.rests_until = now + self._rest_seconds
        print(f"It is tried again in {self._rest_seconds:.0f} seconds.", flush=True)
        if name == KIOSK:
            self.start(SAFE_SCREEN, child.extra)
        return True

    def _end_safe_screen(self) -> None:
        shown = self._children.get(SAFE_SCREEN)
        if shown is not None and shown.process is not None:
            _end(shown.process)
            shown.process = None

    def _open_log(self, name: str) -> IO[bytes]:
        log = self.log(name)
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(".log.1"))
        log.touch(mode=0o600, exist_ok=True)
        return log.open("ab")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop it, if it still runs, and let go of it."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            _kill(process)
    if process.stdin is not None:
        process.stdin.close()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End it and everything that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
