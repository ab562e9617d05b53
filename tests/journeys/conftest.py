"""One front desk with everybody at it: citizen, printer, staff, board, phone and manager."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytestqt.qtbot import QtBot

from kiosk.devices.simulated import SAMPLE_CARD_OF_AN_ELDER
from settings.data_folder import DataFolder
from settings.model import Settings
from tests.journeys.citizen import Citizen
from tests.made_up_cards import Side, write_video
from tests.paper import PaperPrinter
from tests.servers import RunningServer


@dataclass
class FrontDesk:
    """The whole of it; `spoken` is the folder that the kiosk's voice goes to."""

    citizen: Citizen
    printer: PaperPrinter
    server: RunningServer
    spoken: Path
    browser: Browser
    complaints: list[str] = field(default_factory=list)

    def page(self, path: str, width: int, height: int) -> Page:
        """A page in a browser of somebody's own."""
        page = self.browser.new_context(viewport={"width": width, "height": height}).new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{path}: {error}"))
        page.goto(path if "://" in path else f"{self.server.url}{path}")
        return page

    def signed_in(self, path: str, name: str) -> Page:
        """A staff page after signing in."""
        page = self.page(path, 1366, 900)
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill(self.server.seeded.passwords[name])
        page.get_by_role("button", name="Đăng nhập").click()
        return page


@pytest.fixture
def front_desk(
    qtbot: QtBot, running_server: RunningServer, browser: Browser, tmp_path: Path
) -> Iterator[FrontDesk]:
    video = tmp_path / "hand.avi"
    write_video(video, 1.6, seed=7, payload=SAMPLE_CARD_OF_AN_ELDER, side=Side.BACK_2024)
    spoken = tmp_path / "spoken"
    folder = DataFolder(tmp_path / "kiosk")
    folder.create()
    with PaperPrinter() as printer:
        citizen = Citizen(
            qtbot,
            Settings.model_validate(
                {
                    "kiosk": {
                        "server_url": running_server.url,
                        "token": running_server.seeded.kiosk_token,
                    },
                    "camera": {"source": str(video)},
                    "printer": {"target": printer.target},
                    "speech": {"output": f"file:{spoken}"},
                }
            ),
            folder,
        )
        citizen.show(1080, 1920)
        desk = FrontDesk(citizen, printer, running_server, spoken, browser)
        yield desk
        citizen.leave()
    for context in browser.contexts:
        context.close()
    assert citizen.complaints + desk.complaints == []
