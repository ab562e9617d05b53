"""Decides whether a history is linearizable: just-in-time linearization (Lowe 2017) with a memo.

A history is linearizable when every operation can be given one moment between its call and its
answer, so that the model, carrying them out in that order, gives every answer that was given.
An operation without an answer may be given a moment after its call, or none.

The search walks along calls and answers and keeps every possible configuration: which of the
operations under way have had their moment, and the state. Where an answer comes, operations under
way are given their moments, in every order that is possible, until the answered one has had its
own. When no configuration is left there is no order.

Guided by the event feed the search checks at the same time that the feed tells of everything that
happened and of nothing else, in an order that agrees with every answer and with real time.
Unguided it is the independent judge, which knows nothing of events.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.proofs.history import History, Operation
from tests.proofs.model import Command, Fact, Office, State, Step

MOST_STEPS = 300_000
"""After so many questions to the model the search gives up."""

_SHOWN = 3


class Undecided(Exception):
    """The search took too many steps."""


@dataclass(frozen=True)
class Verdict:
    """`stuck` says in words what cannot be explained; it is empty when the history is right."""

    stuck: str
    steps: int

    @property
    def linearizable(self) -> bool:
        """Whether there is an order that explains every answer."""
        return not self.stuck


def linearize(history: History, *, guided: bool, most_steps: int = MOST_STEPS) -> Verdict:
    """Search for an order. Raises `Undecided`."""
    facts = history.facts if guided else None
    return _Search(history.office, facts, history.arrivals, most_steps).run(history.operations)


class _Spot(NamedTuple):
    """A configuration: bits of the operations under way that are done, and the state.

    `told` counts the changes so far; the state follows from them when the feed guides.
    """

    done: int
    told: int
    state: State

    def has(self, one: Operation) -> bool:
        return bool(self.done >> one.number & 1)

    def after(self, one: Operation, step: Step) -> "_Spot":
        changed = step.fact is not None
        return _Spot(self.done | 1 << one.number, self.told + changed, step.state)

    def without(self, one: Operation) -> "_Spot":
        return self._replace(done=self.done & ~(1 << one.number))


@dataclass
class _Search:
    office: Office
    facts: Sequence[Fact] | None
    arrivals: Mapping[str, int]
    most_steps: int
    steps: int = 0
    under_way: dict[int, Operation] = field(default_factory=dict)

    def run(self, operations: Iterable[Operation]) -> Verdict:
        spots = {_Spot(0, 0, self.office.start())}
        for one, is_answer in _moments(operations):
            if is_answer:
                following = self._answered(spots, one)
                if not following:
                    return Verdict(self._explain(spots, one), self.steps)
                spots = following
                del self.under_way[one.number]
            else:
                self.under_way[one.number] = one
                spots = {self._look_around(spot, (one,)) for spot in spots}
        if self.facts is not None and all(spot.told < len(self.facts) for spot in spots):
            told = max(spot.told for spot in spots)
            return Verdict(f"nobody did what the feed tells: {self.facts[told]}", self.steps)
        return Verdict("", self.steps)

    def _answered(self, spots: set[_Spot], one: Operation) -> set[_Spot]:
        """Every configuration in which `one` has had its moment, which it then is rid of."""
        ready = {spot for spot in spots if spot.has(one)}
        waiting = [spot for spot in spots if not spot.has(one)]
        seen = set(waiting)
        while waiting:
            for spot in self._successors(waiting.pop()):
                if spot.has(one):
                    ready.add(spot)
                elif spot not in seen:
                    seen.add(spot)
                    waiting.append(spot)
        return {spot.without(one) for spot in ready}

    def _successors(self, spot: _Spot) -> Iterator[_Spot]:
        """One more operation that changes the state has its moment.

        An unanswered one is tried only where nothing else under way asks for the same: it can
        have its moment later as well, and whatever its answer would have been.
        """
        tried: set[Command] = set()
        open_ones = [one for one in self.under_way.values() if not spot.has(one)]
        for one in sorted(open_ones, key=lambda each: each.returned):
            if one.outcome is None and one.command in tried:
                continue
            step = self._step(spot.state, one)
            if step.fact is None or one.outcome not in (None, step.outcome):
                continue
            if self._agrees(spot, step.fact):
                tried.add(one.command)
                yield self._look_around(spot.after(one, step), self.under_way.values())

    def _look_around(self, spot: _Spot, operations: Iterable[Operation]) -> _Spot:
        """Give its moment to everything that gets its answer here without changing the state.

        That forecloses nothing: whatever can follow without it can follow after it.
        """
        for one in operations:
            if one.outcome is None or spot.has(one):
                continue
            step = self._step(spot.state, one)
            if step.fact is None and step.outcome == one.outcome:
                spot = spot.after(one, step)
        return spot

    def _agrees(self, spot: _Spot, fact: Fact) -> bool:
        """Whether the feed, or else the line as it was drawn up, has this next."""
        if self.facts is not None:
            return spot.told < len(self.facts) and self.facts[spot.told] == fact
        if fact.kind != "ticket.issued" or not spot.state.slips:
            return True
        last = spot.state.slips[-1].label
        return self.arrivals.get(last, 0) <= self.arrivals.get(fact.label, len(self.arrivals))

    def _step(self, state: State, one: Operation) -> Step:
        self.steps += 1
        if self.steps > self.most_steps:
            raise Undecided(f"more than {self.most_steps} steps")
        return self.office.apply(state, one.command)

    def _explain(self, spots: set[_Spot], one: Operation) -> str:
        lines = [f"{one.client}: {one.command} was answered {one.outcome}"]
        for spot in sorted(spots, key=lambda each: each.told, reverse=True)[:_SHOWN]:
            answer = self.office.apply(spot.state, one.command).outcome
            lines.append(f"  the model after {spot.told} changes: {answer}")
            if self.facts is not None and spot.told < len(self.facts):
                lines.append(f"    and the feed tells next: {self.facts[spot.told]}")
        return "\n".join(lines)


def _moments(operations: Iterable[Operation]) -> list[tuple[Operation, bool]]:
    """Calls and answers in the order of their ticks."""
    moments: list[tuple[float, Operation, bool]] = []
    for one in operations:
        moments.append((one.called, one, False))
        if one.outcome is not None:
            moments.append((one.returned, one, True))
    moments.sort(key=lambda moment: moment[0])
    return [(one, is_answer) for _, one, is_answer in moments]
