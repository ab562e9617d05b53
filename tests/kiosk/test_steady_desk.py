"""The desk that goes on without its server."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.fault_messages import FaultReport
from front_desk.messages import ServiceState
from kiosk.ports import QueueUnreachable
from kiosk.telling import BATCH, DAYS_AHEAD
from tests.kiosk.boxes import DAY, moment, standing
from tests.kiosk.steady_kit import Kit


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    made = Kit(tmp_path)
    made.desk.services()
    yield made
    made.desk.close()


def test_it_holds_numbers_for_today_and_the_days_ahead(kit: Kit) -> None:
    assert kit.server.leased == [DAY + timedelta(days=n) for n in range(DAYS_AHEAD + 1)]
    kit.desk.services()
    assert len(kit.server.leased) == DAYS_AHEAD + 1
    assert kit.desk.spare().numbers == 50


def test_while_the_server_answers_its_numbers_go_out(kit: Kit) -> None:
    ticket = kit.issue()
    assert (ticket.number, ticket.wait_known) == ("A001", True)
    assert kit.desk.spare().numbers == 50


@pytest.mark.parametrize("code", [ErrorCode.STORAGE_UNAVAILABLE, ErrorCode.INTERNAL])
def test_a_server_that_cannot_work_is_as_good_as_none(kit: Kit, code: ErrorCode) -> None:
    kit.server.refuses = code
    assert kit.issue().number == "X001"


def test_a_refusal_is_a_refusal(kit: Kit) -> None:
    kit.server.refuses = ErrorCode.ALREADY_WAITING
    with pytest.raises(DeskError) as caught:
        kit.issue()
    assert caught.value.code is ErrorCode.ALREADY_WAITING
    assert kit.desk.spare().numbers == 50


def test_its_own_number_says_what_it_knows_and_no_more(kit: Kit) -> None:
    kit.server.silent = True
    kit.now = moment(90)
    ticket = kit.issue()
    assert (ticket.number, ticket.wait_known) == ("X001", False)
    assert ticket.service_names == {"vi": "Dịch vụ A", "en": "Service A"}
    assert ticket.issued_at == standing().server_time + timedelta(seconds=90)
    assert ticket.follow_url.startswith("http://phone.example/t/")
    assert len(ticket.follow_url) > len("http://phone.example/t/") + 20


def test_nobody_waits_for_a_server_that_is_known_to_be_away(kit: Kit) -> None:
    kit.server.silent = True
    kit.issue()
    kit.issue()
    assert len(kit.server.asked) == 1
    kit.server.silent = False
    kit.desk.services()
    assert kit.issue().number == "A002"


@pytest.mark.parametrize("code", [None, ErrorCode.STORAGE_UNAVAILABLE, ErrorCode.NOT_FOUND])
def test_a_beat_that_is_not_heard_spares_the_next_person_the_wait(
    kit: Kit, code: ErrorCode | None
) -> None:
    kit.server.silent, kit.server.refuses = code is None, code
    lost = code is not ErrorCode.NOT_FOUND
    with pytest.raises(QueueUnreachable if lost else DeskError):
        kit.desk.report_faults(FaultReport())
    kit.server.refuses = None
    assert kit.issue().number == ("X001" if lost else "A001")
    assert len(kit.server.asked) == (0 if lost else 1)


def test_a_retry_gets_the_number_that_is_out(kit: Kit) -> None:
    kit.server.silent = True
    first = kit.issue(key="one-key-for-both")
    kit.server.silent = False
    kit.desk.services()
    assert kit.issue(key="one-key-for-both") == first
    assert kit.desk.spare().numbers == 49


def test_without_numbers_it_says_that_the_server_is_away(kit: Kit) -> None:
    kit.server.silent = True
    for _ in range(50):
        kit.issue()
    with pytest.raises(QueueUnreachable):
        kit.issue()
    # It keeps asking, then: the server may be back before anybody looked.
    kit.server.silent = False
    assert kit.issue().number.startswith("A")


def test_it_tells_in_order_and_in_batches(kit: Kit) -> None:
    kit.server.silent = True
    numbers = [kit.issue().number for _ in range(BATCH + 5)]
    kit.server.silent = False
    kit.desk.services()
    assert kit.server.told == [numbers[:BATCH], numbers[BATCH:]]


def test_one_entry_that_the_server_cannot_read_holds_up_no_other(kit: Kit) -> None:
    kit.server.silent = True
    for _ in range(4):
        kit.issue()
    kit.server.silent = False
    kit.server.dislikes = frozenset({"X002"})
    kit.desk.services()
    assert kit.server.told == [["X001"], ["X003"], ["X004"]]
    kit.desk.services()
    assert len(kit.server.told) == 3


def test_a_server_that_cannot_enter_anything_now_is_told_later(kit: Kit) -> None:
    kit.server.silent = True
    kit.issue()
    kit.server.silent = False
    kit.server.enters = False
    kit.desk.services()
    kit.server.enters = True
    kit.desk.services()
    assert kit.server.told == [["X001"]]


def test_an_entry_that_cannot_be_told_holds_up_no_other(kit: Kit) -> None:
    kit.server.silent = True
    kit.issue(key="short")
    kit.issue()
    kit.server.silent = False
    kit.desk.services()
    assert kit.server.told == [["X002"]]


@pytest.mark.parametrize(("revision", "incarnation"), [(7, "another"), (6, "")])
def test_a_server_with_another_past_is_told_everything_again(
    kit: Kit, revision: int, incarnation: str
) -> None:
    kit.issue()
    kit.server.silent = True
    kit.issue()
    kit.server.silent = False
    kit.desk.services()
    kit.server.stands, kit.server.incarnation = revision, incarnation
    kit.desk.services()
    assert kit.server.told == [["X001"], ["A001", "X001"]]
    kit.desk.services()
    assert len(kit.server.told) == 2


def test_it_remembers_over_a_start_what_the_server_was(kit: Kit) -> None:
    kit.issue()
    kit.server.stands, kit.server.incarnation = 9, "another"
    kit.outbox.close()
    kit.start()
    kit.desk.services()
    assert kit.server.told == [["A001"]]


def test_a_start_without_the_server_knows_services_and_numbers(kit: Kit) -> None:
    kit.server.silent = True
    kit.outbox.close()
    kit.now = moment(3600, boot="boot-2")
    kit.start()
    spare = kit.desk.spare()
    assert spare.view is not None
    assert [one.state for one in spare.view.services] == [ServiceState.OPEN] * 2
    assert (spare.view.services[0].waiting, spare.numbers) == (0, 50)
    assert kit.issue().number in {"A001", "X001"}


def test_what_is_paused_stays_paused_for_the_day(kit: Kit) -> None:
    kit.server.paused = True
    kit.desk.services()
    states = []
    for day in (0, 1):
        kit.now = moment(86_400 * day)
        view = kit.desk.spare().view
        assert view is not None
        states.append(view.services[0].state)
    assert states == [ServiceState.PAUSED, ServiceState.OPEN]


def test_a_memory_that_fails_stops_no_server_number(kit: Kit) -> None:
    kit.outbox._connection.execute("PRAGMA query_only=ON")
    assert kit.issue().number == "A001"
    kit.server.silent = True
    with pytest.raises(QueueUnreachable):
        kit.issue()
    kit.server.silent = False
    assert kit.desk.services().office["vi"] == "Phường Mẫu"
