"""The voice on a sound card and in a folder: order, silence on demand, and failures."""

import io
import queue
import threading
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from front_desk.faults import Fault
from kiosk.devices.speech import SoundCard, VoiceSpeaker, WavFolder, amplified
from kiosk.ports import Speaker, SpeechFailed
from speech.maker import SpeechMaker, SpeechUnavailable
from tests.contracts.speaker_contract import SpeakerContract

RATE = 8000


def tone(seconds: float) -> bytes:
    raw = io.BytesIO()
    with wave.open(raw, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"\x10\x20" * int(seconds * RATE))
    return raw.getvalue()


class Maker:
    """Tones instead of voices; breakable."""

    def __init__(self, seconds: float = 0.05) -> None:
        self.seconds = seconds
        self.failure: Exception | None = None
        self.closed = 0

    def make(self, text: str, language: str) -> bytes:
        if self.failure is not None:
            raise self.failure
        return tone(self.seconds)

    def close(self) -> None:
        self.closed += 1


class PortAudioError(Exception):
    """As sounddevice names it."""


class CallbackStop(Exception):
    """As sounddevice names it."""


class Card:
    """What the driver uses of the `sounddevice` module, pulling samples as fast as they come.

    `stuck` never pulls; `lost_after` stops pulling after so many bytes; `missing` opens nothing.
    """

    PortAudioError = PortAudioError
    CallbackStop = CallbackStop

    def __init__(self) -> None:
        self.heard = bytearray()
        self.sentences = 0
        self.playing = threading.Event()
        self.missing = False
        self.stuck = False
        self.lost_after: int | None = None
        self.restarts = 0
        self.aborted_at = 0.0

    def _terminate(self) -> None:
        self.restarts += 1

    def _initialize(self) -> None:
        """Look for cards."""

    def query_devices(self, kind: str) -> dict[str, str]:
        if self.missing:
            raise PortAudioError("no default output device")
        return {"name": "card of the test"}

    def RawOutputStream(self, **options: Any) -> "Stream":  # noqa: N802
        if self.missing:
            raise PortAudioError("no default output device")
        return Stream(self, options)


class Stream:
    def __init__(self, card: Card, options: dict[str, Any]) -> None:
        assert (options["dtype"], options["channels"]) == ("int16", 1)
        self._card, self._options = card, options
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join(5)

    def abort(self) -> None:
        self._card.aborted_at = time.monotonic()
        self._ending.set()

    def _run(self) -> None:
        card, heard = self._card, 0
        while not self._ending.wait(0.001):
            card.playing.set()
            if card.stuck:
                continue
            out = bytearray(320)
            if card.lost_after is not None and heard > card.lost_after:
                break
            try:
                self._options["callback"](memoryview(out), 160, None, None)
            except CallbackStop:
                card.heard += out
                card.sentences += 1
                break
            heard += len(out)
            card.heard += out
        self._options["finished_callback"]()


class TestSoundCard(SpeakerContract):
    @pytest.fixture
    def card(self) -> Card:
        return Card()

    @pytest.fixture
    def speaker(self, card: Card) -> Iterator[Speaker]:
        speaker = VoiceSpeaker(Maker(), SoundCard(lambda: card))
        yield speaker
        speaker.close()

    @pytest.fixture
    def heard(self, card: Card) -> Callable[[], int]:
        return lambda: card.sentences

    @pytest.fixture
    def break_it(self, card: Card) -> Callable[[], None]:
        return lambda: setattr(card, "missing", True)

    @pytest.fixture
    def mend_it(self, card: Card) -> Callable[[], None]:
        return lambda: setattr(card, "missing", False)

    @pytest.fixture
    def slow_speaker(self, card: Card) -> Speaker:
        card.stuck = True
        return VoiceSpeaker(Maker(20), SoundCard(lambda: card))

    @pytest.fixture
    def started(self, card: Card) -> threading.Event:
        return card.playing


