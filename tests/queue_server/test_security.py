"""Who may do what, and what happens to those who may not."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx

from queue_server.accounts import add_device, add_user, set_password
from queue_server.seed import seed
from queue_server.store.unit import Unit
from queue_server.web.limits import PER_NAME_AND_ADDRESS
from tests.servers import OFFICE, ZONE, RunningServer, key

OTHER = "phuong-khac"
PASSWORD = "mat khau rat dai"

PUBLIC = {
    ("get", "/api/v1/follow/{token}"),
    ("post", "/api/v1/follow/{token}/cancel"),
    ("post", "/api/v1/session"),
    ("post", "/api/v1/ratings"),
}
BODIES: dict[str, dict[str, object]] = {
    "/api/v1/tickets": {"service": "ho-tich"},
    "/api/v1/tickets/{ticket_id}/transfer": {"service": "dat-dai"},
    "/api/v1/tickets/check-in": {"ticket": "khong-co-phieu-nay"},
    "/api/v1/counters/{code}/break": {"reason": "Nghỉ trưa"},
    "/api/v1/bookings": {
        "service": "ho-tich",
        "day": "2026-01-05",
        "window_from": "08:00",
        "person_key": "0f" * 32,
    },
    "/api/v1/help-requests": {"screen": "services"},
    "/api/v1/fault-reports": {"faults": ["jammed"]},
    "/api/v1/leases": {"installation": "0f" * 16},
    "/api/v1/tickets/replay": {
        "installation": "0f" * 16,
        "entries": [
            {
                "number": "X001",
                "day": "2026-01-05",
                "token": "khong-co-phieu-nay",
                "key": "made-up-key",
                "request": {"service": "ho-tich"},
            }
        ],
    },
}


@dataclass(frozen=True)
class Endpoint:
    """One operation, with harmless values for its parameters."""

    method: str
    pattern: str
    path: str
    body: dict[str, object] | None = field(default=None)

    def ask(self, client: httpx.Client, **headers: str) -> httpx.Response:
        """Send it with a new key."""
        return client.request(
            self.method.upper(), self.path, json=self.body, headers={**key(), **headers}
        )


def endpoints(server: RunningServer, ticket: str = "1") -> Iterator[Endpoint]:
    """Every operation of the API that is not public."""
    for pattern, methods in httpx.get(f"{server.url}/openapi.json").json()["paths"].items():
        for method in methods:
            if not pattern.startswith("/api/v1/") or (method, pattern) in PUBLIC:
                continue
            path = pattern.replace("{ticket_id}", ticket).replace("{device}", "kiosk-1")
            code = "ho-tich" if "/services/" in path else "quay-1"
            path = server.url + path.replace("{code}", code)
            path += {
                "/api/v1/queue": "?counter=quay-1",
                "/api/v1/bookings/windows": "?service=ho-tich&day=2026-01-05",
                "/api/v1/tickets/find": "?ticket=A001",
            }.get(pattern, "")
            yield Endpoint(method, pattern, path, BODIES.get(pattern))


def test_nothing_without_a_token_or_a_session(running_server: RunningServer) -> None:
    with httpx.Client(timeout=10) as nobody:
        seen = 0
        for endpoint in endpoints(running_server):
            for headers in ({}, {"Authorization": "Bearer wrong"}, {"Cookie": "motcua_session=x"}):
                answer = endpoint.ask(nobody, **headers)
                assert answer.status_code == 401, endpoint
                assert answer.json()["code"] == "not_signed_in"
            seen += 1
    assert seen >= 25


def test_no_command_without_the_csrf_word(running_server: RunningServer) -> None:
    with running_server.staff() as clerk:
        word = clerk.headers.pop("X-CSRF-Token")
        for wrong in (None, "x" * len(word)):
            headers = {} if wrong is None else {"X-CSRF-Token": wrong}
            for endpoint in endpoints(running_server):
                if endpoint.method == "get":
                    continue
                answer = endpoint.ask(clerk, **headers)
                assert answer.status_code == 403, endpoint
                assert answer.json()["code"] == "forbidden"
        assert clerk.get("/session").status_code == 200
    assert (
        running_server.parts.store.read_now(lambda unit: unit.at(OFFICE).counters_now())[
            "quay-1"
        ].staff
        is None
    )


def allowed(server: RunningServer, client: httpx.Client) -> set[str]:
    """The operations, as `METHOD path`, that are not forbidden to a caller."""
    return {
        f"{one.method} {one.pattern.removeprefix('/api/v1/')}"
        for one in endpoints(server, ticket="999")
        if not one.pattern.endswith(("/events", "/session"))
        and one.ask(client).status_code not in (401, 403)
    }


ACTS = {
    f"post tickets/{{ticket_id}}/{act}"
    for act in (
        "recall",
        "serve",
        "finish",
        "miss",
        "park",
        "restore",
        "cancel",
        "leave",
        "transfer",
    )
}
CLERKS = ACTS | {
    "get services", "post tickets", "get tickets/{ticket_id}", "get counters", "get queue",
    "get board", "post counters/{code}/open", "post counters/{code}/close",
    "post counters/{code}/call-next", "post services/{code}/pause", "post services/{code}/resume",
    "post help-requests/{device}/answer", "post counters/{code}/break", "post counters/{code}/undo",
    "post refused-numbers/{refusal_id}/settle",
}  # fmt: skip


def test_each_role_may_do_its_own_work_only(running_server: RunningServer) -> None:
    store = running_server.parts.store
    add_user(store, OFFICE, "kiemtra", "Kiểm tra Mẫu", "auditor", PASSWORD)
    add_user(store, OFFICE, "quantri", "Quản trị Mẫu", "admin", PASSWORD)
    with running_server.staff("canbo") as clerk:
        assert allowed(running_server, clerk) == CLERKS
    with running_server.staff("quanly") as manager:
        assert allowed(running_server, manager) == CLERKS | {"get reports/today"}
    with running_server.staff("quantri", PASSWORD) as admin:
        assert allowed(running_server, admin) == CLERKS | {"get reports/today"}
    with running_server.staff("kiemtra", PASSWORD) as auditor:
        assert allowed(running_server, auditor) == {
            "get services", "get counters", "get queue", "get board", "get reports/today",
        }  # fmt: skip
    with running_server.device(running_server.seeded.kiosk_token) as kiosk:
        assert allowed(running_server, kiosk) == {
            "get services", "post tickets", "get tickets/{ticket_id}", "get tickets/find",
            "post help-requests", "post tickets/check-in", "post leases", "post tickets/replay",
            "post fault-reports",
        }  # fmt: skip
    with running_server.device(running_server.seeded.board_token) as board:
        assert allowed(running_server, board) == {"get services", "get board"}
    portal_token = add_device(store, OFFICE, "portal-1", "portal")
    with running_server.device(portal_token) as portal:
        assert allowed(running_server, portal) == {
            "get services", "get board", "get bookings/windows", "post bookings",
        }  # fmt: skip


def test_another_offices_token_reaches_nothing_here(running_server: RunningServer) -> None:
    store = running_server.parts.store
    other = seed(store, OTHER, ZONE, keep_hours=False)
    with (
        running_server.device(running_server.seeded.kiosk_token) as ours,
        running_server.device(other.kiosk_token) as theirs,
        running_server.device(other.board_token) as their_board,
        running_server.staff() as clerk,
    ):
        ticket = ours.post("/tickets", json={"service": "ho-tich"}, headers=key()).json()
        assert theirs.get(f"/tickets/{ticket['id']}").json()["code"] == "unknown_ticket"
        found = theirs.get("/tickets/find", params={"ticket": ticket["number"]})
        assert found.json()["code"] == "unknown_ticket"
        token = ticket["follow_url"].rpartition("/")[2]
        assert theirs.get("/tickets/find", params={"ticket": token}).status_code == 404
        rating = {"ticket": token, "score": 2}
        assert theirs.post("/ratings", json=rating, headers=key()).status_code == 404
        assert their_board.get("/board").json()["waiting"] == 0
        for endpoint in endpoints(running_server, ticket["id"]):
            if "/events" not in endpoint.pattern:
                endpoint.ask(theirs)
                endpoint.ask(their_board)
        # Whatever they did happened to their own office.
        after = clerk.get("/queue", params={"counter": "quay-1"}).json()
        assert [one["number"] for one in after["waiting"]] == [ticket["number"]]
        assert after["help_wanted"] == []
        kinds = store.read_now(lambda unit: events_of(unit, OFFICE))
        assert kinds == ["staff.signed_in", "ticket.issued"]
        assert "ticket.issued" in store.read_now(lambda unit: events_of(unit, OTHER))


def events_of(unit: Unit, office: str) -> list[str]:
    return sorted(event.kind for event in unit.at(office).events_after(0, 100))


def test_staff_of_another_office_do_not_sign_in_here(running_server: RunningServer) -> None:
    seed(running_server.parts.store, OTHER, ZONE, keep_hours=False)
    add_user(running_server.parts.store, OTHER, "khac", "Khác", "admin", PASSWORD)
    answer = httpx.post(
        f"{running_server.api}/session", json={"name": "khac", "password": PASSWORD}
    )
    assert answer.json()["code"] == "wrong_password"


def test_the_same_key_in_two_offices_is_two_keys(running_server: RunningServer) -> None:
    other = seed(running_server.parts.store, OTHER, ZONE, keep_hours=False)
    once = key()
    with (
        running_server.device(running_server.seeded.kiosk_token) as ours,
        running_server.device(other.kiosk_token) as theirs,
    ):
        mine = ours.post("/tickets", json={"service": "ho-tich"}, headers=once).json()
        yours = theirs.post("/tickets", json={"service": "ho-tich"}, headers=once).json()
    assert mine["id"] != yours["id"]


def test_the_boards_cookie_is_for_looking_only(running_server: RunningServer) -> None:
    board = {"motcua_board": running_server.seeded.board_token}
    with httpx.Client(base_url=running_server.api, cookies=board) as browser:
        assert browser.get("/board").status_code == 200
        answer = browser.post("/help-requests", json={"screen": "x"}, headers=key())
        assert answer.status_code == 401
    kiosk = {"motcua_board": running_server.seeded.kiosk_token}
    with httpx.Client(base_url=running_server.api, cookies=kiosk) as browser:
        assert browser.get("/services").status_code == 401


def test_a_board_and_staff_may_share_a_browser(running_server: RunningServer) -> None:
    with running_server.staff() as clerk:
        clerk.cookies.set("motcua_board", running_server.seeded.board_token)
        assert clerk.post("/tickets", json={"service": "ho-tich"}, headers=key()).status_code == 201
        assert clerk.get("/tickets/1").status_code == 200


def test_a_phone_rates_whoever_is_signed_in_there(running_server: RunningServer) -> None:
    with running_server.staff() as clerk:
        clerk.post("/counters/quay-1/open", headers=key())
        made = clerk.post("/tickets", json={"service": "ho-tich"}, headers=key()).json()
        clerk.post("/counters/quay-1/call-next", headers=key())
        for act in ("serve", "finish"):
            clerk.post(f"/tickets/{made['id']}/{act}", headers=key())
        del clerk.headers["X-CSRF-Token"]
        rating = {"ticket": made["follow_url"].rpartition("/")[2], "score": 2}
        assert clerk.post("/ratings", json=rating, headers=key()).status_code == 201
        by_number = {"ticket": made["number"], "score": 2}
        assert clerk.post("/ratings", json=by_number, headers=key()).status_code == 404


def test_the_session_cookie_is_out_of_reach(running_server: RunningServer) -> None:
    password = running_server.seeded.passwords["canbo"]
    answer = httpx.post(
        f"{running_server.api}/session", json={"name": "Canbo ", "password": password}
    )
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    token = cookie.partition("=")[2].partition(";")[0]
    assert token not in answer.text
    store = running_server.parts.store
    kept = store.read_now(lambda unit: str(unit._connection.exec_driver_sql(
        "SELECT * FROM staff_sessions").all()))  # fmt: skip
    assert token not in kept


def test_signing_out_ends_the_session_and_leaves_the_counter(running_server: RunningServer) -> None:
    with running_server.staff() as clerk:
        clerk.post("/counters/quay-1/open", headers=key())
        cookie = clerk.cookies["motcua_session"]
        assert clerk.delete("/session").status_code == 204
        again = clerk.get("/session", headers={"Cookie": f"motcua_session={cookie}"})
        assert again.status_code == 401
    now = running_server.parts.store.read_now(lambda unit: unit.at(OFFICE).counters_now())
    assert now["quay-1"].staff is None


def test_a_new_password_ends_every_session(running_server: RunningServer) -> None:
    with running_server.staff() as clerk:
        set_password(running_server.parts.store, OFFICE, "canbo", PASSWORD)
        assert clerk.get("/session").status_code == 401
    with running_server.staff("canbo", PASSWORD) as clerk:
        assert clerk.get("/session").json()["name"] == "canbo"


def test_a_new_device_works_at_once(running_server: RunningServer) -> None:
    token = add_device(running_server.parts.store, OFFICE, "kiosk-2", "kiosk")
    with running_server.device(token) as kiosk:
        assert kiosk.get("/services").status_code == 200


def test_wrong_passwords_are_limited(running_server: RunningServer) -> None:
    path = f"{running_server.api}/session"
    for _ in range(PER_NAME_AND_ADDRESS):
        answer = httpx.post(path, json={"name": "canbo", "password": "wrong"})
        assert answer.json()["code"] == "wrong_password"
    right = {"name": "canbo", "password": running_server.seeded.passwords["canbo"]}
    answer = httpx.post(path, json=right)
    assert answer.json()["code"] == "too_many_attempts"
    assert 0 < int(answer.headers["Retry-After"]) <= 301


def test_guessing_at_once_is_limited_too(running_server: RunningServer) -> None:
    path = f"{running_server.api}/session"
    codes: list[int] = []

    def guess() -> None:
        codes.append(
            httpx.post(path, json={"name": "ai-do", "password": "x"}, timeout=30).status_code
        )

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [401] * PER_NAME_AND_ADDRESS + [429] * (12 - PER_NAME_AND_ADDRESS)
