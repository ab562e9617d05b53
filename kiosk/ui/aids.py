"""What makes the screen easier for this person, as QML sees it."""

# ruff: noqa: N802, N815 - names as QML writes them

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.easing import LOUDEST, SOFTEST, read_in
from kiosk.events import AidsChosen
from kiosk.visit import Aids, Office, Visit

QML_IMPORT_NAME = "MotCua"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the visit's bridge")
class AidsBridge(QObject):  # type: ignore[operator]
    """The visit's `Aids`: values for the theme, and one slot for each of them."""

    changed = Signal()

    def __init__(self, touch: Callable[[AidsChosen], None], parent: QObject) -> None:
        super().__init__(parent)
        self._touch = touch
        self._aids = Aids()
        self._speaks = True
        self._read_in = ""

    def show(self, visit: Visit, office: Office) -> None:
        """Have the aids of `visit` from now on."""
        now = (visit.aids, office.speaks, read_in(visit.language, office.language))
        if now != (self._aids, self._speaks, self._read_in):
            self._aids, self._speaks, self._read_in = now
            self.changed.emit()

    @Slot(bool)
    def wantLargeText(self, wanted: bool) -> None:  # noqa: FBT001 - a slot for QML
        """Larger letters, or those of every day."""
        self._touch(AidsChosen(replace(self._aids, large_text=wanted)))

    @Slot(bool)
    def wantHighContrast(self, wanted: bool) -> None:  # noqa: FBT001
        """White and yellow on black, or the colours of every day."""
        self._touch(AidsChosen(replace(self._aids, high_contrast=wanted)))

    @Slot(bool)
    def wantWithinReach(self, wanted: bool) -> None:  # noqa: FBT001
        """All controls between 800 and 1,100 mm above the floor, or where they were."""
        self._touch(AidsChosen(replace(self._aids, within_reach=wanted)))

    @Slot(bool)
    def wantSpeech(self, wanted: bool) -> None:  # noqa: FBT001
        """Everything read out, or the screen as it is."""
        self._touch(AidsChosen(replace(self._aids, speech=wanted)))

    @Slot(bool)
    def wantDark(self, wanted: bool) -> None:  # noqa: FBT001
        """Nothing to be seen while everything is read out."""
        self._touch(AidsChosen(replace(self._aids, dark=wanted)))

    @Slot(int)
    def turnVolume(self, steps: int) -> None:
        """So many steps louder; a negative number softer."""
        self._touch(AidsChosen(replace(self._aids, volume=self._aids.volume + steps)))

    def _get_large_text(self) -> bool:
        return self._aids.large_text

    def _get_high_contrast(self) -> bool:
        return self._aids.high_contrast

    def _get_within_reach(self) -> bool:
        return self._aids.within_reach

    def _get_speech(self) -> bool:
        return self._aids.speech

    def _get_dark(self) -> bool:
        return self._aids.dark

    def _get_volume(self) -> int:
        return self._aids.volume - SOFTEST + 1

    def _get_volumes(self) -> int:
        return LOUDEST - SOFTEST + 1

    def _get_speaks(self) -> bool:
        return self._speaks

    def _get_read_in(self) -> str:
        return self._read_in

    largeText = Property(bool, _get_large_text, notify=changed)
    highContrast = Property(bool, _get_high_contrast, notify=changed)
    withinReach = Property(bool, _get_within_reach, notify=changed)
    speech = Property(bool, _get_speech, notify=changed)
    dark = Property(bool, _get_dark, notify=changed)
    # From one up to `volumes`.
    volume = Property(int, _get_volume, notify=changed)
    volumes = Property(int, _get_volumes, notify=changed)
    # Whether there is a voice, and the language in which it would read this screen.
    speaks = Property(bool, _get_speaks, notify=changed)
    readIn = Property(str, _get_read_in, notify=changed)
