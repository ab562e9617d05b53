"""Who is next: pure, and explains itself.

Within a class people are served in the order they came. How classes share the counters is the
office's choice:

- fifo: in order of arrival, whatever the class;
- strict: the heaviest class first, people without priority last;
- ratio: so many people with priority, then one without, as long as both wait;
- accumulating: waiting gathers priority, b points a minute for a class of weight b and one for
  everybody else (Stanford, Taylor, Ziedins 2014).

Except under strict, no more than `most_overtakes` calls in a row pass somebody who came earlier
without priority.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from queue_server.reasons import Reason, ReasonKind, words
from queue_server.rules import PolicyKind


class Candidate(NamedTuple):
    """A waiting ticket, and the service that it waits for, where that matters. A transferred or
    restored one keeps the moment it was issued.

    The place in line goes by `issued_at`, and so does waiting, unless the person came later than
    that: a number that was booked from home waits from its check-in on.
    """

    ticket: int
    issued_at: datetime
    priority: str | None = None
    came_at: datetime | None = None
    service: str = ""

    def waited(self, now: datetime) -> float:
        """Seconds in line, none when the clock was set back."""
        return max(0.0, (now - (self.came_at or self.issued_at)).total_seconds())


@dataclass(frozen=True)
class Policy:
    """The office's rule: its kind, the weight and the Vietnamese name of each class."""

    weights: Mapping[str, float] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    most_overtakes: int = 3
    kind: PolicyKind = PolicyKind.ACCUMULATING
    ratio: int = 2

    def weight(self, candidate: Candidate) -> float:
        """How much a minute of this person's waiting counts."""
        return self.weights.get(candidate.priority or "", 1.0)

    def score(self, candidate: Candidate, now: datetime) -> float:
        """Points gathered by waiting; nobody has fewer than none."""
        return candidate.waited(now) * self.weight(candidate)


@dataclass(frozen=True)
class Choice:
    """Who is next, why (in Vietnamese, for staff), whether someone ordinary was overtaken, and
    why as data."""

    candidate: Candidate
    reason: str
    overtook: bool
    why: Reason


@dataclass(frozen=True)
class Row:
    """The latest calls, one after the other: how many of them overtook somebody ordinary, and
    how many were of people with priority."""

    overtakes: int = 0
    priority: int = 0

    def after(self, called: Candidate, *, overtook: bool) -> "Row":
        """The row after one more call."""
        return Row(
            overtakes=self.overtakes + 1 if overtook else 0,
            priority=self.priority + 1 if called.priority is not None else 0,
        )


@dataclass(frozen=True)
class PastCall:
    """A first call of a ticket: to which counter, whether it overtook, whether it had priority."""

    counter: str
    overtook: bool
    priority: bool


