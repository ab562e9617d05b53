"""Figures and ratings, as managers see them."""

from datetime import date, datetime

from pydantic import Field

from front_desk.messages import (
    Answer,
    Labels,
)


class ServiceToday(Answer):
    """One service's figures of the day."""

    service: str
    names: Labels
    issued: int
    served: int
    waiting: int
    wait_median_minutes: float | None
    wait_p90_minutes: float | None
    ratings: int
    rating_mean: float | None = Field(description="Mean of 0, 1, 2.")


class RatingView(Answer):
    """One rating with its comment, for managers."""

    at: datetime
    number: str
    service: str
    score: int
    reasons: tuple[str, ...]
    comment: str | None


class RatingDay(Answer):
    """How one business day was rated."""

    day: date
    service: str
    ratings: int
    rating_mean: float


class CallToday(Answer):
    """One call of the day and why it was this number's turn."""

    at: datetime
    number: str
    service: str
    counter: str
    counter_names: Labels
    staff: str
    call_count: int
    reasons: Labels = Field(description="In words, for managers.")
    undone: bool = Field(description="Whether it was taken back.")


class CounterOnBreak(Answer):
    """A counter that rests."""

    counter: str
    names: Labels
    staff: str
    reason: str
    since: datetime | None


class TodayReport(Answer):
    """Today at a glance, derived from events."""

    day: date
    issued: int
    served: int
    waiting: int
    missed: int
    cancelled: int
    wait_median_minutes: float | None
    wait_p90_minutes: float | None
    service_median_minutes: float | None
    ratings: int
    rating_mean: float | None
    services: tuple[ServiceToday, ...]
    latest_ratings: tuple[RatingView, ...]
    trend: tuple[RatingDay, ...] = Field(description="The last 14 business days, by service.")
    left: int = Field(default=0, ge=0, description="Known to have given up waiting.")
    booked: int = Field(
        default=0, ge=0, description="Numbers taken from home for this day and not cancelled."
    )
    not_come: int = Field(default=0, ge=0, description="Of those booked: not here, or not yet.")
    on_break: tuple[CounterOnBreak, ...] = ()
    latest_calls: tuple[CallToday, ...] = Field(default=(), description="Newest first.")
