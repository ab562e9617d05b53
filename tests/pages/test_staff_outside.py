"""People outside of the line: numbers that are in no books, and those who left and come back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import Ward
from tests.servers import ZONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AtCounter = Callable[..., Page]
INSTALLATION = "0a" * 16


def tell(ward: Ward, number: str, service: str = "khong-con", days: int = 0) -> None:
    """A kiosk tells of a number that it gave out by itself, `days` ago."""
    today = datetime.now(ZoneInfo(ZONE)).date()
    entry = {
        "number": number, "day": (today - timedelta(days=days)).isoformat(),
        "token": f"made-up-token-of-{number}-{service}", "key": f"key-of-{number}-{service}",
        "request": {"service": service},
    }  # fmt: skip
    body = {"installation": INSTALLATION, "entries": [entry]}
    answer = ward.post("/tickets/replay", body)
    assert answer.status_code == 200, answer.text


def lease(ward: Ward) -> None:
    """The kiosk may give out numbers by itself."""
    assert ward.post("/leases", {"installation": INSTALLATION}).status_code == 200


def test_a_number_that_nobody_will_call_is_shown_until_it_is_settled(
    ward: Ward, at_counter: AtCounter
) -> None:
    page = at_counter()
    banners = page.locator("#refused .banner")
    expect(banners).to_have_count(0)
    tell(ward, "X007")
    expect(banners).to_contain_text("máy kiosk-1 đã tự cấp số X007 (khong-con)")
    expect(banners).to_contain_text("Xin tìm người giữ phiếu này")
    page.reload()
    expect(banners).to_have_count(1)
    page.get_by_role("button", name="Đã xử lý số X007").click()
    expect(banners).to_have_count(0)
    expect(page.locator("#done")).to_have_text("Đã xử lý xong số X007.")
    page.reload()
    expect(page.locator("#desk")).to_be_visible()
    expect(banners).to_have_count(0)


def test_it_says_whether_two_hold_a_number_or_its_day_is_over(
    ward: Ward, at_counter: AtCounter
) -> None:
    lease(ward)
    tell(ward, "X001", "ho-tich")
    tell(ward, "X001", "chung-thuc")
    tell(ward, "X002", days=3)
    page = at_counter()
    banners = page.locator("#refused .banner")
    expect(banners.nth(0)).to_contain_text("Hai người cùng giữ số X001 (Chứng thực)")
    expect(banners.nth(1)).to_contain_text("máy kiosk-1 đã tự cấp số X002")
    expect(banners.nth(1)).to_contain_text("Ngày đó đã qua.")


def test_many_at_once_leave_room_for_the_work(ward: Ward, at_counter: AtCounter) -> None:
    for number in range(1, 6):
        tell(ward, f"X00{number}")
    page = at_counter()
    banners = page.locator("#refused .banner")
    expect(banners).to_have_count(4)
    expect(banners.last).to_have_text("Còn 2 số nữa như vậy.")
    page.get_by_role("button", name="Đã xử lý số X001").click()
    expect(banners.last).to_have_text("Còn 1 số nữa như vậy.")
    expect(page.get_by_role("button", name="Đã xử lý số X004")).to_be_visible()


def test_whoever_left_and_returns_is_put_back(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue()
    ward.issue()
    page = at_counter()
    page.get_by_role("button", name="Việc khác với A001").click()
    page.get_by_role("button", name="đã về").click()
    page.locator("#confirm-go").click()
    expect(page.locator("#done")).to_have_text("A001 đã về. Có thể đưa trở lại hàng.")
    expect(page.locator("#aside")).to_contain_text("Đã về")
    expect(page.locator("#aside-count")).to_have_text("1")
    page.get_by_role("button", name="Đưa A001 trở lại hàng chờ").click()
    expect(page.locator("#waiting tr").first).to_contain_text("A001")
    expect(page.locator("#aside tr")).to_have_count(0)
    assert ward.state("A001") == "waiting"


def test_it_says_when_a_number_comes_after_another_of_the_same_person(
    ward: Ward, at_counter: AtCounter
) -> None:
    asked = ward.post("/tickets", {"service": "ho-tich", "then": ["chung-thuc"]})
    assert asked.status_code == 201, asked.text
    page = at_counter()
    page.get_by_role("button", name="Việc khác với A001").click()
    page.get_by_role("button", name="đã về").click()
    page.locator("#confirm-go").click()
    page.get_by_role("button", name="Đưa B001 trở lại hàng chờ").click()
    expect(page.locator("#waiting tr")).to_contain_text("B001")
    page.get_by_role("button", name="Đưa A001 trở lại hàng chờ").click()
    told = "A001 sẽ được gọi sau khi xong số kia của người này."
    expect(page.locator("#done")).to_have_text(told)
    assert ward.state("A001") == "later"
