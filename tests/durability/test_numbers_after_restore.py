"""No number that somebody may hold is given out again after a restore, however often."""

import json
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from front_desk.business_day import OpeningSpan
from queue_server.onward import NOTE
from queue_server.store.backup import BackupFailed
from queue_server.store.session import Store
from tests.desk_kit import MONDAY_MORNING
from tests.durability.wards import LATER, Ward
from tests.servers import OFFICE

pytestmark = pytest.mark.slow


def minutes(count: float) -> datetime:
    return MONDAY_MORNING + timedelta(minutes=count)


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """A disk that is not lost."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def test_the_disk_is_lost_again_and_again(sqlite_ward: Ward, usb: Path) -> None:
    """Whichever backup it is, and however soon after the restore before."""
    papers = sqlite_ward.issue(3)
    files = [sqlite_ward.back_up(usb / "one").file]
    papers += sqlite_ward.issue(20)
    files.append(sqlite_ward.back_up(usb / "two").file)
    papers += sqlite_ward.issue(90)
    for file, when in ((files[1], 1), (files[0], 2), (files[0], 2), (files[1], 3)):
        sqlite_ward.lose_disk()
        sqlite_ward.restore(file, minutes(when))
        papers += sqlite_ward.issue(90)
    assert len(set(papers)) == len(papers)


def test_a_busy_day_since_the_backup_of_the_night(sqlite_ward: Ward, usb: Path) -> None:
    """As many as in five hours at one a minute and in a rush of a hundred people besides."""
    sqlite_ward.issue(1)
    made = sqlite_ward.back_up(usb / "night").file
    sqlite_ward.clock.forward(days=1)
    papers = sqlite_ward.issue(300)
    sqlite_ward.lose_disk()
    sqlite_ward.restore(made, minutes(24 * 60))
    # Nine hours have passed since midnight, as this office is never closed; in 24 hours, some of
    # these numbers were booked from home.
    (following,) = sqlite_ward.issue(1)
    assert following == f"A{100 + 9 * 60 + 24 * 4 + 1}"
    assert following not in papers


def test_only_the_hours_of_the_office_count(sqlite_ward: Ward, usb: Path) -> None:
    morning = [OpeningSpan(day, time(7), time(8)) for day in range(7)]
    with Store(sqlite_ward.url) as store:
        store.write_now(lambda unit: unit.at(OFFICE).set_service_hours("ho-tich", morning))
    sqlite_ward.issue(1, "dat-dai")
    made = sqlite_ward.back_up(usb / "night").file
    sqlite_ward.lose_disk()
    done = sqlite_ward.restored(made, minutes(24 * 60))
    day = (MONDAY_MORNING + timedelta(days=1)).date()
    assert done.numbers[OFFICE, day, "A"] == 100 + 60 + 24 * 4
    assert done.numbers[OFFICE, day, "C"] == 100 + 9 * 60


def test_a_series_that_was_faster_goes_on_further(sqlite_ward: Ward, usb: Path) -> None:
    sqlite_ward.issue(900)
    sqlite_ward.clock.forward(days=1)
    sqlite_ward.issue(1)
    made = sqlite_ward.back_up(usb / "busy").file
    sqlite_ward.lose_disk()
    later = minutes(24 * 60 + 60)
    done = sqlite_ward.restored(made, later)
    # Twice as fast as on average on that day of 900 in 24 hours.
    assert done.numbers[OFFICE, later.date(), "A"] == 1 + 100 + 75 + 4
    assert done.numbers[OFFICE, later.date(), "C"] == 100 + 60


def test_numbers_of_days_ahead_go_on_where_they_can_be_booked(sqlite_ward: Ward, usb: Path) -> None:
    sqlite_ward.issue(1)
    made = sqlite_ward.back_up(usb / "one").file
    sqlite_ward.lose_disk()
    done = sqlite_ward.restored(made, minutes(60))
    ahead = MONDAY_MORNING.date() + timedelta(days=2)
    assert done.numbers[OFFICE, ahead, "A"] == 100 + 4
    assert done.numbers[OFFICE, ahead, "C"] == 100
    assert done.numbers[OFFICE, MONDAY_MORNING.date(), "A"] == 1 + 100 + 60 + 4


def test_whoever_has_seen_the_last_number_says_it(sqlite_ward: Ward, usb: Path) -> None:
    sqlite_ward.issue(3)
    made = sqlite_ward.back_up(usb / "one").file
    sqlite_ward.lose_disk()
    sqlite_ward.restore(made, A=57)
    assert sqlite_ward.issue(1) == ["A158"]
    assert sqlite_ward.issue(1, "dat-dai") == ["C281"]


def test_so_late_that_nobody_can_guess_somebody_has_to_say_it(sqlite_ward: Ward, usb: Path) -> None:
    sqlite_ward.issue(1)
    made = sqlite_ward.back_up(usb / "old").file
    sqlite_ward.lose_disk()
    evening = minutes(24 * 60 + 10 * 60)
    with pytest.raises(BackupFailed, match="--last-number A=NNN --last-number B=NNN"):
        sqlite_ward.restore(made, evening)
    assert not sqlite_ward.database.exists()
    letters = "ABCDEF"
    sqlite_ward.restore(made, evening, **dict.fromkeys(letters, 200))
    sqlite_ward.clock.now = evening
    assert sqlite_ward.issue(1) == ["A301"]


def test_a_server_that_began_afresh_meanwhile_knows_nothing(ward: Ward, tmp_path: Path) -> None:
    """It can be read, but its numbers are not those that people hold."""
    papers = ward.issue(2)
    made = ward.back_up(tmp_path / ("usb" if ward.on_sqlite else "usb.pgdump")).file
    papers += ward.issue(130)
    _begin_afresh(ward)
    papers += ward.issue(5, "dat-dai")
    ward.restore(made)
    (following,) = ward.issue(1)
    assert following == "A295"
    assert following not in papers


def _begin_afresh(ward: Ward) -> None:
    if ward.on_sqlite:
        ward.lose_disk()
    else:
        with Store(ward.url) as store:
            store.write_now(_drop_everything)
    ward.seed()


def _drop_everything(unit: object) -> None:
    connection = unit._connection  # type: ignore[attr-defined]
    connection.exec_driver_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def test_a_note_that_cannot_be_read_stops_it(sqlite_ward: Ward, usb: Path) -> None:
    made = sqlite_ward.back_up(usb / "one").file
    assert sqlite_ward.restored(made).noted
    (usb / NOTE).write_text("{")
    with pytest.raises(BackupFailed, match="cannot be read"):
        sqlite_ward.restore(made)


def test_a_note_that_cannot_be_written_is_told(sqlite_ward: Ward, usb: Path) -> None:
    made = sqlite_ward.back_up(usb / "one").file
    # As on a disk that is read-only.
    (usb / f".{NOTE}.part").mkdir()
    assert not sqlite_ward.restored(made).noted
    assert sqlite_ward.issue(1) == ["A101"]


def test_a_note_is_of_one_office_beside_others(sqlite_ward: Ward, usb: Path) -> None:
    made = sqlite_ward.back_up(usb / "one").file
    sqlite_ward.restore(made, LATER)
    other = (usb / NOTE).read_text().replace(OFFICE, "phuong-khac")
    (usb / NOTE).write_text(other)
    sqlite_ward.restore(made, LATER + timedelta(seconds=1))
    assert set(json.loads((usb / NOTE).read_text())["offices"]) == {OFFICE, "phuong-khac"}
