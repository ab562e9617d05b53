"""A reader that was away while the database was restored is shown everything anew."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server import backup as backups
from queue_server.app import DATABASE_FILE
from queue_server.clock import system_clock
from queue_server.events import Feed, Missed, Reader, Seen
from queue_server.seed import seed
from queue_server.store.session import Store
from queue_server.store.unit import Unit
from tests.queue_server.test_event_stream import issue, reading
from tests.servers import OFFICE, ZONE, RunningServer, start_server

ANOTHER = "5f" * 16


def restored(unit: Unit) -> None:
    """What a restore does to an office, as far as readers see it."""
    unit.at(OFFICE).set_incarnation(ANOTHER)


@given(st.sampled_from(["", "0", ANOTHER]), st.integers(0, 10**18 - 1))
def test_an_id_says_what_was_seen(incarnation: str, revision: int) -> None:
    seen = Seen(incarnation, revision)
    assert Seen.from_event_id(seen.event_id) == seen


@pytest.mark.parametrize("junk", ["", "-1", "x", ":", "5f:", ":5", "5F:1", " 1", "٣", "1" * 19])
def test_an_id_of_somebody_else_says_nothing(junk: str) -> None:
    assert Seen.from_event_id(junk) is None


def test_an_office_that_was_never_restored_counts_plainly() -> None:
    assert Seen("", 17).event_id == "17"


@pytest.mark.slow
def test_a_board_that_was_away_during_a_restore_gets_a_snapshot(tmp_path: Path) -> None:
    database = tmp_path / DATABASE_FILE
    with start_server(tmp_path) as before:
        tokens = before.seeded
        with before.device(tokens.kiosk_token) as kiosk:
            for _ in range(2):
                issue(kiosk)
            made = backups.back_up("", database, tmp_path, tmp_path / "kept.sqlite3", 1)
            issue(kiosk)
            with before.device(tokens.board_token) as board, reading(board, 0) as reader:
                seen = [reader.next().event_id for _ in range(3)][-1]
                before.stop()
    assert seen == "3"
    backups.restore("", database, made.file, system_clock())
    with (
        start_server(tmp_path) as after,
        after.device(tokens.kiosk_token) as kiosk,
        after.device(tokens.board_token) as board,
    ):
        for _ in range(3):  # far beyond what the board had seen
            issue(kiosk)
        with reading(board, seen) as reader:
            snapshot = reader.next()
            assert (snapshot.name, snapshot.data["waiting"]) == ("snapshot", 5)
            incarnation = str(snapshot.data["incarnation"])
            assert incarnation
            assert snapshot.event_id == f"{incarnation}:6"
            issue(kiosk)
            assert reader.next("ticket.issued").event_id == f"{incarnation}:7"
        with reading(board, f"{incarnation}:5") as reader:
            assert [reader.next().event_id for _ in range(2)] == [
                f"{incarnation}:6", f"{incarnation}:7",
            ]  # fmt: skip
            after.stop()


def test_readers_of_both_pasts_get_on(running_server: RunningServer) -> None:
    """As where a cluster brings an older database back under servers that run."""
    tokens = running_server.seeded
    with (
        running_server.device(tokens.kiosk_token) as kiosk,
        running_server.device(tokens.board_token) as board,
        reading(board) as old,
    ):
        assert old.next("snapshot").event_id == "0"
        issue(kiosk)
        assert old.next().event_id == "1"
        running_server.parts.store.write_now(restored)
        with reading(board, "1") as unaware, reading(board) as new:
            assert new.next("snapshot").event_id == f"{ANOTHER}:1"
            issue(kiosk)
            assert new.next("ticket.issued").event_id == f"{ANOTHER}:2"
            for reader in (old, unaware):
                assert reader.next("snapshot").data["incarnation"] == ANOTHER
            running_server.stop()


def test_a_feed_of_another_past_begins_anew(tmp_path: Path) -> None:
    async def look() -> None:
        with Store.for_file(tmp_path / "queue.sqlite3") as store:
            seed(store, OFFICE, ZONE, keep_hours=False)
            feed = Feed(Reader(store), OFFICE)
            assert await feed.after(Seen("", 0)) == b""
            store.write_now(restored)
            feed.expect("")
            assert await feed.after(Seen("", 0)) == b""
            feed.expect(ANOTHER)
            with pytest.raises(Missed):
                await feed.after(Seen("", 0))
            assert await feed.after(Seen(ANOTHER, 0)) == b""
            assert feed.standing == Seen(ANOTHER, 0)

    asyncio.run(look())
