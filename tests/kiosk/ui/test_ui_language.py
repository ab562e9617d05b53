"""The translations: complete, current, and switched while running."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import PySide6
import pytest

from front_desk.languages import LANGUAGES
from kiosk.ui.application import QML
from kiosk.ui.language import SOURCES, TranslationBroken, compiled

PLACEHOLDER = re.compile(r"%(?:n|\d)")
FORMS = {"vi": 1, "en": 2, "fr": 2, "zh": 1, "ko": 1, "ja": 1, "ar": 6}
WORDS_FOR_COUNTS = {"ar": 3}
"""The forms, the first so many, that say none, one and two in words."""

LONGEST_SENTENCE = 12
SPACED = ("en", "fr", "ar")
"""Languages that put spaces between words, and only there."""


def _messages(file: Path) -> list[tuple[str, str, ET.Element]]:
    """Context, source and translation of every message."""
    return [
        (context.findtext("name", ""), message.findtext("source", ""), translation)
        for context in ET.parse(file).getroot().iter("context")  # noqa: S314 - our own files
        for message in context.iter("message")
        for translation in message.iter("translation")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_unfinished_and_placeholders_match(language: str) -> None:
    messages = _messages(SOURCES / f"{language}.ts")
    assert len(messages) > 80
    for _, source, translation in messages:
        assert translation.get("type") is None, source
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        if "%n" in source:
            assert len(forms) == FORMS[language], source
        in_words = WORDS_FOR_COUNTS.get(language, 0) if "%n" in source else 0
        assert all(forms), source
        for form in filter(None, forms[in_words:]):
            assert Counter(PLACEHOLDER.findall(form)) == Counter(PLACEHOLDER.findall(source))


def test_no_text_of_the_screens_is_missing(tmp_path: Path) -> None:
    tool = Path(PySide6.__file__).parent / "lupdate"
    for language in LANGUAGES:
        fresh = tmp_path / f"{language}.ts"
        shutil.copy(SOURCES / fresh.name, fresh)
        subprocess.run(
            [tool, "-silent", "-locations", "none", QML, "-ts", fresh], check=True, timeout=60
        )
        before, after = _messages(SOURCES / fresh.name), _messages(fresh)
        assert [each[:2] for each in after] == [each[:2] for each in before]
        assert all(translation.get("type") is None for _, _, translation in after)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_nothing_is_left_in_english(language: str) -> None:
    same = [
        source
        for _, source, translation in _messages(SOURCES / f"{language}.ts")
        if translation.text == source
    ]
    assert same == (["Language"] if language == "vi" else [])


@pytest.mark.parametrize("language", SPACED)
def test_sentences_are_short(language: str) -> None:
    for _, _, translation in _messages(SOURCES / f"{language}.ts"):
        for sentence in re.split(r"[.?!؟:]", translation.text or ""):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_every_file_is_of_a_language() -> None:
    assert {file.stem for file in SOURCES.glob("*.ts")} == set(LANGUAGES)


def test_numbers_in_arabic_keep_their_order() -> None:
    for _, source, translation in _messages(SOURCES / "ar.ts"):
        words = translation.text or ""
        for named in re.findall(r"%1–%2|%1", words):
            isolated = f"\N{LEFT-TO-RIGHT ISOLATE}{named}\N{POP DIRECTIONAL ISOLATE}"
            assert isolated in words, source


def test_a_changed_source_is_compiled_anew(tmp_path: Path) -> None:
    sources, cache = tmp_path / "ts", tmp_path / "cache"
    shutil.copytree(SOURCES, sources)
    first = compiled("vi", cache, sources)
    [kept] = cache.iterdir()
    made = kept.stat().st_mtime_ns
    assert compiled("vi", cache, sources) == first
    assert kept.stat().st_mtime_ns == made
    source = sources / "vi.ts"
    source.write_text(source.read_text().replace("Lấy số thường", "Lấy số như thường"))
    second = compiled("vi", cache, sources)
    assert second != first
    assert compiled("vi", cache, sources) == second


def test_a_disk_that_keeps_nothing_costs_no_words(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.touch()
    made = compiled("vi", cache)
    cache.unlink()
    assert compiled("vi", cache) == made
    assert [file.suffix for file in cache.iterdir()] == [".qm"]


def test_a_broken_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vi.ts").write_text("<TS><context>")
    with pytest.raises(TranslationBroken, match=r"vi\.ts"):
        compiled("vi", tmp_path / "cache", tmp_path)
