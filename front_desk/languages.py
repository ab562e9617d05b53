"""The languages that people are served in, and which name to show when one is missing."""

from front_desk.messages import Labels

LANGUAGES = ("vi", "en", "fr", "zh", "ko", "ja", "ar")
"""By ISO 639-1, Vietnamese first; every word of the kiosk is there in each of them."""

RIGHT_TO_LEFT = frozenset({"ar"})
"""Languages whose lines begin at the right."""

_WIDELY_READ = "en"


def label(names: Labels, language: str) -> str:
    """The name in `language`, else in English, else in Vietnamese; empty without any."""
    return names.get(language) or names.get(_WIDELY_READ) or names.get("vi", "")
