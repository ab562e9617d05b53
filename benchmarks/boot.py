"""A machine that is made as `docs/kiosk.md` says, booted, used, and broken.

    python -m benchmarks.boot

Makes a Debian disk by the document's own commands, boots it in QEMU with a screen, keys, a tablet
and a touch panel, and looks at each promise of the document. Needs root, about 10 GB in the folder
for temporary files, and on Debian: debootstrap, e2fsprogs, qemu-system-x86. The machine has no
network, no GPU and no devices, so it draws with its processor. With KVM the limits of the units
stand as they are; `--emulate` does without, about ten times slower, with limits ten times as long.
Ends non-zero when something is not as promised.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.boot_checks import Trial, checks
from benchmarks.boot_image import BuildFailed, build, mirror_of_this_machine, missing
from benchmarks.boot_machine import Machine, MachineFailed

WORST = {"ok": 0, "BAD": 1}


def main() -> int:
    """Build, boot, look; the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mirror", metavar="URL", help="of Debian (default: that of apt here)")
    parser.add_argument("--emulate", action="store_true", help="no KVM: slow, but anywhere")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="keep what the screen showed")
    options = parser.parse_args()
    lacking = missing(emulated=options.emulate)
    if lacking:
        print(f"Missing: {', '.join(lacking)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="boot-") as name:
        folder = Path(name)
        pictures = options.pictures or folder / "pictures"
        pictures.mkdir(parents=True, exist_ok=True)
        try:
            mirror = options.mirror or mirror_of_this_machine()
            image = build(folder, mirror, emulated=options.emulate)
        except BuildFailed as error:
            print(error, file=sys.stderr)
            return 2
        with Machine(image, folder, emulated=options.emulate) as machine:
            trial = Trial(machine, pictures.absolute(), 12.0 if options.emulate else 1.0)
            return _look(checks(trial))


def _look(all_checks: list[tuple[str, Callable[[], str]]]) -> int:
    """Each check's line; 1 when one is bad. Others are tried all the same, if it boots at all."""
    bad = 0
    first, *_ = all_checks
    for name, check in all_checks:
        began = time.monotonic()
        try:
            found, grade = check(), "ok"
        except MachineFailed as error:
            found, grade = str(error), "BAD"
        bad += WORST[grade]
        took = time.monotonic() - began
        print(f"{grade:<4}{name:<28}{took:7.1f} s  {found}", flush=True)
        if bad and name == first[0]:
            break
    print(f"{len(all_checks)} checks, {bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
