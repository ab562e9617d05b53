"""The counter's page in every state, breaks no rule of WCAG 2.2 A and AA."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import Open, Ward
from tests.pages.readers import Reader, look, press
from tests.servers import ZONE, key

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def reader(page_language: str, ward: Ward, open_browser: Open) -> Reader:
    return Reader(page_language, ward, open_browser)


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


def test_a_number_that_nobody_will_call(reader: Reader) -> None:
    today = datetime.now(ZoneInfo(ZONE)).date().isoformat()
    for number in range(1, 6):
        entry = {
            "number": f"X00{number}", "day": today, "token": f"made-up-token-of-X00{number}",
            "key": f"key-of-X00{number}", "request": {"service": "khong-con"},
        }  # fmt: skip
        body = {"installation": "0a" * 16, "entries": [entry]}
        assert reader.ward.post("/tickets/replay", body).status_code == 200
    page = reader.at_counter()
    expect(page.locator("#refused .banner")).to_have_count(4)
    look(page, reader)


def test_a_counter_without_the_server(reader: Reader) -> None:
    page = reader.at_counter(reader.page(expected=("ERR_INTERNET_DISCONNECTED",)))
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.locator("#offline")).to_be_visible()
    look(page, reader)
