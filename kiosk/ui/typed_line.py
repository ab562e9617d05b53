"""The line behind the touch keyboard, as QML sees it."""

# ruff: noqa: N802, N815 - names as QML writes them

import time
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ports import Monotonic
from kiosk.typing.hands import Hands
from kiosk.typing.line import ERASE, Line
from kiosk.typing.orthography import ToneStyle
from kiosk.typing.word import Method, Word
from kiosk.ui.qml_made import let_go_when_destroyed

QML_IMPORT_NAME = "MotCua"
QML_IMPORT_MAJOR_VERSION = 1

_NEXT_SHIFT = {"off": "once", "once": "lock", "lock": "off"}


@QmlElement
class TypedLine(QObject):
    """What is typed, letter by letter; it lives and ends with the screen that holds it.

    `method` is telex, vni or plain; `shift` is off, once or lock; `capital` tells whether the next
    letter is a capital. With `eachWord` every word begins with one, as names do. `newStyle` writes
    "hoà" where the default is "hòa".
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = Line()
        self._hands = Hands()
        self._shift = "off"
        self._each_word = False
        self.clock: Monotonic = time.monotonic
        let_go_when_destroyed(self)

    # ── touches ──────────────────────────────────────────────────────────────────────────────

    @Slot(str)
    def touch(self, key: str) -> None:
        """A finger came down on `key`: one character, or the name of a key beside the letters."""
        self._hands.touch(key, self.clock())

    @Slot(str)
    def slip(self, key: str) -> None:
        """The finger slid off `key`."""
        self._hands.slip(key, self.clock())

    @Slot(str, result=bool)
    def lift(self, key: str) -> bool:
        """The finger left `key`; whether it counts. One character is typed, any other is not."""
        counts = self._hands.lift(key, self.clock())
        if counts and len(key) == 1:
            self.write(key)
        return counts

    @Slot(str)
    def write(self, keys: str) -> None:
        """Type these characters, one after the other, without a hand."""
        for key in keys:
            self._show(self._line.press(key.upper() if self._get_capital() else key.lower()))
            if self._shift == "once" and key.isalpha():
                self._turn_shift("off")

    @Slot()
    def erase(self) -> None:
        """Take the last letter away."""
        self._show(self._line.press(ERASE))

    @Slot()
    def clear(self) -> None:
        """Forget everything that was typed."""
        self._hands = Hands()
        self._show(replace(self._line, before="", word=Word()))
        self._turn_shift("off")

    @Slot()
    def turnShift(self) -> None:
        """Small letters, one capital, capitals only, and so on."""
        self._turn_shift(_NEXT_SHIFT[self._shift])

    # ── values ───────────────────────────────────────────────────────────────────────────────

    def _show(self, line: Line) -> None:
        if line != self._line:
            self._line = line
            self.changed.emit()

    def _turn_shift(self, shift: str) -> None:
        self._shift = shift
        self.changed.emit()

    def _get_text(self) -> str:
        return self._line.text

    def _get_capital(self) -> bool:
        return self._shift != "off" or (self._each_word and self._line.begins_word)

    def _get_shift(self) -> str:
        return self._shift

    def _get_method(self) -> str:
        return self._line.method.value

    def _set_method(self, method: str) -> None:
        self._show(replace(self._line, method=Method(method)))

    def _get_new_style(self) -> bool:
        return self._line.style is ToneStyle.NEW

    def _set_new_style(self, wanted: bool) -> None:  # noqa: FBT001 - a Qt setter
        self._show(replace(self._line, style=ToneStyle.NEW if wanted else ToneStyle.OLD))

    def _get_limit(self) -> int:
        return self._line.limit

    def _set_limit(self, limit: int) -> None:
        self._show(replace(self._line, limit=limit))

    def _get_each_word(self) -> bool:
        return self._each_word

    def _set_each_word(self, wanted: bool) -> None:  # noqa: FBT001 - a Qt setter
        self._each_word = wanted
        self.changed.emit()

    text = Property(str, _get_text, notify=changed)
    capital = Property(bool, _get_capital, notify=changed)
    method = Property(str, _get_method, _set_method, notify=changed)
    newStyle = Property(bool, _get_new_style, _set_new_style, notify=changed)
    limit = Property(int, _get_limit, _set_limit, notify=changed)
    eachWord = Property(bool, _get_each_word, _set_each_word, notify=changed)
    shift = Property(str, _get_shift, notify=changed)
