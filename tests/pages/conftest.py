"""The API as a kiosk uses it, and browsers of several people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from queue_server.rules import OfficeRules
from queue_server.seed import Seeded
from tests.browsers import LOOK_MS, rested
from tests.desk_kit import clock, kit
from tests.servers import OFFICE, RunningServer

__all__ = ["clock", "kit"]


@dataclass(frozen=True)
class Ward:
    """The running example ward; `kiosk` and `board` are its devices' clients."""

    url: str
    seeded: Seeded
    kiosk: httpx.Client
    board: httpx.Client
    server: RunningServer = field(repr=False)
    _keys: Iterator[int] = field(default_factory=count, repr=False)

    def post(self, path: str, body: object | None = None) -> httpx.Response:
        """A command of the kiosk."""
        headers = {"Idempotency-Key": f"test-key-{next(self._keys):06d}"}
        return self.kiosk.post(f"/api/v1{path}", json=body, headers=headers)

    def issue(self, service: str = "ho-tich", **more: object) -> dict[str, str]:
        """A new ticket."""
        answer = self.post("/tickets", {"service": service, **more})
        assert answer.status_code == 201, answer.text
        ticket: dict[str, str] = answer.json()
        return ticket

    def rules(self, **changes: object) -> None:
        """Let the office go by other rules."""
        rules = OfficeRules.model_validate(changes)
        self.server.parts.store.write_now(lambda unit: unit.at(OFFICE).set_rules(rules))
        self.server.parts.desk.forget_setup()

    def state(self, number: str) -> str:
        """The state of a ticket of today."""
        answer = self.kiosk.get("/api/v1/tickets/find", params={"ticket": number})
        return str(answer.json()["state"])

    def check_in(self, ticket: dict[str, str]) -> httpx.Response:
        """The ticket's code before the kiosk's camera."""
        return self.post("/tickets/check-in", {"ticket": self.token(ticket)})

    def token(self, ticket: dict[str, str]) -> str:
        """What the ticket's code holds after the address."""
        return ticket["follow_url"].rsplit("/", 1)[1]

    def phone_path(self, ticket: dict[str, str]) -> str:
        """The path of a ticket's phone page."""
        return ticket["follow_url"].removeprefix(self.url)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Pages are judged in Vietnamese; with --every-language in English too."""
    if "page_language" in metafunc.fixturenames:
        every = metafunc.config.getoption("--every-language")
        metafunc.parametrize("page_language", ["vi", "en"] if every else ["vi"])


@pytest.fixture
def ward(running_server: RunningServer) -> Iterator[Ward]:
    seeded = running_server.seeded
    with (
        httpx.Client(base_url=running_server.url, headers=_bearer(seeded.kiosk_token)) as kiosk,
        httpx.Client(base_url=running_server.url, headers=_bearer(seeded.board_token)) as board,
    ):
        yield Ward(running_server.url, seeded, kiosk, board, running_server)


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@dataclass
class Watched:
    """Pages whose console errors and failed requests fail the test, unless they are expected."""

    context: BrowserContext
    seen: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def page(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(LOOK_MS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.seen.append(f"console: {message.text} {message.location.get('url')}")

    def _failed(self, request: Request) -> None:
        # A page that goes away, or changes its counter, drops what it was still waiting for.
        if request.failure != "net::ERR_ABORTED":
            self.seen.append(f"failed: {request.url} {request.failure}")

    def unexpected(self) -> list[str]:
        return [one for one in self.seen if not any(word in one for word in self.expected)]


Open = Callable[..., Watched]


@pytest.fixture
def open_browser(browser: Browser, ward: Ward) -> Iterator[Open]:
    """A browser of somebody's own: `open_browser(width, height)`."""
    opened: list[Watched] = []

    def open_one(width: int = 1366, height: int = 768, **options: object) -> Watched:
        size = {"width": width, "height": height}
        context = browser.new_context(base_url=ward.url, viewport=size, **options)  # type: ignore[arg-type]
        opened.append(Watched(context))
        return opened[-1]

    yield open_one
    for watched in opened:
        watched.context.close()
    assert [one for watched in opened for one in watched.unexpected()] == []


def sign_in(page: Page, ward: Ward, name: str) -> None:
    """Fill in the sign-in form."""
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(ward.seeded.passwords[name])
    page.get_by_role("button", name="Đăng nhập").click()


@pytest.fixture
def at_counter(ward: Ward, open_browser: Open) -> Callable[..., Page]:
    """The page of somebody who has opened a counter."""

    def begin(name: str = "canbo", counter: str = "Quầy 1", expected: tuple[str, ...] = ()) -> Page:
        watched = open_browser()
        watched.expected = expected
        page = watched.page()
        page.goto("/staff")
        sign_in(page, ward, name)
        card = page.locator("#counters li").filter(has_text=counter)
        card.get_by_role("button", name="Mở quầy").click()
        expect(page.get_by_role("heading", name=counter)).to_be_visible()
        rested(page)
        return page

    return begin
