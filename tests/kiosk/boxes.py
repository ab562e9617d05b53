"""Made-up moments, leases and requests for the kiosk's memory."""

from datetime import UTC, date, datetime, timedelta

from front_desk.lease_messages import LeaseView
from front_desk.messages import Standing, TicketRequest
from kiosk.clocks import Moment

DAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
REQUEST = TicketRequest(service="ho-tich", person_key="0f" * 32)


def moment(seconds: float = 0, *, boot: str = "boot-1", wall: datetime | None = None) -> Moment:
    """So many seconds after the boot."""
    return Moment(boot, seconds, wall or MORNING + timedelta(seconds=seconds))


def standing(revision: int = 7, incarnation: str = "") -> Standing:
    """Where a made-up server stands in the morning."""
    return Standing(incarnation=incarnation, revision=revision, server_time=MORNING)


def lease(first: int = 1, last: int = 50, *, day: date = DAY, series: str = "X") -> LeaseView:
    """A block of numbers."""
    return LeaseView(
        series=series,
        day=day,
        first=first,
        last=last,
        epoch=1,
        follow_url="http://phone.example/t/",
        standing=standing(),
    )
