"""The phone page beyond a plain wait: bookings, several services, and the ways back."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import numpy as np
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from queue_server import accounts
from tests.browsers import rested
from tests.pages.conftest import Open, Ward
from tests.servers import OFFICE, RunningServer, key, start_server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AtCounter = Callable[..., Page]

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday, eight o'clock in Hanoi."""


class OfficeClock:
    """Goes on by itself, from a moment that is set."""

    def __init__(self) -> None:
        self._ahead = MORNING - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def forward(self, **how_far: float) -> None:
        self._ahead += timedelta(**how_far)


@pytest.fixture
def office_clock() -> OfficeClock:
    return OfficeClock()


@pytest.fixture
def running_server(tmp_path: Path, office_clock: OfficeClock) -> Iterator[RunningServer]:
    with start_server(tmp_path, clock=office_clock, keep_hours=True) as server:
        yield server


@pytest.fixture
def book(ward: Ward) -> Iterator[Callable[[str, str], dict[str, str]]]:
    """Take a number from home: `book("2026-11-23", "09:00")`."""
    token = accounts.add_device(ward.server.parts.store, OFFICE, "portal-1", "portal")
    with ward.server.device(token) as portal:

        def take(day: str, window: str) -> dict[str, str]:
            body = {"service": "chung-thuc", "day": day, "window_from": window}
            answer = portal.post("/bookings", json={**body, "person_key": "a" * 64}, headers=key())
            assert answer.status_code == 201, answer.text
            ticket: dict[str, str] = answer.json()
            return ticket

        yield take


def phone(open_browser: Open, ward: Ward, ticket: dict[str, str]) -> Page:
    page = open_browser(390, 844, has_touch=True, is_mobile=True).page()
    page.goto(ward.phone_path(ticket))
    return page


def code_on(page: Page) -> str:
    """What the picture on the screen says to a camera."""
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")
    [found] = zxingcpp.read_barcodes(np.asarray(picture))
    return found.text


def press(page: Page, *keys: str) -> None:
    for one in keys:
        rested(page)
        page.keyboard.press(one)
    rested(page)


def test_a_booked_number_says_when_to_come_and_shows_its_code(
    ward: Ward, open_browser: Open, book: Callable[[str, str], dict[str, str]]
) -> None:
    ticket = book("2026-11-24", "09:00")
    page = phone(open_browser, ward, ticket)
    expect(page.locator("#state")).to_contain_text("Số đặt trước")
    expect(page.locator("#hint")).to_contain_text("từ 08:45")
    expect(page.locator("#booked-day")).to_have_text("Thứ Ba, 24/11")
    expect(page.locator("#booked-window")).to_have_text("09:00–09:30")
    expect(page.locator("#booked-check-in")).to_have_text("từ 08:45 đến 16:00")
    assert code_on(page) == ticket["follow_url"]


def test_a_booked_number_is_checked_in_and_lapses(
    ward: Ward,
    open_browser: Open,
    office_clock: OfficeClock,
    at_counter: AtCounter,
    book: Callable[[str, str], dict[str, str]],
) -> None:
    ticket = book("2026-11-23", "09:00")
    page = phone(open_browser, ward, ticket)
    expect(page.locator("#state")).to_contain_text("Số đặt trước")
    counter = at_counter()
    expect(counter.locator("#booked")).to_have_text("1 số đặt trước chưa đến")
    office_clock.forward(minutes=50)
    page.reload()
    expect(page.locator("#state")).to_contain_text("Mời quý vị nhận chỗ tại máy")
    assert ward.check_in(ticket).status_code == 200
    expect(counter.locator("#waiting tr")).to_contain_text("Hẹn 09:00–09:30")
    expect(counter.locator("#booked")).to_have_text("")
    page.reload()
    expect(page.locator("#state-words")).to_have_text("Sắp đến lượt")
    expect(page.locator("#again")).to_be_hidden()


def test_a_booking_that_was_not_used_has_lapsed(
    ward: Ward,
    open_browser: Open,
    office_clock: OfficeClock,
    book: Callable[[str, str], dict[str, str]],
) -> None:
    ticket = book("2026-11-23", "09:00")
    office_clock.forward(hours=8, minutes=1)
    page = phone(open_browser, ward, ticket)
    expect(page.locator("#state")).to_contain_text("đã hết hiệu lực")
    for part in ("#again", "#cancel", "#booking"):
        expect(page.locator(part)).to_be_hidden()
    assert ward.check_in(ticket).json()["code"] == "booking_lapsed"


