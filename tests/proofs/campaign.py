"""Runs histories against servers and judges each of them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from tests.proofs import probes
from tests.proofs.books import Books, open_books, read_books
from tests.proofs.chaos import ChaosProxy, Fault
from tests.proofs.checker import Undecided, linearize
from tests.proofs.clients import Register
from tests.proofs.history import History, split, unanswered
from tests.proofs.model import Command
from tests.proofs.offices import BOARD, SERVES, Tokens, as_model, clerk_of
from tests.proofs.watching import Watcher
from tests.proofs.wire import Call, NoAnswer, ask
from tests.proofs.workload import run_clients

OPEN_SECONDS = 30.0


class Violation(NamedTuple):
    """What must not be, and which judge says so."""

    judge: str
    what: str


@dataclass(frozen=True)
class Report:
    """What became of one history. `violations` is empty when all is well.

    `undecided` counts the halls for which the search took too long.
    """

    office: str
    operations: int
    unanswered: int
    violations: tuple[Violation, ...]
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
        register = Register(operations_left=self.operations)
        for counter in SERVES:
            await self._open(tokens, counter, register)
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
            if proxy.silences:
                register.complain(f"servers left {proxy.silences} requests without an answer")
            newest = max((one.revision for one in self._read(tokens).entries), default=0)
            for watcher in watchers:
                await watcher.catch_up(newest)
        return Recorded(tokens, register, watchers)

    async def _judge(self, recorded: Recorded) -> Report:
        office = recorded.tokens.office
        books = self._read(recorded.tokens)
        engine = open_books(self.database_url)
        found = [Violation("answers", one) for one in recorded.register.complaints]
        found += [Violation("books", one) for one in books.gaps()]
        found += [Violation("constraints", one) for one in probes.complaints(engine, office)]
        for watcher in recorded.watchers:
            found += [Violation("stream", one) for one in watcher.complaints(books)]
        return judge(recorded.register, books, office, found)

    @asynccontextmanager
    async def _proxy(self, random: Random) -> AsyncIterator[ChaosProxy]:
        proxy = ChaosProxy(self.servers, self.faults, Random(random.getrandbits(64)))
        async with proxy.serve():
            yield proxy

    async def _open(self, tokens: Tokens, counter: str, register: Register) -> None:
        clerk = clerk_of(counter)
        call = Call("POST", f"/counters/{counter}/open", tokens.headers[clerk], f"open-{counter}")
        try:
            answer = await ask(self.servers[0], call, OPEN_SECONDS)
        except NoAnswer as error:
            register.complain(f"{counter} does not open: {error}")
            return
        if answer.status != 200:
            register.complain(f"{counter} does not open: {answer.status} {answer.text}")

    def _read(self, tokens: Tokens) -> Books:
        return read_books(open_books(self.database_url), tokens.office)


def judge(register: Register, books: Books, office: str, found: Sequence[Violation]) -> Report:
    """Hold what was recorded against the model and the feed; `found` is what is wrong already."""
    end = register.recorder.call("books", Command("keep", "books"))
    register.recorder.answer(end, books.kept)
    history = History(as_model(), register.recorder.operations(), books.facts(), books.arrivals)
    violations = list(found)
    undecided = 0
    try:
        verdict = linearize(history, guided=True)
    except Undecided as error:
        violations.append(Violation("feed", f"too much may have happened to tell: {error}"))
    else:
        if not verdict.linearizable:
            violations.append(Violation("feed", verdict.stuck))
    for part in split(history):
        try:
            verdict = linearize(part, guided=False)
        except Undecided:
            undecided += 1
            continue
        if not verdict.linearizable:
            violations.append(Violation("search", verdict.stuck))
    count = len(history.operations)
    return Report(office, count, unanswered(history.operations), tuple(violations), undecided)
