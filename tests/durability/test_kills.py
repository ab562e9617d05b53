"""The server is killed at random moments; nothing that was answered is lost or done twice."""

import random
import time
from pathlib import Path
from typing import Any

import pytest

from queue_server.store import writer
from queue_server.store.writer import Writer
from tests.durability.kills import killed_again_and_again

pytestmark = [pytest.mark.slow, pytest.mark.heavy]

KILLS = 3


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


def _answer_before_the_commit() -> None:
    """A server that is in a hurry."""

    def answer(self: Writer, jobs: list[Any]) -> None:
        with self._engine.connect() as connection, connection.begin():
            for job in jobs:
                writer._run_one(connection, job)
                if job.error is None:
                    job.future.set_result(job.result)
                else:
                    job.future.set_exception(job.error)
            # As on a slow disk.
            time.sleep(0.05)

    Writer._answer = answer  # type: ignore[method-assign]


def test_a_server_that_answers_too_early_is_found_out(tmp_path: Path) -> None:
    tally = killed_again_and_again("", tmp_path, 2, 1, _answer_before_the_commit)
    assert any("answered" in one or "is lost" in one for one in tally.wrong)
