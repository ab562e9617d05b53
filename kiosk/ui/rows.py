"""A list for QML whose rows are frozen dataclasses; each field is a role."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_TOP = QModelIndex()


class Rows(QAbstractListModel, Generic[Row]):
    """Read-only for QML. Rows that only change their content keep their delegates."""

    def __init__(self, row: type[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        names = [field.name for field in fields(row)]  # type: ignore[arg-type]
        self._roles = {_FIRST_ROLE + number: name for number, name in enumerate(names)}
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Hold `rows` from now on."""
        new = tuple(rows)
        if new == self._rows:
            return
        if len(new) == len(self._rows):
            self._rows = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """As Qt says."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _FIRST_ROLE) -> Any:
        """As Qt says."""
        name = self._roles.get(role)
        if name is None or not 0 <= index.row() < len(self._rows):
            return None
        return getattr(self._rows[index.row()], name)

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's name
        """As Qt says."""
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}
