"""OpenCV keeps quiet: what goes to standard error goes to the log of the whole front desk."""

import subprocess
import sys
from pathlib import Path


def test_opencv_says_nothing_on_standard_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no video")
    # FFmpeg's loudness is set when a process uses it first, so the process must be a fresh one.
    program = (
        "import sys\n"
        "from kiosk.devices.camera_qr import CameraQr\n"
        "from kiosk.ports import CameraMissing\n"
        "try:\n    CameraQr(sys.argv[1]).start()\n"
        "except CameraMissing:\n    print('missing')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(broken)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("missing\n", "")
