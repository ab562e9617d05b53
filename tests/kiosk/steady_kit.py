"""A desk that goes on without its server, over a made-up one."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from front_desk.business_day import HANOI
from front_desk.errors import DeskError, ErrorCode
from front_desk.fault_messages import FaultReport
from front_desk.lease_messages import (
    LeaseRequest,
    LeaseView,
    ReplayOutcome,
    ReplayRequest,
    ReplayView,
)
from front_desk.messages import (
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    ServiceState,
    ServicesView,
    TicketRequest,
    TicketView,
)
from kiosk.clocks import Moment
from kiosk.outbox import Outbox
from kiosk.ports import QueueUnreachable
from kiosk.steady_desk import SteadyDesk
from tests.kiosk import made_up
from tests.kiosk.boxes import lease, moment, standing


@dataclass
class MadeUpServer:
    """A server that does as told; it notes what was asked of it."""

    silent: bool = False
    refuses: ErrorCode | None = None
    dislikes: frozenset[str] = frozenset()
    stands: int = 7
    incarnation: str = ""
    paused: bool = False
    enters: bool = True
    asked: list[TicketRequest] = field(default_factory=list)
    told: list[list[str]] = field(default_factory=list)
    leased: list[date] = field(default_factory=list)

    def _answer(self) -> None:
        if self.silent:
            raise QueueUnreachable("made up")
        if self.refuses:
            raise DeskError(self.refuses, "made up")

    def services(self) -> ServicesView:
        self._answer()
        state = ServiceState.PAUSED if self.paused else ServiceState.CLOSED
        view = made_up.services(open_now=False)
        first, second = view.services
        services = (first.model_copy(update={"state": state}), second)
        now = standing(self.stands, self.incarnation)
        return view.model_copy(update={"services": services, "standing": now})

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        self.asked.append(request)
        self._answer()
        return made_up.ticket(f"A{len(self.asked):03}")

    def lease(self, request: LeaseRequest) -> LeaseView:
        self._answer()
        assert request.day is not None
        self.leased.append(request.day)
        return lease(request.after + 1, request.after + 50, day=request.day)

    def replay(self, request: ReplayRequest) -> ReplayView:
        self._answer()
        if not self.enters:
            raise DeskError(ErrorCode.STORAGE_UNAVAILABLE, "made up")
        numbers = [one.number for one in request.entries]
        if self.dislikes & set(numbers):
            raise DeskError(ErrorCode.INVALID_REQUEST, "made up")
        self.told.append(numbers)
        outcomes = tuple(ReplayOutcome(number=number, taken=True) for number in numbers)
        return ReplayView(outcomes=outcomes, standing=standing())

    def find(self, ticket: str) -> TicketView:
        self._answer()
        return made_up.ticket()

    def check_in(self, request: CheckInRequest, key: str) -> TicketView:
        self._answer()
        return made_up.ticket()

    def rate(self, rating: RatingRequest, key: str) -> None:
        self._answer()

    def ask_for_help(self, request: HelpRequest, key: str) -> None:
        self._answer()

    def report_faults(self, report: FaultReport) -> None:
        self._answer()

    def close(self) -> None:
        self.silent = True


class Kit:
    """A desk over a made-up server, with clocks that stand still."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now: Moment = moment()
        self.server = MadeUpServer()
        self._keys = 0
        self.path = self.folder / "kiosk-1.outbox"
        self.start()

    def start(self) -> None:
        self.outbox = Outbox(self.path)
        self.desk = SteadyDesk(self.server, self.outbox, lambda: self.now, HANOI)

    def issue(self, service: str = "ho-tich", key: str = "") -> TicketView:
        self._keys += 1
        return self.desk.issue(TicketRequest(service=service), key or f"made-up-key-{self._keys}")
