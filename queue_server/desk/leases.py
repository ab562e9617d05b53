"""Numbers that kiosks hold, to give out by themselves while the server is away.

A kiosk has letters of its own, which nobody else gives out, and blocks of numbers behind them.
"""

from datetime import date, timedelta

from front_desk.errors import DeskError, ErrorCode
from front_desk.lease_messages import LeaseRequest, LeaseView
from queue_server.desk.turn import Turn
from queue_server.desk.views import standing
from queue_server.store.rows import NumberLease

BLOCK = 50
"""Numbers in one lease."""

DAYS_AHEAD = 14
"""So many days ahead a kiosk may ask: longer than the longest holidays."""


def lease(turn: Turn, request: LeaseRequest) -> LeaseView:
    """A block of numbers for the kiosk that asks; the same one until it says that it has it.

    Raises `DeskError`: INVALID_REQUEST for a day that is over or too far ahead, NUMBERS_EXHAUSTED.
    """
    day = request.day or turn.day
    if not turn.day <= day <= turn.day + timedelta(days=DAYS_AHEAD):
        raise DeskError(
            ErrorCode.INVALID_REQUEST, f"Only today and the next {DAYS_AHEAD} days, not {day}."
        )
    device = turn.actor.name
    held = turn.repo.lease_after(device, request.installation, day, request.after)
    if held is None:
        held = _new_lease(turn, request.installation, day, request.after)
    return LeaseView(
        series=held.series,
        day=held.business_day,
        first=held.first,
        last=held.last,
        epoch=held.epoch,
        follow_url=f"{turn.public_url}/t/",
        standing=standing(turn),
    )


def _new_lease(turn: Turn, installation: str, day: date, after: int) -> NumberLease:
    device = turn.actor.name
    series = turn.repo.letters_of(device)
    epoch = turn.repo.epoch_of(device, installation)
    first, last = turn.repo.take_block(day, series, BLOCK, after)
    made = NumberLease(series, day, first, last, device, installation, epoch)
    turn.repo.add_lease(made, turn.now)
    turn.tell(
        "numbers.leased",
        None,
        {"device": device, "series": series, "day": day.isoformat(), "first": first, "last": last},
    )
    return made
