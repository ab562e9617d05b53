"""Faults of real parts, in real time: noticed, on the staff page, nobody in need, healed.

A few of each kind; `python -m benchmarks.faults` does all of them on every screen.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from front_desk.faults import Fault
from kiosk import events as ev
from kiosk.visit import Hint, Paper, Screen
from tests.kiosk.real_kiosk import RealKiosk, looked_for, measure, real_kiosk
from tests.kiosk.test_twelve_faults import HEALED_SECONDS, NOTICED_SECONDS, TOLD_SECONDS
from tests.made_up_faces import face, noise
from tests.offline.link import Weather
from tests.servers import RunningServer

pytestmark = pytest.mark.slow

TOGETHER: dict[Screen, tuple[Fault, ...]] = {
    Screen.SCAN_CARD: (
        Fault.OUT_OF_PAPER, Fault.CAMERA_FROZEN, Fault.SOUND_GONE, Fault.CLOCK_WRONG,
        Fault.DISK_FULL,
    ),
    Screen.FIND_TICKET: (Fault.PRINTER_OFFLINE, Fault.CAMERA_GONE),
}  # fmt: skip
"""Faults of different parts, which do not wait for each other."""


@pytest.fixture
def kiosk(running_server: RunningServer, tmp_path: Path) -> Iterator[RealKiosk]:
    try:
        with real_kiosk(running_server, tmp_path) as made:
            yield made
    except OSError as refused:
        pytest.skip(str(refused))


@pytest.fixture
def watching_kiosk(running_server: RunningServer, tmp_path: Path) -> Iterator[RealKiosk]:
    try:
        with real_kiosk(running_server, tmp_path, sees_people=True) as made:
            yield made
    except OSError as refused:
        pytest.skip(str(refused))


@pytest.mark.parametrize("screen", TOGETHER)
def test_real_parts_in_real_time(kiosk: RealKiosk, screen: Screen) -> None:
    faults = TOGETHER[screen]
    for fault, times in measure(kiosk, screen, faults).items():
        assert times.served == "number"
        if fault in looked_for(screen, faults):
            assert times.healed is not None
            assert times.noticed is not None
            assert times.told is not None
            assert times.noticed <= NOTICED_SECONDS, fault
            assert times.told <= TOLD_SECONDS, fault
            assert times.healed <= HEALED_SECONDS, fault


def test_a_printer_that_is_unplugged_half_way_leaves_the_number_on_the_screen(
    kiosk: RealKiosk,
) -> None:
    kiosk.reach(Screen.SERVICES)
    kiosk.paper.falls_silent_after = 300
    assert kiosk.serve() == "number"
    kiosk.let(lambda: kiosk.paper.silent)
    kiosk.let(lambda: Fault.PRINTER_OFFLINE in kiosk.session.faults, NOTICED_SECONDS)
    kiosk.let(lambda: kiosk.session.visit.paper is Paper.UNREACHABLE, 1)
    kiosk.let(lambda: Fault.PRINTER_OFFLINE in kiosk.on_staff_page(), TOLD_SECONDS)
    kiosk.paper.silent = False
    kiosk.paper.mend()
    kiosk.let(lambda: not kiosk.session.faults, HEALED_SECONDS)
    assert len(kiosk.paper.tickets) <= 1


def test_a_server_that_takes_connections_and_says_nothing_is_gone_as_well(
    kiosk: RealKiosk,
) -> None:
    kiosk.reach(Screen.SERVICES)
    kiosk.link.be(Weather.SILENT, keep=True)
    kiosk.let(lambda: Fault.SERVER_GONE in kiosk.session.faults, NOTICED_SECONDS)
    assert kiosk.serve() == "number"
    kiosk.link.be(Weather.FINE)
    kiosk.let(lambda: not kiosk.session.faults, HEALED_SECONDS)


class Switch(Protocol):
    """Breaks or mends something of a kiosk."""

    def __call__(self, kiosk: RealKiosk, *, on: bool) -> None: ...


def _hang(kiosk: RealKiosk, *, on: bool) -> None:
    """The driver answers no more."""
    (kiosk.camera.answers.clear if on else kiosk.camera.answers.set)()


def _switch(fault: Fault) -> Switch:
    return lambda kiosk, *, on: kiosk.switch(fault, on=on)


WHILE_IT_LOOKS_FOR_PEOPLE: dict[str, tuple[Fault, Switch]] = {
    "hung": (Fault.CAMERA_FROZEN, _hang),
    "one picture": (Fault.CAMERA_FROZEN, _switch(Fault.CAMERA_FROZEN)),
    "black": (Fault.CAMERA_BLACK, _switch(Fault.CAMERA_BLACK)),
    "gone": (Fault.CAMERA_GONE, _switch(Fault.CAMERA_GONE)),
}


@pytest.mark.parametrize("how", WHILE_IT_LOOKS_FOR_PEOPLE)
def test_a_camera_that_looks_for_people_is_noticed_and_sees_them_again(
    watching_kiosk: RealKiosk, how: str
) -> None:
    kiosk, (fault, switch) = watching_kiosk, WHILE_IT_LOOKS_FOR_PEOPLE[how]
    kiosk.camera.show(face(40))
    kiosk.let(lambda: kiosk.session.visit.greeted)
    kiosk.camera.show(noise(320, 240))
    kiosk.session.send(ev.SilenceOver())
    broken = time.monotonic()
    switch(kiosk, on=True)
    kiosk.let(lambda: fault in kiosk.session.faults, NOTICED_SECONDS)
    kiosk.let(lambda: fault in kiosk.on_staff_page(), broken + TOLD_SECONDS - time.monotonic())
    # Whoever comes meanwhile is told soon to go on without the camera.
    kiosk.reach(Screen.SCAN_CARD)
    kiosk.let(lambda: kiosk.session.visit.hint is Hint.CAMERA_FAILED)
    kiosk.reach(Screen.WELCOME)
    switch(kiosk, on=False)
    kiosk.let(lambda: not kiosk.session.faults, HEALED_SECONDS)
    kiosk.camera.show(face(40))
    kiosk.let(lambda: kiosk.session.visit.greeted, HEALED_SECONDS)
