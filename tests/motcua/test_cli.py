"""The command line, run as its users run it."""

import io
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from motcua import office
from motcua.cli import _parser, main
from motcua.doctor import check_camera, check_database, check_token
from motcua.doctor_printer import check_printer
from motcua.findings import Grade
from motcua.options import overrides
from settings.data_folder import DataFolder
from settings.load import load_settings
from settings.model import Settings
from tests.paper import Health, PaperPrinter
from tests.servers import RunningServer

START_SECONDS = 60.0
MOTCUA = [sys.executable, "-P", "-m", "motcua"]


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def front_desk(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """`motcua up` until the end of the block."""
    process = subprocess.Popen(
        [*MOTCUA, "up", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def printed_until(process: subprocess.Popen[str], word: str) -> str:
    """What it prints up to the line with `word`."""
    assert process.stdout is not None
    text = ""
    for line in process.stdout:
        text += line
        if word in line:
            return text
    raise AssertionError(f"ended without {word!r}:\n{text}")


@pytest.mark.slow
def test_up_starts_prints_stops_and_keeps_its_data(tmp_path: Path) -> None:
    port = free_port()
    arguments = ("--data", str(tmp_path), "--port", str(port), "--offscreen")
    with front_desk(*arguments) as process:
        text = printed_until(process, "Ctrl-C stops")
        base = f"http://127.0.0.1:{port}"
        for page in ("/staff", "/board", "/manager"):
            assert f"{base}{page}" in text
        password = re.search(r"canbo +(\S+)", text)
        assert password is not None
        signed_in = httpx.post(
            f"{base}/api/v1/session", json={"name": "canbo", "password": password[1]}
        )
        assert signed_in.status_code == 200
        assert "camera: simulated" in text
        kiosk = _kiosk_of(process)
        assert b"PYTHONMALLOC=malloc" in Path(f"/proc/{kiosk}/environ").read_bytes()
        os.kill(kiosk, signal.SIGKILL)
        _until_the_kiosk_is_back(tmp_path)
        process.send_signal(signal.SIGINT)
        assert process.wait(START_SECONDS) == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{base}/healthz")

    with front_desk(*arguments) as process:
        again = printed_until(process, "Ctrl-C stops")
        assert password[1] not in again
        signed_in = httpx.post(
            f"{base}/api/v1/session", json={"name": "canbo", "password": password[1]}
        )
        assert signed_in.status_code == 200
        process.terminate()
        assert process.wait(START_SECONDS) == 0


def _kiosk_of(desk: subprocess.Popen[str]) -> int:
    children = Path(f"/proc/{desk.pid}/task/{desk.pid}/children").read_text(encoding="ascii")
    [kiosk] = [
        int(child)
        for child in children.split()
        if b"\0kiosk\0" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
    return kiosk


def _until_the_kiosk_is_back(data: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while (data / "logs" / "kiosk.log").read_text(encoding="utf-8").count("kiosk_ready") < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.slow
def test_a_second_start_on_the_same_data_is_refused(tmp_path: Path) -> None:
    arguments = ("--data", str(tmp_path), "--port", str(free_port()), "--no-kiosk")
    with front_desk(*arguments) as first:
        printed_until(first, "Ctrl-C stops")
        second = subprocess.run(
            [*MOTCUA, "up", *arguments], capture_output=True, text=True, check=False, timeout=60
        )
        assert second.returncode == 2
        assert "already runs" in second.stderr


@pytest.mark.slow
def test_nothing_outlives_a_front_desk_that_is_killed(tmp_path: Path) -> None:
    port = free_port()
    arguments = ("--data", str(tmp_path), "--port", str(port), "--no-kiosk")
    with front_desk(*arguments) as killed:
        printed_until(killed, "Ctrl-C stops")
        killed.kill()
        killed.wait(START_SECONDS)
        # The port is free once the server has gone; until then a start is refused.
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and _answers(port):
            pass
    assert not _answers(port)


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=1).is_success
    except httpx.HTTPError:
        return False


def test_a_port_in_use_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["up", "--data", str(tmp_path), "--port", str(port), "--no-kiosk"]) == 2
    complaint = capsys.readouterr().err
    assert f"127.0.0.1:{port}" in complaint
    assert "--port" in complaint


def test_any_setting_is_an_argument_too() -> None:
    options = _parser().parse_args(["server", "--set", "kiosk.idle_seconds=90", "--port", "8080"])
    settings = load_settings(environment={}, arguments=overrides(options))
    assert settings.kiosk.idle_seconds == 90
    assert settings.server.port == 8080


def test_a_wrong_setting_stops_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "motcua.toml"
    file.write_text("[server]\nprt = 1\n")
    for command in ("up", "server", "kiosk", "seed", "doctor"):
        assert main([command, "--config", str(file), "--data", str(tmp_path)]) == 2
        assert "server.prt: no such setting" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["kiosk", "server"])
def test_production_refuses_what_is_not_fit_for_the_public(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MOTCUA_ENVIRONMENT", "production")
    assert main([command, "--data", str(tmp_path)]) == 2
    assert "production" in capsys.readouterr().err


def test_data_are_their_owner_s_alone_in_any_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    before = os.umask(0o022)
    try:
        assert main(["seed", "--data", str(tmp_path)]) == 0
    finally:
        os.umask(before)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.suffix == ".sqlite3" for file in files)
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_accounts_and_devices(tmp_path: Path) -> None:
    settings, folder = load_settings(environment={}), DataFolder(tmp_path)
    out = io.StringIO()
    assert office.seed(settings, folder, out) == 0
    assert office.seed(settings, folder, out) == 0
    assert "nothing was changed" in out.getvalue()
    assert office.add_user(settings, folder, "mau", "staff", out) == 0
    assert office.add_user(settings, folder, "mau", "staff", out) == 1
    assert office.new_password(settings, folder, "mau", out) == 0
    assert office.new_password(settings, folder, "nobody", out) == 1
    assert office.add_device(settings, folder, "kiosk-2", "kiosk", out) == 0
    assert office.add_device(settings, folder, "kiosk-2", "kiosk", out) == 1
    passwords = re.findall(r"^mau.*: (\S+)$", out.getvalue(), re.MULTILINE)
    assert len(set(passwords)) == 2


def _with(**sections: Mapping[str, object]) -> Settings:
    return Settings.model_validate(sections)


def test_the_doctor_names_a_missing_office(tmp_path: Path) -> None:
    finding = check_database(Settings(), DataFolder(tmp_path))
    assert finding.grade is Grade.BAD
    assert finding.remedy == "motcua seed"


def test_the_doctor_tries_the_token(running_server: RunningServer, tmp_path: Path) -> None:
    def grade(token: str) -> Grade:
        kiosk = {"server_url": running_server.url, "token": token}
        return check_token(_with(kiosk=kiosk), DataFolder(tmp_path)).grade

    assert grade(running_server.seeded.kiosk_token) is Grade.GOOD
    assert grade("made-up-token") is Grade.BAD
    assert grade("") is Grade.BAD


@pytest.mark.parametrize(
    ("health", "grade", "word"),
    [
        (Health.OK, Grade.GOOD, ""),
        (Health.NEAR_END, Grade.NOTE, "roll"),
        (Health.OUT, Grade.BAD, "roll"),
        (Health.COVER_OPEN, Grade.BAD, "close"),
    ],
)
def test_the_doctor_looks_at_the_paper(
    health: Health, grade: Grade, word: str, tmp_path: Path
) -> None:
    with PaperPrinter() as printer:
        printer.health = health
        finding = check_printer(_with(printer={"target": printer.target}), DataFolder(tmp_path))
    assert finding.grade is grade
    assert word in finding.remedy


def test_the_doctor_says_which_camera_is_missing(tmp_path: Path) -> None:
    finding = check_camera(_with(camera={"source": "/dev/video77"}), DataFolder(tmp_path))
    assert finding.grade is Grade.BAD
    assert "/dev/video77" in finding.found


def test_in_production_no_card_is_shown_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MOTCUA_ENVIRONMENT", "production")
    assert main(["scan", "--any", str(tmp_path)]) == 2
    assert "--any" in capsys.readouterr().err
    assert main(["scan", str(tmp_path)]) == 0
