"""The rows of a table before they are imported: what would happen, and each row's problems."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QBrush

from carecoop.services.importing import Action, Preview, PreviewRow
from ui import look, text
from ui.people.lines import TOP, Index

COL_NUMBER, COL_STATE = range(2)


class ImportModel(QAbstractTableModel):
    """Row number and state first, then the table's own columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None

    def set_preview(self, preview: Preview | None) -> None:
        self.beginResetModel()
        self._preview = preview
        self.endResetModel()

    def first_wrong(self) -> int:
        """The first row with a problem, or -1."""
        rows = self._preview.rows if self._preview else ()
        return next((number for number, row in enumerate(rows) if row.problems), -1)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() or self._preview is None else len(self._preview.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        if parent.isValid() or self._preview is None:
            return 0
        return COL_STATE + 1 + len(self._preview.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        horizontal = orientation is Qt.Orientation.Horizontal
        if self._preview is None or not horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        own = (self.tr("Row"), self.tr("What happens"))
        return (own + self._preview.columns)[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._preview is None:
            return None
        row = self._preview.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return problems_text(row) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            case Qt.ItemDataRole.ForegroundRole if index.column() <= COL_STATE and row.problems:
                return QBrush(look.colours().trouble)
            case _:
                return None

    def _words(self, row: PreviewRow, column: int) -> str:
        if column == COL_NUMBER:
            return str(row.number)
        if column == COL_STATE:
            return self._state(row)
        return row.values[column - COL_STATE - 1]

    def _state(self, row: PreviewRow) -> str:
        if row.problems:
            return problems_text(row)
        return {
            Action.ADD: self.tr("+ new"),
            Action.UPDATE: self.tr("↻ changed"),
            Action.SAME: self.tr("= as it is"),
        }[row.action]


def problems_text(row: PreviewRow) -> str:
    """All that is wrong with a row, a line each."""
    return "\n".join(f"✕ {text.show_error(problem)}" for problem in row.problems)
