"""Pages show the office's time, whatever the computer in front of them believes."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from front_desk.business_day import HANOI
from tests.pages.conftest import Open, Ward, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_board_shows_the_office_s_time_far_away_too(ward: Ward, open_browser: Open) -> None:
    page = open_browser(timezone_id="America/New_York").page()
    page.goto(f"/board?token={ward.seeded.board_token}")
    now = datetime.now(UTC).astimezone(HANOI)
    shown = [f"{moment:%H:%M}" for moment in (now, now + timedelta(minutes=1))]
    expect(page.locator("#clock")).not_to_be_empty()
    assert page.locator("#clock").inner_text() in shown


def test_a_computer_that_is_an_hour_wrong_counts_waits_right(
    ward: Ward, open_browser: Open
) -> None:
    ward.issue("ho-tich")
    page = open_browser().page()
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=1))
    page.goto("/staff")
    sign_in(page, ward, "canbo")
    page.locator("#counters li").filter(has_text="Quầy 1").get_by_role("button").click()
    expect(page.locator("#waiting tr")).to_contain_text("dưới 1 phút")
