"""Faulty servers are noticed: a few here, all by `python -m benchmarks.histories --mutants`.

Those here race, forget or speak too early; each is caught within a few short histories.
"""

from pathlib import Path

import pytest

from tests.proofs.mutants import MUTANTS
from tests.proofs.runs import prepare

OPERATIONS = 100
MOST_HISTORIES = 8

QUICK = {
    "numbers-twice": "feed",
    "answered-early": "feed",
    "keys-not-kept": "feed",
}
"""Mutants that are caught at once, and a judge who does."""


def test_there_are_enough_mutants() -> None:
    assert len(MUTANTS) >= 20


@pytest.mark.slow
@pytest.mark.heavy
@pytest.mark.postgres
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("name", "judge"), QUICK.items(), ids=QUICK)
def test_a_mutant_is_caught(name: str, judge: str, postgres_url: str, tmp_path: Path) -> None:
    with prepare(
        postgres_url, tmp_path, histories=MOST_HISTORIES, operations=OPERATIONS, seed=1, mutant=name
    ) as run:
        for _ in range(MOST_HISTORIES):
            [report] = run.histories(1)
            judges = {violation.judge for violation in report.violations}
            if judge in judges:
                return
    pytest.fail(f"not caught by {judge} in {MOST_HISTORIES} histories")
