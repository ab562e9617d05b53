"""Twelve faults on every screen, of real parts in real time: `python -m benchmarks.faults`.

A printer of bytes on TCP, a camera's thread over a driver of pictures, files of sentences, a disk
of two megabytes that is filled, a queue server behind a line that is cut; the wall clock alone is
shifted beside the machine's own. Prints seconds from the break until the kiosk notices and until
the staff page shows it, what the person had, and seconds from the repair until all is well, as
`notice/staff/heal`. Ends non-zero when a limit is passed. About seven minutes.
"""

import argparse
import logging
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import structlog

from front_desk.faults import Fault
from kiosk.visit import Screen
from tests.kiosk.real_kiosk import RealKiosk, Times, looked_for, measure, real_kiosk
from tests.servers import start_server

NOTICED, TOLD, HEALED = 3.0, 10.0, 5.0
TOGETHER = (
    (
        Fault.OUT_OF_PAPER, Fault.CAMERA_GONE, Fault.SOUND_GONE, Fault.DISK_FULL,
        Fault.CLOCK_WRONG,
    ),
    (Fault.NEAR_END, Fault.CAMERA_FROZEN),
    (Fault.COVER_OPEN, Fault.CAMERA_BLACK),
    (Fault.PRINTER_OFFLINE, Fault.CAMERA_SLOW),
    (Fault.SERVER_GONE,),
)  # fmt: skip
"""Faults of different parts are broken at once."""

Table = dict[tuple[Fault, Screen], Times]


def main() -> int:
    """Measure, print; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--screen", action="append", type=Screen, help="only this one")
    screens = parser.parse_args().screen or list(Screen)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    table: Table = {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "server").mkdir()
        with start_server(place / "server") as server, real_kiosk(server, place) as kiosk:
            for screen in screens:
                table.update(_on_one(kiosk, screen))
    wrong = list(_wrong(table))
    _print_worst(table)
    for one in wrong:
        print(f"  TOO LATE {one}")
    print(f"{len(table)} cases, {len(wrong)} past a limit ({NOTICED:g}/{TOLD:g}/{HEALED:g} s)")
    return 1 if wrong else 0


def _on_one(kiosk: RealKiosk, screen: Screen) -> Table:
    found: Table = {}
    for faults in TOGETHER:
        for fault, times in measure(kiosk, screen, faults).items():
            found[fault, screen] = times
            print(f"{screen:<12} {fault:<16} {_shown(times)}  {times.served}", flush=True)
    return found


def _shown(times: Times) -> str:
    numbers = (times.noticed, times.told, times.healed)
    return "/".join("   –" if one is None else f"{one:4.1f}" for one in numbers)


def _wrong(table: Table) -> Iterator[str]:
    for (fault, screen), times in table.items():
        pairs = [(times.noticed, NOTICED), (times.told, TOLD), (times.healed, HEALED)]
        pairs = pairs if fault in looked_for(screen, [fault]) else []
        late = any(seconds is None or seconds > limit for seconds, limit in pairs)
        if late or times.served not in {"number", "person"}:
            yield f"{screen} {fault}: {_shown(times)} {times.served}"


def _print_worst(table: Table) -> None:
    print("\nworst over all screens, seconds to notice / staff page / healed:")
    for fault in dict.fromkeys(fault for fault, _ in table):
        mine = [times for (one, _), times in table.items() if one is fault]
        served = sorted({times.served for times in mine})
        worst = Times(
            noticed=_worst(mine, "noticed"),
            told=_worst(mine, "told"),
            healed=_worst(mine, "healed"),
        )
        print(f"  {fault:<16} {_shown(worst)}  {' or '.join(served)}")


def _worst(all_times: list[Times], name: str) -> float | None:
    return max((one for one in (getattr(each, name) for each in all_times) if one), default=None)


if __name__ == "__main__":
    sys.exit(main())
