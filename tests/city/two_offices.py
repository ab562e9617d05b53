"""Two offices behind one server; the other one has people in every state and words of its own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import create_engine, select

from queue_server.accounts import add_device, add_user
from queue_server.rules import OfficeRules
from queue_server.seed import CLASSES, COUNTERS, SERVICES, Seeded, seed
from queue_server.store.columns import metadata
from queue_server.store.rows import Role
from queue_server.store.unit import Unit
from tests.city.openapi_walk import Operation, Pool, operations
from tests.servers import OFFICE, ZONE, RunningServer, key, start_server

OTHER = "phuong-khac"
SECRET = "MOTHERSWORD"
"""In everything that the other office names or writes."""

PASSWORD = "mat khau rat dai"
ROLES: tuple[Role, ...] = ("staff", "manager", "admin", "auditor")
LEARNED = {"wait_calibrations"}
"""Written by the server of its own accord, at any time."""

NOBODYS = {"sign_in_attempts"}
"""Of no office; hashes only."""


@dataclass(frozen=True)
class Side:
    """An office, who may speak for it, and what it knows."""

    office: str
    tokens: Mapping[str, str] = field(repr=False)
    cookies: Mapping[str, dict[str, str]] = field(repr=False)
    knows: dict[str, list[object]] = field(default_factory=dict, repr=False)

    def callers(self) -> dict[str, dict[str, str]]:
        """Headers by who asks: devices, a board's browser, staff, and nobody."""
        devices = {
            name: {"Authorization": f"Bearer {token}"} for name, token in self.tokens.items()
        }
        browser = {"Cookie": f"motcua_board={self.tokens['board']}"}
        return {**devices, **self.cookies, "board's browser": browser, "nobody": {}}


@dataclass(frozen=True)
class City:
    """One server with two offices, and the other office's rows."""

    server: RunningServer
    ours: Side
    theirs: Side
    database: Path
    operations: list[Operation]

    def their_rows(self) -> dict[str, list[Any]]:
        """Everything in the database that belongs to the other office."""
        engine = create_engine(f"sqlite:///{self.database}")
        try:
            with engine.connect() as connection:
                return {
                    table.name: sorted(map(repr, connection.execute(_of(table, OTHER))))
                    for table in metadata.tables.values()
                    if table.name not in LEARNED | NOBODYS
                }
        finally:
            engine.dispose()

    def ask(self, operation: Operation, pool: Pool) -> Iterator[tuple[str, httpx.Response]]:
        """Send an operation for every caller of our office.

        Those who may do most try every value, the others the first two.
        """
        with httpx.Client(base_url=self.server.url, timeout=10) as client:
            for caller, headers in self.ours.callers().items():
                most = None if caller in ("kiosk", "admin") else 2
                for address, body in islice(operation.requests(pool), most):
                    client.cookies.clear()
                    yield caller, _sent(client, operation, address, body, headers)


def _of(table: Any, office: str) -> Any:
    column = table.c.code if table.name == "offices" else table.c.office
    return select(table).where(column == office)


def _sent(
    client: httpx.Client, operation: Operation, address: str, body: object, headers: dict[str, str]
) -> httpx.Response:
    """The answer; of an event stream, its first message."""
    request = client.build_request(
        operation.method.upper(), address, json=body, headers={**key(), **headers}
    )
    answer = client.send(request, stream=True)
    try:
        if answer.headers.get("Content-Type", "").startswith("text/event-stream"):
            text = ""
            for line in answer.iter_lines():
                text += line
                if line.startswith("data: "):
                    break
            return httpx.Response(answer.status_code, text=text)
        answer.read()
    finally:
        answer.close()
    return answer


