"""What is changed in an office whose database was restored from a backup."""

from datetime import date, datetime

from sqlalchemy import delete, func, select, update

from queue_server.store.bound import Bound
from queue_server.store.setup_tables import devices, offices, services, staff_sessions
from queue_server.store.tables import events, number_series


class Renewal(Bound):
    """Going on from an older state of the same office."""

    def all_letters(self) -> list[str]:
        """The letters of every series, of services and of kiosks."""
        own = select(devices.c.series).where(
            devices.c.office == self._office, devices.c.series.is_not(None)
        )
        found = select(services.c.series).where(services.c.office == self._office).union(own)
        return list(self._connection.scalars(found))

    def last_numbers(self) -> dict[tuple[date, str], int]:
        """The last number that was given out, by day and series."""
        rows = self._connection.execute(
            select(
                number_series.c.business_day, number_series.c.series, number_series.c.last
            ).where(number_series.c.office == self._office)
        )
        return {(row[0], row[1]): row[2] for row in rows}

    def device_tokens(self) -> frozenset[str]:
        """The hashes of all devices' tokens, which no other database of the office has."""
        own = select(devices.c.token_hash).where(devices.c.office == self._office)
        return frozenset(self._connection.scalars(own))

    def newest_moment(self) -> datetime | None:
        """When something happened last, if anything did."""
        newest: datetime | None = self._connection.scalar(
            select(func.max(events.c.at)).where(events.c.office == self._office)
        )
        return newest

    def set_incarnation(self, incarnation: str) -> None:
        """Let everybody who remembers this office see that it has another past now."""
        self._connection.execute(
            update(offices).where(offices.c.code == self._office).values(incarnation=incarnation)
        )

    def end_all_sessions(self) -> None:
        """Everybody signs in again."""
        self._connection.execute(
            delete(staff_sessions).where(staff_sessions.c.office == self._office)
        )
