"""Every page in every state and both languages breaks no rule of WCAG 2.2, levels A and AA."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from queue_server import accounts
from queue_server.seed import seed
from tests.browsers import rested
from tests.pages.axe import violations
from tests.pages.conftest import Open, Ward
from tests.servers import OFFICE, ZONE, key

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESK = (1366, 768)
PHONE = (390, 844)
BOARD = (1920, 1080)


@dataclass(frozen=True)
class Reader:
    """Somebody who reads pages in one language; other languages' words are of no use here."""

    language: str
    ward: Ward
    open_browser: Open

    def page(
        self, size: tuple[int, int] = DESK, expected: tuple[str, ...] = (), **options: object
    ) -> Page:
        """A page in a browser of its own, which has chosen the language."""
        watched = self.open_browser(*size, **options)
        watched.expected = expected
        page = watched.page()
        page.goto(f"/?lang={self.language}")
        return page

    def signed_in(self, path: str, name: str, page: Page | None = None) -> Page:
        """The page at `path` after signing in."""
        page = page or self.page()
        page.goto(path)
        page.locator("#name").fill(name)
        page.locator("#password").fill(self.ward.seeded.passwords[name])
        page.locator("#sign-in-form [type=submit]").click()
        expect(page.locator("#sign-out")).to_be_visible()
        return page

    def at_counter(self, page: Page | None = None) -> Page:
        """A clerk who has opened the first counter."""
        page = self.signed_in("/staff", "canbo", page)
        page.locator("#counters li").first.get_by_role("button").click()
        expect(page.locator("#desk")).to_be_visible()
        rested(page)
        return page


@pytest.fixture(params=["vi", "en"])
def reader(request: pytest.FixtureRequest, ward: Ward, open_browser: Open) -> Reader:
    return Reader(request.param, ward, open_browser)


def look(page: Page, reader: Reader) -> None:
    """The page, as it is now, is in the reader's language and breaks no rule."""
    assert page.locator("html").get_attribute("lang") == reader.language
    assert violations(page) == []


def press(page: Page, *keys: str) -> None:
    """Press keys, each after the rest of the one before."""
    for one in keys:
        rested(page)
        page.keyboard.press(one)
    rested(page)


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


# ── staff ────────────────────────────────────────────────────────────────────────────────────


def test_choosing_a_counter_with_nobody_there(reader: Reader) -> None:
    page = reader.signed_in("/staff", "canbo")
    expect(page.locator("#counters li").first).to_be_visible()
    look(page, reader)
    page.locator("#counters li").first.get_by_role("button").click()
    expect(page.locator("#idle")).to_be_visible()
    look(page, reader)
    page.locator("#break").click()
    expect(page.locator("#break-dialog")).to_be_visible()
    look(page, reader)
    page.locator("[data-break=rest]").click()
    expect(page.locator("#resume")).to_be_visible()
    look(page, reader)
    other = reader.signed_in("/staff", "quanly")
    expect(other.locator("#counters li").first).to_be_visible()
    look(other, reader)


def test_a_ticket_at_the_counter(reader: Reader) -> None:
    ward = reader.ward
    ward.rules(recall_rest_seconds=60, calls_before_missed=2)
    doubts = ["number_and_birth_year", "number_and_sex"]
    ward.issue(
        "ho-tich",
        priority="khuyet-tat",
        language="en",
        then=["chung-thuc"],
        card_warnings=doubts,
    )
    for _ in range(20):
        ward.issue("ho-tich")
    assert ward.post("/help-requests", {"screen": "welcome"}).status_code == 204
    page = reader.at_counter()
    expect(page.locator("#help").get_by_role("alert")).to_be_visible()
    look(page, reader)
    press(page, "F2")
    for name in ("#recall", "#miss"):
        expect(page.locator(name)).to_have_attribute("aria-disabled", "true")
    look(page, reader)
    press(page, "F8", "F4")
    expect(page.locator("#finish")).to_be_visible()
    look(page, reader)
    press(page, "F9")
    expect(page.locator("#undo")).to_be_visible()
    look(page, reader)


OPENED = {
    "#transfer": "transfer",
    "#more": "more",
    "#papers": "park",
    "#show-services": "services",
    "#waiting tr button": "more",
}


def test_what_opens_at_the_counter(reader: Reader) -> None:
    for _ in range(2):
        reader.ward.issue("ho-tich")
    page = reader.at_counter()
    press(page, "F2", "F4")
    for opener, name in OPENED.items():
        page.locator(opener).click()
        dialog = page.locator(f"#{name}-dialog")
        expect(dialog).to_be_visible()
        look(page, reader)
        if opener != "#waiting tr button":
            page.keyboard.press("Escape")
            expect(dialog).to_be_hidden()
    # The last of what can be done with a waiting number asks first.
    page.locator("#more-items button").last.click()
    expect(page.locator("#confirm-dialog")).to_be_visible()
    look(page, reader)


def test_numbers_that_are_set_aside_and_a_paused_service(reader: Reader) -> None:
    ward = reader.ward
    ward.rules(calls_before_missed=1)
    for _ in range(4):
        ward.issue("ho-tich")
    page = reader.at_counter()
    with ward.server.staff() as staff:
        for number, deed in enumerate(("park", "park", "miss", "leave"), 1):
            assert staff.post("/counters/quay-1/call-next", headers=key()).is_success
            body = {"for_papers": number == 1, "note": "Bản gốc khai sinh"}
            answer = staff.post(
                f"/tickets/{number}/{deed}", json=body if deed == "park" else None, headers=key()
            )
            assert answer.is_success, answer.text
        assert staff.post("/services/ho-tich/pause", headers=key()).is_success
    expect(page.locator("#aside")).to_contain_text("A003")
    expect(page.locator("#paused")).not_to_be_empty()
    look(page, reader)
    page.locator("#show-services").click()
    expect(page.locator("#services-dialog")).to_be_visible()
    look(page, reader)


def test_a_note_from_the_desk_before(reader: Reader) -> None:
    reader.ward.issue("dat-dai")
    with reader.ward.server.staff("quanly") as staff:
        body = {"counter": "quay-1", "note": "Cần xem bản vẽ", "come_back": True}
        for path, sent in (
            ("/counters/quay-3/open", None),
            ("/counters/quay-3/call-next", None),
            ("/tickets/1/transfer", body),
        ):
            answer = staff.post(path, json=sent, headers=key())
            assert answer.is_success, answer.text
    page = reader.at_counter()
    press(page, "F2")
    expect(page.locator("#note")).not_to_be_empty()
    look(page, reader)


def test_a_counter_without_the_server(reader: Reader) -> None:
    page = reader.at_counter(reader.page(expected=("ERR_INTERNET_DISCONNECTED",)))
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.locator("#offline")).to_be_visible()
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
