"""Looking a dossier up, and going on by phone: real touches, real codes."""

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QImage

from front_desk.dossiers import Standing, standing
from front_desk.languages import LANGUAGES
from kiosk.devices.simulated_registry import sample_dossiers
from kiosk.ui.dossiers import day_in_words
from kiosk.ui.typed_line import TypedLine
from kiosk.visit import HelpState, Hint, Screen, Trouble
from motcua.screens import MODES, eased, scenes, studio
from motcua.sizes import LYING, SCREENS, SIZES, Size
from tests.kiosk.ui.conftest import HandClock, Kiosk
from tests.kiosk.ui.finger import Finger, is_text, visible_items
from tests.ui.looks import Glass, covered, on_top, pale, targets, texts

pytestmark = pytest.mark.qt

TODAY = date(2026, 11, 20)
SAMPLES = {standing(each.state, each.promised_on, TODAY): each for each in sample_dossiers(TODAY)}
LEAST_CODE_MM = 40


def _open(kiosk: Kiosk) -> None:
    """The screen that looks dossiers up, its keys at the test's own clock."""
    kiosk.tap("wantDossier")
    line = kiosk.window.window.findChild(TypedLine, "line")
    assert isinstance(line, TypedLine)
    line.clock = kiosk.clock


def _ask(kiosk: Kiosk, digits: str) -> None:
    _open(kiosk)
    for digit in digits:
        kiosk.tap(digit)
    kiosk.tap("find")


def _digits(how: Standing) -> str:
    return SAMPLES[how].code.removeprefix("H26.36-").replace("-", "")


def test_digits_alone_lead_to_the_dossier_and_on_to_a_number(kiosk: Kiosk) -> None:
    _ask(kiosk, _digits(Standing.DONE))
    kiosk.wait_for(Screen.DOSSIER)
    assert kiosk.finger.reads("Đăng ký khai sinh")
    assert kiosk.finger.reads("Đã có kết quả")
    kiosk.tap("wantNumber")
    assert kiosk.session.visit.screen is Screen.SERVICES


def test_what_is_typed_stands_as_on_the_receipt_and_can_be_erased(kiosk: Kiosk) -> None:
    _open(kiosk)
    for key in "2611020":
        kiosk.tap(key)
    assert kiosk.finger.reads("H26.36-261102-0")
    kiosk.tap("Xóa")
    kiosk.tap("Xóa")
    assert kiosk.finger.reads("H26.36-26110")
    kiosk.tap("find")
    assert kiosk.session.visit.hint is Hint.CODE_INCOMPLETE
    assert kiosk.finger.reads("Mã chưa đủ.")
    kiosk.tap("2")
    assert kiosk.finger.reads("H26.36-261102")
    assert not kiosk.finger.reads("Mã chưa đủ.")


def test_a_code_with_letters_is_typed_on_the_keyboard(kiosk: Kiosk) -> None:
    _open(kiosk)
    kiosk.tap("letters")
    assert kiosk.finger.reads("H26.36-")
    kiosk.window.window.grabWindow()
    for _ in range(3):
        kiosk.tap("erase")
    for key in ("3", "6", "-", *"261102", "-", *"0002"):
        kiosk.tap(key)
    kiosk.tap("done")
    kiosk.wait_for(Screen.DOSSIER)
    assert kiosk.session.visit.dossier == SAMPLES[Standing.IN_PROGRESS]


def test_from_letters_one_comes_back_to_digits(kiosk: Kiosk) -> None:
    _open(kiosk)
    kiosk.tap("letters")
    kiosk.tap("digits")
    # Keys find their places when they are painted.
    kiosk.window.window.grabWindow()
    kiosk.tap("2")
    assert kiosk.finger.reads("H26.36-2")


@pytest.mark.parametrize("name", ["10.1 upright", "10.1 lying"])
def test_a_code_with_letters_is_typed_where_digits_take_turns_with_letters(
    qapp: object, words_cache: Path, name: str
) -> None:
    [scene] = [each for each in scenes() if each.name == "find_dossier-none"]
    complaints: list[str] = []
    with studio(SCREENS[name], words_cache, complaints.append) as room:
        room.pose(scene, "vi")
        finger, clock = Finger(room.kiosk.window), HandClock()
        line = room.kiosk.window.findChild(TypedLine, "line")
        assert isinstance(line, TypedLine)
        line.clock = clock
        for key in ("letters", *["erase"] * 3, "turn", *"37-25", "turn", "k", "turn", "-"):
            room.picture()
            clock.now += 1
            finger.tap("K" if key == "k" else key)
        assert finger.reads("H26.37-25K-")
        clock.now += 1
        finger.tap("digits")
        room.picture()
        assert finger.reads("hoặc gõ mã hồ sơ")
        assert finger.button("letters")
    assert complaints == []


@pytest.mark.parametrize("mode", ["plain", "eased"])
def test_on_a_small_screen_that_lies_the_heading_stands_on_one_line(
    qapp: object, words_cache: Path, mode: str
) -> None:
    headed = [
        each for each in scenes() if each.name in {"find_dossier-none", "find_dossier-by_number"}
    ]
    complaints: list[str] = []
    with studio(LYING, words_cache, complaints.append) as room:
        for scene, language in itertools.product(headed, LANGUAGES):
            room.pose(eased(scene, mode), language)
            room.picture()
            QAccessible.setActive(True)
            [heading] = [
                item
                for item in visible_items(room.kiosk.window)
                if is_text(item)
                and QAccessible.queryAccessibleInterface(item).role() is QAccessible.Role.Heading
            ]
            assert heading.property("lineCount") == 1
    assert complaints == []


