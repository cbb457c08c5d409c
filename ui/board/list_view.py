"""The list view of the week: the table of `ui.board.table` with a field to search it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.board.scene import Scene, Spot
from ui.board.table import SPOT, Column, WeekFilter, WeekTable
from ui.look import Space


class WeekList(QWidget):
    """Sends `chosen` with a `Spot` and `opened` when a line is activated."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._listed = scene  # what the table holds: read only when it is looked at
        self._chosen: Spot | None = None
        self.model = WeekTable(scene)
        self.filter = WeekFilter(self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: a name, a day, “needs someone” …"))
        self.search.setAccessibleName(self.tr("Search the week"))
        self.search.setClearButtonEnabled(True)
        self.table = QTableView()
        self._set_up_table()
        self.search.textChanged.connect(self.filter.set_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.search)
        column.addWidget(self.table)

    def set_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._list_if_looked_at()

    def show_chosen(self, spot: Spot | None) -> None:
        self._chosen = spot
        self._list_if_looked_at()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._list_if_looked_at()

    def _list_if_looked_at(self) -> None:
        if not self.isVisible():
            return
        if self._listed is not self._scene:
            self._listed = self._scene
            self.model.set_scene(self._scene)
        self._mark_chosen()

    def _mark_chosen(self) -> None:
        row = None if self._chosen is None else self.model.row_of(self._chosen)
        if row is None:
            return
        index = self.filter.mapFromSource(self.model.index(row, 0))
        if index.isValid() and index.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(index)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.filter)
        table.setSortingEnabled(True)
        table.sortByColumn(Column.CARER, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.tr("The week as a list"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + Space.SMALL)
        head = table.horizontalHeader()
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._set_widths(head)
        table.selectionModel().currentChanged.connect(self._on_current)
        table.activated.connect(lambda _index: self.opened.emit())

    def _set_widths(self, head: QHeaderView) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in zip(Column, (16, 13, 8, 8, 22, 16, 14, 9, 20), strict=True):
            head.resizeSection(column, letters * letter)
        words = self.fontMetrics().horizontalAdvance(self.model.needs_someone())
        head.resizeSection(Column.CARER, max(head.sectionSize(Column.CARER), words + Space.LARGE))

    def _on_current(self, index: QModelIndex) -> None:
        spot = index.data(SPOT)
        if isinstance(spot, Spot):
            self.chosen.emit(spot)