class TestWavFolder(SpeakerContract):
    @pytest.fixture
    def maker(self) -> Maker:
        return Maker()

    @pytest.fixture
    def speaker(self, maker: Maker, tmp_path: Path) -> Speaker:
        return VoiceSpeaker(maker, WavFolder(tmp_path / "sentences"))

    @pytest.fixture
    def heard(self, tmp_path: Path) -> Callable[[], int]:
        return lambda: len(list((tmp_path / "sentences").glob("*.wav")))

    @pytest.fixture
    def break_it(self, maker: Maker) -> Callable[[], None]:
        return lambda: setattr(maker, "failure", SpeechUnavailable("the engine ended"))

    @pytest.fixture
    def mend_it(self, maker: Maker) -> Callable[[], None]:
        return lambda: setattr(maker, "failure", None)

    @pytest.fixture
    def started(self) -> threading.Event:
        return threading.Event()

    @pytest.fixture
    def slow_speaker(self, tmp_path: Path, started: threading.Event) -> Speaker:
        class Told(Maker):
            def make(self, text: str, language: str) -> bytes:
                started.set()
                return super().make(text, language)

        return VoiceSpeaker(Told(20), WavFolder(tmp_path, real_time=True))


def test_every_sample_reaches_the_card() -> None:
    card = Card()
    VoiceSpeaker(Maker(0.1), SoundCard(lambda: card)).say("Xin chào.", "vi")
    samples = b"\x10\x20" * int(0.1 * RATE)
    assert bytes(card.heard[: len(samples)]) == samples
    assert not any(card.heard[len(samples) :])


def silenced_after(card: Card) -> float:
    """Seconds from a hush to the card's silence."""
    card.playing.clear()
    speaker = VoiceSpeaker(Maker(20), SoundCard(lambda: card))
    voice = threading.Thread(target=speaker.say, args=("Xin chào.", "vi"))
    voice.start()
    assert card.playing.wait(5)
    asked = time.monotonic()
    speaker.hush()
    voice.join(5)
    return card.aborted_at - asked


def test_silence_comes_within_a_tenth_of_a_second() -> None:
    card = Card()
    card.stuck = True
    # The best of several: a busy machine may delay any thread.
    assert 0 <= min(silenced_after(card) for _ in range(5)) < 0.1


def test_a_card_lost_half_way_is_a_failure_and_is_looked_for_again() -> None:
    card = Card()
    speaker = VoiceSpeaker(Maker(0.2), SoundCard(lambda: card))
    card.lost_after = 500
    with pytest.raises(SpeechFailed, match="went away"):
        speaker.say("Xin chào.", "vi")
    assert card.restarts == 0
    card.lost_after = None
    speaker.say("Xin chào.", "vi")
    speaker.say("Xin chào.", "vi")
    assert card.restarts == 1


def test_a_stuck_card_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.speech._STUCK_SECONDS", 0.05)
    card = Card()
    card.stuck = True
    with pytest.raises(SpeechFailed, match="stuck"):
        VoiceSpeaker(Maker(0.01), SoundCard(lambda: card)).say("Xin chào.", "vi")


def test_without_portaudio_it_is_a_failure() -> None:
    def no_library() -> Any:
        raise OSError("PortAudio library not found")

    with pytest.raises(SpeechFailed, match="PortAudio"):
        SoundCard(no_library).check()


def test_the_card_is_named_or_missing() -> None:
    card = Card()
    assert SoundCard(lambda: card).check() == "card of the test"
    card.missing = True
    with pytest.raises(SpeechFailed, match="no sound card"):
        SoundCard(lambda: card).check()


@pytest.mark.parametrize("failure", [SpeechUnavailable("the engine hangs"), ValueError("Mẫu")])
def test_a_sentence_that_cannot_be_made_is_a_failure(tmp_path: Path, failure: Exception) -> None:
    maker = Maker()
    maker.failure = failure
    with pytest.raises(SpeechFailed) as caught:
        VoiceSpeaker(maker, WavFolder(tmp_path)).say("Mẫu", "vi")
    assert "Mẫu" not in caught.value.detail


@pytest.mark.parametrize("wav", [b"", b"RIFF", tone(0)[:30]])
def test_what_is_no_wav_is_a_failure(tmp_path: Path, wav: bytes) -> None:
    with pytest.raises(SpeechFailed):
        WavFolder(tmp_path).play(wav, threading.Event())


