"""A real Chromium for tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    # There is none here: to imitate one costs a fifth more.
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
LOOK_MS = 10_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one module: its event loop must not reach into the next."""
    expect.set_options(timeout=LOOK_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def rested(page: Page) -> None:
    """Wait until the short rest after a command is over, in which presses are ignored."""
    expect(page.locator("body[data-resting]")).to_have_count(0)
