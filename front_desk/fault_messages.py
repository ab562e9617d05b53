"""What a kiosk says of itself."""

from pydantic import Field

from front_desk.faults import Fault
from front_desk.messages import Message


class FaultReport(Message):
    """A kiosk tells all that is wrong with it; nothing when it is well."""

    faults: tuple[Fault, ...] = Field(default=(), max_length=len(Fault))
