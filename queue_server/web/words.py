"""The words on the pages, Vietnamese first: one catalogue a language, the same keys in each."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("vi", "en")
"""Languages of the pages; the first is what people get who chose nothing."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Catalogue:
    """The words of one language."""

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        self.language = language
        self._words = MappingProxyType(dict(words))

    def __call__(self, key: str, **values: object) -> str:
        """The words of `key` with `{name}` filled in. Raises `KeyError` for an unknown key."""
        return _PLACEHOLDER.sub(lambda match: str(values[match[1]]), self._words[key])

    def part(self, *prefixes: str) -> dict[str, str]:
        """The words whose keys begin with one of these subjects, for a page's scripts."""
        return {
            key: words for key, words in self._words.items() if key.split(".", 1)[0] in prefixes
        }

    def placeholders(self) -> dict[str, frozenset[str]]:
        """Which values each key takes."""
        return {key: frozenset(_PLACEHOLDER.findall(words)) for key, words in self._words.items()}


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of one of `LANGUAGES`, read once."""
    if language not in LANGUAGES:
        raise ValueError(f"no pages in {language}")
    path = LOCALE / f"{language}.json"
    return Catalogue(language, json.loads(path.read_text(encoding="utf-8")))
