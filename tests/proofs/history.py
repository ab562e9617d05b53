"""A concurrent history: who asked for what, when, and what was answered.

All clients run in one event loop, so one counter orders every invocation and every answer.
"""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tests.proofs.model import Command, Fact, Kept, Looked, Office, Outcome

NEVER = math.inf
"""The tick of an answer that did not come."""


@dataclass(frozen=True)
class Operation:
    """One command. `outcome` is None when no answer ever came: it may or may not have happened."""

    number: int
    client: str
    command: Command
    called: int
    returned: float = NEVER
    outcome: Outcome | None = None


@dataclass(frozen=True)
class History:
    """What was recorded of one office: operations in the order of their calls, and the feed.

    `facts` are the events of commands, oldest first; `arrivals` says which ticket came how-manyth,
    by the moment of issue that is kept with it.
    """

    office: Office
    operations: tuple[Operation, ...]
    facts: tuple[Fact, ...] = ()
    arrivals: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Recorder:
    """Writes a history down while it happens."""

    _tick: "itertools.count[int]" = field(default_factory=itertools.count)
    _operations: list[Operation] = field(default_factory=list)

    def call(self, client: str, command: Command) -> int:
        """Note an invocation; its number."""
        number = len(self._operations)
        self._operations.append(Operation(number, client, command, next(self._tick)))
        return number

    def answer(self, number: int, outcome: Outcome) -> None:
        """Note the answer to an invocation."""
        asked = self._operations[number]
        self._operations[number] = replace(asked, returned=next(self._tick), outcome=outcome)

    def operations(self) -> tuple[Operation, ...]:
        """Everything so far, in the order of the calls."""
        return tuple(self._operations)


def unanswered(operations: Sequence[Operation]) -> int:
    """How many never got an answer."""
    return sum(operation.outcome is None for operation in operations)


def split(history: History) -> tuple[History, ...]:
    """The history of each hall: services and counters that share no ticket with the others.

    By locality (Herlihy and Wing 1990) a history is linearizable exactly when each of these is.
    """
    return tuple(_part(history, hall) for hall in halls(history.office))


def halls(office: Office) -> tuple[frozenset[str], ...]:
    """Groups of counters that share services, directly or through others."""
    groups: list[set[str]] = []
    for counter, services in office.serves.items():
        joined = {counter}
        for group in [one for one in groups if _share(office, one, services)]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    return tuple(frozenset(group) for group in groups)


def _share(office: Office, counters: set[str], services: frozenset[str]) -> bool:
    return any(office.serves[counter] & services for counter in counters)


def _part(history: History, hall: frozenset[str]) -> History:
    whole = history.office
    serves = {counter: whole.serves[counter] for counter in hall}
    services = frozenset().union(*serves.values())
    series = {service: whole.series[service] for service in services}
    office = replace(whole, series=series, serves=serves)
    letters = tuple(series.values())

    def ours(label: str) -> bool:
        return label.startswith(letters)

    def concerns(command: Command) -> bool:
        if command.kind == "keep":
            return True
        if command.label is not None:
            return ours(command.label)
        return command.counter in hall or command.service in services

    return History(
        office,
        tuple(
            replace(one, outcome=_seen_here(one.outcome, hall, ours))
            for one in history.operations
            if concerns(one.command)
        ),
        tuple(fact for fact in history.facts if ours(fact.label)),
        history.arrivals,
    )


def _seen_here(
    outcome: Outcome | None, hall: frozenset[str], ours: Callable[[str], bool]
) -> Outcome | None:
    if isinstance(outcome, Looked):
        here = tuple(pair for pair in outcome.at_counters if pair[0] in hall)
        return replace(outcome, at_counters=here)
    if isinstance(outcome, Kept):
        return Kept(tuple(slip for slip in outcome.slips if ours(slip.label)))
    return outcome
