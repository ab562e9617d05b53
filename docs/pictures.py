"""Makes the pictures in the README: a made-up fortnight at the example ward.

Run as `.venv/bin/python docs/pictures.py`; needs what ./test installs.
"""

import os
import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from kiosk.devices.ticket_drawing import TicketDrawing  # noqa: E402
from kiosk.printed_words import printed_ticket  # noqa: E402
from kiosk.ui.application import make_application  # noqa: E402
from motcua.screens import sample_ticket, scenes, studio  # noqa: E402
from motcua.sizes import SIZES  # noqa: E402
from queue_server.seed import COUNTERS, OFFICE_NAMES, SERVICES  # noqa: E402
from tests.browsers import CHROMIUM, FLAGS, rested  # noqa: E402
from tests.servers import RunningServer, key, start_server  # noqa: E402

OUT = ROOT / "docs" / "pictures"
DAYS = 10
WEEKEND = 5
MORNING = datetime(2026, 3, 13, 1, 0, tzinfo=UTC)  # 8 o'clock in Hanoi
COMMENTS = ("Cán bộ hướng dẫn tận tình.", "Chờ hơi lâu vào đầu giờ.", "Phòng chờ sạch sẽ.")


class Ward:
    """The example ward with a clock that the script moves."""

    def __init__(self) -> None:
        self.now = MORNING - timedelta(days=DAYS)
        self.dice = random.Random(126)

    def clock(self) -> datetime:
        """The ward's present moment."""
        return self.now

    def live(self, server: RunningServer) -> None:
        """A fortnight of people, then the start of today."""
        for day in range(DAYS, -1, -1):
            self.now = MORNING - timedelta(days=day)
            if self.now.weekday() < WEEKEND:
                with (
                    server.device(server.seeded.kiosk_token) as kiosk,
                    server.staff("canbo") as staff,
                ):
                    self._morning(staff, kiosk, people=18 if day else 40, left=0 if day else 14)

    def _morning(self, staff: httpx.Client, kiosk: httpx.Client, people: int, left: int) -> None:
        """`people` come; one counter after the other serves until `left` of them wait."""
        for person in range(people):
            self._arrive(kiosk)
            self.now += timedelta(minutes=self.dice.uniform(0.2, 1.4))
            if person >= left:
                counter = COUNTERS[person % len(COUNTERS)].code
                _post(staff, f"/counters/{counter}/open")
                self._serve(staff, kiosk, counter)
                _post(staff, f"/counters/{counter}/close")

    def _arrive(self, kiosk: httpx.Client) -> None:
        body = {"service": self.dice.choice(SERVICES).code}
        if self.dice.random() < 0.15:
            body["priority"] = "tu-75-tuoi"
        _post(kiosk, "/tickets", body)

    def _serve(self, staff: httpx.Client, kiosk: httpx.Client, counter: str) -> None:
        answer = _post(staff, f"/counters/{counter}/call-next")
        if answer.status_code == httpx.codes.NO_CONTENT:
            return
        ticket = answer.json()
        self.now += timedelta(seconds=10)
        if self.dice.random() < 0.06:
            self.now += timedelta(seconds=30)
            _post(staff, f"/tickets/{ticket['id']}/recall")
            _post(staff, f"/tickets/{ticket['id']}/miss")
            return
        _post(staff, f"/tickets/{ticket['id']}/serve")
        self.now += timedelta(minutes=self.dice.uniform(0.4, 1.6))
        _post(staff, f"/tickets/{ticket['id']}/finish")
        if self.dice.random() < 0.7:
            score = self.dice.choices((2, 1, 0), (8, 2, 1))[0]
            rating = {"ticket": ticket["follow_url"].rsplit("/", 1)[-1], "score": score}
            if self.dice.random() < 0.3:
                rating["comment"] = self.dice.choice(COMMENTS)
            _post(kiosk, "/ratings", rating)


def _post(client: httpx.Client, path: str, body: object | None = None) -> httpx.Response:
    answer = client.post(path, json=body, headers=key())
    answer.raise_for_status()
    return answer


def _pages(server: RunningServer, browser: Browser, now: datetime) -> None:
    def page(path: str, width: int, height: int) -> Page:
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": width, "height": height},
            timezone_id="Asia/Ho_Chi_Minh",
        )
        opened = context.new_page()
        if not path.startswith("/board"):
            opened.clock.set_fixed_time(now)
        opened.goto(path)
        return opened

    def sign_in(at: Page, name: str) -> None:
        at.get_by_label("Tên đăng nhập").fill(name)
        at.get_by_label("Mật khẩu").fill(server.seeded.passwords[name])
        at.get_by_role("button", name="Đăng nhập").click()

    staff = page("/staff", 1366, 768)
    sign_in(staff, "canbo")
    staff.locator("#counters li").filter(has_text="Quầy 1").get_by_role("button").click()
    rested(staff)
    staff.locator("#next").click()
    staff.locator("#number").wait_for()
    staff.wait_for_timeout(1500)
    staff.screenshot(path=OUT / "staff.png")
    board = page(f"/board?token={server.seeded.board_token}", 1920, 1080)
    board.locator("#number").wait_for()
    board.screenshot(path=OUT / "board.png")
    manager = page("/manager", 1366, 900)
    sign_in(manager, "quanly")
    manager.locator("#trend").wait_for()
    expect(manager.locator("#trend")).to_have_js_property("complete", value=True, timeout=30_000)
    manager.screenshot(path=OUT / "manager.png", full_page=True)
    with server.device(server.seeded.kiosk_token) as kiosk:
        ticket = _post(kiosk, "/tickets", {"service": "ho-tich"}).json()
    phone = page(ticket["follow_url"], 390, 760)
    phone.locator("#facts").wait_for()
    phone.screenshot(path=OUT / "phone.png")


def _kiosk() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    wanted = {"welcome", "services", "scan_card-none", "ticket-printed"}
    with tempfile.TemporaryDirectory() as cache, studio(SIZES[0], Path(cache), print) as room:
        for scene in scenes():
            if scene.name in wanted:
                room.pose(scene, "vi")
                room.picture().save(str(OUT / f"kiosk-{scene.name.split('-')[0]}.png"))
    words = printed_ticket(sample_ticket(), OFFICE_NAMES, "vi", reprint=False)
    paper = TicketDrawing(80).draw(words)
    framed = Image.new("L", (paper.width + 40, paper.height + 40), 225)
    framed.paste(paper, (20, 20))
    framed.save(OUT / "ticket.png")


def _slim() -> None:
    """Halve what is large, and keep 128 colours: the pictures are for reading, not for print."""
    for file in OUT.glob("*.png"):
        picture = Image.open(file).convert("RGB")
        if max(picture.size) > 1000:
            picture = picture.resize(
                (picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS
            )
        picture.quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)


def main() -> None:
    """Write every picture."""
    OUT.mkdir(exist_ok=True)
    ward = Ward()
    with (
        tempfile.TemporaryDirectory() as folder,
        start_server(Path(folder), clock=ward.clock) as server,
        sync_playwright() as playwright,
    ):
        ward.live(server)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        _pages(server, browser, ward.now)
        browser.close()
    _kiosk()
    _slim()


if __name__ == "__main__":
    main()
