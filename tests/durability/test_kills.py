"""The server is killed at random moments; nothing that was answered is lost or done twice."""

import random
from pathlib import Path

import pytest

from tests.durability.kills import killed_again_and_again

pytestmark = pytest.mark.slow

KILLS = 4


def test_killed_on_sqlite(tmp_path: Path) -> None:
    tally = killed_again_and_again("", tmp_path, KILLS, random.randrange(2**32))
    assert tally.wrong == []
    assert tally.kills == KILLS
    assert tally.answered > KILLS


@pytest.mark.postgres
def test_killed_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    tally = killed_again_and_again(postgres_url, tmp_path, KILLS, random.randrange(2**32))
    assert tally.wrong == []
    assert tally.kills == KILLS
    assert tally.answered > KILLS
