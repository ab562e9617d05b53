"""Ways out of the application that people try, by keys, gestures and the window system."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDesktopServices,
    QDropEvent,
    QGuiApplication,
    QPointingDevice,
    QWindow,
)
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.ui.application import QML
from kiosk.visit import Screen
from tests.kiosk.ui.conftest import Kiosk
from tests.kiosk.ui.finger import visible_items

pytestmark = pytest.mark.qt

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, SUPER = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
NONE = Qt.KeyboardModifier.NoModifier

KEYS: tuple[tuple[str, Key, Qt.KeyboardModifier], ...] = (
    ("Alt+F4", Key.Key_F4, ALT),
    ("Alt+F2", Key.Key_F2, ALT),
    ("Alt+Tab", Key.Key_Tab, ALT),
    ("Alt+Escape", Key.Key_Escape, ALT),
    ("Alt+Space", Key.Key_Space, ALT),
    ("Alt+Left", Key.Key_Left, ALT),
    ("Ctrl+Alt+Delete", Key.Key_Delete, CTRL | ALT),
    ("Ctrl+Alt+Backspace", Key.Key_Backspace, CTRL | ALT),
    ("Ctrl+Alt+F1", Key.Key_F1, CTRL | ALT),
    ("Ctrl+Alt+T", Key.Key_T, CTRL | ALT),
    ("Ctrl+Escape", Key.Key_Escape, CTRL),
    ("Ctrl+Shift+Escape", Key.Key_Escape, CTRL | SHIFT),
    ("Ctrl+C", Key.Key_C, CTRL),
    ("Ctrl+N", Key.Key_N, CTRL),
    ("Ctrl+O", Key.Key_O, CTRL),
    ("Ctrl+P", Key.Key_P, CTRL),
    ("Ctrl+Q", Key.Key_Q, CTRL),
    ("Ctrl+W", Key.Key_W, CTRL),
    ("Ctrl+F4", Key.Key_F4, CTRL),
    ("Escape", Key.Key_Escape, NONE),
    ("F1", Key.Key_F1, NONE),
    ("F5", Key.Key_F5, NONE),
    ("F10", Key.Key_F10, NONE),
    ("F11", Key.Key_F11, NONE),
    ("F12", Key.Key_F12, NONE),
    ("Super", Key.Key_Meta, NONE),
    ("Super+D", Key.Key_D, SUPER),
    ("Super+L", Key.Key_L, SUPER),
    ("Super+Tab", Key.Key_Tab, SUPER),
    ("Menu", Key.Key_Menu, NONE),
    ("Shift+F10", Key.Key_F10, SHIFT),
    ("Print", Key.Key_Print, NONE),
    ("SysRq", Key.Key_SysReq, ALT),
    ("Back", Key.Key_Back, NONE),
    ("Home page", Key.Key_HomePage, NONE),
)


def _close(window: QQuickWindow) -> None:
    assert not window.close()


def _close_event(window: QQuickWindow) -> None:
    asked = QCloseEvent()
    QCoreApplication.sendEvent(window, asked)
    assert not asked.isAccepted()


def _minimise(window: QQuickWindow) -> None:
    window.showMinimized()


def _window(window: QQuickWindow) -> None:
    window.showNormal()


def _drag_from_each_edge(window: QQuickWindow) -> None:
    finger = QTest.createTouchDevice()
    width, height = window.width(), window.height()
    middle = QPoint(width // 2, height // 2)
    for edge in (
        QPoint(0, height // 2),
        QPoint(width - 1, height // 2),
        QPoint(width // 2, 0),
        QPoint(width // 2, height - 1),
    ):
        _drag(window, finger, edge, middle)


def _swipe_with_fingers(window: QQuickWindow) -> None:
    finger = QTest.createTouchDevice()
    spots = [QPoint(100 + 60 * each, 700) for each in range(4)]
    touches = QTest.touchEvent(window, finger)
    for each, spot in enumerate(spots):
        touches.press(each, spot, window)
    touches.commit()
    for step in range(1, 6):
        touches = QTest.touchEvent(window, finger)
        for each, spot in enumerate(spots):
            touches.move(each, spot - QPoint(0, 100 * step), window)
        touches.commit()
    touches = QTest.touchEvent(window, finger)
    for each, spot in enumerate(spots):
        touches.release(each, spot - QPoint(0, 500), window)
    touches.commit()


def _drag(window: QQuickWindow, finger: QPointingDevice, start: QPoint, end: QPoint) -> None:
    path = [start + (end - start) * step / 5 for step in range(6)]
    QTest.touchEvent(window, finger).press(0, start, window).commit()
    for _, spot in pairwise(path):
        QTest.touchEvent(window, finger).move(0, spot, window).commit()
    QTest.touchEvent(window, finger).release(0, end, window).commit()


def _right_click(window: QQuickWindow) -> None:
    QTest.mouseClick(window, Qt.MouseButton.RightButton, NONE, QPoint(540, 300))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(540, 300), QPoint(540, 300))
    QCoreApplication.sendEvent(window, asked)


def _long_press_on_text(window: QQuickWindow) -> None:
    QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, QPoint(540, 320))
    QTest.mouseMove(window, QPoint(700, 320))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, NONE, QPoint(700, 320))
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, NONE, QPoint(540, 320))


def _drop_a_file(window: QQuickWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/hostname")])
    dropped = QDropEvent(
        QPointF(540, 900),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        NONE,
    )
    QCoreApplication.sendEvent(window, dropped)
    assert dropped.dropAction() is Qt.DropAction.CopyAction
    assert not dropped.isAccepted()


WAYS: tuple[Callable[[QQuickWindow], None], ...] = (
    _close,
    _close_event,
    _minimise,
    _window,
    _drag_from_each_edge,
    _swipe_with_fingers,
    _right_click,
    _long_press_on_text,
    _drop_a_file,
)


class Opened(QObject):
    """Addresses that something wanted to open."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[QUrl] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.addresses.append(address)


