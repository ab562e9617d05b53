"""A kiosk without a face: the session over simulated devices and a desk in memory."""

import queue
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from front_desk.business_day import HANOI
from front_desk.errors import DeskError, ErrorCode
from front_desk.fault_messages import FaultReport
from front_desk.faults import Fault
from front_desk.messages import (
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    ServicesView,
    TicketRequest,
    TicketView,
)
from front_desk.tickets import TicketState
from kiosk import events as ev
from kiosk.clocks import Clock
from kiosk.devices.simulated import (
    SimulatedCodeReader,
    SimulatedPrinter,
    SimulatedSpeaker,
)
from kiosk.devices.simulated_faults import BreakableDisk
from kiosk.devices.simulated_registry import SimulatedRegistry
from kiosk.hands import Hands, Manners
from kiosk.office_clock import OfficeClock
from kiosk.ports import (
    Frame,
    QueueUnreachable,
    Spare,
)
from kiosk.session import Session
from kiosk.visit import Screen
from tests.kiosk import made_up

SECRET = b"made-up-secret-of-32-characters!"
ANSWER_SECONDS = 5.0


@dataclass
class NotedDesk:
    """A desk in memory that notes what it was asked."""

    asked: list[tuple[TicketRequest, str]] = field(default_factory=list)
    rated: list[RatingRequest] = field(default_factory=list)
    helped: list[HelpRequest] = field(default_factory=list)
    reports: list[tuple[Fault, ...]] = field(default_factory=list)
    checked_in: list[CheckInRequest] = field(default_factory=list)
    own: Spare = field(default_factory=Spare)
    silent: bool = False
    refuses: ErrorCode | None = None
    state: TicketState = TicketState.FINISHED

    def _answer(self) -> None:
        if self.silent:
            raise QueueUnreachable("made up")
        if self.refuses:
            raise DeskError(self.refuses, "made up")

    def services(self) -> ServicesView:
        self._answer()
        return made_up.services()

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        self.asked.append((request, key))
        if self.silent and self.own.numbers:
            return made_up.own_ticket()
        self._answer()
        return made_up.ticket()

    def spare(self) -> Spare:
        return self.own

    def check_in(self, request: CheckInRequest, key: str) -> TicketView:
        self._answer()
        self.checked_in.append(request)
        return made_up.ticket()

    def find(self, ticket: str) -> TicketView:
        self._answer()
        return made_up.ticket(state=self.state)

    def rate(self, rating: RatingRequest, key: str) -> None:
        self._answer()
        self.rated.append(rating)

    def ask_for_help(self, request: HelpRequest, key: str) -> None:
        self._answer()
        self.helped.append(request)

    def report_faults(self, report: FaultReport) -> None:
        self._answer()
        self.reports.append(report.faults)

    def close(self) -> None:
        self.silent = True


class HeardSpeaker(SimulatedSpeaker):
    """A simulated voice whose calls for a number, and warnings of the end, can be waited for."""

    def __init__(self) -> None:
        super().__init__(seconds_a_character=0.0)
        self.heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.warned: queue.SimpleQueue[str] = queue.SimpleQueue()

    def say(self, text: str, language: str, gain: float = 1.0) -> None:
        super().say(text, language, gain)
        if "Số của quý vị" in text:
            self.heard.put(text)
        if "còn ở đây" in text:
            self.warned.put(text)


class WellDisk:
    """A disk with room."""

    def check(self) -> Fault | None:
        return None


class Kiosk:
    """A session with its hands and a clock that stands still until it is moved."""

    def __init__(
        self,
        *,
        watches: frozenset[str] = frozenset(),
        wall: Clock | None = None,
        desk: NotedDesk | None = None,
    ) -> None:
        self.now = 1000.0
        self.desk = desk or NotedDesk()
        self.reader = SimulatedCodeReader(frame_seconds=0.001)
        self.printer = SimulatedPrinter()
        self.speaker = HeardSpeaker()
        self.disk = BreakableDisk(WellDisk())
        self.facts: queue.SimpleQueue[ev.Event] = queue.SimpleQueue()
        self.frames: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self.session = Session(
            Hands(
                self.desk,
                self.reader,
                self.printer,
                self.speaker,
                self.disk,
                registry=SimulatedRegistry(made_up.TODAY),
            ),
            Manners(person_secret=SECRET, places=(made_up.PLACE,), watches=watches),
            deliver=self.facts.put,
            show_frame=self.frames.put,
            clock=lambda: self.now,
            today=lambda: date(2026, 3, 2),
            office_clock=None if wall is None else OfficeClock(wall, HANOI),
        )

    def until(self, done: Callable[[], bool]) -> None:
        """Bring facts to the session until `done`; fails when none comes."""
        while not done():
            self.session.send(self.facts.get(timeout=ANSWER_SECONDS))

    def on(self, screen: Screen) -> Callable[[], bool]:
        return lambda: self.session.visit.screen is screen

    def open(self) -> None:
        self.session.tick()
        self.until(lambda: self.session.office.reachable)

    def silence(self, seconds: float) -> None:
        self.now += seconds
        self.session.tick()
