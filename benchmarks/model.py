"""Days of a ward against the reference model of the whole desk.

    python -m benchmarks.model --days 1000 --database postgres

A day is forty steps of two kiosks, three counters, people and the clock: visits to several
services, bookings, priorities, breaks, undo, cut links and restarts, chosen at random. After each
step every ticket in the database is what the model says. Ends with 1 when something differs, and
shows the shortest sequence of steps that leads there.
"""

import argparse
import sys
import tempfile
import time
import traceback
from contextlib import ExitStack
from pathlib import Path

from tests.proofs.ward_day import live
from tests.servers import new_database, start_postgres


def main() -> int:
    """Run what the arguments ask for; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--days", type=int, default=1000)
    parser.add_argument("--database", choices=("postgres", "sqlite"), default="sqlite")
    options = parser.parse_args()
    began = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{folder / 'queue.sqlite3'}"
        if options.database == "postgres":
            url = stack.enter_context(new_database(stack.enter_context(start_postgres())))
        try:
            live(url, folder, options.days)
        except AssertionError:
            traceback.print_exc()
            return 1
    print(f"{options.days} days on {options.database}, nothing differs")
    print(f"took {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
