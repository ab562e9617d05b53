"""The API over HTTP."""

import asyncio
import http.client
from pathlib import Path
from typing import Any

import httpx
import pytest

from front_desk.errors import STATUS, ErrorCode
from front_desk.messages import (
    Problem,
    QueueView,
    ServicesView,
    TicketView,
)
from front_desk.report_messages import TodayReport
from queue_server.app import create_app
from queue_server.rules import OfficeRules
from queue_server.web.middleware import HEADERS, LARGEST_BODY
from settings.model import Settings
from tests.servers import RunningServer, key, start_server


def code_of(answer: httpx.Response) -> str:
    """The stable code of an error, after checking that it is a whole problem+json."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = Problem.model_validate_json(answer.content)
    assert problem.status == answer.status_code
    if answer.status_code != 405:
        assert STATUS[problem.code] == answer.status_code
    return problem.code.value


def test_a_visit_on_either_database(database_url: str, tmp_path: Path) -> None:
    with (
        start_server(tmp_path, database_url) as server,
        server.device(server.seeded.kiosk_token) as kiosk,
        server.staff() as clerk,
        server.staff("quanly") as manager,
    ):
        server.set_rules(OfficeRules(recall_rest_seconds=0))
        offered = ServicesView.model_validate_json(kiosk.get("/services").content)
        assert [one.series for one in offered.services] == list("ABCDEF")
        issued = kiosk.post("/tickets", json={"service": "ho-tich"}, headers=key())
        assert issued.status_code == 201
        ticket = TicketView.model_validate_json(issued.content)
        assert kiosk.get(f"/tickets/{ticket.id}").json()["number"] == "A001"
        assert kiosk.get("/tickets/find", params={"ticket": "a 1"}).json()["id"] == ticket.id

        assert clerk.post("/counters/quay-1/open", headers=key()).status_code == 200
        called = clerk.post("/counters/quay-1/call-next", headers=key())
        assert called.status_code == 200
        assert called.json()["reason"].startswith("đến lượt theo thứ tự")
        assert clerk.post(f"/tickets/{ticket.id}/recall", headers=key()).json()["call_count"] == 2
        for act, state in (("serve", "serving"), ("finish", "finished")):
            answer = clerk.post(f"/tickets/{ticket.id}/{act}", headers=key())
            assert answer.json()["state"] == state
        assert clerk.post("/counters/quay-1/call-next", headers=key()).status_code == 204

        token = ticket.follow_url.rpartition("/")[2]
        followed = httpx.get(f"{server.api}/follow/{token}")
        assert followed.json()["state"] == "finished"
        rating = {"ticket": token, "score": 2, "reasons": ["nhanh"], "comment": "Cảm ơn"}
        rated = httpx.post(f"{server.api}/ratings", json=rating, headers=key())
        assert rated.status_code == 201

        report = TodayReport.model_validate_json(manager.get("/reports/today").content)
        assert (report.issued, report.served, report.ratings) == (1, 1, 1)
        assert report.latest_ratings[0].comment == "Cảm ơn"
        queue = QueueView.model_validate_json(
            clerk.get("/queue", params={"counter": "quay-1"}).content
        )
        assert queue.waiting == ()


@pytest.fixture
def kiosk(running_server: RunningServer) -> Any:
    with running_server.device(running_server.seeded.kiosk_token) as client:
        yield client


@pytest.fixture
def clerk(running_server: RunningServer) -> Any:
    with running_server.staff() as client:
        yield client


def test_errors_are_problems_with_codes(kiosk: httpx.Client, clerk: httpx.Client) -> None:
    def post(client: httpx.Client, path: str, body: Any = None) -> str:
        return code_of(client.post(path, json=body, headers=key()))

    assert post(kiosk, "/tickets", {"service": "nowhere"}) == "unknown_service"
    assert post(kiosk, "/tickets", {"service": "Ho tich!"}) == "invalid_request"
    assert post(kiosk, "/tickets", {"service": "ho-tich", "name": "x"}) == "invalid_request"
    assert post(kiosk, "/ratings", {"ticket": "A099", "score": 2}) == "unknown_ticket"
    assert post(kiosk, "/ratings", {"ticket": "A099", "score": 3}) == "invalid_request"
    assert post(clerk, "/counters/quay-9/open") == "unknown_counter"
    assert post(clerk, "/counters/quay-1/call-next") == "counter_closed"
    assert post(clerk, "/tickets/12345/serve") == "unknown_ticket"
    assert post(clerk, "/tickets/abc/serve") == "invalid_request"
    assert code_of(kiosk.get("/nowhere")) == "not_found"
    assert code_of(kiosk.delete("/tickets")) == "not_found"
    assert code_of(clerk.get("/queue")) == "invalid_request"
    assert code_of(kiosk.get("/follow/unknown-token")) == "unknown_ticket"


def test_an_invalid_request_is_not_repeated_back(kiosk: httpx.Client) -> None:
    body = {"service": "ho-tich", "person_key": "Nguyễn Văn Mẫu 001090012345"}
    answer = kiosk.post("/tickets", json=body, headers=key())
    assert code_of(answer) == "invalid_request"
    assert "001090012345" not in answer.text
    assert "person_key" in answer.json()["detail"]


def test_every_command_needs_a_key(kiosk: httpx.Client, clerk: httpx.Client) -> None:
    body = {"service": "ho-tich"}
    assert code_of(kiosk.post("/tickets", json=body)) == "idempotency_key_missing"
    assert code_of(clerk.post("/counters/quay-1/open")) == "idempotency_key_missing"
    for wrong in ("short", "x" * 65):
        answer = kiosk.post("/tickets", json=body, headers={"Idempotency-Key": wrong})
        assert code_of(answer) == "invalid_request"


def test_a_repeated_command_repeats_its_answer(kiosk: httpx.Client, clerk: httpx.Client) -> None:
    once = key()
    first = kiosk.post("/tickets", json={"service": "ho-tich"}, headers=once)
    again = kiosk.post("/tickets", json={"service": "ho-tich"}, headers=once)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    other = kiosk.post("/tickets", json={"service": "dat-dai"}, headers=once)
    assert code_of(other) == "idempotency_key_reused"
    clerk.post("/counters/quay-1/open", headers=key())
    call = key()
    called = clerk.post("/counters/quay-1/call-next", headers=call)
    assert clerk.post("/counters/quay-1/call-next", headers=call).content == called.content
    assert code_of(clerk.post("/counters/quay-2/open", headers=call)) == "idempotency_key_reused"


def test_an_empty_answer_is_repeated_too(clerk: httpx.Client, kiosk: httpx.Client) -> None:
    clerk.post("/counters/quay-1/open", headers=key())
    call = key()
    assert clerk.post("/counters/quay-1/call-next", headers=call).status_code == 204
    kiosk.post("/tickets", json={"service": "ho-tich"}, headers=key())
    assert clerk.post("/counters/quay-1/call-next", headers=call).status_code == 204


def test_help_and_pauses(kiosk: httpx.Client, clerk: httpx.Client) -> None:
    asked = kiosk.post("/help-requests", json={"screen": "services"}, headers=key())
    assert asked.status_code == 204
    queue = clerk.get("/queue", params={"counter": "quay-1"}).json()
    assert queue["help_wanted"] == ["kiosk-1"]
    assert clerk.post("/help-requests/kiosk-1/answer", headers=key()).status_code == 204
    assert clerk.post("/services/ho-tich/pause", headers=key()).json()["state"] == "paused"
    refused = kiosk.post("/tickets", json={"service": "ho-tich"}, headers=key())
    assert code_of(refused) == "service_closed"
    assert clerk.post("/services/ho-tich/resume", headers=key()).json()["state"] == "open"
    assert clerk.get("/counters").json()[0]["code"] == "quay-1"


def test_transfer_over_http(kiosk: httpx.Client, clerk: httpx.Client) -> None:
    ticket = kiosk.post("/tickets", json={"service": "ho-tich"}, headers=key()).json()
    path = f"/tickets/{ticket['id']}/transfer"
    sent = clerk.post(path, json={"service": "dat-dai", "note": "thiếu giấy"}, headers=key())
    assert (sent.json()["service"], sent.json()["note"]) == ("dat-dai", "thiếu giấy")
    assert code_of(clerk.post(path, json={}, headers=key())) == "invalid_request"


def test_every_answer_carries_the_security_headers(running_server: RunningServer) -> None:
    for path in ("/healthz", "/nowhere", "/api/v1/services", "/metrics"):
        answer = httpx.get(running_server.url + path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert httpx.get(f"{running_server.api}/services").headers["Cache-Control"] == "no-store"
    assert "Server" not in answer.headers


def test_a_body_that_is_too_large_is_refused(running_server: RunningServer) -> None:
    connection = http.client.HTTPConnection(running_server.url.removeprefix("http://"), timeout=10)
    connection.request("POST", "/api/v1/session", b"x" * (LARGEST_BODY + 1))
    assert connection.getresponse().status == STATUS[ErrorCode.INVALID_REQUEST]
    connection.close()


def test_health_and_figures(running_server: RunningServer, kiosk: httpx.Client) -> None:
    assert httpx.get(f"{running_server.url}/healthz").json() == {"status": "ok"}
    assert httpx.get(f"{running_server.url}/readyz").status_code == 200
    token = "a-token-that-must-not-show"
    kiosk.get(f"/follow/{token}")
    page = httpx.get(f"{running_server.url}/metrics").text
    assert "motcua_http_requests_total" in page
    assert token not in page


def test_the_api_describes_itself(running_server: RunningServer) -> None:
    description = httpx.get(f"{running_server.url}/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    for path, methods in description["paths"].items():
        if not path.startswith("/api/v1/"):
            continue
        for method, operation in methods.items():
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    assert "application/problem+json" in answer["content"], (path, method, status)
            assert "500" in operation["responses"], (path, method)
    problem = description["components"]["schemas"]["Problem"]
    assert set(problem["properties"]) >= {"title", "status", "code", "detail"}


def test_a_server_that_is_not_set_up_is_not_ready(tmp_path: Path) -> None:
    app = create_app(Settings(), tmp_path)

    async def ask(path: str) -> httpx.Response:
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk") as client,
        ):
            return await client.get(path)

    assert code_of(asyncio.run(ask("/readyz"))) == "storage_unavailable"
