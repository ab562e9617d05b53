"""The screens' words in the person's language, switched while running."""

import hashlib
import os
import subprocess
from contextlib import suppress
from pathlib import Path

import PySide6
import structlog
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtQml import QQmlEngine

from front_desk.languages import LANGUAGES

log = structlog.get_logger(__name__)

SOURCES = Path(__file__).parent / "i18n"
_COMPILE_SECONDS = 30.0


class TranslationBroken(Exception):
    """A translation could not be compiled or loaded; the message says which."""


def compiled(language: str, cache: Path, sources: Path = SOURCES) -> bytes:
    """The compiled translation: out of the folder `cache`, or made by lrelease and kept there.

    The file's name holds a digest of its source, so that a stale one is never taken. Where nothing
    can be kept it is made each time. Raises `TranslationBroken`.
    """
    source = sources / f"{language}.ts"
    digest = hashlib.sha256(source.read_bytes() + PySide6.__version__.encode()).hexdigest()[:16]
    target = cache / f"{language}-{digest}.qm"
    if target.is_file():
        return target.read_bytes()
    made = _made(source)
    making = target.with_suffix(".new")
    try:
        cache.mkdir(parents=True, exist_ok=True)
        making.write_bytes(made)
        making.replace(target)
    except OSError as error:
        log.warning("translation_not_kept", error=error.strerror)
        with suppress(OSError):
            making.unlink(missing_ok=True)
    return made


def _made(source: Path) -> bytes:
    """What lrelease makes of a source, in memory: a disk that is full takes half a file at most."""
    tool = Path(PySide6.__file__).parent / "lrelease"
    memory = os.memfd_create(source.stem)
    with os.fdopen(memory, "rb") as file:
        done = subprocess.run(
            [tool, "-silent", source, "-qm", f"/proc/self/fd/{memory}"],
            check=False,
            capture_output=True,
            text=True,
            timeout=_COMPILE_SECONDS,
            pass_fds=[memory],
        )
        if done.returncode != 0:
            raise TranslationBroken(f"lrelease refused {source.name}: {done.stderr.strip()}")
        return file.read()


class Words:
    """The translations of one engine's texts."""

    def __init__(self, engine: QQmlEngine, cache: Path) -> None:
        """Compile what is stale. Raises `TranslationBroken`."""
        self._engine = engine
        self._now: str | None = None
        # Qt reads in these for as long as they are in use.
        self._compiled = {language: compiled(language, cache) for language in LANGUAGES}
        self._translators = {one: _loaded(one, self._compiled[one]) for one in LANGUAGES}

    def speak(self, language: str) -> None:
        """Show every text in `language` from now on."""
        if language == self._now:
            return
        if self._now is not None:
            QCoreApplication.removeTranslator(self._translators[self._now])
        QCoreApplication.installTranslator(self._translators[language])
        self._now = language
        self._engine.retranslate()

    def close(self) -> None:
        """Take the translation out of the application."""
        if self._now is not None:
            QCoreApplication.removeTranslator(self._translators[self._now])
            self._now = None


def _loaded(language: str, made: bytes) -> QTranslator:
    translator = QTranslator()
    if not translator.load(made):
        raise TranslationBroken(f"the translation {language} cannot be loaded")
    return translator
