"""What time it is in the office, whatever happens to this machine's wall clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from front_desk.business_day import business_day
from front_desk.faults import Fault
from kiosk.clocks import Clock, Moment

TOLERANCE = timedelta(seconds=30)
"""So far the wall clock may be beside the office's time."""


class OfficeClock:
    """The server's word, carried on by a clock that never jumps; until it was heard, the wall clock
    as it stood at the start. Used from one thread."""

    def __init__(self, clock: Clock, zone: ZoneInfo) -> None:
        self._clock, self._zone = clock, zone
        here = clock()
        self._at, self._steady = here.wall, here.steady

    def hear(self, server_time: datetime) -> None:
        """The server says what time it is."""
        self._at, self._steady = server_time, self._clock().steady

    def now(self) -> datetime:
        """The moment, aware."""
        return self._carried(self._clock())

    def today(self) -> date:
        """The office's date."""
        return business_day(self.now(), self._zone)

    def fault(self) -> Fault | None:
        """Whether the wall clock jumped, or was wrong from the start."""
        here = self._clock()
        beside = abs(here.wall - self._carried(here))
        return Fault.CLOCK_WRONG if beside > TOLERANCE else None

    def _carried(self, here: Moment) -> datetime:
        return self._at + timedelta(seconds=here.steady - self._steady)
