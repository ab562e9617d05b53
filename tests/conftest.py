"""Fixtures for every test."""

import os

from tests.browsers import browser
from tests.servers import database_url, postgres_server, postgres_url, running_server

__all__ = ["browser", "database_url", "postgres_server", "postgres_url", "running_server"]

# Windows of tests are never on somebody's screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
