"""What `docs/kiosk.md` promises, each as a look at the booted machine.

A check gives words for the table, or raises `MachineFailed`.
"""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image as Picture

from benchmarks.boot_machine import Machine, MachineFailed, wait_until

Check = Callable[[], str]

CHORDS = (
    ("ctrl", "alt", "delete"),
    ("ctrl", "alt", "f2"),
    ("ctrl", "alt", "backspace"),
    ("alt", "f4"),
    ("alt", "tab"),
    ("meta_l",),
    ("alt", "sysrq", "b"),
    ("alt", "sysrq", "k"),
    ("ctrl", "c"),
    ("ctrl", "q"),
    ("power",),
    ("sleep",),
)
"""By QEMU's names of keys. Ctrl+Alt+Del is also pressed ten times in a row."""

_SERVICES = ("motcua-server", "motcua-kiosk", "seatd", "motcua-backup.timer")
_GUARDED = ("motcua-server", "motcua-kiosk", "motcua-safe-screen", "motcua-backup")
_DATA = ("/var/lib/motcua", "/var/lib/motcua-kiosk")
_GROUND, _BUTTON = (0xFF, 0xFB, 0xF4), (0x9B, 0x1B, 0x2F)
_CORNERS = ((0.01, 0.005), (0.99, 0.005), (0.01, 0.995), (0.99, 0.995))
_TAKE_NUMBER, _FIRST_SERVICE = (0.9, 0.70), (0.5, 0.29)
_AS_SERVER = "runuser -u motcua -- /opt/motcua/.venv/bin/motcua"
_AS_KIOSK = "runuser -u motcua-kiosk -- /opt/motcua/.venv/bin/motcua"
_PROCESS = "pgrep -f '^/opt/motcua/.venv/bin/python3.*motcua kiosk'"
_KNOWN = (
    # The compositor draws with the processor here, and has no picture for a pointer.
    r"cursor (format|buffer)|Basic output test failed",
    # Emulated, or on a busy machine.
    r"your system is too slow|WARNING: log rate limit",
    # Said of a unit that two others name, one for each way it may end.
    r"multiple trigger source candidates",
)


