"""Faulty servers are noticed: a few here, all by `python -m benchmarks.histories --mutants`.

Those here race, forget or speak too early; each is caught within a few short histories.
"""

from pathlib import Path

import pytest

from queue_server.store.tables import metadata
from tests.proofs.mutants import MUTANTS, sow
from tests.proofs.runs import prepare
from tests.proofs.sowing import put, reap

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


@pytest.mark.parametrize("name", MUTANTS)
def test_every_fault_still_fits_the_server(name: str) -> None:
    try:
        sow(name)
    finally:
        reap()


def test_every_constraint_that_a_mutant_lacks_is_there() -> None:
    named = {str(one.name) for table in metadata.tables.values() for one in table.constraints}
    named |= {str(one.name) for table in metadata.tables.values() for one in table.indexes}
    lacking = {words.split()[-1] for mutant in MUTANTS.values() for words in mutant.without}
    assert lacking - named == set()


def test_a_fault_that_does_not_fit_is_noticed() -> None:
    class Desk:
        def call(self, counter: str, *, twice: bool) -> None: ...

    with pytest.raises(AttributeError):
        put(Desk, "called", lambda _: lambda *_args: None)
    with pytest.raises(TypeError):
        put(Desk, "call", lambda _: lambda _self, _counter: None)
    put(Desk, "call", lambda _: lambda _self, _counter, *, twice: twice)
    reap()


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
