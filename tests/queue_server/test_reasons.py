"""Why somebody is next, in words."""

import pytest

from queue_server.reasons import Reason, ReasonKind, words

VI, EN = {"old": "người cao tuổi"}, {"old": "aged 75 and over"}


@pytest.mark.parametrize(
    ("reason", "vi", "en"),
    [
        (
            Reason(ReasonKind.PRIORITY, 12, "old"),
            "ưu tiên người cao tuổi, chờ 12 phút",
            "priority: aged 75 and over, waited 12 min",
        ),
        (
            Reason(ReasonKind.TURN, 7),
            "đến lượt theo thứ tự, chờ 7 phút",
            "next in order, waited 7 min",
        ),
        (
            Reason(ReasonKind.AFTER_PRIORITY, 30, went_first=3),
            "đến lượt theo thứ tự sau 3 lượt ưu tiên, chờ 30 phút",
            "next in order after 3 with priority, waited 30 min",
        ),
    ],
)
def test_reasons_in_both_languages(reason: Reason, vi: str, en: str) -> None:
    assert words(reason, VI) == vi
    assert words(reason, EN, "en") == en


def test_a_class_that_was_removed_is_called_by_its_code() -> None:
    assert words(Reason(ReasonKind.PRIORITY, 1, "gone"), VI) == "ưu tiên gone, chờ 1 phút"


def test_another_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        words(Reason(ReasonKind.TURN, 1), VI, "fr")
