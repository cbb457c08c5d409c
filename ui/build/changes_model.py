"""The differences of a proposal as a table: who, what, before, after."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from carecoop.services.week_values import ChangeKind, VisitChange
from ui import text

Index = QModelIndex | QPersistentModelIndex


class ChangesModel(QAbstractTableModel):
    def __init__(self, changes: Sequence[VisitChange], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes = changes

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Who for"), self.tr("Change"), self.tr("Before"), self.tr("After"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        change = self._changes[index.row()]
        match index.column():
            case 0:
                return change.client_name
            case 1:
                return self._kind_text(change.kind)
            case 2:
                return self._place_text(change.before_minute, change.before_carers)
            case _:
                return self._place_text(change.after_minute, change.after_carers)

    def _kind_text(self, kind: ChangeKind) -> str:
        return {
            ChangeKind.FILLED: self.tr("newly filled"),
            ChangeKind.LOST: self.tr("no longer filled"),
            ChangeKind.CARER: self.tr("another carer"),
            ChangeKind.TIME: self.tr("another time"),
        }[kind]

    def _place_text(self, minute: int | None, carers: tuple[str, ...]) -> str:
        if minute is None or not carers:
            return self.tr("nobody")
        day = text.day_name(minute // text.DAY_MINUTES, short=True)
        return f"{day} {text.minutes_text(minute)}  {', '.join(carers)}"
