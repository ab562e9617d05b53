"""The disk: tried with real writes, under a real limit of the system."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from front_desk.faults import Fault
from kiosk.devices.data_disk import DataDisk


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """The system refuses to write more into any file, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


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