# ── the two offices ──────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """Our office as usual; in the other one people wait, are called, served, missed and parked."""
    folder = tmp_path_factory.mktemp("city")
    with start_server(folder) as server:
        store = server.parts.store
        theirs = _other_office(server, seed(store, OTHER, ZONE, keep_hours=False))
        ours = _side(server, OFFICE, server.seeded)
        ours.knows.update(_known(ours, SERVICES[0].code, COUNTERS[0].code, CLASSES[0].code))
        with client(server, ours.callers()["kiosk"]) as kiosk:
            issued = [post(kiosk, "/tickets", {"service": "ho-tich"}) for _ in range(3)]
        _note_tickets(ours, issued)
        document = httpx.get(f"{server.url}/openapi.json").json()
        yield City(server, ours, theirs, folder / "queue.sqlite3", operations(document))


def _side(server: RunningServer, office: str, seeded: Seeded) -> Side:
    store = server.parts.store
    tokens = {
        "kiosk": seeded.kiosk_token,
        "board": seeded.board_token,
        "portal": add_device(store, office, "portal-1", "portal"),
    }
    cookies: dict[str, dict[str, str]] = {}
    for role in ROLES:
        name = f"{office}-{role}"
        add_user(
            store, office, name, f"{SECRET} {role}" if office == OTHER else role, role, PASSWORD
        )
        cookies[role] = signed_in(server, office, name)
    return Side(office, tokens, cookies)


def signed_in(server: RunningServer, office: str, name: str) -> dict[str, str]:
    body = {"name": name, "password": PASSWORD, "office": office}
    answer = httpx.post(f"{server.api}/session", json=body)
    assert answer.status_code == 200, answer.text
    cookie = f"motcua_session={answer.cookies['motcua_session']}"
    return {"Cookie": cookie, "X-CSRF-Token": answer.json()["csrf"]}


def _other_office(server: RunningServer, seeded: Seeded) -> Side:
    """Same codes as ours with other names, and codes that only it has."""
    server.parts.store.write_now(_furnish)
    server.parts.desk.forget_setup()
    theirs = _side(server, OTHER, seeded)
    token = add_device(server.parts.store, OTHER, "khac-kiosk", "kiosk")
    with client(server, {"Authorization": f"Bearer {token}"}) as helpless:
        post(helpless, "/help-requests", {"screen": "services"})
    with (
        client(server, theirs.callers()["kiosk"]) as kiosk,
        client(server, theirs.cookies["admin"]) as clerk,
    ):
        issued = [
            post(kiosk, "/tickets", {"service": service, "person_key": f"{number:064x}"})
            for number, service in enumerate(["khac-dich-vu", "ho-tich"] * 5)
        ]
        called = _their_day(kiosk, clerk)
        refused = _refused_number(kiosk, clerk)
    theirs.knows.update(_known(theirs, "khac-dich-vu", "khac-quay", "khac-dien"))
    _note_tickets(theirs, issued)
    theirs.knows["revision"] = called
    theirs.knows["refusal_id"] = [refused]
    return theirs


def _furnish(unit: Unit) -> None:
    repo = unit.at(OTHER)
    repo.set_rules(OfficeRules(recall_rest_seconds=0, calls_before_missed=1))
    words = {"vi": SECRET, "en": SECRET}
    repo.add_service(
        replace(SERVICES[0], code="khac-dich-vu", series="X", position=90, names=words, hints=words)
    )
    repo.add_counter(
        replace(
            COUNTERS[0], code="khac-quay", position=90, names=words,
            services=("khac-dich-vu", "ho-tich"),
        )
    )  # fmt: skip
    repo.add_class(replace(CLASSES[0], code="khac-dien", position=90, names=words))


