"""Days on which the server is away, answers get lost, machines die and clocks are wrong.

Whatever happens: each number that went out is in the books once, in order, and no number is given
to two people.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from front_desk.tickets import TicketState
from tests.offline.world import Box, Link, Office, kiosk, office, wrongs

TWO_HOURS = timedelta(hours=2)
PERSON = "0f" * 32


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


@pytest.fixture
def boxes(ward: Office) -> Iterator[tuple[Box, Box]]:
    """Two kiosks, one two hours ahead of the time and one two hours behind."""
    with (
        kiosk(ward, "kiosk-1", TWO_HOURS) as first,
        kiosk(ward, "kiosk-2", -TWO_HOURS) as second,
    ):
        yield first, second


def cut(*boxes: Box, link: Link = Link.CUT) -> None:
    for box in boxes:
        box.wire.link = link


def labels(ward: Office) -> list[str]:
    return [one.label for one in ward.tickets() if one.state is TicketState.WAITING]


def test_eight_hours_without_the_server(ward: Office, boxes: tuple[Box, Box]) -> None:
    first, second = boxes
    cut(*boxes)
    given = []
    for turn in range(48):
        ward.clock.forward(minutes=10)
        ticket = (first, second)[turn % 2].serve()
        assert ticket is not None
        assert not ticket.wait_known
        given.append(ticket.number)
    assert labels(ward) == []
    cut(*boxes, link=Link.UP)
    assert second.poll()
    assert first.poll()
    assert labels(ward) == given
    assert wrongs(ward, *boxes) == []


def test_answers_that_get_lost_on_the_way_back(ward: Office, boxes: tuple[Box, Box]) -> None:
    cut(*boxes)
    for _ in range(25):
        ward.clock.forward(minutes=1)
        for box in boxes:
            box.serve()
    for link in (Link.DEAF, Link.HALF_CUT, Link.HALF_DEAF, Link.HALF_DEAF):
        cut(*boxes, link=link)
        assert not boxes[0].poll()
    cut(*boxes, link=Link.UP)
    for _ in range(2):
        assert all(box.poll() for box in boxes)
    assert wrongs(ward, *boxes) == []
    assert len(labels(ward)) == 50


@pytest.mark.parametrize("link", [Link.DEAF, Link.LATE])
def test_a_person_whose_first_answer_is_lost_waits_once(
    ward: Office, boxes: tuple[Box, Box], link: Link
) -> None:
    box, other = boxes
    other.serve()
    cut(box, link=link)
    ward.clock.forward(seconds=2)
    ticket = box.serve(person=PERSON)
    assert ticket is not None
    assert ticket.number == "X001"
    ward.clock.forward(seconds=3)
    other.serve()
    box.wire.link = Link.UP
    assert box.poll()
    box.wire.let_late_ones_in()
    assert labels(ward) == ["A001", "X001", "A003" if link is Link.DEAF else "A002"]
    assert wrongs(ward, *boxes) == []


def test_a_request_that_comes_late_but_before_the_kiosk_tells(
    ward: Office, boxes: tuple[Box, Box]
) -> None:
    box, _ = boxes
    cut(box, link=Link.LATE)
    box.serve()
    box.wire.let_late_ones_in()
    assert labels(ward) == ["A001"]
    box.wire.link = Link.UP
    box.poll()
    assert labels(ward) == ["X001"]
    assert wrongs(ward, *boxes) == []


@pytest.mark.parametrize("reboot", [False, True])
def test_a_kiosk_that_dies_before_the_paper_moves(
    ward: Office, boxes: tuple[Box, Box], *, reboot: bool
) -> None:
    box, _ = boxes
    cut(box)
    box.serve()
    ward.clock.forward(minutes=5)
    box.serve(dies_before_paper=True)
    box.die(reboot=reboot)
    ward.clock.forward(minutes=5)
    box.serve()
    box.wire.link = Link.UP
    box.poll()
    assert labels(ward) == ["X001", "X002", "X003"]
    assert wrongs(ward, *boxes) == []


def test_a_start_in_the_morning_without_the_server(ward: Office, boxes: tuple[Box, Box]) -> None:
    """After nine days off, with a clock that is wrong and is set right during the day."""
    box, _ = boxes
    cut(*boxes)
    ward.clock.forward(days=9)
    box.die(reboot=True)
    spare = box.desk.spare()
    assert spare.view is not None
    assert spare.numbers == 50
    ward.clock.forward(minutes=10)
    assert box.serve() is not None
    box.wall_error = timedelta()
    ward.clock.forward(minutes=10)
    assert box.serve() is not None
    box.wire.link = Link.UP
    box.poll()
    assert labels(ward) == ["X001", "X002"]
    assert wrongs(ward, *boxes) == []


def test_a_kiosk_without_memory_gives_out_nothing_twice(
    ward: Office, boxes: tuple[Box, Box]
) -> None:
    box, _ = boxes
    cut(box)
    box.serve()
    box.wire.link = Link.UP
    box.poll()
    box.lose_memory()
    assert box.poll()
    cut(box)
    ticket = box.serve()
    assert ticket is not None
    assert ticket.number == "X051"
    box.wire.link = Link.UP
    box.poll()
    assert wrongs(ward, *boxes) == []


def test_numbers_are_refilled_at_twenty_and_end_in_the_end(
    ward: Office, boxes: tuple[Box, Box]
) -> None:
    box, _ = boxes
    cut(box)
    assert [box.serve() is not None for _ in range(29)] == [True] * 29
    box.wire.link = Link.UP
    box.poll()
    assert box.desk.spare().numbers == 21
    cut(box)
    box.serve()
    box.wire.link = Link.UP
    box.poll()
    assert box.desk.spare().numbers == 70
    cut(box)
    assert sum(box.serve() is not None for _ in range(80)) == 70
    box.wire.link = Link.UP
    box.poll()
    assert wrongs(ward, *boxes) == []


def test_a_server_restored_from_an_older_backup(ward: Office, boxes: tuple[Box, Box]) -> None:
    first, second = boxes
    for box in boxes:
        box.serve()
    backup = ward.back_up("older.sqlite3")
    for _ in range(10):
        ward.clock.forward(minutes=1)
        first.serve()
        second.serve("chung-thuc")
    cut(first)
    ward.clock.forward(minutes=1)
    first.serve()
    ward.clock.forward(minutes=1)
    before = labels(ward)
    ward.restore(backup)
    assert len(labels(ward)) == 2
    first.wire.link = Link.UP
    # One kiosk gives out a number before the other has told anything again.
    new = second.serve()
    assert new is not None
    assert new.number not in before
    for _ in range(2):
        assert first.poll()
        assert second.poll()
    assert wrongs(ward, *boxes) == []
    assert labels(ward) == [*before, "X001", new.number]
    # And once more, with what is on the disk now.
    ward.restore(backup)
    for box in boxes:
        assert box.poll()
    assert wrongs(ward, *boxes) == []


def test_a_backup_from_before_a_kiosk_had_letters(ward: Office, tmp_path: Path) -> None:
    backup = ward.back_up("older.sqlite3")
    with kiosk(ward, "kiosk-1") as box:
        cut(box)
        for _ in range(5):
            ward.clock.forward(minutes=1)
            box.serve()
        box.wire.link = Link.UP
        box.poll()
        # The office had not worked yet: how long ago that was, the backup cannot say.
        ward.restore(backup, A=0, B=0)
        # Another kiosk asks first, and may get the same letters.
        with kiosk(ward, "kiosk-2") as other:
            box.poll()
            cut(box, other)
            box.serve()
            other.serve()
            cut(box, other, link=Link.UP)
            assert box.poll()
            assert other.poll()
            assert wrongs(ward, box, other) == []


def test_a_file_put_back_by_hand_is_noticed_by_its_revision(
    ward: Office, boxes: tuple[Box, Box]
) -> None:
    box, other = boxes
    box.serve()
    backup = ward.back_up("older.sqlite3")
    for _ in range(3):
        ward.clock.forward(minutes=1)
        box.serve()
    box.poll()
    ward.close()
    for part in ("-wal", "-shm"):
        (ward.folder / f"queue.sqlite3{part}").unlink(missing_ok=True)
    (ward.folder / "queue.sqlite3").write_bytes(backup.read_bytes())
    ward._open()
    assert box.poll()
    assert wrongs(ward, box, other) == []
