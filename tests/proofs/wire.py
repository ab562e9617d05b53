"""A client that speaks one HTTP request a connection, and tries again as the kiosk does."""

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any


class NoAnswer(Exception):
    """Nothing came, or not all of it: the command may have been carried out or not."""


@dataclass(frozen=True)
class Answer:
    """A status and the body's text."""

    status: int
    text: str

    def json(self) -> dict[str, Any]:
        """The body; an empty one is an empty object."""
        found: dict[str, Any] = json.loads(self.text) if self.text else {}
        return found


@dataclass(frozen=True)
class Call:
    """A request. `key` is the idempotency key of a command; without one it only looks."""

    method: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    key: str = ""
    body: Mapping[str, Any] | None = None

    def as_bytes(self) -> bytes:
        """The request as it goes over the wire."""
        text = b"" if self.body is None else json.dumps(dict(self.body)).encode()
        headers = {"Host": "localhost", "Connection": "close", **self.headers}
        if self.key:
            headers["Idempotency-Key"] = self.key
        if self.body is not None:
            headers["Content-Type"] = "application/json"
        if self.method != "GET":
            headers["Content-Length"] = str(len(text))
        lines = [f"{self.method} /api/v1{self.path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode() + text


async def ask(port: int, call: Call, seconds: float) -> Answer:
    """One attempt. Raises `NoAnswer`."""
    try:
        async with asyncio.timeout(seconds):
            return await _exchange(port, call.as_bytes())
    except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
        raise NoAnswer(type(error).__name__) from error


async def _exchange(port: int, request: bytes) -> Answer:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        await writer.drain()
        head = await reader.readuntil(b"\r\n\r\n")
        status, length = _read_head(head)
        body = await reader.readexactly(length)
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
    return Answer(status, body.decode())


def _read_head(head: bytes) -> tuple[int, int]:
    first, *lines = head.decode("latin-1").split("\r\n")
    length = 0
    for line in lines:
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            length = int(value)
    return int(first.split()[1]), length
