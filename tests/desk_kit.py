"""A desk of the example ward with a clock that stands still."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from front_desk.messages import TicketRequest, TicketView
from queue_server.desk import acts, counters, issuing
from queue_server.desk.service import Desk
from queue_server.desk.turn import Actor, Turn
from queue_server.seed import Seeded
from queue_server.store.session import Store
from tests.servers import OFFICE, open_ward

T = TypeVar("T")
KIOSK = Actor("device", "kiosk-1")
CLERK = Actor("staff", "canbo")
MANAGER = Actor("staff", "quanly", senior=True)
RECALL_REST = 5
"""Seconds, as in the rules of the example ward."""
MONDAY_MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Nine o'clock in Hanoi."""


@dataclass
class StandingClock:
    """A clock that moves when told."""

    now: datetime = MONDAY_MORNING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **how_far: float) -> None:
        """Move on by a `timedelta`'s arguments."""
        self.now += timedelta(**how_far)


@dataclass
class DeskKit:
    """The desk and short ways to use it."""

    store: Store
    desk: Desk
    clock: StandingClock
    seeded: Seeded = field(repr=False)

    def do(self, act: Callable[[Turn], T], actor: Actor = CLERK) -> T:
        """Run a use case that writes."""
        return asyncio.run(self.desk.change(OFFICE, actor, act))

    def see(self, look: Callable[[Turn], T]) -> T:
        """Run a use case that reads."""
        return asyncio.run(self.desk.look(OFFICE, look))

    def issue(
        self, service: str = "ho-tich", priority: str | None = None, language: str = "vi"
    ) -> TicketView:
        """A kiosk takes a number."""
        request = TicketRequest(service=service, priority=priority, language=language)
        return self.do(lambda turn: issuing.issue(turn, request), KIOSK)

    def open(self, counter: str = "quay-1", actor: Actor = CLERK) -> None:
        """Somebody sits down."""
        self.do(lambda turn: counters.open_counter(turn, counter), actor)

    def call(self, counter: str = "quay-1", actor: Actor = CLERK) -> TicketView:
        """Somebody calls the next, who must be there."""
        called = self.do(lambda turn: counters.call_next(turn, counter), actor)
        assert called is not None
        return called

    def act(
        self, act: Callable[[Turn, int], TicketView], ticket: TicketView, actor: Actor = CLERK
    ) -> TicketView:
        """Staff do something with a ticket."""
        return self.do(lambda turn: act(turn, int(ticket.id)), actor)

    def miss(self, counter: str = "quay-1", actor: Actor = CLERK) -> TicketView:
        """Call the next as often as the rules ask, and give them up."""
        called = self.call(counter, actor)
        self.clock.forward(seconds=RECALL_REST)
        self.act(acts.recall, called, actor)
        return self.act(acts.miss, called, actor)

    def serve_one(self, minutes: float = 5) -> TicketView:
        """Call the next, serve and finish them."""
        called = self.call()
        self.act(acts.serve, called)
        self.clock.forward(minutes=minutes)
        return self.act(acts.finish, called)

    def kinds(self) -> list[str]:
        """The kinds of all events so far."""
        return self.see(lambda turn: [one.kind for one in turn.repo.events_after(0, 1000)])


@pytest.fixture
def clock() -> StandingClock:
    """Monday morning, standing still."""
    return StandingClock()


@pytest.fixture
def kit(database_url: str, clock: StandingClock) -> Iterator[DeskKit]:
    """The example ward on either database, with opening hours."""
    with open_ward(database_url, keep_hours=True) as (store, seeded):
        yield DeskKit(store, Desk(store, clock, "http://phone.example"), clock, seeded)
