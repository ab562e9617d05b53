"""What a voice is given to read."""

import io
import wave

import pytest

from front_desk.languages import LANGUAGES
from front_desk.spoken import spoken_text
from kiosk.read_words import Cue, cue
from speech.maker import VOICES, SpeechMaker
from speech.writing import PINYIN_VOICE, written_for


def test_chinese_is_given_as_its_voice_reads_it() -> None:
    assert written_for(PINYIN_VOICE, "您好").split() == ["nin2", "hao3"]
    # The same character, as it is said in its word.
    assert written_for(PINYIN_VOICE, "银行").split() == ["yin2", "hang2"]
    assert written_for(PINYIN_VOICE, "行人").split() == ["xing2", "ren2"]
    assert written_for(PINYIN_VOICE, "您好，请").split() == ["nin2", "hao3", ",", "qing3"]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each in VOICES])
def test_what_is_written_for_a_voice_stays_as_it_is(language: str) -> None:
    ready = "qing3 ling2 yi1 hao4, Số 12"
    assert written_for(VOICES[language], ready) == ready


def test_what_stands_on_a_chinese_screen_is_heard() -> None:
    shown = "等候约 10–15 分钟 · A012"
    said = spoken_text(shown, "zh")
    assert "10 到 15" in said
    assert "ling2, yi1, er4" in said
    maker = SpeechMaker()
    try:
        seconds = [_seconds(maker.make(text, "zh")) for text in (said, cue("zh", Cue.BEGUN))]
    finally:
        maker.close()
    # A syllable takes about a quarter of a second; characters that no voice knows are gone at once
    # or spelled out for ever.
    assert 2 < seconds[0] < 8
    assert 6 < seconds[1] < 22


def _seconds(wav: bytes) -> float:
    with wave.open(io.BytesIO(wav)) as sound:
        return float(sound.getnframes() / sound.getframerate())
