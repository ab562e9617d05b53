"""Every endpoint, asked by the wrong office: nothing of the other office is shown or changed.

The list of endpoints comes from the OpenAPI document. Two offices are served by one process; the
other one has people in every state, and words of its own that may appear nowhere.
"""

import json
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
from queue_server.store.session import Store
from queue_server.store.unit import Unit
from queue_server.web import pages
from tests.city.openapi_walk import Operation, Pool, operations
from tests.servers import OFFICE, ZONE, RunningServer, key, start_server

pytestmark = pytest.mark.slow

OTHER = "phuong-khac"
SECRET = "MOTHERSWORD"
"""In everything that the other office names or writes."""

PASSWORD = "mat khau rat dai"
ROLES: tuple[Role, ...] = ("staff", "manager", "admin", "auditor")
BY_TOKEN = {
    "get /api/v1/follow/{token}",
    "post /api/v1/follow/{token}/cancel",
    "post /api/v1/ratings",
}
"""For whoever holds a ticket's token, from whatever office: that is what the token is for."""

ANSWERED_ONE_BY_ONE = {"post /api/v1/tickets/replay"}
"""200, with a refusal for each entry."""

LEARNED = {"wait_calibrations"}
"""Written by the server of its own accord, at any time."""

OF_AN_OFFICE = {
    "ticket_id", "token", "ticket", "code", "counter", "service", "then", "device", "revision",
    "priority", "office", "name", "number", "key",
}  # fmt: skip
"""Names of parameters and fields whose values belong to an office."""


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
                    if table.name not in LEARNED
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
        with _client(server, ours.callers()["kiosk"]) as kiosk:
            issued = [_post(kiosk, "/tickets", {"service": "ho-tich"}) for _ in range(3)]
        _note_tickets(ours, issued)
        document = httpx.get(f"{server.url}/openapi.json").json()
        yield City(server, ours, theirs, folder / "queue.sqlite3", operations(document))


@pytest.fixture(autouse=True)
def _nobody_tried(city: City) -> None:
    """Wrong passwords of an earlier test do not count."""
    city.server.parts.sign_in_limit._attempts.clear()


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
        cookies[role] = _signed_in(server, office, name)
    return Side(office, tokens, cookies)


def _signed_in(server: RunningServer, office: str, name: str) -> dict[str, str]:
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
    with _client(server, {"Authorization": f"Bearer {token}"}) as helpless:
        _post(helpless, "/help-requests", {"screen": "services"})
    with (
        _client(server, theirs.callers()["kiosk"]) as kiosk,
        _client(server, theirs.cookies["admin"]) as clerk,
    ):
        issued = [
            _post(kiosk, "/tickets", {"service": service, "person_key": f"{number:064x}"})
            for number, service in enumerate(["khac-dich-vu", "ho-tich"] * 5)
        ]
        called = _their_day(kiosk, clerk)
    theirs.knows.update(_known(theirs, "khac-dich-vu", "khac-quay", "khac-dien"))
    _note_tickets(theirs, issued)
    theirs.knows["revision"] = called
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
        _post(clerk, f"/counters/{counter}/open")
    served = _post(clerk, "/counters/khac-quay/call-next")
    _post(clerk, f"/tickets/{served['id']}/serve")
    _post(clerk, f"/tickets/{served['id']}/finish")
    rating = {"ticket": served["number"], "score": 0, "comment": f"{SECRET} comment"}
    _post(kiosk, "/ratings", rating)
    missed = _post(clerk, "/counters/khac-quay/call-next")
    _post(clerk, f"/tickets/{missed['id']}/miss")
    parked = _post(clerk, "/counters/khac-quay/call-next")
    _post(clerk, f"/tickets/{parked['id']}/park", {"for_papers": True, **words})
    sent = _post(clerk, "/counters/khac-quay/call-next")
    _post(clerk, f"/tickets/{sent['id']}/transfer", {"service": "khac-dich-vu", **words})
    for counter in ("khac-quay", "quay-1"):
        _post(clerk, f"/counters/{counter}/call-next")
    newest = clerk.get("/queue?counter=quay-1").json()["revision"]
    return list(range(newest - 3, newest + 1))


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
def _client(server: RunningServer, headers: dict[str, str]) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.api, headers=headers, timeout=10) as client:
        yield client


def _post(client: httpx.Client, path: str, body: object = None) -> dict[str, Any]:
    answer = client.post(path, json=body, headers=key())
    assert answer.is_success, f"{path}: {answer.text}"
    said: dict[str, Any] = answer.json() if answer.content else {}
    return said


# ── the walks ────────────────────────────────────────────────────────────────────────────────


def test_every_row_carries_its_office() -> None:
    without = {table.name for table in metadata.tables.values() if "office" not in table.c}
    assert without == {"offices"}


def test_every_value_of_every_endpoint_is_chosen(city: City) -> None:
    """Whoever adds an endpoint says here which values of it belong to an office."""
    needed = set().union(*(operation.names for operation in city.operations))
    assert needed - set(city.theirs.knows) == set()
    assert set(city.theirs.knows) == set(city.ours.knows)
    assert len(city.operations) > 35


