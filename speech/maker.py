"""Sentences to sound: the parent's side of `speech.engine`."""

import io
import json
import selectors
import subprocess
import sys
import tempfile
import time
import wave
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from speech.writing import PINYIN_VOICE

SAMPLE_RATE = 22050
"""Samples a second of every WAV here; mono, 16 bits."""

VOICES: dict[str, str] = {
    "vi": "aav/vi",
    "en": "gmw/en-us",
    "fr": "roa/fr",
    "zh": PINYIN_VOICE,
    "ko": "ko",
    "ja": "jpx/ja",
}
"""The voice of each language, by espeak-ng's identifiers."""

LONGEST_TEXT = 1000
"""Characters; a longer text is not one sentence to speak."""

Key = tuple[str, str]


class SpeechUnavailable(Exception):
    """No voice can be made now. `detail` is for logs and holds nothing of the text."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class VoiceMissing(SpeechUnavailable):
    """espeak-ng is there, but not this voice."""


class _Cache:
    """Made sentences by text and language, the least lately used dropped first."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._size = 0
        self._wavs: OrderedDict[Key, bytes] = OrderedDict()

    def get(self, key: Key) -> bytes | None:
        wav = self._wavs.get(key)
        if wav is not None:
            self._wavs.move_to_end(key)
        return wav

    def put(self, key: Key, wav: bytes) -> None:
        self._wavs[key] = wav
        self._size += len(wav)
        while self._size > self._limit:
            _, dropped = self._wavs.popitem(last=False)
            self._size -= len(dropped)


class _Child:
    """A running engine process. Not for two threads at once."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "speech.engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is for the parent to handle
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def running(self) -> bool:
        return self._process.poll() is None

    def ask(self, item: dict[str, Any], timeout: float) -> dict[str, Any]:
        """Hand in one item and wait for its answer. Raises `SpeechUnavailable`."""
        stdin = self._process.stdin
        if stdin is None:
            raise SpeechUnavailable("the speech process has no input")
        try:
            stdin.write(json.dumps(item).encode() + b"\n")
            stdin.flush()
        except OSError as error:
            raise SpeechUnavailable("the speech process ended") from error
        answer: dict[str, Any] = json.loads(self._line(time.monotonic() + timeout))
        if answer["id"] != item["id"]:
            raise SpeechUnavailable("the speech process answered something else")
        return answer

    def _line(self, deadline: float) -> bytes:
        stdout = self._process.stdout
        if stdout is None:
            raise SpeechUnavailable("the speech process has no output")
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise SpeechUnavailable("the speech process does not answer")
        # One short line is written at once: when its start is there, so is its end.
        line = stdout.readline()
        if not line:
            raise SpeechUnavailable("the speech process ended")
        return line

    def kill(self) -> None:
        """End it, even when it is stopped or hung, and wait until it is gone."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # what it did not read is of no use now
        self._process.wait()


class SpeechMaker:
    """Makes WAVs of sentences, from any thread, one at a time.

    `timeout_seconds` is for one sentence; an engine that takes longer is killed, and the next
    sentence gets a fresh one. Close it (or use `with`) to end the child process.
    """

    def __init__(
        self,
        *,
        words_a_minute: int = 150,
        volume: float = 1.0,
        timeout_seconds: float = 10.0,
        cache_bytes: int = 16_000_000,
    ) -> None:
        self._words_a_minute = words_a_minute
        self._volume = volume
        self._timeout = timeout_seconds
        self._cache = _Cache(cache_bytes)
        self._lock = Lock()
        self._child: _Child | None = None
        self._count = 0
        self._closed = False
        self._folder = tempfile.TemporaryDirectory(prefix="motcua-speech-")

    def make(self, text: str, language: str) -> bytes:
        """`text` as a WAV (mono, 16 bits, 22,050 Hz). `language` is a key of `VOICES`.

        Raises `VoiceMissing`, `SpeechUnavailable`, or `ValueError` for a text without a letter
        or digit, or longer than `LONGEST_TEXT`.
        """
        if not any(character.isalnum() for character in text):
            raise ValueError("there is nothing to say")
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"more than {LONGEST_TEXT} characters")
        with self._lock:
            if self._closed:
                raise SpeechUnavailable("the voice is closed")
            wav = self._cache.get((text, language))
            if wav is None:
                wav = self._made(text, language)
                self._cache.put((text, language), wav)
            return wav

    @property
    def child_pid(self) -> int | None:
        """The engine's process number while it runs."""
        child = self._child
        return child.pid if child is not None and child.running() else None

    def _made(self, text: str, language: str) -> bytes:
        voice = VOICES.get(language)
        if voice is None:
            raise VoiceMissing(f"no voice for the language {language}")
        if self._child is None or not self._child.running():
            self._drop_child()
            self._child = _Child()
        self._count += 1
        path = Path(self._folder.name) / f"{self._count}.wav"
        item = {
            "id": self._count,
            "text": text,
            "voice": voice,
            "words_a_minute": self._words_a_minute,
            "volume": self._volume,
            "path": str(path),
        }
        try:
            answer = self._child.ask(item, self._timeout)
        except SpeechUnavailable:
            self._drop_child()
            path.unlink(missing_ok=True)
            raise
        if answer.get("error") == "voice_missing":
            raise VoiceMissing(str(answer["detail"]))
        if "error" in answer:
            self._drop_child()
            raise SpeechUnavailable(str(answer["detail"]))
        wav = path.read_bytes()
        path.unlink()
        return checked(wav)

    def _drop_child(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None

    def close(self) -> None:
        """End the child process. Safe to call twice."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._drop_child()
            self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def checked(wav: bytes) -> bytes:
    """`wav` itself if it is mono, 16 bits, 22,050 Hz; raises `SpeechUnavailable` otherwise."""
    try:
        with wave.open(io.BytesIO(wav)) as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
    except (wave.Error, EOFError) as error:
        raise SpeechUnavailable("the engine wrote no WAV") from error
    if form != (1, 2, SAMPLE_RATE):
        raise SpeechUnavailable(f"the engine wrote another form of sound: {form}")
    return wav
