"""Processes that crash, hang and crash again, under the one that watches over them.

The processes are real; what they run is a line of Python each.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from motcua.children import CRASHES, KIOSK, SAFE_SCREEN, SERVER, Children
from motcua.ear import Ear
from settings.data_folder import DataFolder

WAIT_SECONDS = 30.0
SPEAK = """
import os, socket, sys
line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
line.connect(chr(0) + os.environ["NOTIFY_SOCKET"][1:])
"""
LIVES = "import sys; print('{} lives', flush=True); sys.stdin.read()"
CRASHES_AT_ONCE = "print('crashes', flush=True); raise SystemExit(3)"
PAINTS_ONCE = SPEAK + "line.send(b'READY=1'); print('painted', flush=True); sys.stdin.read()"
NEVER_PAINTS = "import sys; print('starts', flush=True); sys.stdin.read()"


class Watched:
    """The processes, and what is known of them from outside."""

    def __init__(self, children: Children, thread: threading.Thread) -> None:
        self.children = children
        self.thread = thread
        self.status: int | None = None

    def times(self, name: str, word: str) -> int:
        """How often a process of this name has said a word."""
        log = self.children.log(name)
        return log.read_text(encoding="utf-8").count(word) if log.exists() else 0

    def pid(self, name: str) -> int:
        """Its process."""
        process = self.children._children[name].process
        assert process is not None
        return process.pid


def until(condition: Callable[[], bool]) -> None:
    """Wait for it."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)


@contextmanager
def watched(
    folder: Path, scripts: Mapping[str, str], ear: Ear | None = None, rest_seconds: float = 3600.0
) -> Iterator[Watched]:
    """All of `scripts` but the safe screen run, tended in a thread."""

    def command(name: str) -> list[str]:
        return [sys.executable, "-S", "-E", "-c", scripts[name].replace("{}", name)]

    children = Children(
        DataFolder(folder), dict(os.environ), command=command, ear=ear, rest_seconds=rest_seconds
    )
    with children:
        for name in scripts:
            if name != SAFE_SCREEN:
                children.start(name)
        all_of_it = Watched(children, threading.Thread(target=lambda: None))

        def tend() -> None:
            all_of_it.status = children.tend()

        all_of_it.thread = threading.Thread(target=tend)
        all_of_it.thread.start()
        try:
            yield all_of_it
        finally:
            children.stop()
            all_of_it.thread.join(WAIT_SECONDS)


def test_a_kiosk_that_is_killed_comes_back(tmp_path: Path) -> None:
    with watched(tmp_path, {SERVER: LIVES, KIOSK: LIVES}) as desk:
        until(lambda: desk.times(KIOSK, "lives") == 1)
        os.kill(desk.pid(KIOSK), signal.SIGKILL)
        until(lambda: desk.times(KIOSK, "lives") == 2)
        assert desk.times(SERVER, "lives") <= 1


def test_a_kiosk_that_crashes_again_and_again_makes_room_for_the_safe_screen(
    tmp_path: Path,
) -> None:
    scripts = {SERVER: LIVES, KIOSK: CRASHES_AT_ONCE, SAFE_SCREEN: LIVES}
    with watched(tmp_path, scripts) as desk:
        until(lambda: desk.times(SAFE_SCREEN, "lives") == 1)
        assert desk.times(KIOSK, "crashes") == CRASHES
        assert desk.status is None


def test_after_a_rest_it_is_tried_again_and_the_safe_screen_ends(tmp_path: Path) -> None:
    healed = tmp_path / "healed"
    heals = f"""
import os, sys
print('begins', flush=True)
if not os.path.exists({str(healed)!r}):
    raise SystemExit(3)
sys.stdin.read()
"""
    with watched(tmp_path, {KIOSK: heals, SAFE_SCREEN: LIVES}, rest_seconds=1.0) as desk:
        until(lambda: desk.times(SAFE_SCREEN, "lives") == 1)
        safe = desk.pid(SAFE_SCREEN)
        healed.touch()
        until(lambda: desk.times(KIOSK, "begins") == CRASHES + 1)
        until(lambda: not Path(f"/proc/{safe}").exists())
        assert not desk.children.ended(KIOSK)


@pytest.mark.parametrize("script", [PAINTS_ONCE, NEVER_PAINTS], ids=["later", "from the start"])
def test_a_kiosk_that_paints_no_more_is_ended_and_comes_back(tmp_path: Path, script: str) -> None:
    with watched(tmp_path, {KIOSK: script}, Ear(1.0, 1.0)) as desk:
        first = desk.pid(KIOSK)
        until(lambda: desk.pid(KIOSK) != first)


def test_a_kiosk_that_paints_is_left_alone(tmp_path: Path) -> None:
    paints = (
        SPEAK
        + """
import time
line.send(b'READY=1')
for _ in range(10):
    time.sleep(0.2)
    line.send(b'WATCHDOG=1')
print('painted', flush=True)
sys.stdin.read()
"""
    )
    with watched(tmp_path, {KIOSK: paints}, Ear(30.0, 1.0)) as desk:
        first = desk.pid(KIOSK)
        until(lambda: desk.times(KIOSK, "painted") == 1)
        assert desk.pid(KIOSK) == first


def test_a_server_alone_that_crashes_again_and_again_ends_everything(tmp_path: Path) -> None:
    with watched(tmp_path, {SERVER: CRASHES_AT_ONCE}) as desk:
        desk.thread.join(WAIT_SECONDS)
        assert desk.status == 1
        assert desk.times(SERVER, "crashes") == CRASHES


def test_the_kiosk_goes_on_without_a_server_that_crashes_again_and_again(tmp_path: Path) -> None:
    scripts = {SERVER: CRASHES_AT_ONCE, KIOSK: LIVES}
    with watched(tmp_path, scripts, rest_seconds=0.5) as desk:
        until(lambda: desk.times(SERVER, "crashes") > CRASHES)
        assert desk.status is None
        assert desk.times(KIOSK, "lives") == 1
        assert desk.times(SAFE_SCREEN, "lives") == 0
