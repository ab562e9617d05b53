"""What is said aloud, word by word: one sentence to speak is a value of this module's functions.

Speech engines read "A012" as "không mười hai" or "twelve"; people hear numbers best one digit at a
time, so every number is spelled here, for each language.

Two languages are written as their voice needs it. Of Chinese characters espeak-ng 1.51 makes
English words, so sentences are in pinyin with tone numbers (what stands on a screen in characters
is turned into it by `speech.writing`); of Japanese it knows the kana only, so there is no kanji.
Arabic is not spoken: its numbers come out without their vowels.
"""

import re

from front_desk.languages import label
from front_desk.messages import Labels

DIGITS: dict[str, tuple[str, ...]] = {
    "vi": ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "fr": ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    "zh": ("ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3"),
    "ko": ("공", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"),
    "ja": ("ゼロ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"),
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

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_NAMES_KO = (
    "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 "
    "알 에스 티 유 브이 더블유 엑스 와이 제트"
)
_NAMES_JA = (
    "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー "
    "アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット"
)

LETTERS: dict[str, dict[str, str]] = {
    "vi": LETTERS_VI,
    "ko": dict(zip(_ALPHABET, _NAMES_KO.split(), strict=True)),
    "ja": dict(zip(_ALPHABET, _NAMES_JA.split(), strict=True)),
}
"""The names of letters where the voice does not know them by itself."""

LANGUAGES = tuple(DIGITS)
"""Languages that can be spoken."""

READ_ALOUD = ("vi", "en", "fr", "zh", "ko")
"""Languages whose writing their voice can read: whatever stands on a screen can be spoken."""

_RANGES = {"vi": "đến", "en": "to", "fr": "à", "zh": "到", "ko": "에서"}
_MINUTES = {"en": "minutes", "fr": "minutes"}
"""What a voice would read letter by letter."""

_TICKET = re.compile(r"\b[A-Z]\d{3,}\b|^[A-Z]\d{0,2}(?=\.|$)")
_RANGE = re.compile(r"(?<=\d)\s*–\s*(?=\d)")

_CALLS: dict[str, tuple[str, str]] = {
    "vi": ("Mời quý vị có số {number}, đến {place}.",
           "Xin nhắc lại, mời quý vị có số {number}, đến {place}."),
    "en": ("Number {number}, please go to {place}.",
           "Once again, number {number}, please go to {place}."),
    "fr": ("Numéro {number}, présentez-vous au {place}.",
           "Je répète, numéro {number}, présentez-vous au {place}."),
    "zh": ("qing3 {number} hao4, dao4 {place}.",
           "zai4 shuo1 yi1 bian4, qing3 {number} hao4, dao4 {place}."),
    "ko": ("{number} 번 고객님, {place} 오세요.",
           "다시 알려 드립니다. {number} 번 고객님, {place} 오세요."),
    "ja": ("{number} ばんの かた, {place} おこしください。",
           "くりかえします。 {number} ばんの かた, {place} おこしください。"),
}  # fmt: skip
"""How a number is called, and how once more."""

_COUNTERS: dict[str, tuple[str, str]] = {
    "fr": ("guichet {digits}", "guichet indiqué au tableau"),
    "zh": ("{digits} hao4 chuang1 kou3", "xian3 shi4 ping2 shang4 de5 chuang1 kou3"),
    "ko": ("{digits} 번 창구로", "화면에 나온 창구로"),
    "ja": ("{digits} ばん まどぐちへ", "がめんに でている まどぐちへ"),
}
"""A counter by its number, and one without a number as the one on the board: its name as written
may not be what the voice can read."""


def spoken_number(number: str, language: str) -> str:
    """`"A012"` → `"a, không, một, hai"` (vi) or `"A, zero, one, two"` (en)."""
    digits, letters = DIGITS[language], LETTERS.get(language, {})
    return ", ".join(
        digits[int(character)] if character in _ASCII_DIGITS else letters.get(character, character)
        for character in number
    )


def spoken_text(text: str, language: str) -> str:
    """What stands on a screen, as people say it; `language` is one of `READ_ALOUD`.

    `"Wait: about 10–15 min · A012"` → `"Wait: about 10 to 15 minutes, A, zero, one, two"`.
    """
    said = _TICKET.sub(lambda found: spoken_number(found.group(), language), text.strip())
    said = _RANGE.sub(f" {_RANGES[language]} ", said)
    if language in _MINUTES:
        said = re.sub(r"(?<=\d )min\b", _MINUTES[language], said)
    said = re.sub(r"…\.?", ".", said)
    return said.replace(" · ", ", ").replace("\u00a0", " ")


def spoken_label(names: Labels, language: str) -> str:
    """A counter's name with its digits as words: `{"vi": "Quầy 3"}` → `"Quầy ba"`."""
    digits = DIGITS[language]
    spaced = "".join(
        f" {digits[int(c)]} " if c in _ASCII_DIGITS else c for c in label(names, language)
    )
    return " ".join(spaced.split())


def call_announcement(
    number: str, counter: Labels, language: str, *, repeated: bool = False
) -> str:
    """The sentence that calls a number to a counter; `repeated` says that it is said again."""
    return _CALLS[language][repeated].format(
        number=spoken_number(number, language), place=_place(counter, language)
    )


def _place(counter: Labels, language: str) -> str:
    if language not in _COUNTERS:
        return spoken_label(counter, language)
    numbered, unnumbered = _COUNTERS[language]
    digits = [DIGITS[language][int(c)] for c in label(counter, language) if c in _ASCII_DIGITS]
    return numbered.format(digits=" ".join(digits)) if digits else unnumbered


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
