"""The desk whose memory cannot be opened when it starts: it goes on, and opens it later."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from front_desk.fault_messages import FaultReport
from front_desk.messages import ServiceState
from kiosk.ports import QueueUnreachable, Spare
from kiosk.telling import DAYS_AHEAD
from tests.kiosk.steady_kit import Kit


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    folder = tmp_path / "data"
    folder.mkdir()
    made = Kit(folder)
    made.desk.services()
    yield made
    made.desk.close()


def test_a_start_without_its_memory_gives_the_server_s_numbers_and_none_of_its_own(
    tmp_path: Path,
) -> None:
    kit = Kit(tmp_path / "away")
    kit.desk.services()
    assert kit.issue().number == "A001"
    assert kit.desk.spare() == Spare(kit.desk.spare().view, 0)
    assert kit.desk.spare().view is not None
    kit.server.silent = True
    with pytest.raises(QueueUnreachable):
        kit.issue()
    kit.desk.close()


def test_with_the_first_beat_after_its_memory_is_back_it_holds_numbers_again(
    tmp_path: Path,
) -> None:
    kit = Kit(tmp_path / "away")
    kit.desk.services()
    kit.desk.report_faults(FaultReport())
    assert not kit.server.leased
    kit.folder.mkdir()
    kit.desk.report_faults(FaultReport())
    leased = len(kit.server.leased)
    kit.desk.report_faults(FaultReport())
    assert (leased, len(kit.server.leased)) == (DAYS_AHEAD + 1, DAYS_AHEAD + 1)
    kit.server.silent = True
    assert kit.issue().number == "X001"
    # All that a start without the server needs lies there now.
    kit.desk.close()
    kit.start()
    spare = kit.desk.spare()
    assert spare.view is not None
    assert spare.numbers == 49
    kit.desk.close()


@pytest.mark.parametrize("away", [False, True])
def test_a_memory_that_opens_late_is_told_in_order_and_gives_nothing_twice(
    kit: Kit, away: bool
) -> None:
    kit.server.silent = True
    before = [kit.issue().number for _ in range(2)]
    kit.outbox.close()
    hidden = kit.folder.rename(kit.folder.with_name("hidden"))
    kit.start()
    kit.server.silent = away
    if not away:
        assert kit.issue().number.startswith("A")
        kit.desk.services()
        assert kit.server.told == []
    hidden.rename(kit.folder)
    if away:
        assert kit.desk.spare().numbers == 48
        assert kit.issue().number == "X003"
        kit.server.silent = False
    kit.desk.report_faults(FaultReport())
    kit.desk.services()
    assert kit.server.told == [[*before, "X003"] if away else before]
    kit.server.silent = True
    assert kit.issue().number == ("X004" if away else "X003")


def test_a_memory_that_opens_late_still_knows_what_the_server_was(kit: Kit) -> None:
    kit.issue()
    kit.outbox.close()
    hidden = kit.folder.rename(kit.folder.with_name("hidden"))
    kit.start()
    kit.server.stands, kit.server.incarnation = 9, "another"
    kit.desk.services()
    hidden.rename(kit.folder)
    kit.desk.report_faults(FaultReport())
    assert kit.server.told == [["A001"]]
    kit.desk.services()
    assert len(kit.server.told) == 1


def test_what_could_not_be_kept_is_kept_with_the_first_beat_that_can(kit: Kit) -> None:
    kit.outbox._connection.execute("PRAGMA query_only=ON")
    kit.server.paused = True
    kit.desk.services()
    kit.desk.report_faults(FaultReport())
    kit.outbox._connection.execute("PRAGMA query_only=OFF")
    kit.desk.report_faults(FaultReport())
    kit.server.silent = True
    kit.outbox.close()
    kit.start()
    view = kit.desk.spare().view
    assert view is not None
    assert view.services[0].state is ServiceState.PAUSED
