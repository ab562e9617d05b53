"""An office, its kiosks and the time, all of them simulated but for the code that runs there.

The desk, its database, its backups, the kiosk's desk and its outbox are the real ones. Time stands
still until it is moved; each kiosk's wall clock may be wrong; the link between a kiosk and the
server can be cut, lose answers, or bring requests late.
"""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from front_desk.errors import DeskError
from front_desk.fault_messages import FaultReport
from front_desk.lease_messages import (
    LeaseRequest,
    LeaseView,
    ReplayRequest,
    ReplayView,
)
from front_desk.messages import (
    API,
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    ServicesView,
    TicketRequest,
    TicketView,
)
from front_desk.tickets import TicketState
from kiosk.clocks import Moment
from kiosk.outbox import Outbox
from kiosk.ports import QueueUnreachable
from kiosk.steady_desk import SteadyDesk
from queue_server import backup
from queue_server.accounts import add_device
from queue_server.derived import check_office
from queue_server.desk import issuing, leases, replay, views
from queue_server.desk.service import Command, Desk
from queue_server.desk.turn import Actor, Turn
from queue_server.seed import seed
from queue_server.store.rows import Event, Ticket
from queue_server.store.session import Store
from tests.desk_kit import MONDAY_MORNING, StandingClock
from tests.servers import OFFICE, ZONE

T = TypeVar("T")
Paper = tuple[date, str]
"""A number on paper: the day and the number."""

_ISSUE = f"POST {API}/tickets"
_DATABASE = "queue.sqlite3"


class Link(StrEnum):
    """How a request and its answer travel."""

    UP = "up"
    CUT = "cut"
    DEAF = "deaf"
    """The server does what it is asked; nobody hears the answer."""
    LATE = "late"
    """The request gets lost, and comes to the server when nobody waits any more."""
    HALF_CUT = "half cut"
    """What can be chosen is answered; nothing else gets through."""
    HALF_DEAF = "half deaf"
    """What can be chosen is answered; all else is done, and nobody hears of it."""


