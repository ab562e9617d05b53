"""Every fault on every screen: noticed, told, nobody in need, and healed.

The devices are simulated and answer at once, and the clock is moved by hand: how soon something
happens is exact. `test_real_faults.py` and `benchmarks/faults.py` break real ones in real time.
"""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from front_desk.faults import Fault
from front_desk.messages import TicketRequest, TicketView
from kiosk import events as ev
from kiosk.clocks import Moment
from kiosk.devices.simulated_faults import BreakableClock
from kiosk.faults import CAMERA, EVERYTHING, TABLE
from kiosk.flow import SCANNING
from kiosk.ports import (
    CameraMissing,
    CoverOpen,
    OutOfPaper,
    PrinterUnreachable,
    Spare,
    SpeechFailed,
)
from kiosk.visit import HelpState, Hint, Screen
from tests.kiosk import made_up
from tests.kiosk.kiosk_kit import ANSWER_SECONDS, Kiosk, NotedDesk
from tests.kiosk.routes import next_touch, of_this_visit, routes

NOTICED_SECONDS = 3.0
TOLD_SECONDS = 10.0
HEALED_SECONDS = 5.0
TICK_SECONDS = 0.25
TWELVE = sorted(set(Fault) - {Fault.JAMMED})
PICTURES = frozenset({Fault.CAMERA_FROZEN, Fault.CAMERA_BLACK, Fault.CAMERA_SLOW})
BLINDING = frozenset({Fault.CAMERA_GONE, Fault.CAMERA_FROZEN, Fault.CAMERA_BLACK})
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
LEADS_SOMEWHERE = 12
"""Touches at most from any screen to a number."""


class GatedDesk(NotedDesk):
    """A desk whose numbers come when the gate is open."""

    def __init__(self) -> None:
        super().__init__(own=Spare(made_up.services(), numbers=3))
        self._gate = threading.Event()
        self.holds = False

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        assert self._gate.wait(2 * ANSWER_SECONDS)
        return super().issue(request, key)

    def open(self) -> None:
        self.holds = False
        self._gate.set()


class Breakable(Kiosk):
    """A kiosk with a switch for every fault; wall clock and steady clock move together."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.wall = BreakableClock(self._here)
        self.gated = GatedDesk()
        self._pause = threading.Event()
        super().__init__(watches=EVERYTHING, wall=self.wall, desk=self.gated)

    def _here(self) -> Moment:
        return Moment("boot", self.now, NOON + timedelta(seconds=self.now - 1000.0))

    def switch(self, fault: Fault, *, on: bool) -> None:
        """Break it, or mend it."""
        failing = {
            Fault.OUT_OF_PAPER: OutOfPaper,
            Fault.COVER_OPEN: CoverOpen,
            Fault.PRINTER_OFFLINE: PrinterUnreachable,
        }
        if fault in failing:
            self.printer.fault = failing[fault] if on else None
        elif fault is Fault.CAMERA_GONE:
            self.reader.fault = CameraMissing if on else None
        elif fault in PICTURES:
            self.reader.picture_fault = fault if on else None
        else:
            ways: dict[Fault, Callable[[], None]] = {
                Fault.NEAR_END: lambda: setattr(self.printer, "near_end", on),
                Fault.SOUND_GONE: lambda: setattr(
                    self.speaker, "fault", SpeechFailed if on else None
                ),
                Fault.DISK_FULL: lambda: setattr(self.disk, "broken", on),
                Fault.CLOCK_WRONG: lambda: setattr(self.wall, "broken", on),
                Fault.SERVER_GONE: lambda: setattr(self.gated, "silent", on),
            }
            ways[fault]()

    def reach(self, screen: Screen) -> None:
        """Somebody comes to a screen; a number that is asked for on the way does not come yet."""
        for event in routes()[screen]:
            self.session.send(of_this_visit(event, self.session.visit))
            self.gated.holds |= self.session.visit.screen is Screen.ISSUING
        assert self.session.visit.screen is screen
        if screen is not Screen.ISSUING:
            self.gated.open()

    def let(self, done: Callable[[], bool], seconds: float, *, real: bool = False) -> float:
        """Let time pass until `done`; how much. `real` time where a camera's thread waits by it."""
        began, began_here = self.now, time.monotonic()
        while not done():
            assert self.now - began < seconds, sorted(self.session.faults)
            if real:
                self._pause.wait(0.02)
                self.now = began + time.monotonic() - began_here
            else:
                self.now += TICK_SECONDS
            self.session.tick()
            self._settle()
        return self.now - began

    def _settle(self) -> None:
        """Until the workers have done what they were given, and the session knows."""
        for name, worker in self.session._workers.items():
            scans = name == CAMERA and self.session.visit.screen in SCANNING
            if scans or (name == "desk" and self.gated.holds):
                continue
            done = threading.Event()
            worker.submit(done.set)
            assert done.wait(ANSWER_SECONDS)
        while not self.facts.empty():
            self.session.send(self.facts.get_nowait())

    def is_served(self) -> bool:
        """Whether the person has a number, or a person comes or is said where to be found."""
        visit = self.session.visit
        if visit.screen is Screen.HELP:
            return visit.help in {HelpState.ASKED, HelpState.FAILED}
        return visit.screen is Screen.TICKET and visit.ticket is not None

    def serve(self) -> None:
        """Do what somebody does who wants a number, and asks for help when there is none."""
        self.gated.open()
        troubles = 0
        for _ in range(LEADS_SOMEWHERE):
            self._settle()
            if self.is_served():
                return
            visit = self.session.visit
            troubles += visit.screen is Screen.TROUBLE
            if visit.screen is Screen.ISSUING:
                self.let(lambda: self.session.visit.screen is not Screen.ISSUING, 4)
            elif troubles > 1:
                self.session.send(ev.HelpWanted())
            else:
                touch = next_touch(visit, self.session.office)
                assert touch is not None, visit.screen
                self.session.send(touch)
        pytest.fail(f"nobody is served on {self.session.visit.screen}")


