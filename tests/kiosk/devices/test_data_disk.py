"""The disk: tried with real writes, under a real limit of the system."""

from pathlib import Path

from front_desk.faults import Fault
from kiosk.devices.data_disk import DataDisk
from tests.kiosk.small_disk import no_file_larger_than


def test_a_disk_with_room_is_well_and_nothing_is_left_on_it(tmp_path: Path) -> None:
    assert DataDisk(tmp_path).check() is None
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_no_more_is_full_until_it_does(tmp_path: Path) -> None:
    disk = DataDisk(tmp_path)
    with no_file_larger_than(4096):
        assert disk.check() is Fault.DISK_FULL
    assert list(tmp_path.iterdir()) == []
    assert disk.check() is None


def test_a_folder_that_is_gone_counts_as_full(tmp_path: Path) -> None:
    assert DataDisk(tmp_path / "away").check() is Fault.DISK_FULL


def test_a_disk_is_not_well_before_what_lies_on_it_is_in_use(tmp_path: Path) -> None:
    opened: list[bool] = []
    disk = DataDisk(tmp_path, lambda: bool(opened))
    assert disk.check() is Fault.DISK_FULL
    opened.append(True)
    assert disk.check() is None
