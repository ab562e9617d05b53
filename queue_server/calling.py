"""Who is next: pure, and explains itself.

Within a class people are served in the order they came. Between classes, waiting accumulates
priority: a class of weight b gains b points a minute, everybody else one (Stanford, Taylor,
Ziedins 2014). However many people with priority come, no more than `most_overtakes` of them in a
row pass somebody who came earlier without priority.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    line = sorted(candidates, key=_arrival)
    if not line:
        return None
    best, overtook = _pick(line, now, policy, overtakes_in_row)
    if best.priority is not None and best is not line[0]:
        why = f"ưu tiên: {policy.names.get(best.priority, best.priority)}"
    elif best.priority is None and best is not _pick(line, now, policy, 0)[0]:
        why = f"đến lượt theo thứ tự sau {overtakes_in_row} lượt ưu tiên"
    else:
        why = "đến lượt theo thứ tự"
    minutes = max(0, int((now - best.issued_at).total_seconds() // 60))
    return Choice(best, f"{why}, chờ {minutes} phút", overtook)


def call_order(
    waiting: Sequence[Candidate],
    now: datetime,
    policy: Policy,
    between_calls: timedelta,
    overtakes_in_row: int = 0,
) -> Iterator[Candidate]:
    """Everybody in the order in which they would be called, if nobody else came.

    One is called at `now` and one more after each `between_calls`.
    """
    lines: dict[str | None, deque[Candidate]] = {}
    for one in sorted(waiting, key=_arrival):
        lines.setdefault(one.priority, deque()).append(one)
    while lines:
        heads = sorted((line[0] for line in lines.values()), key=_arrival)
        best, overtook = _pick(heads, now, policy, overtakes_in_row)
        overtakes_in_row = overtakes_in_row + 1 if overtook else 0
        yield best
        line = lines[best.priority]
        line.popleft()
        if not line:
            del lines[best.priority]
        now += between_calls


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


def _pick(
    line: Sequence[Candidate], now: datetime, policy: Policy, overtakes_in_row: int
) -> tuple[Candidate, bool]:
    """The next of a line in order of arrival, and whether someone ordinary is overtaken."""
    # Of equal scores the earlier goes first: max() keeps the first that it meets.
    best = max(line, key=lambda one: policy.score(one, now))
    if best.priority is None:
        return best, False
    overtaken = next((one for one in line if one.priority is None), None)
    if overtaken is None or _arrival(best) < _arrival(overtaken):
        return best, False
    if overtakes_in_row >= policy.most_overtakes:
        return overtaken, False
    return best, True
