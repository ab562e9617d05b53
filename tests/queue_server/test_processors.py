"""A server keeps its event loop and its writer on one processor, and nothing else."""

import os
import threading
from pathlib import Path

import pytest

from queue_server import processors
from tests.servers import start_server

ALL = os.sched_getaffinity(0)


def affinity(name: str) -> set[int]:
    """Where the youngest thread of this name may run."""
    found = [one for one in threading.enumerate() if one.name == name]
    return os.sched_getaffinity(found[-1].native_id or 0)


def test_loop_and_writer_share_a_processor(tmp_path: Path) -> None:
    with start_server(tmp_path) as server, server.staff() as clerk:
        assert clerk.get("/session").status_code == 200
        writer = affinity("store-writer")
        assert len(writer) == 1
        assert affinity("queue-server") == writer


def test_passwords_are_hashed_wherever_there_is_room(tmp_path: Path) -> None:
    with start_server(tmp_path) as server, server.staff():
        assert affinity("elsewhere_0") == ALL


def test_one_processor_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    monkeypatch.setattr(os, "sched_setaffinity", lambda *_: pytest.fail("moved"))
    processors.gather([1, 2], 8601)


def test_servers_with_neighbouring_ports_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {2, 5})
    monkeypatch.setattr(os, "sched_setaffinity", lambda _, places: taken.append(places))
    for port in (8601, 8602, 8603):
        processors.gather([1], port)
    assert taken == [{5}, {2}, {5}]


def test_a_system_that_cannot_do_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity")
    processors.gather([1, 2], 8601)
    with processors.elsewhere() as threads:
        assert threads.submit(lambda: 1).result() == 1
