"""One touch moves every control to between 800 and 1,100 mm above the floor, and another back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from front_desk.languages import LANGUAGES
from kiosk.visit import Aids, Screen
from motcua.screens import MODES, SIZES, Scene, Size, Studio, scenes, studio
from settings.model import DisplaySettings
from tests.kiosk.ui.conftest import Kiosk
from tests.kiosk.ui.finger import is_button, is_text, on_glass, visible_items

pytestmark = pytest.mark.qt

LOWEST_MM, HIGHEST_MM = 800.0, 1100.0
"""Above the floor: what is reached from a wheelchair, from the side and from the front."""

TALL = Size(
    1080, 1920, DisplaySettings(width_mm=398, height_mm=708, lower_edge_mm=600, full_screen=False)
)
"""32 inches, standing so low that the band begins above the screen's lower edge."""

SCENES = list(scenes())
_LONG = (
    "services-in_group",
    "confirm-page_1",
    "language-page_1",
    "services-after_card",
    "confirm-by_age",
    "find_ticket-many",
    "language-six",
)
TELLING = [scene for scene in SCENES if scene.essential or scene.name in _LONG]
PLACES = {"21 inches": SIZES[0], "32 inches": TALL}
WISHES = {"low": MODES["low"], "large": Aids(within_reach=True, large_text=True)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The telling scenes, one wish a screen; with --every-language everything on both."""
    if "look" not in metafunc.fixturenames:
        return
    every = metafunc.config.getoption("--every-language")
    looks = [
        pytest.param(size, (scene, aids, language), id=f"{place}-{scene.name}-{wish}-{language}")
        for place, size in PLACES.items()
        for wish, aids in WISHES.items()
        if every or aids.large_text is (size is TALL)
        for scene in (SCENES if every else TELLING)
        for language in (LANGUAGES if every else ("vi",))
    ]
    metafunc.parametrize(("room", "look"), looks, indirect=["room"], scope="module")


@pytest.fixture(scope="module")
def room(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Studio, Size]]:
    """A studio with a screen that stands upright."""
    complaints: list[str] = []
    with studio(request.param, tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made, request.param
    assert complaints == []


def _above_floor(item: QQuickItem, size: Size) -> tuple[float, float]:
    """How high the lower and the upper edge of `item` are above the floor, in millimetres."""
    display = size.display
    mm, at = size.height / display.height_mm, on_glass(item)
    top = display.lower_edge_mm + display.height_mm
    return top - at.bottom() / mm, top - at.top() / mm


def _buttons(room: Studio) -> list[QQuickItem]:
    """What can be touched: under the silence question only its answer."""
    silent = room.still.visit.silence_noticed
    found = [item for item in visible_items(room.kiosk.window) if is_button(item)]
    return [item for item in found if not silent or item.isEnabled()]


def _outside(room: Studio, size: Size) -> list[str]:
    heights = [(button, *_above_floor(button, size)) for button in _buttons(room)]
    return [
        f"{button.property('text')}: {low:.0f} to {high:.0f} mm"
        for button, low, high in heights
        if low < LOWEST_MM - 0.5 or high > HIGHEST_MM + 0.5
    ]


def _letters(text: QQuickItem) -> QRectF:
    """Where a text's lines are; texts are centred upright."""
    at, height = on_glass(text), float(text.property("contentHeight"))
    return QRectF(at.x(), at.center().y() - height / 2, at.width(), height)


def _crowded(room: Studio) -> list[str]:
    """Texts that a button hides, or that leave their own."""
    texts = [item for item in visible_items(room.kiosk.window) if is_text(item)]
    buttons = _buttons(room)
    glass = QRectF(0, 0, room.kiosk.window.width(), room.kiosk.window.height())
    wrong = [text for text in texts if text.isEnabled() and not glass.contains(_letters(text))]
    for button in buttons:
        frame = on_glass(button).adjusted(-1, -1, 1, 1)
        wrong += [
            text
            for text in texts
            if button.isAncestorOf(text) and not frame.contains(_letters(text))
        ]
        wrong += [
            text
            for text in texts
            if text.isEnabled()
            and not button.isAncestorOf(text)
            and frame.intersects(_letters(text))
        ]
    return [str(text.property("text")) for text in wrong]


def test_every_control_is_within_reach(
    room: tuple[Studio, Size], look: tuple[Scene, Aids, str]
) -> None:
    scene, aids, language = look
    studio_, size = room
    studio_.pose(replace(scene, visit=replace(scene.visit, aids=aids)), language)
    studio_.picture()
    assert _outside(studio_, size) == []
    assert _crowded(studio_) == []
    assert _buttons(studio_) or scene.visit.screen is Screen.ISSUING


@pytest.mark.parametrize("room", PLACES.values(), indirect=True, ids=PLACES.keys())
def test_without_it_controls_are_out_of_reach(room: tuple[Studio, Size]) -> None:
    studio_, size = room
    studio_.pose(SCENES[0], "vi")
    assert len(_outside(studio_, size)) >= 3


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_it_is_offered_where_it_can_be_done_alone(qapp: object, tmp_path: Path, size: Size) -> None:
    complaints: list[str] = []
    with studio(size, tmp_path, complaints.append) as made:
        made.pose(replace(SCENES[0], visit=replace(SCENES[0].visit, aids=MODES["low"])), "vi")
        assert "withinReach" not in [button.objectName() for button in _buttons(made)]
        bar = next(item for item in _buttons(made) if item.objectName() == "help")
        assert on_glass(bar).bottom() < made.kiosk.window.height() / 2
    assert complaints == []


def test_one_touch_moves_the_controls_and_another_moves_them_back(kiosk: Kiosk) -> None:
    before = on_glass(kiosk.finger.button("help")).top()
    kiosk.tap("withinReach")
    assert kiosk.session.visit.aids == Aids(within_reach=True)
    assert on_glass(kiosk.finger.button("help")).top() > before + 1000
    kiosk.tap("withinReach")
    assert kiosk.session.visit.aids == Aids()
    assert on_glass(kiosk.finger.button("help")).top() == before


def test_the_next_person_finds_the_controls_where_they_were(kiosk: Kiosk) -> None:
    before = on_glass(kiosk.finger.button("help")).top()
    kiosk.tap("withinReach")
    kiosk.tap("wantNumber")
    kiosk.tap("aids")
    kiosk.tap("withinReach")
    assert kiosk.session.visit.aids == Aids()
    kiosk.tap("withinReach")
    kiosk.tap("goBack")
    kiosk.tap("back")
    assert kiosk.session.visit.aids == Aids()
    assert on_glass(kiosk.finger.button("help")).top() == before
