"""The kiosk's voice: sentences made elsewhere, played on the sound card or kept as WAV files."""

import importlib
import io
import os
import threading
import time
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import numpy as np

from front_desk.faults import Fault
from kiosk.ports import SpeechFailed
from speech.maker import SpeechUnavailable

LONGEST_SECONDS = 25.0
"""A sentence is cut off then, so that one `say` ends within 30 s."""

_CARDS = Path("/proc/asound/cards")

_STUCK_SECONDS = 2.0
"""A sound card that takes no samples for so long is stuck."""

_PREPARING_SECONDS = 2.0
"""A sentence that is being made when the voice is closed ends within this."""

_BUFFER_SECONDS = 0.2
"""What waits in the card: less makes sound servers stumble, and silence drops it at once."""


class SentenceMaker(Protocol):
    """Makes sound of a sentence: `speech.maker.SpeechMaker`."""

    def make(self, text: str, language: str) -> bytes:
        """`text` as a WAV. Raises `SpeechUnavailable` or `ValueError`."""

    def close(self) -> None:
        """Stop for good."""


class SoundOutput(Protocol):
    """Where sound goes."""

    def play(self, wav: bytes, cut: threading.Event) -> None:
        """Play until the end or until `cut` is set. Raises `SpeechFailed`."""

    def check(self) -> str:
        """What would be heard. Raises `SpeechFailed` when nothing would."""


class VoiceSpeaker:
    """Says one sentence at a time, from `maker`, on `output`. Closing it closes `maker`."""

    def __init__(self, maker: SentenceMaker, output: SoundOutput) -> None:
        self._maker, self._output = maker, output
        self._lock = threading.Lock()
        self._cut: threading.Event | None = None
        self._closed = False
        self._failed = False
        self._preparing: threading.Thread | None = None

    def say(self, text: str, language: str, gain: float = 1.0) -> None:
        """As the port says."""
        cut = threading.Event()
        with self._lock:
            if self._closed:
                raise SpeechFailed("the voice is closed")
            self._cut = cut
        try:
            wav = amplified(self._made(text, language), gain)
            if not cut.is_set():
                self._output.play(wav, cut)
                self._failed = False
        except SpeechFailed:
            self._failed = True
            raise
        finally:
            with self._lock:
                self._cut = None

    def hush(self) -> None:
        """As the port says."""
        with self._lock:
            if self._cut is not None:
                self._cut.set()

    def prepare(self, sentences: Sequence[tuple[str, str]]) -> None:
        """As the port says. They are made in a thread of their own, which ends with the voice."""

        def make() -> None:
            try:
                for text, language in sentences:
                    self._maker.make(text, language)
            except (SpeechUnavailable, ValueError):
                # Whoever says it hears of it then.
                return

        self._preparing = threading.Thread(target=make, name="voice-ready", daemon=True)
        self._preparing.start()

    def check(self) -> Fault | None:
        """As the port says. After a failure a moment of silence is played, to see how it goes."""
        try:
            self._output.check()
            if self._failed:
                self._output.play(_SILENCE, threading.Event())
                self._failed = False
        except SpeechFailed:
            return Fault.SOUND_GONE
        return None

    def close(self) -> None:
        """As the port says."""
        with self._lock:
            was_closed, self._closed = self._closed, True
        self.hush()
        if not was_closed:
            self._maker.close()
        if self._preparing is not None:
            self._preparing.join(_PREPARING_SECONDS)

    def _made(self, text: str, language: str) -> bytes:
        try:
            return self._maker.make(text, language)
        except SpeechUnavailable as failed:
            raise SpeechFailed(failed.detail) from failed
        except ValueError as failed:
            raise SpeechFailed("the text cannot be spoken") from failed


def _silence(seconds: float = 0.05, rate: int = 22050) -> bytes:
    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(2 * int(seconds * rate)))
    return whole.getvalue()


_SILENCE = _silence()


def amplified(wav: bytes, gain: float) -> bytes:
    """`wav` (16 bits) with its samples `gain` times as high; what would not fit is cut off."""
    if gain == 1.0:
        return wav
    sound = _sound(wav)
    samples = np.frombuffer(sound.samples, "<i2") * gain
    raw = io.BytesIO()
    with wave.open(raw, "wb") as file:
        file.setnchannels(sound.channels)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(samples.clip(-32768, 32767).astype("<i2").tobytes())
    return raw.getvalue()


@dataclass(frozen=True)
class _Sound:
    """16-bit samples, channels interleaved."""

    rate: int
    channels: int
    samples: bytes

    @property
    def frame_bytes(self) -> int:
        return 2 * self.channels

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.frame_bytes / self.rate


def _sound(wav: bytes) -> _Sound:
    try:
        with wave.open(io.BytesIO(wav)) as file:
            if file.getsampwidth() != 2:
                raise SpeechFailed("the sound is not 16 bits")
            frames = min(file.getnframes(), int(LONGEST_SECONDS * file.getframerate()))
            return _Sound(file.getframerate(), file.getnchannels(), file.readframes(frames))
    except (wave.Error, EOFError) as broken:
        raise SpeechFailed("the sound is no WAV") from broken


