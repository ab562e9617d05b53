"""The child's answers, line by line, without the child."""

import json
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from speech.engine import TRIES, EngineError, Voice, answer


class SilentVoice(Voice):
    """A voice that makes what the test says, without espeak-ng."""

    def __init__(self, problem: Exception | None = None) -> None:
        self.problem = problem
        self.asked: list[dict[str, Any]] = []

    def make(self, text: str, voice: str, words_a_minute: int, volume: float, path: Path) -> None:
        self.asked.append(
            {
                "text": text,
                "voice": voice,
                "words_a_minute": words_a_minute,
                "volume": volume,
                "path": path,
            }
        )
        if self.problem is not None:
            raise self.problem


def line(path: Path) -> str:
    item = {"id": 7, "text": "Xin chào", "voice": "aav/vi", "words_a_minute": 150, "volume": 1.0}
    return json.dumps(item | {"path": str(path)})


def test_a_made_sentence_is_answered_by_its_number(tmp_path: Path) -> None:
    voice = SilentVoice()
    assert answer(line(tmp_path / "a.wav"), lambda: voice) == {"id": 7}
    wanted = {"text": "Xin chào", "voice": "aav/vi", "words_a_minute": 150, "volume": 1.0}
    assert voice.asked == [wanted | {"path": tmp_path / "a.wav"}]


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (EngineError("voice_missing", "no voice"), "voice_missing"),
        (EngineError("engine_failed", "no sound"), "engine_failed"),
        (OSError("disk full"), "engine_failed"),
        (RuntimeError("espeak"), "engine_failed"),
    ],
)
def test_a_failure_is_answered_and_not_fatal(tmp_path: Path, problem: Exception, code: str) -> None:
    answered = answer(line(tmp_path / "a.wav"), lambda: SilentVoice(problem))
    assert (answered["id"], answered["error"]) == (7, code)


def test_an_engine_that_does_not_start_is_answered(tmp_path: Path) -> None:
    def missing() -> Voice:
        raise EngineError("engine_failed", "espeak-ng does not start")

    assert answer(line(tmp_path / "a.wav"), missing)["error"] == "engine_failed"


def test_an_old_file_never_passes_for_the_new_sentence(tmp_path: Path) -> None:
    old = tmp_path / "old.wav"
    old.write_bytes(b"\0" * 100)
    voice = SilentVoice()
    voice._known = {"aav/vi"}
    with pytest.raises(EngineError, match="there already"):
        Voice.make(voice, "Xin chào", "aav/vi", 150, 1.0, old)


class Cancelling:
    """Stands in for pyttsx3's engine: the first sentences are cancelled, as under load."""

    def __init__(self, *, cancelled: int, left: bytes) -> None:
        self.cancelled = cancelled
        self.left = left
        self.begun = 0

    def setProperty(self, name: str, value: object) -> None: ...  # noqa: N802  (pyttsx3 names)

    def save_to_file(self, text: str, path: str) -> None:
        self.begun += 1
        self.path = Path(path)

    def runAndWait(self) -> None:  # noqa: N802
        whole = self.begun > self.cancelled
        self.path.write_bytes(bytes(100) if whole else self.left)
        self.voice._note_end(completed=whole)

    def into(self) -> Voice:
        voice = Voice.__new__(Voice)
        voice.__dict__.update(
            _engine=self, _known={"aav/vi"}, _finished=Event(), _wait_until_idle=lambda: None
        )
        self.voice = voice
        return voice


@pytest.mark.parametrize("left", [b"", bytes(44), bytes(60)])
def test_a_sentence_that_was_cancelled_is_begun_again(tmp_path: Path, left: bytes) -> None:
    engine = Cancelling(cancelled=2, left=left)
    engine.into().make("Xin chào", "aav/vi", 150, 1.0, tmp_path / "a.wav")
    assert engine.begun == 3
    assert (tmp_path / "a.wav").stat().st_size == 100


def test_an_engine_that_always_cancels_is_given_up(tmp_path: Path) -> None:
    engine = Cancelling(cancelled=99, left=b"")
    with pytest.raises(EngineError, match="no sound"):
        engine.into().make("Xin chào", "aav/vi", 150, 1.0, tmp_path / "a.wav")
    assert engine.begun == TRIES
