"""Chime and voices as one sound, also where one of the voices is not installed."""

import pytest

from queue_server.web.announcements import Announcer
from speech.chime import chime, join, silence
from speech.maker import SpeechMaker, VoiceMissing

VIETNAMESE = ("vi", "Mời quý vị có số a, một, đến Quầy hai.")
FRENCH = ("fr", "Numéro A, un, présentez-vous au guichet deux.")


class OneVoice(SpeechMaker):
    """Half a second of silence for whatever is said in `language`; no other voice."""

    def __init__(self, language: str) -> None:
        self._only = language

    def make(self, text: str, language: str) -> bytes:
        if language != self._only:
            raise VoiceMissing(f"no voice for {language}")
        return silence(0.5)


def test_a_missing_second_voice_does_not_silence_the_first() -> None:
    announcer = Announcer(OneVoice("vi"))
    said = announcer.announcement((VIETNAMESE, FRENCH))
    assert said == announcer.announcement((VIETNAMESE,))
    assert len(said) > len(join(chime(), silence(0.5)))


def test_without_the_first_voice_there_is_no_announcement() -> None:
    with pytest.raises(VoiceMissing):
        Announcer(OneVoice("fr")).announcement((VIETNAMESE, FRENCH))
