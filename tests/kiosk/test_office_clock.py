"""The office's time, whatever happens to the wall clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from front_desk.business_day import HANOI
from front_desk.faults import Fault
from kiosk.clocks import Moment
from kiosk.office_clock import TOLERANCE, OfficeClock

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SECONDS = st.floats(-1e7, 1e7)


class Machine:
    """A machine's clocks, moved by hand."""

    def __init__(self) -> None:
        self.here = Moment("boot", 100.0, NOON)

    def __call__(self) -> Moment:
        return self.here

    def passes(self, seconds: float) -> None:
        here = self.here
        self.here = replace(
            here, steady=here.steady + seconds, wall=here.wall + timedelta(seconds=seconds)
        )

    def jumps(self, seconds: float) -> None:
        self.here = replace(self.here, wall=self.here.wall + timedelta(seconds=seconds))


@given(SECONDS, st.floats(0, 1e5))
def test_a_jump_is_noticed_at_once_and_the_day_stays(jump: float, later: float) -> None:
    machine = Machine()
    clock = OfficeClock(machine, HANOI)
    machine.passes(3600)
    day = clock.today()
    machine.jumps(jump)
    far = abs(timedelta(seconds=jump)) > TOLERANCE
    assert clock.fault() is (Fault.CLOCK_WRONG if far else None)
    assert clock.today() == day
    machine.passes(later)
    assert clock.now() == NOON + timedelta(seconds=3600) + timedelta(seconds=later)
    machine.jumps(-jump)
    assert clock.fault() is None


def test_the_servers_word_comes_first() -> None:
    """A battery that ran empty has a machine start in another year."""
    machine = Machine()
    machine.jumps(-86400 * 365)
    clock = OfficeClock(machine, HANOI)
    assert (clock.fault(), clock.today()) == (None, date(2025, 11, 23))
    clock.hear(NOON)
    assert (clock.fault(), clock.today()) == (Fault.CLOCK_WRONG, date(2026, 11, 23))
    machine.jumps(86400 * 365)
    assert clock.fault() is None
