"""What was done, newest first, as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from carecoop.kinds import TrailKind
from carecoop.services.trail import TrailLine
from ui import text
from ui.people.lines import TOP, Index

COL_WHEN, COL_WHO, COL_WHAT, COL_STATE = range(4)


class TrailModel(QAbstractTableModel):
    """When, who, what, and whether it was taken back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[TrailLine, ...] = ()

    def set_lines(self, lines: Sequence[TrailLine]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else COL_STATE + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("When"), self.tr("Who"), self.tr("What"), "")[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words(line, index.column())
        return None

    def _words(self, line: TrailLine, column: int) -> str:
        match column:
            case 0:
                return text.moment_text(line.at_utc)
            case 1:
                return line.who
            case 2:
                return text.trail_text(line.kind, line.use_case, line.subject)
            case _:
                return self._state(line)

    def _state(self, line: TrailLine) -> str:
        if line.undone:
            return self.tr("taken back")
        return self.tr("only looked at") if line.kind is TrailKind.READING else ""
