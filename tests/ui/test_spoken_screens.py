"""Every screen as it is heard: names and roles of everything on it, in the order of reading."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.ui.reading import Entry, entries
from motcua.screens import Scene, Studio, scenes, studio
from motcua.sizes import SIZES, Size
from tests.kiosk.ui.finger import on_glass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = pytest.mark.qt

SCENES = list(scenes())


@pytest.fixture(scope="module")
def room(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Studio]:
    """A studio of each size."""
    size: Size = request.param
    complaints: list[str] = []
    with studio(size, tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made
    assert complaints == []


def _posed(room: Studio, scene: Scene) -> list[Entry]:
    room.pose(scene, "vi")
    return entries(room.kiosk.window)


@pytest.mark.parametrize("room", SIZES[:2], indirect=True, ids=str)
def test_it_is_read_in_the_order_in_which_it_stands(room: Studio) -> None:
    for scene in (each for each in SCENES if each.essential):
        read = _posed(room, scene)
        room.picture()
        placed = [
            (entry, on_glass(entry.thing)) for entry in read if isinstance(entry.thing, QQuickItem)
        ]
        inside = [(entry, at) for entry, at in placed if entry not in _bar(read)]
        assert _bar(read) == read[len(inside) :]
        wrong = [
            f"{scene.name}: {one.name} after {other.name}"
            for number, (one, at) in enumerate(inside)
            for other, there in inside[:number]
            if _before(at, there)
        ]
        assert wrong == []


def _bar(read: list[Entry]) -> list[Entry]:
    """The controls of the bar, which are read last wherever it is."""
    first = {"back", "office", "language", "aids", "help"}
    starts = [at for at, entry in enumerate(read) if entry.thing.objectName() in first]
    return read[starts[0] :] if starts else []


def _before(one: QRectF, other: QRectF) -> bool:
    """Whether `one` stands above `other` in the same column, or left of it in the same row."""
    column = min(one.right(), other.right()) - max(one.left(), other.left()) > 4
    row = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > 4
    above, left = one.bottom() <= other.top() + 2, one.right() <= other.left() + 2
    return (column and above) or (row and left and not column)
