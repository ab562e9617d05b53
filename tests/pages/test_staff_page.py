"""The counter's page, as staff use it all day."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browsers import rested
from tests.pages.conftest import Open, Ward, sign_in
from tests.servers import OFFICE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AtCounter = Callable[..., Page]


def call(page: Page, key: str = "F2") -> None:
    page.keyboard.press(key)


def test_a_visit_from_call_to_finish_by_keyboard(ward: Ward, at_counter: AtCounter) -> None:
    ward.rules(recall_rest_seconds=0)
    page = at_counter()
    expect(page.get_by_role("button", name="Gọi số tiếp theo")).to_be_disabled()
    ward.issue("ho-tich")
    ward.issue("chung-thuc")
    expect(page.locator("#waiting tr")).to_have_count(2)

    call(page)
    expect(page.locator("#number")).to_have_text("A001")
    expect(page.get_by_text("Vì sao số này: đến lượt")).to_be_visible()
    expect(page.get_by_text("Hộ tịch").first).to_be_visible()
    rested(page)
    page.keyboard.press("F8")
    expect(page.get_by_text("Đã gọi 2 lần")).to_be_visible()
    rested(page)
    page.keyboard.press("F4")
    expect(page.get_by_text("Đang phục vụ", exact=True)).to_be_visible()
    rested(page)
    page.keyboard.press("F2")
    expect(page.locator("#number")).to_have_text("B001")
    rested(page)
    page.keyboard.press("F4")
    expect(page.get_by_role("button", name="Xong", exact=False).first).to_be_visible()
    rested(page)
    page.keyboard.press("F9")
    expect(page.locator("#idle")).to_contain_text("Không có ai đang chờ")
    states = [ward.kiosk.get(f"/api/v1/tickets/find?ticket={n}").json() for n in ("A001", "B001")]
    assert [ticket["state"] for ticket in states] == ["finished", "finished"]


def test_a_doubtful_card_is_told_to_whoever_serves(ward: Ward, at_counter: AtCounter) -> None:
    doubts = ["number_and_birth_year", "number_and_sex"]
    assert ward.post("/tickets", {"service": "ho-tich", "card_warnings": doubts}).is_success
    page = at_counter()
    call(page)
    expect(page.locator("#doubts")).to_contain_text("số thẻ không khớp năm sinh")
    expect(page.locator("#doubts")).to_contain_text("số thẻ không khớp giới tính")


def test_space_calls_because_the_main_button_has_the_focus(
    ward: Ward, at_counter: AtCounter
) -> None:
    ward.issue("ho-tich")
    page = at_counter()
    expect(page.locator("#next")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#number")).to_have_text("A001")
    expect(page.locator("#serve")).to_be_focused()


def test_a_double_click_calls_one_person(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue("ho-tich")
    ward.issue("ho-tich")
    page = at_counter()
    page.locator("#next").dblclick()
    expect(page.locator("#number")).to_have_text("A001")
    rested(page)
    expect(page.locator("#tags")).to_contain_text("Đang gọi")
    expect(page.locator("#waiting tr")).to_have_count(1)


def test_a_lost_answer_is_asked_for_again_and_nobody_is_skipped(
    ward: Ward, at_counter: AtCounter
) -> None:
    ward.issue("ho-tich")
    ward.issue("ho-tich")
    page = at_counter(expected=("ERR_TIMED_OUT",))
    keys: list[str] = []

    def lose_the_first_answer(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()  # the server carries it out, and the answer never arrives
            route.abort("timedout")
        else:
            route.continue_()

    page.route("**/call-next", lose_the_first_answer)
    call(page)
    expect(page.locator("#done")).to_have_text("Đã gọi A001.")
    expect(page.locator("#number")).to_have_text("A001")
    expect(page.locator("#waiting tr")).to_have_count(1)
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_two_at_work_never_have_the_same_person(ward: Ward, at_counter: AtCounter) -> None:
    for _ in range(2):
        ward.issue("ho-tich")
    one = at_counter("canbo", "Quầy 1")
    two = at_counter("quanly", "Quầy 2")
    call(one)
    call(two)
    for page in (one, two):
        expect(page.locator("#number")).to_have_text(re.compile("A00[12]"))
        expect(page.locator("#waiting tr")).to_have_count(0)
    assert one.locator("#number").inner_text() != two.locator("#number").inner_text()


def test_a_counter_that_is_taken_cannot_be_chosen(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    at_counter("canbo", "Quầy 1")
    other = open_browser().page()
    other.goto("/staff")
    sign_in(other, ward, "quanly")
    card = other.locator("#counters li").filter(has_text="Quầy 1")
    expect(card).to_contain_text("đang mở")
    expect(card.get_by_role("button")).to_be_disabled()


def test_help_wanted_at_a_kiosk_is_shown_until_somebody_goes(
    ward: Ward, at_counter: AtCounter
) -> None:
    page = at_counter()
    assert ward.post("/help-requests", {"screen": "welcome"}).status_code == 204
    banner = page.get_by_role("alert").filter(has_text="kiosk-1")
    expect(banner).to_be_visible()
    banner.get_by_role("button", name="Đã đến giúp").click()
    expect(banner).to_have_count(0)


def test_a_kiosk_that_needs_somebody_is_shown_until_it_is_well(
    ward: Ward, at_counter: AtCounter
) -> None:
    page = at_counter()
    banner = page.locator("#faults .banner")
    for fault, words in (
        ("near_end", "kiosk-1: sắp hết giấy in"), ("out_of_paper", "kiosk-1: hết giấy in"),
        ("cover_open", "nắp máy in đang mở"), ("jammed", "máy in bị kẹt"),
        ("printer_offline", "máy in không trả lời"), ("camera_gone", "không thấy máy ảnh"),
        ("disk_full", "ổ đĩa đầy"),
    ):  # fmt: skip
        assert ward.post("/fault-reports", {"faults": [fault]}).status_code == 204
        expect(banner).to_have_count(1)
        expect(banner).to_contain_text(words)
    assert ward.post("/fault-reports", {"faults": []}).status_code == 204
    expect(banner).to_have_count(0)
    # Then it was switched off, a while ago.
    before = datetime.now(UTC) - timedelta(minutes=1)
    ward.server.parts.store.write_now(
        lambda unit: unit.at(OFFICE).hear_kiosk("kiosk-1", [], before)
    )
    expect(banner).to_contain_text("kiosk-1: không liên lạc được từ", timeout=10_000)


def test_closing_the_counter_leads_back_to_the_choice(at_counter: AtCounter) -> None:
    page = at_counter()
    page.get_by_role("button", name="Đóng quầy").click()
    expect(page.get_by_role("heading", name="Chọn quầy để làm việc")).to_be_visible()
    expect(page.locator("#counters li").first).to_contain_text("Chưa mở")


def test_a_reloaded_page_stays_at_its_counter(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue("ho-tich")
    page = at_counter()
    call(page)
    expect(page.locator("#number")).to_have_text("A001")
    page.reload()
    expect(page.locator("#number")).to_have_text("A001")
    expect(page.get_by_text("Vì sao số này")).to_be_visible()


def test_signing_out_ends_the_session(at_counter: AtCounter) -> None:
    page = at_counter()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    page.goto("/staff")
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_a_wrong_password_is_said_and_nothing_is_kept(open_browser: Open) -> None:
    watched = open_browser()
    watched.expected = ("401",)
    page = watched.page()
    page.goto("/staff")
    page.get_by_label("Tên đăng nhập").fill("canbo")
    page.get_by_label("Mật khẩu").fill("khong-dung-mat-khau")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("alert")).to_contain_text("Tên hoặc mật khẩu chưa đúng")
    expect(page.get_by_label("Mật khẩu")).to_have_value("")


def test_a_refusal_is_a_sentence_that_says_what_to_do(ward: Ward, open_browser: Open) -> None:
    watched = open_browser()
    watched.expected = ("409",)
    page = watched.page()
    page.goto("/staff")
    sign_in(page, ward, "canbo")
    taken = page.locator("#counters li").filter(has_text="Quầy 1").get_by_role("button")
    expect(taken).to_be_enabled()
    refusal = '{"title":"Conflict","status":409,"code":"counter_taken","detail":""}'
    page.route(
        "**/open",
        lambda route: route.fulfill(
            status=409, content_type="application/problem+json", body=refusal
        ),
    )
    taken.click()
    expect(page.get_by_role("alert")).to_contain_text("Quầy này đã có cán bộ khác.")
    page.get_by_role("button", name="Đóng", exact=True).click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_lost_connection_is_shown_and_mends_itself(ward: Ward, open_browser: Open) -> None:
    watched = open_browser()
    watched.expected = ("ERR_INTERNET_DISCONNECTED",)
    page = watched.page()
    page.goto("/staff")
    sign_in(page, ward, "canbo")
    page.locator("#counters li").first.get_by_role("button").click()
    expect(page.locator("#status")).to_have_text("Đang kết nối")
    watched.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.get_by_text("Mất kết nối với máy chủ")).to_be_visible()
    watched.context.set_offline(False)
    expect(page.get_by_text("Mất kết nối với máy chủ")).to_be_hidden(timeout=20_000)
    ward.issue("ho-tich")
    expect(page.locator("#waiting tr")).to_have_count(1)


def test_the_page_speaks_english_and_remembers_it(open_browser: Open) -> None:
    page = open_browser().page()
    page.goto("/staff")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto("/staff")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_button_stays_under_the_finger_while_people_come(ward: Ward, open_browser: Open) -> None:
    page = open_browser().page()
    page.goto("/staff")
    sign_in(page, ward, "canbo")
    button = page.locator("#counters button").first.element_handle()
    for _ in range(2):  # what the first brought is shown before the second is asked for
        with page.expect_response("**/api/v1/counters"):
            ward.issue()
    assert button.evaluate("each => each.isConnected")