@pytest.fixture
def kiosk() -> Iterator[Breakable]:
    made = Breakable()
    made.open()
    made.let(lambda: not made.session.faults, NOTICED_SECONDS)
    yield made
    made.gated.open()
    made.session.close()


def is_looked_for(fault: Fault, screen: Screen) -> bool:
    """Pictures are judged where the camera looks; nobody is watched to see whether it could."""
    return fault not in PICTURES or screen in SCANNING


@pytest.mark.parametrize("screen", Screen)
@pytest.mark.parametrize("fault", TWELVE)
def test_noticed_told_served_and_healed(kiosk: Breakable, fault: Fault, screen: Screen) -> None:
    real = TABLE[fault].part == CAMERA and screen in SCANNING
    kiosk.reach(screen)
    kiosk.switch(fault, on=True)
    if fault is Fault.SERVER_GONE:
        # What was asked for before it went is answered by the line's time-out.
        kiosk.gated.open()
    if is_looked_for(fault, screen):
        kiosk.let(lambda: fault in kiosk.session.faults, NOTICED_SECONDS, real=real)
        # From ISSUING the report waits behind the number, and so for its answer.
        if fault is not Fault.SERVER_GONE and screen is not Screen.ISSUING:
            kiosk.let(lambda: kiosk.desk.reports[-1:] == [(fault,)], TOLD_SECONDS, real=real)
    if real and fault in BLINDING:
        kiosk.let(lambda: kiosk.session.visit.hint is Hint.CAMERA_FAILED, 1, real=True)
    visit = kiosk.session.visit.id
    kiosk.serve()
    assert kiosk.session.visit.ticket is not None or screen is Screen.HELP
    assert screen is Screen.WELCOME or kiosk.session.visit.id >= visit
    kiosk.switch(fault, on=False)
    kiosk.let(lambda: not kiosk.session.faults, HEALED_SECONDS)
    kiosk.let(lambda: kiosk.desk.reports[-1:] == [()], TOLD_SECONDS)


@pytest.mark.parametrize("screen", SCANNING)
@pytest.mark.parametrize("fault", sorted(PICTURES | {Fault.CAMERA_GONE}))
def test_a_camera_heals_while_somebody_stands_there(
    kiosk: Breakable, fault: Fault, screen: Screen
) -> None:
    kiosk.reach(screen)
    kiosk.switch(fault, on=True)
    kiosk.let(lambda: fault in kiosk.session.faults, NOTICED_SECONDS, real=True)
    kiosk.switch(fault, on=False)
    well = lambda: not kiosk.session.faults and kiosk.session.visit.hint is Hint.NONE  # noqa: E731
    kiosk.let(well, HEALED_SECONDS, real=True)


@pytest.mark.parametrize("screen", sorted(set(Screen) - {Screen.TICKET, Screen.ISSUING}))
def test_without_server_and_numbers_of_its_own_a_person_is_called(
    kiosk: Breakable, screen: Screen
) -> None:
    """A full disk hands out no number that it could not remember."""
    kiosk.gated.own = Spare(made_up.services(), numbers=0)
    kiosk.switch(Fault.DISK_FULL, on=True)
    kiosk.switch(Fault.SERVER_GONE, on=True)
    kiosk.let(lambda: Fault.SERVER_GONE in kiosk.session.faults, NOTICED_SECONDS)
    kiosk.reach(screen)
    kiosk.serve()
    assert kiosk.session.visit.screen is Screen.HELP
