"""The Qt application: one window, one engine, one session."""

import gc
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol

import structlog
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent, QQmlError
from PySide6.QtQuick import QQuickWindow

from kiosk.events import CodeSeen
from kiosk.ports import HandScanner, Monotonic, Sight
from kiosk.ui import typed_line  # noqa: F401 - its type is made in QML
from kiosk.ui.bridges import Conduct, VisitBridge
from kiosk.ui.deliverer import Deliverer
from kiosk.ui.glass import Glass
from kiosk.ui.language import Words
from kiosk.ui.presence import PresenceBridge
from kiosk.ui.pulse import Pulse
from kiosk.ui.reader import Reader
from kiosk.ui.scanner_keys import ScannerKeys
from kiosk.watchdog import ALIVE, READY, STOPPING, Watchdog
from settings.model import DisplaySettings

log = structlog.get_logger(__name__)

QML = Path(__file__).parent / "qml"
FONT = "Noto Sans"
SCRIPT_FONTS = ("Noto Sans Arabic UI", "Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans CJK SC")
"""As `Theme.qml` names them; without one of them Qt takes what else has its letters."""
TICK_MILLISECONDS = 250
FORGET_MILLISECONDS = 300
"""After a visit's end: the screens of the visit are gone then, and nobody touches anything yet."""


class FontMissing(Exception):
    """The font with full Vietnamese is not installed; the message says how to get it."""


class ScreensBroken(Exception):
    """The QML files do not load; the message quotes Qt."""


class Running(Conduct, Protocol):
    """A session as the application runs it."""

    def tick(self) -> None:
        """Look at the clock."""

    def close(self) -> None:
        """End the workers and let go of the devices."""


def make_application() -> QGuiApplication:
    """The Qt application with its font. Raises `FontMissing`."""
    existing = QGuiApplication.instance()
    app = existing if isinstance(existing, QGuiApplication) else QGuiApplication(sys.argv[:1])
    app.setApplicationName("Một Cửa")
    _prepare()
    return app


def _prepare() -> None:
    """What every window needs of the application around it. Safe to repeat."""
    if FONT not in QFontDatabase.families():
        raise FontMissing(f"The font {FONT} is missing: apt-get install fonts-noto-core")
    QGuiApplication.setFont(QFont(FONT))
    for script in SCRIPT_FONTS:
        if not QFont.substitutes(script):
            QFont.insertSubstitution(script, FONT)


class KioskWindow:
    """The window with everything behind it; needs a `QGuiApplication`."""

    def __init__(
        self,
        session: Conduct,
        deliverer: Deliverer,
        display: DisplaySettings,
        *,
        cache: Path,
        motion: bool = True,
        clock: Monotonic = time.monotonic,
        local_time: Callable[[], datetime] = datetime.now,
        on_warning: Callable[[str], None] | None = None,
    ) -> None:
        """`cache` is a folder for compiled translations; `local_time` is the office's; `on_warning`
        hears what QML complains of.

        Raises `FontMissing`, `ScreensBroken` and `kiosk.ui.language.TranslationBroken`.
        """
        _prepare()
        self._session = session
        self._clock = clock
        self._on_warning = on_warning or _log_warning
        self._complaints: list[str] = []
        self.bridge = VisitBridge(session, deliverer.frames, clock=clock)
        self.presence = PresenceBridge(
            lambda: (session.visit, session.office), display, clock, local_time
        )
        self.reader = Reader(session, self.bridge)
        self._engine = QQmlApplicationEngine()
        self._engine.setOutputWarningsToStandardError(False)
        self._engine.warnings.connect(self._warned)
        self._words = Words(self._engine, cache)
        self._words.speak(session.visit.language)
        self.bridge.changed.connect(self._follow_language)
        self._unprepared = sorted((QML / "screens").glob("*.qml"))
        self._prepared: list[QQmlComponent] = []
        self._visit = session.visit.id
        self._forgetting = QTimer()
        self._forgetting.setSingleShot(True)
        self._forgetting.setInterval(FORGET_MILLISECONDS)
        self._forgetting.timeout.connect(self._forget)
        self.bridge.changed.connect(self._forget_soon)
        self._engine.setInitialProperties(
            {
                "visit": self.bridge,
                "presence": self.presence,
                "reader": self.reader,
                "shortSideMm": min(display.width_mm, display.height_mm),
                "longSideMm": max(display.width_mm, display.height_mm),
                "motion": motion,
                "lowerEdgeMm": display.lower_edge_mm,
            }
        )
        self._engine.load(QML / "Main.qml")
        windows = [each for each in self._engine.rootObjects() if isinstance(each, QQuickWindow)]
        if not windows:
            raise ScreensBroken("\n".join(self._complaints) or "Main.qml has no window")
        self.window = windows[0]
        self.reader.attach(self.window)
        longest = max(display.width_mm, display.height_mm)
        self.glass = Glass(self.window, longest, clock, self.presence.wake, self.reader)

    def show(self, size: QSize | None = None) -> None:
        """Show the window: in `size`, or over the whole screen, without a pointer and locked."""
        if size is None:
            QGuiApplication.setQuitOnLastWindowClosed(False)
            self._lock(wanted=True)
            self.window.setCursor(Qt.CursorShape.BlankCursor)
            # A bare X server without a window manager does not do it by itself.
            self.window.setGeometry(self.window.screen().geometry())
            self.window.showFullScreen()
        else:
            self.window.resize(size)
            self.window.show()

    def listen(self, scanner: HandScanner) -> None:
        """Take what `scanner` reads out of the keys that the window gets."""

        def seen(sight: Sight) -> None:
            self._session.send(CodeSeen(self._session.visit.id, sight))

        ScannerKeys(self.window, scanner, seen, self._clock)

    def prepare_screens(self) -> None:
        """Have every screen compiled, one at a time, before somebody waits for it."""
        if self._unprepared:
            file = self._unprepared.pop()
            self._prepared.append(QQmlComponent(self._engine, QUrl.fromLocalFile(str(file))))
            QTimer.singleShot(0, self.prepare_screens)

    def close(self) -> None:
        """Close the window and drop the QML side."""
        self._unprepared.clear()
        self._prepared.clear()
        self._forgetting.stop()
        self.reader.close()
        self.bridge.changed.disconnect(self._forget_soon)
        self.bridge.changed.disconnect(self._follow_language)
        self._words.close()
        self._lock(wanted=False)
        self.window.close()
        del self.window
        # At once, while the bridge that the screens are bound to is still there.
        self._engine.deleteLater()
        QCoreApplication.sendPostedEvents(self._engine, QEvent.Type.DeferredDelete.value)

    def _forget_soon(self) -> None:
        if self._session.visit.id != self._visit:
            self._visit = self._session.visit.id
            self._forgetting.start()

    def _forget(self) -> None:
        """Let go at once of what would be let go of some time: texts that the screens have shown.

        A masked name is in several of them.
        """
        self._engine.collectGarbage()
        gc.collect()

    def _lock(self, *, wanted: bool) -> None:
        self.window.setProperty("locked", wanted)

    def _follow_language(self) -> None:
        self._words.speak(self._session.visit.language)

    def _warned(self, errors: list[QQmlError]) -> None:
        for error in errors:
            self._complaints.append(error.toString())
            self._on_warning(error.toString())


