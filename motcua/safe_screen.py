"""The safe screen as a process: shows it, tells staff, and ends after a while or on a signal."""

import secrets
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from front_desk.errors import DeskError
from front_desk.messages import HelpRequest
from kiosk.ports import QueueUnreachable
from kiosk.queue_client import QueueClient
from kiosk.ui.safe_screen import SafeScreen
from settings.data_folder import DataFolder
from settings.load import SettingsError
from settings.model import DisplaySettings, KioskSettings, Settings
from settings.reach import kiosk_token, server_url

OUT_OF_ORDER = "out-of-order"
"""What staff's page gets as the screen that asks for help."""

RETRY_SECONDS = 5.0
_LOOK_MILLISECONDS = 200


class _Staff(QObject):
    """Tells staff from a thread of its own, until it has worked."""

    told = Signal()

    def __init__(self, settings: Settings, folder: DataFolder) -> None:
        super().__init__()
        self._client = QueueClient(server_url(settings), kiosk_token(settings, folder))
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._tell, name="tell-staff", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join(RETRY_SECONDS)
        self._client.close()

    def _tell(self) -> None:
        key = secrets.token_hex(16)
        while not self._stop.is_set():
            try:
                self._client.ask_for_help(HelpRequest(screen=OUT_OF_ORDER), key)
            except (QueueUnreachable, DeskError):
                self._stop.wait(RETRY_SECONDS)
            else:
                self.told.emit()
                return


def safe_screen(
    settings_of: Callable[[], Settings], folder_of: Callable[[], DataFolder], *, seconds: float
) -> int:
    """Show the safe screen for so long (0: until a signal); the exit status.

    Settings that cannot be read may be why the kiosk does not run: then sizes and languages are the
    default ones and staff are not told.
    """
    display, languages, staff = DisplaySettings(), KioskSettings().languages, None
    app = QGuiApplication(sys.argv[:1])
    with suppress(SettingsError):
        settings = settings_of()
        display, languages = settings.display, settings.kiosk.languages
        staff = _Staff(settings, folder_of())
    window = SafeScreen(display, languages)
    if staff is not None:
        staff.told.connect(window.tell_of_staff, Qt.ConnectionType.QueuedConnection)
        staff.start()
    _show(window, display)
    looking = _end_on_signals()
    if seconds:
        QTimer.singleShot(round(1000 * seconds), lambda: QGuiApplication.exit(0))
    status = app.exec()
    looking.stop()
    if staff is not None:
        staff.close()
    return status


def _show(window: SafeScreen, display: DisplaySettings) -> None:
    if not display.full_screen:
        room = window.screen().availableSize()
        window.resize(round(room.height() * 0.5), round(room.height() * 0.9))
        window.show()
        return
    QGuiApplication.setQuitOnLastWindowClosed(False)
    window.setCursor(Qt.CursorShape.BlankCursor)
    window.setGeometry(window.screen().geometry())
    window.showFullScreen()


def _end_on_signals() -> QTimer:
    """Have SIGINT and SIGTERM end it; Python sees them at the ticks of this timer."""
    asked = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: asked.set())
    looking = QTimer()
    looking.timeout.connect(lambda: QGuiApplication.exit(0) if asked.is_set() else None)
    looking.start(_LOOK_MILLISECONDS)
    return looking