def test_a_receipt_before_the_camera_shows_a_late_dossier(kiosk: Kiosk) -> None:
    _open(kiosk)
    kiosk.reader.show(f"https://mau.example/tra-cuu?ma={SAMPLES[Standing.LATE].code}".encode())
    kiosk.wait_for(Screen.DOSSIER)
    assert kiosk.finger.reads("Hẹn trả ngày 16/11/2026.")
    assert kiosk.finger.reads("xin lỗi")
    kiosk.tap("callStaff")
    kiosk.wait(lambda: kiosk.session.visit.help is HelpState.ASKED)


def test_a_registry_that_is_away_is_said_and_asked_again(kiosk: Kiosk) -> None:
    kiosk.registry.away = True
    _ask(kiosk, _digits(Standing.RECEIVED))
    kiosk.wait(lambda: kiosk.session.visit.hint is Hint.REGISTRY_SILENT)
    assert kiosk.finger.reads("Máy chưa tra được hồ sơ.")
    kiosk.registry.away = False
    kiosk.tap("find")
    kiosk.wait_for(Screen.DOSSIER)
    assert kiosk.finger.reads("Đã tiếp nhận")


def test_nothing_of_the_dossier_stays_on_the_glass(kiosk: Kiosk) -> None:
    _ask(kiosk, _digits(Standing.IN_PROGRESS))
    kiosk.wait_for(Screen.DOSSIER)
    code = SAMPLES[Standing.IN_PROGRESS].code
    assert kiosk.finger.reads(code)
    kiosk.tap("done")
    kiosk.wait_for(Screen.WELCOME)
    shown = getattr(kiosk.window.bridge, "dossiers")  # noqa: B009 - a property of Qt's
    assert isinstance(shown, QObject)
    described = shown.metaObject()
    names = [str(described.property(each).name()) for each in range(described.propertyCount())]
    assert "code" in names
    assert not any(code in str(getattr(shown, name)) for name in names)
    assert code not in repr(kiosk.session.visit)


@pytest.mark.parametrize(
    ("screen", "visit"),
    [
        (Screen.HELP, {"help": HelpState.ASKED}),
        (Screen.TROUBLE, {"trouble": Trouble.OFFICE_CLOSED}),
        (Screen.DOSSIER, {"dossier": SAMPLES[Standing.DONE]}),
    ],
)
def test_the_code_on_the_screen_leads_where_its_words_say(
    kiosk: Kiosk, screen: Screen, visit: dict[str, object]
) -> None:
    kiosk.stand_on(screen, **visit)
    kiosk.finger.tap("goOn")
    assert kiosk.session.visit.screen is Screen.HANDOVER
    kiosk.tap("place-national-portal")
    assert kiosk.finger.reads("Cổng Dịch vụ công quốc gia")
    assert _codes(kiosk) == ["https://dichvucong.gov.vn"]
    kiosk.tap("goBack")
    kiosk.tap("place-ihanoi")
    assert _codes(kiosk) == ["https://ihanoi.hanoi.gov.vn"]


def _codes(kiosk: Kiosk) -> list[str]:
    """What a phone reads from the window's pixels."""
    return [each.text for each in _read(kiosk.window.window.grabWindow())]


def _read(picture: QImage) -> list[zxingcpp.Barcode]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return zxingcpp.read_barcodes(rows[:, : grey.width()].copy())


@pytest.mark.parametrize("size", [*SIZES, LYING], ids=str)
def test_every_code_is_wide_enough_for_any_phone(
    qapp: object, size: Size, words_cache: Path
) -> None:
    [scene] = [each for each in scenes() if each.name == "handover_code"]
    mm = min(size.width, size.height) / size.display.width_mm
    complaints: list[str] = []
    with studio(size, words_cache, complaints.append) as room:
        for place, mode in itertools.product(scene.office.places, MODES):
            visit = replace(scene.visit, place=place.id)
            room.pose(eased(replace(scene, visit=visit), mode), "vi")
            [code] = _read(room.picture())
            assert code.text == place.address
            corners = code.position
            assert (corners.top_right.x - corners.top_left.x) / mm >= LEAST_CODE_MM - 0.5
    assert complaints == []


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("mode", ["plain", "eased"])
def test_everything_fits_while_a_dossiers_letters_are_typed(
    qapp: object, name: str, mode: str, words_cache: Path, request: pytest.FixtureRequest
) -> None:
    size = SCREENS[name]
    every = request.config.getoption("--every-language")
    glass = Glass.of(size, large=MODES[mode].large_text)
    complaints: list[str] = []
    wrong: list[str] = []
    with studio(size, words_cache, complaints.append) as room:
        finger = Finger(room.kiosk.window)
        for hint, language in itertools.product(
            ("none", "registry_silent"), LANGUAGES if every else ("vi", "fr", "ar")
        ):
            [scene] = [scene for scene in scenes() if scene.name == f"find_dossier-{hint}"]
            room.pose(eased(scene, mode), language)
            room.picture()
            finger.tap("letters")
            room.picture()
            # Whoever has asked sees the answer, until the next key is touched.
            finger.tap("done")
            picture = room.picture()
            items = on_top(room)
            assert any(item.objectName() == "hint" for item in items) is (hint != "none")
            wrong += [*targets(items, glass), *texts(items, glass), *covered(items)]
            wrong += pale(items, picture)
    assert wrong == []
    assert complaints == []


def test_days_are_written_as_people_write_them() -> None:
    day = date(2026, 3, 5)
    assert day_in_words(day, "vi") == "05/03/2026"
    assert day_in_words(day, "en") == "5 March 2026"
    assert day_in_words(day, "zh") == "2026年3月5日"
    assert day_in_words(day, "ko") == "2026년 3월 5일"
