"""Lists that take several pages, as QML sees them."""

# ruff: noqa: N802 - names as QML writes them

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.events import GroupChosen, PageTurned, Touch
from kiosk.ui.shown import Shown

QML_IMPORT_NAME = "MotCua"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the visit's bridge")
class PagesBridge(QObject):  # type: ignore[operator]
    """Which page of how many is on show, counted from 1, and in which group of services."""

    changed = Signal()

    def __init__(self, touch: Callable[[Touch], None], parent: QObject) -> None:
        super().__init__(parent)
        self._touch = touch
        self._here, self._count, self._group = 1, 1, ""

    def show(self, now: Shown) -> None:
        """Stand as `now` says."""
        before = (self._here, self._count, self._group)
        self._here, self._count, self._group = now.page, now.pages, now.group
        if before != (self._here, self._count, self._group):
            self.changed.emit()

    @Slot(str)
    def chooseGroup(self, code: str) -> None:
        """The services of this group, please."""
        self._touch(GroupChosen(code))

    @Slot()
    def next(self) -> None:
        """The next few."""
        self._touch(PageTurned(forward=True))

    @Slot()
    def previous(self) -> None:
        """Those before."""
        self._touch(PageTurned(forward=False))

    def _get_here(self) -> int:
        return self._here

    def _get_count(self) -> int:
        return self._count

    def _get_group(self) -> str:
        return self._group

    here = Property(int, _get_here, notify=changed)
    count = Property(int, _get_count, notify=changed)
    group = Property(str, _get_group, notify=changed)
