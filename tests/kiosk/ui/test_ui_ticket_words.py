"""What the ticket screen says of the place in line: the same as the paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from front_desk.messages import TicketView
from kiosk.printed_words import printed_ticket
from kiosk.visit import Paper, Screen, Visit
from motcua.screens import Scene, Studio, sample_office, sample_ticket, studio
from motcua.sizes import SIZES
from tests.kiosk.ui.finger import visible_items

pytestmark = pytest.mark.qt

NEXT = {"vi": "Quý vị là người tiếp theo", "en": "You are next", "zh": "下一位就是您"}
NOBODY = {
    "vi": "Không ai chờ trước quý vị",
    "en": "Nobody waits ahead of you",
    "zh": "您前面无人等候",
}
SOON = {"vi": "Sắp đến lượt quý vị", "en": "Nearly your turn", "zh": "即将轮到您"}
MINUTES = {
    "vi": "Chờ khoảng 10–15 phút",
    "en": "Wait: about 10–15 minutes",
    "zh": "大约等候 10–15 分钟",
}


@pytest.fixture(scope="module")
def room(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio that complains of nothing."""
    complaints: list[str] = []
    cache: Path = tmp_path_factory.mktemp("words")
    with studio(SIZES[0], cache, complaints.append) as made:
        yield made
    assert complaints == []


def said(room: Studio, ticket: TicketView, language: str) -> tuple[str, str]:
    """What the screen says of the people ahead and of the wait."""
    visit = Visit(screen=Screen.TICKET, ticket=ticket, paper=Paper.PRINTED)
    room.pose(Scene("ticket", visit, sample_office(), essential=False), language)
    items: dict[str, QQuickItem] = {
        item.objectName(): item for item in visible_items(room.kiosk.window)
    }
    return str(items["ahead"].property("text")), str(items["wait"].property("text"))


@pytest.mark.parametrize("language", NEXT)
def test_next_is_only_who_is_called_soon(room: Studio, language: str) -> None:
    short = {"wait_low_minutes": 1, "wait_high_minutes": 4, "turn_soon": True}
    assert said(room, sample_ticket(people_ahead=0, **short), language) == (
        NEXT[language], SOON[language],
    )  # fmt: skip
    ahead, wait = said(room, sample_ticket(people_ahead=2, **short), language)
    assert "2" in ahead
    assert wait == SOON[language]
    alone = sample_ticket(people_ahead=0)
    assert said(room, alone, language) == (NOBODY[language], MINUTES[language])


@pytest.mark.parametrize("language", NEXT)
def test_the_paper_says_the_same_of_nobody_ahead(language: str) -> None:
    paper = printed_ticket(
        sample_ticket(people_ahead=0), {"vi": "Phường Mẫu"}, language, reprint=False
    )
    wait = paper.wait.replace("\N{NO-BREAK SPACE}", " ")
    assert (paper.people_ahead, wait) == (NOBODY[language], MINUTES[language])
