"""A TCP link that can be cut, go silent, or lose answers."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum

_MOST_SILENT_SECONDS = 30.0


class Weather(StrEnum):
    """How the link is."""

    FINE = "fine"
    CUT = "cut"
    """Every connection is reset at once."""
    SILENT = "silent"
    """Connections are taken, and nothing moves on them."""
    DEAF = "deaf"
    """Requests arrive; the connection breaks when the answer begins."""


class Link:
    """Listens on a free loopback port and passes connections on to `target`, a port."""

    def __init__(self, target: int) -> None:
        self.target = target
        self._weather = Weather.FINE
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._moving = threading.Event()
        self._moving.set()
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        self._threads[0].start()

    def be(self, weather: Weather, *, keep: bool = False) -> None:
        """Change; what is open breaks, unless it is to `keep`."""
        self._weather = weather
        if weather is Weather.SILENT:
            self._moving.clear()
        else:
            self._moving.set()
        if not keep:
            with self._lock:
                for one in self._open:
                    _reset(one)

    def close(self) -> None:
        """End."""
        # A listener that is shut down wakes whoever waits for a connection.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.be(Weather.CUT)
        for thread in self._threads:
            thread.join(5)

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._weather is Weather.CUT:
                _reset(client)
                client.close()
                continue
            thread = threading.Thread(target=self._carry, args=(client,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _carry(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            server = socket.create_connection(("127.0.0.1", self.target), 5)
            with server, self._kept(client, server):
                back = threading.Thread(target=self._pass, args=(server, client), daemon=True)
                back.start()
                self._pass(client, server)
                back.join()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        """From one side to the other, until either ends."""
        # A link that is cut may have closed it already.
        with suppress(OSError):
            from_server = source.getpeername()[1] == self.target
            while data := source.recv(65536):
                self._moving.wait(_MOST_SILENT_SECONDS)
                if from_server and self._weather is Weather.DEAF:
                    break
                target.sendall(data)
        for one in (source, target):
            _reset(one)

    @contextmanager
    def _kept(self, *sockets: socket.socket) -> Iterator[None]:
        with self._lock:
            self._open |= set(sockets)
        try:
            yield
        finally:
            with self._lock:
                self._open -= set(sockets)


def _reset(one: socket.socket) -> None:
    """Break a connection for both sides, whoever waits on it."""
    with suppress(OSError):
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        one.shutdown(socket.SHUT_RDWR)


@contextmanager
def link_to(target: int) -> Iterator[Link]:
    """A link that is closed afterwards."""
    made = Link(target)
    try:
        yield made
    finally:
        made.close()
