"""Who is next: pure, and explains itself.

Within a class people are served in the order they came. Between classes, waiting accumulates
priority: a class of weight b gains b points a minute, everybody else one (Stanford, Taylor,
Ziedins 2014). However many people with priority come, no more than `most_overtakes` of them in a
row pass somebody who came earlier without priority.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Candidate:
    """A waiting ticket. A transferred or restored one keeps the moment it was issued."""

    ticket: int
    issued_at: datetime
    priority: str | None = None


@dataclass(frozen=True)
class Policy:
    """The office's rule: the weight and the Vietnamese name of each class."""

    weights: Mapping[str, float] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    most_overtakes: int = 3

    def score(self, candidate: Candidate, now: datetime) -> float:
        """Points gathered by waiting; nobody has fewer than none."""
        waited = max(0.0, (now - candidate.issued_at).total_seconds())
        return waited * self.weights.get(candidate.priority or "", 1.0)


@dataclass(frozen=True)
class Choice:
    """Who is next, why (in Vietnamese, for staff), and whether someone ordinary was overtaken."""

    candidate: Candidate
    reason: str
    overtook: bool


def choose(
    candidates: Iterable[Candidate], now: datetime, policy: Policy, overtakes_in_row: int = 0
) -> Choice | None:
    """The next of `candidates`, or None when there are none.

    `overtakes_in_row` is how many of the latest calls, one after the other, overtook somebody.
    """
    line = list(candidates)
    return _best(line, now, policy, overtakes_in_row) if line else None


def _best(
    candidates: Sequence[Candidate], now: datetime, policy: Policy, overtakes_in_row: int
) -> Choice:
    """The next of at least one candidate."""
    line = sorted(candidates, key=_arrival)
    ordinary = next((one for one in line if one.priority is None), None)
    # The earlier of two equal scores goes first: max() keeps the first it meets.
    best = max(line, key=lambda one: policy.score(one, now))
    overtakes = ordinary is not None and _passes(best, ordinary)
    if overtakes and ordinary is not None and overtakes_in_row >= policy.most_overtakes:
        why = f"đến lượt theo thứ tự sau {overtakes_in_row} lượt ưu tiên"
        return Choice(ordinary, _reason(why, ordinary, now), overtook=False)
    if best.priority is not None and best is not line[0]:
        why = f"ưu tiên: {policy.names.get(best.priority, best.priority)}"
    else:
        why = "đến lượt theo thứ tự"
    return Choice(best, _reason(why, best, now), overtook=overtakes)


def call_order(
    waiting: Sequence[Candidate],
    now: datetime,
    policy: Policy,
    between_calls: timedelta,
    overtakes_in_row: int = 0,
) -> list[Candidate]:
    """Everybody in the order in which they would be called, if nobody else came.

    One is called at `now` and one more after each `between_calls`.
    """
    lines: dict[str | None, deque[Candidate]] = {}
    for one in sorted(waiting, key=_arrival):
        lines.setdefault(one.priority, deque()).append(one)
    order: list[Candidate] = []
    while lines:
        heads = [line[0] for line in lines.values()]
        choice = _best(heads, now, policy, overtakes_in_row)
        overtakes_in_row = overtakes_in_row + 1 if choice.overtook else 0
        order.append(choice.candidate)
        line = lines[choice.candidate.priority]
        line.popleft()
        if not line:
            del lines[choice.candidate.priority]
        now += between_calls
    return order


def overtakes_in_row(newest_first: Iterable[bool]) -> int:
    """How many of the latest calls overtook somebody before one that did not."""
    count = 0
    for overtook in newest_first:
        if not overtook:
            break
        count += 1
    return count


def _arrival(one: Candidate) -> tuple[datetime, int]:
    return one.issued_at, one.ticket


def _passes(best: Candidate, ordinary: Candidate) -> bool:
    return best.priority is not None and _arrival(ordinary) < _arrival(best)


def _reason(why: str, one: Candidate, now: datetime) -> str:
    minutes = max(0, int((now - one.issued_at).total_seconds() // 60))
    return f"{why}, chờ {minutes} phút"
