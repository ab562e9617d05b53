"""The kiosk's memory: on disk when it says so, in order, and nothing twice."""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from front_desk.messages import TicketRequest
from kiosk.outbox import KEPT_DAYS, NoNumbersLeft, Outbox, OutboxFailed
from tests.kiosk import made_up
from tests.kiosk.boxes import DAY, MORNING, REQUEST, lease, moment

FILE = "kiosk-1.outbox"


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with Outbox(tmp_path / FILE) as made:
        yield made


def as_after_a_power_cut(tmp_path: Path) -> Outbox:
    """What a new start finds, while the old one has not been closed."""
    left = tmp_path / "left"
    shutil.copytree(tmp_path, left, ignore=lambda *_: ["left"])
    return Outbox(left / FILE)


def test_every_commit_waits_for_the_disk(outbox: Outbox) -> None:
    pragmas = {
        name: outbox._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous")
    }
    assert pragmas == {"journal_mode": "wal", "synchronous": 3}


def test_only_its_owner_reads_it(tmp_path: Path, outbox: Outbox) -> None:
    outbox.keep("fact", "value")
    assert {file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == {0}


def test_a_number_is_on_disk_when_it_is_given_out(outbox: Outbox, tmp_path: Path) -> None:
    outbox.add_lease(lease())
    given_out = outbox.take(DAY, REQUEST, "key-1", MORNING, moment(5))
    with as_after_a_power_cut(tmp_path) as later:
        assert later.untold(10) == [given_out]
        assert later.installation == outbox.installation
        assert later.take(DAY, REQUEST, "key-2", None, moment(6)).number == "X002"


def test_numbers_go_out_in_order_over_several_blocks(outbox: Outbox) -> None:
    outbox.add_lease(lease(1, 2))
    outbox.add_lease(lease(51, 52))
    numbers = [outbox.take(DAY, REQUEST, f"key-{n}", None, moment()).number for n in range(4)]
    assert numbers == ["X001", "X002", "X051", "X052"]
    with pytest.raises(NoNumbersLeft):
        outbox.take(DAY, REQUEST, "key-5", None, moment())
    assert outbox.left(DAY) == 0
    assert outbox.greatest(DAY) == 52


def test_the_same_key_gets_the_same_number(outbox: Outbox) -> None:
    outbox.add_lease(lease())
    first = outbox.take(DAY, REQUEST, "key-1", None, moment())
    assert outbox.take(DAY, REQUEST, "key-1", None, moment()) == first
    assert outbox.left(DAY) == 49


def test_days_have_numbers_of_their_own(outbox: Outbox) -> None:
    outbox.add_lease(lease(day=DAY + timedelta(days=1)))
    with pytest.raises(NoNumbersLeft):
        outbox.take(DAY, REQUEST, "key-1", None, moment())


def test_a_block_that_it_has_had_gives_no_number_again(outbox: Outbox) -> None:
    assert outbox.add_lease(lease(1, 50))
    assert not outbox.add_lease(lease(1, 50))
    assert outbox.add_lease(lease(31, 80))
    assert outbox.left(DAY) == 80


@given(st.lists(st.tuples(st.integers(1, 120), st.integers(0, 30)), max_size=6))
@settings(deadline=None, max_examples=30)
def test_whatever_blocks_it_gets_no_number_goes_out_twice(blocks: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, Outbox(Path(folder) / "outbox.sqlite3") as outbox:
        given_out = []
        for turn, (first, length) in enumerate(blocks):
            outbox.add_lease(lease(first, first + length))
            for n in range(min(5, outbox.left(DAY))):
                entry = outbox.take(DAY, REQUEST, f"key-{turn}-{n}", None, moment())
                given_out.append(entry.number)
        assert given_out == sorted(set(given_out))


def test_told_entries_stay_and_can_be_told_again(outbox: Outbox) -> None:
    outbox.add_lease(lease())
    outbox.note(made_up.ticket("A007"), DAY, REQUEST, "key-0", moment())
    entries = [outbox.take(DAY, REQUEST, f"key-{n}", None, moment(n)) for n in (1, 2, 3)]
    outbox.settle([entries[0].seq], [entries[1].seq])
    assert outbox.untold(10) == [entries[2]]
    outbox.tell_all_again()
    again = outbox.untold(10)
    assert [one.number for one in again] == ["A007", "X001", "X002", "X003"]
    assert [one.by_server for one in again] == [True, False, False, False]
    assert again[0].token == "made-up-token-0123456789"
    assert outbox.everything() == again


def test_it_forgets_first_who_then_all(outbox: Outbox) -> None:
    outbox.add_lease(lease())
    told = outbox.take(DAY, REQUEST, "key-1", None, moment())
    outbox.take(DAY, TicketRequest(service="cu-tru"), "key-2", None, moment())
    outbox.settle([told.seq], [])
    outbox.tidy(DAY + timedelta(days=1))
    assert outbox.everything()[0].request == REQUEST
    outbox.tidy(DAY + timedelta(days=2))
    assert outbox.everything()[0].request == REQUEST.model_copy(update={"person_key": None})
    outbox.tidy(DAY + timedelta(days=KEPT_DAYS + 1))
    assert [one.number for one in outbox.everything()] == ["X002"]


def test_nothing_of_a_person_is_printed(outbox: Outbox) -> None:
    outbox.add_lease(lease())
    shown = repr(outbox.take(DAY, REQUEST, "key-1", None, moment()))
    assert "0f0f" not in shown
    assert "token" not in shown


@pytest.mark.parametrize("spoilt", [b"not a database" * 500, b""])
def test_a_damaged_file_is_put_aside(tmp_path: Path, spoilt: bytes) -> None:
    file = tmp_path / FILE
    with Outbox(file) as before:
        before.add_lease(lease())
        name = before.installation
    file.write_bytes(spoilt or file.read_bytes()[:4096] + b"\xff" * 8192)
    with Outbox(file) as after:
        assert after.installation != name
        assert after.left(DAY) == 0
    [aside] = tmp_path.glob(f"{FILE}.damaged-*")
    assert aside.stat().st_size > 0


def test_it_opens_as_soon_as_it_can_and_fails_by_type_until_then(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    with Outbox(folder / FILE) as outbox:
        assert not outbox.is_open
        for use in (outbox.try_out, lambda: outbox.left(DAY), lambda: outbox.installation):
            with pytest.raises(OutboxFailed):
                use()
        with pytest.raises(OutboxFailed):
            outbox.take(DAY, REQUEST, "key-1", None, moment())
        folder.mkdir()
        outbox.try_out()
        assert outbox.is_open
        outbox.add_lease(lease())
        name = outbox.installation
        assert outbox.take(DAY, REQUEST, "key-1", None, moment()).number == "X001"
    with Outbox(folder / FILE) as later:
        assert (later.installation, later.left(DAY)) == (name, 49)


def test_a_disk_that_fails_is_a_typed_error_and_changes_nothing(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.add_lease(lease())
    outbox._connection.execute("PRAGMA query_only=ON")
    with pytest.raises(OutboxFailed):
        outbox.take(DAY, REQUEST, "key-1", None, moment())
    outbox._connection.execute("PRAGMA query_only=OFF")
    assert outbox.take(DAY, REQUEST, "key-1", None, moment()).number == "X001"
    assert isinstance(outbox._connection, sqlite3.Connection)
