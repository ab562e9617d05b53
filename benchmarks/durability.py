"""Long campaigns against losing anything. Each ends non-zero when something is lost or wrong.

    python -m benchmarks.durability kills --kills 100 [--database postgres]
    python -m benchmarks.durability power-cuts --cuts 1000 [--synchronous NORMAL]
    python -m benchmarks.durability days --walks 300

kills       a server is killed at a random answer, again and again, while people ask it
power-cuts  the server's writer on a modelled disk that forgets what was not synced
days        random days, told again from their events and compared with tables and report
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from queue_server.derived import check_office
from queue_server.store.session import WRITER_PRAGMAS
from tests.durability.kills import killed_again_and_again
from tests.durability.power_cuts import campaign, seeded_files
from tests.durability.walks import copied_ward, make_template, random_steps, walk
from tests.servers import new_database, start_postgres

_MOST_SHOWN = 10
_WALK = 150


def kills(options: argparse.Namespace, folder: Path) -> bool:
    """Kill the server; True when nothing was lost."""
    with ExitStack() as stack:
        address = ""
        if options.database == "postgres":
            server = stack.enter_context(start_postgres())
            address = stack.enter_context(new_database(server))
        tally = killed_again_and_again(address, folder, options.kills, options.seed)
    print(
        f"{options.database}: {tally.kills} kills, {tally.answered} commands answered, "
        f"{tally.repeated} attempts without an answer, "
        f"back after {statistics.median(tally.restart_seconds):.1f} s (median)"
    )
    return _verdict(tally.wrong, "lost, doubled or otherwise wrong")


def power_cuts(options: argparse.Namespace, folder: Path) -> bool:
    """Cut the power; True when nothing was lost."""
    pragmas = list(WRITER_PRAGMAS)
    if options.synchronous:
        pragmas.append(f"synchronous={options.synchronous}")
    tally = campaign(seeded_files(folder), folder, options.cuts, options.seed, pragmas)
    print(
        f"{', '.join(pragmas)}: {tally.cuts} power cuts, {tally.syncs} syncs, "
        f"{tally.answered} commands answered; {tally.lost} of them lost, "
        f"in {tally.cuts_that_lost} cuts"
    )
    return _verdict(tally.broken, "databases broken") and tally.lost == 0


def days(options: argparse.Namespace, folder: Path) -> bool:
    """Walk through random days; True when each is told the same by its events."""
    template, found, events = make_template(folder / "template.sqlite3"), [], 0
    for seed in range(options.seed, options.seed + options.walks):
        with copied_ward(template, folder / "walk.sqlite3") as kit:
            walk(kit, random_steps(seed, _WALK))
            differ = kit.see(lambda turn: check_office(turn.repo))
            found += [f"walk {seed}: {one}" for one in differ]
            events += len(kit.kinds())
    print(f"{options.walks} days of {_WALK} commands, {events} events")
    return _verdict(found, "differences")


def _verdict(wrong: Sequence[str], what: str) -> bool:
    for one in wrong[:_MOST_SHOWN]:
        print(f"  {one}")
    print(f"{what}: {len(wrong)}")
    return not wrong


def main() -> int:
    """Run one campaign."""
    parser = argparse.ArgumentParser(description="Campaigns against losing anything.")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    campaigns = parser.add_subparsers(required=True)
    killing = campaigns.add_parser("kills")
    killing.add_argument("--kills", type=int, default=50, metavar="N")
    killing.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    killing.set_defaults(run=kills)
    cutting = campaigns.add_parser("power-cuts")
    cutting.add_argument("--cuts", type=int, default=300, metavar="N")
    cutting.add_argument("--synchronous", choices=("NORMAL", "OFF"), help="see what that loses")
    cutting.set_defaults(run=power_cuts)
    walking = campaigns.add_parser("days")
    walking.add_argument("--walks", type=int, default=100, metavar="N")
    walking.set_defaults(run=days)
    options = parser.parse_args()
    print(f"seed {options.seed}")
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        good = options.run(options, Path(folder))
    print(f"{time.monotonic() - began:.0f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
