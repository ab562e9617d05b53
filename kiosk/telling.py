"""Telling the server what the kiosk gave out, and asking it for numbers to hold."""

from collections.abc import Sequence
from datetime import date, timedelta

import structlog

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import LeaseRequest, ReplayEntry, ReplayRequest
from kiosk.clocks import Now
from kiosk.outbox import Entry, Outbox
from kiosk.ports import QueueServer, QueueUnreachable

log = structlog.get_logger(__name__)

REFILL_AT = 20
"""With so many numbers left for a day it asks for more."""

DAYS_AHEAD = 10
"""For so many days ahead it holds numbers: it may start without a server after long holidays."""

BATCH = 20
"""Entries told at once."""

_BLOCKS_AT_ONCE = 20


def tell(server: QueueServer, outbox: Outbox, now: Now) -> None:
    """Tell everything that the server has not heard of, in order.

    What the server cannot enter now is kept for the next time; what it refuses is settled. Raises
    `QueueUnreachable` and `OutboxFailed`.
    """
    while batch := outbox.untold(BATCH):
        try:
            _tell_batch(server, outbox, now, batch)
        except DeskError as error:
            log.warning("replay_failed", code=error.code)
            return


def _tell_batch(server: QueueServer, outbox: Outbox, now: Now, batch: Sequence[Entry]) -> None:
    entries = tuple(_as_message(entry, now) for entry in batch)
    request = ReplayRequest(installation=outbox.installation, entries=entries)
    try:
        view = server.replay(request)
    except DeskError as error:
        if error.code is not ErrorCode.INVALID_REQUEST:
            raise
        # Something in it is not as this server wants it: that one alone shall be refused.
        if len(batch) == 1:
            log.warning("number_refused", number=batch[0].number, code=error.code)
            outbox.settle((), (batch[0].seq,))
            return
        for entry in batch:
            _tell_batch(server, outbox, now, [entry])
        return
    if [one.number for one in view.outcomes] != [entry.number for entry in batch]:
        raise QueueUnreachable("The server's answer does not fit the question.")
    answered = list(zip(batch, view.outcomes, strict=True))
    for entry, outcome in answered:
        if not outcome.taken:
            log.warning("number_refused", number=entry.number, code=outcome.code)
    outbox.settle(
        told=[entry.seq for entry, outcome in answered if outcome.taken],
        refused=[entry.seq for entry, outcome in answered if not outcome.taken],
    )


def _as_message(entry: Entry, now: Now) -> ReplayEntry:
    return ReplayEntry(
        number=entry.number,
        day=entry.day,
        token=entry.token,
        key=entry.key,
        request=entry.request,
        issued_at=entry.office_time if entry.by_server else None,
        age_seconds=now.seconds_since(entry.at, entry.office_time),
    )


def refill(server: QueueServer, outbox: Outbox, today: date, at: int = REFILL_AT) -> None:
    """Hold more than `at` numbers for today and for each of the days ahead.

    Raises `QueueUnreachable` and `OutboxFailed`.
    """
    for ahead in range(DAYS_AHEAD + 1):
        try:
            _refill_day(server, outbox, today + timedelta(days=ahead), at)
        except DeskError as error:
            log.warning("no_numbers_to_hold", code=error.code)


def _refill_day(server: QueueServer, outbox: Outbox, day: date, at: int) -> None:
    for _ in range(_BLOCKS_AT_ONCE):
        if outbox.left(day) > at:
            return
        after = outbox.greatest(day)
        lease = server.lease(LeaseRequest(installation=outbox.installation, day=day, after=after))
        if lease.day != day or not outbox.add_lease(lease):
            return