def choose(
    candidates: Iterable[Candidate], now: datetime, policy: Policy, row: Row | int = 0
) -> Choice | None:
    """The next of `candidates`, or None when there are none.

    `row` is what the latest calls were; a plain number is that many overtakes.
    """
    line = _heads(candidates)
    if not line:
        return None
    latest = _row(row)
    best, overtook = _pick(line, now, policy, latest)
    why = Reason(
        _kind(best, line, now, policy),
        minutes=int(best.waited(now) // 60),
        priority=best.priority,
        went_first=_went_first(policy, latest),
    )
    return Choice(best, words(why, policy.names), overtook, why)


def call_order(
    waiting: Sequence[Candidate],
    now: datetime,
    policy: Policy,
    between_calls: timedelta,
    row: Row | int = 0,
) -> Iterator[Candidate]:
    """Everybody in the order in which they would be called, if nobody else came.

    One is called at `now` and one more after each `between_calls`.
    """
    latest = _row(row)
    lines: dict[str | None, deque[Candidate]] = {}
    for one in sorted(waiting, key=_arrival):
        lines.setdefault(one.priority, deque()).append(one)
    if policy.kind is PolicyKind.ACCUMULATING:
        yield from _by_points(lines, now, policy, between_calls.total_seconds(), latest.overtakes)
        return
    while len(lines) > 1:
        heads = sorted((line[0] for line in lines.values()), key=_arrival)
        best, overtook = _pick(heads, now, policy, latest)
        latest = latest.after(best, overtook=overtook)
        yield best
        line = lines[best.priority]
        line.popleft()
        if not line:
            del lines[best.priority]
        now += between_calls
    # Of one class alone, the order is that of arrival.
    for line in lines.values():
        yield from line


class _Head:
    """Whoever is first of a class that has somebody left, and what decides about them: seconds in
    line when the first call is made, place, points for a second."""

    __slots__ = ("line", "place", "waited", "weight")

    def __init__(self, line: deque[Candidate], now: datetime, weight: float) -> None:
        one = line[0]
        self.line, self.weight = line, weight
        self.waited = (now - (one.came_at or one.issued_at)).total_seconds()
        self.place = _arrival(one)

    def points(self, later: float) -> float:
        """What they have gathered so many seconds later."""
        return max(0.0, self.waited + later) * self.weight


def _place_of_head(head: _Head) -> tuple[datetime, int]:
    return head.place


def _by_points(
    lines: Mapping[str | None, deque[Candidate]],
    now: datetime,
    policy: Policy,
    between: float,
    overtakes: int,
) -> Iterator[Candidate]:
    """As `_pick` again and again under the accumulating policy, for hundreds of people: only the
    first of each class are looked at, in plain figures."""
    heads = {kind: _Head(line, now, policy.weight(line[0])) for kind, line in lines.items()}
    calls = 0
    while len(heads) > 1:
        later, ordinary = calls * between, heads.get(None)
        # Of equals the earlier goes first, which is seldom to be looked at.
        most = max(head.points(later) for head in heads.values())
        best = min(
            (head for head in heads.values() if head.points(later) == most), key=_place_of_head
        )
        overtook = ordinary is not None and ordinary.place < best.place
        if ordinary is not None and overtook and overtakes >= policy.most_overtakes:
            best, overtook = ordinary, False
        overtakes = overtakes + 1 if overtook else 0
        called = best.line.popleft()
        yield called
        calls += 1
        if best.line:
            heads[called.priority] = _Head(best.line, now, best.weight)
        else:
            del heads[called.priority]
    # Of one class alone, the order is that of arrival.
    for head in heads.values():
        yield from head.line


def overtakes_in_row(newest_first: Iterable[bool]) -> int:
    """How many of the latest calls overtook somebody before one that did not."""
    count = 0
    for overtook in newest_first:
        if not overtook:
            break
        count += 1
    return count


def row_at(
    counter: str, serves: Mapping[str, Collection[str]], newest_first: Sequence[PastCall]
) -> Row:
    """The row that binds a counter's next call.

    `serves` has every counter's services. Whoever waits for a service can be called by any counter
    that serves it, and sees the calls of these counters; where lines overlap, the longest row that
    somebody in front of this counter sees counts. So nobody is passed too often in a row by
    counters that take turns.
    """
    seen_together = {
        frozenset(other for other, services in serves.items() if service in services)
        for service in serves[counter]
    }
    rows = [row_among(counters, newest_first) for counters in (*seen_together, {counter})]
    return Row(
        overtakes=max(row.overtakes for row in rows), priority=max(row.priority for row in rows)
    )


def row_among(counters: Collection[str], newest_first: Sequence[PastCall]) -> Row:
    """The row that these counters have called together."""
    calls = [call for call in newest_first if call.counter in counters]
    return Row(
        overtakes=overtakes_in_row(call.overtook for call in calls),
        priority=overtakes_in_row(call.priority for call in calls),
    )


def _heads(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The first of each class in order of arrival: nobody else of it can be next."""
    heads: dict[str | None, Candidate] = {}
    for one in sorted(candidates, key=_arrival):
        heads.setdefault(one.priority, one)
    return list(heads.values())


def _row(row: Row | int) -> Row:
    return row if isinstance(row, Row) else Row(overtakes=row, priority=row)


def _arrival(one: Candidate) -> tuple[datetime, int]:
    return one.issued_at, one.ticket


def _pick(
    line: Sequence[Candidate], now: datetime, policy: Policy, row: Row
) -> tuple[Candidate, bool]:
    """The next of a line in order of arrival, and whether someone ordinary is overtaken."""
    best = _favourite(line, now, policy, row)
    if best.priority is None:
        return best, False
    overtaken = next((one for one in line if one.priority is None), None)
    if overtaken is None or _arrival(best) < _arrival(overtaken):
        return best, False
    if policy.kind is not PolicyKind.STRICT and row.overtakes >= policy.most_overtakes:
        return overtaken, False
    return best, True


def _favourite(line: Sequence[Candidate], now: datetime, policy: Policy, row: Row) -> Candidate:
    """Whom the policy wants, the limit on overtaking aside. Of equals the earlier goes first:
    min() and max() keep the first that they meet."""
    match policy.kind:
        case PolicyKind.FIFO:
            return line[0]
        case PolicyKind.STRICT:
            return min(line, key=lambda one: (one.priority is None, -policy.weight(one)))
        case PolicyKind.RATIO:
            ordinary_next = row.priority >= policy.ratio
            return min(line, key=lambda one: (one.priority is None) != ordinary_next)
        case PolicyKind.ACCUMULATING:
            return max(line, key=lambda one: policy.score(one, now))


def _kind(best: Candidate, line: Sequence[Candidate], now: datetime, policy: Policy) -> ReasonKind:
    if best.priority is not None:
        return ReasonKind.TURN if best is line[0] else ReasonKind.PRIORITY
    unhindered, _ = _pick(line, now, policy, Row())
    return ReasonKind.TURN if best is unhindered else ReasonKind.AFTER_PRIORITY


def _went_first(policy: Policy, row: Row) -> int:
    """After how many people with priority it is somebody ordinary's turn."""
    by_ratio = policy.kind is PolicyKind.RATIO and row.priority >= policy.ratio
    return row.priority if by_ratio else row.overtakes
