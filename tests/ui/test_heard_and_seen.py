"""Whatever the kiosk says stands on its screen at that moment, for those who do not hear."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from front_desk.errors import ErrorCode
from front_desk.spoken import spoken_number
from front_desk.tickets import TicketState
from kiosk import events as ev
from kiosk.devices.simulated_registry import sample_dossiers
from kiosk.effects import Say
from kiosk.flow import step
from kiosk.ports import Guidance, Sight, SightKind
from kiosk.spoken_lines import spoken_line
from kiosk.spoken_words import SENTENCES, Line
from kiosk.ui.reading import entries
from kiosk.visit import Aids, Hint, Office, Paper, Screen, Visit
from motcua.sample_offices import with_many_services
from motcua.screens import Scene, Studio, sample_office, sample_ticket, studio
from motcua.sizes import SIZES
from queue_server.seed import COUNTERS

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = pytest.mark.qt

OFFICE = sample_office()
TICKET = sample_ticket()
CALLED = sample_ticket(state=TicketState.CALLED, counter_names=COUNTERS[2].names)
GROUPED = with_many_services(OFFICE)
PAGED = with_many_services(OFFICE, grouped=False)


def _at(screen: Screen, **visit: object) -> Visit:
    return replace(Visit(screen=screen), **visit)  # type: ignore[arg-type]


def _seen(kind: SightKind) -> ev.CodeSeen:
    return ev.CodeSeen(0, Sight(kind))


_SCAN = _at(Screen.SCAN_CARD)
_ISSUING = _at(Screen.ISSUING, service="ho-tich")
_TICKET = _at(Screen.FIND_TICKET, hint=Hint.SEARCHING)
_DOSSIER = _at(Screen.FIND_DOSSIER, hint=Hint.SEARCHING, sought="H")

Moment = tuple[Visit, ev.Event, tuple[str, ...]]


def _found(which: int, *words: str) -> Moment:
    """The sample dossier with this number in its code is found."""
    dossier = sample_dossiers(OFFICE.today)[which - 1]
    return replace(_DOSSIER, sought=dossier.code), ev.DossierFound(0, dossier), words


MOMENTS: dict[Line, Moment] = {
    Line.GREETING: (_at(Screen.WELCOME), ev.SomebodyCame(), ("xin chào quý vị", "mời quý vị chạm")),
    Line.CHOOSE_SERVICE: (_at(Screen.WELCOME), ev.NumberWanted(), ("việc",)),
    Line.CARD_CONSENT: (_at(Screen.WELCOME), ev.CardWanted(), ("cho máy đọc thẻ căn cước",)),
    Line.SHOW_CARD: (_at(Screen.CHOOSE_WAY), ev.CardAgreed(), ("thẻ",)),
    Line.CONFIRM_PRIORITY: (
        _at(Screen.SERVICES, priority_wanted=True),
        ev.ServiceChosen("ho-tich"),
        ("quý vị có thuộc diện ưu tiên không",),
    ),
    Line.YOUR_NUMBER: (_ISSUING, ev.TicketIssued(0, TICKET), ("số của quý vị",)),
    Line.PAPER_FAILED: (
        _at(Screen.TICKET, ticket=TICKET, paper=Paper.PRINTING),
        ev.PrintFailed(0, Paper.OUT_OF_PAPER),
        ("số của quý vị vẫn có hiệu lực",),
    ),
    Line.FIND_TICKET: (_at(Screen.WELCOME), ev.TicketWanted(), ("phiếu", "bấm số")),
    Line.HOW_WAS_IT: (
        _TICKET,
        ev.TicketFound(0, sample_ticket(state=TicketState.FINISHED), by_code=True),
        ("hài lòng", "chạm một lần"),
    ),
    Line.THANKS: (
        _at(Screen.RATE, ticket=TICKET, hint=Hint.SEARCHING),
        ev.RatingTaken(0),
        ("xin cảm ơn quý vị",),
    ),
    Line.HELP_COMING: (_at(Screen.WELCOME), ev.HelpWanted(), ("báo cán bộ",)),
    Line.TROUBLE: (_ISSUING, ev.ServerSilent(0), ("máy chưa lấy được số", "bàn hướng dẫn")),
    Line.ALREADY_WAITING: (
        _ISSUING,
        ev.IssueRefused(0, ErrorCode.ALREADY_WAITING),
        ("quý vị đang có số cho việc này", "số đó vẫn có hiệu lực"),
    ),
    Line.PERSON_LIMIT: (
        _ISSUING,
        ev.IssueRefused(0, ErrorCode.PERSON_LIMIT),
        ("quý vị đã lấy đủ số trong hôm nay", "cán bộ", "cần thêm"),
    ),
    Line.YOUR_TURN: (
        _TICKET, ev.TicketFound(0, CALLED, by_code=True), ("đã đến lượt quý vị", "quầy"),
    ),
    Line.STILL_THERE: (
        _at(Screen.SERVICES), ev.SilenceNoticed(), ("quý vị còn ở đây không",),
    ),
    Line.CODE_IS_VNEID: (_SCAN, _seen(SightKind.VNEID), ("vneid", "thẻ căn cước")),
    Line.CODE_IS_INSURANCE: (
        _SCAN, _seen(SightKind.HEALTH_INSURANCE), ("thẻ bảo hiểm y tế", "thẻ căn cước"),
    ),
    Line.CODE_IS_ADDRESS: (_SCAN, _seen(SightKind.ADDRESS), ("trang mạng", "thẻ căn cước")),
    Line.CODE_IS_UNKNOWN: (
        _SCAN, _seen(SightKind.UNKNOWN), ("đây không phải mã", "đưa mã trên thẻ"),
    ),
    Line.CODE_IS_DAMAGED: (_SCAN, _seen(SightKind.DAMAGED_CARD), ("không đọc được mã",)),
    Line.CODE_IS_TICKET: (_SCAN, _seen(SightKind.TICKET), ("phiếu số", "thẻ căn cước")),
    Line.CODE_IS_DOSSIER: (_SCAN, _seen(SightKind.DOSSIER), ("giấy hẹn", "thẻ căn cước")),
    Line.CLOSER: (_SCAN, ev.GuidanceChanged(0, Guidance.CLOSER), ("gần",)),
    Line.FARTHER: (_SCAN, ev.GuidanceChanged(0, Guidance.FARTHER), ("ra xa",)),
    Line.TOO_DARK: (_SCAN, ev.GuidanceChanged(0, Guidance.TOO_DARK), ("tối", "sáng")),
    Line.GLARE: (_SCAN, ev.GuidanceChanged(0, Guidance.GLARE), ("lóa", "nghiêng")),
    Line.TURN_OVER: (_SCAN, ev.GuidanceChanged(0, Guidance.TURN_OVER), ("mã", "lật")),
    Line.FIND_DOSSIER: (_at(Screen.WELCOME), ev.DossierWanted(), ("giấy hẹn", "gõ mã")),
    Line.DOSSIER_UNKNOWN: (
        _DOSSIER, ev.DossierNotFound(0, "H"), ("không", "hồ sơ", "xem lại"),
    ),
    Line.REGISTRY_SILENT: (
        _DOSSIER, ev.RegistrySilent(0, "H"), ("máy chưa tra được hồ sơ", "thử lại"),
    ),
    Line.HANDOVER: (_at(Screen.WELCOME), ev.HandoverWanted(), ("chọn", "trên điện thoại")),
    Line.SCAN_WITH_PHONE: (
        _at(Screen.HANDOVER), ev.PlaceChosen("national-portal"), ("điện thoại", "mã"),
    ),
    Line.CHOOSE_IN_GROUP: (_at(Screen.SERVICES), ev.GroupChosen("giay-to"), ()),
    Line.PAGE: (_at(Screen.SERVICES), ev.PageTurned(forward=True), ("trang",)),
    Line.DOSSIER_RECEIVED: _found(1, "tiếp nhận", "quý vị chưa cần làm gì"),
    Line.DOSSIER_IN_PROGRESS: _found(2, "đang", "giải quyết", "quý vị chưa cần làm gì"),
    Line.DOSSIER_NEEDS_PAPERS: _found(3, "thiếu giấy tờ", "quý vị lấy số để nộp thêm"),
    Line.DOSSIER_DONE: _found(4, "đã có kết quả", "quý vị lấy số để nhận"),
    Line.DOSSIER_LATE: _found(5, "chậm", "xin lỗi quý vị", "gặp cán bộ ở bàn hướng dẫn"),
    Line.DOSSIER_RETURNED: _found(6, "trả", "kết quả"),
    Line.SOUND_CHECK: (_at(Screen.AIDS), ev.AidsChosen(Aids(volume=1)), ()),
}  # fmt: skip
"""When each line is said: where, upon what, and the words it shares with the screen then."""

OFFICES = {Line.CHOOSE_IN_GROUP: GROUPED, Line.PAGE: PAGED}

WITHOUT_WORDS = {
    Line.CHOOSE_IN_GROUP: "Giấy tờ cá nhân",
    Line.SOUND_CHECK: "Âm lượng 4 trên 5",
}
"""Lines that name nothing themselves, and what the screen tells then."""


@pytest.fixture(scope="module")
def room(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio upright."""
    complaints: list[str] = []
    with studio(SIZES[0], tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made
    assert complaints == []


def _happens(line: Line) -> tuple[Visit, Say, Office]:
    """The visit when `line` is said, as the flow makes it."""
    visit, event, _ = MOMENTS[line]
    office = OFFICES.get(line, OFFICE)
    moved, effects = step(visit, event, office)
    (said,) = [effect for effect in effects if isinstance(effect, Say)]
    assert said.line is line
    return moved, said, office


def _shown(room: Studio, visit: Visit, office: Office) -> str:
    room.pose(Scene("", visit, office), "vi")
    names = " | ".join(entry.name for entry in entries(room.kiosk.window))
    return names.replace("\u00a0", " ").casefold()


def test_every_line_is_looked_at() -> None:
    assert set(MOMENTS) == set(Line)
    assert {line for line, (*_, words) in MOMENTS.items() if not words} == set(WITHOUT_WORDS)


@pytest.mark.parametrize("line", Line)
def test_what_is_said_stands_on_the_screen(room: Studio, line: Line) -> None:
    moved, said, office = _happens(line)
    shown = _shown(room, moved, office)
    sentence = spoken_line(line, "vi", said.ticket, said.page).casefold()
    for word in MOMENTS[line][2]:
        assert word in sentence
        assert word in shown
    assert WITHOUT_WORDS.get(line, "").casefold() in shown
    if "{number}" in SENTENCES["vi"][line]:
        assert said.ticket is not None
        assert spoken_number(said.ticket.number, "vi").casefold() in sentence
        assert said.ticket.number.casefold() in shown
    if said.page is not None:
        assert "trang {}/{}".format(*said.page) in shown


def test_what_a_held_finger_does_is_said_and_shown_before_it_does_it(room: Studio) -> None:
    words = "máy đọc"
    assert words in spoken_line(Line.GREETING, "vi", None)
    room.pose(Scene("", Visit(), OFFICE), "vi")
    room.kiosk.window.setProperty("holding", True)
    shown = " | ".join(entry.name for entry in entries(room.kiosk.window))
    room.kiosk.window.setProperty("holding", False)
    assert words in shown
