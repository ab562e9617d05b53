"""Two kiosks and three counters at one server, step by step against the reference model.

Hypothesis looks for a sequence of commands, repetitions, restarts and pauses after which the
server and the model disagree, and shows the shortest.
"""

import asyncio
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)
from pydantic import BaseModel

from front_desk.errors import DeskError
from front_desk.messages import ParkRequest, TicketRequest, TransferRequest
from front_desk.tickets import AT_COUNTER
from queue_server.desk import acts, counters, issuing, undoing, views
from queue_server.desk.service import Command as KeyedCommand
from queue_server.desk.service import Desk, Reply
from queue_server.desk.turn import Actor, Turn
from queue_server.store.session import Store
from tests.desk_kit import StandingClock
from tests.proofs.books import open_books, read_books
from tests.proofs.checker import linearize
from tests.proofs.clients import outcome_of
from tests.proofs.history import History, Recorder
from tests.proofs.model import Command, Done, Outcome, Refused, State
from tests.proofs.offices import KIOSKS, MANAGERS, SERIES, as_model, clerk_of, furnish
from tests.proofs.wire import Answer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

OFFICE = "so-1"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNTERS = ("quay-1", "quay-2", "quay-3")
MOST_MINUTES = 50
"""So long an act can be taken back, and so long it is the same day."""

Act = Callable[[Turn], BaseModel | None]

ACTS: dict[str, Callable[[Turn, int], BaseModel]] = {
    "recall": acts.recall,
    "serve": acts.serve,
    "finish": acts.finish,
    "miss": acts.miss,
    "park": partial(acts.park, request=ParkRequest()),
    "restore": acts.restore,
    "leave": acts.leave,
    "cancel": acts.cancel,
}

kiosks = st.sampled_from(KIOSKS[:2])
services = st.sampled_from(list(SERIES))
people = st.sampled_from(("", "", f"{1:064x}"))
at_counters = st.sampled_from(COUNTERS)
staff = st.sampled_from([*map(clerk_of, COUNTERS), MANAGERS[0]])
seats = st.sampled_from(
    [(counter, clerk_of(counter)) for counter in COUNTERS] * 3
    + [(counter, MANAGERS[0]) for counter in COUNTERS]
    + [(COUNTERS[0], clerk_of(COUNTERS[1]))]
)
"""A counter and who acts there: mostly who sits there, now and then the manager or a stranger."""


