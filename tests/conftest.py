"""Fixtures for every test, and how tests share a machine."""

import os

import hypothesis
import pytest

from tests.browsers import browser
from tests.servers import database_url, postgres_server, postgres_url, running_server

__all__ = ["browser", "database_url", "postgres_server", "postgres_url", "running_server"]

# Windows of tests are never on somebody's screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a run can leave out or take in."""
    parser.addoption(
        "--every-language",
        action="store_true",
        help="look at every screen and page in every language, not only at the telling ones",
    )
    parser.addoption(
        "--tickets",
        type=int,
        default=1_000,
        help="so many numbers are given out and called at once",
    )


def pytest_configure() -> None:
    """How long an example takes says nothing where other tests run beside it."""
    too_slow = [hypothesis.HealthCheck.too_slow]
    hypothesis.settings.register_profile("shared", deadline=None, suppress_health_check=too_slow)
    hypothesis.settings.load_profile("shared")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that keep the whole machine busy come first, one after the other.

    Of several workers the first takes the beginning of the list, the others help from its end:
    two such tests never run at once, and none is left for the last minute.
    """
    items.sort(key=lambda item: item.get_closest_marker("heavy") is None)
