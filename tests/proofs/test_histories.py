"""Concurrent histories of real servers through a network that breaks: a short run.

The long one is `python -m benchmarks.histories`.
"""

from pathlib import Path

import pytest

from tests.proofs.chaos import CALM, ROUGH, Fault
from tests.proofs.runs import prepare

OPERATIONS = 160


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("faults", [CALM, ROUGH], ids=["calm", "rough"])
def test_every_answer_can_be_explained(
    database_url: str, tmp_path: Path, faults: dict[Fault, float]
) -> None:
    """Sixteen clients an office; on PostgreSQL two servers share the database."""
    with prepare(
        database_url, tmp_path, histories=2, operations=OPERATIONS, seed=1, faults=faults
    ) as run:
        reports = run.histories(2)
    for report in reports:
        assert report.violations == ()
        assert report.operations >= OPERATIONS
    assert set(run.campaign.happened) == set(faults)
