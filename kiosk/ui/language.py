"""The screens' words in the person's language, switched while running."""

import hashlib
import subprocess
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtQml import QQmlEngine

from front_desk.languages import LANGUAGES

SOURCES = Path(__file__).parent / "i18n"
_COMPILE_SECONDS = 30.0


class TranslationBroken(Exception):
    """A translation could not be compiled or loaded; the message says which."""


def compiled(language: str, cache: Path, sources: Path = SOURCES) -> Path:
    """The compiled translation in the folder `cache`, made by lrelease when there is none yet.

    The file's name holds a digest of its source, so that a stale one is never taken.
    """
    source = sources / f"{language}.ts"
    digest = hashlib.sha256(source.read_bytes() + PySide6.__version__.encode()).hexdigest()[:16]
    target = cache / f"{language}-{digest}.qm"
    if target.is_file():
        return target
    cache.mkdir(parents=True, exist_ok=True)
    making = target.with_suffix(".new")
    tool = Path(PySide6.__file__).parent / "lrelease"
    done = subprocess.run(
        [tool, "-silent", source, "-qm", making],
        check=False,
        capture_output=True,
        text=True,
        timeout=_COMPILE_SECONDS,
    )
    if done.returncode != 0:
        raise TranslationBroken(f"lrelease refused {source.name}: {done.stderr.strip()}")
    making.replace(target)
    return target


class Words:
    """The translations of one engine's texts."""

    def __init__(self, engine: QQmlEngine, cache: Path) -> None:
        """Compile what is stale. Raises `TranslationBroken`."""
        self._engine = engine
        self._now: str | None = None
        self._translators = {language: _loaded(language, cache) for language in LANGUAGES}

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


def _loaded(language: str, cache: Path) -> QTranslator:
    translator = QTranslator()
    if not translator.load(str(compiled(language, cache))):
        raise TranslationBroken(f"the translation {language} cannot be loaded")
    return translator
