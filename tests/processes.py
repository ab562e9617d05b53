"""Queue servers in processes of their own, as a city runs them."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import httpx
import pytest

from queue_server.app import serve
from settings.model import Settings
from tests.servers import START_SECONDS, free_socket

SPAWN = multiprocessing.get_context("spawn")


def serve_process(settings: dict[str, Any], data_dir: Path) -> None:
    """The server, in its own process."""
    serve(Settings.model_validate(settings), data_dir)


@contextmanager
def server_process(database_url: str, data_dir: Path) -> Iterator[int]:
    """A server over a database that is seeded already; its port."""
    with free_socket() as bound:
        port: int = bound.getsockname()[1]
    settings = {
        "server": {
            "port": port,
            "database_url": database_url,
            "public_url": "http://queue.example",
        },
        "log": {"level": "warning"},
    }
    process = SPAWN.Process(target=serve_process, args=(settings, data_dir))
    process.start()
    try:
        _wait_until_ready(port, process)
        yield port
    finally:
        process.terminate()
        process.join(START_SECONDS)
        assert process.exitcode is not None, "the server does not stop"


def _wait_until_ready(port: int, process: SpawnProcess) -> None:
    transport = httpx.HTTPTransport(retries=0)
    deadline = time.monotonic() + START_SECONDS
    with httpx.Client(transport=transport, timeout=1) as client:
        while time.monotonic() < deadline:
            try:
                client.get(f"http://127.0.0.1:{port}/readyz").raise_for_status()
            except httpx.TransportError:
                process.join(0.05)
                assert process.exitcode is None, "the server ended"
            else:
                return
    pytest.fail("the server does not start")
