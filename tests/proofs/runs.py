"""Everything that a campaign needs, from an empty database to servers that answer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine

from queue_server.store.session import Store
from tests.proofs.campaign import Campaign, Report
from tests.proofs.chaos import ROUGH, Fault
from tests.proofs.mutants import MUTANTS
from tests.proofs.offices import Tokens, furnish
from tests.proofs.processes import server_processes


@dataclass
class Run:
    """Servers that answer, and offices that have had no business yet."""

    campaign: Campaign
    _offices: list[Tokens] = field(repr=False)
    _seed: int = 0
    _next: int = 0

    def histories(self, count: int) -> list[Report]:
        """The next `count` histories, all at once; fewer when the offices are used up."""
        offices = self._offices[self._next : self._next + count]
        seeds = range(self._seed + self._next, self._seed + self._next + count)
        self._next += len(offices)
        return self.campaign.run(list(zip(offices, seeds, strict=False)))


@contextmanager
def prepare(
    database_url: str,
    folder: Path,
    *,
    histories: int,
    operations: int,
    seed: int,
    faults: dict[Fault, float] = ROUGH,
    mutant: str = "",
) -> Iterator[Run]:
    """Furnish an office for each history and start the servers: one on SQLite, else two."""
    is_sqlite = database_url.startswith("sqlite")
    with Store(database_url) as store:
        offices = [furnish(store, f"so-{number}") for number in range(1, histories + 1)]
    if mutant:
        _drop(database_url, MUTANTS[mutant].without)
    count = 1 if is_sqlite else 2
    with server_processes(database_url, folder, count=count, mutant=mutant) as ports:
        yield Run(Campaign(database_url, ports, faults, operations), offices, seed)


def _drop(database_url: str, statements: Sequence[str]) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
