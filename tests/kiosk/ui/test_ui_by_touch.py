"""A person at the glass: real touches on the real screens, through the real session."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QColor

from kiosk.devices.simulated import SAMPLE_CARD, SAMPLE_CARD_OF_AN_ELDER
from kiosk.flow import OVERLAYS
from kiosk.ports import CameraMissing, OutOfPaper
from kiosk.visit import Aids, HelpState, Hint, Paper, Screen, Trouble
from motcua.screens import sample_ticket
from tests.kiosk.ui.conftest import Kiosk
from tests.kiosk.ui.finger import visible_items

pytestmark = pytest.mark.qt


def test_two_taps_give_a_number_on_paper(kiosk: Kiosk) -> None:
    kiosk.tap("wantNumber")
    kiosk.tap("service-ho-tich")
    kiosk.wait_for(Screen.TICKET)
    kiosk.wait(lambda: kiosk.session.visit.paper is Paper.PRINTED)
    assert kiosk.finger.reads("A012")
    assert kiosk.finger.reads("Trước quý vị: 5 người")
    assert kiosk.finger.reads("Mời quý vị lấy phiếu và ngồi chờ.")
    assert [ticket.number for ticket in kiosk.printer.tickets] == ["A012"]


def test_a_double_tap_on_take_a_number_does_not_choose_a_service(kiosk: Kiosk) -> None:
    kiosk.clock.now += 1
    place = kiosk.finger.tap("wantNumber")
    kiosk.clock.now += 0.2
    kiosk.finger.tap_at(place)
    assert kiosk.session.visit.screen is Screen.SERVICES
    kiosk.tap("service-cu-tru")
    kiosk.wait_for(Screen.TICKET)
    assert len(kiosk.desk.issued) == 1


def test_a_double_tap_on_a_service_gives_one_ticket(kiosk: Kiosk) -> None:
    kiosk.tap("wantNumber")
    kiosk.clock.now += 1
    place = kiosk.finger.tap("service-ho-tich")
    kiosk.finger.tap_at(place)
    kiosk.wait_for(Screen.TICKET)
    assert len(kiosk.desk.issued) == 1
    assert kiosk.session.visit.id == 0


def _hammer(kiosk: Kiosk, place: QPoint, taps: int) -> None:
    for _ in range(taps):
        kiosk.clock.now += 0.1
        kiosk.finger.tap_at(place)
        QCoreApplication.processEvents()


def test_ten_taps_a_second_give_one_ticket(kiosk: Kiosk) -> None:
    _hammer(kiosk, kiosk.finger.tap("wantNumber"), 30)
    assert kiosk.session.visit.screen is Screen.SERVICES
    assert not kiosk.desk.issued
    kiosk.clock.now += 1
    _hammer(kiosk, kiosk.finger.tap("service-tra-ket-qua"), 30)
    kiosk.wait(lambda: len(kiosk.desk.issued) == 1)
    kiosk.wait_for(Screen.TICKET)
    assert len(kiosk.desk.issued) == 1


def test_a_card_greets_by_masked_name_and_offers_priority(kiosk: Kiosk) -> None:
    kiosk.tap("wantCard")
    kiosk.tap("agreeCard")
    kiosk.wait(lambda: kiosk.deliverer.frames.frame is not None)
    kiosk.reader.show(SAMPLE_CARD_OF_AN_ELDER)
    kiosk.wait_for(Screen.SERVICES)
    assert kiosk.finger.reads("Xin chào T. T. Mẫu")
    kiosk.tap("service-ho-tich")
    assert kiosk.session.visit.screen is Screen.CONFIRM
    kiosk.tap("offer-tu-75-tuoi")
    kiosk.wait_for(Screen.TICKET)
    (request,) = kiosk.desk.issued.values()
    assert request.priority == "tu-75-tuoi"


def test_nothing_of_the_person_stays_on_the_glass(kiosk: Kiosk) -> None:
    kiosk.tap("wantCard")
    kiosk.tap("agreeCard")
    kiosk.reader.show(SAMPLE_CARD)
    kiosk.wait_for(Screen.SERVICES)
    assert not any("001090012345" in words or "Văn" in words for words in kiosk.finger.words())
    kiosk.tap("back")
    kiosk.wait_for(Screen.WELCOME)
    kiosk.wait(lambda: kiosk.deliverer.frames.frame is None)
    assert not any("N. V." in words for words in kiosk.finger.words())
    bridge = kiosk.window.bridge
    described = bridge.metaObject()
    names = [str(described.property(each).name()) for each in range(described.propertyCount())]
    assert "person" in names
    assert not any("N. V." in str(getattr(bridge, name)) for name in names if name != "objectName")
    assert bridge.property("offers").rowCount() == 0


def test_no_card_and_no_camera_still_lead_to_a_number(kiosk: Kiosk) -> None:
    kiosk.reader.fault = CameraMissing
    kiosk.tap("wantCard")
    kiosk.tap("agreeCard")
    kiosk.wait(lambda: kiosk.session.visit.hint is Hint.CAMERA_FAILED)
    assert kiosk.finger.reads("Quý vị vẫn lấy số được khi không dùng thẻ.")
    kiosk.tap("declineCard")
    assert kiosk.session.visit.screen is Screen.SERVICES


def test_the_priority_box_leads_to_the_classes(kiosk: Kiosk) -> None:
    kiosk.tap("wantNumber")
    kiosk.tap("priority")
    assert kiosk.session.visit.priority_wanted
    kiosk.tap("service-dat-dai")
    assert kiosk.session.visit.screen is Screen.CONFIRM
    kiosk.tap("ordinary")
    kiosk.wait_for(Screen.TICKET)
    (request,) = kiosk.desk.issued.values()
    assert request.priority is None


def test_without_paper_the_number_stands_on_the_screen(kiosk: Kiosk) -> None:
    kiosk.printer.fault = OutOfPaper
    kiosk.tap("wantNumber")
    kiosk.tap("service-ho-tich")
    kiosk.wait(lambda: kiosk.session.visit.paper is Paper.OUT_OF_PAPER)
    assert kiosk.finger.reads("Máy hết giấy. Số của quý vị vẫn có hiệu lực: A012.")
    kiosk.printer.fault = None
    kiosk.tap("reprint")
    kiosk.wait(lambda: kiosk.session.visit.paper is Paper.PRINTED)
    kiosk.tap("done")
    assert kiosk.session.visit.screen is Screen.WELCOME


def test_a_silent_server_is_said_and_tried_again(kiosk: Kiosk) -> None:
    kiosk.tap("wantNumber")
    kiosk.desk.silent = True
    kiosk.tap("service-ho-tich")
    kiosk.wait_for(Screen.TROUBLE)
    assert kiosk.session.visit.trouble is Trouble.SERVER_UNREACHABLE
    kiosk.tap("callStaff")
    kiosk.wait(lambda: kiosk.session.visit.help is HelpState.FAILED)
    kiosk.tap("goBack")
    kiosk.desk.silent = False
    kiosk.tap("retry")
    kiosk.wait_for(Screen.TICKET)


def test_a_rating_by_typed_number(kiosk: Kiosk) -> None:
    kiosk.tap("wantTicket")
    for key in ("1", "B", "A", "0", "3", "9", "Xóa", "2"):
        kiosk.tap(key)
    assert kiosk.finger.reads("A102")
    kiosk.tap("Tìm")
    kiosk.wait_for(Screen.RATE)
    kiosk.tap("rate-2")
    kiosk.wait_for(Screen.THANKS)
    assert [rating.score for rating in kiosk.desk.rated] == [2]
    kiosk.tap("done")
    assert kiosk.session.visit.screen is Screen.WELCOME


def test_typing_again_after_a_wrong_number_shows_what_is_typed(kiosk: Kiosk) -> None:
    kiosk.tap("wantTicket")
    kiosk.tap("A")
    kiosk.tap("Tìm")
    assert kiosk.session.visit.hint is Hint.NUMBER_UNKNOWN
    assert kiosk.finger.reads("Hôm nay không có số này.")
    kiosk.tap("7")
    assert kiosk.finger.reads("A7")
    assert not kiosk.finger.reads("Hôm nay không có số này.")


CALM = [screen for screen in Screen if screen not in {Screen.ISSUING, Screen.LANGUAGE}]


@pytest.mark.parametrize("screen", CALM)
def test_the_language_can_be_changed_on_every_screen(kiosk: Kiosk, screen: Screen) -> None:
    kiosk.stand_on(screen, ticket=sample_ticket(), help=HelpState.ASKED, paper=Paper.PRINTED)
    kiosk.finger.tap("language")
    under = Screen.WELCOME if screen in OVERLAYS else screen
    kiosk.tap("en")
    assert kiosk.session.visit.screen is under
    assert kiosk.finger.reads("Ngôn ngữ")
    assert kiosk.finger.reads("Get help")


def test_silence_is_asked_about_and_ends_on_welcome(kiosk: Kiosk) -> None:
    kiosk.tap("wantNumber")
    kiosk.clock.now += 60
    kiosk.session.tick()
    kiosk.window.bridge.count_down()
    assert kiosk.finger.reads("Màn hình sẽ trở về đầu sau 20 giây.")
    kiosk.clock.now += 5
    kiosk.window.bridge.count_down()
    assert kiosk.finger.reads("Màn hình sẽ trở về đầu sau 15 giây.")
    kiosk.finger.tap("stillHere")
    assert kiosk.session.visit.screen is Screen.SERVICES
    assert not kiosk.finger.reads("Quý vị còn ở đây không?")
    kiosk.clock.now += 60
    kiosk.session.tick()
    kiosk.clock.now += 20
    kiosk.session.tick()
    kiosk.wait_for(Screen.WELCOME)


def test_a_touch_beside_the_silence_question_answers_it_and_nothing_else(kiosk: Kiosk) -> None:
    kiosk.tap("wantNumber")
    kiosk.clock.now += 60
    kiosk.session.tick()
    service = kiosk.finger.button("service-tra-ket-qua")
    kiosk.finger.tap_at(QPoint(540, int(service.mapToScene(QPoint(0, 40)).y())))
    assert not kiosk.session.visit.silence_noticed
    assert kiosk.session.visit.screen is Screen.SERVICES


@pytest.mark.parametrize("screen", [each for each in Screen if each is not Screen.ISSUING])
def test_what_makes_it_easier_is_one_touch_away_on_every_screen(
    kiosk: Kiosk, screen: Screen
) -> None:
    kiosk.stand_on(screen, ticket=sample_ticket(), help=HelpState.ASKED, paper=Paper.PRINTED)
    kiosk.finger.tap("aids")
    assert kiosk.session.visit.screen is Screen.AIDS
    kiosk.tap("highContrast")
    kiosk.tap("goBack")
    overlaid = screen in OVERLAYS
    assert kiosk.session.visit.screen is (Screen.WELCOME if overlaid else screen)
    assert _ground(kiosk).lightness() < 40


def _ground(kiosk: Kiosk) -> QColor:
    return kiosk.window.window.grabWindow().pixelColor(2, 2)


def _title_height(kiosk: Kiosk) -> int:
    titles = [item for item in visible_items(kiosk.window.window) if item.inherits("QQuickText")]
    return max(int(item.property("size")) for item in titles)


def test_letters_and_colours_are_the_next_persons_own_again(kiosk: Kiosk) -> None:
    kiosk.tap("wantNumber")
    height, ground = _title_height(kiosk), _ground(kiosk)
    kiosk.tap("aids")
    kiosk.tap("largeText")
    kiosk.tap("highContrast")
    kiosk.tap("back")
    assert kiosk.session.visit.screen is Screen.SERVICES
    assert _title_height(kiosk) > 1.1 * height
    assert _ground(kiosk).lightness() < 40
    kiosk.tap("service-ho-tich")
    kiosk.wait_for(Screen.TICKET)
    kiosk.tap("done")
    assert kiosk.session.visit.aids == Aids()
    kiosk.tap("wantNumber")
    assert (_title_height(kiosk), _ground(kiosk)) == (height, ground)


def test_large_letters_can_be_taken_back(kiosk: Kiosk) -> None:
    kiosk.tap("aids")
    kiosk.tap("largeText")
    assert kiosk.session.visit.aids == Aids(large_text=True)
    kiosk.tap("largeText")
    assert kiosk.session.visit.aids == Aids()
