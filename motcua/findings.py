"""What a check of `motcua doctor` answers with."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from settings.data_folder import DataFolder
from settings.model import Settings


class Grade(Enum):
    """How a check came out; the value is its mark."""

    GOOD = "✓"
    NOTE = "!"
    BAD = "✗"


@dataclass(frozen=True)
class Finding:
    """What a check found, and what to do when it is not good."""

    subject: str
    grade: Grade
    found: str
    remedy: str = ""


Check = Callable[[Settings, DataFolder], Finding]