@pytest.fixture
def opened() -> Iterator[Opened]:
    heard = Opened()
    for scheme in ("http", "https", "file", "mailto"):
        # The hints ask for bytes, the call for text.
        QDesktopServices.setUrlHandler(scheme, heard, "open")  # type: ignore[arg-type]
    QDesktopServices.openUrl(QUrl("https://queue.example"))
    assert heard.addresses.pop() == QUrl("https://queue.example")
    yield heard
    for scheme in ("http", "https", "file", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def locked(kiosk: Kiosk) -> Iterator[Kiosk]:
    """The kiosk over the whole screen, as the public sees it."""
    before = QGuiApplication.quitOnLastWindowClosed()
    kiosk.window.show()
    kiosk.wait(lambda: _covers(kiosk.window.window))
    yield kiosk
    QGuiApplication.setQuitOnLastWindowClosed(before)


def _covers(window: QQuickWindow) -> bool:
    return (
        window.isVisible()
        and window.visibility() is QWindow.Visibility.FullScreen
        and window.size() == window.screen().size()
    )


def _is_alone_and_calm(kiosk: Kiosk, opened: Opened) -> None:
    """The window is on top, covers everything, shows Welcome, and takes the next touch."""
    kiosk.wait(lambda: _covers(kiosk.window.window))
    shown = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
    assert shown == [kiosk.window.window]
    assert kiosk.session.visit.screen is Screen.WELCOME
    assert opened.addresses == []
    kiosk.tap("wantNumber")
    kiosk.wait_for(Screen.SERVICES)


def test_no_key_leads_out(locked: Kiosk, opened: Opened) -> None:
    window = locked.window.window
    left = []
    for name, key, modifier in KEYS:
        QTest.keyClick(window, key, modifier)
        QCoreApplication.processEvents()
        if not _covers(window) or locked.session.visit.screen is not Screen.WELCOME:
            left.append(name)
    assert left == []
    _is_alone_and_calm(locked, opened)


@pytest.mark.parametrize("way", WAYS, ids=[way.__name__.strip("_") for way in WAYS])
def test_no_gesture_and_no_request_leads_out(
    locked: Kiosk, opened: Opened, way: Callable[[QQuickWindow], None]
) -> None:
    way(locked.window.window)
    _is_alone_and_calm(locked, opened)


def test_a_window_of_a_developer_can_be_closed(kiosk: Kiosk) -> None:
    assert kiosk.window.window.close()


def test_no_text_can_be_selected_or_followed(kiosk: Kiosk) -> None:
    for item in visible_items(kiosk.window.window):
        assert not item.inherits("QQuickTextInput")
        assert not item.inherits("QQuickTextEdit")
        assert not item.inherits("QQuickDropArea")


_WAYS_OUT = re.compile(
    r"\b(TextInput|TextEdit|TextField|TextArea|ContextMenu|MenuBar|FileDialog|FolderDialog|DropArea"
    r"|WebView|openUrlExternally|linkActivated|onLinkActivated|RichText|StyledText|MarkdownText"
    r"|selectByMouse|Qt\.quit|Qt\.exit|Shortcut)\b"
)


def test_no_screen_holds_a_control_that_could_lead_out() -> None:
    found = {
        file.name: _WAYS_OUT.findall(file.read_text(encoding="utf-8"))
        for file in QML.rglob("*.qml")
    }
    assert {name: ways for name, ways in found.items() if ways} == {}
