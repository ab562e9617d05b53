"""Numbers that a kiosk gives out by itself: what it may give out, and what it tells afterwards."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from front_desk.errors import ErrorCode
from front_desk.messages import (
    Answer,
    Installation,
    Message,
    Standing,
    TicketRequest,
)


class LeaseRequest(Message):
    """Numbers for a day that this kiosk may give out by itself, please.

    The same question gets the same block until `after` moves into it: a lost answer costs nothing.
    """

    installation: Installation
    day: date | None = Field(default=None, description="None: today, as the office counts days.")
    after: int = Field(
        default=0, ge=0, le=999, description="The greatest number of that day that it has, or 0."
    )


class LeaseView(Answer):
    """A block of numbers, `first` and `last` included, for one kiosk and one day."""

    series: str
    day: date
    first: int
    last: int
    epoch: int = Field(description="Counts the installations of this kiosk.")
    follow_url: str = Field(description="What a ticket's token is put after in its QR code.")
    standing: Standing


class ReplayEntry(Message):
    """A number that a kiosk has given out: by itself, or in the server's name before a restore.

    `key` is the idempotency key of the request for it, which may have reached the server.
    """

    number: Annotated[
        str, StringConstraints(pattern=r"^[A-Z]{1,2}([1-9][0-9]{2}|0[1-9][0-9]|00[1-9])$")
    ]
    day: date
    token: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,64}$")]
    key: Annotated[str, StringConstraints(pattern=r"^[!-~]{8,64}$")]
    request: TicketRequest
    issued_at: AwareDatetime | None = Field(
        default=None, description="When the server issued it, in the server's own words."
    )
    age_seconds: float = Field(
        default=0, ge=0, le=1e8, allow_inf_nan=False, description="How long ago, by its own clock."
    )


class ReplayRequest(Message):
    """What a kiosk has given out and the server does not know, in the order of giving out."""

    installation: Installation
    entries: Annotated[tuple[ReplayEntry, ...], Field(min_length=1, max_length=50)]


class ReplayOutcome(Answer):
    """What became of one entry: in the books, or refused for a reason that staff are told."""

    number: str
    taken: bool
    code: ErrorCode | None = None


class ReplayView(Answer):
    """What became of each entry, in their order."""

    outcomes: tuple[ReplayOutcome, ...]
    standing: Standing
