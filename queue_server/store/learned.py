"""What waits are learned from: how long calls held a counter, and what people were told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import ValidationError
from sqlalchemy import select

from queue_server.calibration import Calibrations, Prediction
from queue_server.speeds import Held
from queue_server.store.bound import Bound, upsert
from queue_server.store.tables import tickets, wait_calibrations
from queue_server.waits import Estimate, Wait


@dataclass(frozen=True)
class ToldWait:
    """What somebody was told, and how it came."""

    told: Prediction
    service: str
    priority: str | None
    issued_at: datetime
    called_at: datetime


Holds = dict[str, list[Held]]
"""By service, how long calls held a counter."""


class Learned(Bound):
    """Reading what happened, so as to tell better waits."""

    def holds(self, since: date, until: date) -> Holds:
        """How long each call held its counter, of the tickets from one day to another, both
        included: of people who were served, and of some who did not come."""
        t = tickets.c
        rows = self._connection.execute(
            select(t.service, t.called_at, t.freed_at, t.serving_at).where(
                t.office == self._office,
                t.business_day.between(since, until),
                t.called_at.is_not(None),
                t.freed_at >= t.called_at,
            )
        )
        found: Holds = {}
        for service, called_at, freed_at, serving_at in rows:
            seconds = (freed_at - called_at).total_seconds()
            found.setdefault(service, []).append(Held(seconds, serving_at is not None))
        return found

    def told_and_waited(self, day: date, after: datetime) -> Sequence[ToldWait]:
        """What those were told who were first called on a day after a moment, oldest first.

        People who stood in line from their number to their first call.
        """
        t = tickets.c
        rows = self._connection.execute(
            select(
                t.told_seconds, t.told_deviation, t.told_low, t.told_high, t.service, t.priority,
                t.issued_at, t.first_called_at,
            )
            .where(
                t.office == self._office,
                t.business_day == day,
                t.first_called_at > after,
                t.told_high.is_not(None),
                t.waiting_since == t.issued_at,
            )
            .order_by(t.first_called_at)
        )  # fmt: skip
        return [
            ToldWait(Prediction(Estimate(row[0], row[1]), Wait(row[2], row[3])), *row[4:])
            for row in rows
        ]

    def calibrations(self) -> Calibrations:
        """What the office has learned of its ranges; what cannot be read is learned afresh."""
        state = self._connection.scalar(
            select(wait_calibrations.c.state).where(wait_calibrations.c.office == self._office)
        )
        try:
            return Calibrations.model_validate(state or {})
        except ValidationError:
            return Calibrations()

    def calibrated_at(self) -> datetime | None:
        """Until when calls have been learned from."""
        return self._connection.scalar(
            select(wait_calibrations.c.at).where(wait_calibrations.c.office == self._office)
        )

    def keep_calibrations(self, calibrations: Calibrations, at: datetime) -> None:
        """Keep what has been learned from the calls until `at`."""
        row = {"state": calibrations.model_dump(mode="json"), "at": at}
        self._connection.execute(
            upsert(self._connection.dialect.name, wait_calibrations)
            .values(office=self._office, **row)
            .on_conflict_do_update(index_elements=["office"], set_=row)
        )
