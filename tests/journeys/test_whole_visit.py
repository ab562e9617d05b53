"""A whole visit, end to end, with nothing simulated between the citizen and the manager.

A video of a hand-held made-up card, the real decoder, the real server, a printer that reads real
bytes, a voice that makes real sound, staff and board in a real browser.
"""

import wave
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from playwright.sync_api import Page, expect
from pytestqt.qtbot import QtBot

from kiosk.visit import Paper, Screen
from tests.browsers import rested
from tests.journeys.citizen import ANSWER_MS
from tests.journeys.conftest import FrontDesk

pytestmark = [pytest.mark.qt, pytest.mark.browser, pytest.mark.slow]


def test_from_the_first_touch_to_the_manager_s_page(front_desk: FrontDesk, qtbot: QtBot) -> None:
    board = front_desk.page(f"/board?token={front_desk.server.seeded.board_token}", 1920, 1080)
    _takes_a_number_with_the_card(front_desk, qtbot)
    follow_url = _reads_the_paper(front_desk)
    phone = front_desk.page(follow_url, 390, 844)
    expect(phone.locator("#number")).to_have_text("A001")
    _is_called_and_served(front_desk, board, phone)
    _rates_by_one_touch(front_desk)
    _is_seen_by_the_manager(front_desk)


def _takes_a_number_with_the_card(desk: FrontDesk, qtbot: QtBot) -> None:
    citizen = desk.citizen
    citizen.touch("wantCard")
    citizen.wait_for(Screen.CHOOSE_WAY)
    citizen.touch("agreeCard")
    citizen.wait_for(Screen.SERVICES)
    qtbot.waitUntil(lambda: citizen.sees("T. T. Mẫu"), timeout=ANSWER_MS)
    assert not citizen.sees("Trần Thị Mẫu")
    citizen.touch("service-ho-tich")
    citizen.wait_for(Screen.CONFIRM)
    citizen.touch("offer-tu-75-tuoi")
    citizen.wait_for(Screen.TICKET)
    assert citizen.visit.card is None
    qtbot.waitUntil(lambda: citizen.visit.paper is Paper.PRINTED, timeout=ANSWER_MS)
    assert citizen.sees("A001")
    _assert_sound(desk.spoken)


def _reads_the_paper(desk: FrontDesk) -> str:
    """The paper says the same as the screen; the address in its code."""
    assert desk.printer.wait_for(lambda: len(desk.printer.tickets) == 1)
    [code] = zxingcpp.read_barcodes(np.asarray(desk.printer.tickets[0].convert("L")))
    ticket = desk.citizen.visit.ticket
    assert ticket is not None
    assert code.text == ticket.follow_url
    assert code.text.startswith(f"{desk.server.url}/t/")
    return code.text


def _is_called_and_served(desk: FrontDesk, board: Page, phone: Page) -> None:
    staff = desk.signed_in("/staff", "canbo")
    counter = staff.locator("#counters li").filter(has_text="Quầy 1")
    counter.get_by_role("button", name="Mở quầy").click()
    expect(staff.get_by_role("heading", name="Quầy 1")).to_be_visible()
    rested(staff)
    with board.expect_response(lambda answer: answer.url.endswith(".wav")) as spoken:
        staff.get_by_role("button", name="Gọi số tiếp theo").click()
        expect(staff.locator("#number")).to_have_text("A001")
    assert spoken.value.status == 200
    expect(staff.get_by_text("từ 75 tuổi").first).to_be_visible()
    expect(board.locator("#number")).to_have_text("A001")
    expect(board.locator("#place")).to_contain_text("Quầy 1")
    expect(phone.locator("#place")).to_contain_text("Quầy 1", timeout=ANSWER_MS)
    rested(staff)
    staff.locator("#serve").click()
    rested(staff)
    staff.locator("#finish").click()
    expect(staff.locator("#idle")).to_be_visible()


def _rates_by_one_touch(desk: FrontDesk) -> None:
    citizen = desk.citizen
    citizen.touch("done")
    citizen.wait_for(Screen.WELCOME)
    citizen.touch("wantTicket")
    citizen.wait_for(Screen.FIND_TICKET)
    for key in ("A", "0", "0", "1", "Tìm"):
        citizen.touch(key)
    citizen.wait_for(Screen.RATE)
    citizen.touch("rate-2")
    citizen.wait_for(Screen.THANKS)


def _is_seen_by_the_manager(desk: FrontDesk) -> None:
    manager = desk.signed_in("/manager", "quanly")
    expect(manager.locator("#served")).to_have_text("1")
    expect(manager.locator("#rating")).to_contain_text("2")
    expect(manager.locator("#rating-count")).to_contain_text("1")


def _assert_sound(folder: Path) -> None:
    newest = max(folder.glob("*.wav"))
    with wave.open(str(newest)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
        seconds = file.getnframes() / file.getframerate()
    assert seconds > 1
    assert np.abs(samples.astype(np.float64)).mean() > 100
