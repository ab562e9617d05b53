"""Fixtures for tests of a server with several offices."""

from tests.city.two_offices import city
from tests.pages.conftest import open_browser, ward

__all__ = ["city", "open_browser", "ward"]
