"""Server processes over one database, each with the same fault sown into it, or none."""

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import httpx

from queue_server.app import serve
from settings.model import Settings
from tests.proofs.mutants import sow
from tests.servers import START_SECONDS, free_socket

_FORK = multiprocessing.get_context("forkserver")
_PRELOADED = ["queue_server.app", "tests.proofs.mutants"]


@contextmanager
def server_processes(
    database_url: str, folder: Path, *, count: int, mutant: str = ""
) -> Iterator[tuple[int, ...]]:
    """Start `count` servers on free loopback ports; the ports, once all are ready."""
    _FORK.set_forkserver_preload(_PRELOADED)
    with ExitStack() as stack:
        servers = [
            stack.enter_context(_server(database_url, folder, number, mutant))
            for number in range(1, count + 1)
        ]
        for port, process in servers:
            _wait_until_ready(port, process)
        yield tuple(port for port, _ in servers)


def run_server(settings: dict[str, Any], folder: Path, log: Path, mutant: str) -> None:
    """One server, in its own process, with its output in a file."""
    with log.open("ab") as out:
        os.dup2(out.fileno(), sys.stdout.fileno())
        os.dup2(out.fileno(), sys.stderr.fileno())
    if mutant:
        sow(mutant)
    serve(Settings.model_validate(settings), folder)


@contextmanager
def _server(
    database_url: str, folder: Path, number: int, mutant: str
) -> Iterator[tuple[int, ForkServerProcess]]:
    with free_socket() as bound:
        port = bound.getsockname()[1]
    settings = {
        "server": {"port": port, "database_url": database_url},
        "log": {"level": "error"},
    }
    log = folder / f"server-{number}.log"
    process = _FORK.Process(target=run_server, args=(settings, folder, log, mutant))
    process.start()
    try:
        yield port, process
    finally:
        process.terminate()
        process.join(START_SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join(START_SECONDS)


def _wait_until_ready(port: int, process: ForkServerProcess) -> None:
    deadline = time.monotonic() + START_SECONDS
    with httpx.Client(timeout=1) as client:
        while time.monotonic() < deadline:
            try:
                client.get(f"http://127.0.0.1:{port}/healthz").raise_for_status()
            except httpx.TransportError:
                process.join(0.05)
                if process.exitcode is not None:
                    raise RuntimeError(f"the server ended with {process.exitcode}") from None
            else:
                return
    raise RuntimeError("the server does not start")
