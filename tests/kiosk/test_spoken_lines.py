"""The kiosk's own sentences: each one in each language that has a voice, as that voice reads it."""

import re

import pytest

from kiosk.spoken_lines import SPOKEN, spoken_line
from kiosk.spoken_words import Line
from tests.kiosk.made_up import ticket

READABLE = {
    "zh": re.compile(r"(?:[a-z]+[1-5]|A)(?:[ ,.?]+(?:[a-z]+[1-5]|A))*[.?]"),
    "ja": re.compile(r"[\u3040-\u30ff\uff1f、。？, ]+"),
    "ko": re.compile(r"[\uac00-\ud7a3,.? ]+"),
}
"""What the voice of a language knows: pinyin with tones, kana, hangul."""


@pytest.mark.parametrize("language", sorted(SPOKEN))
@pytest.mark.parametrize("line", Line)
def test_every_line_can_be_said(line: Line, language: str) -> None:
    said = spoken_line(line, language, ticket(), (1, 3) if line is Line.PAGE else None)
    assert said
    assert "{" not in said
    if language in READABLE:
        assert READABLE[language].fullmatch(said), said


@pytest.mark.parametrize(
    ("language", "number"),
    [
        ("fr", "A, zéro, un, deux"),
        ("zh", "A, ling2, yi1, er4"),
        ("ko", "에이, 공, 일, 이"),
        ("ja", "エー, ゼロ, いち, に"),
    ],
)
def test_a_number_is_said_digit_by_digit(language: str, number: str) -> None:
    assert number in spoken_line(Line.YOUR_NUMBER, language, ticket())


def test_the_page_is_said_after_what_to_do() -> None:
    said = spoken_line(Line.CHOOSE_SERVICE, "vi", None, (2, 3))
    assert said == "Xin chào quý vị. Mời quý vị chọn việc cần làm. Trang hai trên ba."
