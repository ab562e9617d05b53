"""Real sentences from the real engine in its child process."""

import io
import os
import signal
import wave
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from front_desk.spoken import LANGUAGES, call_announcement
from speech import maker as maker_module
from speech.chime import samples
from speech.maker import SAMPLE_RATE, SpeechMaker, SpeechUnavailable, VoiceMissing, checked

SENTENCE = "Mời quý vị có số a, không, một, hai, đến Quầy ba."


@pytest.fixture(scope="module")
def maker() -> Iterator[SpeechMaker]:
    with SpeechMaker() as made:
        yield made


def seconds(wav: bytes) -> float:
    return len(samples(wav)) / SAMPLE_RATE


def loudness(wav: bytes) -> float:
    """Root mean square against full scale."""
    return float(np.sqrt(np.mean((samples(wav) / 32768.0) ** 2)))


def pid_of(maker: SpeechMaker) -> int:
    pid = maker.child_pid
    assert pid is not None
    return pid


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", SENTENCE),
        *(
            (language, call_announcement("A012", {"vi": "Quầy 3", "en": "Counter 3"}, language))
            for language in LANGUAGES[1:]
        ),
    ],
)
def test_a_sentence_can_be_heard(maker: SpeechMaker, language: str, text: str) -> None:
    wav = maker.make(text, language)
    assert 1.0 < seconds(wav) < 8.0
    assert loudness(wav) > 0.02
    with wave.open(io.BytesIO(wav)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22050)


def test_languages_have_voices_of_their_own(maker: SpeechMaker) -> None:
    assert maker.make("Counter three", "vi") != maker.make("Counter three", "en")


def test_one_sentence_after_another_is_whole(maker: SpeechMaker) -> None:
    short = [seconds(maker.make(f"Số {word}.", "vi")) for word in ("một", "hai", "ba", "bốn")]
    long = seconds(maker.make(SENTENCE, "vi"))
    assert all(0.2 < length < long for length in short)


def test_every_sentence_of_a_fresh_engine_is_whole() -> None:
    english = "Number A, zero, one, two, please go to Counter three."
    for _ in range(3):
        with SpeechMaker(cache_bytes=0) as maker:
            for _ in range(6):
                assert seconds(maker.make(english, "en")) > 1
                assert seconds(maker.make(SENTENCE, "vi")) > 1


def test_a_slower_voice_takes_longer(maker: SpeechMaker) -> None:
    with SpeechMaker(words_a_minute=90) as slow:
        assert seconds(slow.make(SENTENCE, "vi")) > 1.3 * seconds(maker.make(SENTENCE, "vi"))


def test_a_lower_volume_is_softer(maker: SpeechMaker) -> None:
    with SpeechMaker(volume=0.3) as soft:
        assert loudness(soft.make(SENTENCE, "vi")) < 0.6 * loudness(maker.make(SENTENCE, "vi"))


def test_two_threads_at_once() -> None:
    # Lengths so far apart that one sentence cannot pass for another.
    texts = ["Xin chào, " * count for count in (1, 3, 9, 20)]
    with SpeechMaker(cache_bytes=0) as maker:
        alone = [seconds(maker.make(text, "vi")) for text in texts]
        with ThreadPoolExecutor(2) as pool:
            together = pool.map(lambda text: seconds(maker.make(text, "vi")), texts * 4)
    assert list(together) == pytest.approx(alone * 4, rel=0.05)
    assert alone == sorted(alone)


def test_a_made_sentence_is_not_made_again() -> None:
    with SpeechMaker() as maker:
        first = maker.make(SENTENCE, "vi")
        os.kill(pid_of(maker), signal.SIGSTOP)
        assert maker.make(SENTENCE, "vi") is first


def test_the_cache_forgets_the_least_lately_used() -> None:
    with SpeechMaker(cache_bytes=250_000) as maker:
        first = maker.make(SENTENCE, "vi")
        for word in ("một", "hai", "ba", "bốn", "năm", "sáu"):
            maker.make(f"{SENTENCE} {word}", "vi")
        again = maker.make(SENTENCE, "vi")
        assert again is not first
        assert seconds(again) == pytest.approx(seconds(first), rel=0.05)


def test_a_hung_engine_is_killed_and_replaced() -> None:
    with SpeechMaker(timeout_seconds=5) as maker:
        maker.make("Xin chào.", "vi")
        maker._timeout = 0.5
        hung = pid_of(maker)
        os.kill(hung, signal.SIGSTOP)
        with pytest.raises(SpeechUnavailable, match="does not answer"):
            maker.make(SENTENCE, "vi")
        with pytest.raises(ProcessLookupError):
            os.kill(hung, 0)
        maker._timeout = 5
        assert seconds(maker.make(SENTENCE, "vi")) > 1
        assert pid_of(maker) != hung


def test_a_dead_engine_is_replaced() -> None:
    with SpeechMaker() as maker:
        maker.make("Xin chào.", "vi")
        pid = pid_of(maker)
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert seconds(maker.make(SENTENCE, "vi")) > 1


def test_a_language_without_a_voice_is_an_error(maker: SpeechMaker) -> None:
    with pytest.raises(VoiceMissing):
        maker.make("Xin chào.", "ar")


def test_a_voice_that_the_engine_lacks_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(maker_module.VOICES, "vi", "aav/nowhere")
    with SpeechMaker() as maker:
        with pytest.raises(VoiceMissing, match="aav/nowhere"):
            maker.make(SENTENCE, "vi")
        assert seconds(maker.make("Counter number three, please.", "en")) > 1


@pytest.mark.parametrize("text", ["", " \n", "…!", "a" * 1001])
def test_what_is_no_sentence_is_refused(maker: SpeechMaker, text: str) -> None:
    with pytest.raises(ValueError, match=r"nothing to say|characters"):
        maker.make(text, "vi")


def test_a_closed_maker_speaks_no_more() -> None:
    maker = SpeechMaker()
    maker.make("Xin chào.", "vi")
    pid = pid_of(maker)
    maker.close()
    maker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(SpeechUnavailable):
        maker.make("Xin chào.", "vi")


def test_markup_and_line_breaks_are_only_text(maker: SpeechMaker) -> None:
    assert seconds(maker.make('Xin chào\n<break time="60s"/> "quý vị"\r\n{"id": 1}', "vi")) < 20


@pytest.mark.parametrize("data", [b"", b"RIFF", b"no sound at all" * 10])
def test_another_file_than_a_wav_is_an_error(data: bytes) -> None:
    with pytest.raises(SpeechUnavailable):
        checked(data)


def test_stereo_is_an_error() -> None:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(22050)
        file.writeframes(b"\0" * 400)
    with pytest.raises(SpeechUnavailable, match="another form"):
        checked(made.getvalue())
