"""People who read pages in one language, by way of a page's parts and not of its words."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browsers import rested
from tests.pages.axe import violations
from tests.pages.conftest import Open, Ward

DESK = (1366, 768)


@dataclass(frozen=True)
class Reader:
    """Somebody who reads pages in one language; other languages' words are of no use here."""

    language: str
    ward: Ward
    open_browser: Open

    def page(
        self, size: tuple[int, int] = DESK, expected: tuple[str, ...] = (), **options: object
    ) -> Page:
        """A page in a browser of its own, which has chosen the language."""
        watched = self.open_browser(*size, **options)
        watched.expected = expected
        page = watched.page()
        page.goto(f"/?lang={self.language}")
        return page

    def signed_in(self, path: str, name: str, page: Page | None = None) -> Page:
        """The page at `path` after signing in."""
        page = page or self.page()
        page.goto(path)
        page.locator("#name").fill(name)
        page.locator("#password").fill(self.ward.seeded.passwords[name])
        page.locator("#sign-in-form [type=submit]").click()
        expect(page.locator("#sign-out")).to_be_visible()
        return page

    def at_counter(self, page: Page | None = None) -> Page:
        """A clerk who has opened the first counter."""
        page = self.signed_in("/staff", "canbo", page)
        page.locator("#counters li").first.get_by_role("button").click()
        expect(page.locator("#desk")).to_be_visible()
        rested(page)
        return page


def look(page: Page, reader: Reader) -> None:
    """The page, as it is now, is in the reader's language and breaks no rule."""
    assert page.locator("html").get_attribute("lang") == reader.language
    assert violations(page) == []


def press(page: Page, *keys: str) -> None:
    """Press keys, each after the rest of the one before."""
    for one in keys:
        rested(page)
        page.keyboard.press(one)
    rested(page)
