"""What is said aloud."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk import spoken
from front_desk.tickets import format_number

QUAY_3 = {"vi": "Quầy 3", "en": "Counter 3"}


def test_numbers_are_spelled_one_character_at_a_time() -> None:
    assert spoken.spoken_number("A012", "vi") == "a, không, một, hai"
    assert spoken.spoken_number("A012", "en") == "A, zero, one, two"


def test_a_counter_of_two_digits_is_spelled_too() -> None:
    assert spoken.spoken_label({"vi": "Quầy 12"}, "vi") == "Quầy một hai"
    assert spoken.spoken_label({"vi": "Quầy 12B"}, "en") == "Quầy one two B"


def test_a_call_in_vietnamese() -> None:
    assert spoken.call_announcement("C305", QUAY_3, "vi") == (
        "Mời quý vị có số xê, ba, không, năm, đến Quầy ba."
    )


def test_a_call_in_english() -> None:
    assert spoken.call_announcement("C305", QUAY_3, "en") == (
        "Number C, three, zero, five, please go to Counter three."
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Numéro A, zéro, un, deux, présentez-vous au guichet trois."),
        ("zh", "qing3 A, ling2, yi1, er4 hao4, dao4 san1 hao4 chuang1 kou3."),
        ("ko", "에이, 공, 일, 이 번 고객님, 삼 번 창구로 오세요."),
        ("ja", "エー, ゼロ, いち, に ばんの かた, さん ばん まどぐちへ おこしください。"),
    ],
)
def test_a_call_in_further_languages(language: str, sentence: str) -> None:
    assert spoken.call_announcement("A012", QUAY_3, language) == sentence


def test_a_counter_without_a_number_is_on_the_board() -> None:
    call = spoken.call_announcement("A001", {"vi": "Quầy tư pháp"}, "fr")
    assert call.endswith("présentez-vous au guichet indiqué au tableau.")


@pytest.mark.parametrize("language", spoken.LETTERS)
def test_every_letter_has_a_name_of_its_own(language: str) -> None:
    assert len(set(spoken.LETTERS[language].values())) == 26


def test_a_second_call_says_that_it_is_one() -> None:
    assert spoken.call_announcement("A001", QUAY_3, "vi", repeated=True).startswith("Xin nhắc lại,")
    assert spoken.call_announcement("A001", QUAY_3, "en", repeated=True).startswith("Once again,")


@pytest.mark.parametrize(
    ("language", "spoken_in"),
    [("vi", ["vi"]), ("en", ["vi", "en"]), ("ko", ["vi", "ko"]), ("ar", ["vi"])],
)
def test_vietnamese_is_always_said_first(language: str, spoken_in: list[str]) -> None:
    sentences = spoken.call_sentences("A012", QUAY_3, language)
    assert [each for each, _ in sentences] == spoken_in


def test_no_two_letters_sound_alike() -> None:
    # In the north d, gi and r are one sound; so these spellings are folded before comparing.
    heard = {name.replace("gi", "d").replace("r", "d") for name in spoken.LETTERS_VI.values()}
    assert len(heard) == len(spoken.LETTERS_VI) == 26


@given(
    series=st.from_regex(r"[A-Z]{1,2}", fullmatch=True),
    number=st.integers(1, 999),
    language=st.sampled_from(spoken.LANGUAGES),
)
def test_nothing_is_left_for_the_engine_to_read_as_a_figure(
    series: str, number: int, language: str
) -> None:
    sentence = spoken.call_announcement(format_number(series, number), QUAY_3, language)
    # In pinyin a digit after a syllable is its tone.
    assert not re.search(r"(?<![a-z])[0-9]", sentence)


@given(number=st.integers(1, 999), language=st.sampled_from(spoken.LANGUAGES))
def test_the_number_can_be_heard_back(number: int, language: str) -> None:
    written = format_number("A", number)
    words = spoken.spoken_number(written, language).split(", ")
    assert "".join(str(spoken.DIGITS[language].index(word)) for word in words[1:]) == written[1:]


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("vi", "A012", "a, không, một, hai"),
        (
            "vi",
            "Số của quý vị vẫn có hiệu lực: A012.",
            "Số của quý vị vẫn có hiệu lực: a, không, một, hai.",
        ),
        ("vi", "Chờ khoảng 10–15 phút", "Chờ khoảng 10 đến 15 phút"),
        ("vi", "D. Nút.", "đê. Nút."),
        ("vi", "a7", "a7"),
        ("vi", "B7", "bê, bảy"),
        ("vi", "Hết lượt\u00a0này · xong", "Hết lượt này, xong"),
        ("en", "2 waiting. wait 5–10 min", "2 waiting. wait 5 to 10 minutes"),
        ("fr", "attente 5 min", "attente 5 minutes"),
        ("ko", "5–10분", "5 에서 10분"),
    ],
)
def test_what_stands_on_a_screen_is_said_as_people_say_it(
    language: str, written: str, said: str
) -> None:
    assert spoken.spoken_text(written, language) == said


@given(number=st.integers(1, 999), language=st.sampled_from(spoken.READ_ALOUD))
def test_a_number_in_a_text_is_spelled_like_one_alone(number: int, language: str) -> None:
    written = format_number("B", number)
    said = spoken.spoken_text(f"Mẫu: {written}.", language)
    assert said == f"Mẫu: {spoken.spoken_number(written, language)}."
