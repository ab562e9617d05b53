"""What time it is: by this machine's clocks, and by the server's as far as it was heard."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import BaseModel

from front_desk.messages import Standing

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Moment:
    """Now, by this machine.

    `steady` counts seconds and never jumps, but only within one `boot` of the machine; `wall`
    (aware) goes on over boots, but may be hours wrong and be set right at any time.
    """

    boot: str
    steady: float
    wall: datetime


Clock = Callable[[], Moment]


def machine_clock() -> Moment:
    """This machine's clocks; `steady` counts on while it sleeps."""
    return Moment(
        boot=_BOOT_ID.read_text(encoding="ascii").strip(),
        steady=time.clock_gettime(time.CLOCK_BOOTTIME),
        wall=datetime.now(UTC),
    )


class Anchor(BaseModel):
    """When the server said what time it was, and where its events were."""

    boot: str
    steady: float
    standing: Standing

    @classmethod
    def at(cls, here: Moment, standing: Standing) -> "Anchor":
        """What was heard at this moment."""
        return cls(boot=here.boot, steady=here.steady, standing=standing)

    def office_time(self, here: Moment) -> datetime | None:
        """The server's time now; none once the machine has been started anew."""
        if here.boot != self.boot:
            return None
        return self.standing.server_time + timedelta(seconds=here.steady - self.steady)


@dataclass(frozen=True)
class Now:
    """The moment by this machine, and by the server's clock if that can be told."""

    here: Moment
    office: datetime | None

    @property
    def best(self) -> datetime:
        """The moment by the better clock."""
        return self.office or self.here.wall

    def seconds_since(self, at: Moment, office: datetime | None) -> tuple[float, bool]:
        """How long ago that was, by the best clock that saw both moments, and whether it is sure.

        Never negative. Not sure when only the wall clock saw both: it may have been set since.
        """
        if at.boot == self.here.boot:
            seconds, sure = self.here.steady - at.steady, True
        elif office is not None and self.office is not None:
            seconds, sure = (self.office - office).total_seconds(), True
        else:
            seconds, sure = (self.here.wall - at.wall).total_seconds(), False
        return max(0.0, seconds), sure
