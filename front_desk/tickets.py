"""A ticket's life: its states, the acts that move it, and its number.

`MOVES` is the whole rule. An act that the table does not hold raises `ForbiddenMove`.
"""

import re
from enum import StrEnum

from front_desk.errors import DeskError, ErrorCode


class TicketState(StrEnum):
    """Where a ticket is.

    `booked`: taken from home, the person is not here yet. `later`: another service of the same
    visit comes first. `missed`: called, and nobody came. `left`: known to have given up waiting.
    """

    BOOKED = "booked"
    LATER = "later"
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    FINISHED = "finished"
    MISSED = "missed"
    PARKED = "parked"
    LEFT = "left"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What somebody does with a ticket.

    `release` and `hold` come of acts on another ticket of the same visit: it is due, or not yet.
    """

    CHECK_IN = "check_in"
    RELEASE = "release"
    HOLD = "hold"
    CALL = "call"
    RECALL = "recall"
    SERVE = "serve"
    FINISH = "finish"
    RETURN = "return"
    MISS = "miss"
    PARK = "park"
    RESTORE = "restore"
    LEAVE = "leave"
    CANCEL = "cancel"
    TRANSFER = "transfer"


MOVES: dict[tuple[TicketState, Act], TicketState] = {
    (TicketState.BOOKED, Act.CHECK_IN): TicketState.WAITING,
    (TicketState.BOOKED, Act.CANCEL): TicketState.CANCELLED,
    (TicketState.LATER, Act.RELEASE): TicketState.WAITING,
    (TicketState.LATER, Act.LEAVE): TicketState.LEFT,
    (TicketState.LATER, Act.CANCEL): TicketState.CANCELLED,
    (TicketState.WAITING, Act.CALL): TicketState.CALLED,
    (TicketState.WAITING, Act.HOLD): TicketState.LATER,
    (TicketState.WAITING, Act.LEAVE): TicketState.LEFT,
    (TicketState.WAITING, Act.CANCEL): TicketState.CANCELLED,
    (TicketState.WAITING, Act.TRANSFER): TicketState.WAITING,
    (TicketState.CALLED, Act.RECALL): TicketState.CALLED,
    (TicketState.CALLED, Act.SERVE): TicketState.SERVING,
    (TicketState.CALLED, Act.MISS): TicketState.MISSED,
    (TicketState.CALLED, Act.PARK): TicketState.PARKED,
    (TicketState.CALLED, Act.LEAVE): TicketState.LEFT,
    (TicketState.CALLED, Act.CANCEL): TicketState.CANCELLED,
    (TicketState.CALLED, Act.TRANSFER): TicketState.WAITING,
    (TicketState.SERVING, Act.FINISH): TicketState.FINISHED,
    (TicketState.SERVING, Act.RETURN): TicketState.WAITING,
    (TicketState.SERVING, Act.LEAVE): TicketState.LEFT,
    (TicketState.SERVING, Act.PARK): TicketState.PARKED,
    (TicketState.SERVING, Act.TRANSFER): TicketState.WAITING,
    (TicketState.MISSED, Act.RESTORE): TicketState.WAITING,
    (TicketState.MISSED, Act.HOLD): TicketState.LATER,
    (TicketState.MISSED, Act.LEAVE): TicketState.LEFT,
    (TicketState.MISSED, Act.CANCEL): TicketState.CANCELLED,
    (TicketState.PARKED, Act.RESTORE): TicketState.WAITING,
    (TicketState.PARKED, Act.HOLD): TicketState.LATER,
    (TicketState.PARKED, Act.LEAVE): TicketState.LEFT,
    (TicketState.PARKED, Act.CANCEL): TicketState.CANCELLED,
    (TicketState.LEFT, Act.RESTORE): TicketState.WAITING,
    (TicketState.LEFT, Act.HOLD): TicketState.LATER,
}

AT_COUNTER = frozenset({TicketState.CALLED, TicketState.SERVING})
"""States in which a ticket occupies a counter."""

OPEN_STATES = frozenset(
    {
        TicketState.BOOKED,
        TicketState.LATER,
        TicketState.WAITING,
        TicketState.CALLED,
        TicketState.SERVING,
        TicketState.MISSED,
        TicketState.PARKED,
    }
)
"""States from which the person can still be served."""

LAST_NUMBER = 999
"""The largest number in a series: three digits stay readable from the last row of chairs."""

_NUMBER = re.compile(r"([A-Z]{1,2})([0-9]{3})")


class ForbiddenMove(DeskError):
    """The act is not allowed in the ticket's state."""

    def __init__(self, state: TicketState, act: Act) -> None:
        super().__init__(ErrorCode.FORBIDDEN_MOVE, f"A {state} ticket cannot {act}.")
        self.state = state
        self.act = act


def after(state: TicketState, act: Act) -> TicketState:
    """The state that `act` leads to from `state`; raises `ForbiddenMove`."""
    try:
        return MOVES[state, act]
    except KeyError:
        raise ForbiddenMove(state, act) from None


def format_number(series: str, number: int) -> str:
    """`("A", 12)` → `"A012"`. Raises `ValueError` outside 1…999."""
    if not 1 <= number <= LAST_NUMBER:
        raise ValueError(f"number {number} is outside 1…{LAST_NUMBER}")
    return f"{series}{number:03d}"


def parse_number(text: str) -> tuple[str, int]:
    """`"a12"`, `"A 012"`, `"A012"` → `("A", 12)`. Raises `ValueError` for anything else."""
    folded = re.sub(r"[\s-]", "", text).upper()
    padded = re.sub(r"^([A-Z]{1,2})([0-9]{1,3})$", lambda m: m[1] + m[2].zfill(3), folded)
    match = _NUMBER.fullmatch(padded)
    if match is None or int(match[2]) == 0:
        raise ValueError("not a ticket number")
    return match[1], int(match[2])
