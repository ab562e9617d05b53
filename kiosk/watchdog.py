"""Telling whoever started this process that it lives: the protocol of systemd's `sd_notify`.

`motcua up` speaks the same protocol, so that a kiosk that hangs is started again under either.
"""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress

ADDRESS_VARIABLE = "NOTIFY_SOCKET"
LIMIT_VARIABLE = "WATCHDOG_USEC"

READY = "READY=1"
ALIVE = "WATCHDOG=1"
STOPPING = "STOPPING=1"

PINGS_A_LIMIT = 4
"""So often within the time limit it says that it lives: one lost word ends nothing."""


class Watchdog:
    """Whoever watches over this process, or nobody.

    `limit_seconds` is how long it may be silent; none where nobody waits for a word. The process
    that systemd names in `WATCHDOG_PID` is not asked for: it is the compositor around the kiosk.
    """

    def __init__(self, address: str = "", limit_seconds: float | None = None) -> None:
        self.limit_seconds = limit_seconds if address else None
        self._address = "\0" + address[1:] if address.startswith("@") else address

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Watchdog":
        """Whom the environment names. A limit that is no number counts as none."""
        limit = environment.get(LIMIT_VARIABLE, "")
        seconds = int(limit) / 1e6 if limit.isascii() and limit.isdigit() else 0.0
        return cls(environment.get(ADDRESS_VARIABLE, ""), seconds or None)

    @property
    def ping_seconds(self) -> float | None:
        """How often a word is due."""
        return None if self.limit_seconds is None else self.limit_seconds / PINGS_A_LIMIT

    def say(self, word: str) -> None:
        """Send one word. It may be lost: who does not listen any more cannot be helped."""
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.settimeout(0)
            line.sendto(word.encode("ascii"), self._address)
