"""The proxy does to requests what it says, and nothing else."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from random import Random

import pytest

from tests.proofs.chaos import ROUGH, ChaosProxy, Fault
from tests.proofs.wire import Answer, Call, NoAnswer, ask

CALL = Call("POST", "/tickets", {}, "key-0001", {"service": "ho-tich"})
ANSWERED = Answer(201, "{}")
SECONDS = 0.3

REACHES_SERVER = {
    Fault.NONE: 1, Fault.DELAY: 1, Fault.SLOW_ANSWER: 1, Fault.HALF_OPEN_BEFORE: 0,
    Fault.HALF_OPEN_AFTER: 1, Fault.RESET_BEFORE: 0, Fault.RESET_AFTER: 1, Fault.DUPLICATE: 2,
    Fault.LATE_DUPLICATE: 2, Fault.TRUNCATED_REQUEST: 0, Fault.TRUNCATED_ANSWER: 1,
}  # fmt: skip
"""How often the whole request reaches the server."""

IS_ANSWERED = {
    Fault.NONE, Fault.DELAY, Fault.SLOW_ANSWER, Fault.DUPLICATE, Fault.LATE_DUPLICATE,
}  # fmt: skip


@asynccontextmanager
async def answering(requests: list[bytes], answer: bytes) -> AsyncIterator[int]:
    """A server that notes whole requests and gives each the same answer; its port."""

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            requests.append(head + await reader.readexactly(len(b'{"service": "ho-tich"}')))
            writer.write(answer)
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


WHOLE = b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}"


def through(
    fault: Fault, use: Callable[[ChaosProxy], Coroutine[None, None, None]], answer: bytes = WHOLE
) -> tuple[list[bytes], ChaosProxy]:
    """Run `use` with a proxy that does only this; what reached the server."""
    requests: list[bytes] = []

    async def run() -> ChaosProxy:
        async with (
            answering(requests, answer) as port,
            ChaosProxy([port], {fault: 1}, Random(1)).serve() as proxy,
        ):
            await use(proxy)
            await proxy.settle()
            return proxy

    return requests, asyncio.run(run())


@pytest.mark.parametrize("fault", list(Fault))
def test_each_fault_does_what_it_says(fault: Fault) -> None:
    got: list[Answer] = []

    async def use(proxy: ChaosProxy) -> None:
        try:
            got.append(await ask(proxy.port, CALL, SECONDS))
        except NoAnswer:
            assert fault not in IS_ANSWERED

    requests, proxy = through(fault, use)
    assert requests == [CALL.as_bytes()] * REACHES_SERVER[fault]
    assert got == ([ANSWERED] if fault in IS_ANSWERED else [])
    assert proxy.happened == {fault: 1}


def test_a_server_that_says_nothing_is_noticed() -> None:
    async def use(proxy: ChaosProxy) -> None:
        with pytest.raises(NoAnswer):
            await ask(proxy.port, CALL, SECONDS)

    requests, proxy = through(Fault.NONE, use, answer=b"")
    assert len(requests) == proxy.silences == 1


def test_rough_is_every_fault() -> None:
    assert set(ROUGH) == set(Fault)
