"""What every page owes to people who see little, or use a keyboard or a screen reader."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import rested
from tests.pages.conftest import Open, Ward, sign_in
from tests.servers import key as new_key

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AtCounter = Callable[..., Page]

LEAST_CONTRAST = 7.0

CONTRASTS = """() => {
  const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const says = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const hidden = !element.checkVisibility() || element.closest("[disabled], .visually-hidden");
    if (!says || hidden || element.closest("svg, script, template")) continue;
    const [one, two] = [light(parts(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    found.push({ words: element.textContent.trim().slice(0, 40), ratio });
  }
  return found;
}"""

UNNAMED = """() => [...document.querySelectorAll("button, a, input, select, textarea, img")]
  .filter((e) => e.checkVisibility())
  .filter((e) => !(e.labels?.length || e.getAttribute("aria-label") || e.textContent.trim()
    || e.hasAttribute("alt")))
  .map((e) => e.outerHTML.slice(0, 80))"""


def check(page: Page) -> None:
    """Contrast, names and headings of what is to be seen now."""
    seen: list[dict[str, Any]] = page.evaluate(CONTRASTS)
    assert len(seen) > 3
    assert [one for one in seen if one["ratio"] < LEAST_CONTRAST] == []
    assert page.evaluate(UNNAMED) == []
    expect(page.locator("h1:visible")).to_have_count(1)


def test_the_first_page(open_browser: Open) -> None:
    page = open_browser().page()
    page.goto("/")
    check(page)
    for name in ("Quầy làm việc", "Bảng gọi số", "Hôm nay"):
        expect(page.get_by_role("link", name=name)).to_be_visible()


def test_the_counter(ward: Ward, at_counter: AtCounter) -> None:
    ward.issue("ho-tich", priority="khuyet-tat", language="en")
    ward.issue("ho-tich")
    assert ward.post("/help-requests", {"screen": "welcome"}).status_code == 204
    page = at_counter()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)
    for key in ("F2", "F4"):
        page.keyboard.press(key)
        rested(page)
        check(page)
    page.locator("#transfer").click()
    check(page)


OPENED = {
    "#transfer": "transfer",
    "#more": "more",
    "#papers": "park",
    "#show-services": "services",
    "#waiting tr button": "more",
}


@pytest.mark.parametrize("opener", OPENED)
def test_what_opens_at_the_counter(ward: Ward, at_counter: AtCounter, opener: str) -> None:
    for _ in range(2):
        ward.issue("ho-tich")
    page = at_counter()
    for key in ("F2", "F4"):
        page.keyboard.press(key)
        rested(page)
    page.locator(opener).click()
    dialog = page.locator(f"#{OPENED[opener]}-dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_have_accessible_name(re.compile(r"\S"))
    check(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(opener)).to_be_focused()


def test_a_counter_on_a_break_and_one_that_waits_to_call(ward: Ward, at_counter: AtCounter) -> None:
    ward.rules(recall_rest_seconds=60, calls_before_missed=2)
    ward.issue("ho-tich")
    page = at_counter()
    page.locator("#break").click()
    check(page)
    page.locator("[data-break=rest]").click()
    expect(page.locator("#resume")).to_be_focused()
    check(page)
    rested(page)
    page.keyboard.press("F2")
    expect(page.locator("#next")).to_be_focused()
    rested(page)
    page.keyboard.press("F2")
    for name in ("#recall", "#miss"):
        expect(page.locator(name)).to_have_attribute("aria-disabled", "true")
    check(page)


def test_everything_at_the_counter_is_in_sight(ward: Ward, at_counter: AtCounter) -> None:
    for _ in range(30):
        ward.issue("ho-tich")
    assert ward.post("/help-requests", {"screen": "welcome"}).status_code == 204
    page = at_counter()
    page.keyboard.press("F2")
    expect(page.locator("#number")).to_have_text("A001")
    assert page.evaluate("document.documentElement.scrollHeight") <= 768
    for name in ("#more", "#undo"):
        box = page.locator(name).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768


def test_signing_in_and_choosing(ward: Ward, open_browser: Open) -> None:
    page = open_browser().page()
    page.goto("/staff")
    expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
    check(page)
    sign_in(page, ward, "canbo")
    expect(page.get_by_role("heading", name="Chọn quầy")).to_be_visible()
    check(page)


def test_the_managers_page(ward: Ward, open_browser: Open) -> None:
    page = open_browser().page()
    page.goto("/manager")
    sign_in(page, ward, "quanly")
    expect(page.locator("#today")).to_be_visible()
    ward.issue()
    with ward.server.staff() as staff:
        for path in ("open", "call-next", "undo"):
            assert staff.post(f"/counters/quay-1/{path}", headers=new_key()).is_success
        rest = {"reason": "lunch"}
        assert staff.post("/counters/quay-1/break", json=rest, headers=new_key()).is_success
    expect(page.locator("#on-break li")).to_be_visible(timeout=20_000)
    check(page)


def test_the_board_is_read_aloud(ward: Ward, at_counter: AtCounter, open_browser: Open) -> None:
    ward.issue()
    at_counter().keyboard.press("F2")
    page = open_browser(1920, 1080).page()
    page.goto(f"/board?token={ward.seeded.board_token}")
    expect(page.locator("#number")).to_have_text("A001")
    seen: list[dict[str, Any]] = page.evaluate(CONTRASTS)
    assert [one for one in seen if one["ratio"] < LEAST_CONTRAST] == []
    expect(page.locator("[aria-live=assertive]")).to_contain_text("A001")


@pytest.mark.parametrize("deed", ["park", "miss", "leave", "cancel"])
def test_the_phone_page_out_of_the_line(ward: Ward, open_browser: Open, deed: str) -> None:
    ward.rules(calls_before_missed=1)
    ticket = ward.issue("ho-tich", then=["chung-thuc"])
    with ward.server.staff() as staff:
        for path in ("counters/quay-1/open", "counters/quay-1/call-next", f"tickets/1/{deed}"):
            body = {"for_papers": True} if deed == "park" and "tickets" in path else None
            assert staff.post(f"/{path}", json=body, headers=new_key()).is_success
    page = open_browser(390, 844).page()
    page.goto(ward.phone_path(ticket))
    check(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    if deed != "leave":
        page.locator("#cancel").click()
        check(page)


@pytest.mark.parametrize("keys", [(), ("F2",), ("F2", "F4"), ("F2", "F4", "F9")])
def test_the_phone_page_in_every_state(
    ward: Ward, at_counter: AtCounter, open_browser: Open, keys: tuple[str, ...]
) -> None:
    ticket = ward.issue()
    counter = at_counter()
    for key in keys:
        counter.keyboard.press(key)
        rested(counter)
    page = open_browser(390, 844).page()
    page.goto(ward.phone_path(ticket))
    if len(keys) == 3:
        page.locator("[data-score='2']").click()
    check(page)
    expect(page.locator("#state")).to_have_attribute("aria-live", "polite")
