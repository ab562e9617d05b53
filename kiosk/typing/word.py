"""A word being typed, as a value: what each key makes of it, in Telex, in VNI or as it is.

A key works on the whole word, wherever its letter stands ("truongfw" and "truwowngf" are the same
word), and only where a Vietnamese syllable can come of it; otherwise it is a letter like others.
So "windows" stays what it is: no syllable begins with w. "user" does not: "us" is "ú". What stands
there never changes by itself; the second touch of the same key takes a mark back and leaves the
key ("usser" gives "user"), and `Method.PLAIN` writes every key as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from kiosk.typing.letters import TAKES, Letter, Mark, Tone, taken_apart, written
from kiosk.typing.orthography import ToneStyle, could_become, tone_place, vowels


class Method(Enum):
    """A way of typing. `PLAIN` is for codes and other languages."""

    TELEX = "telex"
    VNI = "vni"
    PLAIN = "plain"


_TONES = {
    Method.TELEX: dict(zip("zsfrxj", Tone, strict=True)),
    Method.VNI: dict(zip("012345", Tone, strict=True)),
    Method.PLAIN: {},
}
_MARKS: dict[Method, dict[str, tuple[Mark, ...]]] = {
    Method.TELEX: {
        "a": (Mark.HAT,), "e": (Mark.HAT,), "o": (Mark.HAT,),
        "w": (Mark.HORN, Mark.BREVE), "d": (Mark.BAR,),
    },
    Method.VNI: {"6": (Mark.HAT,), "7": (Mark.HORN,), "8": (Mark.BREVE,), "9": (Mark.BAR,)},
    Method.PLAIN: {},
}  # fmt: skip
_OPEN_WITH_HORN = frozenset({"", "h", "kh", "th"})
"""Onsets after which an open "uơ" is a syllable: "huơ", "thuở"."""

Letters = tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """The letters in the order they are seen, and the tone of the whole."""

    letters: Letters = ()
    tone: Tone = Tone.LEVEL

    def __repr__(self) -> str:
        """Without the letters: people type their names."""
        return f"Word({len(self.letters)} letters)"

    def text(self, style: ToneStyle = ToneStyle.OLD) -> str:
        """What is seen, NFC."""
        place = tone_place(self.letters, style)
        return "".join(
            written(letter.base, letter.mark, self.tone if at == place else Tone.LEVEL)
            for at, letter in enumerate(self.letters)
        )

    def press(self, key: str, method: Method) -> "Word":
        """The word after one more key: one letter or digit, capital or small."""
        small = key.lower()
        if small in _TONES[method]:
            return _toned(self, _TONES[method][small], key)
        if small in _MARKS[method]:
            return _marked(self, _MARKS[method][small], key)
        return _longer(self, key)

    def erased(self, style: ToneStyle = ToneStyle.OLD) -> "Word":
        """The word without its last visible letter and what stands on that letter."""
        lost = tone_place(self.letters, style) == len(self.letters) - 1
        left = self.letters[:-1]
        return Word(left, self.tone if vowels(left) and not lost else Tone.LEVEL)


def _possible(word: Word) -> bool:
    return could_become("".join(letter.plain for letter in word.letters), word.tone)


def _longer(word: Word, key: str, *, lone: bool = False) -> Word:
    """One more letter; `lone` makes it an ư."""
    letter = Letter("U" if key.isupper() else "u", Mark.HORN, lone=True) if lone else Letter(key)
    longer = replace(word, letters=(*word.letters, letter))
    paired = replace(longer, letters=_both_horns(longer.letters))
    return paired if _possible(paired) else longer


def _toned(word: Word, tone: Tone, key: str) -> Word:
    if tone is word.tone:
        return _longer(replace(word, tone=Tone.LEVEL), key)
    other = replace(word, tone=tone)
    if vowels(word.letters) and _possible(other):
        return other
    return _longer(word, key)


def _marked(word: Word, marks: tuple[Mark, ...], key: str) -> Word:
    for letters in _candidates(word.letters, marks, key.lower()):
        if letters == word.letters:
            return _without(word, marks, key)
        other = replace(word, letters=letters)
        if _possible(other):
            return other
    if Mark.BAR in marks and _abbreviates(word):
        return _barred(word, key)
    return _lone(word, key) if key.lower() == "w" else _longer(word, key)


def _abbreviates(word: Word) -> bool:
    """Whether it is consonants that end in d: "NĐ", "QĐ", "HĐND" are no syllables."""
    letters = word.letters
    return (
        bool(letters)
        and letters[-1].small == "d"
        and all(one.small.isalpha() for one in letters)
        and not vowels(letters)
    )


def _barred(word: Word, key: str) -> Word:
    last = word.letters[-1]
    if last.mark is Mark.BAR:
        return _without(word, (Mark.BAR,), key)
    return replace(word, letters=(*word.letters[:-1], last.marked(Mark.BAR)))


def _without(word: Word, marks: tuple[Mark, ...], key: str) -> Word:
    """The mark taken back, and the key written as it is."""
    if word.letters[-1].lone:
        return _longer(replace(word, letters=word.letters[:-1]), key)
    left = tuple(
        letter.marked(Mark.NONE) if letter.mark in marks else letter for letter in word.letters
    )
    return replace(word, letters=(*left, Letter(key)))


def _lone(word: Word, key: str) -> Word:
    """An ư of its own after an onset: "tw" is "tư". A word that begins with w is foreign."""
    longer = _longer(word, key, lone=True)
    alone = len(vowels(longer.letters)) == 1
    return longer if word.letters and alone and _possible(longer) else _longer(word, key)


def read(text: str) -> Word:
    """The word that shows as `text`, to be typed on. Raises `ValueError` on more than one tone."""
    parts = [taken_apart(character) for character in text]
    found = [tone for _, tone in parts if tone is not Tone.LEVEL]
    if len(found) > 1:
        raise ValueError("a word has one tone")
    return Word(tuple(letter for letter, _ in parts), found[0] if found else Tone.LEVEL)


def _candidates(letters: Letters, marks: tuple[Mark, ...], key: str) -> Iterator[Letters]:
    """What a key of marks can mean here, the likeliest first."""
    for mark in marks:
        if mark is Mark.BAR:
            if letters and letters[0].small == "d":
                yield _with(letters, mark, 0)
            continue
        if mark is Mark.HORN:
            yield from _pair(letters)
        for place in vowels(letters):
            base = letters[place].small
            if base in TAKES[mark] and (key == base or key not in "aeo"):
                yield _with(letters, mark, place)


def _with(letters: Letters, mark: Mark, *places: int) -> Letters:
    return tuple(
        letter.marked(mark) if at in places and letter.mark is not mark else letter
        for at, letter in enumerate(letters)
    )


def _uo(letters: Letters) -> int | None:
    """Where the rime's u before an o is."""
    places = vowels(letters)
    first = places.start
    if len(places) > 1 and letters[first].small == "u" and letters[first + 1].small == "o":
        return first
    return None


def _pair(letters: Letters) -> Iterator[Letters]:
    """Both of "uo", or at the end of "huơ" and "thuở" the o alone."""
    first = _uo(letters)
    if first is None:
        return
    onset = "".join(letter.plain for letter in letters[:first])
    if first + 2 == len(letters) and onset in _OPEN_WITH_HORN:
        yield _with(letters, Mark.HORN, first + 1)
    yield _with(letters, Mark.HORN, first, first + 1)


def _both_horns(letters: Letters) -> Letters:
    """A horn on one of "uo" stands on both as soon as something follows."""
    first = _uo(letters)
    if first is None or first + 2 >= len(letters):
        return letters
    if {letters[first].mark, letters[first + 1].mark} != {Mark.NONE, Mark.HORN}:
        return letters
    return _with(letters, Mark.HORN, first, first + 1)
