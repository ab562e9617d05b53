"""Every text on every screen stands out from what is painted behind it, measured in pixels."""

import os
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from front_desk.languages import LANGUAGES
from motcua.screens import LYING, SIZES, Scene, Studio, eased, scenes, studio
from tests.kiosk.ui.finger import is_text, on_glass, visible_items

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = pytest.mark.qt

ENHANCED = 7.0
"""WCAG 2.2, 1.4.6; asked of large text as well."""

_SCENES = list(scenes())
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
Pixels = npt.NDArray[np.uint8]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The signed-off scenes, upright and in Vietnamese; with --every-language everything at every
    size in all languages."""
    if "look" not in metafunc.fixturenames:
        return
    every = metafunc.config.getoption("--every-language")
    looks = [
        pytest.param((scene, mode, language), id=f"{scene.name}-{mode}-{language}")
        for scene in _SCENES
        for mode in ("plain", "eased")
        for language in (LANGUAGES if every else ("vi",))
        if every or scene.essential
    ]
    sizes = (*SIZES, LYING) if every else SIZES[:1]
    metafunc.parametrize("room", sizes, indirect=True, scope="module", ids=str)
    metafunc.parametrize("look", looks)


@pytest.fixture(scope="module")
def room(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Studio]:
    """A studio of a size."""
    complaints: list[str] = []
    with studio(request.param, tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made
    assert complaints == []


def _pixels(picture: QImage) -> Pixels:
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return flat[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def _luminance(colours: Pixels) -> npt.NDArray[np.float64]:
    """WCAG 2.2, relative luminance of each colour."""
    share = colours.astype(np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ _WEIGHTS)


def contrast(pixels: Pixels) -> float:
    """Between the commonest colour, the ground, and what differs most from it, the letters.

    The edges of letters are blended with the ground, the middle of a stroke is not.
    """
    parts = pixels.reshape(-1, 3).astype(np.uint32)
    # One number a colour: rows are slow to count.
    _, first, counts = np.unique(
        parts @ np.array([65536, 256, 1], np.uint32), return_index=True, return_counts=True
    )
    light = _luminance(pixels.reshape(-1, 3)[first])
    ground = light[counts.argmax()]
    high, low = np.maximum(light, ground) + 0.05, np.minimum(light, ground) + 0.05
    ratios = high / low
    # One stray pixel, as where a text's box touches a frame, is no letter.
    return float(ratios[counts >= min(4, counts.max())].max())


def _box(item: QQuickItem, glass: QRectF) -> QRectF:
    """The lines of a text: its item may be higher than they are."""
    height = min(item.height(), item.property("contentHeight"))
    whole = on_glass(item)
    return QRectF(whole.x(), whole.center().y() - height / 2, whole.width(), height) & glass


def test_every_text_has_a_contrast_of_seven_in_pixels(
    room: Studio, look: tuple[Scene, str, str]
) -> None:
    scene, mode, language = look
    room.pose(eased(scene, mode), language)
    pixels = _pixels(room.picture())
    glass = QRectF(0, 0, pixels.shape[1], pixels.shape[0])
    weak, seen = [], 0
    for item in visible_items(room.kiosk.window):
        if not is_text(item) or not item.isEnabled() or not str(item.property("text")).strip():
            continue
        box = _box(item, glass).toRect()
        part = pixels[box.top() : box.bottom(), box.left() : box.right()]
        seen += 1
        if (ratio := contrast(part)) < ENHANCED:
            weak.append(f"{item.property('text')}: {ratio:.1f}")
    assert weak == []
    assert seen > 0


def test_a_weak_contrast_is_found() -> None:
    paper = np.full((20, 20, 3), 255, np.uint8)
    paper[8:12, 4:16] = 0x77
    assert 4 < contrast(paper) < 5
    paper[8:12, 4:16] = 0
    assert contrast(paper) == pytest.approx(21)
    assert contrast(np.full((20, 20, 3), 255, np.uint8)) == pytest.approx(1)
