"""What QML makes and destroys leaves nothing on the Python side."""

import gc
import weakref
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from pytestqt.qtbot import QtBot

from kiosk.ui.pictures import CameraView, LineIcon, QrCode
from kiosk.ui.typed_line import TypedLine
from tests.kiosk.ui.conftest import WAIT_MS

pytestmark = pytest.mark.qt


def _alive(kind: type) -> int:
    return sum(isinstance(each, kind) for each in gc.get_objects())


def _until_gone(qtbot: QtBot, there: "weakref.ref[QObject]") -> None:
    qtbot.waitUntil(lambda: there() is None, timeout=WAIT_MS)


@pytest.mark.parametrize("kind", [LineIcon, QrCode, CameraView, TypedLine])
def test_no_shell_stays(qtbot: QtBot, tmp_path: Path, kind: type) -> None:
    engine = QQmlEngine()
    file = tmp_path / "Made.qml"
    file.write_text(f"import MotCua\n{kind.__name__} {{}}\n", encoding="utf-8")
    component = QQmlComponent(engine, QUrl.fromLocalFile(str(file)))
    gc.collect()
    before = _alive(kind)
    for _ in range(10):
        made = component.create()
        assert isinstance(made, kind)
        there = weakref.ref(made)
        made.deleteLater()
        del made
        _until_gone(qtbot, there)
    gc.collect()
    # Those of windows that were closed before may go meanwhile.
    assert _alive(kind) <= before


def test_a_shell_that_somebody_holds_stays_whole_enough(qtbot: QtBot, tmp_path: Path) -> None:
    engine = QQmlEngine()
    file = tmp_path / "Made.qml"
    file.write_text("import MotCua\nLineIcon {}\n", encoding="utf-8")
    held = QQmlComponent(engine, QUrl.fromLocalFile(str(file))).create()
    held.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(held) and not vars(held), timeout=WAIT_MS)
    gc.collect()
    assert isinstance(held, LineIcon)
