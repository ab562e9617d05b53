"""The server does what the reference model does; more days: `python -m benchmarks.model`."""

from pathlib import Path

import pytest

from tests.proofs.ward_day import live

DAYS = 12


@pytest.mark.slow
@pytest.mark.heavy
@pytest.mark.timeout(600)
def test_a_ward_does_what_the_model_does(database_url: str, tmp_path: Path) -> None:
    live(database_url, tmp_path, DAYS)
