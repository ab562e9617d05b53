"""Telling the server what the kiosk gave out, and asking it for numbers to hold."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import structlog
from pydantic import ValidationError

from front_desk.errors import DeskError, ErrorCode
from front_desk.lease_messages import (
    LeaseRequest,
    ReplayEntry,
    ReplayOutcome,
    ReplayRequest,
)
from kiosk.clocks import Now
from kiosk.outbox import Entry, Outbox
from kiosk.ports import QueueServer, QueueUnreachable

log = structlog.get_logger(__name__)

Sayable = tuple[int, ReplayEntry]
"""An entry's `seq` and its message."""

REFILL_AT = 20
"""With so many numbers left for a day it asks for more."""

DAYS_AHEAD = 10
"""For so many days ahead it holds numbers: it may start without a server after long holidays."""

BATCH = 20
"""Entries told at once."""

_BLOCKS_AT_ONCE = 20
_MOST_SECONDS = 1e8
_A_LITTLE = 0.01
"""Seconds between two numbers of which nothing is known but their order."""


def tell(server: QueueServer, outbox: Outbox, now: Now) -> None:
    """Tell everything that the server has not heard of, in order.

    What the server cannot enter now is kept for the next time; what it refuses is settled. Raises
    `QueueUnreachable` and `OutboxFailed`.
    """
    if not outbox.untold(1):
        return
    ages = ages_of(outbox.everything(), now)
    while batch := outbox.untold(BATCH):
        sayable = _sayable(outbox, batch, ages)
        try:
            if sayable:
                _tell_batch(server, outbox, sayable)
        except DeskError as error:
            log.warning("replay_failed", code=error.code)
            return


def ages_of(entries: Sequence[Entry], now: Now) -> dict[int, float]:
    """How many seconds ago each entry was given out, by its `seq`; `entries` in their order.

    Where only a wall clock can tell, which may have been set since, no entry comes out older than
    those before it or younger than those after it.
    """
    measured = [(entry.seq, *now.seconds_since(entry.at, entry.office_time)) for entry in entries]
    ages: dict[int, float] = {}
    youngest = 0.0
    for seq, age, sure in reversed(measured):
        ages[seq] = age if sure else max(age, youngest + _A_LITTLE)
        youngest = max(youngest, ages[seq]) if sure else youngest + _A_LITTLE
    oldest = float("inf")
    for seq, _, sure in measured:
        ages[seq] = ages[seq] if sure else min(ages[seq], oldest)
        oldest = min(oldest, ages[seq])
    return ages


def _tell_batch(server: QueueServer, outbox: Outbox, batch: Sequence[Sayable]) -> None:
    entries = tuple(message for _, message in batch)
    request = ReplayRequest(installation=outbox.installation, entries=entries)
    outcomes: tuple[ReplayOutcome, ...]
    try:
        outcomes = server.replay(request).outcomes
    except DeskError as error:
        if error.code is not ErrorCode.INVALID_REQUEST:
            raise
        # Something in it is not as this server wants it: that one alone shall be refused.
        if len(batch) > 1:
            for one in batch:
                _tell_batch(server, outbox, [one])
            return
        outcomes = (ReplayOutcome(number=entries[0].number, taken=False, code=error.code),)
    if [one.number for one in outcomes] != [one.number for one in entries]:
        raise QueueUnreachable("The server's answer does not fit the question.")
    told: list[int] = []
    refused: list[int] = []
    for (seq, _), outcome in zip(batch, outcomes, strict=True):
        if not outcome.taken:
            log.warning("number_refused", number=outcome.number, code=outcome.code)
        (told if outcome.taken else refused).append(seq)
    outbox.settle(told, refused)


def _sayable(outbox: Outbox, batch: Sequence[Entry], ages: Mapping[int, float]) -> list[Sayable]:
    """Those entries that can be told; any other, which an older version wrote, is settled."""
    found = []
    for entry in batch:
        try:
            found.append((entry.seq, _as_message(entry, ages[entry.seq])))
        except ValidationError:
            log.error("number_unfit", number=entry.number)  # noqa: TRY400 - it would quote the entry
            outbox.settle((), (entry.seq,))
    return found


def _as_message(entry: Entry, age: float) -> ReplayEntry:
    return ReplayEntry(
        number=entry.number,
        day=entry.day,
        token=entry.token,
        key=entry.key,
        request=entry.request,
        issued_at=entry.office_time if entry.by_server else None,
        age_seconds=min(age, _MOST_SECONDS),
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
