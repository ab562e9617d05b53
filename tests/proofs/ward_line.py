"""Who is next in the reference model: points gathered by waiting, and a cap on overtaking."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from tests.proofs.ward import MOST_OVERTAKES, SERVES, WEIGHTS, Slip, Ward


@dataclass(frozen=True)
class Choice:
    """Who is next, whether somebody ordinary is overtaken, and why: it is their turn, their class
    counts more, or the `row` of those who passed is long enough."""

    slip: Slip
    overtook: bool
    why: str
    row: int = 0


def line_before(ward: Ward, counter: str) -> list[Slip]:
    """Everybody whom a counter may call, in the order in which they came."""
    return sorted(
        (
            one
            for one in ward.slips
            if one.state == "waiting"
            and one.day == ward.today
            and (one.wanted == counter if one.wanted else one.service in SERVES[counter])
        ),
        key=_arrival,
    )


def next_before(ward: Ward, counter: str) -> Choice | None:
    """The next for a counter. Within a class nobody passes anybody."""
    line = line_before(ward, counter)
    if not line:
        return None
    first_of_class: dict[str | None, Slip] = {}
    for one in line:
        first_of_class.setdefault(one.priority, one)
    most = max(first_of_class.values(), key=lambda one: _points(ward, one))
    ordinary = first_of_class.get(None)
    if most.priority is None or ordinary is None or _arrival(most) < _arrival(ordinary):
        return Choice(most, False, "turn" if most.priority is None or most is line[0] else "class")
    row = overtakes_in_a_row(ward, counter)
    if row >= MOST_OVERTAKES:
        return Choice(ordinary, False, "cap", row)
    return Choice(most, True, "class")


def overtakes_in_a_row(ward: Ward, counter: str) -> int:
    """How many calls in a row somebody in this line has seen pass.

    Whoever waits for a service sees the calls of every counter that serves it.
    """
    groups = [{counter}] + [
        {other for other in SERVES if service in SERVES[other]} for service in SERVES[counter]
    ]
    return max(_row(ward, counters) for counters in groups)


def waited_minutes(ward: Ward, slip: Slip) -> int:
    """Whole minutes in line, as the reason tells them."""
    return int(_waited(ward, slip) // 60)


def _row(ward: Ward, counters: Collection[str]) -> int:
    seen = [
        one.overtook
        for one in reversed(ward.calls)
        if one.day == ward.today and one.counter in counters
    ]
    return len(list(takewhile(bool, seen)))


def _arrival(slip: Slip) -> tuple[datetime, int]:
    return slip.issued_at, slip.place


def _points(ward: Ward, slip: Slip) -> float:
    return _waited(ward, slip) * WEIGHTS.get(slip.priority or "", 1.0)


def _waited(ward: Ward, slip: Slip) -> float:
    return (ward.now - (slip.came_at or slip.issued_at)).total_seconds()
