"""Long campaigns of concurrent histories, each held against the model of the office.

    python -m benchmarks.histories --histories 1000 --database postgres
    python -m benchmarks.histories --mutants

A history is an office of its own: sixteen clients send commands through a proxy that delays,
resets, holds, duplicates and truncates, to two servers on one PostgreSQL database or to one on
SQLite. It is a violation when no order of the commands explains every answer, when the event feed,
the event stream or the books tell otherwise, or when a server fails. Ends with 1 on a violation.

With `--mutants` the two servers have one fault each, and it ends with 1 when a fault is not caught.
"""

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.proofs.campaign import Report
from tests.proofs.chaos import Fault
from tests.proofs.mutants import MUTANTS
from tests.proofs.runs import prepare
from tests.servers import new_database, start_postgres

AT_ONCE = 2
ROUND = 50
"""Histories in one database."""

MOST_OF_A_MUTANT = 20
"""Histories after which a mutant counts as not caught."""

_SHOWN = 5


def main() -> None:
    """Run what the arguments ask for; servers and databases end with it, also when terminated."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    arguments = _arguments()
    if arguments.mutants is None:
        sound = run_histories(
            arguments.database, arguments.histories, arguments.operations, arguments.seed
        )
    else:
        names = arguments.mutants or list(MUTANTS)
        sound = run_mutants(names, arguments.operations, arguments.seed)
    sys.exit(0 if sound else 1)


def run_histories(kind: str, histories: int, operations: int, seed: int) -> bool:
    """Print what became of them; whether there was no violation."""
    began = time.monotonic()
    reports: list[Report] = []
    faults: Counter[Fault] = Counter()
    with _databases(kind) as fresh:
        while len(reports) < histories:
            count = min(ROUND, histories - len(reports))
            reports += _round(fresh, count, operations, seed + len(reports), faults)
            wrong = sum(bool(report.violations) for report in reports)
            seconds = time.monotonic() - began
            print(f"{len(reports)} of {histories}, {wrong} wrong, {seconds:.0f} s", flush=True)
    print(f"histories    {len(reports)} on {kind}, seed {seed}")
    print(f"operations   {sum(report.operations for report in reports)}")
    print(f"unanswered   {sum(report.unanswered for report in reports)}")
    print(f"requests     {sum(faults.values())}")
    for fault, times in sorted(faults.items()):
        print(f"  {fault.value:<20}{times}")
    print(f"undecided    {sum(report.undecided for report in reports)} halls without the feed")
    print(f"violations   {sum(bool(report.violations) for report in reports)}")
    print(f"took         {time.monotonic() - began:.0f} s")
    return not any(report.violations for report in reports)


def _round(
    fresh: "_Databases", count: int, operations: int, seed: int, faults: Counter[Fault]
) -> list[Report]:
    """So many histories in one database, and the faults that happened."""
    reports: list[Report] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        fresh.one(Path(folder)) as url,
        prepare(url, Path(folder), histories=count, operations=operations, seed=seed) as run,
    ):
        while len(reports) < count:
            for report in run.histories(AT_ONCE):
                reports.append(report)
                _show(report, seed + len(reports) - 1)
        faults.update(run.campaign.happened)
    return reports


def _show(report: Report, seed: int) -> None:
    for violation in report.violations[:_SHOWN]:
        print(f"seed {seed}, {violation.judge}: {violation.what}", flush=True)


def run_mutants(names: list[str], operations: int, seed: int) -> bool:
    """Print a table of when each was caught and by what; whether all were."""
    survivors = []
    with _databases("postgres") as fresh:
        for name in names:
            caught = _hunt(name, fresh, operations, seed)
            print(f"{name:<26}{caught or 'NOT CAUGHT':<52} {MUTANTS[name].about}", flush=True)
            if not caught:
                survivors.append(name)
    print(f"{len(names) - len(survivors)} of {len(names)} mutants caught")
    return not survivors


def _hunt(name: str, fresh: "_Databases", operations: int, seed: int) -> str:
    with (
        tempfile.TemporaryDirectory() as folder,
        fresh.one(Path(folder)) as url,
        prepare(
            url, Path(folder), histories=MOST_OF_A_MUTANT, operations=operations, seed=seed,
            mutant=name,
        ) as run,
    ):  # fmt: skip
        for count in range(1, MOST_OF_A_MUTANT + 1):
            [report] = run.histories(1)
            judges = {violation.judge for violation in report.violations}
            if MUTANTS[name].is_caught_by(judges):
                return f"history {count:>2}, by {', '.join(sorted(judges))}"
    return ""


class _Databases:
    """Empty databases, one after the other."""

    def __init__(self, server: str) -> None:
        self._server = server

    @contextmanager
    def one(self, folder: Path) -> Iterator[str]:
        """The address of an empty database."""
        if not self._server:
            yield f"sqlite:///{folder / 'queue.sqlite3'}"
            return
        with new_database(self._server) as url:
            yield url


@contextmanager
def _databases(kind: str) -> Iterator[_Databases]:
    if kind == "sqlite":
        yield _Databases("")
        return
    with start_postgres() as server:
        yield _Databases(server)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--operations", type=int, default=120, help="by the clients of a history")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("postgres", "sqlite"), default="postgres")
    parser.add_argument(
        "--mutants", nargs="*", metavar="NAME", help="hunt these, or all when none is named"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
