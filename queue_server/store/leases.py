"""Numbers that kiosks give out by themselves: their letters, and the blocks that they hold."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from front_desk.errors import DeskError, ErrorCode
from front_desk.tickets import LAST_NUMBER
from queue_server.store.bound import Bound, fields, upsert
from queue_server.store.rows import NumberLease
from queue_server.store.savepoints import savepoint
from queue_server.store.setup_tables import devices, offices, services
from queue_server.store.tables import number_leases, number_series, tickets

KIOSK_LETTERS = "XYZWVUTSRPNMLKHG"
"""Letters of kiosks; those of services come from the other end of the alphabet."""

_NUMBER_AT_END = re.compile(r"[0-9]{1,6}$")


@cache
def _raise_series(dialect: str) -> Any:
    made = upsert(dialect, number_series)
    wanted = made.excluded.last
    greater = case((number_series.c.last < wanted, wanted), else_=number_series.c.last)
    return made.on_conflict_do_update(
        index_elements=["office", "business_day", "series"], set_={"last": greater}
    )


def _letters_for(kiosk: str) -> Iterator[str]:
    """What a kiosk of this name may be given, best first: `kiosk-1` X, `kiosk-2` Y, and so on."""
    found = _NUMBER_AT_END.search(kiosk)
    begin = int(found[0]) - 1 if found else sum(kiosk.encode())
    turned = [KIOSK_LETTERS[(begin + n) % len(KIOSK_LETTERS)] for n in range(len(KIOSK_LETTERS))]
    yield from turned
    yield from (one + two for one in turned for two in KIOSK_LETTERS)


class Leases(Bound):
    """Who may give out which numbers without asking."""

    def standing(self) -> tuple[str, int]:
        """The office's incarnation, and the revision of its newest event."""
        row = self._connection.execute(
            select(offices.c.incarnation, offices.c.revision).where(offices.c.code == self._office)
        ).one()
        counted = self._revisions.last(self._office)
        return row.incarnation, row.revision if counted is None else counted

    def kiosk_series(self) -> dict[str, str]:
        """The letters of each device that has some, by its name."""
        rows = self._connection.execute(
            select(devices.c.name, devices.c.series).where(
                devices.c.office == self._office, devices.c.series.is_not(None)
            )
        )
        return {row.name: row.series for row in rows}

    def set_kiosk_series(self, device: str, series: str) -> None:
        """Give a device letters that nobody else in the office has."""
        self._connection.execute(
            update(devices)
            .where(devices.c.office == self._office, devices.c.name == device)
            .values(series=series)
        )

    def letters_of(self, kiosk: str) -> str:
        """The letters of a kiosk; at the first time some that no service and no kiosk has.

        They go by its name, so that a kiosk that is set up again gets the same.
        """
        taken = self.kiosk_series()
        if kiosk in taken:
            return taken[kiosk]
        of_services = self._connection.scalars(
            select(services.c.series).where(services.c.office == self._office)
        )
        used = {*taken.values(), *of_services}
        free = next(one for one in _letters_for(kiosk) if one not in used)
        self.set_kiosk_series(kiosk, free)
        return free

    def lease_after(
        self, device: str, installation: str, day: date, after: int
    ) -> NumberLease | None:
        """The first block of a day that an installation got and that begins after a number."""
        row = self._connection.execute(
            select(*_COLUMNS)
            .where(
                number_leases.c.office == self._office,
                number_leases.c.device == device,
                number_leases.c.installation == installation,
                number_leases.c.business_day == day,
                number_leases.c.first > after,
            )
            .order_by(number_leases.c.first)
            .limit(1)
        ).one_or_none()
        return None if row is None else NumberLease(**fields(row))

    def epoch_of(self, device: str, installation: str) -> int:
        """Which installation of a device this is, from 1; a new one comes after all others."""
        mine: int | None = self._connection.scalar(
            select(number_leases.c.epoch)
            .where(
                number_leases.c.office == self._office,
                number_leases.c.device == device,
                number_leases.c.installation == installation,
            )
            .limit(1)
        )
        if mine is not None:
            return mine
        newest = select(func.max(number_leases.c.epoch)).where(
            number_leases.c.office == self._office, number_leases.c.device == device
        )
        return (self._connection.scalar(newest) or 0) + 1

    def take_block(self, day: date, series: str, size: int, after: int) -> tuple[int, int]:
        """Take the next numbers of a series, all greater than `after`: the first and the last.

        They are fewer than `size` at the end of the series. Raises `DeskError`
        (NUMBERS_EXHAUSTED).
        """
        used = self._connection.scalar(
            select(number_series.c.last).where(
                number_series.c.office == self._office,
                number_series.c.business_day == day,
                number_series.c.series == series,
            )
        )
        first = max(used or 0, after) + 1
        last = min(first + size - 1, LAST_NUMBER)
        if first > LAST_NUMBER:
            raise DeskError(ErrorCode.NUMBERS_EXHAUSTED, f"Series {series} is used up for {day}.")
        self.pass_over(day, series, last)
        return first, last

    def pass_over(self, day: date, series: str, number: int) -> None:
        """See to it that no number of a series up to this one is given out any more."""
        self._connection.execute(
            _raise_series(self._connection.dialect.name),
            {"office": self._office, "business_day": day, "series": series, "last": number},
        )

    def add_lease(self, lease: NumberLease, at: datetime) -> None:
        """Note who has a block."""
        self._connection.execute(
            insert(number_leases).values(office=self._office, granted_at=at, **vars(lease))
        )

    def lease_granted_at(self, series: str, day: date, number: int) -> datetime | None:
        """When the block with this number was handed out, if that is known."""
        return self._connection.scalar(
            select(number_leases.c.granted_at).where(
                number_leases.c.office == self._office,
                number_leases.c.series == series,
                number_leases.c.business_day == day,
                number_leases.c.first <= number,
                number_leases.c.last >= number,
            )
        )

    def issued_before(self, series: str, day: date, number: int) -> datetime | None:
        """When the nearest smaller number of a series was issued."""
        return self._connection.scalar(
            select(tickets.c.issued_at)
            .where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                tickets.c.series == series,
                tickets.c.number < number,
            )
            .order_by(tickets.c.number.desc())
            .limit(1)
        )

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What fails in here undoes only itself.

        Raises `DeskError` (NUMBER_TAKEN) when a rule of the database is broken.
        """
        try:
            with savepoint(self._connection, self._revisions):
                yield
        except IntegrityError as error:
            raise DeskError(
                ErrorCode.NUMBER_TAKEN, "The database has another ticket in its place."
            ) from error


_COLUMNS = tuple(c for c in number_leases.c if c.name not in ("office", "granted_at"))
