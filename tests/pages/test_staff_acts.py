"""What staff do with a number besides serving it, and what can be taken back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import rested
from tests.pages.conftest import Open, Ward, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AtCounter = Callable[..., Page]


def press(page: Page, *keys: str) -> None:
    """Press keys, each after the rest of the one before."""
    for key in keys:
        rested(page)
        page.keyboard.press(key)
    rested(page)


def test_a_recall_is_counted_and_not_made_by_accident(ward: Ward, at_counter: AtCounter) -> None:
    ward.rules(recall_rest_seconds=60)
    ward.issue()
    page = at_counter()
    press(page, "F2")
    page.locator("#recall").focus()
    press(page, "F8", "Space")
    expect(page.locator("#done")).to_have_text("Vừa gọi xong. Xin đợi vài giây.")
    expect(page.locator("#problem")).to_be_hidden()
    expect(page.locator("#recall")).to_be_focused()
    assert ward.state("A001") == "called"
    ward.rules(recall_rest_seconds=1)
    ward.issue()  # the page reads the rules again with the next event
    expect(page.locator("#recall")).to_have_attribute("aria-disabled", "false")
    press(page, "F8")
    expect(page.locator("#tags")).to_contain_text("Đã gọi 2 lần")


def test_nobody_is_absent_before_they_were_called_often_enough(
    ward: Ward, at_counter: AtCounter
) -> None:
    ward.rules(recall_rest_seconds=0, calls_before_missed=3)
    ward.issue()
    page = at_counter()
    press(page, "F2", "F8", "F7")
    expect(page.locator("#miss")).to_have_attribute("aria-disabled", "true")
    expect(page.locator("#miss")).to_contain_text("sau 3 lần gọi")
    expect(page.locator("#done")).to_have_text("Xin gọi đủ 3 lần rồi mới ghi vắng mặt.")
    assert ward.state("A001") == "called"
    press(page, "F8")
    expect(page.locator("#miss")).to_have_attribute("aria-disabled", "false")
    press(page, "F7")
    expect(page.locator("#aside")).to_contain_text("Vắng mặt")
    expect(page.locator("#aside")).to_contain_text("A001")
    page.get_by_role("button", name="Đưa A001 trở lại hàng chờ").click()
    expect(page.locator("#waiting tr")).to_contain_text("A001")
    expect(page.locator("#aside tr")).to_have_count(0)


def test_the_last_act_is_taken_back_by_key_or_button(ward: Ward, at_counter: AtCounter) -> None:
    for _ in range(2):
        ward.issue()
    page = at_counter()
    expect(page.locator("#undo")).to_be_hidden()
    press(page, "F2")
    expect(page.locator("#undo")).to_contain_text("Hoàn tác: gọi A001")
    press(page, "Control+z")
    expect(page.locator("#done")).to_have_text("Đã hoàn tác. A001 như trước.")
    expect(page.locator("#waiting tr").first).to_contain_text("A001")
    expect(page.locator("#undo")).to_be_hidden()
    press(page, "F2", "F4", "F9")
    expect(page.locator("#idle")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác: xong A001").click()
    expect(page.locator("#tags")).to_contain_text("Đang phục vụ")
    assert ward.state("A001") == "serving"


def test_what_a_colleague_did_is_not_offered(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue()
    before = at_counter("quanly")
    press(before, "F2", "F4", "F9")
    expect(before.locator("#undo")).to_be_visible()
    before.get_by_role("button", name="Đóng quầy").click()
    expect(before.locator("#choose")).to_be_visible()
    page = at_counter()
    expect(page.locator("#undo")).to_be_hidden()
    press(page, "Control+z")
    assert ward.state("A001") == "finished"


def test_what_is_too_old_cannot_be_taken_back(ward: Ward, at_counter: AtCounter) -> None:
    ward.rules(undo_seconds=2)
    ward.issue()
    page = at_counter()
    press(page, "F2")
    expect(page.locator("#undo")).to_be_visible()
    expect(page.locator("#undo")).to_be_hidden()
    press(page, "Control+z")
    assert ward.state("A001") == "called"


def test_an_act_that_was_followed_by_another_is_not_offered(
    ward: Ward, at_counter: AtCounter
) -> None:
    ward.rules(calls_before_missed=1)
    ticket = ward.issue()
    page = at_counter()
    press(page, "F2", "F7")
    expect(page.locator("#undo")).to_contain_text("vắng mặt A001")
    assert ward.check_in(ticket).status_code == 200
    expect(page.locator("#waiting tr")).to_contain_text("A001")
    expect(page.locator("#undo")).to_be_hidden()


def test_control_z_in_a_field_only_undoes_typing(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue()
    page = at_counter()
    press(page, "F2")
    page.locator("#transfer").click()
    page.get_by_label("Lời nhắn").fill("Cần xem bản vẽ")
    page.keyboard.press("Control+z")
    page.keyboard.press("Escape")
    assert ward.state("A001") == "called"


def test_whoever_walks_out_is_not_absent(ward: Ward, at_counter: AtCounter) -> None:
    ticket = ward.issue()
    page = at_counter()
    press(page, "F2")
    page.locator("#more").click()
    page.get_by_role("dialog").get_by_role("button", name="Người dân đã về").click()
    expect(page.locator("#done")).to_have_text("A001 đã về. Có thể đưa trở lại hàng.")
    assert ward.state("A001") == "left"
    expect(page.locator("#aside .group")).to_have_text("Đã về")
    assert ward.check_in(ticket).json()["state"] == "waiting"
    expect(page.locator("#aside tr")).to_have_count(0)


def test_a_number_set_aside_shows_whose_it_is_and_why(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue()
    page = at_counter()
    press(page, "F2")
    page.locator("#more").click()
    page.get_by_role("button", name="Để riêng, gọi lại sau").click()
    page.get_by_label("Ghi chú").fill("Chờ bản vẽ")
    page.get_by_role("dialog").get_by_role("button", name="Để riêng").click()
    expect(page.locator("#aside .group")).to_have_text("Để riêng")
    expect(page.locator("#aside")).to_contain_text("canbo giữ · Chờ bản vẽ")
    rested(page)
    page.get_by_role("button", name="Việc khác với A001").click()
    page.get_by_role("dialog").get_by_role("button", name="Hủy số").click()
    page.get_by_role("dialog").get_by_role("button", name="Giữ lại").click()
    assert ward.state("A001") == "parked"
    page.get_by_role("button", name="Việc khác với A001").click()
    page.get_by_role("dialog").get_by_role("button", name="Hủy số").click()
    page.get_by_role("dialog").get_by_role("button", name="Hủy số").click()
    expect(page.locator("#aside tr")).to_have_count(0)
    assert ward.state("A001") == "cancelled"


def test_whoever_was_sent_for_papers_comes_back_to_the_old_place(
    ward: Ward, at_counter: AtCounter
) -> None:
    first = ward.issue()
    ward.issue()
    page = at_counter()
    press(page, "F2", "F4")
    page.get_by_role("button", name="Thiếu giấy tờ…").click()
    page.get_by_label("Cần thêm giấy tờ gì?").fill("Bản gốc khai sinh")
    page.get_by_role("button", name="Cho đi lấy giấy tờ").click()
    expect(page.locator("#aside .group")).to_have_text("Đi lấy giấy tờ")
    expect(page.locator("#aside")).to_contain_text("Bản gốc khai sinh")
    assert ward.check_in(first).status_code == 200
    expect(page.locator("#aside tr")).to_have_count(0)
    expect(page.locator("#waiting tr").first).to_contain_text("A001")


def test_a_transfer_carries_a_note_and_comes_back(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue()
    one = at_counter("canbo", "Quầy 1")
    three = at_counter("quanly", "Quầy 3")
    press(one, "F2")
    one.get_by_role("button", name="Chuyển…").click()
    dialog = one.get_by_role("dialog")
    expect(dialog.get_by_text("Quầy 2 · đang đóng")).to_be_visible()
    dialog.get_by_label("Đất đai – xây dựng").check()
    dialog.get_by_label("Xong thì quay lại quầy này").check()
    dialog.get_by_label("Lời nhắn").fill("Cần xem bản vẽ")
    dialog.get_by_role("button", name="Chuyển số").click()
    expect(one.locator("#idle")).to_be_visible()
    expect(three.locator("#waiting tr")).to_contain_text("A001")
    press(three, "F2")
    expect(three.locator("#note")).to_have_text("Lời nhắn: Cần xem bản vẽ")
    expect(three.locator("#tags")).to_contain_text("Xong sẽ quay lại: Hộ tịch")
    press(three, "F4", "F9")
    expect(one.locator("#waiting tr")).to_contain_text("A001")


def test_a_waiting_number_is_transferred_or_given_up(ward: Ward, at_counter: AtCounter) -> None:
    for _ in range(3):
        ward.issue()
    page = at_counter()
    expect(page.locator("#waiting tr")).to_have_count(3)
    page.get_by_role("button", name="Việc khác với A002").click()
    page.get_by_role("dialog").get_by_role("button", name="Chuyển đi nơi khác").click()
    expect(page.get_by_label("Xong thì quay lại quầy này")).to_be_hidden()
    page.get_by_role("dialog").get_by_label("Cư trú – căn cước").check()
    page.get_by_role("dialog").get_by_role("button", name="Chuyển số").click()
    expect(page.locator("#waiting tr")).to_have_count(2)
    rested(page)
    page.get_by_role("button", name="Việc khác với A001").click()
    page.get_by_role("dialog").get_by_role("button", name="Người dân đã về").click()
    page.get_by_role("dialog").get_by_role("button", name="Đã về").click()
    expect(page.locator("#waiting tr")).to_have_count(1)
    rested(page)
    page.get_by_role("button", name="Việc khác với A003").click()
    page.get_by_role("dialog").get_by_role("button", name="Hủy số").click()
    page.get_by_role("dialog").get_by_role("button", name="Hủy số").click()
    expect(page.locator("#waiting tr")).to_have_count(0)
    assert [ward.state(f"A00{n}") for n in (1, 2, 3)] == ["left", "waiting", "cancelled"]


@pytest.mark.parametrize(("reason", "shown"), [("Ăn trưa", "Ăn trưa"), (None, "Đón đoàn kiểm tra")])
def test_a_break_has_a_reason_and_an_end(
    ward: Ward, at_counter: AtCounter, open_browser: Open, reason: str | None, shown: str
) -> None:
    page = at_counter()
    page.get_by_role("button", name="Nghỉ…").click()
    if reason is not None:
        page.get_by_role("button", name=reason).click()
    else:
        page.get_by_label("Lý do khác").fill(shown)
        page.get_by_role("button", name="Nghỉ", exact=True).click()
    expect(page.locator("#idle")).to_have_text(f"Đang nghỉ: {shown}")
    ward.issue()
    expect(page.locator("#waiting tr")).to_have_count(1)
    other = open_browser().page()
    other.goto("/staff")
    sign_in(other, ward, "quanly")
    card = other.locator("#counters li").filter(has_text="Quầy 1")
    expect(card).to_contain_text("đang nghỉ")
    expect(card.get_by_role("button")).to_be_disabled()
    page.reload()
    expect(page.locator("#idle")).to_have_text(f"Đang nghỉ: {shown}")
    press(page, "F2")
    expect(page.locator("#next")).to_be_enabled()
    assert ward.state("A001") == "waiting"
    press(page, "F2")
    expect(page.locator("#number")).to_have_text("A001")


def test_a_service_is_paused_and_resumed(ward: Ward, at_counter: AtCounter) -> None:
    page = at_counter()
    page.get_by_role("button", name="Lĩnh vực…").click()
    page.get_by_role("button", name="Tạm dừng cấp số Hộ tịch").click()
    expect(page.locator("#services tr").filter(has_text="Hộ tịch")).to_contain_text("tạm dừng")
    refused = ward.post("/tickets", {"service": "ho-tich"})
    assert (refused.status_code, refused.json()["code"]) == (409, "service_closed")
    page.get_by_role("button", name="Đóng", exact=True).click()
    expect(page.locator("#paused")).to_have_text("Đang tạm dừng: Hộ tịch")
    rested(page)
    page.get_by_role("button", name="Lĩnh vực…").click()
    page.get_by_role("button", name="Cấp số lại cho Hộ tịch").click()
    expect(page.locator("#paused")).to_have_text("")
    ward.issue()


def test_the_other_services_of_a_visit_are_on_the_card(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue("ho-tich", then=["chung-thuc"])
    page = at_counter()
    press(page, "F2")
    expect(page.locator("#visit")).to_have_text("Cùng lượt: B001 Chứng thực (làm sau)")
    press(page, "F4", "F9")
    expect(page.locator("#waiting tr")).to_contain_text("B001")
    press(page, "F2")
    expect(page.locator("#visit")).to_have_text("Cùng lượt: A001 Hộ tịch (đã xong)")


def test_the_reason_of_a_call_is_in_the_page_s_language(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue()
    page = at_counter()
    page.goto("/staff?lang=en")
    expect(page.locator("#waiting tr")).to_have_count(1)
    press(page, "F2")
    expect(page.locator("#reason")).to_contain_text("Why this number: next in order, waited")