def run(
    make_session: Callable[[Deliverer], Running],
    display: DisplaySettings,
    *,
    cache: Path,
    motion: bool = True,
    local_time: Callable[[], datetime] = datetime.now,
    on_ready: Callable[[], None] = lambda: None,
    watchdog: Watchdog | None = None,
    scanner: HandScanner | None = None,
) -> int:
    """Run the kiosk until it is told to end (SIGINT, SIGTERM); the exit status.

    Closing the window ends it only where it does not cover the screen. `make_session` gets the
    `Deliverer` whose `deliver` and `show_frame` the session needs, and is called in the GUI's
    thread. `cache` is a folder for compiled translations. `on_ready` is called, and `watchdog`
    hears of it, once the first screen is painted. `scanner` gets every key. Raises `FontMissing`
    before anything is made.
    """
    watchdog = watchdog or Watchdog()

    def ready() -> None:
        on_ready()
        watchdog.say(READY)
        # What there is now stays. Without it a search for garbage takes a millisecond or two
        # instead of a hundred, which whoever touches the screen just then would feel.
        gc.collect()
        gc.freeze()
        kiosk.prepare_screens()

    app = make_application()
    previous_hook, sys.excepthook = sys.excepthook, _log_uncaught
    deliverer = Deliverer()
    session = make_session(deliverer)
    deliverer.bring_to(session.send)
    try:
        kiosk = KioskWindow(
            session, deliverer, display, cache=cache, motion=motion, local_time=local_time
        )
        if scanner is not None:
            kiosk.listen(scanner)
        timer = QTimer()
        timer.timeout.connect(session.tick)
        timer.timeout.connect(kiosk.bridge.count_down)
        timer.timeout.connect(kiosk.presence.tick)
        timer.start(TICK_MILLISECONDS)
        restore = _end_on_signals(timer)
        pulse = Pulse(
            kiosk.window,
            every_seconds=watchdog.ping_seconds,
            on_first=ready,
            on_painted=lambda: watchdog.say(ALIVE),
        )
        kiosk.show(None if display.full_screen else _window_size(app, display))
        session.tick()
        status = app.exec()
        watchdog.say(STOPPING)
        timer.stop()
        pulse.stop()
        restore()
        kiosk.close()
    finally:
        session.close()
        sys.excepthook = previous_hook
    return status


def _window_size(app: QGuiApplication, display: DisplaySettings) -> QSize:
    """The display's shape as large as the desktop has room for, a margin left."""
    room = app.primaryScreen().availableSize() * 0.9
    return QSize(round(display.width_mm * 10), round(display.height_mm * 10)).scaled(
        room, Qt.AspectRatioMode.KeepAspectRatio
    )


def _end_on_signals(timer: QTimer) -> Callable[[], None]:
    """Quit on SIGINT and SIGTERM. Gives back what restores the handlers before.

    Python sees a signal at the next tick of `timer`; the tick also repeats a request that came
    before the event loop ran, which Qt forgets.
    """
    asked = threading.Event()
    # Not quit(), which asks the window whether it may be closed.
    timer.timeout.connect(lambda: QGuiApplication.exit(0) if asked.is_set() else None)
    ends = (signal.SIGINT, signal.SIGTERM)
    before = {each: signal.getsignal(each) for each in ends}
    for each in ends:
        signal.signal(each, lambda *_: asked.set())

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    return restore


def _log_warning(text: str) -> None:
    log.warning("qml_warning", text=text)


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Type and place only: a message may quote what a device read."""
    del error
    places = traceback.extract_tb(trace)
    place = f"{os.path.basename(places[-1].filename)}:{places[-1].lineno}" if places else ""  # noqa: PTH119
    log.error("slot_failed", error=kind.__name__, place=place)
