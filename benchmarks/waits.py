"""How good the waits are that people are told, on frozen scenarios.

    python -m benchmarks.waits [--days 60] [--only 04]

Beside our estimate stand an oracle that makes the same estimate from today's true mean speeds, the
wait of the last person of the same service and class who was called, a rolling average of waits,
and, for ranges, one that trusts the normal distribution. Errors are in minutes. Ends with status 1
when a criterion fails.
"""

import argparse
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.foretelling import CALIBRATED, LAST, NAIVE, OURS, ROLLING, Tally, foretell
from queue_server.simulation.scenario import Scenario, read_scenario

FOLDER = Path(__file__).parent / "scenarios"
DAYS = 60
WARM_DAYS = 20
"""Days that are learned from and not judged: an office has a history."""

MOST_BESIDE_ORACLE = 1.10
LEAST_GAINS = ((4, 0.35), (2, 0.20))
"""From so many counters on, how far the error is below that of the last one's wait."""
COVERAGE = (0.78, 0.84)


@dataclass(frozen=True)
class Verdict:
    """One criterion on one scenario."""

    words: str
    holds: bool


def verdicts(scenario: Scenario, tally: Tally) -> Iterator[Verdict]:
    """What is asked of a scenario, and whether it holds."""
    beside = tally.mae(OURS) / tally.oracle()
    yield Verdict(f"{beside:.3f} × oracle", beside <= MOST_BESIDE_ORACLE)
    gain = 1 - tally.mae(OURS) / tally.mae(LAST)
    least = next((one for counters, one in LEAST_GAINS if len(scenario.counters) >= counters), None)
    if least is not None:
        yield Verdict(f"{gain:.0%} below last (≥ {least:.0%})", gain >= least)
    covered = tally.coverage(CALIBRATED)
    yield Verdict(f"covers {covered:.1%}", COVERAGE[0] <= covered <= COVERAGE[1])


def line(name: str, tally: Tally) -> str:
    """A row of the table."""
    return (
        f"{name:28}{tally.people:7}{tally.mae(OURS):8.1f}{tally.oracle():8.1f}"
        f"{tally.mae(LAST):8.1f}{tally.mae(ROLLING):9.1f}"
        f"{tally.coverage(CALIBRATED):8.1%}{tally.coverage(NAIVE):8.1%}"
        f"{statistics.fmean(tally.widths):7.0f}  "
    )


def main() -> int:
    """Print a row for each scenario; 1 when a criterion fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--only", default="", help="the beginning of a scenario's file name")
    options = parser.parse_args()
    print(
        f"{'scenario':28}{'people':>7}{'ours':>8}{'oracle':>8}{'last':>8}{'rolling':>9}"
        f"{'range':>8}{'naive':>8}{'width':>7}"
    )
    failed = 0
    for path in sorted(FOLDER.glob(f"{options.only}*.toml")):
        scenario = read_scenario(path)
        tally = foretell(scenario, options.days, WARM_DAYS)
        asked = list(verdicts(scenario, tally))
        failed += sum(not one.holds for one in asked)
        marks = ", ".join(f"{'✓' if one.holds else '✗'} {one.words}" for one in asked)
        print(line(path.stem, tally) + marks, flush=True)
    print(f"{failed} criteria fail" if failed else "every criterion holds")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
