"""What makes the screen easier for this person, as QML sees it."""

# ruff: noqa: N802, N815 - names as QML writes them

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.events import AidsChosen
from kiosk.visit import Aids

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

    def show(self, aids: Aids) -> None:
        """Have `aids` from now on."""
        if aids != self._aids:
            self._aids = aids
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

    def _get_large_text(self) -> bool:
        return self._aids.large_text

    def _get_high_contrast(self) -> bool:
        return self._aids.high_contrast

    def _get_within_reach(self) -> bool:
        return self._aids.within_reach

    largeText = Property(bool, _get_large_text, notify=changed)
    highContrast = Property(bool, _get_high_contrast, notify=changed)
    withinReach = Property(bool, _get_within_reach, notify=changed)
