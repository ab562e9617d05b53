"""How long a start takes, from the command to the first screen and a server that answers.

    python -m benchmarks.start --runs 5

The first start makes and seeds the database; the others find it. Nothing else should run meanwhile.
"""

import argparse
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

READY = "Ctrl-C stops"
STOP_SECONDS = 30


def start_once(folder: str, port: int) -> float:
    """Start, wait for the line that ends the announcement, stop; the seconds until that line."""
    command = [sys.executable, "-P", "-m", "motcua", "up", "--offscreen"]
    began = time.monotonic()
    process = subprocess.Popen(
        [*command, "--data", folder, "--port", str(port)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for line in process.stdout:
        if READY in line:
            break
    took = time.monotonic() - began
    process.send_signal(signal.SIGINT)
    if process.wait(STOP_SECONDS) != 0:
        raise RuntimeError("the front desk did not start or stop cleanly")
    return took


def main() -> None:
    """Print the seconds of the first start and of those after it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        first = start_once(folder, port)
        later = [start_once(folder, port) for _ in range(runs)]
    print(f"first start   {first:.1f} s")
    print(
        f"later starts  median {statistics.median(later):.1f} s, "
        f"from {min(later):.1f} to {max(later):.1f} s ({runs} runs)"
    )


if __name__ == "__main__":
    main()
