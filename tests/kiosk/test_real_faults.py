"""Faults of real parts, in real time: noticed, on the staff page, nobody in need, healed.

A few of each kind; `python -m benchmarks.faults` does all of them on every screen.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from front_desk.faults import Fault
from kiosk.visit import Paper, Screen
from tests.kiosk.real_kiosk import RealKiosk, looked_for, measure, real_kiosk
from tests.kiosk.test_twelve_faults import HEALED_SECONDS, NOTICED_SECONDS, TOLD_SECONDS
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
