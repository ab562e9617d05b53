"""The office's own rules, as data: who is next, when somebody counts as absent, what may be booked.

Kept with the office as JSON. A key that is missing has its default; one that is not listed here is
refused, so that a misspelt rule is noticed.
"""

from datetime import time
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class PolicyKind(StrEnum):
    """How classes of people share the counters."""

    FIFO = "fifo"
    STRICT = "strict"
    RATIO = "ratio"
    ACCUMULATING = "accumulating"


class _Rules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class PolicyRules(_Rules):
    """Who is next. The weight of each class is kept with the class."""

    kind: PolicyKind = Field(
        PolicyKind.ACCUMULATING,
        description="fifo: in order of arrival. strict: classes first, the heaviest before the "
        "others. ratio: `ratio` people with priority, then one without. accumulating: priority "
        "grows with waiting, by the weight of the class.",
    )
    most_overtakes: int = Field(
        3, ge=1, le=100,
        description="At most so many people in a row pass somebody ordinary who came earlier. "
        "Not for strict, where everybody with priority passes.",
    )  # fmt: skip
    ratio: int = Field(2, ge=1, le=20, description="For ratio: priority calls to one ordinary.")


class BookingRules(_Rules):
    """Numbers that are taken from home."""

    days_ahead: int = Field(6, ge=0, le=60, description="0 is today only.")
    slot_minutes: int = Field(30, ge=5, le=480, description="Length of a time window.")
    lapse_at: time = Field(
        time(16), description="A booked number that is not checked in by then is void."
    )


class OfficeRules(_Rules):
    """Every rule of an office."""

    policy: PolicyRules = PolicyRules()
    booking: BookingRules = BookingRules()
    numbers_per_person: int = Field(
        2, ge=1, le=50,
        description="At most so many numbers for one person on one day, booked and taken at the "
        "kiosk together. Only who shows a card can be counted; staff may give more.",
    )  # fmt: skip
    calls_before_missed: int = Field(
        2, ge=1, le=10, description="How often a number is called before it may count as absent."
    )
    recall_rest_seconds: int = Field(
        5, ge=0, le=120, description="A number is not called again within this time, by accident."
    )
    undo_seconds: int = Field(
        120, ge=0, le=3600, description="For how long the last act at a counter can be undone."
    )
