"""Days without the server, and power cuts: `python -m benchmarks.offline --days 1000 --cuts 5000`.

Each day is two kiosks with people, cut links, lost and late answers, deaths, reboots, wrong clocks,
backups and restores, decided by its seed. Each cut ends the life of an outbox on a modelled disk.
Prints what went wrong, with the seeds, and ends non-zero if anything did.
"""

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import structlog

from tests.offline import campaign, power_cuts


def main() -> int:
    """Run both campaigns; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--days", type=int, default=300)
    parser.add_argument("--acts", type=int, default=150, help="what happens on a day")
    parser.add_argument("--cuts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="of the first day and of the cuts")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    days = _days(options)
    cuts = _cuts(options)
    return 0 if days and cuts else 1


def _days(options: argparse.Namespace) -> bool:
    begun, happened, papers, wrong = time.monotonic(), Counter[str](), 0, 0
    seeds = range(options.seed, options.seed + options.days)
    with ProcessPoolExecutor(options.processes) as pool:
        for day in pool.map(partial(live, acts=options.acts), seeds):
            happened += day.happened
            papers += day.papers
            wrong += bool(day.wrongs)
            for one in day.wrongs:
                print(f"  day {day.seed}: {one}", flush=True)
    print(f"{options.days} days in {time.monotonic() - begun:.0f} s, {papers} numbers on paper")
    print("  " + ", ".join(f"{name} {count}" for name, count in happened.most_common()))
    print(f"  days on which anything is lost, twice or out of order: {wrong}")
    return wrong == 0


def live(seed: int, acts: int) -> campaign.Day:
    """One day, in a folder of its own."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    with tempfile.TemporaryDirectory() as folder:
        return campaign.live(seed, Path(folder), acts)


def _cuts(options: argparse.Namespace) -> bool:
    tally = power_cuts.campaign(options.cuts, options.seed)
    print(f"{tally.cuts} power cuts, {tally.papers} numbers on paper before them")
    print(f"  forgotten {tally.lost}, on two papers {tally.twice}, unreadable {tally.broken}")
    weak = power_cuts.campaign(200, options.seed, ("synchronous=NORMAL", "journal_mode=WAL"))
    print(f"  the same with synchronous=NORMAL, 200 cuts: forgotten {weak.lost}")
    return not (tally.lost or tally.twice or tally.broken) and weak.lost > 0


if __name__ == "__main__":
    sys.exit(main())
