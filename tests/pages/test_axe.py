"""Every page in every state, breaks no rule of WCAG 2.2, levels A and AA."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from queue_server import accounts
from queue_server.seed import seed
from tests.pages.conftest import Open, Ward
from tests.pages.readers import Reader, look
from tests.servers import OFFICE, ZONE, key

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = (390, 844)
BOARD = (1920, 1080)


@pytest.fixture
def reader(page_language: str, ward: Ward, open_browser: Open) -> Reader:
    return Reader(page_language, ward, open_browser)


# ── everybody ────────────────────────────────────────────────────────────────────────────────


def test_the_ways_in_and_the_errors(reader: Reader) -> None:
    page = reader.page(expected=("401", "404"))
    look(page, reader)
    for path, status in (("/khong-co", 404), ("/t/khong-co", 404), ("/manager/ratings.svg", 401)):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == status
        look(page, reader)


@pytest.mark.parametrize("path", ["/staff", "/manager"])
def test_signing_in_to_one_of_two_offices(reader: Reader, path: str) -> None:
    names = {"vi": "Phường Khác", "en": "Other Ward"}
    seed(reader.ward.server.parts.store, "phuong-khac", ZONE, keep_hours=False, names=names)
    page = reader.page(expected=("401",))
    page.goto(path)
    expect(page.locator("#office")).to_be_visible()
    look(page, reader)
    page.locator("#name").fill("canbo")
    page.locator("#password").fill("khong-dung-mat-khau")
    page.locator("#sign-in-form [type=submit]").click()
    expect(page.locator("#problem")).to_be_visible()
    look(page, reader)


# ── manager ──────────────────────────────────────────────────────────────────────────────────


def test_the_managers_day(reader: Reader) -> None:
    ward = reader.ward
    page = reader.signed_in("/manager", "quanly")
    expect(page.locator("#nothing-yet")).to_be_visible()
    look(page, reader)
    ticket = ward.issue()
    ward.issue("chung-thuc", priority="khuyet-tat")
    with ward.server.staff() as staff:
        for path in (
            "counters/quay-1/open",
            "counters/quay-1/call-next",
            "tickets/2/serve",
            "tickets/2/finish",
            "counters/quay-1/call-next",
            "tickets/1/serve",
            "tickets/1/finish",
        ):
            answer = staff.post(f"/{path}", headers=key())
            assert answer.is_success, answer.text
        rest = {"reason": "lunch"}
        assert staff.post("/counters/quay-1/break", json=rest, headers=key()).is_success
    rating = {"score": 1, "reasons": ["long-wait"], "comment": "Ghế hơi ít."}
    assert ward.post("/ratings", {"ticket": ward.token(ticket), **rating}).status_code == 201
    expect(page.locator("#comments li")).to_be_visible()
    expect(page.locator("#on-break li")).to_be_visible()
    expect(page.locator("#trend")).to_be_visible()
    look(page, reader)


def test_the_managers_page_for_others(reader: Reader) -> None:
    page = reader.signed_in("/manager", "canbo")
    expect(page.locator("#forbidden")).to_be_visible()
    look(page, reader)


# ── board ────────────────────────────────────────────────────────────────────────────────────


def test_the_board(reader: Reader) -> None:
    page = reader.page(BOARD, expected=("ERR_INTERNET_DISCONNECTED",))
    page.goto("/board")
    expect(page.locator("#message")).to_be_visible()
    look(page, reader)
    page.goto(f"/board?token={reader.ward.seeded.board_token}")
    expect(page.locator("#office")).not_to_be_empty()
    look(page, reader)
    with reader.ward.server.staff() as staff:
        assert staff.post("/counters/quay-1/open", headers=key()).is_success
        for number in ("A001", "A002"):
            reader.ward.issue("ho-tich")
            assert staff.post("/counters/quay-1/call-next", headers=key()).is_success
            for deed in ("serve", "finish"):
                path = f"/tickets/{int(number[1:])}/{deed}"
                assert staff.post(path, headers=key()).is_success
    page.reload()
    expect(page.locator("#number")).to_have_text("A002")
    expect(page.locator("#recent li")).to_contain_text("A001")
    look(page, reader)
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    page.evaluate("document.querySelector('#muted').hidden = false")
    expect(page.locator("#offline")).to_be_visible()
    look(page, reader)


# ── phone ────────────────────────────────────────────────────────────────────────────────────


def test_a_visit_on_the_phone(reader: Reader) -> None:
    ward = reader.ward
    ticket = ward.issue("ho-tich", then=["chung-thuc"])
    phone = reader.page(PHONE, has_touch=True, is_mobile=True)
    deeds = (
        "counters/quay-1/open",
        "counters/quay-1/call-next",
        "tickets/1/serve",
        "tickets/1/finish",
        "counters/quay-1/call-next",
        "tickets/2/serve",
        "tickets/2/finish",
    )
    with ward.server.staff() as staff:
        for deed in deeds:
            phone.goto(ward.phone_path(ticket))
            expect(phone.locator("#state-words")).not_to_be_empty()
            look(phone, reader)
            assert staff.post(f"/{deed}", headers=key()).is_success
    phone.goto(ward.phone_path(ticket))
    look(phone, reader)
    for score in ("2", "0"):
        phone.locator(f"[data-score='{score}']").tap()
        expect(phone.locator("#more")).to_be_visible()
        look(phone, reader)
    phone.locator("#more [type=submit]").tap()
    expect(phone.locator("#thanks")).to_be_visible()
    look(phone, reader)


def test_a_number_on_the_phone_that_leaves_the_line(reader: Reader) -> None:
    ward = reader.ward
    ward.rules(calls_before_missed=1)
    phone = reader.page(PHONE, expected=("ERR_INTERNET_DISCONNECTED",))
    with ward.server.staff() as staff:
        assert staff.post("/counters/quay-1/open", headers=key()).is_success
        for number, deed in enumerate(("park", "miss", "leave"), 1):
            ticket = ward.issue("ho-tich")
            assert staff.post("/counters/quay-1/call-next", headers=key()).is_success
            body = {"for_papers": True} if deed == "park" else None
            assert staff.post(f"/tickets/{number}/{deed}", json=body, headers=key()).is_success
            phone.goto(ward.phone_path(ticket))
            expect(phone.locator("#again")).to_be_visible()
            look(phone, reader)
    phone.goto(ward.phone_path(ward.issue("ho-tich")))
    phone.locator("#cancel").click()
    expect(phone.locator("#cancel-dialog")).to_be_visible()
    look(phone, reader)
    phone.locator("#cancel-form [type=submit]").click()
    expect(phone.locator("#cancel-dialog")).to_be_hidden()
    expect(phone.locator("#cancel")).to_be_hidden()
    look(phone, reader)


def test_a_booking_on_the_phone(reader: Reader) -> None:
    server = reader.ward.server
    token = accounts.add_device(server.parts.store, OFFICE, "portal-1", "portal")
    tomorrow = datetime.now(ZoneInfo(ZONE)).date() + timedelta(days=1)
    body = {"service": "chung-thuc", "day": tomorrow.isoformat(), "window_from": "09:00"}
    with server.device(token) as portal:
        answer = portal.post("/bookings", json={**body, "person_key": "a" * 64}, headers=key())
    assert answer.status_code == 201, answer.text
    phone = reader.page(PHONE)
    phone.goto(reader.ward.phone_path(answer.json()))
    expect(phone.locator("#booking")).to_be_visible()
    look(phone, reader)


def test_a_phone_without_a_network(reader: Reader) -> None:
    phone = reader.page(PHONE, expected=("ERR_INTERNET_DISCONNECTED",))
    phone.clock.install()
    phone.goto(reader.ward.phone_path(reader.ward.issue()))
    phone.context.set_offline(True)
    phone.clock.run_for(10_500)
    expect(phone.locator("#offline")).to_be_visible()
    phone.clock.resume()
    look(phone, reader)
