"""Every screen as it is heard: names and roles of everything on it, in the order of reading."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from front_desk.languages import LANGUAGES
from front_desk.spoken import READ_ALOUD
from kiosk.ui.reading import PANEL, Entry, entries
from kiosk.visit import Aids
from motcua.screens import SIZES, Scene, Size, Studio, scenes, studio
from tests.kiosk.ui.finger import is_button, is_text, on_glass, visible_items

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = pytest.mark.qt

MODES = {
    "plain": Aids(),
    "large": Aids(large_text=True),
    "contrast": Aids(high_contrast=True),
    "low": Aids(within_reach=True),
    "speech": Aids(speech=True),
}
_CONTROLS = frozenset({QAccessible.Role.Button, QAccessible.Role.CheckBox})
_NOT_SAID = frozenset({"greeting"})
"""What others would hear."""

SCENES = list(scenes())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The signed-off scenes in Vietnamese, every mode upright and two lying; with --every-language
    everything."""
    if "look" not in metafunc.fixturenames:
        return
    every = metafunc.config.getoption("--every-language")
    looks = [
        pytest.param(size, (scene, mode, language), id=f"{size}-{scene.name}-{mode}-{language}")
        for size in (SIZES if every else SIZES[:2])
        for scene in SCENES
        if every or scene.essential
        for mode, aids in MODES.items()
        if every or size is SIZES[0] or mode in {"plain", "speech"}
        for language in (LANGUAGES if every else ("vi",))
        if language in READ_ALOUD or not aids.speech
    ]
    metafunc.parametrize(("room", "look"), looks, indirect=["room"], scope="module")


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


def _posed(room: Studio, look: tuple[Scene, str, str]) -> list[Entry]:
    scene, mode, language = look
    room.pose(replace(scene, visit=replace(scene.visit, aids=MODES[mode])), language)
    return entries(room.kiosk.window)


def _on_top(room: Studio) -> list[QQuickItem]:
    """What can be seen; of the controls under the silence question, none."""
    silent = room.still.visit.silence_noticed
    items = visible_items(room.kiosk.window)
    return [item for item in items if not silent or item.isEnabled()]


def test_every_control_has_a_name_a_role_and_its_words(
    room: Studio, look: tuple[Scene, str, str]
) -> None:
    said = _posed(room, look)
    unsaid = {entry.thing for entry in said}
    for button in (item for item in _on_top(room) if is_button(item)):
        described = QAccessible.queryAccessibleInterface(button)
        name = described.text(QAccessible.Text.Name)
        assert described.role() in _CONTROLS, name
        assert any(each.isalnum() for each in name), button.objectName()
        if not _of_panel(button):
            assert button in unsaid, f"{name} is not read out"
    words = " ".join(entry.name for entry in said)
    for text in (item for item in _on_top(room) if is_text(item)):
        shown = str(text.property("text")).strip()
        if text.objectName() not in _NOT_SAID and not _inside(text):
            assert shown in words or not any(each.isalnum() for each in shown), shown


def _of_panel(item: QQuickItem) -> bool:
    return any(each.objectName() == PANEL for each in _around(item))


def _inside(text: QQuickItem) -> bool:
    """Whether a control says it with its name."""
    return _of_panel(text) or any(is_button(each) for each in _around(text))


def _around(item: QQuickItem) -> Iterator[QQuickItem]:
    above: QQuickItem | None = item
    while above is not None:
        yield above
        above = above.parentItem()


@pytest.mark.parametrize("room", SIZES[:2], indirect=True, ids=str)
def test_it_is_read_in_the_order_in_which_it_stands(room: Studio) -> None:
    for scene in (each for each in SCENES if each.essential):
        read = _posed(room, (scene, "plain", "vi"))
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