def test_the_folder_keeps_the_newest_and_counts_on(tmp_path: Path) -> None:
    (tmp_path / "notes.wav").write_bytes(b"not ours")
    for _ in range(2):
        output = WavFolder(tmp_path, most=3)
        for _ in range(3):
            output.play(tone(0.01), threading.Event())
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "000004.wav", "000005.wav", "000006.wav", "notes.wav",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SpeechFailed):
        WavFolder(tmp_path / "file").play(tone(0.01), threading.Event())


def test_closing_ends_the_maker_once(tmp_path: Path) -> None:
    maker = Maker()
    speaker = VoiceSpeaker(maker, WavFolder(tmp_path))
    speaker.close()
    speaker.close()
    assert maker.closed == 1


def test_the_real_voice_speaks_into_the_folder(tmp_path: Path) -> None:
    speaker = VoiceSpeaker(SpeechMaker(), WavFolder(tmp_path))
    speaker.say("Mời số a, không, một, hai, đến quầy ba.", "vi")
    speaker.close()
    with wave.open(str(tmp_path / "000001.wav")) as file:
        assert file.getnframes() / file.getframerate() > 1.5


def test_a_card_that_is_pulled_out_is_noticed_and_heard_again_without_a_word_said() -> None:
    card, cards = Card(), ["0 [USB]"]
    speaker = VoiceSpeaker(Maker(), SoundCard(lambda: card, cards=lambda: cards[-1]))
    assert speaker.check() is None
    card.missing = True
    cards.append("")
    assert speaker.check() is Fault.SOUND_GONE
    card.missing = False
    cards.append("0 [USB]")
    assert speaker.check() is None
    assert card.restarts >= 2
    assert speaker.check() is None
    speaker.close()


def test_while_the_cards_stay_portaudio_is_left_alone() -> None:
    card = Card()
    speaker = VoiceSpeaker(Maker(), SoundCard(lambda: card, cards=lambda: "0 [USB]"))
    for _ in range(5):
        assert speaker.check() is None
    assert card.restarts == 0


def test_after_a_sentence_that_failed_silence_is_tried_until_it_plays() -> None:
    card = Card()
    speaker = VoiceSpeaker(Maker(seconds=0.5), SoundCard(lambda: card, cards=lambda: "0 [USB]"))
    card.lost_after = 0
    with pytest.raises(SpeechFailed):
        speaker.say("Xin chào.", "vi")
    assert speaker.check() is Fault.SOUND_GONE
    card.lost_after = None
    assert speaker.check() is None
    assert card.sentences == 1


def test_a_folder_that_is_gone_is_noticed_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "sentences"
    speaker = VoiceSpeaker(Maker(), WavFolder(folder))
    assert speaker.check() is None
    folder.rmdir()
    folder.touch()
    assert speaker.check() is Fault.SOUND_GONE
    folder.unlink()
    assert speaker.check() is None


def test_sentences_are_made_before_they_are_said(tmp_path: Path) -> None:
    made: queue.SimpleQueue[str] = queue.SimpleQueue()

    class Noting(Maker):
        def make(self, text: str, language: str) -> bytes:
            made.put(f"{language}: {text}")
            return super().make(text, language)

    maker = Noting()
    speaker = VoiceSpeaker(maker, WavFolder(tmp_path))
    speaker.prepare([("Xin chào.", "vi"), ("Welcome.", "en")])
    assert [made.get(timeout=5) for _ in range(2)] == ["vi: Xin chào.", "en: Welcome."]
    maker.failure = SpeechUnavailable("made up")
    speaker.prepare([("Xin chào.", "vi"), ("Welcome.", "en")])
    assert made.get(timeout=5) == "vi: Xin chào."
    speaker.close()
    assert made.empty()


def test_a_person_can_have_it_softer_and_louder_but_never_torn() -> None:
    def samples(wav: bytes) -> set[int]:
        with wave.open(io.BytesIO(wav)) as file:
            assert file.getframerate() == RATE
            frames = file.readframes(file.getnframes())
        return set(memoryview(frames).cast("h"))

    whole = tone(0.01)
    [plain] = samples(whole)
    assert amplified(whole, 1.0) is whole
    assert samples(amplified(whole, 0.5)) == {plain // 2}
    assert samples(amplified(whole, 2.0)) == {2 * plain}
    assert samples(amplified(whole, 9.0)) == {32767}
