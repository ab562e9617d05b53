"""Reads the screen out and lets everything be chosen by three keys, or three zones of the glass."""

# ruff: noqa: N802 - names as QML writes them

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import Property, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickWindow

from front_desk.spoken import READ_ALOUD
from kiosk.read_words import Cue, Passage, cue
from kiosk.ui.aids import AidsBridge
from kiosk.ui.bridges import VisitBridge
from kiosk.ui.reading import Entry, choose, entries
from kiosk.visit import Screen, Visit

QML_IMPORT_NAME = "MotCua"
QML_IMPORT_MAJOR_VERSION = 1

_ARROWS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip
_STEPS = {**_ARROWS, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_CHOICES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})
_PLAIN = (
    Qt.KeyboardModifier.NoModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.ShiftModifier
)
"""With other modifiers a key is a shortcut, and none of ours."""


class Reading(Protocol):
    """What the reader needs of a session."""

    @property
    def visit(self) -> Visit:
        """The visit as it stands."""

    def read_aloud(self, passages: Sequence[Passage], *, at_once: bool) -> None:
        """Speak these."""


@QmlElement
@QmlUncreatable("made by the application")
class Reader(QObject):  # type: ignore[operator]
    """Stands on one entry of the screen at a time, and says what it is.

    A new screen is read up to its first control, a text that changes once it has changed. An arrow
    key, or a finger held on Welcome, begins it for whoever cannot find the button; it ends with the
    visit.
    """

    changed = Signal()

    def __init__(self, session: Reading, bridge: VisitBridge) -> None:
        super().__init__()
        self._session = session
        self._bridge = bridge
        self._aids = cast("AidsBridge", bridge.aids)
        self._window: QQuickWindow | None = None
        self._reading = False
        self._place: tuple[object, ...] = ()
        self._heard_by: tuple[int, str] | None = None
        self._entries: list[Entry] = []
        self._at = 0
        # Once the screen has followed the visit.
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self._look)
        for changed in (bridge.changed, self._aids.changed):
            changed.connect(self._look_soon.start)

    def attach(self, window: QQuickWindow) -> None:
        """Read `window`, and take its keys after whatever is attached later."""
        self._window = window
        window.installEventFilter(self)

    def close(self) -> None:
        """Read nothing more."""
        self._look_soon.stop()
        for changed in (self._bridge.changed, self._aids.changed):
            changed.disconnect(self._look_soon.start)
        self._window, self._entries = None, []

    def may_begin(self) -> bool:
        """Whether a finger held on the glass begins it: on Welcome, where nothing else lasts."""
        visit = self._session.visit
        return (
            visit.screen is Screen.WELCOME
            and not visit.aids.speech
            and bool(self._aids.property("speaks"))
        )

    def begin(self) -> None:
        """Read out everything to this person."""
        self._aids.wantSpeech(wanted=True)

    # ── keys and zones ───────────────────────────────────────────────────────────────────────

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's
        """As Qt says."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if event.isAutoRepeat() or event.modifiers() & ~_PLAIN:
            return False
        if not self._reading:
            if key in _ARROWS:
                self.begin()
            return key in _ARROWS
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _CHOICES:
            self.choose()
        return key in _STEPS or key in _CHOICES

    @Slot()
    def next(self) -> None:
        """The entry after this one."""
        self._step(1)

    @Slot()
    def previous(self) -> None:
        """The entry before this one."""
        self._step(-1)

    @Slot()
    def choose(self) -> None:
        """What a touch on this entry would do; a text is said once more."""
        if self._answers_silence() or not (entry := self._current()):
            return
        if entry.chooses and entry.usable:
            choose(entry)
            self._look_soon.start()
        else:
            self._say(self._passages(entry))

    @Slot()
    def stop(self) -> None:
        """Read nothing more to this person."""
        self._aids.wantSpeech(wanted=False)

    def _step(self, by: int) -> None:
        if self._answers_silence():
            return
        current = self._current()
        if current is None:
            return
        self._bridge.stillHere()
        beyond = self._at + by
        self._at = beyond % len(self._entries)
        edge = Cue.FIRST if beyond >= len(self._entries) else Cue.LAST
        told = [] if beyond == self._at else [self._cue(edge)]
        self._say([*told, *self._passages(self._entries[self._at])])
        self.changed.emit()

    def _answers_silence(self) -> bool:
        """Whoever presses anything is there; what was asked is no longer on the screen then."""
        asked = self._session.visit.silence_noticed
        if asked:
            self._bridge.stillHere()
        return asked

    # ── the screen ───────────────────────────────────────────────────────────────────────────

    def _look(self) -> None:
        """Say what is new since the last look."""
        visit = self._session.visit
        was_reading, self._reading = self._reading, visit.aids.speech and self._window is not None
        if not self._reading:
            self._entries = []
            if was_reading and (visit.id, visit.language) == self._heard_by:
                self._say([self._cue(Cue.ENDED)])
            if was_reading:
                self.changed.emit()
            return
        before, known = self._entries, self._current_thing()
        self._entries = self._found()
        titles = tuple(entry.name for entry in self._entries if entry.is_title)
        place = (visit.id, visit.screen, visit.silence_noticed, visit.language, titles)
        if place != self._place or not was_reading:
            self._place, self._heard_by = place, (visit.id, visit.language)
            self._read_screen([] if was_reading else [self._cue(Cue.BEGUN)])
        else:
            self._return_to(known)
            self._read_news(before)
        self.changed.emit()

    def _read_screen(self, opening: list[Passage]) -> None:
        found = self._entries
        first = next((at for at, entry in enumerate(found) if entry.chooses), len(found) - 1)
        self._at = max(0, first)
        read = [each for entry in found[: self._at + 1] for each in self._passages(entry)]
        self._say([*opening, *read])

    def _read_news(self, before: Sequence[Entry]) -> None:
        """A text that was not there, after what is being said; a control that was chosen."""
        known = set(before)
        news = [
            passage
            for at, entry in enumerate(self._entries)
            if entry not in known and not entry.in_dialog and (not entry.chooses or at == self._at)
            for passage in self._passages(entry)
        ]
        self._session.read_aloud(news, at_once=False)

    def _current(self) -> Entry | None:
        """The entry to act on, as it is now."""
        known = self._current_thing()
        self._entries = self._found()
        self._return_to(known)
        return self._entries[self._at] if self._entries else None

    def _current_thing(self) -> QObject | None:
        return self._entries[self._at].thing if self._at < len(self._entries) else None

    def _return_to(self, thing: QObject | None) -> None:
        same = [at for at, entry in enumerate(self._entries) if entry.thing is thing]
        self._at = same[0] if same else max(0, min(self._at, len(self._entries) - 1))

    def _found(self) -> list[Entry]:
        return entries(self._window) if self._window is not None else []

    # ── words ────────────────────────────────────────────────────────────────────────────────

    def _say(self, passages: list[Passage]) -> None:
        self._session.read_aloud(passages, at_once=True)

    def _cue(self, which: Cue) -> Passage:
        return Passage(cue(self._language, which))

    def _passages(self, entry: Entry) -> list[Passage]:
        """What is said of it: a name in its own language, and what it is in the visit's."""
        described = self._described(entry)
        if entry.language not in READ_ALOUD or entry.language == self._language:
            return [Passage(described)]
        name = entry.name.rstrip(".… ")
        return [Passage(name, entry.language), Passage(described.removeprefix(name).lstrip(".… "))]

    def _described(self, entry: Entry) -> str:
        if not entry.chooses:
            return entry.name
        # A sentence of its own: the cue goes on after it.
        name = entry.name.rstrip(".… ")
        if not entry.usable:
            return cue(self._language, Cue.CLOSED, name)
        if entry.ticked is None:
            return cue(self._language, Cue.BUTTON, name)
        return cue(self._language, Cue.TICKED if entry.ticked else Cue.UNTICKED, name)

    @property
    def _language(self) -> str:
        return self._session.visit.language

    def _get_reading(self) -> bool:
        return self._reading

    def _get_text(self) -> str:
        return self._described(self._entries[self._at]) if self._at < len(self._entries) else ""

    reading = Property(bool, _get_reading, notify=changed)
    text = Property(str, _get_text, notify=changed)
