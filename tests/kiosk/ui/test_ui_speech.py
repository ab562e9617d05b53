"""The whole kiosk without looking: three keys or three zones, and what is heard."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from front_desk.languages import LANGUAGES
from front_desk.spoken import READ_ALOUD, spoken_number
from kiosk.devices.hand_scanner import KeyboardWedge
from kiosk.devices.simulated import SAMPLE_CARD_OF_AN_ELDER, SimulatedSpeaker
from kiosk.read_words import Cue, cue
from kiosk.visit import Aids, Hint, Screen
from motcua.sample_offices import with_many_services
from motcua.screens import sample_office
from tests.kiosk.ui.conftest import WAIT_MS, Kiosk
from tests.kiosk.ui.finger import visible_items
from tests.kiosk.ui.test_ui_hand_scanner import CARD, type_keys

pytestmark = pytest.mark.qt

NEXT, PREVIOUS, CHOOSE = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return
ZONES = {NEXT: "speechNext", PREVIOUS: "speechPrevious", CHOOSE: "speechChoose"}
MOST_STEPS = 40


@dataclass
class Listener:
    """Somebody who sees nothing: presses, and hears what is said after it."""

    kiosk: Kiosk
    press_key: Callable[[Qt.Key], None]

    @property
    def _speaker(self) -> SimulatedSpeaker:
        return self.kiosk.speaker

    def press(self, key: Qt.Key, hears: str = "") -> list[str]:
        """Press; everything said up to a sentence with these words in it."""
        self._speaker.said.clear()
        # Time to have heard what was said before.
        self.kiosk.clock.now += 1
        self.press_key(key)
        return self.wait_for(hears)

    def wait_for(self, hears: str) -> list[str]:
        """Everything said up to a sentence with these words in it."""
        self.kiosk.qtbot.waitUntil(
            lambda: any(hears in text for text, _ in list(self._speaker.said)), timeout=WAIT_MS
        )
        return [text for text, _ in list(self._speaker.said)]

    def go_to(self, name: str, key: Qt.Key = NEXT) -> None:
        """Press until something whose name begins like this is said."""
        for _ in range(MOST_STEPS):
            if any(said.startswith(name) for said in self.press(key)[-2:]):
                return
        raise LookupError(f"nothing called {name} was heard")

    def take(self, name: str, hears: str) -> list[str]:
        """Go to it and choose it; what is said then."""
        self.go_to(name)
        return self.press(CHOOSE, hears)


@pytest.fixture
def listener(kiosk: Kiosk) -> Listener:
    """With a keypad."""

    def key(which: Qt.Key) -> None:
        QTest.keyClick(kiosk.window.window, which)

    return Listener(kiosk, key)


def test_an_arrow_key_begins_it_and_says_how_it_works(listener: Listener) -> None:
    said = listener.press(NEXT, "Lấy số")
    assert "mũi tên và phím Enter" in said[0]
    assert said[1:] == [
        "Xin chào quý vị",
        "Mời quý vị chạm vào việc cần làm.",
        "Lấy số. Chọn việc, nhận số ngay. Nút.",
    ]


def test_a_number_without_a_card_by_ear(listener: Listener) -> None:
    listener.press(NEXT, "Lấy số")
    said = listener.press(CHOOSE, "diện ưu tiên")
    assert said[0] == "Quý vị cần làm việc gì?"
    said = listener.take("Hộ tịch", "lấy phiếu")
    assert spoken_number("A012", "vi") in said
    assert "Trước quý vị: 5 người" in said
    assert "Chờ khoảng 10 đến 15 phút" in said
    assert [ticket.number for ticket in listener.kiosk.printer.tickets] == ["A012"]
    listener.go_to("Xong")
    listener.press_key(CHOOSE)
    listener.kiosk.wait_for(Screen.WELCOME)


def test_a_number_with_a_card_by_ear_and_no_name_aloud(listener: Listener) -> None:
    kiosk = listener.kiosk
    listener.press(NEXT, "Lấy số")
    said = listener.take("Dùng thẻ căn cước", "Đồng ý")
    assert any("họ tên" in text for text in said)
    listener.press(CHOOSE, "Không dùng thẻ. Nút")
    kiosk.reader.show(SAMPLE_CARD_OF_AN_ELDER)
    said = listener.wait_for("diện ưu tiên")
    assert "Quý vị cần làm việc gì?" in said
    said += listener.take("Hộ tịch", "75 tuổi trở lên")
    said += listener.press(CHOOSE, "lấy phiếu")
    assert spoken_number("A012", "vi") in said
    assert not any("Mẫu" in text for text in said if "Phường" not in text)


def test_a_ticket_is_found_and_rated_by_ear(listener: Listener) -> None:
    listener.press(NEXT, "Lấy số")
    listener.take("Tôi đã có phiếu", "bấm số")
    for key in ("a. ", "0", "1", "2"):
        listener.take(key, "")
    assert listener.take("Tìm", "hài lòng")
    assert listener.kiosk.session.visit.screen is Screen.RATE
    listener.press(CHOOSE, "Xin cảm ơn")
    assert [rating.score for rating in listener.kiosk.desk.rated] == [2]


def test_what_is_typed_and_an_error_are_heard(listener: Listener) -> None:
    listener.press(NEXT, "Lấy số")
    listener.take("Tôi đã có phiếu", "bấm số")
    assert listener.take("a. ", "a")[-1] == "a"
    assert listener.take("1. ", "a, một")
    assert listener.take("Xóa", "a")[-1] == "a"
    listener.take("Tìm", "Hôm nay không có số này")
    assert listener.kiosk.session.visit.hint is Hint.NUMBER_UNKNOWN


def test_help_by_ear(listener: Listener) -> None:
    listener.press(NEXT, "Lấy số")
    listener.go_to("Giúp đỡ", PREVIOUS)
    listener.press(CHOOSE, "Đã báo cán bộ")


def test_a_tick_says_its_state(listener: Listener) -> None:
    listener.press(NEXT, "Lấy số")
    listener.press(CHOOSE, "chưa chọn")
    listener.press(CHOOSE, "đã chọn")
    assert listener.kiosk.session.visit.priority_wanted
    listener.press(CHOOSE, "chưa chọn")
    assert not listener.kiosk.session.visit.priority_wanted


def test_the_order_is_a_circle_and_says_where_it_closes(listener: Listener) -> None:
    first = listener.press(NEXT, "Lấy số")[1]
    listener.go_to("Về đầu màn hình")
    assert listener.wait_for(first) == ["Về đầu màn hình.", first]
    assert listener.press(PREVIOUS) == ["Về cuối màn hình.", "Giúp đỡ. Nút."]


def test_the_end_is_warned_of_by_ear_and_any_key_answers(listener: Listener) -> None:
    kiosk = listener.kiosk
    listener.press(NEXT, "Lấy số")
    for _ in range(10):
        kiosk.speaker.said.clear()
        kiosk.clock.now += 60
        kiosk.session.tick()
        listener.wait_for("Tôi còn ở đây")
        assert kiosk.speaker.said[0][0] == "Quý vị còn ở đây không?"
        listener.press(PREVIOUS, "Lấy số")
        assert not kiosk.session.visit.silence_noticed
    kiosk.clock.now += 60
    kiosk.session.tick()
    kiosk.clock.now += 20
    kiosk.session.tick()
    assert kiosk.session.visit.aids == Aids()


def test_three_zones_do_what_the_keys_do(listener: Listener) -> None:
    kiosk = listener.kiosk
    listener.press(NEXT, "Lấy số")

    def zone(which: Qt.Key) -> None:
        kiosk.finger.tap(ZONES[which])

    zones = Listener(kiosk, zone)
    zones.press(NEXT, "Dùng thẻ")
    zones.press(PREVIOUS, "Lấy số")
    zones.press(CHOOSE, "diện ưu tiên")
    zones.take("Hộ tịch", "lấy phiếu")
    assert [ticket.number for ticket in kiosk.printer.tickets] == ["A012"]


def test_zones_are_large_and_nothing_else_is_touched(listener: Listener) -> None:
    kiosk = listener.kiosk
    listener.press(NEXT, "Lấy số")
    window = kiosk.window.window
    for name in ZONES.values():
        zone = kiosk.finger.button(name)
        assert zone.width() >= 0.4 * window.width()
        assert zone.height() >= 0.2 * window.height()
    kiosk.finger.tap("language")
    covered = kiosk.finger.button("wantTicket")
    kiosk.clock.now += 1
    kiosk.finger.tap_at(covered.mapToScene(covered.boundingRect().center()).toPoint())
    # What is chosen is what was said last; the languages, above the zones, were not opened.
    assert kiosk.session.visit.screen is Screen.SERVICES
    assert kiosk.session.visit.under is Screen.WELCOME


def test_what_is_said_is_shown_large(listener: Listener) -> None:
    listener.press(NEXT, "Lấy số")
    said = listener.press(NEXT)
    shown = [
        item
        for item in visible_items(listener.kiosk.window.window)
        if item.objectName() == "spoken"
    ]
    assert [item.property("text") for item in shown] == [said[-1]]


def test_the_screen_goes_dark_and_comes_back_by_the_same_way(listener: Listener) -> None:
    kiosk = listener.kiosk
    listener.press(NEXT, "Lấy số")
    listener.take("Dễ dùng", "Chữ to")
    listener.take("Tắt hình trên màn hình", "đã chọn")
    picture = kiosk.window.window.grabWindow()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 40)
        for y in range(0, picture.height(), 40)
    }
    assert seen == {"#000000"}
    listener.press(CHOOSE, "chưa chọn")
    assert kiosk.window.window.grabWindow().pixelColor(4, 4).lightness() > 200


def test_the_next_person_sees_the_screen_again(listener: Listener) -> None:
    kiosk = listener.kiosk
    listener.press(NEXT, "Lấy số")
    listener.press(CHOOSE, "diện ưu tiên")
    listener.go_to("Quay lại", PREVIOUS)
    kiosk.clock.now += 1
    kiosk.speaker.said.clear()
    listener.press_key(CHOOSE)
    kiosk.wait_for(Screen.WELCOME)
    assert kiosk.session.visit.aids == Aids()
    kiosk.wait(lambda: not kiosk.window.reader.property("reading"))
    kiosk.tap("wantNumber")
    assert kiosk.session.visit.screen is Screen.SERVICES
    # The kiosk's own line, and nothing about what has ended.
    assert len(listener.wait_for("chọn việc")) == 1


def test_it_ends_where_it_began(listener: Listener) -> None:
    kiosk = listener.kiosk
    kiosk.tap("aids")
    kiosk.tap("speech")
    listener.wait_for("Chữ to")
    listener.kiosk.clock.now += 1
    kiosk.finger.tap("speechOff")
    listener.wait_for("không đọc màn hình nữa")
    kiosk.tap("goBack")
    assert kiosk.session.visit.aids == Aids()


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_a_language_without_a_reading_voice_is_read_in_the_offices(
    listener: Listener, language: str
) -> None:
    kiosk = listener.kiosk
    kiosk.session.office = replace(kiosk.session.office, languages=LANGUAGES)
    kiosk.stand_on(Screen.AIDS, language=language)
    assert kiosk.finger.reads("Tiếng Việt")
    kiosk.tap("speech")
    listener.wait_for("Chữ to")
    assert kiosk.session.visit.language == "vi"
    listener.take("Language", "Tiếng Việt")
    heard = [text for _ in range(8) for text in listener.press(NEXT)]
    offered = {text.removesuffix(". Nút.") for text in heard}
    assert {"English", "Français", "中文"} <= offered
    assert not {"日本語", "العربية"} & offered
    assert kiosk.window.bridge.property("languages") == list(READ_ALOUD)


def test_louder_is_heard_at_once_and_ends_with_the_visit(listener: Listener) -> None:
    kiosk = listener.kiosk
    kiosk.tap("aids")
    kiosk.tap("louder")
    listener.wait_for("nghe rõ không")
    assert kiosk.speaker.gains[-1] == 2
    assert kiosk.finger.reads("Âm lượng 4 trên 5")
    for _ in range(7):
        kiosk.tap("softer")
    assert kiosk.session.visit.aids == Aids(volume=-2)
    kiosk.tap("goBack")
    kiosk.tap("wantNumber")
    listener.wait_for("chọn việc")
    assert kiosk.speaker.gains[-1] == 0.25
    kiosk.tap("back")
    kiosk.tap("wantNumber")
    kiosk.wait(lambda: kiosk.speaker.gains[-1] == 1)


def test_without_a_voice_it_is_not_offered(kiosk: Kiosk) -> None:
    kiosk.session.office = replace(kiosk.session.office, speaks=False)
    kiosk.tap("aids")
    kiosk.window.bridge.stillHere()
    names = {item.objectName() for item in visible_items(kiosk.window.window)}
    assert not {"speech", "louder", "softer"} & names
    QTest.keyClick(kiosk.window.window, NEXT)
    assert not kiosk.session.visit.aids.speech


def test_a_hand_scanner_that_ends_in_two_returns_chooses_nothing(listener: Listener) -> None:
    kiosk = listener.kiosk
    kiosk.window.listen(KeyboardWedge())
    listener.press(NEXT, "Lấy số")
    listener.take("Dùng thẻ căn cước", "Đồng ý")
    listener.press(CHOOSE, "Không dùng thẻ. Nút")
    kiosk.clock.now += 1
    type_keys(kiosk, CARD + "\r\r")
    said = listener.wait_for("diện ưu tiên")
    assert kiosk.session.visit.screen is Screen.SERVICES
    assert not kiosk.session.visit.priority_wanted
    assert said[-1].endswith("chưa chọn.")


def test_a_shortcut_with_an_arrow_begins_nothing(kiosk: Kiosk) -> None:
    for modifier in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier):
        QTest.keyClick(kiosk.window.window, NEXT, modifier)
    assert kiosk.session.visit.aids == Aids()


def test_enter_alone_begins_nothing(kiosk: Kiosk) -> None:
    QTest.keyClick(kiosk.window.window, CHOOSE)
    assert kiosk.session.visit.aids == Aids()
    assert kiosk.session.visit.screen is Screen.WELCOME


def test_groups_are_heard(listener: Listener) -> None:
    kiosk = listener.kiosk
    many = with_many_services(sample_office())
    kiosk.session.office, kiosk.desk.view = many, many.view
    listener.press(NEXT, "Lấy số")
    listener.press(CHOOSE, "diện ưu tiên")
    said = listener.take("Giấy tờ cá nhân", "diện ưu tiên")
    assert said[0] == "Giấy tờ cá nhân"
    assert listener.take("Quay lại", "diện ưu tiên")[0] == "Quý vị cần làm việc gì?"


def test_pages_are_turned_and_heard(listener: Listener) -> None:
    kiosk = listener.kiosk
    many = with_many_services(sample_office(), grouped=False)
    kiosk.session.office, kiosk.desk.view = many, many.view
    listener.press(NEXT, "Lấy số")
    listener.press(CHOOSE, "diện ưu tiên")
    assert "Trang 2/2" in listener.take("Tiếp", "Trang")
    listener.take("Văn hóa, giáo dục, y tế", "lấy phiếu")
    (request,) = kiosk.desk.issued.values()
    assert request.service == "culture"


@pytest.mark.parametrize(
    ("language", "other", "word"), [("vi", "en", "Language"), ("en", "vi", "Ngôn ngữ")]
)
def test_the_word_language_is_read_by_the_other_languages_voice(
    listener: Listener, language: str, other: str, word: str
) -> None:
    kiosk = listener.kiosk
    kiosk.stand_on(Screen.WELCOME, language=language)
    button = cue(language, Cue.BUTTON).removeprefix(". ")
    listener.press(NEXT, button)
    listener.go_to(word, PREVIOUS)
    listener.wait_for(button)
    assert list(kiosk.speaker.said) == [(word, other), (button, language)]


def test_each_language_is_named_by_its_own_voice(listener: Listener) -> None:
    kiosk = listener.kiosk
    kiosk.session.office = replace(kiosk.session.office, languages=LANGUAGES)
    kiosk.stand_on(Screen.LANGUAGE)
    listener.press(NEXT, "Tiếng Việt")
    assert list(kiosk.speaker.said)[1:3] == [
        ("Quý vị dùng tiếng nào?", "vi"), ("Which language?", "en"),
    ]  # fmt: skip
    for name, language in (("English", "en"), ("Français", "fr"), ("한국어", "ko")):
        listener.go_to(name)
        assert (name, language) in kiosk.speaker.said
    listener.wait_for("Nút.")
    assert kiosk.speaker.said[-1] == ("Nút.", "vi")
