"""Every endpoint, asked by the wrong office: nothing of the other office is shown or changed.

The list of endpoints comes from the OpenAPI document. Two offices are served by one process; the
other one has people in every state, and words of its own that may appear nowhere.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from queue_server.seed import seed
from queue_server.store.columns import metadata
from queue_server.store.session import Store
from queue_server.web import pages
from tests.city.openapi_walk import Operation, Pool
from tests.city.two_offices import OTHER, PASSWORD, SECRET, City, client, post, signed_in
from tests.servers import OFFICE, ZONE, key, start_server

pytestmark = pytest.mark.slow

EVER = datetime.max.replace(tzinfo=UTC)

BY_TOKEN = {
    "get /api/v1/follow/{token}",
    "post /api/v1/follow/{token}/cancel",
    "post /api/v1/ratings",
}
"""For whoever holds a ticket's token, from whatever office: that is what the token is for."""

ANSWERED_ONE_BY_ONE = {"post /api/v1/tickets/replay"}
"""200, with a refusal for each entry."""

OF_AN_OFFICE = {
    "ticket_id", "token", "ticket", "code", "counter", "service", "then", "device", "revision",
    "priority", "office", "name", "number", "key", "refusal_id",
}  # fmt: skip
"""Names of parameters and fields whose values belong to an office."""


@pytest.fixture(autouse=True)
def _nobody_tried(city: City) -> None:
    """Wrong passwords of an earlier test do not count."""
    city.server.parts.store.write_now(lambda unit: unit.sign_ins.tidy(EVER))


def test_every_row_carries_its_office() -> None:
    without = {table.name for table in metadata.tables.values() if "office" not in table.c}
    assert without == {"offices", "sign_in_attempts"}


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
    headers = signed_in(city.server, OFFICE, f"{OFFICE}-staff")
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
                post(their_kiosk, "/tickets", {"service": "dat-dai"})
            with board.stream("GET", "/events", headers={"Last-Event-ID": "0"}) as stream:
                lines = (line for line in stream.iter_lines() if line.startswith("data: "))
                for revision in range(1, 4):
                    post(their_kiosk, "/tickets", {"service": "dat-dai"})
                    ours = post(our_kiosk, "/tickets", {"service": "ho-tich"})
                    told = json.loads(next(lines).removeprefix("data: "))
                    assert (told["revision"], told["data"]["number"]) == (revision, ours["number"])


def test_the_same_key_of_kiosks_of_the_same_name_are_two_keys(city: City) -> None:
    headers = key()
    numbers = []
    for side in (city.theirs, city.ours):
        with client(city.server, side.callers()["kiosk"]) as kiosk:
            answer = kiosk.post("/tickets", json={"service": "dat-dai"}, headers=headers)
            assert answer.status_code == 201
            numbers.append(answer.json()["follow_url"])
    assert numbers[0] != numbers[1]


def test_a_kiosk_rates_no_ticket_of_the_other_office(city: City) -> None:
    before = city.their_rows()
    with client(city.server, city.ours.callers()["kiosk"]) as kiosk:
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
