"""What is painted by hand: camera, QR code, icons."""

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickPaintedItem

from kiosk.ports import Frame
from kiosk.ui.pictures import ICONS, CameraView, FrameFeed, LineIcon, QrCode

pytestmark = pytest.mark.qt

URL = "http://192.0.2.10:8600/t/MauMauMauMauMauMauMauMau"


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Painting needs one."""


def _painted(item: QQuickPaintedItem, width: int, height: int) -> NDArray[np.uint8]:
    item.setSize(QSizeF(width, height))
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    item.paint(painter)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


@pytest.mark.parametrize("side", [200, 237, 310])
def test_the_code_reads_back_and_its_modules_are_whole_pixels(side: int) -> None:
    code = QrCode()
    code.setProperty("text", URL)
    picture = _painted(code, side, side)
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == URL
    assert set(np.unique(picture)) == {0, 255}
    edges = np.unique(np.nonzero(np.diff(picture[:, :, 0].astype(int), axis=1))[1])
    module = np.gcd.reduce(np.diff(edges))
    assert module == side // (33 + 8)


def test_no_text_paints_no_code() -> None:
    code = QrCode()
    code.setProperty("text", URL)
    code.setProperty("text", "")
    assert (_painted(code, 50, 50) == (255, 0, 255)).all()


def test_the_camera_fills_itself_mirrored_and_forgets() -> None:
    left_red = np.zeros((10, 20, 3), np.uint8)
    left_red[:, :10] = (255, 0, 0)
    feed, view = FrameFeed(), CameraView()
    view.setProperty("feed", feed)
    feed.show(Frame(20, 10, left_red.tobytes()))
    picture = _painted(view, 80, 40)
    assert tuple(picture[20, 70]) == (255, 0, 0)
    assert tuple(picture[20, 10]) == (0, 0, 0)
    view.setProperty("mirrored", False)
    assert tuple(_painted(view, 80, 40)[20, 10]) == (255, 0, 0)
    feed.show(None)
    assert (_painted(view, 80, 40) == (255, 0, 255)).all()


@pytest.mark.parametrize("icon", sorted(path.stem for path in ICONS.glob("*.svg")))
def test_every_icon_paints_in_its_colour(icon: str) -> None:
    item = LineIcon()
    item.setProperty("name", icon)
    item.setProperty("color", QColor("#9B1B2F"))
    picture = _painted(item, 96, 96).reshape(-1, 3)
    assert (picture == (0x9B, 0x1B, 0x2F)).all(axis=1).sum() > 100
    assert (picture == (255, 0, 255)).all(axis=1).sum() > 3000


@pytest.mark.parametrize("name", ["no-such-icon", "../../etc/passwd", "a/b", ""])
def test_a_strange_icon_name_gives_the_document_or_nothing(name: str) -> None:
    strange, document = LineIcon(), LineIcon()
    strange.setProperty("name", name)
    document.setProperty("name", "document" if name else "")
    assert (_painted(strange, 48, 48) == _painted(document, 48, 48)).all()
