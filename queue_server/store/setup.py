"""The office's set-up: hours, services, counters, classes."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import cast

from sqlalchemy import Column, Table, and_, bindparam, delete, insert, or_, select, update

from front_desk.business_day import OpeningSpan
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import Labels
from queue_server.rules import OfficeRules
from queue_server.store.bound import Bound, fields
from queue_server.store.prepared import Prepared
from queue_server.store.rows import (
    CounterNow,
    CounterPlan,
    Office,
    PriorityClass,
    Service,
    ServiceGroup,
    SpecialDay,
)
from queue_server.store.setup_tables import (
    counter_hours,
    counter_services,
    counters,
    offices,
    opening_hours,
    priority_classes,
    service_groups,
    service_hours,
    services,
    special_days,
)
from queue_server.store.tables import IS_AT_COUNTER, tickets

# Statements that every ticket needs are built once.
_LOCK_COUNTER = Prepared(
    select(
        counters.c.code,
        counters.c.staff,
        counters.c.opened_at,
        select(tickets.c.service)
        .where(
            tickets.c.office == counters.c.office,
            tickets.c.counter == counters.c.code,
            IS_AT_COUNTER,
        )
        .scalar_subquery(),
        counters.c.break_reason,
    )
    .where(counters.c.office == bindparam("in_office"), counters.c.code == bindparam("the_code"))
    .with_for_update(of=counters)
)
_REVISION = Prepared(select(offices.c.revision).where(offices.c.code == bindparam("in_office")))
_PAUSED = Prepared(
    select(services.c.code).where(
        services.c.office == bindparam("in_office"), or_(services.c.paused, services.c.retired)
    )
)
_COUNTERS_NOW = Prepared(
    select(
        counters.c.code,
        counters.c.staff,
        counters.c.opened_at,
        tickets.c.service,
        counters.c.break_reason,
        tickets.c.called_at,
        counters.c.break_since,
    )
    .join_from(
        counters,
        tickets,
        and_(
            tickets.c.office == counters.c.office,
            tickets.c.counter == counters.c.code,
            IS_AT_COUNTER,
        ),
        isouter=True,
    )
    .where(counters.c.office == bindparam("in_office"))
    .order_by(counters.c.position)
)


class Setup(Bound):
    """Reading the whole set-up at once, writing it piece by piece."""

    def office(self) -> Office:
        """The set-up. Raises `DeskError` (NOT_FOUND) when there is no such office."""
        row = self._connection.execute(
            select(offices.c.names, offices.c.time_zone, offices.c.rules).where(
                offices.c.code == self._office
            )
        ).one_or_none()
        if row is None:
            raise DeskError(ErrorCode.NOT_FOUND, "There is no such office.")
        return Office(
            code=self._office,
            names=row.names,
            time_zone=row.time_zone,
            spans=self._spans(),
            services={service.code: service for service in self._services()},
            classes={one.code: one for one in self._classes()},
            counters={counter.code: counter for counter in self._counter_plans()},
            groups={group.code: group for group in self._groups()},
            special_days={one.day: one for one in self._special_days()},
            rules=OfficeRules.model_validate(row.rules or {}),
        )

    def office_exists(self) -> bool:
        """Whether the office is set up."""
        found = select(offices.c.code).where(offices.c.code == self._office)
        return self._connection.scalar(found) is not None

    def revision(self) -> int:
        """The revision of the newest event; 0 when nothing happened yet."""
        counted = self._revisions.last(self._office)
        if counted is not None:
            return counted
        row = self._row(_REVISION)
        return 0 if row is None else cast("int", row[0])

    def lock_office(self) -> None:
        """Keep other processes' writers out of this office until the end, before all other locks.

        SQLite has one writer anyway.
        """
        self._revisions.lock(self._office)

    def add_office(self, names: Labels, time_zone: str) -> None:
        """Set up an office without anything in it."""
        self._connection.execute(
            insert(offices).values(code=self._office, names=names, time_zone=time_zone, revision=0)
        )

    def set_hours(self, spans: Iterable[OpeningSpan]) -> None:
        """Replace the opening hours; none at all means always open."""
        self._connection.execute(
            delete(opening_hours).where(opening_hours.c.office == self._office)
        )
        for span in spans:
            self._connection.execute(
                insert(opening_hours).values(
                    office=self._office,
                    weekday=span.weekday,
                    opens=span.opens,
                    closes=span.closes,
                )
            )

    def set_rules(self, rules: OfficeRules) -> None:
        """Replace the office's rules."""
        self._connection.execute(
            update(offices)
            .where(offices.c.code == self._office)
            .values(rules=rules.model_dump(mode="json", exclude_defaults=True))
        )

    def set_special_day(self, special: SpecialDay) -> None:
        """Give a day hours of its own, or none."""
        self.drop_special_day(special.day)
        self._connection.execute(
            insert(special_days).values(
                office=self._office,
                day=special.day,
                names=special.names,
                spans=[[_hour(opens), _hour(closes)] for opens, closes in special.spans],
            )
        )

    def drop_special_day(self, day: date) -> None:
        """Let a day have its usual hours again."""
        self._connection.execute(
            delete(special_days).where(
                special_days.c.office == self._office, special_days.c.day == day
            )
        )

    def add_group(self, group: ServiceGroup) -> None:
        """A new group of services."""
        self._connection.execute(insert(service_groups).values(office=self._office, **vars(group)))

    def add_service(self, service: Service) -> None:
        """A new service."""
        row = {name: value for name, value in vars(service).items() if name != "spans"}
        self._connection.execute(insert(services).values(office=self._office, **row))
        self.set_service_hours(service.code, service.spans)

    def set_service_limits(
        self,
        service: str,
        *,
        daily_quota: int | None,
        per_person: int | None,
        per_window: int | None,
    ) -> None:
        """Replace how many numbers a service gives out."""
        self._connection.execute(
            update(services)
            .where(services.c.office == self._office, services.c.code == service)
            .values(daily_quota=daily_quota, per_person=per_person, per_window=per_window)
        )

    def set_service_hours(self, service: str, spans: Iterable[OpeningSpan]) -> None:
        """Replace the hours of a service; none at all means those of the office."""
        self._set_own_hours(service_hours, service_hours.c.service, service, spans)

    def set_counter_hours(self, counter: str, spans: Iterable[OpeningSpan]) -> None:
        """Replace when somebody is to sit at a counter; none at all means the office's hours."""
        self._set_own_hours(counter_hours, counter_hours.c.counter, counter, spans)

    def add_class(self, one: PriorityClass) -> None:
        """A new priority class."""
        self._connection.execute(insert(priority_classes).values(office=self._office, **vars(one)))

    def add_counter(self, plan: CounterPlan) -> None:
        """A new counter, closed."""
        self._connection.execute(
            insert(counters).values(
                office=self._office, code=plan.code, position=plan.position, names=plan.names
            )
        )
        self.set_counter_services(plan.code, plan.services)
        self.set_counter_hours(plan.code, plan.spans)

    def set_counter_services(self, counter: str, codes: Iterable[str]) -> None:
        """Replace what a counter serves."""
        self._connection.execute(
            delete(counter_services).where(
                counter_services.c.office == self._office, counter_services.c.counter == counter
            )
        )
        for code in codes:
            self._connection.execute(
                insert(counter_services).values(office=self._office, counter=counter, service=code)
            )

    def paused_services(self) -> frozenset[str]:
        """Services that give out no numbers at the moment, retired ones among them."""
        return frozenset(row[0] for row in self._rows(_PAUSED))

    def set_paused(self, service: str, *, paused: bool) -> None:
        """Pause or resume a service."""
        self._connection.execute(
            update(services)
            .where(services.c.office == self._office, services.c.code == service)
            .values(paused=paused)
        )

    def counters_now(self) -> dict[str, CounterNow]:
        """Every counter as it stands, in the order people see them."""
        return {row[0]: CounterNow(*row) for row in self._rows(_COUNTERS_NOW)}

    def lock_counter(self, code: str) -> CounterNow:
        """One counter, kept from others until the end. Raises `DeskError` (UNKNOWN_COUNTER)."""
        row = self._row(_LOCK_COUNTER, the_code=code)
        if row is None:
            raise DeskError(ErrorCode.UNKNOWN_COUNTER, "There is no such counter.")
        return CounterNow(*row)

    def seat(self, counter: str, staff: str | None, at: datetime) -> None:
        """Put a member of staff at a counter, or with None close it."""
        self._connection.execute(
            update(counters)
            .where(counters.c.office == self._office, counters.c.code == counter)
            .values(
                staff=staff,
                opened_at=None if staff is None else at,
                break_reason=None,
                break_since=None,
            )
        )

    def set_break(self, counter: str, reason: str | None, at: datetime) -> None:
        """Let a counter rest for a reason, or with None go on."""
        self._connection.execute(
            update(counters)
            .where(counters.c.office == self._office, counters.c.code == counter)
            .values(break_reason=reason, break_since=None if reason is None else at)
        )

    def _spans(self) -> tuple[OpeningSpan, ...]:
        rows = self._connection.execute(
            select(opening_hours.c.weekday, opening_hours.c.opens, opening_hours.c.closes)
            .where(opening_hours.c.office == self._office)
            .order_by(opening_hours.c.weekday, opening_hours.c.opens)
        )
        return tuple(OpeningSpan(row.weekday, row.opens, row.closes) for row in rows)

    def _services(self) -> list[Service]:
        columns = [c for c in services.c if c.name not in ("office", "paused")]
        rows = self._connection.execute(
            select(*columns).where(services.c.office == self._office).order_by(services.c.position)
        )
        hours = self._own_hours(service_hours, service_hours.c.service)
        return [Service(**fields(row), spans=tuple(hours.get(row.code, ()))) for row in rows]

    def _groups(self) -> list[ServiceGroup]:
        columns = [c for c in service_groups.c if c.name != "office"]
        rows = self._connection.execute(
            select(*columns)
            .where(service_groups.c.office == self._office)
            .order_by(service_groups.c.position)
        )
        return [ServiceGroup(**fields(row)) for row in rows]

    def _special_days(self) -> list[SpecialDay]:
        rows = self._connection.execute(
            select(special_days.c.day, special_days.c.names, special_days.c.spans).where(
                special_days.c.office == self._office
            )
        )
        return [
            SpecialDay(
                row.day,
                row.names,
                tuple((time.fromisoformat(one), time.fromisoformat(two)) for one, two in row.spans),
            )
            for row in rows
        ]

    def _classes(self) -> list[PriorityClass]:
        columns = [c for c in priority_classes.c if c.name != "office"]
        rows = self._connection.execute(
            select(*columns)
            .where(priority_classes.c.office == self._office)
            .order_by(priority_classes.c.position)
        )
        return [PriorityClass(**fields(row)) for row in rows]

    def _counter_plans(self) -> list[CounterPlan]:
        served: dict[str, list[str]] = {}
        for pair in self._connection.execute(
            select(counter_services.c.counter, counter_services.c.service)
            .where(counter_services.c.office == self._office)
            .order_by(counter_services.c.service)
        ):
            served.setdefault(pair.counter, []).append(pair.service)
        rows = self._connection.execute(
            select(counters.c.code, counters.c.position, counters.c.names, counters.c.retired)
            .where(counters.c.office == self._office)
            .order_by(counters.c.position)
        )
        hours = self._own_hours(counter_hours, counter_hours.c.counter)
        return [
            CounterPlan(
                row.code,
                row.position,
                row.names,
                tuple(served.get(row.code, ())),
                tuple(hours.get(row.code, ())),
                row.retired,
            )
            for row in rows
        ]

    def _own_hours(self, table: Table, whose: Column[str]) -> dict[str, list[OpeningSpan]]:
        """Hours by what keeps them, in order."""
        found: dict[str, list[OpeningSpan]] = {}
        for code, *span in self._connection.execute(
            select(whose, table.c.weekday, table.c.opens, table.c.closes)
            .where(table.c.office == self._office)
            .order_by(table.c.weekday, table.c.opens)
        ):
            found.setdefault(code, []).append(OpeningSpan(*span))
        return found

    def _set_own_hours(
        self, table: Table, whose: Column[str], code: str, spans: Iterable[OpeningSpan]
    ) -> None:
        self._connection.execute(delete(table).where(table.c.office == self._office, whose == code))
        for span in spans:
            self._connection.execute(
                insert(table).values({"office": self._office, whose.name: code, **vars(span)})
            )


def _hour(moment: time) -> str:
    return moment.isoformat(timespec="minutes")
