"""`motcua doctor` and what the kiosk has noted."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from front_desk.business_day import business_day
from front_desk.lease_messages import LeaseView
from front_desk.messages import Standing, TicketRequest
from kiosk.clocks import Moment
from kiosk.outbox import Outbox
from motcua import doctor, doctor_outbox
from motcua.doctor_outbox import check_outbox
from motcua.findings import Grade
from settings.data_folder import DataFolder
from settings.model import Settings

SETTINGS = Settings()
TODAY: date = business_day(datetime.now(UTC))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


@pytest.fixture
def outbox(folder: DataFolder) -> Iterator[Outbox]:
    with Outbox(folder.outbox(SETTINGS.kiosk.name)) as opened:
        yield opened


def hold(outbox: Outbox, *days: date) -> None:
    standing = Standing(incarnation="i" * 32, revision=1, server_time=datetime.now(UTC))
    for day in days:
        outbox.add_lease(
            LeaseView(
                series="X", day=day, first=1, last=50, epoch=1, follow_url="http://phone.example/",
                standing=standing,
            )
        )  # fmt: skip


def take(outbox: Outbox, minutes_ago: float) -> int:
    """A number that was given out some time ago; where it stands in the file."""
    wall = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    request = TicketRequest(service="ho-tich", person_key="0f" * 32)
    at = Moment("boot", 100.0, wall)
    return outbox.take(TODAY, request, f"key-{minutes_ago}", None, at).seq


def test_a_kiosk_that_has_not_run(folder: DataFolder) -> None:
    found = check_outbox(SETTINGS, folder)
    assert (found.grade, found.found) == (Grade.NOTE, "none yet: this kiosk has not run here")
    assert list(folder.path.iterdir()) == []


def test_all_is_told_and_numbers_are_there(outbox: Outbox, folder: DataFolder) -> None:
    hold(outbox, TODAY, TODAY + timedelta(days=1))
    outbox.settle([take(outbox, 90)], [])
    found = check_outbox(SETTINGS, folder)
    assert (found.grade, found.found) == (Grade.GOOD, "all told, 49 numbers left for today")


def test_what_has_waited_long_must_be_mended(outbox: Outbox, folder: DataFolder) -> None:
    hold(outbox, TODAY)
    take(outbox, 2)
    found = check_outbox(SETTINGS, folder)
    assert (found.grade, found.found) == (
        Grade.NOTE, "1 to be told, for 2 min, 49 numbers left for today"
    )  # fmt: skip
    take(outbox, 45)
    found = check_outbox(SETTINGS, folder)
    assert found.grade is Grade.BAD
    assert found.found == "2 to be told, for 45 min, 48 numbers left for today"


def test_refused_numbers_and_none_left_are_known(outbox: Outbox, folder: DataFolder) -> None:
    found = check_outbox(SETTINGS, folder)
    assert (found.grade, found.found) == (Grade.NOTE, "all told, 0 numbers left for today")
    hold(outbox, TODAY)
    outbox.settle([], [take(outbox, 5)])
    found = check_outbox(SETTINGS, folder)
    assert (found.grade, found.found) == (
        Grade.NOTE, "all told, 49 numbers left for today, 1 refused by the server"
    )  # fmt: skip


def test_a_file_that_cannot_be_used(folder: DataFolder) -> None:
    place = folder.outbox(SETTINGS.kiosk.name)
    place.write_bytes(b"not a database at all " * 100)
    found = check_outbox(SETTINGS, folder)
    assert found.grade is Grade.BAD
    assert "file is not a database" in found.found
    assert place.read_bytes().startswith(b"not a database")


def test_a_full_disk(outbox: Outbox, folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(outbox, TODAY)
    monkeypatch.setattr(doctor_outbox, "FREE_BYTES", 10**18)
    found = check_outbox(SETTINGS, folder)
    assert found.grade is Grade.BAD
    assert "the disk is full" in found.found


def test_the_doctor_ends_with_one_and_names_nobody(
    outbox: Outbox, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(outbox, TODAY)
    monkeypatch.setattr(doctor, "CHECKS", (check_outbox,))
    assert doctor.doctor(SETTINGS, folder, io.StringIO()) == 0
    take(outbox, 45)
    said = io.StringIO()
    assert doctor.doctor(SETTINGS, folder, said) == doctor.NEEDS_WORK
    assert "0f0f" not in said.getvalue()


def test_it_is_one_of_the_checks() -> None:
    assert check_outbox in doctor.CHECKS
