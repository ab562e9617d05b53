"""Fixtures of the durability tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queue_server.app import DATABASE_FILE
from tests.desk_kit import clock, kit
from tests.durability.wards import Ward, drop_kept

__all__ = ["clock", "kit"]


@pytest.fixture
def ward(database_url: str, tmp_path: Path) -> Iterator[Ward]:
    """The example ward on either database; databases that a restore kept are dropped."""
    made = Ward(database_url, tmp_path)
    made.seed()
    yield made
    if not made.on_sqlite:
        drop_kept(database_url)


@pytest.fixture
def sqlite_ward(tmp_path: Path) -> Ward:
    made = Ward(f"sqlite:///{tmp_path / DATABASE_FILE}", tmp_path)
    made.seed()
    return made