@dataclass
class Trial:
    """The machine and what is known of it; `patience` stretches every deadline."""

    machine: Machine
    pictures: Path
    patience: float

    def look(self, name: str) -> Picture.Image:
        """What the screen shows now; kept under this name."""
        with Picture.open(self.machine.picture(self.pictures / f"{name}.png")) as picture:
            return picture.convert("RGB")

    def welcome(self, name: str = "now") -> bool:
        """Whether the screen is filled with Welcome."""
        picture = self.look(name)
        return _filled(picture) and _near(_at(picture, *_TAKE_NUMBER), _BUTTON)

    def listing(self, name: str) -> bool:
        """Whether the screen is filled, and light where Welcome's button is, pressed or not."""
        picture = self.look(name)
        dot = _at(picture, *_TAKE_NUMBER)
        return _filled(picture) and isinstance(dot, tuple) and min(dot) > 200

    def safe(self) -> bool:
        """Whether the screen is filled with the safe screen: its ground, and its red title."""
        picture = self.look("safe-screen")
        wide, high = picture.size
        dots = (picture.getpixel((x, y)) for x in range(wide) for y in range(high // 3, high))
        red = sum(_near(dot, _BUTTON) for dot in dots)
        return _filled(picture) and 50 < red < wide * high / 50

    def wait(self, holds: Callable[[], bool], seconds: float, what: str) -> float:
        """The seconds until it holds. Raises `MachineFailed`."""
        try:
            return wait_until(holds, seconds * self.patience, 0.2)
        except MachineFailed as error:
            raise MachineFailed(f"{what}: {error}") from None

    def text(self, command: str) -> str:
        """What a command prints."""
        return self.machine.run(command, 60 * self.patience).text

    def active(self, unit: str) -> bool:
        """Whether systemd has it running."""
        return self.text(f"systemctl is-active {unit}") == "active"

    def numbers(self) -> list[str]:
        """Every ticket that the server has on its disk."""
        file = "file:/var/lib/motcua/queue.sqlite3?mode=ro"
        code = f"import sqlite3; c=sqlite3.connect('{file}', uri=True)"
        ask = "[print(*r) for r in c.execute('select id, number from tickets order by id')]"
        return self.text(f'python3 -c "{code}; {ask}"').splitlines()

    def back(self, before: str) -> float:
        """The seconds until another kiosk than process `before` shows Welcome."""

        def there() -> bool:
            return self.text(_PROCESS) not in ("", before) and self.active("motcua-kiosk")

        took = self.wait(there, 20, "no kiosk")
        return took + self.wait(self.welcome, 5, "no Welcome")


def checks(trial: Trial) -> list[tuple[str, Check]]:
    """All of them, in the order in which they are made."""
    of = {
        "power on": _power_on,
        "units": _units,
        "server ready": _ready,
        "doctor": _doctor,
        "number by a click": _click,
        "number by a touch": _touch,
        "keys": _keys,
        "killed": _killed,
        "frozen": _frozen,
        "stopped and started": _restarted,
        "five crashes": _five_crashes,
        "exposure": _exposure,
        "backup": _backup,
        "what is left": _left,
        "power cut": _power_cut,
        "journal": _journal,
    }
    return [(name, lambda check=check: check(trial)) for name, check in of.items()]  # type: ignore[misc]


def _power_on(trial: Trial) -> str:
    trial.machine.power_on()
    trial.machine.wait_for_shell(60 * trial.patience)
    trial.wait(lambda: trial.active("motcua-kiosk"), 40, "no kiosk")
    trial.wait(lambda: trial.welcome("welcome"), 10, "no Welcome")
    took = time.monotonic() - trial.machine.switched_on
    trial.machine.lay_panel()
    return f"Welcome fills the screen {took:.1f} s after power on"


def _units(trial: Trial) -> str:
    idle = [unit for unit in _SERVICES if not trial.active(unit)]
    failed = trial.text("systemctl --failed --no-legend --plain")
    if idle or failed:
        raise MachineFailed(f"not active: {idle}; failed: {failed}")
    return f"active: {', '.join(_SERVICES)}; none failed"


def _ready(trial: Trial) -> str:
    code = "import urllib.request as u; print(u.urlopen('http://127.0.0.1:8600/readyz').status)"
    answer = trial.text(f'python3 -c "{code}"')
    return _expected(answer == "200", f"/readyz answers {answer}")


def _doctor(trial: Trial) -> str:
    told = trial.machine.run(
        f"{_AS_KIOSK} doctor --config /etc/motcua/motcua.toml --data {_DATA[1]}",
        60 * trial.patience,
    )
    print(told.text)
    return _expected(told.status == 0, told.text.splitlines()[-1])


def _click(trial: Trial) -> str:
    return _number(trial, trial.machine.click, "click")


def _touch(trial: Trial) -> str:
    return _number(trial, trial.machine.touch, "touch")


def _number(trial: Trial, press: Callable[[float, float], None], name: str) -> str:
    before = trial.numbers()
    trial.wait(trial.welcome, 120, "no Welcome")
    press(*_TAKE_NUMBER)
    trial.wait(lambda: trial.listing(f"{name}-services"), 5, "no list of services")
    press(*_FIRST_SERVICE)
    took = trial.wait(lambda: len(trial.numbers()) > len(before), 5, "no number")
    time.sleep(0.5 * trial.patience)
    trial.look(f"{name}-ticket")
    new = trial.numbers()[-1].split()[-1]
    return f"number {new}, {took:.1f} s after the service was pressed"


def _keys(trial: Trial) -> str:
    trial.wait(trial.welcome, 120, "no Welcome")
    asked = f"{_PROCESS}; cat /sys/class/tty/tty0/active /proc/sys/kernel/random/boot_id"
    before = trial.text(asked)
    for chord in (*CHORDS, *[CHORDS[0]] * 10):
        trial.machine.press(*chord)
        time.sleep(0.1)
    time.sleep(2)
    after = trial.text(asked)
    trial.wait(lambda: trial.welcome("after-keys"), 120, "no Welcome after the keys")
    return _expected(before == after, f"{len(CHORDS)} chords: same process, terminal and boot")


def _killed(trial: Trial) -> str:
    before = trial.text(_PROCESS)
    trial.text(f"kill -9 {before}")
    took = trial.back(before)
    return _expected(took < 5 * trial.patience, f"Welcome {took:.1f} s after kill -9")


def _frozen(trial: Trial) -> str:
    before = trial.text(_PROCESS)
    trial.text(f"kill -STOP {before}")
    took = trial.back(before)
    watched = "watchdog" in trial.text("journalctl -b -u motcua-kiosk -o cat | grep -i watchdog")
    return _expected(watched, f"ended by the watchdog, Welcome {took:.1f} s after SIGSTOP")


def _restarted(trial: Trial) -> str:
    before = trial.text(_PROCESS)
    trial.text("systemctl restart --no-block motcua-kiosk")
    took = trial.back(before)
    safe = trial.text("journalctl -b -u motcua-safe-screen -o cat")
    return _expected("Started" not in safe, f"Welcome {took:.1f} s after systemctl restart")


def _five_crashes(trial: Trial) -> str:
    trial.text("systemctl reset-failed motcua-kiosk; systemctl restart motcua-kiosk")

    def crash() -> bool:
        if trial.active("motcua-safe-screen"):
            return True
        trial.text(f"kill -9 $({_PROCESS})")
        return False

    trial.wait(crash, 30, "crashes without end, and no safe screen")
    shown = trial.wait(trial.safe, 20, "no safe screen")
    again = trial.wait(lambda: trial.active("motcua-kiosk"), 90, "the kiosk is not tried again")
    trial.wait(trial.welcome, 5, "no Welcome after the safe screen")
    return f"safe screen {shown:.1f} s after the last crash, kiosk again {again:.1f} s later"


def _exposure(trial: Trial) -> str:
    scores = {}
    for unit in _GUARDED:
        told = trial.text(f"systemd-analyze security --no-pager {unit} | tail -1")
        found = re.search(r": ([\d.]+) ", told)
        scores[unit] = float(found[1]) if found else 10.0
    words = ", ".join(f"{unit} {score}" for unit, score in scores.items())
    return _expected(max(scores.values()) <= 2.5, words)


def _backup(trial: Trial) -> str:
    done = trial.machine.run("systemctl start motcua-backup", 60 * trial.patience)
    made = trial.text("stat -c '%a %U %n' /var/lib/motcua/backups/*")
    return _expected(done.status == 0 and made.startswith("600 motcua "), made or done.text)


def _left(trial: Trial) -> str:
    modes = trial.text(f"stat -c %a {' '.join(_DATA)}").split()
    cores = trial.text(
        "find / -xdev ( -name 'core' -o -name 'core.[0-9]*' -o -name '*.core' ) "
        "-type f | grep -v /opt/motcua".replace("(", r"\(").replace(")", r"\)")
    )
    limit = trial.text(f"grep 'core file' /proc/$({_PROCESS})/limits").split()
    good = modes == ["700", "700"] and not cores and limit[4:6] == ["0", "0"]
    return _expected(
        good, f"data folders {modes}, core files: {cores or 'none'}, limit {limit[4:6]}"
    )


def _power_cut(trial: Trial) -> str:
    _number(trial, trial.machine.click, "before-cut")
    before = trial.numbers()
    trial.machine.cut_power()
    trial.machine.power_on()
    trial.machine.wait_for_shell(60 * trial.patience)
    trial.wait(lambda: trial.active("motcua-kiosk"), 40, "no kiosk")
    took = time.monotonic() - trial.machine.switched_on
    told = trial.text(f"{_AS_SERVER} verify --config /etc/motcua/motcua.toml --data {_DATA[0]}")
    same = trial.numbers() == before and "agree" in told
    return _expected(same, f"{len(before)} tickets before and after, up {took:.1f} s later: {told}")


def _journal(trial: Trial) -> str:
    lines = []
    for boot in ("-1", "0"):
        for line in trial.text(f"journalctl -b {boot} -p warning -o json --no-pager").splitlines():
            entry = json.loads(line) if line.startswith("{") else {}
            said = f"{entry.get('SYSLOG_IDENTIFIER')}: {entry.get('MESSAGE')}"
            if "motcua" in said + str(entry.get("_SYSTEMD_UNIT")) and not _is_known(said):
                lines.append(said)
    for line in dict.fromkeys(lines):
        print(f"    {line}")
    return f"{len(lines)} lines of the units from warning on that are not known"


def _is_known(line: str) -> bool:
    return any(re.search(pattern, line) for pattern in _KNOWN)


def _expected(good: bool, words: str) -> str:  # noqa: FBT001
    if not good:
        raise MachineFailed(words)
    return words


def _filled(picture: Picture.Image) -> bool:
    return all(_near(_at(picture, *corner), _GROUND) for corner in _CORNERS)


def _at(picture: Picture.Image, across: float, down: float) -> object:
    return picture.getpixel((int(across * picture.width), int(down * picture.height)))


def _near(dot: object, colour: tuple[int, int, int]) -> bool:
    return isinstance(dot, tuple) and all(
        abs(int(one) - other) <= 6 for one, other in zip(dot, colour, strict=False)
    )
