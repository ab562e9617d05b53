"""The real server with wards on it, in this process: its whole application, without a socket."""

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import structlog
from pydantic import BaseModel
from sqlalchemy import Engine, create_engine, select

from front_desk.business_day import OpeningSpan
from front_desk.errors import DeskError, ErrorCode
from front_desk.fault_messages import FaultReport
from front_desk.lease_messages import LeaseRequest, LeaseView, ReplayRequest, ReplayView
from front_desk.messages import (
    API,
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    ServicesView,
    TicketRequest,
    TicketView,
)
from front_desk.tickets import format_number
from kiosk.ports import QueueUnreachable
from queue_server.accounts import csrf_of, new_token, sign_in, token_hash
from queue_server.app import create_app
from queue_server.derived import Difference, check_office
from queue_server.rules import BookingRules, OfficeRules, PolicyRules
from queue_server.seed import CLASSES, COUNTERS, OFFICE_NAMES, SERVICES
from queue_server.store.rows import DeviceKind, Role
from queue_server.store.tables import events, tickets
from queue_server.store.unit import Unit
from settings.model import Settings
from tests.desk_kit import StandingClock
from tests.proofs import ward as model
from tests.proofs.ward import KIOSKS, SERIES, SERVES, Slip, Told
from tests.proofs.wire import Answer

Read = TypeVar("Read", bound=BaseModel)

BEGIN = datetime(2026, 11, 23, 1, tzinfo=UTC)
"""Monday, eight o'clock in Hanoi."""

PORTAL = "portal-1"
RULES = OfficeRules(
    policy=PolicyRules(most_overtakes=model.MOST_OVERTAKES),
    booking=BookingRules(
        days_ahead=model.DAYS_AHEAD,
        slot_minutes=int(model.WINDOW.total_seconds() // 60),
        lapse_at=model.LAPSE_AT,
    ),
    numbers_per_person=model.MOST_NUMBERS,
    calls_before_missed=model.CALLS_BEFORE_MISSED,
    recall_rest_seconds=int(model.RECALL_REST.total_seconds()),
    undo_seconds=int(model.UNDO_FOR.total_seconds()),
)
_SESSION_HOURS = 24 * 14


@dataclass
class WardServer:
    """The application over one database, by a clock that stands still; wards are its offices."""

    database_url: str
    folder: Path
    clock: StandingClock
    runner: asyncio.Runner = field(repr=False)
    books: Engine = field(repr=False)
    wards: int = 0

    def start(self) -> None:
        """Start up as a new process would."""
        settings = Settings.model_validate({"server": {"database_url": self.database_url}})
        self.app = create_app(settings, self.folder, self.clock)
        self._life = self.app.router.lifespan_context(self.app)
        self.runner.run(self._life.__aenter__())

    def stop(self) -> None:
        """Shut down; what was answered is kept."""
        self.runner.run(self._life.__aexit__(None, None, None))

    def ask(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        *,
        key: str = "",
        body: dict[str, Any] | None = None,
    ) -> Answer:
        """One request under `/api/v1`, through the whole application."""
        return self.runner.run(self._ask(method, path, headers, key, body))

    async def _ask(
        self, method: str, path: str, headers: dict[str, str], key: str, body: Any
    ) -> Answer:
        content = b"" if body is None else json.dumps(body).encode()
        sent = {"host": "localhost", "content-length": str(len(content)), **headers}
        if key:
            sent["idempotency-key"] = key
        if body is not None:
            sent["content-type"] = "application/json"
        plain, _, query = path.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http",
            "method": method, "path": API + plain, "raw_path": (API + plain).encode(),
            "query_string": query.encode(), "root_path": "", "client": ("127.0.0.1", 1),
            "server": ("localhost", 80),
            "headers": [(name.lower().encode(), text.encode()) for name, text in sent.items()],
        }  # fmt: skip
        answered: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": content, "more_body": False}

        async def send(message: Any) -> None:
            answered.append(message)

        await self.app(scope, receive, send)
        text = b"".join(one.get("body", b"") for one in answered[1:])
        return Answer(answered[0]["status"], text.decode())

    def furnish(self) -> "RealWard":
        """One more ward, with everybody signed in and nobody at the counters yet."""
        self.wards += 1
        office = f"phuong-{self.wards}"
        devices: dict[str, DeviceKind] = {**dict.fromkeys(KIOSKS, "kiosk"), PORTAL: "portal"}
        tokens = {name: new_token() for name in devices}

        def work(unit: Unit) -> dict[str, str]:
            repo = unit.at(office)
            repo.add_office(OFFICE_NAMES, model.ZONE.key)
            repo.set_rules(RULES)
            repo.set_hours(tuple(OpeningSpan(day, model.OPENS, model.CLOSES) for day in range(7)))
            for code, weight in model.WEIGHTS.items():
                repo.add_class(replace(CLASSES[0], code=code, weight=weight))
            for position, (code, series) in enumerate(SERIES.items(), 1):
                repo.add_service(
                    replace(
                        SERVICES[0], code=code, series=series, position=position,
                        service_group=None, daily_quota=model.QUOTA.get(code),
                        per_person=model.PER_PERSON.get(code),
                        per_window=model.PER_WINDOW.get(code),
                    )
                )  # fmt: skip
            for position, (code, services) in enumerate(SERVES.items(), 1):
                plan = replace(COUNTERS[0], code=code, position=position)
                repo.add_counter(replace(plan, services=tuple(sorted(services))))
            for name, kind in devices.items():
                repo.add_device(name, kind, token_hash(tokens[name]))
            sessions = {}
            for who in (*map(clerk_of, SERVES), model.SENIOR):
                name = who.removeprefix("staff:")
                role: Role = "manager" if who == model.SENIOR else "staff"
                repo.add_staff(name, name, role, "!")
                member = repo.staff_member(name)
                assert member is not None
                sessions[who] = sign_in(repo, member, self.clock.now, _SESSION_HOURS)
            return sessions

        headers = {
            who: {"Cookie": f"motcua_session={token}", "X-CSRF-Token": csrf_of(token)}
            for who, token in self.app.state.services.store.write_now(work).items()
        }
        for name, token in tokens.items():
            headers[f"device:{name}"] = {"Authorization": f"Bearer {token}"}
        return RealWard(self, office, {**headers, "phone:": {}})


