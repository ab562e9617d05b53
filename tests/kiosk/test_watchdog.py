"""What the kiosk tells whoever watches over it, heard on a real socket."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.watchdog import ALIVE, READY, Watchdog


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(tmp_path / "notify"))
        heard.settimeout(5)
        yield heard


def test_words_reach_a_socket_in_the_file_system(ear: socket.socket) -> None:
    watchdog = Watchdog(ear.getsockname())
    watchdog.say(READY)
    watchdog.say(ALIVE)
    assert [ear.recv(64), ear.recv(64)] == [b"READY=1", b"WATCHDOG=1"]


def test_words_reach_a_socket_without_a_file() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind("")
        ear.settimeout(5)
        name: bytes = ear.getsockname()
        Watchdog("@" + name[1:].decode("ascii")).say(ALIVE)
        assert ear.recv(64) == b"WATCHDOG=1"


def test_nobody_listening_ends_nothing(tmp_path: Path) -> None:
    Watchdog().say(ALIVE)
    Watchdog(str(tmp_path / "gone")).say(ALIVE)


def test_a_full_line_holds_nobody_up(ear: socket.socket) -> None:
    watchdog = Watchdog(ear.getsockname())
    for _ in range(1000):
        watchdog.say(ALIVE)
    assert ear.recv(64) == b"WATCHDOG=1"


def test_it_speaks_four_times_within_the_limit() -> None:
    named = {"NOTIFY_SOCKET": "/run/made-up", "WATCHDOG_USEC": "20000000", "WATCHDOG_PID": "1"}
    assert Watchdog.from_environment(named).ping_seconds == 5.0


def test_without_a_limit_or_a_listener_no_word_is_due() -> None:
    assert Watchdog.from_environment({}).ping_seconds is None
    assert Watchdog.from_environment({"WATCHDOG_USEC": "20000000"}).ping_seconds is None
    assert Watchdog.from_environment({"NOTIFY_SOCKET": "/run/made-up"}).ping_seconds is None


@given(limit=st.text("0123456789-+.x ²٣", max_size=12))
def test_a_limit_that_is_no_number_counts_as_none(limit: str) -> None:
    watchdog = Watchdog.from_environment({"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": limit})
    if limit.isascii() and limit.isdigit() and int(limit):
        assert watchdog.limit_seconds == int(limit) / 1e6
    else:
        assert watchdog.limit_seconds is None
