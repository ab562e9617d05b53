"""What a person asks for to see, hear and reach better."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk.languages import LANGUAGES
from front_desk.spoken import READ_ALOUD
from kiosk.easing import LOUDEST, SOFTEST, choose, gain, read_in
from kiosk.effects import Say
from kiosk.events import AidsChosen
from kiosk.read_words import CUES, Cue, cue
from kiosk.spoken_words import Line
from kiosk.visit import Aids, Visit
from tests.kiosk import made_up

AIDS = st.builds(
    Aids, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans(),
    st.integers(-9, 9),
)  # fmt: skip


@given(AIDS, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES), st.booleans())
def test_nothing_is_promised_that_cannot_be_given(
    wanted: Aids, language: str, of_office: str, speaks: bool
) -> None:
    office = replace(made_up.office(), language=of_office, speaks=speaks)
    visit, effects = choose(Visit(language=language), AidsChosen(wanted), office)
    got = visit.aids
    assert got.speech == (wanted.speech and speaks)
    assert not got.dark or got.speech
    assert SOFTEST <= got.volume <= LOUDEST
    assert not got.speech or visit.language in READ_ALOUD
    assert got.speech or visit.language == language
    assert effects == ((Say(Line.SOUND_CHECK),) if got.volume else ())
    assert replace(got, speech=False, dark=False, volume=0) == replace(
        wanted, speech=False, dark=False, volume=0
    )


def test_it_is_read_in_the_chosen_language_if_a_voice_can() -> None:
    assert read_in("fr", "vi") == "fr"
    assert read_in("ar", "en") == "en"
    assert read_in("ar", "ja") == "vi"


def test_a_step_of_volume_is_six_decibels_and_twelve_each_way() -> None:
    gains = [gain(Aids(volume=each)) for each in range(SOFTEST, LOUDEST + 1)]
    assert gains == [0.25, 0.5, 1, 2, 4]


@pytest.mark.parametrize("language", READ_ALOUD)
def test_every_cue_has_words_in_every_language_that_is_read(language: str) -> None:
    assert set(CUES) == set(READ_ALOUD)
    said = [cue(language, each, "Mẫu") for each in Cue]
    assert len(set(said)) == len(Cue)
    assert all("{" not in each for each in said)
    named = {Cue.BUTTON, Cue.TICKED, Cue.UNTICKED, Cue.CLOSED}
    assert {each for each in Cue if "Mẫu" in cue(language, each, "Mẫu")} == named
