"""Words are never pictures, and nothing on the glass flashes."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.application import QML
from kiosk.ui.pictures import ICONS
from motcua.screens import Studio, scenes, studio
from motcua.sizes import SIZES
from tests.kiosk.ui.finger import visible_items

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = pytest.mark.qt

FLASHES_A_SECOND = 3.0
"""WCAG 2.2, 2.3.1: not more than so many pairs of opposing changes."""

PAINTED = frozenset({"LineIcon", "QrCode", "CameraView"})
"""What is painted as a picture: signs, codes for a phone, and what the camera sees."""

MOVING = re.compile(
    r"\b(\w*Animation|\w*Animator|Behavior|Transition|Timer|FrameAnimation)\s*(?:on \w+ )?\{"
)
KNOWN = frozenset({"SequentialAnimation", "PauseAnimation", "NumberAnimation", "Timer"})
"""What the two tests below can judge."""


@pytest.fixture(scope="module")
def room(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio upright."""
    complaints: list[str] = []
    with studio(SIZES[0], tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made
    assert complaints == []


def _is_picture(item: QQuickItem) -> bool:
    return isinstance(item, QQuickPaintedItem) or item.inherits("QQuickImageBase")


def test_pictures_are_signs_codes_and_the_camera(room: Studio) -> None:
    seen = set()
    for scene in (each for each in scenes() if each.essential):
        room.pose(scene, "vi")
        pictures = filter(_is_picture, visible_items(room.kiosk.window))
        seen |= {type(each).__name__ for each in pictures}
    assert seen == PAINTED


def test_no_sign_has_letters_in_it() -> None:
    signs = list(ICONS.glob("*.svg"))
    assert len(signs) > 20
    lettered = [
        sign.name
        for sign in signs
        if re.search(r"<(text|tspan|image|foreignObject)\b", sign.read_text())
    ]
    assert lettered == []


def _moving() -> Iterator[tuple[str, str, str]]:
    """Every animation and timer on the screens: its file, its type, and what stands in it."""
    for file in sorted(Path(QML).rglob("*.qml")):
        source = file.read_text(encoding="utf-8")
        for found in MOVING.finditer(source):
            yield file.name, found[1], _block(source, found.end())


def _block(source: str, start: int) -> str:
    depth = 1
    for at in range(start, len(source)):
        depth += {"{": 1, "}": -1}.get(source[at], 0)
        if depth == 0:
            return source[start:at]
    raise ValueError("a brace is missing")


def test_what_moves_is_of_a_kind_that_is_looked_at() -> None:
    moving = list(_moving())
    assert {kind for _, kind, _ in moving} == KNOWN
    assert all("loops: Animation.Infinite" in block or "loops" not in block for *_, block in moving)


def test_what_moves_for_ever_changes_back_and_forth_slowly_enough() -> None:
    judged = 0
    for file, kind, block in _moving():
        if "loops: Animation.Infinite" in block:
            seconds = sum(map(int, re.findall(r"duration: (\d+)", block))) / 1000
            # A round goes there and back once.
            assert len(re.findall(r"NumberAnimation", block)) == 2, file
        elif kind == "Timer" and "repeat: true" in block:
            (interval,) = re.findall(r"interval: (\d+)", block)
            seconds = 2 * int(interval) / 1000
        else:
            continue
        judged += 1
        assert 1 / seconds <= FLASHES_A_SECOND, f"{file}: {1 / seconds:.1f} a second"
    assert judged == 3
