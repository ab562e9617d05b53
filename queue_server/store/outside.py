"""People outside of the line who may stand at a counter: those who left, and those whose number is
in no books."""

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from front_desk.tickets import TicketState
from queue_server.store.bound import Bound, fields, upsert
from queue_server.store.rows import Ticket
from queue_server.store.tables import IS_UNSETTLED, refused_numbers, tickets


@dataclass(frozen=True)
class Refusal:
    """A number on paper that is in no books; `reason` is the code of what spoke against it."""

    id: int
    device: str
    business_day: date
    number: str
    service: str
    reason: str
    at: datetime


_COLUMNS = tuple(refused_numbers.c[one.name] for one in dataclasses.fields(Refusal))
_TICKET = tuple(tickets.c[one.name] for one in dataclasses.fields(Ticket))


class Outside(Bound):
    """Numbers that could not be entered, and tickets whose holders have left."""

    def note_refusal(  # noqa: PLR0917 - a row
        self,
        device: str,
        day: date,
        number: str,
        token: str,
        service: str,
        reason: str,
        at: datetime,
    ) -> bool:
        """Keep a number for staff to see to; whether it is news."""
        written = self._connection.scalar(
            upsert(self._connection.dialect.name, refused_numbers)
            .values(
                office=self._office,
                device=device,
                business_day=day,
                number=number,
                token=token,
                service=service,
                reason=reason,
                at=at,
            )
            .on_conflict_do_nothing(index_elements=["office", "token"])
            .returning(refused_numbers.c.id)
        )
        return written is not None

    def unsettled_refusals(self) -> list[Refusal]:
        """Those that nobody has seen to yet, the oldest first."""
        rows = self._connection.execute(
            select(*_COLUMNS)
            .where(refused_numbers.c.office == self._office, IS_UNSETTLED)
            .order_by(refused_numbers.c.at, refused_numbers.c.id)
        )
        return [Refusal(**fields(row)) for row in rows]

    def refusal(self, refusal_id: int) -> Refusal | None:
        """One of them, settled or not."""
        row = self._connection.execute(
            select(*_COLUMNS).where(
                refused_numbers.c.office == self._office, refused_numbers.c.id == refusal_id
            )
        ).one_or_none()
        return None if row is None else Refusal(**fields(row))

    def settle_refusal(self, refusal_id: int, at: datetime, by: str) -> bool:
        """Note that somebody has seen to it; whether that is news."""
        done = self._connection.execute(
            update(refused_numbers)
            .where(
                refused_numbers.c.office == self._office,
                refused_numbers.c.id == refusal_id,
                IS_UNSETTLED,
            )
            .values(settled_at=at, settled_by=by)
        )
        return done.rowcount == 1

    def gone(self, day: date) -> list[Ticket]:
        """Tickets of a day whose holders have left, the newest number first."""
        rows = self._connection.execute(
            select(*_TICKET)
            .where(
                tickets.c.office == self._office,
                tickets.c.business_day == day,
                tickets.c.state == TicketState.LEFT,
            )
            .order_by(tickets.c.issued_at.desc(), tickets.c.id.desc())
        )
        return [Ticket(**fields(row)) for row in rows]
