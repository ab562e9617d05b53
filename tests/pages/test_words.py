"""The catalogues: the same keys and values in every language, and words for every code."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk.errors import ErrorCode
from front_desk.messages import ServiceState
from front_desk.tickets import TicketState
from queue_server.desk.last_acts import UNDOABLE
from queue_server.web import pages
from queue_server.web.words import LANGUAGES, LOCALE, Catalogue, catalogue

WEB = LOCALE.parent
SOURCES = {
    path: path.read_text(encoding="utf-8")
    for folder in ("static", "templates")
    for path in sorted((WEB / folder).iterdir())
    if path.suffix in {".js", ".html"}
}
KEY = re.compile(r"""(?:text|t)\(\s*"([a-z_]+\.[a-z0-9_-]+)"\s*[,)]""")


def test_every_language_has_the_same_keys_and_placeholders() -> None:
    first, *others = (catalogue(language).placeholders() for language in LANGUAGES)
    for other in others:
        assert other == first


def test_no_words_are_missing_or_stray() -> None:
    for language in LANGUAGES:
        words = catalogue(language)
        for key in words.placeholders():
            assert words(key, **dict.fromkeys(words.placeholders()[key], "x")).strip()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_key_that_a_page_uses_is_there(path: Path) -> None:
    known = catalogue("vi").placeholders()
    assert [key for key in KEY.findall(SOURCES[path]) if key not in known] == []


def test_every_error_has_a_sentence_that_says_what_to_do() -> None:
    known = catalogue("vi").placeholders()
    assert [code for code in ErrorCode if f"error.{code}" not in known] == []


def test_every_reason_and_state_has_words() -> None:
    known = catalogue("vi").placeholders()
    reasons = {f"reason.{reason}" for reason in pages.GOOD_REASONS + pages.BAD_REASONS}
    states = {f"phone.state_{state}" for state in TicketState}
    assert reasons | states <= set(known)


def test_every_step_act_and_break_has_words() -> None:
    known = catalogue("vi").placeholders()
    steps = {f"{page}.step_{state}" for page in ("staff", "phone") for state in TicketState}
    acts = {kind.replace("ticket.", "staff.undo_") for kind in UNDOABLE}
    breaks = {f"staff.break.{reason}" for reason in pages.BREAK_REASONS}
    services = {f"staff.service_{state}" for state in ServiceState}
    assert steps | acts | breaks | services <= set(known)


def test_an_unknown_key_or_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        catalogue("vi")("common.nothing")
    with pytest.raises(ValueError, match="no pages in ko"):
        catalogue("ko")


@given(value=st.text())
def test_a_value_is_put_in_as_it_is(value: str) -> None:
    words = Catalogue("vi", {"a.b": "Số {number}."})
    assert words("a.b", number=value) == f"Số {value}."
