"""Histories made up without a server: right ones, and right ones with a fault put in."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from tests.proofs.history import History, Operation
from tests.proofs.model import Command, Done, Kept, Outcome, State
from tests.proofs.offices import KIOSKS, MANAGERS, SERIES, SERVES, as_model, clerk_of

_KINDS = (
    ("issue", 30), ("call", 25), ("serve", 12), ("finish", 10), ("miss", 5), ("recall", 5),
    ("park", 3), ("restore", 4), ("cancel", 3), ("transfer", 4), ("see", 6), ("look", 4),
    ("undo", 6), ("leave", 2),
)  # fmt: skip


class _Draft(NamedTuple):
    """An operation in the making; sorted by its moment."""

    moment: float
    called: float
    returned: float
    client: str
    command: Command
    lost: bool = False
    happened: bool = True
    outcome: Outcome | None = None


def random_history(random: Random, clients: int, length: int) -> History:
    """A linearizable history: each command has its moment, its call before and its answer after.

    Some commands get no answer; of those some had their moment.
    """
    office, state = as_model(), State()
    made, facts = [], []
    for draft in sorted(_drafts(random, clients, length)):
        outcome = None
        if draft.happened:
            step = office.apply(state, draft.command)
            state, outcome = step.state, step.outcome
            facts += [step.fact] if step.fact is not None else []
        made.append(draft._replace(outcome=None if draft.lost else outcome))
    end = max([draft.returned for draft in made], default=0.0) + 1
    kept = Kept(tuple(sorted(state.slips)))
    made.append(_Draft(end, end, end + 1, "books", Command("keep", "books"), outcome=kept))
    return History(office, _numbered(made), tuple(facts), _arrivals(state))


def _drafts(random: Random, clients: int, length: int) -> list[_Draft]:
    clocks = [0.0] * clients
    drafts = []
    for _ in range(length):
        client = random.randrange(clients)
        called = clocks[client] + random.expovariate(1)
        moment = called + random.expovariate(1)
        returned = clocks[client] = moment + random.expovariate(1)
        lost = random.random() < 0.05
        happened = not lost or random.random() < 0.5
        name = f"client-{client}"
        drafts.append(_Draft(moment, called, returned, name, _command(random), lost, happened))
    return drafts


def answered(history: History, kind: str) -> list[Operation]:
    """Operations of a kind that changed or showed a ticket."""
    return [
        one
        for one in history.operations
        if one.command.kind == kind and isinstance(one.outcome, Done)
    ]


def with_operation(history: History, changed: Operation) -> History:
    """The history with one operation told otherwise."""
    operations = [changed if one.number == changed.number else one for one in history.operations]
    return replace(history, operations=tuple(operations))


def one_by_one(asked: Sequence[tuple[Command, Outcome | None]]) -> History:
    """Commands one after the other, each with the answer that is claimed, or None for its own."""
    office, state = as_model(), State()
    made, facts = [], []
    for tick, (command, claimed) in enumerate(asked):
        step = office.apply(state, command)
        state = step.state
        facts += [step.fact] if step.fact is not None else []
        outcome = step.outcome if claimed is None else claimed
        made.append(_Draft(tick, tick, tick + 0.5, command.who, command, outcome=outcome))
    return History(office, _numbered(made), tuple(facts), _arrivals(state))


def _arrivals(state: State) -> dict[str, int]:
    return {slip.label: place for place, slip in enumerate(state.slips)}


def _command(random: Random) -> Command:
    kind = random.choices([name for name, _ in _KINDS], [weight for _, weight in _KINDS])[0]
    service = random.choice(list(SERIES))
    counter = random.choice(list(SERVES))
    who = f"staff:{clerk_of(counter)}"
    if kind == "issue":
        person = random.choice(("", "", "an", "binh"))
        return Command(kind, f"device:{random.choice(KIOSKS)}", service=service, person=person)
    if kind in {"call", "look", "undo"}:
        return Command(kind, who, counter=counter)
    label = f"{random.choice(list(SERIES.values()))}{random.randint(1, 6):03d}"
    if random.random() < 0.7:
        who = f"staff:{random.choice(MANAGERS)}"
    if kind == "transfer":
        hall = label[0] in "AB"
        wanted = random.choice(("quay-1", "quay-2") if hall else ("quay-3", "quay-4"))
        return Command(kind, who, label=label, counter=wanted)
    return Command(kind, who, label=label)


def _numbered(made: Sequence[_Draft]) -> tuple[Operation, ...]:
    """Operations in the order of their calls, with whole ticks."""
    moments = sorted({tick for draft in made for tick in (draft.called, draft.returned)})
    ticks = {moment: tick for tick, moment in enumerate(moments)}
    operations = []
    for number, draft in enumerate(sorted(made, key=lambda each: each.called)):
        one = Operation(number, draft.client, draft.command, ticks[draft.called])
        if draft.outcome is not None:
            one = replace(one, returned=ticks[draft.returned], outcome=draft.outcome)
        operations.append(one)
    return tuple(operations)
