"""A reader of the event stream that is cut off now and then, and misses nothing all the same."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random

from tests.proofs.books import Books

CATCH_UP_SECONDS = 10.0
CUT_OFF = 0.03
"""How often a message is the last of its connection."""

_AGAIN_SECONDS = 0.02


@dataclass
class Watcher:
    """Follows the events of an office at one server; `heard` are revision and kind, as they came.

    It goes on from the last revision that it has heard of, as a browser does.
    """

    port: int
    headers: Mapping[str, str] = field(repr=False)
    random: Random = field(repr=False)
    heard: list[tuple[int, str]] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def follow(self) -> AsyncIterator[None]:
        """Listen until the end of the block."""
        task = asyncio.create_task(self._listen())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def catch_up(self, revision: int) -> bool:
        """Wait until this revision has been heard of; whether it was."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CATCH_UP_SECONDS):
                while self._last() < revision:
                    self._news.clear()
                    await self._news.wait()
        return self._last() >= revision

    def complaints(self, books: Books) -> list[str]:
        """Where the stream and the books differ."""
        kept = [(one.revision, one.kind) for one in books.entries]
        if self.heard == kept:
            return []
        return [f"the event stream differs from the books: {_difference(self.heard, kept)}"]

    def _last(self) -> int:
        return self.heard[-1][0] if self.heard else 0

    async def _listen(self) -> None:
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._listen_once()
            await asyncio.sleep(_AGAIN_SECONDS)

    async def _listen_once(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            headers = {"Host": "localhost", "Last-Event-ID": str(self._last()), **self.headers}
            lines = [f"{name}: {value}" for name, value in headers.items()]
            request = "\r\n".join(["GET /api/v1/events HTTP/1.0", *lines, "", ""])
            writer.write(request.encode())
            await reader.readuntil(b"\r\n\r\n")
            while self.random.random() >= CUT_OFF:
                await self._hear(reader)
        finally:
            writer.close()

    async def _hear(self, reader: asyncio.StreamReader) -> None:
        """One line of the stream."""
        line = await reader.readuntil(b"\n")
        if line.startswith(b"data: "):
            fact = json.loads(line.removeprefix(b"data: "))
            if "kind" in fact:
                self.heard.append((fact["revision"], fact["kind"]))
                self._news.set()


def _difference(heard: Sequence[tuple[int, str]], kept: Sequence[tuple[int, str]]) -> str:
    for one, other in zip(heard, kept, strict=False):
        if one != other:
            return f"heard {one}, kept {other}"
    return f"heard {len(heard)} events, kept {len(kept)}"
