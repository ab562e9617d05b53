"""Numbers for a time window of a day, taken from home."""

from datetime import date, datetime, time
from typing import Annotated

from pydantic import Field, StringConstraints

from front_desk.messages import Answer, Code, Message, PersonKey


class BookingRequest(Message):
    """A number for a time window of a day, from home."""

    service: Code
    day: date
    window_from: time = Field(description="When the window begins, in the office's time.")
    person_key: PersonKey
    priority: Code | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "vi"


class WindowView(Answer):
    """A time window that can be booked."""

    window_from: datetime
    window_until: datetime
    free: int = Field(ge=0, description="How many numbers are left.")


class WindowsView(Answer):
    """The time windows of a service on a day."""

    service: str
    day: date
    windows: tuple[WindowView, ...]
