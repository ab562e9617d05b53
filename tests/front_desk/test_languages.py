"""Languages, and the name that is shown when one is missing."""

from typing import get_args

import pytest

from front_desk.languages import LANGUAGES, RIGHT_TO_LEFT, label
from front_desk.spoken import LANGUAGES as SPOKEN
from settings.model import Language


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ({"vi": "Hộ tịch", "en": "Civil status", "ko": "가족관계"}, "가족관계"),
        ({"vi": "Hộ tịch", "en": "Civil status", "ko": ""}, "Civil status"),
        ({"vi": "Hộ tịch", "en": "Civil status"}, "Civil status"),
        ({"vi": "Hộ tịch"}, "Hộ tịch"),
        ({}, ""),
    ],
)
def test_a_missing_name_is_english_then_vietnamese(names: dict[str, str], shown: str) -> None:
    assert label(names, "ko") == shown


def test_settings_offer_every_language() -> None:
    assert get_args(Language) == LANGUAGES


def test_what_is_spoken_and_what_runs_from_the_right() -> None:
    assert set(LANGUAGES) - set(SPOKEN) == {"ar"} == set(RIGHT_TO_LEFT)
