"""One touch moves every control to between 800 and 1,100 mm above the floor, and another back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.visit import Aids
from motcua.screens import MODES, Studio, scenes, studio
from motcua.sizes import SIZES, TALL, Size
from tests.kiosk.ui.conftest import Kiosk
from tests.kiosk.ui.finger import is_button, on_glass
from tests.ui.looks import on_top, out_of_reach

pytestmark = pytest.mark.qt

SCENES = list(scenes())
PLACES = {"21 inches": SIZES[0], "32 inches": TALL}


@pytest.fixture(scope="module")
def room(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Studio, Size]]:
    """A studio with a screen that stands upright."""
    complaints: list[str] = []
    with studio(request.param, tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made, request.param
    assert complaints == []


def _buttons(room: Studio) -> list[QQuickItem]:
    return [item for item in on_top(room) if is_button(item)]


@pytest.mark.parametrize("room", PLACES.values(), indirect=True, ids=PLACES.keys())
def test_without_it_controls_are_out_of_reach(room: tuple[Studio, Size]) -> None:
    studio_, size = room
    studio_.pose(SCENES[0], "vi")
    assert len(list(out_of_reach(on_top(studio_), size))) >= 3


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
