"""A kiosk whose person is moved by its standard input: one line, one visit.

    python -m tests.privacy.kiosk_child SETTINGS_JSON DATA_FOLDER [--as-it-is]

It is the kiosk's own application with everything it has in front of the public, without what the
line says being known to it: a line is a way through the screens. After each visit it prints "over";
to "touches" it answers with the milliseconds from each touch to the next painted picture.
With `--as-it-is` freed memory is not wiped.
"""

import json
import sys
import threading
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.build import hands_of, make_session, manners_of
from kiosk.session import Session
from kiosk.ui import bridges
from kiosk.ui.application import run
from kiosk.ui.deliverer import Deliverer
from kiosk.visit import Hint, Paper, Screen
from kiosk.wiped_memory import start_again_wiping
from logs import json_lines
from settings.data_folder import DataFolder
from settings.model import Settings
from tests.kiosk.ui.finger import visible_items

_ALWAYS = {
    Screen.WELCOME: "wantCard",
    Screen.LANGUAGE: "en",
    Screen.CHOOSE_WAY: "agreeCard",
    Screen.CONFIRM: "ordinary",
    Screen.TICKET: "done",
    Screen.DOSSIER: "done",
    Screen.TROUBLE: "back",
}
"""What is touched on a screen, whatever the way."""


AGAIN_MILLISECONDS = 100


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


class Person(QObject):
    """Touches what the way says, whenever the screen is there."""

    line_came = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._route = ""
        self._visits = 0
        self._begun = self._down = False
        self._finger = QTest.createTouchDevice()
        self._touched_at = 0.0
        self._touches: list[float] = []
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._act)
        self.line_came.connect(self._begin)
        session.watch(self._soon)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.line_came.emit(line.strip())
        self.line_came.emit("end")

    @Slot(str)
    def _begin(self, route: str) -> None:
        if route == "touches":
            _say(json.dumps(self._touches))
            return
        if route == "end":
            QGuiApplication.exit(0)
            return
        self._route, self._begun = route, False
        self._visits += 1
        self._soon()

    def _soon(self) -> None:
        # The screen first takes in what has changed.
        QTimer.singleShot(0, self._act)

    @Slot()
    def _act(self) -> None:
        # A second press while the finger is down would be a palm.
        if not self._route or self._down:
            return
        visit = self._session.visit
        if visit.screen is Screen.WELCOME and self._begun:
            self._route = ""
            _say("over")
            return
        name = self._next()
        if name:
            self._begun = True
            self._touch(name)
            # A touch on a screen that is not painted yet may miss: then once more.
            self._again.start()

    def _next(self) -> str:
        """What to touch now; nothing where something is waited for."""
        visit = self._session.visit
        if visit.screen is Screen.WELCOME and self._route == "english" and visit.language == "vi":
            return "language"
        if visit.screen is Screen.WELCOME and self._route == "dossier":
            return "wantDossier"
        if visit.screen is Screen.SCAN_CARD:
            return "declineCard" if visit.hint is Hint.DAMAGED_CARD else ""
        if visit.screen is Screen.SERVICES:
            return "back" if self._route == "back" else self._service()
        if visit.screen is Screen.TICKET and visit.paper is not Paper.PRINTED:
            return ""
        return _ALWAYS.get(visit.screen, "")

    @Slot()
    def _painted(self) -> None:
        """The answer to a touch is on the screen: how many milliseconds it took."""
        self._touches.append(1000 * (time.monotonic() - self._touched_at))
        self._touched_at = 0.0

    def _service(self) -> str:
        view = self._session.office.view
        assert view is not None
        return f"service-{view.services[self._visits % len(view.services)].code}"

    def _touch(self, name: str) -> None:
        [window] = [w for w in QGuiApplication.topLevelWindows() if isinstance(w, QQuickWindow)]
        found = [item for item in visible_items(window) if item.objectName() == name]
        if not found:
            QTimer.singleShot(5, self._act)
            return
        self._press(window, found[0])

    def _press(self, window: QQuickWindow, item: QQuickItem) -> None:
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        self._down = True
        QTest.touchEvent(window, self._finger).press(0, point, window).commit()
        if not self._touched_at:
            self._touched_at = time.monotonic()
            window.frameSwapped.connect(self._painted, Qt.ConnectionType.SingleShotConnection)
        QTest.touchEvent(window, self._finger).release(0, point, window).commit()
        self._down = False
        self._soon()


def main() -> int:
    """Run until standard input ends."""
    if "--as-it-is" not in sys.argv:
        start_again_wiping()
    settings = Settings.model_validate(json.loads(sys.argv[1]))
    folder = DataFolder(Path(sys.argv[2]))
    json_lines.configure("debug")
    hands, manners = hands_of(settings, folder), manners_of(settings, folder)
    people: list[Person] = []

    def make(deliverer: Deliverer) -> Session:
        session = make_session(hands, manners, ZoneInfo("Asia/Ho_Chi_Minh"), deliverer)
        people.append(Person(session))
        return session

    # Nobody double-taps here, and nobody waits for a finger to rest.
    bridges.SETTLE_SECONDS = 0.0
    return run(make, settings.display, cache=folder.cache, on_ready=lambda: _say("ready"))


if __name__ == "__main__":
    sys.exit(main())
