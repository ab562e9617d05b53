"""Whatever is asked, the server answers as `/openapi.json` says, and never with a failure."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.durability.any_request import any_requests

SETTLED = settings(
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""The same requests each time; benchmarks/openapi.py tries others, and more of them."""


@pytest.mark.slow
def test_every_answer_is_one_that_is_described(tmp_path: Path) -> None:
    tally = any_requests(tmp_path, 7, SETTLED)
    assert tally.faults == {}
    assert tally.asked > 300
    assert len(tally.served) > 30, f"few got through: {sorted(tally.served)}"
