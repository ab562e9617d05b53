"""A server that is killed again and again while people take numbers and staff call them.

Whoever gets no answer asks again with the same key until there is one, as kiosks and staff pages
do. In the end each command that was answered must have happened, exactly once.
"""

import asyncio
import itertools
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from queue_server.app import DATABASE_FILE, serve
from queue_server.derived import check_office
from queue_server.store.session import Store
from queue_server.store.unit import Unit
from settings.model import Settings
from tests.proofs.offices import KIOSKS, SERIES, SERVES, Tokens, clerk_of, furnish
from tests.proofs.wire import Answer, Call, NoAnswer, ask
from tests.servers import START_SECONDS, free_socket

WARD = "phuong-do"
ATTEMPT_SECONDS = 5.0
_FORK = multiprocessing.get_context("forkserver")

_KINDS = {
    "/tickets": "ticket.issued",
    "call-next": "ticket.called",
    "serve": "ticket.serving",
    "finish": "ticket.finished",
}
"""What each command leaves in the log when it was carried out."""


Fault = Callable[[], None]


def no_fault() -> None:
    """The server as it is."""


@dataclass
class Tally:
    """What came of a run; `wrong` is what should not be."""

    kills: int = 0
    answered: int = 0
    repeated: int = 0
    restart_seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def killed_again_and_again(
    database_url: str, folder: Path, kills: int, seed: int, fault: Fault = no_fault
) -> Tally:
    """Kill a server `kills` times, each at a random answer, and take stock.

    `database_url` as in the settings: empty for SQLite in `folder`. `fault` is run in the server's
    process before it serves.
    """
    _FORK.set_forkserver_preload(["queue_server.app"])
    address = database_url or f"sqlite:///{folder / DATABASE_FILE}"
    with Store(address) as store:
        tokens = furnish(store, WARD)
    run = _Run(database_url, folder, tokens, random.Random(seed), fault)
    asyncio.run(run.go(kills))
    with Store(address) as store:
        run.tally.wrong += store.read_now(lambda unit: _stock(unit, run.answers))
    return run.tally


