"""Codes for the phone stay on the glass while the screen is read out, beside what is read."""

import os
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from front_desk.spoken import READ_ALOUD
from kiosk.ui.reading import entries
from kiosk.visit import Aids
from motcua.screens import Scene, Studio, scenes, studio
from motcua.sizes import LYING, SIZES, Size
from tests.kiosk.ui.finger import on_glass, visible_items

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = pytest.mark.qt

WITH_CODE = {
    scene.name: scene
    for scene in scenes()
    if scene.name in {"ticket-out_of_paper", "handover_code"}
}
ASKED_FOR = (
    Aids(speech=True),
    Aids(speech=True, large_text=True, high_contrast=True),
    Aids(speech=True, within_reach=True),
)
LEAST_MM = 34
"""As large as on the ticket's screen, on the smallest of them."""


@pytest.fixture(scope="module", params=(*SIZES, LYING), ids=str)
def room(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Size, Studio]]:
    """A studio of each size."""
    complaints: list[str] = []
    with studio(request.param, tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield request.param, made
    assert complaints == []


def _pose(studio: Studio, scene: Scene, aids: Aids, language: str = "vi") -> None:
    studio.pose(replace(scene, visit=replace(scene.visit, aids=aids)), language)
    QCoreApplication.processEvents()


def _one(studio: Studio, name: str) -> QQuickItem:
    (found,) = [each for each in visible_items(studio.kiosk.window) if each.objectName() == name]
    return found


def _codes(picture: QImage) -> list[str]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return [code.text for code in zxingcpp.read_barcodes(rows[:, : grey.width()].copy())]


@pytest.mark.parametrize("aids", ASKED_FOR, ids=("plain", "eased", "low"))
@pytest.mark.parametrize("name", WITH_CODE)
def test_the_code_can_be_read_while_the_screen_is_read_out(
    room: tuple[Size, Studio], name: str, aids: Aids
) -> None:
    size, studio = room
    _pose(studio, WITH_CODE[name], aids)
    code = _one(studio, "speechCode")
    assert _codes(studio.picture()) == [code.property("text")]
    assert code.width() * size.display.width_mm / min(size.width, size.height) >= LEAST_MM


@pytest.mark.parametrize("aids", ASKED_FOR, ids=("plain", "eased", "low"))
@pytest.mark.parametrize("name", WITH_CODE)
def test_the_code_leaves_room_for_every_word(
    room: tuple[Size, Studio], name: str, aids: Aids
) -> None:
    _, studio = room
    for language in READ_ALOUD:
        _pose(studio, WITH_CODE[name], aids, language)
        code, spoken = _one(studio, "speechCode"), _one(studio, "spoken")
        stop = _one(studio, "speechOff")
        assert not on_glass(code).intersects(on_glass(spoken))
        assert not on_glass(code).intersects(on_glass(stop))
        studio.picture()
        cut = []
        for _ in entries(studio.kiosk.window):
            studio.kiosk.reader.next()
            if spoken.property("truncated"):
                cut.append((language, spoken.property("text")))
        assert cut == []


def test_a_dark_screen_shows_no_code_and_one_without_a_code_none_either(
    room: tuple[Size, Studio],
) -> None:
    _, studio = room
    _pose(studio, WITH_CODE["ticket-out_of_paper"], Aids(speech=True, dark=True))
    assert _codes(studio.picture()) == []
    welcome = next(scene for scene in scenes() if scene.name == "welcome")
    _pose(studio, welcome, Aids(speech=True))
    shown = {each.objectName() for each in visible_items(studio.kiosk.window)}
    assert "spoken" in shown
    assert "speechCode" not in shown
