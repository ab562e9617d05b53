"""The Vietnamese ID card's QR code: what stands in it, and what contradicts what."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Sex(StrEnum):
    """As the card prints it."""

    MALE = "male"
    FEMALE = "female"


class CardWarning(StrEnum):
    """A contradiction between fields: a hint for staff, never a refusal."""

    NUMBER_AND_BIRTH_YEAR = "number_and_birth_year"
    NUMBER_AND_SEX = "number_and_sex"
    UNKNOWN_PROVINCE = "unknown_province"
    ISSUED_BEFORE_BIRTH = "issued_before_birth"


@dataclass(frozen=True, repr=False)
class CitizenCard:
    """What an ID card's QR code says. It fills in a form; it proves nothing."""

    number: str
    full_name: str
    born: date
    sex: Sex
    address: str
    issued: date | None
    old_number: str | None = None
    warnings: tuple[CardWarning, ...] = field(default=())

    def __repr__(self) -> str:
        return "CitizenCard(•••)"

    def age_on(self, day: date) -> int:
        """Full years of age on `day`."""
        had_birthday = (day.month, day.day) >= (self.born.month, self.born.day)
        return day.year - self.born.year - (0 if had_birthday else 1)
