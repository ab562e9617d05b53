"""Ask the server everything its description allows, and much that it does not.

    python -m benchmarks.openapi --examples 300

Sends so many right and so many wrong requests for each operation, other ones each time. Prints what
was answered, by operation; ends non-zero when an answer was a failure or not as `/openapi.json`
describes it, or when an operation was never carried out.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings

from tests.durability.any_request import Tally, any_requests

SETTLED = settings(
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def main() -> int:
    """Run the campaign."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--examples", type=int, default=100, metavar="N")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = any_requests(Path(folder), options.examples, SETTLED)
    report(tally, time.monotonic() - began)
    return 1 if tally.faults or len(tally.served) < len(tally.operations) else 0


def report(tally: Tally, seconds: float) -> None:
    """Print what came of it."""
    statuses: Counter[int] = Counter()
    for (_, status), times in tally.statuses.items():
        statuses[status] += times
    width = max(map(len, tally.operations))
    for label in tally.operations:
        print(f"{label:<{width}}  {_words(tally.of(label))}")
    print(f"\n{tally.asked} requests, {len(tally.operations)} operations, {seconds:.0f} s")
    print(_words(statuses))
    never = [label for label in tally.operations if label not in tally.served]
    print(f"carried out at least once: {len(tally.served)} of {len(tally.operations)}")
    print(f"never carried out: {', '.join(never) or 'none'}")
    for (label, what), words in tally.faults.items():
        print(f"\n{label}: {what}\n{words}")
    print(f"\nfaults: {len(tally.faults)}")


def _words(statuses: Mapping[int, int]) -> str:
    return ", ".join(f"{status}: {times}" for status, times in sorted(statuses.items()))


if __name__ == "__main__":
    sys.exit(main())
