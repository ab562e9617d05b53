"""The search itself: it finds what is there, wherever it lies."""

import os
import subprocess
import sys
from pathlib import Path

from tests.privacy.memory import in_files, in_memory

HOLDS = """
import sys
held = sys.stdin.readline().strip()
wide = held.encode("utf-16-le")
print("held", flush=True)
sys.stdin.readline()
"""


def test_it_finds_a_text_in_a_process_and_not_what_is_not_there() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("Mẫuwqxz of a made-up person\n")
        process.stdin.flush()
        assert process.stdout.readline() == "held\n"
        traces = {
            "wide": "Mẫuwqxz of a".encode("utf-16-le"),
            "narrow": b"wqxz of a made-up",
            "absent": os.urandom(16),
        }
        found = in_memory(process.pid, traces)
        process.communicate("\n", timeout=30)
    assert found["wide"] >= 1
    assert found["narrow"] >= 1
    assert "absent" not in found


def test_it_finds_a_text_in_files_and_in_their_names(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "one").write_bytes(b"aaaa")
    (tmp_path / "wqxz.log").touch()
    found = in_files([tmp_path], {"pair": b"aa", "name": b"wqxz", "absent": b"zzz"})
    assert found == {"pair": 3, "name": 1}
