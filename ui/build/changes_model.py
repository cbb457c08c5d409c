"""The changes of a proposal as a tree with boxes: who or which visit, what, before, after."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.build.change_lines import Line
from ui.build.choice import Choice

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TOP = 0  # the internal id of lines that stand by themselves; of others, 1 + the row they are below


class ChangesModel(QAbstractItemModel):
    def __init__(
        self, lines: Sequence[Line], choice: Choice, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._choice = choice
        choice.changed.connect(self._on_changed)

    def line(self, index: Index) -> Line:
        if index.internalId() == TOP:
            return self._lines[index.row()]
        return self._lines[index.internalId() - 1].below[index.row()]

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else TOP)

    def parent(self, child: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override] # Qt has another of the name
        if not child.isValid() or child.internalId() == TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, TOP)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if not parent.isValid():
            return len(self._lines)
        if parent.column() != 0 or parent.internalId() != TOP:
            return 0
        return len(self._lines[parent.row()].below)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.column() > 0 else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Who"), self.tr("Change"), self.tr("Before"), self.tr("After"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.line(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(line, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return line.tip or self._words(line, index.column())
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0:
                return self._state(line)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        visits = self.line(index).visits
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._choice.take(visits)
        else:
            self._choice.leave(visits)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and self.line(index).visits & self._takeable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @property
    def _takeable(self) -> frozenset[str]:
        return self._choice.takeable

    def _state(self, line: Line) -> Qt.CheckState:
        takeable = line.visits & self._takeable
        chosen = takeable & self._choice.chosen
        if not chosen:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if chosen == takeable else Qt.CheckState.PartiallyChecked

    def _words(self, line: Line, column: int) -> str:
        if column == 1 and not line.visits & self._takeable:
            return self.tr("{change} · does not fit the week as it is").format(change=line.words[1])
        return line.words[column]

    def _on_changed(self) -> None:
        roles = [Qt.ItemDataRole.CheckStateRole]
        last = len(self._lines) - 1
        self.dataChanged.emit(self.index(0, 0), self.index(last, 0), roles)
        for row, line in enumerate(self._lines):
            if line.below:
                above = self.index(row, 0)
                end = self.index(len(line.below) - 1, 0, above)
                self.dataChanged.emit(self.index(0, 0, above), end, roles)
