"""Every way in which a syllable can be typed, worked out apart from the engine."""

import unicodedata
from collections.abc import Iterator
from itertools import product

TONE_SIGNS = {"": 0, "\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
TONE_KEYS = {"telex": " sfrxj", "vni": " 12345"}
MARK_KEYS = {
    "telex": {"â": "a", "ê": "e", "ô": "o", "ă": "w", "ơ": "w", "ư": "w", "đ": "d"},
    "vni": {"â": "6", "ê": "6", "ô": "6", "ă": "8", "ơ": "7", "ư": "7", "đ": "9"},
}
BASES = str.maketrans("âêôăơưđ", "aeoaoud")

Typed = tuple[str, ...]


def typings(plain: str, tone: int, method: str) -> Iterator[str]:
    """Each order of keys for the syllable `plain` (small, without its tone) with that tone.

    The letters come in their order; a mark's key anywhere after its letter, the tone's anywhere
    after the rime's first vowel, and of two keys at one place either first. The horns of "ươ"
    come by one key for both, or by one for each.
    """
    letters = plain.translate(BASES).replace("oo", "ooo" if method == "telex" else "oo")
    keys = MARK_KEYS[method]
    if "ươ" in plain:
        marks = [(at, keys[one]) for at, one in enumerate(plain) if one in keys and one != "ư"]
        yield from _orders(letters, plain, marks, tone, method)
        both = [(at, keys[one]) for at, one in enumerate(plain) if one in keys]
        yield _natural(letters, both, TONE_KEYS[method][tone].strip())
        return
    marks = [(at, keys[one]) for at, one in enumerate(plain) if one in keys]
    yield from _orders(letters, plain, marks, tone, method)


def _natural(letters: str, marks: list[tuple[int, str]], tone_key: str) -> str:
    after = dict(marks)
    return "".join(one + after.get(at, "") for at, one in enumerate(letters)) + tone_key


def _orders(
    letters: str, plain: str, marks: list[tuple[int, str]], tone: int, method: str
) -> Iterator[str]:
    """All places of all keys; keys at one place in both orders."""
    end = len(letters)
    keys = [key for _, key in marks]
    ranges = [range(at, end) for at, _ in marks]
    if tone:
        keys.append(TONE_KEYS[method][tone])
        ranges.append(range(first_vowel(plain) + len(letters) - len(plain), end))
    for places in product(*ranges):
        slots: list[Typed] = [()] * end
        other: list[Typed] = [()] * end
        for key, place in zip(keys, places, strict=True):
            slots[place] = (*slots[place], key)
            other[place] = (key, *other[place])
        yield "".join(one + "".join(slot) for one, slot in zip(letters, slots, strict=True))
        if slots != other:
            yield "".join(one + "".join(slot) for one, slot in zip(letters, other, strict=True))


def first_vowel(plain: str) -> int:
    """Where the rime's first vowel is."""
    at = next(at for at, one in enumerate(plain) if one.translate(BASES) in "aeiouy")
    return at + 1 if plain.startswith("qu") or (plain.startswith("gi") and len(plain) > 3) else at


def untoned(word: str) -> tuple[str, int]:
    """The word in small letters without its tone, and the tone's number."""
    signs = unicodedata.normalize("NFD", word.lower())
    (tone,) = [sign for sign in signs if sign in TONE_SIGNS] or [""]
    bare = "".join(sign for sign in signs if sign not in TONE_SIGNS)
    return unicodedata.normalize("NFC", bare), TONE_SIGNS[tone]
