"""A lean HTTP client: many kept-alive connections driven by one thread over epoll.

It spends 20 to 40 µs of processor time a request, so that it measures the server and not itself.
"""

import re
import select
import socket
import struct
import time
from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

ANSWER_SECONDS = 60.0
_RECEIVE = 65536


@dataclass(frozen=True)
class Request:
    """Bytes to send, and the name under which the answer's time is noted; "" notes nothing."""

    kind: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes = field(repr=False)


Script = Generator[Request, Answer, None]
"""One client's doings: it yields a request and is sent the answer."""


@dataclass
class Round:
    """Some scripts run side by side: how long all took, and each answer by kind, in seconds."""

    seconds: float = 0.0
    own_cpu: float = 0.0
    answers: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: "Round") -> None:
        """Take another round into the figures."""
        self.seconds += other.seconds
        self.own_cpu += other.own_cpu
        for kind, times in other.answers.items():
            self.answers[kind].extend(times)


def http(
    method: str, path: str, headers: dict[str, str], body: bytes = b"", *, kind: str = ""
) -> Request:
    """A request with a body of JSON, if any."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body:
        lines.append("Content-Type: application/json")
    if method != "GET":
        lines.append(f"Content-Length: {len(body)}")
    return Request(kind, "\r\n".join([*lines, "", ""]).encode() + body)


@dataclass(frozen=True)
class Message:
    """A message of an event stream, and when its last byte had come (`time.perf_counter`)."""

    revision: int
    name: str
    data: bytes = field(repr=False)
    at: float


_MESSAGE = re.compile(rb"id: (\d+)\nevent: ([a-z.]+)\ndata: (.*)\n\n")


class Listener:
    """An event stream; it only keeps what comes, to be looked at when the clock stands."""

    def __init__(self, port: int, headers: dict[str, str], last: int | None = None) -> None:
        self.socket = _connect(port)
        self._received: list[tuple[float, bytes]] = []
        if last is not None:
            headers = {**headers, "Last-Event-ID": str(last)}
        self.socket.sendall(http("GET", "/api/v1/events", headers).data)

    def receive(self) -> None:
        """Take what has come. Raises `ConnectionError` when the stream has ended."""
        data = self.socket.recv(_RECEIVE)
        if not data:
            raise ConnectionError("the server closed an event stream")
        self._received.append((time.perf_counter(), data))

    def messages(self) -> list[Message]:
        """What has come so far, in order."""
        found: list[Message] = []
        left = b""
        for at, data in self._received:
            left += data
            found += [
                Message(int(match[1]), match[2].decode(), match[3], at)
                for match in _MESSAGE.finditer(left)
            ]
            _, end, rest = left.rpartition(b"\n\n")
            left = rest if end else left
        return found

    def revisions(self) -> list[int]:
        """The revision of each event so far, without the snapshot's."""
        return [one.revision for one in self.messages() if one.name != "snapshot"]

    def close(self, *, rudely: bool = False) -> None:
        """End the stream; rudely is without a word to the server."""
        if rudely:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


class _Connection:
    def __init__(self, port: int) -> None:
        self._port = port
        self.socket = _connect(port)
        self.script: Script | None = None
        self._kind = ""
        self._sent_at = 0.0
        self._received = bytearray()

    def open_again(self) -> None:
        self.socket.close()
        self.socket = _connect(self._port)

    def begin(self, script: Script) -> None:
        self.script = script
        self._send(next(script))

    def receive(self, answers: dict[str, list[float]]) -> bool:
        """Take what has come; whether the script has ended."""
        data = self.socket.recv(_RECEIVE)
        if not data:
            raise ConnectionError("the server closed a connection")
        self._received += data
        answer = _parse(self._received)
        if answer is None:
            return False
        if self._kind:
            answers[self._kind].append(time.perf_counter() - self._sent_at)
        self._received.clear()
        assert self.script is not None
        try:
            self._send(self.script.send(answer))
        except StopIteration:
            self.script = None
            return True
        return False

    def _send(self, request: Request) -> None:
        self._kind = request.kind
        self._sent_at = time.perf_counter()
        self.socket.sendall(request.data)


class Clients:
    """Connections to one server that stay open from round to round."""

    def __init__(self, port: int, count: int) -> None:
        self._poll = select.epoll()
        self._connections = [_Connection(port) for _ in range(count)]
        self._listeners: dict[int, Listener] = {}
        self._by_socket = {one.socket.fileno(): one for one in self._connections}
        for number in self._by_socket:
            self._poll.register(number, select.EPOLLIN)

    def listen(self, listener: Listener) -> None:
        """Read an event stream while scripts run."""
        self._listeners[listener.socket.fileno()] = listener
        self._poll.register(listener.socket.fileno(), select.EPOLLIN)

    def run(self, scripts: Sequence[Script]) -> Round:
        """Run one script on each connection until all have ended.

        Raises `TimeoutError` when nothing comes for a minute.
        """
        done = Round()
        began, cpu = time.perf_counter(), time.process_time()
        for connection, script in zip(self._connections, scripts, strict=False):
            connection.begin(script)
        running = len(scripts)
        while running:
            ready = self._poll.poll(ANSWER_SECONDS)
            if not ready:
                raise TimeoutError("the server does not answer")
            for number, _ in ready:
                if number in self._listeners:
                    self._listeners[number].receive()
                else:
                    running -= self._by_socket[number].receive(done.answers)
        done.seconds = time.perf_counter() - began
        done.own_cpu = time.process_time() - cpu
        return done

    def leave(self, listener: Listener, *, rudely: bool) -> None:
        """Read an event stream no more, and end it."""
        del self._listeners[listener.socket.fileno()]
        self._poll.unregister(listener.socket.fileno())
        listener.close(rudely=rudely)

    def settle(self, seconds: float) -> None:
        """Read event streams until nothing has come for so long."""
        while ready := self._poll.poll(seconds):
            self._hear(ready)

    def listen_until(self, moment: float) -> None:
        """Read event streams until `time.perf_counter` is there."""
        while (left := moment - time.perf_counter()) > 0:
            self._hear(self._poll.poll(left))

    def _hear(self, ready: list[tuple[int, int]]) -> None:
        for number, _ in ready:
            if number in self._listeners:
                self._listeners[number].receive()
            else:
                self._open_again(number)

    def _open_again(self, number: int) -> None:
        """A server may close a connection on which nothing was asked for a long time."""
        connection = self._by_socket.pop(number)
        self._poll.unregister(number)
        connection.open_again()
        self._by_socket[connection.socket.fileno()] = connection
        self._poll.register(connection.socket.fileno(), select.EPOLLIN)

    def close(self) -> None:
        """Close every connection."""
        for connection in self._connections:
            connection.socket.close()
        for listener in self._listeners.values():
            listener.close()
        self._listeners.clear()
        self._poll.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()


def _connect(port: int) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=ANSWER_SECONDS)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def _parse(received: bytearray) -> Answer | None:
    """A whole answer with a Content-Length, or None while it is not whole."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = bytes(received[:end]).lower()
    at = head.find(b"content-length: ")
    length = int(head[at + 16 :].partition(b"\r")[0]) if at >= 0 else 0
    if len(received) < end + 4 + length:
        return None
    return Answer(int(head[9:12]), bytes(received[end + 4 : end + 4 + length]))