class OfficeDay(RuleBasedStateMachine):
    """One office on SQLite, and what it should be."""

    labels = Bundle("labels")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.url = f"sqlite:///{Path(self.folder.name) / 'queue.sqlite3'}"
        self.clock = StandingClock(NOON)
        self.model = as_model()
        self.state = State()
        self.recorder = Recorder()
        self.ids: dict[str, int] = {}
        self.keys = 0
        self.looks = 0
        self.agrees = True
        self.loop = asyncio.Runner()
        self.last: tuple[KeyedCommand, Act, Reply] | None = None

    @initialize()
    def open_the_office(self) -> None:
        Path(self.folder.name, "queue.sqlite3").write_bytes(_furnished())
        self._start()
        for counter in COUNTERS:
            actor = Actor("staff", clerk_of(counter))
            self._carry_out(actor, "open", partial(counters.open_counter, code=counter))

    def teardown(self) -> None:
        """The events and the books tell the whole day."""
        with self.loop, self.folder:
            if not hasattr(self, "store"):
                return
            self.store.close()
            if self.agrees:
                self._check_the_books()

    @rule(target=labels, kiosk=kiosks, service=services, person=people)
    def issue(self, kiosk: str, service: str, person: str) -> Any:
        command = Command("issue", f"device:{kiosk}", service=service, person=person)
        request = TicketRequest(service=service, person_key=person or None)
        outcome = self._do(command, Actor("device", kiosk), partial(issuing.issue, request=request))
        return outcome.label if isinstance(outcome, Done) else multiple()

    @precondition(lambda self: any(one.state == "waiting" for one in self.state.slips))
    @rule(seat=seats)
    def call(self, seat: tuple[str, str]) -> None:
        counter, who = seat
        command = Command("call", f"staff:{who}", counter=counter)
        self._do(command, _staff(who), partial(counters.call_next, code=counter))

    @precondition(lambda self: any(one.state in AT_COUNTER for one in self.state.slips))
    @rule(pick=st.integers(0, 2), kind=st.sampled_from(list(ACTS)))
    def act_at_counter(self, pick: int, kind: str) -> None:
        """What a clerk does with whoever is there."""
        held = [one for one in self.state.slips if one.state in AT_COUNTER]
        slip = held[pick % len(held)]
        self._act(slip.label, kind, clerk_of(slip.counter or ""))

    @rule(label=labels, kind=st.sampled_from(list(ACTS)), who=staff)
    def act(self, label: str, kind: str, who: str) -> None:
        self._act(label, kind, who)

    @rule(label=labels, service=st.none() | services, counter=at_counters, who=staff)
    def transfer(self, label: str, service: str | None, counter: str, who: str) -> None:
        wanted = None if service else counter
        command = Command("transfer", f"staff:{who}", label, wanted, service)
        request = TransferRequest(service=service, counter=wanted)
        number = self.ids[label]
        self._do(command, _staff(who), lambda turn: acts.transfer(turn, number, request))

    @precondition(lambda self: self.state.undoable)
    @rule(seat=seats)
    def undo(self, seat: tuple[str, str]) -> None:
        counter, who = seat
        command = Command("undo", f"staff:{who}", counter=counter)
        self._do(command, _staff(who), partial(undoing.undo, code=counter))

    @rule(label=labels, what=st.sampled_from(("again", "restart", "pause", "see")))
    def meanwhile(self, label: str, what: str) -> None:
        """An answer was lost, the server starts again, nothing happens, or somebody looks."""
        if what == "again" and self.last is not None:
            command, act, reply = self.last
            assert self.loop.run(self.desk.carry_out(command, act)) == reply
        elif what == "restart":
            self.store.close()
            self._start()
        elif what == "see":
            self._see(label)
        elif self.clock.now < NOON + timedelta(minutes=MOST_MINUTES):
            self.clock.forward(minutes=5)

    @invariant()
    def counters_see_what_is_there(self) -> None:
        """One after the other has a look."""
        if not hasattr(self, "store"):
            return
        self.looks += 1
        counter = COUNTERS[self.looks % len(COUNTERS)]
        look = self.desk.look(OFFICE, partial(counters.queue_view, code=counter))
        seen = self.loop.run(look)
        command = Command("look", "staff", counter=counter)
        found = outcome_of(command, Answer(200, seen.model_dump_json()))
        assert found == self.model.apply(self.state, command).outcome

    def _check_the_books(self) -> None:
        books = read_books(open_books(self.url), OFFICE)
        end = self.recorder.call("books", Command("keep", "books"))
        self.recorder.answer(end, books.kept)
        history = History(self.model, self.recorder.operations(), books.facts())
        assert books.gaps() == []
        assert linearize(history, guided=True).stuck == ""

    def _start(self) -> None:
        self.store = Store(self.url).open()
        self.desk = Desk(self.store, self.clock, "http://phone.example")

    def _act(self, label: str, kind: str, who: str) -> None:
        command = Command(kind, f"staff:{who}", label=label)
        number = self.ids[label]
        self._do(command, _staff(who), lambda turn: ACTS[kind](turn, number))

    def _see(self, label: str) -> None:
        number = self.ids[label]

        def see(turn: Turn) -> BaseModel:
            return views.placed_view(turn, turn.repo.ticket(number))

        command = Command("see", "staff", label=label)
        found = self.loop.run(self.desk.look(OFFICE, see))
        outcome = outcome_of(command, Answer(200, found.model_dump_json()))
        assert outcome == self.model.apply(self.state, command).outcome

    def _do(self, command: Command, actor: Actor, act: Act) -> Outcome:
        number = self.recorder.call(command.who, command)
        try:
            reply = self._carry_out(actor, str(command), act)
            answer = Answer(reply.status, reply.body)
            outcome = outcome_of(command, answer)
        except DeskError as error:
            outcome = Refused(error.code.value)
        self.recorder.answer(number, outcome)
        step = self.model.apply(self.state, command)
        self.state = step.state
        self.agrees = outcome == step.outcome
        assert outcome == step.outcome
        if command.kind == "issue" and isinstance(outcome, Done):
            self.ids[outcome.label] = int(answer.json()["id"])
        return outcome

    def _carry_out(self, actor: Actor, name: str, act: Act) -> Reply:
        self.keys += 1
        command = KeyedCommand(OFFICE, actor, f"key-{self.keys:05d}", name)
        reply = self.loop.run(self.desk.carry_out(command, act))
        self.last = (command, act, reply)
        return reply


@cache
def _furnished() -> bytes:
    """The database of an office before its first day."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "queue.sqlite3")
        with Store.for_file(file) as store:
            furnish(store, OFFICE, NOON)
        return file.read_bytes()


def _staff(name: str) -> Actor:
    return Actor("staff", name, senior=name in MANAGERS)


TestOfficeDay = OfficeDay.TestCase
TestOfficeDay.settings = settings(
    max_examples=10,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
