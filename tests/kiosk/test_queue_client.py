"""The kiosk's client against a real server."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.fault_messages import FaultReport
from front_desk.faults import Fault
from front_desk.lease_messages import LeaseRequest, ReplayEntry, ReplayRequest
from front_desk.messages import (
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    TicketRequest,
)
from front_desk.tickets import TicketState
from kiosk.ports import QueueUnreachable
from kiosk.queue_client import QueueClient
from queue_server.store.unit import Unit
from tests.servers import OFFICE, RunningServer

HERE = "0a" * 16


@pytest.fixture
def client(running_server: RunningServer) -> Iterator[QueueClient]:
    made = QueueClient(running_server.url, running_server.seeded.kiosk_token)
    yield made
    made.close()


def token_of(url: str) -> str:
    return url.rpartition("/")[2]


def put(server: RunningServer, ticket: str, state: TicketState, **columns: object) -> None:
    """Have a ticket in a state, whatever led there."""

    def work(unit: Unit) -> None:
        repo = unit.at(OFFICE)
        repo.change(repo.ticket(int(ticket), lock=True), state=state, **columns)

    server.parts.store.write_now(work)


def test_a_ticket_that_was_missed_is_checked_in_by_its_token(
    client: QueueClient, running_server: RunningServer
) -> None:
    ticket = client.issue(TicketRequest(service="ho-tich"), "made-up-key-1")
    put(running_server, ticket.id, TicketState.MISSED)
    found = client.find(token_of(ticket.follow_url))
    assert found.state is TicketState.MISSED
    request = CheckInRequest(ticket=token_of(ticket.follow_url))
    back = client.check_in(request, "made-up-key-2")
    assert (back.state, back.people_ahead) == (TicketState.WAITING, 0)


def test_a_booked_ticket_is_too_early_or_in_line(
    client: QueueClient, running_server: RunningServer
) -> None:
    ticket = client.issue(TicketRequest(service="ho-tich"), "made-up-key-1")
    soon = datetime.now(UTC) + timedelta(hours=1)
    put(running_server, ticket.id, TicketState.BOOKED, window_from=soon, window_until=soon)
    with pytest.raises(DeskError) as caught:
        client.check_in(CheckInRequest(ticket=token_of(ticket.follow_url)), "made-up-key-2")
    assert caught.value.code in {ErrorCode.BOOKING_TOO_EARLY, ErrorCode.BOOKING_LAPSED}


def test_numbers_are_leased_and_told(client: QueueClient) -> None:
    lease = client.lease(LeaseRequest(installation=HERE))
    assert (lease.series, lease.first, lease.last) == ("X", 1, 50)
    entry = ReplayEntry(
        number="X001",
        day=lease.day,
        token="a-token-of-the-kiosk-s-own",
        key="made-up-key-1",
        request=TicketRequest(service="ho-tich"),
        age_seconds=30,
    )
    answer = client.replay(ReplayRequest(installation=HERE, entries=(entry,)))
    assert [one.taken for one in answer.outcomes] == [True]
    found = client.find("X001")
    assert (found.number, found.state) == ("X001", TicketState.WAITING)
    services = client.services()
    assert services.standing is not None
    assert services.standing.revision == answer.standing.revision
    # A late copy of the request is answered with the number that is out.
    assert client.issue(TicketRequest(service="ho-tich"), "made-up-key-1").number == "X001"


def test_refusals_keep_their_codes(client: QueueClient) -> None:
    with pytest.raises(DeskError) as caught:
        client.issue(TicketRequest(service="khong-co"), "made-up-key-1")
    assert caught.value.code is ErrorCode.UNKNOWN_SERVICE
    with pytest.raises(DeskError) as caught:
        client.rate(RatingRequest(ticket="A001", score=2), "made-up-key-2")
    assert caught.value.code is ErrorCode.UNKNOWN_TICKET


def test_help_reaches_the_office(client: QueueClient, running_server: RunningServer) -> None:
    client.ask_for_help(HelpRequest(screen="services"), "made-up-key-1")
    wanted = running_server.parts.store.read_now(lambda unit: unit.at(OFFICE).help_wanted())
    assert wanted == ["kiosk-1"]


def test_what_is_wrong_reaches_the_office(
    client: QueueClient, running_server: RunningServer
) -> None:
    client.report_faults(FaultReport(faults=(Fault.JAMMED, Fault.DISK_FULL)))
    [told] = running_server.parts.store.read_now(lambda unit: unit.at(OFFICE).kiosk_states())
    assert (told.device, told.faults) == ("kiosk-1", ("disk_full", "jammed"))


def test_no_server_is_a_typed_error(client: QueueClient, running_server: RunningServer) -> None:
    running_server.stop()
    with pytest.raises(QueueUnreachable):
        client.services()
