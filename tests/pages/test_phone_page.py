"""The page behind the QR code of a ticket, and the rating at its end."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import rested
from tests.pages.conftest import Open, Ward

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AtCounter = Callable[..., Page]


def open_phone(
    open_browser: Open,
    path: str,
    width: int = 390,
    height: int = 844,
    expected: tuple[str, ...] = (),
) -> Page:
    watched = open_browser(width, height, has_touch=True, is_mobile=True)
    watched.expected = expected
    page = watched.page()
    page.clock.install()
    page.goto(path)
    return page


def later(page: Page) -> None:
    """Let the page look at the server again."""
    page.clock.run_for(10_500)


def test_a_phone_follows_its_number_to_the_rating(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    for _ in range(3):
        ward.issue()
    ticket = ward.issue()
    phone = open_phone(open_browser, ward.phone_path(ticket))
    expect(phone.locator("#number")).to_have_text("A004")
    expect(phone.locator("#state")).to_contain_text("Đang chờ đến lượt")
    expect(phone.locator("#ahead")).to_have_text("3")

    counter = at_counter()
    for key in ("F2", "F4", "F2", "F4", "F2", "F4"):
        counter.keyboard.press(key)
        rested(counter)
    later(phone)
    expect(phone.locator("#state-words")).to_have_text("Đang chờ đến lượt")
    expect(phone.locator("#hint")).to_have_text("Xin quý vị ở gần quầy.")
    expect(phone.locator("#ahead")).to_have_text("0")
    expect(phone.locator("#wait")).to_contain_text("phút")
    counter.keyboard.press("F9")
    rested(counter)
    later(phone)
    expect(phone.locator("#state-words")).to_have_text("Sắp đến lượt")
    expect(phone.locator("#hint")).to_have_text("Quý vị là người tiếp theo. Xin ở gần quầy.")
    expect(phone.locator("#facts")).to_be_hidden()
    counter.keyboard.press("F2")
    expect(counter.locator("#number")).to_have_text("A004")
    later(phone)
    expect(phone.locator("#state")).to_contain_text("Quầy 1")
    assert "Quầy 1" in phone.title()

    rested(counter)
    counter.keyboard.press("F4")
    rested(counter)
    counter.keyboard.press("F9")
    expect(counter.locator("#idle")).to_be_visible()
    later(phone)
    phone.get_by_role("button", name="Hài lòng", exact=True).tap()
    phone.get_by_role("button", name="Nhanh chóng").tap()
    phone.get_by_label("Ý kiến thêm").fill("Cảm ơn cán bộ.")
    phone.get_by_role("button", name="Gửi đánh giá").tap()
    expect(phone.get_by_text("Cảm ơn quý vị đã đánh giá!")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Cảm ơn quý vị đã đánh giá!")).to_be_visible()
    expect(phone.locator("#rate")).to_be_hidden()


def finished(ward: Ward, counter: Page) -> dict[str, str]:
    """A ticket whose visit is over."""
    ticket = ward.issue()
    expect(counter.locator("#waiting tr")).to_have_count(1)
    for key in ("F2", "F4", "F9"):
        counter.keyboard.press(key)
        rested(counter)
    expect(counter.locator("#idle")).to_be_visible()
    return ticket


def test_one_touch_and_away_still_counts(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    ticket = finished(ward, at_counter())
    phone = open_phone(open_browser, ward.phone_path(ticket))
    phone.get_by_role("button", name="Chưa hài lòng").tap()
    with phone.expect_response("**/api/v1/ratings") as answer:
        phone.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert answer.value.status == 201
    sent = json.loads(answer.value.request.post_data or "")
    assert (sent["score"], sent["reasons"], sent["comment"]) == (0, [], None)


def test_a_second_rating_of_the_same_visit_is_thanked_and_not_kept(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    ticket = finished(ward, at_counter())
    phone = open_phone(open_browser, ward.phone_path(ticket), expected=("409",))
    expect(phone.locator("#rate")).to_be_visible()
    token = ward.phone_path(ticket).removeprefix("/t/")
    assert ward.post("/ratings", {"ticket": token, "score": 2}).status_code == 201
    with phone.expect_response("**/api/v1/ratings") as answer:
        phone.get_by_role("button", name="Bình thường").tap()
        phone.get_by_role("button", name="Gửi đánh giá").tap()
    assert answer.value.status == 409
    expect(phone.get_by_text("Cảm ơn quý vị đã đánh giá!")).to_be_visible()


def test_reasons_follow_the_face(ward: Ward, at_counter: AtCounter, open_browser: Open) -> None:
    phone = open_phone(open_browser, ward.phone_path(finished(ward, at_counter())))
    phone.get_by_role("button", name="Hài lòng", exact=True).tap()
    expect(phone.get_by_role("button", name="Thân thiện")).to_be_visible()
    phone.get_by_role("button", name="Thân thiện").tap()
    phone.get_by_role("button", name="Chưa hài lòng").tap()
    expect(phone.get_by_role("button", name="Thân thiện")).to_be_hidden()
    phone.get_by_role("button", name="Chờ lâu").tap()
    with phone.expect_response("**/api/v1/ratings") as answer:
        phone.get_by_role("button", name="Gửi đánh giá").tap()
    sent = json.loads(answer.value.request.post_data or "")
    assert (sent["score"], sent["reasons"]) == (0, ["long-wait"])


def test_a_phone_without_a_network_says_that_the_number_is_valid(
    ward: Ward, open_browser: Open
) -> None:
    watched = open_browser(390, 844)
    watched.expected = ("ERR_INTERNET_DISCONNECTED",)
    phone = watched.page()
    phone.clock.install()
    phone.goto(ward.phone_path(ward.issue()))
    watched.context.set_offline(True)
    later(phone)
    expect(phone.get_by_text("Số vẫn có hiệu lực: A001")).to_be_visible()
    watched.context.set_offline(False)
    later(phone)
    expect(phone.locator("#offline")).to_be_hidden()


def test_an_unknown_ticket_is_a_kind_page(open_browser: Open) -> None:
    watched = open_browser(320, 640)
    watched.expected = ("404",)
    phone = watched.page()
    answer = phone.goto("/t/khong-co-so-nay")
    assert answer is not None
    assert answer.status == 404
    expect(phone.get_by_role("heading", name="Không tìm thấy số này")).to_be_visible()
    expect(phone.get_by_text("quét lại mã QR")).to_be_visible()


def test_a_ticket_taken_in_english_opens_in_english(ward: Ward, open_browser: Open) -> None:
    phone = open_phone(open_browser, ward.phone_path(ward.issue(language="en")))
    expect(phone.get_by_role("heading", name="Your number")).to_be_visible()
    phone.get_by_role("link", name="Tiếng Việt").tap()
    expect(phone.get_by_role("heading", name="Số của quý vị")).to_be_visible()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_fits_the_narrowest_phone_with_targets_for_thumbs(
    ward: Ward, at_counter: AtCounter, open_browser: Open, language: str
) -> None:
    path = ward.phone_path(finished(ward, at_counter()))
    phone = open_phone(open_browser, f"{path}?lang={language}", 320, 640)
    phone.locator("[data-score='1']").tap()
    expect(phone.locator("#more")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    for target in phone.locator("button:visible, a:visible").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44
