"""The application around the screens: fonts, broken screens, signals, and long lives."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot
from structlog.testing import capture_logs

from kiosk.ui import application
from kiosk.ui.application import FontMissing, KioskWindow, ScreensBroken, _log_uncaught
from kiosk.ui.deliverer import Deliverer
from kiosk.ui.lint_qml import HERE, lint
from kiosk.ui.shown import qml_type
from kiosk.ui.still import Still
from kiosk.visit import Screen, Visit
from motcua.screens import sample_office
from motcua.sizes import LARGE
from tests.kiosk.ui.conftest import WAIT_MS

RUNNING = """
import sys
from pathlib import Path
from kiosk.ui.application import run
from kiosk.ui.still import Still
from kiosk.visit import Visit
from motcua.screens import sample_office
from motcua.sizes import LARGE

class Idle(Still):
    ticks = 0
    def tick(self):
        self.ticks += 1
    def close(self):
        print("closed after ticks" if self.ticks > 1 else "closed at once", flush=True)

def ready():
    print("ready", flush=True)

def idle(deliverer):
    return Idle(Visit(), sample_office())

sys.exit(run(idle, LARGE, cache=Path(sys.argv[1]), on_ready=ready))
"""


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(ending: signal.Signals, words_cache: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUNNING, words_cache],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        running.send_signal(ending)
        try:
            said, complained = running.communicate(timeout=20)
        finally:
            running.kill()
    assert said.startswith("closed")
    assert complained == ""
    assert running.returncode == 0


@pytest.mark.qt
def test_without_the_font_it_says_how_to_get_it(
    qapp: object, monkeypatch: pytest.MonkeyPatch, words_cache: Path
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["Another Sans"])
    with pytest.raises(FontMissing, match="apt-get install fonts-noto-core"):
        KioskWindow(Still(Visit(), sample_office()), Deliverer(), LARGE, cache=words_cache)


@pytest.mark.qt
@pytest.mark.qt_log_ignore("failed to load component")
def test_screens_that_do_not_load_stop_the_start(
    qapp: object, monkeypatch: pytest.MonkeyPatch, words_cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "Main.qml").write_text("import QtQuick\nWindow { nonsense: 1 }\n")
    monkeypatch.setattr(application, "QML", tmp_path)
    heard: list[str] = []
    with pytest.raises(ScreensBroken, match="nonsense"):
        KioskWindow(
            Still(Visit(), sample_office()),
            Deliverer(),
            LARGE,
            cache=words_cache,
            on_warning=heard.append,
        )
    assert heard


def test_an_uncaught_error_is_logged_without_its_message() -> None:
    with capture_logs() as logs:
        with pytest.raises(ValueError, match="001090012345") as caught:
            int("001090012345 of a made-up card")
        _log_uncaught(ValueError, caught.value, caught.tb)
    assert logs[0]["error"] == "ValueError"
    assert "001090012345" not in repr(logs)


@pytest.mark.qt
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True and None are immortal there")
def test_qt_loses_no_references(qapp: QCoreApplication) -> None:
    class Bell(QObject):
        rang = Signal()

    bell = Bell()
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(100):
        bell.rang.emit()
        qapp.processEvents()
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert all(abs(now - then) < 50 for then, now in zip(before, after, strict=True))


@pytest.mark.slow
def test_qml_is_clean_and_the_lint_can_fail(tmp_path: Path) -> None:
    status, said = lint()
    assert (status, said) == (0, "")
    wrong = tmp_path / "Wrong.qml"
    wrong.write_text(
        "import QtQuick\nimport MotCua\nItem {\n"
        "    required property VisitBridge visit\n    property int a: visit.noSuchThing\n}\n"
    )
    status, said = lint(tmp_path)
    assert status != 0
    assert "noSuchThing" in said
    assert HERE.is_dir()


@pytest.mark.qt
def test_full_screen_covers_the_screen_without_a_pointer(qapp: object, words_cache: Path) -> None:
    kiosk = KioskWindow(Still(Visit(), sample_office()), Deliverer(), LARGE, cache=words_cache)
    kiosk.show()
    assert kiosk.window.size() == kiosk.window.screen().size()
    assert kiosk.window.cursor().shape() is Qt.CursorShape.BlankCursor
    kiosk.close()


@pytest.mark.qt
def test_every_screen_is_compiled_before_somebody_waits_for_it(
    qtbot: QtBot, words_cache: Path
) -> None:
    kiosk = KioskWindow(Still(Visit(), sample_office()), Deliverer(), LARGE, cache=words_cache)
    kiosk.prepare_screens()
    qtbot.waitUntil(lambda: not kiosk._unprepared, timeout=WAIT_MS)
    screens = {component.url().fileName() for component in kiosk._prepared}
    assert {f"{qml_type(screen.value)}.qml" for screen in Screen} <= screens
    assert all(component.isReady() for component in kiosk._prepared)
    kiosk.close()