class _Run:
    def __init__(
        self,
        database_url: str,
        folder: Path,
        tokens: Tokens,
        chance: random.Random,
        fault: Fault,
    ) -> None:
        self._fault = fault
        self._database_url = database_url
        self._folder = folder
        self._tokens = tokens
        self._chance = chance
        self._keys = itertools.count(1)
        with free_socket() as bound:
            self._port: int = bound.getsockname()[1]
        self._up = asyncio.Event()
        self._answered = asyncio.Condition()
        self._closing = False
        self.answers: dict[Call, Answer] = {}
        self.tally = Tally()

    async def go(self, kills: int) -> None:
        """People come all the time; the server comes and goes."""
        people = [self._kiosk(name) for name in KIOSKS[:4]] + [self._clerk(one) for one in SERVES]
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one) for one in people]
            for _ in range(kills):
                async with self._server() as server:
                    await self._wait_for(self._chance.randrange(1, 60))
                    self._up.clear()
                    server.kill()
                    self.tally.kills += 1
            self._closing = True
            async with self._server():
                # Whoever has asked waits for the answer, then goes home.
                await asyncio.wait(tasks)
                await self._ask_all_again()

    async def _wait_for(self, more: int) -> None:
        enough = len(self.answers) + more
        async with self._answered:
            await self._answered.wait_for(lambda: len(self.answers) >= enough)

    async def _kiosk(self, name: str) -> None:
        services = list(SERIES)
        while not self._closing:
            wanted = {"service": self._chance.choice(services)}
            await self._command(name, "/tickets", wanted)

    async def _clerk(self, counter: str) -> None:
        name = clerk_of(counter)
        await self._command(name, f"/counters/{counter}/open")
        while not self._closing:
            called = await self._command(name, f"/counters/{counter}/call-next")
            if called.status == 200:
                ticket = called.json()["id"]
                await self._command(name, f"/tickets/{ticket}/serve")
                await self._command(name, f"/tickets/{ticket}/finish")

    async def _command(self, who: str, path: str, body: dict[str, Any] | None = None) -> Answer:
        """One command, asked until it is answered."""
        key = f"{who}-{next(self._keys):08}"
        call = _Sent("POST", path, self._tokens.headers[who], key, body)
        while True:
            await self._up.wait()
            try:
                answer = await ask(self._port, call, ATTEMPT_SECONDS)
            except NoAnswer:
                self.tally.repeated += 1
                # Let the one who kills, and the others, have their turn.
                await asyncio.sleep(0)
                continue
            break
        if answer.status >= 300:
            self.tally.wrong.append(f"{path} was answered {answer.status} {answer.text}")
        async with self._answered:
            self.answers[call] = answer
            self.tally.answered += 1
            self._answered.notify_all()
        return answer

    async def _ask_all_again(self) -> None:
        for call, told in self.answers.items():
            again = await ask(self._port, call, ATTEMPT_SECONDS)
            if again != told:
                self.tally.wrong.append(f"{call.path}: {told.status}, asked again {again.status}")

    @asynccontextmanager
    async def _server(self) -> AsyncIterator[ForkServerProcess]:
        settings = {
            "server": {
                "port": self._port,
                "database_url": self._database_url,
                "public_url": "http://queue.example",
            },
            "log": {"level": "error"},
        }
        began = time.monotonic()
        process = _FORK.Process(target=_serve, args=(settings, self._folder, self._fault))
        process.start()
        try:
            await self._wait_until_up(process)
            self.tally.restart_seconds.append(time.monotonic() - began)
            yield process
        finally:
            self._up.clear()
            process.kill()
            await asyncio.to_thread(process.join, START_SECONDS)

    async def _wait_until_up(self, process: ForkServerProcess) -> None:
        look = _Sent("GET", "/services", self._tokens.headers[KIOSKS[0]])
        async with asyncio.timeout(START_SECONDS):
            while not self._up.is_set():
                with suppress(NoAnswer):
                    await ask(self._port, look, 1.0)
                    self._up.set()
                if not self._up.is_set():
                    await asyncio.to_thread(process.join, 0.05)
                    assert process.exitcode is None, "the server ended by itself"


class _Sent(Call):
    """A call that can be a key: no two have the same idempotency key."""

    def __hash__(self) -> int:
        return hash((self.path, self.key))


def _serve(settings: dict[str, Any], folder: Path, fault: Fault) -> None:
    fault()
    with (folder / "server.log").open("ab") as log:
        os.dup2(log.fileno(), sys.stderr.fileno())
    serve(Settings.model_validate(settings), folder)


def _stock(unit: Unit, answers: dict[Call, Answer]) -> list[str]:
    """Compare what people were told with what is in the books."""
    return [*_misfits(unit, answers), *map(str, check_office(unit.at(WARD)))]


def _misfits(unit: Unit, answers: dict[Call, Answer]) -> Iterator[str]:
    repo = unit.at(WARD)
    told = Counter(
        kind
        for call, answer in answers.items()
        for ending, kind in _KINDS.items()
        if call.path.endswith(ending) and answer.status in (200, 201)
    )
    for kind in _KINDS.values():
        kept = repo.count_events([kind])
        if kept != told[kind]:
            yield f"{kind}: {told[kind]} answered, {kept} in the log"
    numbers = Counter(
        answer.json()["number"] for call, answer in answers.items() if call.path == "/tickets"
    )
    yield from (
        f"{number} was given out {times} times" for number, times in numbers.items() if times > 1
    )
    for day in repo.business_days():
        kept_numbers = {ticket.label for ticket in repo.tickets_of_day(day)}
        yield from (f"{number} is lost" for number in numbers.keys() - kept_numbers)
