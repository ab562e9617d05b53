"""What the database holds after a history, read past the server."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.pool import NullPool

from front_desk.tickets import format_number
from queue_server.store.tables import events, tickets
from tests.proofs.model import Fact, Kept, Slip


@dataclass(frozen=True)
class Entry:
    """An event as it is kept."""

    revision: int
    kind: str
    at: datetime
    actor: str
    ticket: int | None
    data: dict[str, Any]


@dataclass(frozen=True)
class Books:
    """The events of an office, oldest first, and its tickets."""

    entries: tuple[Entry, ...]
    kept: Kept
    labels: dict[int, str]
    arrivals: dict[str, int]

    def facts(self) -> tuple[Fact, ...]:
        """What the events say of tickets, as the model tells it."""
        return tuple(
            Fact(
                one.kind,
                one.actor,
                self.labels.get(one.ticket, "?"),
                str(one.data.get("service")),
                one.data.get("counter"),
            )
            for one in self.entries
            if one.ticket is not None
        )

    def gaps(self) -> list[str]:
        """What is wrong with the revisions: they count 1, 2, 3 without a gap."""
        revisions = [one.revision for one in self.entries]
        if revisions == list(range(1, len(revisions) + 1)):
            return []
        return [f"the revisions have gaps or begin late: {_first_wrong(revisions)}"]


def open_books(database_url: str) -> Engine:
    """A way to read that keeps no connection."""
    return create_engine(database_url, poolclass=NullPool)


def read_books(engine: Engine, office: str) -> Books:
    """Everything that is kept of an office."""
    columns = [c for c in events.c if c.name != "office"]
    with engine.connect() as connection:
        kept_events = connection.execute(
            select(*columns).where(events.c.office == office).order_by(events.c.revision)
        ).all()
        rows = connection.execute(
            select(
                tickets.c.id, tickets.c.series, tickets.c.number, tickets.c.service,
                tickets.c.state, tickets.c.counter, tickets.c.wanted_counter,
                tickets.c.call_count, tickets.c.person_key,
            )
            .where(tickets.c.office == office)
            .order_by(tickets.c.issued_at, tickets.c.id)
        ).all()  # fmt: skip
    slips = {
        row.id: Slip(format_number(row.series, row.number), *row[3:8], row.person_key or "")
        for row in rows
    }
    return Books(
        tuple(
            Entry(row.revision, row.kind, row.at, row.actor, row.ticket, row.data)
            for row in kept_events
        ),
        Kept(tuple(sorted(slips.values()))),
        {number: slip.label for number, slip in slips.items()},
        {slip.label: place for place, slip in enumerate(slips.values())},
    )


def _first_wrong(revisions: Sequence[int]) -> str:
    wrong = next(
        (place, revision) for place, revision in enumerate(revisions, 1) if revision != place
    )
    return f"revision {wrong[1]} stands where {wrong[0]} belongs"
