"""The board in the waiting room."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response, Route, expect

from tests.browsers import rested
from tests.pages.conftest import Open, Ward
from tests.servers import OFFICE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AtCounter = Callable[..., Page]


def open_board(open_browser: Open, ward: Ward, *, expected: tuple[str, ...] = ()) -> Page:
    watched = open_browser(1920, 1080)
    watched.expected = expected
    page = watched.page()
    page.goto(f"/board?token={ward.seeded.board_token}")
    expect(page.locator("#office")).to_have_text("Phường Mẫu")
    return page


def test_calls_are_shown_at_once_and_spoken_in_order(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    ward.rules(recall_rest_seconds=0)
    for service in ("ho-tich", "chung-thuc", "ho-tich"):
        ward.issue(service)
    board = open_board(open_browser, ward)
    expect(board.get_by_text("Chưa gọi số nào")).to_be_visible()
    spoken: list[Response] = []

    def note(answer: Response) -> None:
        if answer.url.endswith(".wav"):
            spoken.append(answer)

    board.on("response", note)

    one = at_counter("canbo", "Quầy 1")
    two = at_counter("quanly", "Quầy 2")
    one.keyboard.press("F2")
    expect(board.locator("#number")).to_have_text("A001")
    expect(board.locator("#place")).to_contain_text("Quầy 1")
    two.keyboard.press("F2")
    # The second call is in the list while the first is still being spoken.
    expect(board.locator("#recent li")).to_contain_text("B001")
    expect(board.locator("#number")).to_have_text("A001")
    expect(board.locator("#number")).to_have_text("B001")
    expect(board.locator("#recent li")).to_have_text("A001Quầy 1")
    rested(one)

    def is_the_third(answer: Response) -> bool:
        # That of the second call may come as late as now.
        urls = {answer.url, *(each.url for each in spoken)}
        return answer.url.endswith(".wav") and len(urls) == 3

    with board.expect_response(is_the_third, timeout=20_000):
        one.keyboard.press("F8")
    expect(board.locator("#number")).to_have_text("A001", timeout=20_000)

    revisions = [int(answer.url.rsplit("/", 1)[1].removesuffix(".wav")) for answer in spoken]
    assert revisions == sorted(revisions)
    assert len(set(revisions)) == 3
    assert {answer.status for answer in spoken} == {200}


def test_without_a_voice_the_board_still_shows_and_chimes(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    board = open_board(open_browser, ward, expected=("503", "Failed to load"))
    board.route("**/announcements/*.wav", lambda route: route.fulfill(status=503))
    ward.issue()
    counter = at_counter()
    with board.expect_console_message(lambda message: "plain tone" in message.text):
        counter.keyboard.press("F2")
    expect(board.locator("#number")).to_have_text("A001")


def test_the_token_leaves_the_address_and_the_board_stays_paired(
    ward: Ward, open_browser: Open
) -> None:
    page = open_board(open_browser, ward)
    assert ward.seeded.board_token not in page.url
    page.reload()
    expect(page.locator("#office")).to_have_text("Phường Mẫu")
    assert page.evaluate("document.cookie") == ""


def test_a_screen_that_is_not_paired_says_what_to_do(open_browser: Open) -> None:
    page = open_browser(1920, 1080).page()
    page.goto("/board?token=not-the-token")
    expect(page.get_by_text("Màn hình này chưa được ghép")).to_be_visible()


def test_what_was_called_before_is_shown_and_not_spoken_again(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    ward.issue()
    counter = at_counter()
    counter.keyboard.press("F2")
    expect(counter.locator("#number")).to_have_text("A001")
    asked: list[str] = []
    page = open_browser(1920, 1080).page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/board?token={ward.seeded.board_token}")
    expect(page.locator("#number")).to_have_text("A001")
    expect(page.locator("#clock")).to_have_text(re.compile(r"\d\d:\d\d"))
    assert not [url for url in asked if url.endswith(".wav")]


def test_an_offline_board_says_so_and_comes_back(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    board = open_board(open_browser, ward, expected=("ERR_INTERNET_DISCONNECTED",))
    board.context.set_offline(True)
    board.evaluate("dispatchEvent(new Event('offline'))")
    expect(board.get_by_text("Mất kết nối")).to_be_visible()
    board.context.set_offline(False)
    expect(board.get_by_text("Mất kết nối")).to_be_hidden(timeout=20_000)
    ward.issue()
    at_counter().keyboard.press("F2")
    expect(board.locator("#number")).to_have_text("A001")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1080, 1920)])
def test_nothing_is_cut_off(
    ward: Ward, at_counter: AtCounter, open_browser: Open, width: int, height: int
) -> None:
    ward.issue()
    at_counter().keyboard.press("F2")
    page = open_browser(width, height).page()
    page.goto(f"/board?token={ward.seeded.board_token}")
    expect(page.locator("#number")).to_have_text("A001")
    for name in ("#number", "#place", "#clock", "#office"):
        box = page.locator(name).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height


def silent_board(open_browser: Open, ward: Ward) -> Page:
    """A board without a voice, which is sooner done with each call."""
    board = open_board(open_browser, ward, expected=("503", "Failed to load"))
    board.route("**/announcements/*.wav", lambda route: route.fulfill(status=503))
    return board


def test_a_call_that_was_taken_back_leaves_the_board(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    for _ in range(2):
        ward.issue()
    board = silent_board(open_browser, ward)
    counter = at_counter()
    for key in ("F2", "F4", "F2"):
        counter.keyboard.press(key)
        rested(counter)
    expect(board.locator("#number")).to_have_text("A002")
    with board.expect_response("**/api/v1/board"):
        counter.keyboard.press("Control+z")
    expect(board.locator("#number")).to_have_text("A001")
    expect(board.locator("#recent li")).to_have_count(0)


def test_a_call_that_was_taken_back_before_its_turn_is_not_spoken(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    for _ in range(2):
        ward.issue()
    board = open_board(open_browser, ward, expected=("503", "Failed to load"))
    asked: list[Route] = []  # the voice is held back until the test lets it go
    board.route("**/announcements/*.wav", lambda route: asked.append(route))  # noqa: PLW0108
    counter = at_counter()
    with board.expect_request("**/announcements/*.wav"):
        counter.keyboard.press("F2")
    for key in ("F4", "F2"):
        rested(counter)
        counter.keyboard.press(key)
    expect(board.locator("#recent li")).to_contain_text("A002")
    rested(counter)
    counter.keyboard.press("Control+z")
    expect(board.locator("#recent li")).to_have_count(0)
    with board.expect_request("**/announcements/*.wav") as spoken_next:
        asked[0].fulfill(status=503)
        rested(counter)
        counter.keyboard.press("F2")
    newest = ward.board.get("/api/v1/board").json()["calls"][0]
    assert newest["number"] == "A002"
    assert spoken_next.value.url.endswith(newest["announcement_url"])
    board.unroute_all(behavior="ignoreErrors")


def test_nobody_is_sent_to_a_counter_that_rests(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    ward.issue()
    board = silent_board(open_browser, ward)
    counter = at_counter()
    for key in ("F2", "F4", "F9"):
        counter.keyboard.press(key)
        rested(counter)
    expect(board.locator("#place")).to_contain_text("Quầy 1")
    counter.get_by_role("button", name="Nghỉ…").click()
    counter.get_by_role("button", name="Họp").click()
    expect(board.get_by_text("Chưa gọi số nào")).to_be_visible()


def test_after_a_restored_backup_calls_are_spoken_again(
    ward: Ward, at_counter: AtCounter, open_browser: Open
) -> None:
    """The board has heard of greater revisions than the restored database counts."""

    def another_past(route: Route) -> None:
        view = route.fetch().json()
        heard = {
            "revision": 900, "number": "A900", "counter": "quay-1",
            "counter_names": {"vi": "Quầy 1"}, "service": "ho-tich", "called_at": view["now"],
            "call_count": 1, "announcement_url": "/announcements/900.wav",
        }  # fmt: skip
        route.fulfill(json={**view, "revision": 900, "calls": [heard]})

    watched = open_browser(1920, 1080)
    board = watched.page()
    board.route("**/api/v1/board", another_past)
    board.goto(f"/board?token={ward.seeded.board_token}")
    expect(board.locator("#number")).to_have_text("A900")
    board.unroute_all(behavior="wait")
    ward.server.parts.store.write_now(lambda unit: unit.at(OFFICE).set_incarnation("5f" * 16))
    ward.issue()
    expect(board.get_by_text("Chưa gọi số nào")).to_be_visible()
    counter = at_counter()
    with board.expect_request("**/announcements/*.wav"):
        counter.keyboard.press("F2")
    expect(board.locator("#number")).to_have_text("A001")
