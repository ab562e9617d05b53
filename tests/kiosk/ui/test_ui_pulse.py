"""A sign of life for each picture that was asked for, and none without one."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.ui.pulse import Pulse
from kiosk.watchdog import PINGS_A_LIMIT
from tests.kiosk.ui.conftest import Kiosk

LIMIT_SECONDS = 1.2

HANGING = """
import signal
import sys
import time
from pathlib import Path
from kiosk.ui.application import run
from kiosk.ui.still import Still
from kiosk.visit import Visit
from kiosk.watchdog import Watchdog
from motcua.screens import sample_office
from motcua.sizes import LARGE

class Hanging(Still):
    hangs = False
    def tick(self):
        while self.hangs:
            time.sleep(0.01)
    def close(self):
        pass

def hang_or_go_on(number, frame):
    Hanging.hangs = number == signal.SIGUSR1
signal.signal(signal.SIGUSR1, hang_or_go_on)
signal.signal(signal.SIGUSR2, hang_or_go_on)

def hanging(deliverer):
    return Hanging(Visit(), sample_office())

sys.exit(run(hanging, LARGE, cache=Path(sys.argv[1]), watchdog=Watchdog.from_environment()))
"""


def _heard_for(ear: socket.socket, seconds: float) -> list[bytes]:
    words, end = [], time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        ear.settimeout(left)
        try:
            words.append(ear.recv(64))
        except TimeoutError:
            break
    return words


@pytest.mark.slow
def test_an_idle_screen_lives_and_a_blocked_one_is_silent(
    words_cache: Path, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        environment = {
            "QT_QPA_PLATFORM": "offscreen",
            "NOTIFY_SOCKET": ear.getsockname(),
            "WATCHDOG_USEC": str(int(LIMIT_SECONDS * 1e6)),
        }
        with subprocess.Popen(
            [sys.executable, "-c", HANGING, words_cache], env={**os.environ, **environment}
        ) as running:
            try:
                ear.settimeout(30)
                assert ear.recv(64) == b"READY=1"
                # Nothing moves on the screen; it is painted only because it is asked to.
                assert len(_heard_for(ear, 2 * LIMIT_SECONDS)) >= PINGS_A_LIMIT
                running.send_signal(signal.SIGUSR1)
                _heard_for(ear, LIMIT_SECONDS / 2)
                assert _heard_for(ear, LIMIT_SECONDS) == []
                running.send_signal(signal.SIGUSR2)
                ear.settimeout(10)
                assert ear.recv(64) == b"WATCHDOG=1"
                running.terminate()
                running.wait(20)
                assert b"STOPPING=1" in _heard_for(ear, LIMIT_SECONDS)
            finally:
                running.kill()


@pytest.mark.qt
def test_a_sign_of_life_needs_a_picture(kiosk: Kiosk) -> None:
    signs: list[str] = []
    window = kiosk.window.window
    pulse = Pulse(
        window,
        every_seconds=3600.0,
        on_first=lambda: signs.append("first"),
        on_painted=lambda: signs.append("painted"),
    )
    pulse.ask()
    kiosk.wait(lambda: len(signs) == 2)
    assert signs == ["first", "painted"]
    # A window that is not there is asked in vain.
    window.hide()
    with kiosk.qtbot.assertNotEmitted(window.frameSwapped, wait=300):
        pulse.ask()
    assert signs == ["first", "painted"]
    window.show()
    kiosk.wait(lambda: signs == ["first", "painted", "painted"])
    pulse.stop()
