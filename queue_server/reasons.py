"""Why somebody is next, as data and in words that staff can read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ReasonKind(StrEnum):
    """What decided."""

    TURN = "turn"
    """Nobody who waits came earlier, or nobody with priority wanted the turn."""
    PRIORITY = "priority"
    """A class put this person before somebody who came earlier."""
    AFTER_PRIORITY = "after_priority"
    """Enough people with priority have gone first."""


@dataclass(frozen=True)
class Reason:
    """What decided, the person's class, their whole minutes of waiting, and, for AFTER_PRIORITY,
    how many people with priority went first."""

    kind: ReasonKind
    minutes: int
    priority: str | None = None
    went_first: int = 0


_WORDS = {
    "vi": {
        ReasonKind.TURN: "đến lượt theo thứ tự, chờ {minutes} phút",
        ReasonKind.PRIORITY: "ưu tiên {name}, chờ {minutes} phút",
        ReasonKind.AFTER_PRIORITY: (
            "đến lượt theo thứ tự sau {went_first} lượt ưu tiên, chờ {minutes} phút"
        ),
    },
    "en": {
        ReasonKind.TURN: "next in order, waited {minutes} min",
        ReasonKind.PRIORITY: "priority: {name}, waited {minutes} min",
        ReasonKind.AFTER_PRIORITY: (
            "next in order after {went_first} with priority, waited {minutes} min"
        ),
    },
}


LANGUAGES = tuple(_WORDS)
"""Languages in which a reason can be said."""


def words(reason: Reason, names: Mapping[str, str], language: str = "vi") -> str:
    """A reason in `language` ("vi" or "en"); `names` are the classes' names in it, by code.

    A class without a name is called by its code. Raises `KeyError` for another language.
    """
    code = reason.priority or ""
    return _WORDS[language][reason.kind].format(
        name=names.get(code, code), minutes=reason.minutes, went_first=reason.went_first
    )
