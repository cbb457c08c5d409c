"""Several rotas for a week side by side: a row for each figure, a column for each rota."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from carecoop.services.proposals_values import Compared
from ui import look
from ui.build.figures import FigureRow, figure_rows
from ui.look import Size

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class CompareModel(QAbstractTableModel):
    """What differs from the week as it is, is bold, and says what it was."""

    def __init__(self, compared: Sequence[Compared], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.compared = compared
        self._rows = (*figure_rows([one.figures for one in compared]), *self._counted())

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.compared)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._rows[section].name
        row = self.compared[section].row
        return self.tr("As it is now") if row is None else row.name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        values = self._rows[index.row()].values
        now, value = values[0], values[index.column()]
        differs = value != now
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return value
            case Qt.ItemDataRole.FontRole:
                return look.font(Size.BODY, bold=differs) if differs else QFont()
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole if differs:
                return self.tr("Now: {value}").format(value=now)
        return None

    def _counted(self) -> tuple[FigureRow, ...]:
        return (
            FigureRow(
                self.tr("Visits that change"),
                tuple(str(one.visits_changed) for one in self.compared),
            ),
            FigureRow(
                self.tr("People with other faces"),
                tuple(str(one.people_changed) for one in self.compared),
            ),
            FigureRow(self.tr("No longer fits"), tuple(str(one.gone) for one in self.compared)),
        )
