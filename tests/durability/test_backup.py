"""Backups are made while the server writes, and what comes back is safe to go on with."""

import asyncio
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from front_desk.messages import TicketRequest
from queue_server import backup as backups
from queue_server.app import DATABASE_FILE
from queue_server.derived import check_office
from queue_server.desk import issuing
from queue_server.desk.service import Desk
from queue_server.store import backup_postgres
from queue_server.store.backup import BackupFailed, InUse
from queue_server.store.session import Store
from queue_server.store.setup_tables import offices, staff_sessions
from queue_server.store.unit import Unit
from tests.desk_kit import KIOSK, MONDAY_MORNING
from tests.durability.wards import LATER, Ward
from tests.processes import server_process
from tests.servers import OFFICE, start_server

pytestmark = pytest.mark.slow


def incarnation(unit: Unit) -> str:
    found = select(offices.c.incarnation).where(offices.c.code == OFFICE)
    return str(unit._connection.execute(found).scalar_one())


def test_what_was_backed_up_comes_back(ward: Ward, tmp_path: Path) -> None:
    assert ward.issue(3) == ["A001", "A002", "A003"]
    before = ward.look(incarnation)
    made = ward.back_up(tmp_path / "usb" if ward.on_sqlite else tmp_path / "usb.pgdump")
    assert [(one.code, one.revision, one.tickets) for one in made.contents.offices] == [
        (OFFICE, 3, 3)
    ]
    assert ward.issue(2) == ["A004", "A005"]
    kept = ward.restore(made.file)
    assert kept is not None
    assert ward.look(lambda unit: unit.at(OFFICE).count_tickets()) == 3
    assert ward.look(incarnation) != before
    assert ward.look(lambda unit: check_office(unit.at(OFFICE))) == []
    log = ward.look(lambda unit: unit.at(OFFICE).events_after(3, 10))
    assert isinstance(log, list)
    assert [(one.revision, one.kind) for one in log] == [(4, "office.restored")]


def test_no_number_comes_twice_after_a_restore(ward: Ward) -> None:
    ward.issue(3)
    made = ward.back_up()
    ward.issue(120)
    ward.issue(1, "dat-dai")
    ward.restore(made.file)
    # The database that was replaced could still say how far the numbers had gone.
    assert ward.issue(1) == ["A124"]
    assert ward.issue(1, "dat-dai") == ["C101"]
    assert ward.issue(1, "bao-tro") == ["D101"]
    ward.clock.forward(days=7)
    assert ward.issue(1) == ["A001"]


def test_numbers_move_on_when_nothing_else_is_left(sqlite_ward: Ward) -> None:
    sqlite_ward.issue(3)
    made = sqlite_ward.back_up()
    sqlite_ward.issue(40)
    sqlite_ward.database.write_bytes(b"all is lost " * 10_000)
    kept = sqlite_ward.restore(made.file)
    assert kept is not None
    assert (sqlite_ward.folder / kept).read_bytes().startswith(b"all is lost")
    # A hundred, one for each minute of three hours, and twelve that were booked from home.
    assert sqlite_ward.issue(1) == ["A296"]


def test_a_new_machine_takes_the_backup_of_the_old(sqlite_ward: Ward, tmp_path: Path) -> None:
    sqlite_ward.issue(2)
    made = sqlite_ward.back_up()
    (tmp_path / "new").mkdir()
    new = Ward(f"sqlite:///{tmp_path / 'new' / DATABASE_FILE}", tmp_path / "new")
    assert new.restore(made.file) is None
    assert new.issue(1) == ["A295"]
    assert sorted(file.name for file in new.folder.iterdir()) == [DATABASE_FILE]


def test_everybody_signs_in_again(ward: Ward) -> None:
    def sign_in(unit: Unit) -> None:
        unit.at(OFFICE).add_session("t" * 64, "canbo", MONDAY_MORNING, LATER)

    with Store(ward.url) as store:
        store.write_now(sign_in)
    ward.restore(ward.back_up().file)
    sessions = ward.look(lambda unit: unit._connection.execute(select(staff_sessions)).all())
    assert sessions == []


def test_backups_while_the_server_writes(database_url: str, tmp_path: Path) -> None:
    """Each holds a moment: whole, and with everything that was answered before it began."""
    enough = threading.Event()
    with start_server(tmp_path, database_url) as server:
        answered: list[str] = []

        def issue() -> None:
            with server.device(server.seeded.kiosk_token) as kiosk:
                while not enough.is_set():
                    key = f"busy-kiosk-{len(answered):06}"
                    taken = kiosk.post(
                        "/tickets", json={"service": "ho-tich"}, headers={"Idempotency-Key": key}
                    )
                    answered.append(taken.json()["number"])

        named = "" if database_url.startswith("sqlite") else database_url
        busy = threading.Thread(target=issue)
        busy.start()
        try:
            for turn in range(3):
                before = len(answered)
                made = backups.back_up(
                    named, tmp_path / DATABASE_FILE, tmp_path, tmp_path / f"{turn}", 14
                )
                after = len(answered) + 1
                assert before <= made.contents.offices[0].tickets <= after
        finally:
            enough.set()
            busy.join(20)
    assert answered


