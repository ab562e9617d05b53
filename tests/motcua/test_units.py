"""The service files: valid, locked down, and saying what the documents say of them."""

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from benchmarks.boot_image import commands
from kiosk.watchdog import PINGS_A_LIMIT
from motcua.children import CALM_SECONDS, CRASHES, START_SECONDS
from motcua.cli import _parser

DOCS = Path(__file__).parents[2] / "docs"
OURS = [*sorted((DOCS / "systemd").glob("motcua-*")), DOCS / "city" / "motcua@.service"]
SERVICES = [unit for unit in OURS if unit.suffix == ".service"]
CAGED = [unit for unit in SERVICES if "cage" in unit.read_text(encoding="utf-8")]

MOST_EXPOSED = 2.5
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(
    ANALYZE is None, reason="systemd-analyze is not installed; ./test installs it"
)


def settings(unit: Path) -> ConfigParser:
    """The settings of a unit; of one that is given several times, the last."""
    read = ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(unit.read_text(encoding="utf-8"))
    return read


@needs_systemd
@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_each_service_is_locked_down(unit: Path) -> None:
    done = subprocess.run(
        [str(ANALYZE), "security", "--offline=true", "--no-pager", str(unit)],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    assert exposure is not None, done.stdout + done.stderr
    assert float(exposure[1]) <= MOST_EXPOSED


@needs_systemd
def test_every_unit_is_valid(tmp_path: Path) -> None:
    for unit in OURS:
        text = unit.read_text(encoding="utf-8")
        # What they start is not installed here.
        text = re.sub(r"/opt/motcua/\.venv/bin/motcua|/usr/bin/cage", "/bin/true", text)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [str(ANALYZE), "--man=no", "verify", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    # Known from systemd 254 on, and left aside before.
    newer = "'RestartMode'"
    ours = [line for line in done.stderr.splitlines() if "motcua" in line and newer not in line]
    assert ours == []


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_what_each_starts_is_a_command(unit: Path) -> None:
    command = settings(unit)["Service"]["ExecStart"].partition("/bin/motcua ")[2]
    assert command
    _parser().parse_args(command.replace("%i", "8601").split())


def test_a_crash_is_answered_as_without_systemd() -> None:
    unit = settings(DOCS / "systemd" / "motcua-kiosk.service")
    assert int(unit["Unit"]["StartLimitBurst"]) == CRASHES
    assert int(unit["Unit"]["StartLimitIntervalSec"]) == CALM_SECONDS
    assert unit["Unit"]["OnFailure"] == "motcua-safe-screen.service"
    # Cage ends in good order when the kiosk crashes.
    assert unit["Service"]["Restart"] == "always"
    assert unit["Service"]["RestartMode"] == "direct"
    assert unit["Service"]["RestartSec"].endswith("ms")
    assert unit["Service"]["Type"] == "notify"
    assert unit["Service"]["NotifyAccess"] == "all"
    assert int(unit["Service"]["WatchdogSec"]) / PINGS_A_LIMIT >= 1
    # A start that hangs counts as well, each time for as long as it may take.
    assert int(unit["Service"]["TimeoutStartSec"]) == START_SECONDS
    assert CRASHES * START_SECONDS < CALM_SECONDS
    safe = settings(DOCS / "systemd" / "motcua-safe-screen.service")
    for ending in ("OnSuccess", "OnFailure"):
        assert safe["Unit"][ending] == "motcua-kiosk.service"


@pytest.mark.parametrize("unit", CAGED, ids=lambda unit: unit.name)
def test_the_session_lets_nobody_out(unit: Path) -> None:
    service = settings(unit)["Service"]
    before = service["ExecStart"].partition(" -- ")[0].split()
    assert before[0] == "/usr/bin/cage"
    # -s would let keys switch to another terminal.
    assert "-s" not in before
    text = unit.read_text(encoding="utf-8")
    assert "srvrkeys:none" in text
    assert service["User"] != "root"
    # A session of logind would move it out of its unit, where its words are not heard and its
    # limits do not hold.
    assert "PAMName" not in service
    assert "LIBSEAT_BACKEND=seatd" in text


def test_what_one_leaves_behind_is_not_what_the_other_needs() -> None:
    folders = {settings(unit)["Service"]["RuntimeDirectory"] for unit in CAGED}
    assert len(folders) == len(CAGED)
    for unit in CAGED:
        service = settings(unit)["Service"]
        text = unit.read_text(encoding="utf-8")
        assert f"XDG_RUNTIME_DIR=/run/{service['RuntimeDirectory']} " in text


def test_the_document_installs_every_file() -> None:
    document = (DOCS / "kiosk.md").read_text(encoding="utf-8")
    named = [
        word
        for command in commands(document)
        for word in command.split()
        if word.startswith("docs/systemd/")
    ]
    installed = {file for word in named for file in DOCS.parent.glob(word)}
    assert installed == set((DOCS / "systemd").iterdir())


def test_two_services_have_a_screen() -> None:
    assert len(CAGED) == 2
