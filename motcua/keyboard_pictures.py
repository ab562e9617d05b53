"""Pictures of the kiosk's touch keyboard by itself, as no screen of the visit shows it."""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlApplicationEngine, QQmlError, QQmlProperty
from PySide6.QtQuick import QQuickItem, QQuickWindow

from front_desk.languages import LANGUAGES, RIGHT_TO_LEFT
from kiosk.ui.application import QML, make_application
from kiosk.ui.language import Words
from kiosk.ui.typed_line import TypedLine
from motcua.sizes import SIZES, Size


@dataclass(frozen=True)
class KeyboardScene:
    """One picture's worth. `held` is a key with a finger on it."""

    name: str
    method: str
    keys: str
    shift: str = "off"
    held: str = ""


KEYBOARD_SCENES = (
    KeyboardScene("keyboard-telex", "telex", "nguyeenx vawn maaux"),
    KeyboardScene("keyboard-telex-held", "telex", "nguyeenx v", held="a"),
    KeyboardScene("keyboard-vni", "vni", "12/5 d9uong72 tra62n", shift="once"),
    KeyboardScene("keyboard-plain", "plain", "h26.17-251120-0001", shift="lock"),
    KeyboardScene("keyboard-empty", "telex", ""),
)


class KeyboardRoom:
    """The keyboard in a window of its own; needs a `QGuiApplication`."""

    def __init__(self, size: Size, cache: Path, on_warning: Callable[[str], None]) -> None:
        """`cache` is a folder for compiled translations; `on_warning` hears QML's complaints."""
        self._engine = QQmlApplicationEngine()
        self._engine.setOutputWarningsToStandardError(False)
        self._on_warning = on_warning
        self._engine.warnings.connect(self._warned)
        self._words = Words(self._engine, cache)
        self._words.speak("vi")
        sides = (size.display.width_mm, size.display.height_mm)
        self._engine.setInitialProperties({"shortSideMm": min(sides), "longSideMm": max(sides)})
        self._engine.load(QML / "KeyboardTrial.qml")
        (window,) = self._engine.rootObjects()
        assert isinstance(window, QQuickWindow)  # noqa: S101 - the file says so
        self.window = window
        line = window.findChild(TypedLine, "line")
        assert isinstance(line, TypedLine)  # noqa: S101 - the file says so
        self.line = line
        keyboard = window.findChild(QQuickItem, "keyboard")
        assert isinstance(keyboard, QQuickItem)  # noqa: S101 - the file says so
        self.keyboard = keyboard
        window.resize(QSize(size.width, size.height))
        window.show()

    def pose(self, scene: KeyboardScene, language: str, *, large: bool = False) -> None:
        """Have `scene`'s keys typed, in `language`; letters show, not digits in their place."""
        self._words.speak(language)
        self.window.setProperty("language", language)
        self.window.setProperty("rightToLeft", language in RIGHT_TO_LEFT)
        self.window.setProperty("large", large)
        self.keyboard.setProperty("showing", "letters")
        for key in self.keys:
            QQmlProperty(key, "down").reset()
        self.line.clear()
        self.line.setProperty("method", scene.method)
        self.line.write(scene.keys)
        while self.line.property("shift") != scene.shift:
            self.line.turnShift()
        for key in self.keys:
            if key.property("code") == scene.held:
                key.setProperty("down", True)  # noqa: FBT003 - as Qt calls it
        QCoreApplication.processEvents()

    @property
    def turns(self) -> bool:
        """Whether digits have no place beside the letters."""
        return bool(self.keyboard.property("kind") != "wide")

    def turn(self) -> None:
        """Show digits in the place of letters, or letters again, where they take turns."""
        shown = self.keyboard.property("showing")
        self.keyboard.setProperty("showing", "digits" if shown == "letters" else "letters")

    @property
    def keys(self) -> list[QQuickItem]:
        """Every key, as it lies in the window."""
        return [item for item in _items(self.window.contentItem()) if item.property("code")]

    def picture(self) -> QImage:
        """What the window shows, in its own pixels."""
        return self.window.grabWindow()

    def close(self) -> None:
        """Put everything away."""
        self._words.close()
        self.window.close()
        del self.window, self.line, self.keyboard
        self._engine.deleteLater()
        QCoreApplication.sendPostedEvents(self._engine, QEvent.Type.DeferredDelete.value)

    def _warned(self, errors: list[QQmlError]) -> None:
        for error in errors:
            self._on_warning(error.toString())


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _items(child)


@contextmanager
def keyboard_room(
    size: Size, cache: Path, on_warning: Callable[[str], None]
) -> Iterator[KeyboardRoom]:
    """A `KeyboardRoom` that is closed afterwards."""
    room = KeyboardRoom(size, cache, on_warning)
    try:
        yield room
    finally:
        room.close()


def write_keyboards(
    folder: Path, sizes: Sequence[Size] = SIZES, languages: Sequence[str] = LANGUAGES
) -> int:
    """Write `SIZE/LANGUAGE/keyboard-*.png`; how many pictures that were.

    Where digits take turns with letters, there is one of each. Without a display set up it draws
    offscreen.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    written = 0
    with tempfile.TemporaryDirectory() as cache:
        for size in sizes:
            with keyboard_room(size, Path(cache), _refuse_warning) as room:
                for language in languages:
                    target = folder / str(size) / language
                    target.mkdir(parents=True, exist_ok=True)
                    for scene in KEYBOARD_SCENES:
                        room.pose(scene, language)
                        room.picture().save(str(target / f"{scene.name}.png"))
                        written += 1
                        if room.turns:
                            room.turn()
                            room.picture().save(str(target / f"{scene.name}-digits.png"))
                            written += 1
    return written


def _refuse_warning(text: str) -> None:
    raise RuntimeError(f"the keyboard complains: {text}")