def test_old_backups_go_but_never_the_newest(sqlite_ward: Ward) -> None:
    folder = sqlite_ward.folder / "backups"
    folder.mkdir()
    for day in range(1, 6):
        (folder / f"queue-2026010{day}T000000Z.sqlite3").write_bytes(b"")
    (folder / "of-my-own.sqlite3").write_bytes(b"")
    made = sqlite_ward.back_up(keep=3)
    left = sorted(file.name for file in folder.iterdir())
    assert left == [
        "of-my-own.sqlite3",
        "queue-20260104T000000Z.sqlite3",
        "queue-20260105T000000Z.sqlite3",
        made.file.name,
    ]
    assert backups.newest_backup(sqlite_ward.folder) == made.file


def test_no_backup_of_nothing_and_none_over_another(sqlite_ward: Ward, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_bytes(b"precious")
    with pytest.raises(BackupFailed, match="there already"):
        sqlite_ward.back_up(there)
    assert there.read_bytes() == b"precious"
    with pytest.raises(BackupFailed, match="could not be written"):
        sqlite_ward.back_up(tmp_path / "no" / "folder")
    sqlite_ward.database.unlink()
    with pytest.raises(BackupFailed, match="no database yet"):
        sqlite_ward.back_up(tmp_path / "other")


def test_a_running_server_keeps_its_sqlite_file(sqlite_ward: Ward) -> None:
    sqlite_ward.issue(2)
    made = sqlite_ward.back_up()
    with server_process("", sqlite_ward.folder), pytest.raises(InUse, match="Stop it first"):
        sqlite_ward.restore(made.file)
    assert sqlite_ward.issue(1) == ["A003"]
    assert sqlite_ward.restore(made.file) is not None


@pytest.mark.postgres
def test_a_running_server_keeps_its_postgresql_database(postgres_url: str, tmp_path: Path) -> None:
    ward = Ward(postgres_url, tmp_path)
    with start_server(tmp_path, postgres_url):
        made = ward.back_up()
        with pytest.raises(InUse, match="connections to the database"):
            ward.restore(made.file)
    assert ward.issue(1) == ["A001"]


def test_what_a_killed_server_left_is_kept_whole(sqlite_ward: Ward, tmp_path: Path) -> None:
    """Its last tickets are in the log beside the database: the copy that is kept has them."""
    made = sqlite_ward.back_up()
    (tmp_path / "box").mkdir()
    box = Ward(f"sqlite:///{tmp_path / 'box' / DATABASE_FILE}", tmp_path / "box")
    with Store(sqlite_ward.url) as store:
        desk = Desk(store, sqlite_ward.clock, "")
        request = TicketRequest(service="ho-tich")
        asyncio.run(desk.change(OFFICE, KIOSK, lambda turn: issuing.issue(turn, request)))
        for ending in ("", "-wal"):
            shutil.copyfile(f"{sqlite_ward.database}{ending}", f"{box.database}{ending}")
    _without_its_log(box.database)
    kept = box.restore(made.file)
    assert kept is not None
    (tmp_path / "kept").mkdir()
    for file in box.folder.glob(f"{kept}*"):
        ending = file.name.removeprefix(kept)
        shutil.copyfile(file, tmp_path / "kept" / f"{DATABASE_FILE}{ending}")
    old = Ward(f"sqlite:///{tmp_path / 'kept' / DATABASE_FILE}", tmp_path / "kept")
    assert old.look(lambda unit: unit.at(OFFICE).count_tickets()) == 1
    assert box.look(lambda unit: unit.at(OFFICE).count_tickets()) == 0


def test_the_log_of_a_broken_database_goes_with_it(sqlite_ward: Ward) -> None:
    """SQLite would play it into the restored one."""
    sqlite_ward.issue(1)
    made = sqlite_ward.back_up()
    log = sqlite_ward.database.with_name(f"{DATABASE_FILE}-wal")
    sqlite_ward.database.write_bytes(b"broken " * 10_000)
    log.write_bytes(b"log of the broken one")
    kept = sqlite_ward.restore(made.file)
    assert (sqlite_ward.folder / f"{kept}-wal").read_bytes() == b"log of the broken one"
    assert not log.exists()


def _without_its_log(database: Path) -> None:
    """See to it that the ticket is in the log only."""
    alone = database.with_name("alone")
    shutil.copyfile(database, alone)
    with closing(sqlite3.connect(alone)) as connection:
        assert connection.execute("SELECT count(*) FROM tickets").fetchone() == (0,)
    for file in database.parent.glob("alone*"):
        file.unlink()


@pytest.mark.postgres
def test_without_pg_dump_it_says_what_to_do(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_postgres, "_INSTALLED", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupFailed, match="apt-get install postgresql-client"):
        Ward(postgres_url, tmp_path).back_up()


@pytest.mark.postgres
def test_a_dump_that_lost_rows_is_noticed(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = Ward(postgres_url, tmp_path)
    ward.seed()
    ward.issue(2)
    counted = backup_postgres._count_rows
    monkeypatch.setattr(
        backup_postgres, "_count_rows", lambda connection: {**counted(connection), "tickets": 3}
    )
    with pytest.raises(BackupFailed, match="does not hold what the database holds"):
        ward.back_up()
    assert not list((tmp_path / "backups").iterdir())


def test_names_carry_the_time(sqlite_ward: Ward) -> None:
    made = sqlite_ward.back_up()
    stamp = datetime.strptime(made.file.name, "queue-%Y%m%dT%H%M%SZ.sqlite3").replace(tzinfo=UTC)
    assert abs((datetime.now(UTC) - stamp).total_seconds()) < 60
