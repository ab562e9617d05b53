"""`python -m tests.ui.regenerate`: take the golden pictures anew. Look at them afterwards."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from kiosk.ui.application import make_application
from motcua.screens import studio
from motcua.sizes import SIZES
from tests.ui.golden_pictures import GOLDEN, golden_file, half, signed_off, write


def main() -> int:
    """Replace every golden picture; the exit status."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application()
    complaints: list[str] = []
    shutil.rmtree(GOLDEN, ignore_errors=True)
    with tempfile.TemporaryDirectory() as cache:
        for size in SIZES:
            with studio(size, Path(cache), complaints.append) as room:
                for _, scene, language in (look for look in signed_off() if look[0] == size):
                    room.pose(scene, language)
                    write(half(room.picture()), golden_file(size, language, scene.name))
    sys.stdout.writelines(f"{each}\n" for each in complaints)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
