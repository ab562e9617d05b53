"""Somebody who stands at the kiosk: sees what is on the screen and touches it."""

import itertools
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from front_desk.business_day import HANOI
from kiosk.build import hands_of, make_session, manners_of
from kiosk.session import Session
from kiosk.ui.application import KioskWindow
from kiosk.ui.deliverer import Deliverer
from kiosk.visit import Screen, Visit
from settings.data_folder import DataFolder
from settings.model import Settings

ANSWER_MS = 20_000


class Citizen:
    """A real kiosk with the devices that `settings` name, and a finger."""

    def __init__(self, qtbot: QtBot, settings: Settings, folder: DataFolder) -> None:
        self._qtbot = qtbot
        self.complaints: list[str] = []
        deliverer = Deliverer()
        self.session: Session = make_session(
            hands_of(settings, folder), manners_of(settings, folder), HANOI, deliverer
        )
        deliverer.bring_to(self.session.send)
        # Each look at this clock is a second later, so that no touch counts as a double tap.
        clock = itertools.count().__next__
        self._kiosk = KioskWindow(
            self.session,
            deliverer,
            settings.display,
            cache=folder.cache,
            motion=False,
            clock=lambda: float(clock()),
            on_warning=self.complaints.append,
        )
        self._deliverer = deliverer
        self._finger: QPointingDevice = QTest.createTouchDevice()
        self.session.tick()
        qtbot.waitUntil(lambda: self.session.office.reachable, timeout=ANSWER_MS)

    @property
    def visit(self) -> Visit:
        return self.session.visit

    def show(self, width: int, height: int) -> None:
        """Put the window on the screen."""
        self._kiosk.window.resize(width, height)
        self._kiosk.window.show()
        self._qtbot.waitUntil(self._kiosk.window.isExposed, timeout=ANSWER_MS)

    def wait_for(self, screen: Screen) -> None:
        """Until this screen is there."""
        self._qtbot.waitUntil(lambda: self.visit.screen is screen, timeout=ANSWER_MS)

    def touch(self, name: str) -> None:
        """Touch the control with this object name, or with this text, once it is there."""
        self._qtbot.waitUntil(lambda: self._find(name) is not None, timeout=ANSWER_MS)
        item = self._find(name)
        assert item is not None
        window = self._kiosk.window
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.touchEvent(window, self._finger).press(0, point, window).commit()
        QTest.touchEvent(window, self._finger).release(0, point, window).commit()

    def sees(self, text: str) -> bool:
        """Whether these words stand on the screen."""
        return any(text in str(item.property("text") or "") for item in self._items())

    def picture(self, file: Path) -> None:
        """What the screen shows now."""
        self._kiosk.window.grabWindow().save(str(file))

    def leave(self) -> None:
        """Close window and devices."""
        self._kiosk.close()
        self.session.close()

    def _find(self, name: str) -> QQuickItem | None:
        for item in self._items():
            if name in (item.objectName(), item.property("text")) and item.isEnabled():
                return item
        return None

    def _items(self) -> Iterator[QQuickItem]:
        waiting = [self._kiosk.window.contentItem()]
        while waiting:
            item = waiting.pop()
            if not item.isVisible():
                continue
            yield item
            waiting.extend(item.childItems())
