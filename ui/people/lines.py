"""People as lines of a list: a model, and a filter that takes no notice of accents."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from carecoop.services.people_text import fold

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()


@dataclass(frozen=True)
class Line:
    """One person (or visit) as the list shows it; `mark` is what must not be overlooked."""

    id: UUID
    title: str
    beside: str = ""
    below: str = ""
    mark: str = ""
    faint: bool = False
    also_found_by: str = ""

    def spoken(self) -> str:
        return ", ".join(filter(None, (self.title, self.beside, self.mark, self.below)))


class Role(IntEnum):
    LINE = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


class LinesModel(QAbstractListModel):
    """The lines in the order in which they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these; where only words changed, selection and scrolling stay."""
        new = tuple(lines)
        if [line.id for line in new] == [line.id for line in self._lines]:
            self._lines = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def row_of(self, person: UUID) -> int:
        """The row of a person, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == person), -1)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken()
            case Role.LINE:
                return line
            case Role.ID:
                return line.id
            case _:
                return None


class LinesFilter(QSortFilterProxyModel):
    """Keeps the lines in which every word looked for is found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def look_for(self, text: str) -> None:
        self.beginFilterChange()
        self._words = fold(text).split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        line = self.sourceModel().index(source_row, 0, source_parent).data(Role.LINE)
        found_in = fold("\n".join((line.title, line.beside, line.below, line.also_found_by)))
        return all(word in found_in for word in self._words)
