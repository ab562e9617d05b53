"""What is said aloud, word by word: one sentence to speak is a value of this module's functions.

Speech engines read "A012" as "không mười hai" or "twelve"; people hear numbers best one digit at a
time, so every number is spelled here, for each language.
"""

from front_desk.messages import Labels

DIGITS: dict[str, tuple[str, ...]] = {
    "vi": ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}

LETTERS_VI: dict[str, str] = {
    "A": "a", "B": "bê", "C": "xê", "D": "dê", "E": "e", "F": "ép", "G": "giê", "H": "hát",
    "I": "i", "J": "di", "K": "ca", "L": "lờ", "M": "em mờ", "N": "en nờ", "O": "ô", "P": "pê",
    "Q": "quy", "R": "e rờ", "S": "ét", "T": "tê", "U": "u", "V": "vê", "W": "vê kép", "X": "ích",
    "Y": "i dài", "Z": "dét",
}  # fmt: skip
"""The names of the letters as a Vietnamese clerk says them."""

LANGUAGES = tuple(DIGITS)
"""Languages that can be spoken."""


def spoken_number(number: str, language: str) -> str:
    """`"A012"` → `"a, không, một, hai"` (vi) or `"A, zero, one, two"` (en)."""
    digits = DIGITS[language]
    words = []
    for character in number:
        if character.isdigit():
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
    spaced = "".join(f" {digits[int(c)]} " if c.isdigit() else c for c in label)
    return " ".join(spaced.split())


def call_announcement(number: str, counter: Labels, language: str) -> str:
    """The sentence that calls a number to a counter."""
    if language == "vi":
        return f"Mời số {spoken_number(number, 'vi')}, đến {spoken_label(counter, 'vi')}."
    return f"Number {spoken_number(number, 'en')}, please go to {spoken_label(counter, 'en')}."
