"""Today at a glance."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browsers import rested
from tests.pages.conftest import Open, Ward, sign_in
from tests.servers import key as new_key

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AtCounter = Callable[..., Page]


def test_an_empty_day_says_what_to_do(ward: Ward, open_browser: Open) -> None:
    page = open_browser(1366, 900).page()
    page.goto("/manager")
    sign_in(page, ward, "quanly")
    expect(page.get_by_text("Hôm nay chưa cấp số nào.")).to_be_visible()
    expect(page.get_by_text("Chưa có đánh giá. Mời người dân")).to_be_visible()
    expect(page.locator("#issued")).to_have_text("0")
    expect(page.locator("#wait_median")).to_have_text("–")


def test_a_rating_arrives_while_the_manager_watches(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    page = open_browser(1366, 900).page()
    page.goto("/manager")
    sign_in(page, ward, "quanly")
    expect(page.locator("#issued")).to_have_text("0")
    ticket = ward.issue()
    ward.issue("chung-thuc")
    counter = at_counter()
    for key in ("F2", "F4", "F9"):
        counter.keyboard.press(key)
        rested(counter)
    expect(page.locator("#served")).to_have_text("1")
    token = ward.phone_path(ticket).removeprefix("/t/")
    rating = {"ticket": token, "score": 1, "reasons": ["long-wait"], "comment": "Ghế hơi ít."}
    assert ward.post("/ratings", rating).status_code == 201

    expect(page.get_by_text("Ghế hơi ít.")).to_be_visible()
    expect(page.locator("#comments li")).to_contain_text("A001 · Hộ tịch · Chờ lâu")
    expect(page.locator("#issued")).to_have_text("2")
    expect(page.locator("#waiting")).to_have_text("1")
    expect(page.locator("#rating")).to_have_text("1,0")
    row = page.locator("#services tr").filter(has_text="Hộ tịch")
    expect(row.locator("td").nth(2)).to_have_text("1")
    chart = page.locator("#trend")
    expect(chart).to_be_visible()
    expect(chart).to_have_js_property("complete", value=True)
    assert chart.evaluate("image => image.naturalWidth") > 100


def test_staff_are_told_that_the_report_is_for_managers(ward: Ward, open_browser: Open) -> None:
    page = open_browser().page()
    page.goto("/manager")
    sign_in(page, ward, "canbo")
    expect(page.get_by_role("heading", name="không xem được báo cáo")).to_be_visible()
    expect(page.locator("#today")).to_be_hidden()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_absences_walk_outs_and_cancellations_are_told_apart(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    ward.rules(calls_before_missed=1)
    for _ in range(4):
        ward.issue()
    page = open_browser(1366, 900).page()
    page.goto("/manager")
    sign_in(page, ward, "quanly")
    with ward.server.staff() as staff:
        act(staff, "/counters/quay-1/open")
        for deed in ("miss", "leave", "cancel"):
            ticket = act(staff, "/counters/quay-1/call-next")
            act(staff, f"/tickets/{ticket['id']}/{deed}")
    expect(page.locator("#missed")).to_have_text("1", timeout=20_000)
    expect(page.locator("#missed-apart")).to_have_text("Bỏ về 1 · Đã hủy 1")
    expect(page.locator("#issued-apart")).to_have_text("")


def test_each_call_says_why_and_a_break_says_since_when(ward: Ward, open_browser: Open) -> None:
    ward.issue()
    page = open_browser(1366, 900).page()
    page.goto("/manager")
    sign_in(page, ward, "quanly")
    expect(page.locator("#calls-empty")).to_be_visible()
    with ward.server.staff() as staff:
        act(staff, "/counters/quay-1/open")
        act(staff, "/counters/quay-1/call-next")
        act(staff, "/counters/quay-1/undo")
        act(staff, "/counters/quay-1/break", {"reason": "lunch"})
    row = page.locator("#calls tr")
    expect(row).to_contain_text("canbo", timeout=20_000)
    expect(row).to_contain_text("đã hoàn tác")
    expect(row).to_contain_text("đến lượt theo thứ tự, chờ")
    expect(page.locator("#on-break li")).to_contain_text("Quầy 1 đang nghỉ: Ăn trưa (canbo, từ ")
    page.goto("/manager?lang=en")
    expect(page.locator("#calls tr")).to_contain_text("next in order, waited")
    expect(page.locator("#on-break li")).to_contain_text("Counter 1 is on a break: Lunch")


def act(staff: httpx.Client, path: str, body: object | None = None) -> dict[str, str]:
    """A command of staff that is carried out."""
    answer = staff.post(path, json=body, headers=new_key())
    assert answer.is_success, answer.text
    done: dict[str, str] = answer.json()
    return done
