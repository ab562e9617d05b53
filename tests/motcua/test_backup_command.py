"""`motcua backup`, `restore` and `verify`, as the IT person of a ward sees them."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from motcua.cli import main
from motcua.doctor import check_backup
from motcua.findings import Grade
from queue_server.app import DATABASE_FILE
from settings.data_folder import DataFolder
from settings.model import Settings


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the example office."""
    folder = tmp_path / "data"
    assert main(["seed", "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command on that folder: status, output, complaints."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([*arguments, "--data", str(data)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


Run = Callable[..., tuple[int, str, str]]


def test_there_and_back(run: Run, data: Path) -> None:
    status, out, err = run("backup")
    assert (status, err) == (0, "")
    (made,) = (data / "backups").iterdir()
    assert out.startswith(f"Backup: {made} (")
    assert "phuong-mau: revision 0, 0 tickets" in out
    assert made.stat().st_mode & 0o077 == 0

    status, out, err = run("restore", str(made))
    assert (status, err) == (0, "")
    assert "What was there before is kept as queue-before-" in out
    assert "Everybody signs in again" in out
    assert run("verify")[:2] == (
        0, "1 office(s), every day: tables, report and events agree.\n"
    )  # fmt: skip


def test_old_ones_go(run: Run, data: Path) -> None:
    (data / "backups").mkdir()
    for day in (1, 2, 3):
        (data / "backups" / f"queue-2026010{day}T000000Z.sqlite3").touch()
    status, out, _ = run("backup", "--keep", "2")
    assert status == 0
    assert "The newest 2 are kept; 2 older went." in out
    assert len(list((data / "backups").iterdir())) == 2


def test_what_cannot_be_done_is_said_and_changes_nothing(
    run: Run, data: Path, tmp_path: Path
) -> None:
    before = (data / DATABASE_FILE).read_bytes()
    wrong = tmp_path / "letter.txt"
    wrong.write_text("Kính gửi quý vị " * 40, encoding="utf-8")
    status, out, err = run("restore", str(wrong))
    assert (status, out) == (1, "")
    assert err.startswith("Nothing was restored, nothing has changed. ")
    assert (data / DATABASE_FILE).read_bytes() == before
    status, out, err = run("backup", str(wrong))
    assert (status, out) == (1, "")
    assert err == f"No backup was made. {wrong} is there already. Choose another name.\n"


def test_tables_that_disagree_with_the_events_are_named(run: Run, data: Path) -> None:
    with closing(sqlite3.connect(data / DATABASE_FILE)) as connection:
        connection.execute(
            "UPDATE counters SET staff = 'canbo', opened_at = '2026-11-23 02:00:00' "
            "WHERE code = 'quay-1'"
        )
        connection.commit()
    status, out, _ = run("verify", "2026-11-23")
    assert status == 1
    assert "phuong-mau: counter quay-1: staff: kept 'canbo', told by the events 'None'" in out
    assert out.endswith("2026-11-23: tables, report and events differ in 2 places.\n")


def test_the_doctor_looks_for_a_backup(run: Run, data: Path) -> None:
    folder = DataFolder(data)
    assert check_backup(Settings(), folder).grade is Grade.NOTE
    run("backup")
    assert check_backup(Settings(), folder).grade is Grade.GOOD
    (made,) = (data / "backups").iterdir()
    week_ago = time.time() - 7 * 86_400
    os.utime(made, (week_ago, week_ago))
    stale = check_backup(Settings(), folder)
    assert (stale.grade, stale.found) == (Grade.NOTE, f"{made.name}, 7 days old")


def test_the_last_numbers_can_be_said(run: Run, data: Path) -> None:
    run("backup")
    (made,) = (data / "backups").glob("*.sqlite3")
    status, out, err = run("restore", str(made), "--last-number", "phuong-mau:A=57")
    assert (status, err) == (0, "")
    assert "phuong-mau, next today: A158, B101" in out
    status, out, err = run("restore", str(made), "--last-number", "57")
    assert (status, out) == (1, "")
    assert err.endswith("57 is no last number; one looks like A=057.\n")


def test_a_note_that_cannot_be_made_is_told(run: Run, data: Path) -> None:
    run("backup")
    (made,) = (data / "backups").glob("*.sqlite3")
    (data / "backups" / ".restored-numbers.json.part").mkdir()
    status, out, _ = run("restore", str(made))
    assert status == 0
    assert "name the last numbers: --last-number." in out
