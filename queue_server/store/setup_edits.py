"""Changing an office's set-up as a whole, without touching what has happened."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Table, and_, delete, func, insert, or_, select, update

from front_desk.messages import Labels
from front_desk.tickets import OPEN_STATES
from queue_server.store.bound import Bound
from queue_server.store.rows import CounterPlan, PriorityClass, Service, ServiceGroup
from queue_server.store.setup_tables import (
    counter_hours,
    counter_services,
    counters,
    offices,
    priority_classes,
    service_groups,
    service_hours,
    services,
)
from queue_server.store.tables import calls, tickets


class SetupEdits(Bound):
    """Writing over what is there. Hours, limits and counters' services: see `Setup`."""

    def rename_office(self, names: Labels, time_zone: str) -> None:
        """Replace the office's names and time zone."""
        self._connection.execute(
            update(offices)
            .where(offices.c.code == self._office)
            .values(names=names, time_zone=time_zone)
        )

    def replace_groups(self, groups: Iterable[ServiceGroup]) -> None:
        """Have these groups and no others."""
        self._connection.execute(
            delete(service_groups).where(service_groups.c.office == self._office)
        )
        for group in groups:
            self._connection.execute(
                insert(service_groups).values(office=self._office, **vars(group))
            )

    def free_all_series(self, codes: Sequence[str]) -> None:
        """Let the letters of these services be given anew, also crosswise."""
        for at, code in enumerate(codes):
            # Two digits are nobody's letters, and are gone before the transaction ends.
            self._change(services, code, {"series": f"{at % 100:02d}"})

    def change_service(self, service: Service) -> None:
        """Replace everything about a service but its hours and whether it is paused."""
        values = {k: v for k, v in vars(service).items() if k not in ("code", "spans")}
        self._change(services, service.code, values)

    def change_counter(self, plan: CounterPlan) -> None:
        """Replace everything about a counter but what it serves, its hours and who sits there."""
        values = {"names": plan.names, "position": plan.position, "retired": plan.retired}
        self._change(counters, plan.code, values)

    def change_class(self, one: PriorityClass) -> None:
        """Replace everything about a priority class."""
        self._change(
            priority_classes, one.code, {k: v for k, v in vars(one).items() if k != "code"}
        )

    def drop_service(self, code: str) -> None:
        """Delete a service that never had a number."""
        for table in (counter_services, service_hours):
            self._connection.execute(
                delete(table).where(table.c.office == self._office, table.c.service == code)
            )
        self._drop(services, code)

    def drop_counter(self, code: str) -> None:
        """Delete a counter to which nobody was ever called."""
        for table in (counter_services, counter_hours):
            self._connection.execute(
                delete(table).where(table.c.office == self._office, table.c.counter == code)
            )
        self._drop(counters, code)

    def drop_class(self, code: str) -> None:
        """Delete a priority class that nobody ever had."""
        self._drop(priority_classes, code)

    def had_service(self, code: str) -> bool:
        """Whether a number was ever given out for a service, or sent to it."""
        return self._any(tickets, or_(tickets.c.service == code, tickets.c.return_service == code))

    def had_counter(self, code: str) -> bool:
        """Whether anybody was ever called to a counter, or sent to it."""
        return self._any(calls, calls.c.counter == code) or self._any(tickets, _at(code))

    def had_class(self, code: str) -> bool:
        """Whether anybody ever had a priority class."""
        return self._any(tickets, tickets.c.priority == code)

    def still_open(self, day: date, *, service: str) -> int:
        """How many numbers of a service are booked or under way, from a day on."""
        wanted = or_(tickets.c.service == service, tickets.c.return_service == service)
        return self._count_open(day, wanted)

    def still_open_at(self, day: date, counter: str) -> int:
        """How many numbers are at a counter or on their way to it, from a day on."""
        return self._count_open(day, _at(counter))

    def _count_open(self, day: date, which: ColumnElement[bool]) -> int:
        found: int = self._connection.execute(
            select(func.count()).where(
                tickets.c.office == self._office,
                tickets.c.business_day >= day,
                tickets.c.state.in_(OPEN_STATES),
                which,
            )
        ).scalar_one()
        return found

    def _any(self, table: Table, which: ColumnElement[bool]) -> bool:
        found = select(table.c.office).where(and_(table.c.office == self._office, which)).limit(1)
        return self._connection.scalar(found) is not None

    def _change(self, table: Table, code: str, values: dict[str, object]) -> None:
        self._connection.execute(
            update(table)
            .where(table.c.office == self._office, table.c.code == code)
            .values(**values)
        )

    def _drop(self, table: Table, code: str) -> None:
        self._connection.execute(
            delete(table).where(table.c.office == self._office, table.c.code == code)
        )


def _at(counter: str) -> ColumnElement[bool]:
    return or_(
        tickets.c.counter == counter,
        tickets.c.wanted_counter == counter,
        tickets.c.return_counter == counter,
    )