def test_the_other_offices_names_lead_nowhere(city: City) -> None:
    """Our tokens and sessions with their tickets, counters, services, devices, revisions."""
    before = city.their_rows()
    walked = 0
    for operation in city.operations:
        if not operation.names & OF_AN_OFFICE:
            continue
        statuses = set()
        for caller, answer in city.ask(operation, _their_pool(city, operation)):
            statuses.add(answer.status_code)
            where = f"{operation} as {caller}: {answer.status_code} {answer.text[:200]}"
            assert not answer.is_success or str(operation) in ANSWERED_ONE_BY_ONE, where
            assert answer.status_code < 500, where
            assert SECRET not in answer.text, where
        assert statuses - {401, 403} or operation.pattern.endswith("/session"), operation
        assert city.their_rows() == before, operation
        walked += 1
    assert walked >= 25


def _their_pool(city: City, operation: Operation) -> Pool:
    knows = city.theirs.knows
    if str(operation) in BY_TOKEN:
        # Not with the secret: with everything of a ticket that is none.
        instead = [*knows["ticket_id"], *knows["number"]]
        return {**knows, "token": instead, "ticket": instead}
    return knows


def test_our_own_names_show_and_change_our_own_rows_only(city: City) -> None:
    """The same codes exist in both offices: what is asked for here happens here."""
    before = city.their_rows()
    worked: dict[str, set[int]] = {}
    for operation in city.operations:
        if str(operation) == "delete /api/v1/session":
            continue
        for caller, answer in city.ask(operation, city.ours.knows):
            worked.setdefault(str(operation), set()).add(answer.status_code)
            assert SECRET not in answer.text, f"{operation} as {caller}"
        assert city.their_rows() == before, operation
    reads = {str(one) for one in city.operations if one.method == "get"}
    unread = {name for name in reads if 200 not in worked[name]}
    assert unread <= {
        "get /announcements/{revision}.wav",  # Nobody has been called.
        "get /api/v1/bookings/windows",  # The example ward books nothing.
    }


def test_signing_out_ends_our_session_only(city: City) -> None:
    before = city.their_rows()
    headers = _signed_in(city.server, OFFICE, f"{OFFICE}-staff")
    assert httpx.delete(f"{city.server.api}/session", headers=headers).status_code == 204
    assert city.their_rows() == before


def test_no_page_shows_the_other_offices_words(city: City) -> None:
    seen = set()
    with httpx.Client(base_url=city.server.url, timeout=10) as client:
        for route in pages.router.routes:
            path = route.path  # type: ignore[attr-defined]
            seen.add(path)
            address = path.replace("{token}", str(city.ours.knows["token"][0]))
            address = address.replace("{name}", "motcua.css")
            for caller, headers in city.ours.callers().items():
                client.cookies.clear()
                answer = client.get(address, headers=headers)
                assert SECRET not in answer.text, f"{path} as {caller}"
    assert {"/staff", "/manager", "/manager/ratings.svg", "/board", "/t/{token}"} <= seen


def test_the_stream_tells_of_our_office_only(tmp_path: Path) -> None:
    """The other office is busier, so that its revisions are ahead of ours."""
    with start_server(tmp_path) as server:
        theirs = seed(server.parts.store, OTHER, ZONE, keep_hours=False).kiosk_token
        with (
            server.device(theirs) as their_kiosk,
            server.device(server.seeded.kiosk_token) as our_kiosk,
            server.device(server.seeded.board_token) as board,
        ):
            for _ in range(10):
                _post(their_kiosk, "/tickets", {"service": "dat-dai"})
            with board.stream("GET", "/events", headers={"Last-Event-ID": "0"}) as stream:
                lines = (line for line in stream.iter_lines() if line.startswith("data: "))
                for revision in range(1, 4):
                    _post(their_kiosk, "/tickets", {"service": "dat-dai"})
                    ours = _post(our_kiosk, "/tickets", {"service": "ho-tich"})
                    told = json.loads(next(lines).removeprefix("data: "))
                    assert (told["revision"], told["data"]["number"]) == (revision, ours["number"])


def test_the_same_key_of_kiosks_of_the_same_name_are_two_keys(city: City) -> None:
    headers = key()
    numbers = []
    for side in (city.theirs, city.ours):
        with _client(city.server, side.callers()["kiosk"]) as kiosk:
            answer = kiosk.post("/tickets", json={"service": "dat-dai"}, headers=headers)
            assert answer.status_code == 201
            numbers.append(answer.json()["follow_url"])
    assert numbers[0] != numbers[1]


def test_a_kiosk_rates_no_ticket_of_the_other_office(city: City) -> None:
    before = city.their_rows()
    with _client(city.server, city.ours.callers()["kiosk"]) as kiosk:
        for token in city.theirs.knows["token"]:
            answer = kiosk.post("/ratings", json={"ticket": token, "score": 2}, headers=key())
            assert (answer.status_code, answer.json()["code"]) == (404, "unknown_ticket")
    assert city.their_rows() == before


def test_a_password_opens_its_own_office_only(city: City) -> None:
    """The right name and password, at the wrong office, or with no office named."""
    before = city.their_rows()
    for office in (OFFICE, None, "no-such-office"):
        body = {"name": f"{OTHER}-admin", "password": PASSWORD, "office": office}
        answer = httpx.post(f"{city.server.api}/session", json=body)
        assert (answer.status_code, answer.json()["code"]) == (401, "wrong_password")
    assert city.their_rows() == before


def test_every_office_is_tidied_apart(city: City) -> None:
    """Work on one office's kept answers leaves those of the other."""
    store: Store = city.server.parts.store
    before = city.their_rows()
    store.write_now(lambda unit: unit.at(OFFICE).forget_answers(datetime.now(ZoneInfo("UTC"))))
    assert city.their_rows() == before