def _their_day(kiosk: httpx.Client, clerk: httpx.Client) -> list[object]:
    """Somebody is served and rates, one is missed, one parked, two are at counters; revisions."""
    words = {"note": f"{SECRET} note"}
    for counter in ("khac-quay", "quay-1"):
        post(clerk, f"/counters/{counter}/open")
    served = post(clerk, "/counters/khac-quay/call-next")
    post(clerk, f"/tickets/{served['id']}/serve")
    post(clerk, f"/tickets/{served['id']}/finish")
    rating = {"ticket": served["number"], "score": 0, "comment": f"{SECRET} comment"}
    post(kiosk, "/ratings", rating)
    missed = post(clerk, "/counters/khac-quay/call-next")
    post(clerk, f"/tickets/{missed['id']}/miss")
    parked = post(clerk, "/counters/khac-quay/call-next")
    post(clerk, f"/tickets/{parked['id']}/park", {"for_papers": True, **words})
    sent = post(clerk, "/counters/khac-quay/call-next")
    post(clerk, f"/tickets/{sent['id']}/transfer", {"service": "khac-dich-vu", **words})
    for counter in ("khac-quay", "quay-1"):
        post(clerk, f"/counters/{counter}/call-next")
    newest = clerk.get("/queue?counter=quay-1").json()["revision"]
    return list(range(newest - 3, newest + 1))


def _refused_number(kiosk: httpx.Client, clerk: httpx.Client) -> object:
    """Their kiosk tells of a number of a service that is no more: the id that staff see."""
    entry = {
        "number": "Y001", "day": datetime.now(ZoneInfo(ZONE)).date().isoformat(),
        "token": f"{SECRET}-token-of-Y001".replace(" ", "-"), "key": "key-of-Y001",
        "request": {"service": "khong-con"},
    }  # fmt: skip
    post(kiosk, "/tickets/replay", {"installation": "0" * 32, "entries": [entry]})
    [refused] = clerk.get("/queue?counter=quay-1").json()["refused"]
    return refused["id"]


def _known(side: Side, service: str, counter: str, priority: str) -> dict[str, list[object]]:
    day = datetime.now(ZoneInfo(ZONE)).date()
    return {
        "code": [service, counter],
        "counter": [counter],
        "service": [service],
        "then": [service],
        "priority": [priority],
        "device": ["kiosk-1" if side.office == OFFICE else "khac-kiosk"],
        "office": [side.office],
        "name": [f"{side.office}-staff"],
        "password": ["wrong " + PASSWORD],
        "revision": [1],
        "faults": ["jammed"],
        "refusal_id": ["0"],
        "day": [day.isoformat(), (day + timedelta(days=1)).isoformat()],
        "window_from": ["09:00:00"],
        "person_key": ["f" * 64],
        "installation": ["0" * 32],
        "after": [0],
        "language": ["vi"],
        "card_warnings": ["unknown_province"],
        "score": [1],
        "reasons": ["quick"],
        "comment": ["ours"],
        "note": ["ours"],
        "condition": ["out_of_paper"],
        "reason": ["ours"],
        "come_back": [False],
        "for_papers": [False],
        "screen": ["services"],
        "key": ["0123456789abcdef"],
        "issued_at": [datetime.now(ZoneInfo("UTC")).isoformat()],
        "age_seconds": [0],
    }


def _note_tickets(side: Side, issued: list[dict[str, Any]]) -> None:
    secrets = [ticket["follow_url"].rpartition("/")[2] for ticket in issued]
    # Of the other office's numbers, those that ours does not have too.
    numbers = [
        ticket["number"]
        for ticket in issued
        if side.office == OFFICE or ticket["number"].startswith("X")
    ]
    side.knows["ticket_id"] = [ticket["id"] for ticket in issued]
    side.knows["number"] = list(numbers)
    side.knows["token"] = list(secrets)
    side.knows["ticket"] = [*secrets, *numbers]


@contextmanager
def client(server: RunningServer, headers: dict[str, str]) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.api, headers=headers, timeout=10) as client:
        yield client


def post(client: httpx.Client, path: str, body: object = None) -> dict[str, Any]:
    answer = client.post(path, json=body, headers=key())
    assert answer.is_success, f"{path}: {answer.text}"
    said: dict[str, Any] = answer.json() if answer.content else {}
    return said
