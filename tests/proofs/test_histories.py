"""Concurrent histories of real servers through a network that breaks: a short run.

The long one is `python -m benchmarks.histories`.
"""

from pathlib import Path

import pytest

from tests.proofs.chaos import ROUGH
from tests.proofs.runs import prepare

OFFICES = 2
OPERATIONS = 160


@pytest.mark.slow
@pytest.mark.heavy
@pytest.mark.timeout(300)
def test_every_answer_can_be_explained(database_url: str, tmp_path: Path) -> None:
    """Sixteen clients an office; on PostgreSQL two servers share the database."""
    with prepare(database_url, tmp_path, histories=OFFICES, operations=OPERATIONS, seed=1) as run:
        reports = run.histories(OFFICES)
    for report in reports:
        assert report.violations == ()
        assert report.operations >= OPERATIONS
    assert len(run.campaign.happened) > len(ROUGH) / 2