@dataclass(frozen=True)
class RealWard:
    """One ward at the server."""

    server: WardServer = field(repr=False)
    office: str
    headers: dict[str, dict[str, str]] = field(repr=False)

    def ask(self, who: str, method: str, path: str, **rest: Any) -> Answer:
        """A request of somebody."""
        return self.server.ask(method, path, self.headers[who], **rest)

    def rows(self) -> list[Any]:
        """Every ticket as it is kept, in the order of writing."""
        with self.server.books.connect() as connection:
            found = select(*tickets.c).where(tickets.c.office == self.office)
            return list(connection.execute(found.order_by(tickets.c.id)))

    def slips(self) -> list[Slip]:
        """The same in the words of the model."""
        rows = self.rows()
        places = {row.id: place for place, row in enumerate(rows)}
        return [
            Slip(
                place=places[row.id],
                day=row.business_day,
                label=format_number(row.series, row.number),
                service=row.service,
                state=row.state.value,
                issued_at=row.issued_at,
                came_at=row.waiting_since,
                priority=row.priority,
                person=row.person_key or "",
                counter=row.counter,
                wanted=row.wanted_counter,
                calls=row.call_count,
                called_at=row.called_at,
                parked_by=row.parked_by,
                for_papers=row.parked_for_papers,
                back=(row.return_service, row.return_counter),
                visit=None if row.visit is None else places[row.visit],
                window=row.window_from,
            )
            for row in rows
        ]

    def told(self) -> list[Told]:
        """What the events say of tickets, oldest first."""
        places = {row.id: place for place, row in enumerate(self.rows())}
        with self.server.books.connect() as connection:
            found = (
                select(events.c.kind, events.c.actor, events.c.ticket)
                .where(events.c.office == self.office, events.c.ticket.is_not(None))
                .order_by(events.c.revision)
            )
            rows = connection.execute(found).all()
        return [Told(row.kind, row.actor, places[row.ticket]) for row in rows]

    def differences(self) -> list[Difference]:
        """Where tables and reports differ from what follows from the events."""
        store = self.server.app.state.services.store
        found: list[Difference] = store.read_now(lambda unit: check_office(unit.at(self.office)))
        return found


@dataclass
class Line:
    """A kiosk's way to the server: a `QueueServer` whose messages may get lost."""

    ward: RealWard
    who: str
    link: str = "up"
    late: list[tuple[str, TicketRequest]] = field(default_factory=list)

    def services(self) -> ServicesView:
        """See `QueueServer`."""
        if self.link not in {"up", "half deaf"}:
            raise QueueUnreachable(self.link)
        answer = self.ward.ask(self.who, "GET", "/services")
        return ServicesView.model_validate_json(answer.text)

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        """See `QueueServer`."""
        if self.link == "late":
            self.late.append((key, request))
        return self._send(TicketView, "/tickets", request, key)

    def lease(self, request: LeaseRequest) -> LeaseView:
        """See `QueueServer`."""
        return self._send(LeaseView, "/leases", request)

    def replay(self, request: ReplayRequest) -> ReplayView:
        """See `QueueServer`."""
        return self._send(ReplayView, "/tickets/replay", request)

    def find(self, ticket: str) -> TicketView:
        """Not of this test."""
        raise NotImplementedError

    def check_in(self, request: CheckInRequest, key: str) -> TicketView:
        """Not of this test."""
        raise NotImplementedError

    def rate(self, rating: RatingRequest, key: str) -> None:
        """Not of this test."""
        raise NotImplementedError

    def ask_for_help(self, request: HelpRequest, key: str) -> None:
        """Not of this test."""
        raise NotImplementedError

    def report_faults(self, report: FaultReport) -> None:
        """Not of this test."""
        raise NotImplementedError

    def close(self) -> None:
        """See `QueueServer`."""

    def _send(self, kind: type[Read], path: str, body: BaseModel, key: str = "") -> Read:
        if self.link in {"cut", "late"}:
            raise QueueUnreachable(self.link)
        answer = self.ward.ask(self.who, "POST", path, key=key, body=body.model_dump(mode="json"))
        if self.link != "up":
            raise QueueUnreachable(self.link)
        if answer.status >= 400:
            raise DeskError(ErrorCode(answer.json()["code"]), "as the server says")
        return kind.model_validate_json(answer.text)


def clerk_of(counter: str) -> str:
    """Who sits at a counter."""
    return f"staff:canbo-{counter[-1]}"


@contextmanager
def ward_server(database_url: str, folder: Path) -> Iterator[WardServer]:
    """Serve until the end of the block."""
    before = structlog.get_config()
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL),
        cache_logger_on_first_use=False,
    )
    books = create_engine(database_url)
    with asyncio.Runner() as runner:
        server = WardServer(database_url, folder, StandingClock(BEGIN), runner, books)
        server.start()
        try:
            yield server
        finally:
            server.stop()
            structlog.configure(**before)
            books.dispose()
