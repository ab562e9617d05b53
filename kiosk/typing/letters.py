"""A Vietnamese letter taken apart: base, mark and tone; and put together again as NFC."""

import unicodedata
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

VOWELS = frozenset("aeiouy")


class Mark(Enum):
    """What makes another letter of a base; the values are combining characters, `BAR` is none."""

    NONE = ""
    HAT = "\u0302"
    BREVE = "\u0306"
    HORN = "\u031b"
    BAR = "-"


class Tone(Enum):
    """The six tones; the values are combining characters."""

    LEVEL = ""
    ACUTE = "\u0301"
    GRAVE = "\u0300"
    HOOK = "\u0309"
    TILDE = "\u0303"
    DOT = "\u0323"


TAKES = {
    Mark.HAT: frozenset("aeo"),
    Mark.BREVE: frozenset("a"),
    Mark.HORN: frozenset("ou"),
    Mark.BAR: frozenset("d"),
}
"""The bases on which each mark can stand."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One visible letter without its tone.

    `base` is one character as it was typed, capital or small. `lone` is set on an ư that one
    key wrote by itself.
    """

    base: str
    mark: Mark = Mark.NONE
    lone: bool = False

    @property
    def small(self) -> str:
        """The base as a small letter."""
        return self.base.lower()

    @property
    def vowel(self) -> bool:
        """Whether it can carry a tone."""
        return self.small in VOWELS

    @property
    def plain(self) -> str:
        """The small letter with its mark: `ê`, `đ`."""
        return written(self.small, self.mark)

    def marked(self, mark: Mark) -> "Letter":
        """The same letter with `mark` in place of its own."""
        return replace(self, mark=mark, lone=False)


@cache
def written(base: str, mark: Mark, tone: Tone = Tone.LEVEL) -> str:
    """One character, NFC."""
    if mark is Mark.BAR:
        return "Đ" if base.isupper() else "đ"
    return unicodedata.normalize("NFC", base + mark.value + tone.value)


@cache
def taken_apart(character: str) -> tuple[Letter, Tone]:
    """The letter and the tone of one character; one that is not Vietnamese is its own base."""
    if character in "đĐ":
        return Letter("D" if character == "Đ" else "d", Mark.BAR), Tone.LEVEL
    base, *signs = list(unicodedata.normalize("NFD", character))
    small = base.lower()
    marks = [mark for mark, bases in TAKES.items() if small in bases and mark.value in signs]
    tones = [tone for tone in Tone if small in VOWELS and tone.value in signs]
    letter = Letter(base, marks[0] if marks else Mark.NONE)
    tone = tones[0] if tones else Tone.LEVEL
    whole = written(base, letter.mark, tone) == character
    return (letter, tone) if whole else (Letter(character), Tone.LEVEL)
