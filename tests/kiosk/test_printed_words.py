"""What the paper says of the place in line."""

import pytest

from front_desk.languages import LANGUAGES
from front_desk.messages import Labels, TicketView
from kiosk.printed_words import printed_ticket
from tests.kiosk.made_up import own_ticket, ticket

OFFICE: Labels = {"vi": "Phường Mẫu", "en": "Sample Ward"}


def told(shown: TicketView, language: str = "vi") -> tuple[str, str]:
    """What is printed of the people ahead and of the wait."""
    paper = printed_ticket(shown, OFFICE, language, reprint=False)
    return _plain(paper.people_ahead), _plain(paper.wait)


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


FURTHER = {
    "fr": ("Avant vous : 4", "Attente : environ 10–18 minutes"),
    "zh": ("您前面：4 人", "大约等候 10–18 分钟"),
    "ko": ("앞에 4명", "대기 시간: 약 10–18분"),
    "ja": ("前に 4 人", "待ち時間：約 10–18 分"),
    "ar": ("عدد من قبلكم: 4", "الانتظار: نحو \u206610–18\u2069 دقيقة"),
}


@pytest.mark.parametrize("language", FURTHER)
def test_further_languages(language: str) -> None:
    assert told(ticket(), language) == FURTHER[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_says_everything_in_each_language(language: str) -> None:
    vietnamese = printed_ticket(ticket(), OFFICE, "vi", reprint=True)
    paper = printed_ticket(ticket(), OFFICE, language, reprint=True)
    assert paper.language == language
    assert (paper.number, paper.follow_url) == (vietnamese.number, vietnamese.follow_url)
    said = (paper.people_ahead, paper.wait, paper.prepare, paper.reprint, paper.issued)
    assert all(said)
    if language != "vi":
        assert paper.office == "Sample Ward"
        assert not set(said[:4]) & {
            vietnamese.people_ahead, vietnamese.wait, vietnamese.prepare, vietnamese.reprint
        }  # fmt: skip


def test_people_ahead_and_a_range() -> None:
    assert told(ticket()) == ("Trước quý vị: 4 người", "Chờ khoảng 10–18 phút")
    assert told(ticket(), "en") == ("Ahead of you: 4", "Wait: about 10–18 minutes")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ("Trước quý vị: 2 người", "Sắp đến lượt")),
        ("en", ("Ahead of you: 2", "Nearly your turn")),
    ],
)
def test_a_short_wait_is_nearly_ones_turn(language: str, words: tuple[str, str]) -> None:
    soon = ticket(people_ahead=2, wait_low_minutes=1, wait_high_minutes=4, turn_soon=True)
    assert told(soon, language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ("Quý vị là người tiếp theo", "Sắp đến lượt")),
        ("en", ("You are next", "Nearly your turn")),
    ],
)
@pytest.mark.parametrize("minutes", [(0, 0), (1, 4)])
def test_next_stands_beside_no_minutes(
    language: str, words: tuple[str, str], minutes: tuple[int, int]
) -> None:
    low, high = minutes
    first = ticket(people_ahead=0, wait_low_minutes=low, wait_high_minutes=high, turn_soon=True)
    assert told(first, language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ("Không ai chờ trước quý vị", "Chờ khoảng 10–18 phút")),
        ("en", ("Nobody waits ahead of you", "Wait: about 10–18 minutes")),
    ],
)
def test_nobody_ahead_and_yet_a_wait(language: str, words: tuple[str, str]) -> None:
    assert told(ticket(people_ahead=0), language) == words


def test_a_number_of_the_kiosks_own_says_that_nobody_knows() -> None:
    assert told(own_ticket()) == ("", "Hiện chưa biết thời gian chờ")


def test_a_figure_stays_with_its_unit() -> None:
    paper = printed_ticket(ticket(), OFFICE, "vi", reprint=False)
    assert "4\N{NO-BREAK SPACE}người" in paper.people_ahead
    assert "18\N{NO-BREAK SPACE}phút" in paper.wait
