"""Hearing from a process that it lives: the listening end of systemd's `sd_notify`."""

import socket
import time

from kiosk.watchdog import ADDRESS_VARIABLE, LIMIT_VARIABLE

_LONGEST = 256


class Ear:
    """Listens to one process at a time and knows when it has been silent for too long.

    It may be silent for `start_seconds` until it is ready, and for `silent_seconds` from then on.
    """

    def __init__(self, start_seconds: float, silent_seconds: float) -> None:
        self._start_seconds = start_seconds
        self._silent_seconds = silent_seconds
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        # An empty name has the kernel choose one that is not in the file system.
        self._line.bind("")
        self._line.settimeout(0)
        self._deadline = float("inf")

    @property
    def environment(self) -> dict[str, str]:
        """What the process needs to know."""
        name: bytes = self._line.getsockname()
        return {
            ADDRESS_VARIABLE: "@" + name[1:].decode("ascii"),
            LIMIT_VARIABLE: str(round(self._silent_seconds * 1e6)),
        }

    def begin(self) -> None:
        """A process starts now; what the one before said is forgotten."""
        self._words()
        self._deadline = time.monotonic() + self._start_seconds

    def hears_nothing(self) -> bool:
        """Whether the process has been silent for too long."""
        if self._words():
            self._deadline = time.monotonic() + self._silent_seconds
        return time.monotonic() > self._deadline

    def close(self) -> None:
        """Listen no more."""
        self._line.close()

    def _words(self) -> list[str]:
        words = []
        while True:
            try:
                words.append(self._line.recv(_LONGEST).decode("ascii", errors="replace"))
            except BlockingIOError:
                return words
