"""Runs histories against servers and judges each of them."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random

from queue_server.store.session import Store
from tests.proofs.books import Books, open_books, read_books
from tests.proofs.chaos import ChaosProxy, Fault
from tests.proofs.checker import Undecided, linearize
from tests.proofs.clients import Register
from tests.proofs.history import History, split, unanswered
from tests.proofs.model import Command
from tests.proofs.offices import SERVES, Tokens, as_model, clerk_of, furnish
from tests.proofs.wire import Call, ask
from tests.proofs.workload import run_clients

OPEN_SECONDS = 10.0


@dataclass(frozen=True)
class Report:
    """What became of one history. `violations` is empty when all is well."""

    office: str
    operations: int
    unanswered: int
    violations: tuple[str, ...]
    undecided: int = 0
    history: History | None = field(default=None, repr=False)


@dataclass
class Campaign:
    """Histories on running servers; each is an office of its own in one database."""

    store: Store
    database_url: str
    servers: Sequence[int]
    faults: dict[Fault, float]
    operations: int
    happened: Counter[Fault] = field(default_factory=Counter)

    def furnish(self, names: Sequence[str]) -> list[Tokens]:
        """Set offices up; before the servers start, where the database has one writer."""
        return [furnish(self.store, name) for name in names]

    async def run(self, tokens: Tokens, seed: int) -> Report:
        """One history from beginning to end, and the judgement."""
        random = Random(seed)
        for counter in SERVES:
            await self._open(tokens, counter)
        register = Register(operations_left=self.operations)
        async with self._proxy(random) as proxy:
            await run_clients(tokens, register, lambda: proxy.port, random)
        self.happened.update(proxy.happened)
        engine = open_books(self.database_url)
        return judge(register, read_books(engine, tokens.office), tokens.office)

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


def judge(register: Register, books: Books, office: str) -> Report:
    """Hold what was recorded against the model, the feed and the books."""
    end = register.recorder.call("books", Command("keep", "books"))
    register.recorder.answer(end, books.kept)
    history = History(as_model(), register.recorder.operations(), books.facts(), books.arrivals)
    violations = [*register.complaints, *books.gaps()]
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
    return Report(
        office,
        len(history.operations),
        unanswered(history.operations),
        tuple(violations),
        undecided,
        history,
    )
