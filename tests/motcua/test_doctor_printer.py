"""What the doctor says of a printer that a running kiosk has."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from motcua.doctor_printer import FRESH, check_printer
from motcua.findings import Finding, Grade
from motcua.office import opened_store, prepare
from settings.data_folder import DataFolder
from settings.model import Settings


@pytest.fixture
def busy() -> Iterator[Settings]:
    """A printer that takes one connection and says nothing to a second one."""
    with socket.create_server(("127.0.0.1", 0)) as printer:
        target = f"tcp://127.0.0.1:{printer.getsockname()[1]}"
        yield Settings.model_validate({"printer": {"target": target, "timeout_seconds": 0.2}})


def _after(settings: Settings, place: Path, faults: tuple[str, ...], ago: timedelta) -> Finding:
    """What is found when the kiosk said `faults` so long ago."""
    folder = DataFolder(place)
    prepare(settings, folder)
    with opened_store(settings, folder) as store:
        office, kiosk = settings.office.code, settings.kiosk.name
        store.write_now(
            lambda unit: unit.at(office).hear_kiosk(kiosk, faults, datetime.now(UTC) - ago)
        )
    return check_printer(settings, folder)


@pytest.mark.parametrize(
    ("faults", "grade", "words"),
    [
        ((), Grade.GOOD, "which finds it well"),
        (("sound_gone",), Grade.GOOD, "which finds it well"),
        (("near_end",), Grade.NOTE, "little paper"),
        (("out_of_paper", "sound_gone"), Grade.BAD, "out of paper"),
        (("printer_offline",), Grade.BAD, "does not answer"),
    ],
)
def test_a_running_kiosk_has_it_and_says_how_it_is(
    busy: Settings, tmp_path: Path, faults: tuple[str, ...], grade: Grade, words: str
) -> None:
    found = _after(busy, tmp_path, faults, timedelta(seconds=1))
    assert found.grade is grade
    assert "in use by the running kiosk" in found.found
    assert words in found.found


def test_a_kiosk_that_runs_no_more_has_nothing(busy: Settings, tmp_path: Path) -> None:
    found = _after(busy, tmp_path, (), 2 * FRESH)
    assert found.grade is Grade.BAD
    assert "in use" not in found.found


def test_without_a_kiosk_a_silent_printer_is_a_fault(busy: Settings, tmp_path: Path) -> None:
    assert check_printer(busy, DataFolder(tmp_path)).grade is Grade.BAD


def test_none_that_is_free_may_be_the_kiosk_s(tmp_path: Path) -> None:
    settings = Settings()
    alone = DataFolder(tmp_path / "alone")
    alone.create()
    assert check_printer(settings, alone).found == "none found; a simulated one"
    assert "may have it" in _after(settings, tmp_path, (), timedelta(seconds=1)).found