def test_a_number_is_given_up_only_after_a_question(ward: Ward, open_browser: Open) -> None:
    page = phone(open_browser, ward, ward.issue())
    page.get_by_role("button", name="Không cần số này nữa").tap()
    page.get_by_role("button", name="Giữ số").tap()
    assert ward.state("A001") == "waiting"
    page.get_by_role("button", name="Không cần số này nữa").tap()
    page.get_by_role("dialog").get_by_role("button", name="Hủy số").tap()
    expect(page.locator("#state")).to_contain_text("Số này đã hủy")
    expect(page.locator("#cancel")).to_be_hidden()
    assert ward.state("A001") == "cancelled"


def test_a_number_that_is_called_meanwhile_is_not_given_up(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    ticket = ward.issue()
    watched = open_browser(390, 844)
    watched.expected = ("409",)
    page = watched.page()
    page.goto(ward.phone_path(ticket))
    page.get_by_role("button", name="Không cần số này nữa").click()
    press(at_counter(), "F2")
    page.get_by_role("dialog").get_by_role("button", name="Hủy số").click()
    expect(page.locator("#cancel-problem")).to_be_visible()
    expect(page.locator("#state")).to_contain_text("Mời quý vị đến")
    assert ward.state("A001") == "called"


def test_one_page_leads_through_a_visit(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    first = ward.issue("ho-tich", then=["chung-thuc"])
    page = phone(open_browser, ward, first)
    steps = page.locator("#steps li")
    expect(steps).to_have_text(["A001Hộ tịchĐang chờ", "B001Chứng thựcLàm sau"])
    counter = at_counter()
    press(counter, "F2", "F4", "F9")
    page.reload()
    expect(page.locator("#number")).to_have_text("B001")
    expect(page.locator("#hint")).to_have_text("Quý vị là người tiếp theo. Xin ở gần quầy.")
    expect(page.locator("[aria-current=step]")).to_contain_text("B001")
    press(counter, "F2")
    page.reload()
    expect(page.locator("#place")).to_have_text("Quầy 1")
    press(counter, "F4", "F9")
    page.reload()
    expect(page.locator("#rate")).to_be_visible()
    expect(steps).to_have_text(["A001Hộ tịchĐã xong", "B001Chứng thựcĐã xong"])


def test_the_paper_of_a_visit_brings_its_later_number_back(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    ward.rules(calls_before_missed=1)
    first = ward.issue("ho-tich", then=["chung-thuc"])
    press(at_counter(), "F2", "F4", "F9", "F2", "F7")
    page = phone(open_browser, ward, first)
    expect(page.locator("#number")).to_have_text("B001")
    expect(page.locator("#state")).to_contain_text("Số đã gọi mà chưa gặp quý vị")
    assert ward.check_in(first).json()["number"] == "B001"
    assert ward.state("B001") == "waiting"


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("miss", "Số đã gọi mà chưa gặp quý vị"),
        ("papers", "Chờ quý vị mang giấy tờ"),
        ("leave", "Quý vị đã rời hàng chờ"),
    ],
)
def test_whoever_is_not_in_line_is_told_the_way_back(
    ward: Ward, open_browser: Open, deed: str, words: str
) -> None:
    ward.rules(calls_before_missed=1)
    ticket = ward.issue()
    body = {"for_papers": True, "note": "Bản gốc"} if deed == "papers" else None
    with ward.server.staff() as staff:
        command(staff, "/counters/quay-1/open")
        command(staff, "/counters/quay-1/call-next")
        command(staff, f"/tickets/{ticket['id']}/{'park' if body else deed}", body)
    page = phone(open_browser, ward, ticket)
    expect(page.locator("#state")).to_contain_text(words)
    assert code_on(page) == ticket["follow_url"]
    assert "Bản gốc" not in page.content()
    assert ward.check_in(ticket).json()["state"] == "waiting"


def command(staff: httpx.Client, path: str, body: object | None = None) -> None:
    answer = staff.post(path, json=body, headers=key())
    assert answer.is_success, answer.text


def test_a_number_of_yesterday_does_not_pretend_to_wait(
    ward: Ward, open_browser: Open, office_clock: OfficeClock
) -> None:
    ticket = ward.issue()
    office_clock.forward(days=1)
    page = phone(open_browser, ward, ticket)
    expect(page.locator("#state")).to_contain_text("Số này của ngày khác")
    expect(page.locator("#facts")).to_be_hidden()
    expect(page.locator("#cancel")).to_be_hidden()
