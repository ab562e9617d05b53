"""Runs histories against servers and judges each of them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from random import Random

from tests.proofs import probes
from tests.proofs.books import Books, open_books, read_books
from tests.proofs.chaos import ChaosProxy, Fault
from tests.proofs.checker import Undecided, linearize
from tests.proofs.clients import Register
from tests.proofs.history import History, split, unanswered
from tests.proofs.model import Command
from tests.proofs.offices import BOARD, SERVES, Tokens, as_model, clerk_of
from tests.proofs.watching import Watcher
from tests.proofs.wire import Call, ask
from tests.proofs.workload import run_clients

OPEN_SECONDS = 10.0


@dataclass(frozen=True)
class Report:
    """What became of one history. `violations` is empty when all is well.

    `undecided` counts the halls for which the search took too long.
    """

    office: str
    operations: int
    unanswered: int
    violations: tuple[str, ...]
    undecided: int = 0


@dataclass(frozen=True)
class Recorded:
    """One history, before it is judged."""

    tokens: Tokens
    register: Register = field(repr=False)
    watchers: tuple[Watcher, ...] = field(repr=False)


@dataclass
class Campaign:
    """Histories on running servers; each is an office of its own in one database."""

    database_url: str
    servers: Sequence[int]
    faults: dict[Fault, float]
    operations: int
    happened: Counter[Fault] = field(default_factory=Counter)

    def run(self, offices: Sequence[tuple[Tokens, int]]) -> list[Report]:
        """One history for each office and seed, all at once, and then the judgements."""

        async def all_at_once() -> list[Report]:
            recorded = await asyncio.gather(*(self._record(*each) for each in offices))
            return [await self._judge(each) for each in recorded]

        return asyncio.run(all_at_once())

    async def _record(self, tokens: Tokens, seed: int) -> Recorded:
        random = Random(seed)
        for counter in SERVES:
            await self._open(tokens, counter)
        register = Register(operations_left=self.operations)
        watchers = tuple(
            Watcher(port, tokens.headers[BOARD], Random(random.getrandbits(64)))
            for port in self.servers
        )
        async with AsyncExitStack() as stack:
            for watcher in watchers:
                await stack.enter_async_context(watcher.follow())
            async with self._proxy(random) as proxy:
                await run_clients(tokens, register, lambda: proxy.port, random)
            self.happened.update(proxy.happened)
            newest = max((one.revision for one in self._read(tokens).entries), default=0)
            for watcher in watchers:
                await watcher.catch_up(newest)
        return Recorded(tokens, register, watchers)

    async def _judge(self, recorded: Recorded) -> Report:
        office = recorded.tokens.office
        books = self._read(recorded.tokens)
        complaints = probes.complaints(open_books(self.database_url), office)
        for watcher in recorded.watchers:
            complaints += watcher.complaints(books)
        return judge(recorded.register, books, office, complaints)

    @asynccontextmanager
    async def _proxy(self, random: Random) -> AsyncIterator[ChaosProxy]:
        proxy = ChaosProxy(self.servers, self.faults, Random(random.getrandbits(64)))
        async with proxy.serve():
            yield proxy

    async def _open(self, tokens: Tokens, counter: str) -> None:
        clerk = clerk_of(counter)
        call = Call("POST", f"/counters/{counter}/open", tokens.headers[clerk], f"open-{counter}")
        answer = await ask(self.servers[0], call, OPEN_SECONDS)
        if answer.status != 200:
            raise RuntimeError(f"{counter} does not open: {answer.status} {answer.text}")

    def _read(self, tokens: Tokens) -> Books:
        return read_books(open_books(self.database_url), tokens.office)


def judge(register: Register, books: Books, office: str, complaints: Sequence[str]) -> Report:
    """Hold what was recorded against the model, the feed and the books."""
    end = register.recorder.call("books", Command("keep", "books"))
    register.recorder.answer(end, books.kept)
    history = History(as_model(), register.recorder.operations(), books.facts(), books.arrivals)
    violations = [*register.complaints, *complaints, *books.gaps()]
    verdict = linearize(history, guided=True)
    if not verdict.linearizable:
        violations.append(f"the event feed does not explain the answers: {verdict.stuck}")
    undecided = 0
    for part in split(history):
        try:
            verdict = linearize(part, guided=False)
        except Undecided:
            undecided += 1
            continue
        if not verdict.linearizable:
            violations.append(f"not linearizable: {verdict.stuck}")
    count = len(history.operations)
    return Report(office, count, unanswered(history.operations), tuple(violations), undecided)
