"""A proxy that breaks what networks break: each request through it may be hit by one fault.

It understands just enough HTTP to know where a request ends. Clients open one connection a request
and say `Connection: close`, so an answer ends with its connection.
"""

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class Fault(StrEnum):
    """What happens to a request on its way."""

    NONE = "none"
    DELAY = "delay"
    SLOW_ANSWER = "slow answer"
    HALF_OPEN_BEFORE = "half-open before"
    HALF_OPEN_AFTER = "half-open after"
    RESET_BEFORE = "reset before"
    RESET_AFTER = "reset after"
    DUPLICATE = "duplicate"
    LATE_DUPLICATE = "late duplicate"
    TRUNCATED_REQUEST = "truncated request"
    TRUNCATED_ANSWER = "truncated answer"


CALM: dict[Fault, float] = {Fault.NONE: 1}
"""No faults at all."""

ROUGH: dict[Fault, float] = {
    Fault.NONE: 56,
    Fault.DELAY: 10,
    Fault.SLOW_ANSWER: 6,
    Fault.HALF_OPEN_BEFORE: 1,
    Fault.HALF_OPEN_AFTER: 2,
    Fault.RESET_BEFORE: 4,
    Fault.RESET_AFTER: 5,
    Fault.DUPLICATE: 6,
    Fault.LATE_DUPLICATE: 3,
    Fault.TRUNCATED_REQUEST: 3,
    Fault.TRUNCATED_ANSWER: 4,
}
"""Almost every other request is hit."""

MOST_DELAY_SECONDS = 0.06
MOST_LATENESS_SECONDS = 0.4
SERVER_SECONDS = 30.0
"""How long an answer of the server itself is waited for."""

_Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_BROKEN = (OSError, asyncio.IncompleteReadError)


@dataclass
class ChaosProxy:
    """Sends each request to one of `servers` (ports on loopback), with faults by their weights.

    `silences` counts whole requests that a server left without an answer.
    """

    servers: Sequence[int]
    faults: dict[Fault, float]
    random: Random
    happened: Counter[Fault] = field(default_factory=Counter)
    silences: int = 0
    port: int = 0
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    @asynccontextmanager
    async def serve(self) -> AsyncIterator["ChaosProxy"]:
        """Listen on a free port until the end of the block."""
        server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            await self.settle()

    async def settle(self) -> None:
        """Wait until the server has answered everything that was sent on to it, late or not."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._pass_on(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await _read_request(reader)
            await self._with_fault(request, (reader, writer))
        except _BROKEN:
            # Either side went away: that is what this proxy is for.
            _reset(writer)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _with_fault(self, request: bytes, client: _Streams) -> None:
        fault = self.random.choices(list(self.faults), list(self.faults.values()))[0]
        self.happened[fault] += 1
        if fault is Fault.DELAY:
            await self._wait(MOST_DELAY_SECONDS)
        if fault is Fault.RESET_BEFORE:
            _reset(client[1])
        elif fault is Fault.HALF_OPEN_BEFORE:
            await _until_gone(client[0])
        elif fault is Fault.TRUNCATED_REQUEST:
            await self._send_part(request)
            _reset(client[1])
        elif fault in {Fault.DUPLICATE, Fault.LATE_DUPLICATE}:
            await self._send_twice(request, client, late=fault is Fault.LATE_DUPLICATE)
        else:
            answer = await self._ask(request)
            await self._give(answer, fault, client)

    async def _give(self, answer: bytes, fault: Fault, client: _Streams) -> None:
        reader, writer = client
        if fault is Fault.SLOW_ANSWER:
            await self._wait(MOST_DELAY_SECONDS)
        if fault is Fault.HALF_OPEN_AFTER:
            await _until_gone(reader)
        elif fault is Fault.RESET_AFTER:
            _reset(writer)
        elif fault is Fault.TRUNCATED_ANSWER:
            writer.write(answer[: self.random.randrange(len(answer))])
            await writer.drain()
        else:
            writer.write(answer)
            await writer.drain()

    async def _send_twice(self, request: bytes, client: _Streams, *, late: bool) -> None:
        if late:
            await self._give(await self._ask(request), Fault.NONE, client)
            client[1].close()
            await self._wait(MOST_LATENESS_SECONDS)
            await self._ask(request)
            return
        answers = await asyncio.gather(self._ask(request), self._ask(request))
        await self._give(self.random.choice(answers), Fault.NONE, client)

    async def _ask(self, request: bytes) -> bytes:
        """Send a request to one of the servers; its whole answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._server())
        try:
            writer.write(request)
            async with asyncio.timeout(SERVER_SECONDS):
                answer = await reader.read(-1)
        finally:
            writer.close()
        if not answer:
            self.silences += 1
            raise ConnectionResetError("the server said nothing")
        return answer

    async def _send_part(self, request: bytes) -> None:
        _, writer = await asyncio.open_connection("127.0.0.1", self._server())
        writer.write(request[: self.random.randrange(1, len(request))])
        await writer.drain()
        writer.close()

    def _server(self) -> int:
        return self.random.choice(self.servers)

    async def _wait(self, most_seconds: float) -> None:
        await asyncio.sleep(self.random.uniform(0, most_seconds))


async def _read_request(reader: asyncio.StreamReader) -> bytes:
    """One request: its head and as much body as `Content-Length` says."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return head + await reader.readexactly(length)


async def _until_gone(reader: asyncio.StreamReader) -> None:
    """Hold a connection without a word until the client gives it up."""
    async with asyncio.timeout(SERVER_SECONDS):
        await reader.read(-1)


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close with RST instead of FIN."""
    connection = writer.get_extra_info("socket")
    if connection is not None:
        with suppress(OSError):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
