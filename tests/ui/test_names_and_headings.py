"""What assistive technology is told: one title a screen, and names that begin with what is read."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.ui.reading import entries
from kiosk.visit import Aids, Screen
from motcua.screens import Scene, Studio, scenes, studio
from motcua.sizes import SIZES
from tests.kiosk.ui.finger import Finger, is_button, is_text, on_glass, visible_items

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = pytest.mark.qt

SCENES = list(scenes())


@pytest.fixture(scope="module")
def room(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio upright."""
    complaints: list[str] = []
    with studio(SIZES[0], tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made
    assert complaints == []


def _letters(item: QObject) -> int:
    return int(item.property("size") or 0)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_each_screen_has_one_title_and_nothing_said_there_is_larger(
    room: Studio, scene: Scene
) -> None:
    room.pose(scene, "vi")
    said = [entry for entry in entries(room.kiosk.window) if not entry.chooses]
    titles = [entry for entry in said if entry.is_title]
    assert len(titles) == 1, [entry.name for entry in titles]
    (title,) = titles
    assert any(each.isalnum() for each in title.name)
    larger = [each.name for each in said if _letters(each.thing) > _letters(title.thing)]
    assert larger == []


def test_each_screen_has_another_title(room: Studio) -> None:
    titles: dict[str, set[Screen]] = {}
    for scene in (each for each in SCENES if each.essential and not each.visit.silence_noticed):
        room.pose(scene, "vi")
        (title,) = [entry.name for entry in entries(room.kiosk.window) if entry.is_title]
        titles.setdefault(title, set()).add(scene.visit.screen)
    assert [title for title, screens in titles.items() if len(screens) > 1] == []


def _words_on(control: QQuickItem, items: list[QQuickItem]) -> list[str]:
    """What is written on it, in the order of reading."""
    texts = [item for item in items if is_text(item) and control.isAncestorOf(item)]
    texts.sort(key=lambda item: (on_glass(item).top(), on_glass(item).left()))
    parts = [
        part
        for item in texts
        for part in str(item.property("text")).replace("\u00a0", " ").split(" · ")
    ]
    return [part.strip() for part in parts if part.strip()]


def _misnamed(room: Studio) -> list[str]:
    """Controls whose name does not begin with what is written on them, or leaves a word out."""
    wrong = []
    items = list(visible_items(room.kiosk.window))
    for control in filter(is_button, items):
        name = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        name = name.replace("\u00a0", " ")
        words = _words_on(control, items)
        if words and not (name.startswith(words[0]) and all(word in name for word in words)):
            wrong.append(f"{name!r} on {words}")
    return wrong


def test_a_controls_name_begins_with_the_words_on_it(room: Studio) -> None:
    wrong = []
    for scene in SCENES:
        room.pose(scene, "vi")
        room.picture()
        wrong += [f"{scene.name}: {each}" for each in _misnamed(room)]
    assert wrong == []


def test_a_key_of_the_keyboard_is_named_by_the_words_on_it(room: Studio) -> None:
    room.pose(next(scene for scene in SCENES if scene.visit.screen is Screen.FIND_DOSSIER), "vi")
    finger = Finger(room.kiosk.window)
    finger.tap("letters")
    assert finger.button("shift").property("text") == "ABC"
    assert _misnamed(room) == []


def test_each_aid_says_what_it_does(room: Studio) -> None:
    speaking = Aids(speech=True)
    scene = next(scene for scene in SCENES if scene.name == "aids")
    room.pose(replace(scene, visit=replace(scene.visit, aids=speaking)), "vi")
    aids = [entry for entry in entries(room.kiosk.window) if entry.ticked is not None]
    assert len(aids) == 5
    for aid in aids:
        name, _, says = aid.name.partition(". ")
        assert len(name.split()) >= 2
        assert len(says.split()) >= 2
