"""The real kiosk and the real server, over a link that breaks, in real time."""

import queue
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from front_desk.business_day import HANOI, business_day
from front_desk.messages import TicketRequest
from front_desk.tickets import TicketState
from kiosk import events as ev
from kiosk.clocks import machine_clock
from kiosk.devices.simulated import SimulatedCodeReader, SimulatedPrinter, SimulatedSpeaker
from kiosk.hands import Hands, Manners
from kiosk.outbox import Outbox
from kiosk.ports import QueueUnreachable
from kiosk.queue_client import QueueClient
from kiosk.session import Session
from kiosk.steady_desk import SteadyDesk
from kiosk.visit import Paper, Screen
from tests.offline.link import Link, Weather, link_to
from tests.servers import OFFICE, RunningServer

PATIENCE_SECONDS = 3.0
"""Longer nobody stands before a kiosk without an answer."""
BACK_SECONDS = 5.0
"""So soon after the server is back it knows everything."""
ANSWER_SECONDS = 10.0


@dataclass
class Machine:
    """A kiosk's desk over a link to a running server."""

    desk: SteadyDesk
    link: Link
    server: RunningServer

    def waiting(self) -> list[str]:
        """The numbers in line, in the order of the line."""
        day = today()
        tickets = self.server.parts.store.read_now(lambda unit: unit.at(OFFICE).tickets_of_day(day))
        waiting = [one for one in tickets if one.state is TicketState.WAITING]
        return [one.label for one in sorted(waiting, key=lambda one: (one.issued_at, one.id))]


def today() -> date:
    return business_day(datetime.now(UTC), HANOI)


@pytest.fixture
def machine(running_server: RunningServer, tmp_path: Path) -> Iterator[Machine]:
    port = int(running_server.url.rpartition(":")[2])
    with link_to(port) as link:
        client = QueueClient(f"http://127.0.0.1:{link.port}", running_server.seeded.kiosk_token)
        outbox = Outbox(tmp_path / "kiosk-1.outbox")
        desk = SteadyDesk(client, outbox, machine_clock, HANOI)
        desk.services()
        yield Machine(desk, link, running_server)
        desk.close()


def test_answers_that_get_lost_put_nobody_in_line_twice(machine: Machine) -> None:
    first = machine.desk.issue(TicketRequest(service="ho-tich"), "made-up-key-1")
    machine.link.be(Weather.DEAF, keep=True)
    second = machine.desk.issue(TicketRequest(service="ho-tich"), "made-up-key-2")
    assert (first.number, second.number) == ("A001", "X001")
    machine.link.be(Weather.DEAF)
    with pytest.raises(QueueUnreachable):
        machine.desk.services()
    machine.link.be(Weather.FINE)
    machine.desk.services()
    assert machine.waiting() == ["A001", "X001"]
    third = machine.desk.issue(TicketRequest(service="ho-tich"), "made-up-key-3")
    assert third.wait_known
    assert machine.waiting() == ["A001", "X001", third.number]


@pytest.mark.slow
@pytest.mark.parametrize("weather", [Weather.CUT, Weather.SILENT])
def test_nobody_stands_there_for_long(machine: Machine, weather: Weather) -> None:
    machine.link.be(weather, keep=weather is Weather.SILENT)
    begun = time.monotonic()
    ticket = machine.desk.issue(TicketRequest(service="ho-tich"), "made-up-key-1")
    assert time.monotonic() - begun < PATIENCE_SECONDS
    assert ticket.number == "X001"
    machine.link.be(Weather.FINE)
    machine.desk.services()
    assert machine.waiting() == ["X001"]


@pytest.mark.slow
def test_soon_after_the_server_is_back_it_knows_everything(machine: Machine) -> None:
    facts: queue.SimpleQueue[ev.Event] = queue.SimpleQueue()
    printer = SimulatedPrinter()
    session = Session(
        Hands(machine.desk, SimulatedCodeReader(), printer, SimulatedSpeaker()),
        Manners(person_secret=b"made-up-secret-of-32-characters!"),
        deliver=facts.put,
        show_frame=lambda _: None,
        clock=time.monotonic,
        today=today,
    )

    def until(done: Callable[[], bool], seconds: float = ANSWER_SECONDS) -> None:
        deadline = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < deadline
            session.tick()
            try:
                session.send(facts.get(timeout=0.05))
            except queue.Empty:
                continue

    until(lambda: session.office.reachable)
    machine.link.be(Weather.CUT)
    for _ in range(3):
        session.send(ev.NumberWanted())
        session.send(ev.ServiceChosen("ho-tich"))
        until(lambda: session.visit.paper is Paper.PRINTED)
        session.send(ev.Done())
        assert session.visit.screen is Screen.WELCOME
    assert [paper.number for paper in printer.tickets] == ["X001", "X002", "X003"]
    machine.link.be(Weather.FINE)
    until(lambda: machine.waiting() == ["X001", "X002", "X003"], BACK_SECONDS)
    # The fixture closes the desk; what else the session holds is closed here.
    session.close()
