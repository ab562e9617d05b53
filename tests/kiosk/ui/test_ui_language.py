"""The translations: complete, current, and switched while running."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import PySide6
import pytest

from kiosk.ui.application import QML
from kiosk.ui.language import LANGUAGES, SOURCES, TranslationBroken, compiled

PLACEHOLDER = re.compile(r"%(?:n|\d)")
FORMS = {"vi": 1, "en": 2}


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
        for form in forms:
            assert form, source
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


def test_vietnamese_speaks_vietnamese() -> None:
    same = [
        source
        for _, source, translation in _messages(SOURCES / "vi.ts")
        if translation.text == source
    ]
    assert same == ["Language"]


def test_a_changed_source_is_compiled_anew(tmp_path: Path) -> None:
    sources, cache = tmp_path / "ts", tmp_path / "cache"
    shutil.copytree(SOURCES, sources)
    first = compiled("vi", cache, sources)
    made = first.stat().st_mtime_ns
    assert compiled("vi", cache, sources) == first
    assert first.stat().st_mtime_ns == made
    source = sources / "vi.ts"
    source.write_text(source.read_text().replace("Lấy số thường", "Lấy số như thường"))
    second = compiled("vi", cache, sources)
    assert second != first
    assert second.read_bytes() != first.read_bytes()


def test_a_broken_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vi.ts").write_text("<TS><context>")
    with pytest.raises(TranslationBroken, match=r"vi\.ts"):
        compiled("vi", tmp_path / "cache", tmp_path)
