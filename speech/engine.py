"""The child process that makes voices: `python -m speech.engine`.

espeak-ng runs in this process only: it is GPL, it has hung when two threads shared it, and pyttsx3
mixes up items that are queued together. So one thread takes one item at a time, from start to file.

One JSON line in: `{"id": 1, "text": …, "voice": "aav/vi", "words_a_minute": 150, "volume": 1.0,
"path": "/…/1.wav"}`. One JSON line out: `{"id": 1}` once the file at `path` holds the sentence, or
`{"id": 1, "error": "voice_missing" | "engine_failed", "detail": …}`. It ends when its input ends.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any, Literal, TextIO

from speech.writing import written_for

WAV_HEADER_BYTES = 44
"""A file of this size holds no sample."""

LONGEST_SECONDS = 30.0
"""A sentence that takes longer will never end; the parent's own time-out is shorter."""

TRIES = 5
"""How often a sentence is begun at most; pyttsx3 sometimes cancels what it has just begun."""

EngineErrorCode = Literal["voice_missing", "engine_failed"]


class EngineError(Exception):
    """A sentence was not made."""

    def __init__(self, code: EngineErrorCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class Voice:
    """pyttsx3's engine, one item at a time. Raises `EngineError`."""

    def __init__(self) -> None:
        try:
            import pyttsx3  # here, because importing it loads espeak-ng
            from pyttsx3.drivers import _espeak

            self._wait_until_idle: Callable[[], object] = _espeak.Synchronize
            self._engine: Any = pyttsx3.init("espeak")
        except (ImportError, OSError, RuntimeError) as error:
            raise EngineError("engine_failed", f"espeak-ng does not start: {error}") from error
        self._finished = Event()
        self._cancelled = False
        self._engine.connect("finished-utterance", self._note_end)
        # Until its first loop pyttsx3 only queues; after an empty one everything is done at once.
        self._engine.runAndWait()
        self._known = {voice.id for voice in self._engine.getProperty("voices")}

    def make(self, text: str, voice: str, words_a_minute: int, volume: float, path: Path) -> None:
        """Write `text` as a WAV file at `path`, which must not exist yet."""
        if voice not in self._known:  # pyttsx3 would go on with the last voice
            raise EngineError("voice_missing", f"espeak-ng has no voice {voice}")
        if path.exists():  # or an old sentence could pass for this one
            raise EngineError("engine_failed", "the file to write is there already")
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", words_a_minute)
        self._engine.setProperty("volume", volume)
        readable = written_for(voice, text)
        for _ in range(TRIES):
            if self._whole(readable, path):
                return
            path.unlink(missing_ok=True)
        raise EngineError("engine_failed", "espeak-ng made no sound")

    def _whole(self, text: str, path: Path) -> bool:
        """Write the file; False when the sentence was cancelled on its way.

        pyttsx3 cancels whatever espeak-ng still does when a loop begins. espeak-ng can say that it
        is idle a moment before it takes up a setting that was queued, so waiting is not enough: the
        sentence that follows is then cancelled too, with nothing or only its beginning in the file.
        """
        self._wait_until_idle()
        self._cancelled = False
        self._finished.clear()
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        # espeak-ng works in a thread of its own, and runAndWait returns 10 ms later, done or not.
        if not self._finished.wait(LONGEST_SECONDS):
            raise EngineError("engine_failed", "espeak-ng does not come to an end")
        # A late word of this item's end would be taken for the end of the next one.
        self._wait_until_idle()
        if self._cancelled:
            return False
        return path.exists() and path.stat().st_size > WAV_HEADER_BYTES

    def _note_end(self, *, completed: bool, **_about: object) -> None:
        if not completed:
            self._cancelled = True
        self._finished.set()


def answer(line: str, voice: Callable[[], Voice]) -> dict[str, Any]:
    """The answer to one line of input."""
    item = json.loads(line)
    number = item.pop("id")
    try:
        voice().make(**(item | {"path": Path(item["path"])}))
    except EngineError as error:
        return {"id": number, "error": error.code, "detail": error.detail}
    except (OSError, RuntimeError, ValueError) as error:
        return {"id": number, "error": "engine_failed", "detail": type(error).__name__}
    return {"id": number}


def private_output() -> TextIO:
    """The answer pipe, which nothing else can write to: pyttsx3 prints to standard output."""
    own = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(own, "w", buffering=1, encoding="utf-8")


def main() -> None:
    """Answer line by line until the input ends."""
    output = private_output()
    made: list[Voice] = []

    def voice() -> Voice:
        if not made:
            made.append(Voice())
        return made[0]

    for line in sys.stdin:
        output.write(json.dumps(answer(line, voice)) + "\n")


if __name__ == "__main__":
    main()
