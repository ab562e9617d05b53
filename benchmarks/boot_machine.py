"""A machine of QEMU and KVM with the disk of a kiosk: its power, screen, keys, touch and shell."""

import base64
import itertools
import json
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from benchmarks.boot_image import Image

WIDTH, HEIGHT = 540, 960
_TABLET = 0x7FFF
_KVM = ("-enable-kvm", "-cpu", "host")
_EMULATED = ("-accel", "tcg,thread=multi,tb-size=512", "-cpu", "Nehalem")
_FINGER = Path(__file__).parent / "boot_finger.py"
_FIFO = "/run/finger"
_NUMBERS = itertools.count(1)
_OPENING_UTC = 2
"""Nine in the morning where the office is: on any working day it is open."""


class MachineFailed(Exception):
    """The machine does not do what it is told; the text says what it was."""


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its status."""

    status: int
    text: str


class _Line:
    """One socket with JSON lines."""

    def __init__(self, path: Path, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while True:
            self._socket = socket.socket(socket.AF_UNIX)
            try:
                self._socket.connect(str(path))
                break
            except OSError:
                self._socket.close()
                if time.monotonic() > deadline:
                    raise MachineFailed(f"{path.name} does not answer") from None
                time.sleep(0.05)
        self._file = self._socket.makefile("rb")

    def ask(self, command: str, arguments: dict[str, Any], seconds: float) -> Any:
        """The answer to one command. Raises `MachineFailed`."""
        self._socket.settimeout(seconds)
        try:
            # Answers to those who gave up waiting may still come.
            own = next(_NUMBERS)
            asked = {"execute": command, "arguments": arguments, "id": own}
            self._socket.sendall(json.dumps(asked).encode() + b"\n")
            while True:
                line = self._file.readline()
                if not line:
                    raise MachineFailed(f"{command}: the line was closed")
                answer = json.loads(line.lstrip(b"\xff"))
                if answer.get("id") != own:
                    continue
                if "error" in answer:
                    raise MachineFailed(f"{command}: {answer['error']['desc']}")
                if "return" in answer:
                    return answer["return"]
        except OSError as error:
            raise MachineFailed(f"{command}: {error}") from None

    def close(self) -> None:
        """Hang up."""
        self._file.close()
        self._socket.close()


class Machine:
    """Off at first. As a context it is switched off at the end, however that comes."""

    def __init__(self, image: Image, folder: Path, *, emulated: bool) -> None:
        self._image = image
        self._emulated = emulated
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._control: _Line | None = None
        self._agent: _Line | None = None
        self._first = time.monotonic()
        self.switched_on = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.cut_power()

    def power_on(self) -> None:
        """Switch on; what `switched_on` says is this moment."""
        control, agent = self._folder / "control", self._folder / "agent"
        for path in (control, agent):
            path.unlink(missing_ok=True)
        command = [
            "qemu-system-x86_64", *(_EMULATED if self._emulated else _KVM), "-m", "3G", "-smp", "2",
            "-kernel", str(self._image.kernel), "-initrd", str(self._image.initrd),
            "-append", "root=/dev/vda rw console=tty0 console=ttyS0 quiet",
            "-drive", f"file={self._image.disk},format=raw,if=virtio,cache=writeback",
            "-display", "none", "-vga", "none", "-nic", "none", "-rtc", f"base={self._clock()}",
            "-device", f"virtio-gpu-pci,xres={WIDTH},yres={HEIGHT}",
            "-device", "qemu-xhci", "-device", "usb-kbd", "-device", "usb-tablet",
            "-device", "virtio-serial-pci",
            "-chardev", f"socket,id=agent,path={agent},server=on,wait=off",
            "-device", "virtserialport,chardev=agent,name=org.qemu.guest_agent.0",
            "-qmp", f"unix:{control},server=on,wait=off",
            "-serial", f"file:{self._folder / 'console.log'}",
        ]  # fmt: skip
        log = (self._folder / "qemu.log").open("ab")
        with log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.switched_on = time.monotonic()
        try:
            self._control = _Line(control, 10)
            self._control.ask("qmp_capabilities", {}, 5)
        except MachineFailed:
            said = (self._folder / "qemu.log").read_text("utf-8", errors="replace").strip()
            raise MachineFailed(f"QEMU does not start (try --emulate): {said}") from None

    def wait_for_shell(self, seconds: float) -> None:
        """Return once commands can be run. Raises `MachineFailed`."""
        deadline = time.monotonic() + seconds
        while True:
            agent = _Line(self._folder / "agent", 5)
            with suppress(MachineFailed):
                agent.ask("guest-ping", {}, 1)
                self._agent = agent
                return
            agent.close()
            if time.monotonic() > deadline:
                raise MachineFailed("no shell")

    def cut_power(self) -> None:
        """As if the plug were pulled. Safe when it is off."""
        for line in (self._agent, self._control):
            if line is not None:
                line.close()
        self._agent = self._control = None
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def run(self, command: str, seconds: float = 30, given: str = "") -> Answer:
        """What a command of the shell prints, as root; `given` is its input."""
        assert self._agent is not None
        arguments: dict[str, Any] = {
            "path": "/bin/bash",
            "arg": ["-c", f"{command} 2>&1"],
            "capture-output": True,
        }
        if given:
            arguments["input-data"] = base64.b64encode(given.encode()).decode()
        started = self._agent.ask("guest-exec", arguments, 10)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            state = self._agent.ask("guest-exec-status", {"pid": started["pid"]}, 10)
            if state["exited"]:
                text = base64.b64decode(state.get("out-data", "")).decode(errors="replace")
                return Answer(state.get("exitcode", 128 + state.get("signal", 0)), text.strip())
            time.sleep(0.02)
        raise MachineFailed(f"{command}: no end after {seconds:.0f} s")

    def picture(self, file: Path) -> Path:
        """What the screen shows, as PNG."""
        self._told("screendump", {"filename": str(file), "format": "png"})
        return file

    def press(self, *keys: str) -> None:
        """Keys by QEMU's names, held down together."""
        for down in (True, False):
            for key in keys if down else reversed(keys):
                self._event("key", {"down": down, "key": {"type": "qcode", "data": key}})

    def click(self, across: float, down: float) -> None:
        """Press and let go with the tablet's first button, at shares of width and height."""
        for axis, share in (("x", across), ("y", down)):
            self._event("abs", {"axis": axis, "value": round(share * _TABLET)})
        time.sleep(0.05)
        for pressed in (True, False):
            self._event("btn", {"button": "left", "down": pressed})
            time.sleep(0.08)

    def lay_panel(self) -> None:
        """Give the machine a touch panel; its screens need a moment to find it."""
        made = (
            f"cat > {_FIFO}.py && modprobe uinput && mkfifo {_FIFO} && systemd-run -q --unit finger"
        )
        self._expect(
            f"{made} python3 {_FIFO}.py {WIDTH} {HEIGHT} {_FIFO}", _FINGER.read_text("ascii")
        )

    def touch(self, across: float, down: float) -> None:
        """Lay a finger on the panel, and lift it."""
        self._expect(f"echo {round(across * WIDTH)} {round(down * HEIGHT)} > {_FIFO}")

    def _expect(self, command: str, given: str = "") -> None:
        answer = self.run(command, given=given)
        if answer.status:
            raise MachineFailed(f"{command}: {answer.text}")

    def _event(self, kind: str, data: dict[str, Any]) -> None:
        self._told("input-send-event", {"events": [{"type": kind, "data": data}]})

    def _told(self, command: str, arguments: dict[str, Any]) -> None:
        assert self._control is not None
        self._control.ask(command, arguments, 20)

    def _clock(self) -> str:
        """The next working day's morning, and as much later as this machine is old."""
        day = datetime.now(UTC) + timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
        morning = day.replace(hour=_OPENING_UTC, minute=0, second=0, microsecond=0)
        now = morning + timedelta(seconds=time.monotonic() - self._first)
        return f"{now:%Y-%m-%dT%H:%M:%S}"


def wait_until(holds: Callable[[], bool], seconds: float, pause: float = 0.1) -> float:
    """The seconds until `holds`. Raises `MachineFailed` after so many."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > seconds:
            raise MachineFailed(f"not within {seconds:.0f} s")
        time.sleep(pause)
    return time.monotonic() - began
