"""How fast and how small the kiosk is in front of people.

    python -m benchmarks.kiosk                     # all of it, about ten minutes
    python -m benchmarks.kiosk start idle          # only these

start     from the command to the first painted screen (`motcua kiosk`)
crash     from a kill to the first painted screen, with what `motcua up` needs to notice
idle      processor time and resident memory of a kiosk on Welcome
touch     from a finger's touch to the painted answer, while others load the processors
sessions  resident memory over many visits, each with a card read and a number printed

Everything is the kiosk as it runs in public, offscreen, with the real server.
"""

import argparse
import multiprocessing
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from pathlib import Path

from kiosk.watchdog import READY
from motcua.children import LOOK_SECONDS
from tests.privacy.rounds import watched_kiosk
from tests.servers import RunningServer, start_server

_TICK = os.sysconf("SC_CLK_TCK")


@contextmanager
def kiosk_process(server: RunningServer, folder: Path) -> Iterator[tuple[int, float]]:
    """`motcua kiosk` once its first screen is painted; its process and the seconds until then."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind("")
        ear.settimeout(60)
        name: bytes = ear.getsockname()
        environment = {
            "QT_QPA_PLATFORM": "offscreen",
            "NOTIFY_SOCKET": "@" + name[1:].decode("ascii"),
            "WATCHDOG_USEC": "10000000",
            "MOTCUA_KIOSK__TOKEN": server.seeded.kiosk_token,
        }
        began = time.monotonic()
        process = subprocess.Popen(
            [
                sys.executable, "-P", "-m", "motcua", "kiosk", "--data", str(folder),
                "--server-url", server.url, "--speech", f"file:{folder / 'speech'}",
                "--camera", "simulated", "--printer", "simulated",
            ],
            env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join(sys.path)},
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            while ear.recv(64) != READY.encode("ascii"):
                pass
            yield process.pid, time.monotonic() - began
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def start(server: RunningServer, place: Path, runs: int = 5) -> None:
    """Start it several times; the first also compiles the translations."""
    taken, worked = [], []
    for _ in range(runs + 1):
        with kiosk_process(server, place / "start") as (pid, seconds):
            taken.append(seconds)
            worked.append(_processor_seconds(pid))
    later = taken[1:]
    print(
        f"start     first {taken[0]:.2f} s, then median {statistics.median(later):.2f} s, "
        f"at most {max(later):.2f} s ({runs} runs; wanted: 2 s); "
        f"{statistics.median(worked[1:]):.2f} s of processor time",
        flush=True,
    )
    worst = max(later) + LOOK_SECONDS
    print(f"crash     noticed and painted again after {worst:.2f} s at most (wanted: 5 s)")


def idle(server: RunningServer, place: Path, seconds: float = 30.0) -> None:
    """Leave it alone on Welcome."""
    with kiosk_process(server, place / "idle") as (pid, _):
        time.sleep(5)
        before, began = _processor_seconds(pid), time.monotonic()
        time.sleep(seconds)
        used = (_processor_seconds(pid) - before) / (time.monotonic() - began)
        print(
            f"idle      {100 * used:.1f} % of one processor (wanted: 5 %), "
            f"{_megabytes(pid):.0f} MB resident (wanted: 250 MB)",
            flush=True,
        )


def touch(server: RunningServer, place: Path, visits: int = 100) -> None:
    """Touch while every processor is busy for four fifths of the time."""
    for share in (0.0, 0.8):
        with _load(share), watched_kiosk(server, place / f"touch-{share}") as kiosk:
            for seed in range(visits):
                kiosk.visit(seed)
            kiosk.wait_until_gone()
            taken = sorted(kiosk.touches())
        at = taken[min(len(taken) - 1, round(0.99 * len(taken)))]
        print(
            f"touch     others use {100 * share:.0f} %: median {statistics.median(taken):.0f} ms, "
            f"99 of 100 within {at:.0f} ms, at most {taken[-1]:.0f} ms "
            f"({len(taken)} touches; wanted: 100 ms)",
            flush=True,
        )


def sessions(server: RunningServer, place: Path, visits: int = 2000, warm: int = 300) -> None:
    """People one after the other; memory is compared once caches are full."""
    with watched_kiosk(server, place / "sessions") as kiosk:
        first = 0.0
        for seed in range(visits):
            kiosk.visit(seed)
            if seed + 1 == warm:
                first = kiosk.kilobytes() / 1024
            if (seed + 1) % 100 == 0:
                print(f"          {seed + 1} visits: {kiosk.kilobytes() / 1024:.0f} MB", flush=True)
        last = kiosk.kilobytes() / 1024
    print(
        f"sessions  {first:.0f} MB after {warm}, {last:.0f} MB after {visits}: "
        f"{100 * (last / first - 1):+.1f} % (wanted: 5 %)",
        flush=True,
    )


def _busy(share: float, stop: Event) -> None:
    while not stop.is_set():
        until = time.monotonic() + share * 0.05
        while time.monotonic() < until:
            pass
        time.sleep((1 - share) * 0.05)


@contextmanager
def _load(share: float) -> Iterator[None]:
    """One process for each processor, busy for this share of the time."""
    stop = multiprocessing.Event()
    count = len(os.sched_getaffinity(0)) if share else 0
    workers = [multiprocessing.Process(target=_busy, args=(share, stop)) for _ in range(count)]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        stop.set()
        for worker in workers:
            worker.join()


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _megabytes(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


MEASURES: dict[str, Callable[[RunningServer, Path], None]] = {
    "start": start,
    "idle": idle,
    "touch": touch,
    "sessions": sessions,
}


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", nargs="*", help=f"of {', '.join(MEASURES)}; default: all")
    chosen = parser.parse_args().what or list(MEASURES)
    if unknown := set(chosen) - set(MEASURES):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "server").mkdir()
        with start_server(place / "server") as server:
            for name in chosen:
                MEASURES[name](server, place)


if __name__ == "__main__":
    main()