class Office:
    """The server with its database, which can be put back to an older state."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = StandingClock(MONDAY_MORNING)
        with Store.for_file(folder / _DATABASE) as store:
            seed(store, OFFICE, ZONE, keep_hours=False)
            for name in ("kiosk-2", "kiosk-3"):
                add_device(store, OFFICE, name, "kiosk")
        self._open()

    def _open(self) -> None:
        self.store = Store.for_file(self.folder / _DATABASE).open()
        self.desk = Desk(self.store, self.clock, "http://phone.example")

    def close(self) -> None:
        """Stop."""
        self.store.close()

    def do(self, act: Callable[[Turn], T], actor: Actor) -> T:
        """Run a use case that is harmless to repeat."""
        return asyncio.run(self.desk.change(OFFICE, actor, act))

    def see(self, look: Callable[[Turn], T]) -> T:
        """Run a use case that reads."""
        return asyncio.run(self.desk.look(OFFICE, look))

    def back_up(self, name: str) -> Path:
        """A backup of this moment."""
        target = self.folder / name
        backup.back_up("", self.folder / _DATABASE, self.folder, target, 14)
        return target

    def restore(self, file: Path, *, disk_lost: bool = True, **told: int) -> None:
        """Go on from a backup; with `disk_lost` nothing else is left.

        `told` are last numbers of today by series.
        """
        self.close()
        database = self.folder / _DATABASE
        if disk_lost:
            for part in ("", "-wal", "-shm"):
                Path(f"{database}{part}").unlink(missing_ok=True)
        seen = {(OFFICE, series): number for series, number in told.items()}
        backup.restore("", database, file, self.clock.now, seen)
        self._open()

    def tickets(self, day: date | None = None) -> list[Ticket]:
        """Every ticket of a day, or of all days, in the order of the line."""
        found: list[Ticket] = []
        for one in [day] if day else self.see(lambda turn: turn.repo.business_days()):
            found += self.see(lambda turn, one=one: turn.repo.tickets_of_day(one))  # type: ignore[misc]
        return sorted(found, key=lambda ticket: (ticket.issued_at, ticket.id))

    def events(self) -> list[Event]:
        """Everything that has happened."""
        return self.see(lambda turn: turn.repo.events_after(0, 100_000))

    def misfits(self) -> list[str]:
        """Where events and tables tell different stories."""
        return [str(one) for one in self.see(lambda turn: check_office(turn.repo))]


@dataclass
class Wire:
    """A `QueueServer` without HTTP: from one kiosk to the office, over a link that can fail."""

    office: Office
    actor: Actor
    link: Link = Link.UP
    late: list[Callable[[], object]] = field(default_factory=list)
    closed: bool = False

    def services(self) -> ServicesView:
        link = Link.UP if self.link in {Link.HALF_CUT, Link.HALF_DEAF} else self.link
        return self._through(lambda: self.office.see(views.services_view), link)

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        command = Command(OFFICE, self.actor, key, _ISSUE, request.model_dump_json())
        act = partial(issuing.issue, request=request)

        def work() -> TicketView:
            reply = asyncio.run(self.office.desk.carry_out(command, act, 201))
            return TicketView.model_validate_json(reply.body)

        return self._through(work)

    def lease(self, request: LeaseRequest) -> LeaseView:
        act = partial(leases.lease, request=request)
        return self._through(lambda: self.office.do(act, self.actor))

    def replay(self, request: ReplayRequest) -> ReplayView:
        act = partial(replay.replay, request=request, issue_name=_ISSUE)
        return self._through(lambda: self.office.do(act, self.actor))

    def find(self, ticket: str) -> TicketView:
        raise NotImplementedError

    def check_in(self, request: CheckInRequest, key: str) -> TicketView:
        raise NotImplementedError

    def rate(self, rating: RatingRequest, key: str) -> None:
        raise NotImplementedError

    def ask_for_help(self, request: HelpRequest, key: str) -> None:
        raise NotImplementedError

    def report_faults(self, report: FaultReport) -> None:
        raise NotImplementedError

    def close(self) -> None:
        self.closed = True

    def let_late_ones_in(self) -> None:
        """What was under way arrives now."""
        waiting, self.late = self.late, []
        for work in waiting:
            # Nobody hears a refusal either.
            try:
                work()
            except DeskError:
                continue

    def _through(self, work: Callable[[], T], link: Link | None = None) -> T:
        link = link or self.link
        if link is Link.LATE:
            self.late.append(work)
        if link in {Link.CUT, Link.LATE, Link.HALF_CUT}:
            raise QueueUnreachable("made up")
        answer = work()
        if link in {Link.DEAF, Link.HALF_DEAF}:
            raise QueueUnreachable("made up: the answer is lost")
        return answer


@dataclass
class Box:
    """A kiosk: its file, its clocks, and what it has put on paper."""

    office: Office
    name: str
    folder: Path
    wall_error: timedelta = timedelta()
    papers: dict[Paper, datetime] = field(default_factory=dict)
    """When each number went out, by the true time."""
    order: list[Paper] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.wire = Wire(self.office, Actor("device", self.name))
        self._boots = 1
        self._lives = 0
        self._keys = 0
        self._booted = self.office.clock.now
        self.folder.mkdir()
        self._start()

    def _start(self) -> None:
        self._lives += 1
        self.outbox = Outbox(self.folder / "kiosk.outbox")
        self.desk = SteadyDesk(self.wire, self.outbox, self.clock, ZoneInfo(ZONE))

    def clock(self) -> Moment:
        """This box's clocks."""
        now = self.office.clock.now
        steady = (now - self._booted).total_seconds()
        return Moment(f"boot-{self._boots}", steady, now + self.wall_error)

    def poll(self) -> bool:
        """Ask the server what there is, as the session does every few seconds."""
        try:
            self.desk.services()
        except QueueUnreachable:
            return False
        return True

    def serve(
        self,
        service: str = "ho-tich",
        *,
        person: str | None = None,
        dies_before_paper: bool = False,
    ) -> TicketView | None:
        """Somebody takes a number; None when there is none to have."""
        self._keys += 1
        key = f"{self.name}-{self._lives}-{self._keys}"
        request = TicketRequest(service=service, person_key=person)
        try:
            ticket = self.desk.issue(request, key)
        except QueueUnreachable:
            return None
        if dies_before_paper:
            self.die()
        paper = (ticket.issued_at.astimezone(ZoneInfo(ZONE)).date(), ticket.number)
        assert paper not in self.papers, f"{paper} comes twice out of {self.name}"
        self.papers[paper] = self.office.clock.now
        self.order.append(paper)
        return ticket

    def die(self, *, reboot: bool = False) -> None:
        """Killed: what is left are the files as they are. Then it starts again."""
        left = self.folder.with_name(f"{self.name}-life-{self._lives + 1}")
        shutil.copytree(self.folder, left)
        self.outbox.close()
        self.folder = left
        if reboot:
            self._boots += 1
            self._booted = self.office.clock.now
        self._start()

    def lose_memory(self) -> None:
        """Set up anew on an empty disk."""
        self.outbox.close()
        self.folder = self.folder.with_name(f"{self.name}-anew-{self._lives + 1}")
        self.folder.mkdir()
        self._start()

    def close(self) -> None:
        """Put it away."""
        self.desk.close()


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """A fresh office."""
    made = Office(folder)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def kiosk(office_: Office, name: str, wall_error: timedelta = timedelta()) -> Iterator[Box]:
    """A kiosk that has heard from the office once."""
    box = Box(office_, name, office_.folder / name, wall_error)
    assert box.poll()
    try:
        yield box
    finally:
        box.close()


def wrongs(office_: Office, *boxes: Box, seconds: float = 1.0) -> list[str]:
    """What is not as it should be once every kiosk has told everything.

    Each paper is in the books once and nothing else waits; each kiosk's line is in its order; with
    `seconds` each moment is right so far.
    """
    found = office_.misfits()
    found += [f"refused: {one.data}" for one in office_.events() if one.kind == "replay.refused"]
    tickets = office_.tickets()
    waiting = [one for one in tickets if one.state is TicketState.WAITING]
    labels = [(one.business_day, one.label) for one in waiting]
    papers = {paper for box in boxes for paper in box.papers}
    found += [f"{one} is on {count} papers" for one, count in _often(boxes) if count > 1]
    found += [f"{one} waits twice" for one in labels if labels.count(one) > 1]
    found += [f"{one} is on paper and does not wait" for one in papers - set(labels)]
    found += [f"{one} waits and is on no paper" for one in set(labels) - papers]
    for box in boxes:
        line = [one for one in labels if one in box.papers]
        expected = [one for one in box.order if one in labels]
        if line != expected:
            found.append(f"{box.name} gave out {expected}, in line are {line}")
        for one in waiting:
            truth = box.papers.get((one.business_day, one.label))
            if truth is not None and abs((one.issued_at - truth).total_seconds()) > seconds:
                found.append(f"{one.label} went out at {truth}, the books say {one.issued_at}")
    return found


def _often(boxes: tuple[Box, ...]) -> Iterator[tuple[Paper, int]]:
    everything = [paper for box in boxes for paper in box.papers]
    for paper in set(everything):
        yield paper, everything.count(paper)