def _sounddevice() -> ModuleType:
    # Imported when it is needed: importing it starts PortAudio.
    return importlib.import_module("sounddevice")


def cards_of_linux() -> str:
    """The sound cards that the kernel knows; empty where it does not say."""
    try:
        return _CARDS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


class SoundCard:
    """The default sound card, through PortAudio.

    After a failure the cards are looked for again, so that one plugged back in is heard. `backend`
    gives the `sounddevice` module. `cards` is what the system says of its cards: when that changes,
    they are looked for again, too.
    """

    def __init__(
        self,
        backend: Callable[[], Any] = _sounddevice,
        *,
        cards: Callable[[], str] = cards_of_linux,
    ) -> None:
        self._backend = backend
        self._cards = cards
        self._seen = cards()
        self._look_again = False

    def check(self) -> str:
        """The name of the card that would be used. Raises `SpeechFailed` when there is none."""
        seen = self._cards()
        if seen != self._seen:
            self._seen, self._look_again = seen, True
        device = self._ready()
        try:
            return str(device.query_devices(kind="output")["name"])
        except (ValueError, device.PortAudioError) as failed:
            self._look_again = True
            raise SpeechFailed("there is no sound card") from failed

    def play(self, wav: bytes, cut: threading.Event) -> None:
        """As `SoundOutput` says; silence comes within 100 ms of `cut`."""
        sound = _sound(wav)
        device = self._ready()
        player = _Player(sound, device)
        try:
            player.play(cut)
        except SpeechFailed:
            self._look_again = True
            raise
        except (ValueError, device.PortAudioError) as failed:
            self._look_again = True
            raise SpeechFailed("the sound card does not play") from failed

    def _ready(self) -> Any:
        try:
            device = self._backend()
            if self._look_again:
                # PortAudio lists the cards only when it starts.
                device._terminate()  # noqa: SLF001 - sounddevice has no public way
                device._initialize()  # noqa: SLF001
        except OSError as failed:
            raise SpeechFailed("PortAudio (libportaudio2) is not installed") from failed
        self._look_again = False
        return device


class _Player:
    """One sound on one stream. PortAudio's thread pulls the samples."""

    _LOOK_SECONDS = 0.02

    def __init__(self, sound: _Sound, device: Any) -> None:
        self._sound, self._device = sound, device
        self._position = 0
        self._finished = threading.Event()

    def play(self, cut: threading.Event) -> None:
        stream = self._device.RawOutputStream(
            samplerate=self._sound.rate,
            channels=self._sound.channels,
            dtype="int16",
            latency=_BUFFER_SECONDS,
            callback=self._pull,
            finished_callback=self._finished.set,
        )
        with stream:
            heard, moved = 0, time.monotonic()
            latest_end = moved + LONGEST_SECONDS + _STUCK_SECONDS
            while not self._finished.wait(self._LOOK_SECONDS):
                if cut.is_set():
                    stream.abort()
                    return
                if self._position != heard:
                    heard, moved = self._position, time.monotonic()
                if time.monotonic() > min(moved + _STUCK_SECONDS, latest_end):
                    stream.abort()
                    raise SpeechFailed("the sound card is stuck")
        if self._position < len(self._sound.samples):
            raise SpeechFailed("the sound card went away")

    def _pull(self, out: Any, frames: int, _time: Any, _status: Any) -> None:
        wanted = frames * self._sound.frame_bytes
        piece = self._sound.samples[self._position : self._position + wanted]
        self._position += len(piece)
        out[: len(piece)] = piece
        if len(piece) < wanted:
            out[len(piece) :] = bytes(wanted - len(piece))
            raise self._device.CallbackStop


class WavFolder:
    """One numbered WAV a sentence, at most `most` of them: the oldest go.

    With `real_time` a sentence also takes as long as it would be heard.
    """

    def __init__(self, folder: Path, *, most: int = 100, real_time: bool = False) -> None:
        self._folder, self._most, self._real_time = folder, most, real_time

    def play(self, wav: bytes, cut: threading.Event) -> None:
        """As `SoundOutput` says."""
        sound = _sound(wav)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            files = self._files()
            number = int(files[-1].stem) + 1 if files else 1
            (self._folder / f"{number:06d}.wav").write_bytes(wav)
            for old in files[: max(0, len(files) + 1 - self._most)]:
                old.unlink(missing_ok=True)
        except OSError as failed:
            raise SpeechFailed("the folder of sentences cannot be written") from failed
        if self._real_time:
            cut.wait(sound.seconds)

    def check(self) -> str:
        """As `SoundOutput` says."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as failed:
            raise SpeechFailed("the folder of sentences cannot be made") from failed
        if not os.access(self._folder, os.W_OK):
            raise SpeechFailed("the folder of sentences cannot be written")
        return str(self._folder)

    def _files(self) -> list[Path]:
        return sorted(
            (file for file in self._folder.glob("*.wav") if file.stem.isdigit()),
            key=lambda file: int(file.stem),
        )
