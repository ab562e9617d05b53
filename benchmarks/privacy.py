"""Whether anything of a thousand people is left in the kiosk that served them.

    python -m benchmarks.privacy --citizens 1000

A kiosk in a process of its own, with the real server, the real decoder and frames of made-up cards:
people take numbers, go back, change the language, show damaged cards. After every hundred, one
second after the last of them, names, numbers, addresses and pixels are looked for in everything
that the process has in memory and in every file that it wrote. The same people at a kiosk that does
not wipe what it frees show that the search finds something.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.privacy.rounds import watched_kiosk
from tests.servers import RunningServer, start_server


def measure(server: RunningServer, place: Path, citizens: int, every: int, *, wipes: bool) -> int:
    """Print what is left after every so many people; how many kinds of traces there were."""
    worst = 0
    began = time.monotonic()
    with watched_kiosk(server, place, wipes=wipes) as kiosk:
        for seed in range(citizens):
            kiosk.visit(seed)
            if (seed + 1) % every and seed + 1 < citizens:
                continue
            kiosk.wait_until_gone()
            left, wrote = kiosk.remembers(), kiosk.wrote()
            worst = max(worst, len(left) + len(wrote))
            print(
                f"  {seed + 1:5d} people  {time.monotonic() - began:6.0f} s  "
                f"{kiosk.kilobytes() / 1024:4.0f} MB  "
                f"memory: {left or 'nothing'}  files: {wrote or 'nothing'}",
                flush=True,
            )
    return worst


def main() -> int:
    """Run both kiosks; not zero when something is left, or when the control finds nothing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--citizens", type=int, default=1000)
    parser.add_argument("--every", type=int, default=100)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "server").mkdir()
        with start_server(place / "server") as server:
            print("the kiosk", flush=True)
            left = measure(server, place / "kiosk", chosen.citizens, chosen.every, wipes=True)
            print("the control, which does not wipe", flush=True)
            control = measure(server, place / "control", 24, 24, wipes=False)
    return int(left > 0 or control == 0)


if __name__ == "__main__":
    sys.exit(main())
