"""What is said aloud, word by word: one sentence to speak is a value of this module's functions.

Speech engines read "A012" as "không mười hai" or "twelve"; people hear numbers best one digit at a
time, so every number is spelled here, for each language.
"""

from front_desk.messages import Labels

DIGITS: dict[str, tuple[str, ...]] = {
    "vi": ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}

_ASCII_DIGITS = "0123456789"

LETTERS_VI: dict[str, str] = {
    "A": "a", "B": "bê", "C": "xê", "D": "đê", "E": "e", "F": "ép", "G": "giê", "H": "hát",
    "I": "i", "J": "di", "K": "ca", "L": "lờ", "M": "em mờ", "N": "en nờ", "O": "ô", "P": "pê",
    "Q": "quy", "R": "e rờ", "S": "ét", "T": "tê", "U": "u", "V": "vê", "W": "vê kép", "X": "ích",
    "Y": "i dài", "Z": "dét",
}  # fmt: skip
"""The names of the letters as a Vietnamese clerk says them. D is "đê", as in "vitamin D": the
schoolbook's "dê" sounds like G in the north, and Đ stands in no ticket number."""

LANGUAGES = tuple(DIGITS)
"""Languages that can be spoken."""


def spoken_number(number: str, language: str) -> str:
    """`"A012"` → `"a, không, một, hai"` (vi) or `"A, zero, one, two"` (en)."""
    digits = DIGITS[language]
    words = []
    for character in number:
        if character in _ASCII_DIGITS:
            words.append(digits[int(character)])
        elif language == "vi":
            words.append(LETTERS_VI.get(character, character))
        else:
            words.append(character)
    return ", ".join(words)


def spoken_label(names: Labels, language: str) -> str:
    """A counter's name with its digits as words: `{"vi": "Quầy 3"}` → `"Quầy ba"`."""
    label = names.get(language) or names["vi"]
    digits = DIGITS[language]
    spaced = "".join(f" {digits[int(c)]} " if c in _ASCII_DIGITS else c for c in label)
    return " ".join(spaced.split())


def call_announcement(
    number: str, counter: Labels, language: str, *, repeated: bool = False
) -> str:
    """The sentence that calls a number to a counter; `repeated` says that it is said again."""
    spelled, place = spoken_number(number, language), spoken_label(counter, language)
    if language == "vi":
        opening = "Xin nhắc lại, mời" if repeated else "Mời"
        return f"{opening} quý vị có số {spelled}, đến {place}."
    opening = "Once again, number" if repeated else "Number"
    return f"{opening} {spelled}, please go to {place}."


def call_sentences(
    number: str, counter: Labels, language: str, *, repeated: bool = False
) -> tuple[tuple[str, str], ...]:
    """All that is said for one call, as (language, sentence) in the order to say it.

    Vietnamese always, because the whole room listens; then the ticket's own language.
    """
    spoken = ["vi"] if language == "vi" or language not in LANGUAGES else ["vi", language]
    return tuple(
        (each, call_announcement(number, counter, each, repeated=repeated)) for each in spoken
    )
