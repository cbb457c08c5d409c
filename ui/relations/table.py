"""The table behind a picture: any lines with cells, to sort, to copy and to go to somebody."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from carecoop.services.people_text import fold
from ui.look import Space

Index = QModelIndex | QPersistentModelIndex
Sorts = str | float | date | None
ID = Qt.ItemDataRole.UserRole
LEAST_LETTERS = 10  # of a name, however narrow the table


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, and what it sorts by (None: not known, always last)."""

    shown: str
    sorts: Sorts = None
    picture: QPixmap | None = None  # before the words


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table and the id of whom it is about."""

    id: UUID
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`is_number`: read down a right edge, as numbers and days are; words are from the left."""

    name: str
    tip: str = ""
    is_number: bool = False


def word(shown: str, picture: QPixmap | None = None) -> Cell:
    return Cell(shown, fold(shown), picture)


class FiguresModel(QAbstractTableModel):
    """Lines in the order given until a column is sorted by; ties keep that order."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._given: tuple[Line, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._given = tuple(lines)
        self._lines = self._sorted()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other words for the same columns."""
        self.columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        cell = line.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.shown
        if role == Qt.ItemDataRole.DecorationRole:
            return cell.picture
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return line.id if role == ID else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._lines[index.row()], index.column()) for index in before]
        self._lines = self._sorted()
        rows = {id(line): row for row, line in enumerate(self._lines)}
        after = [self.index(rows[id(line)], at) for line, at in kept]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def row_of(self, person: UUID) -> int | None:
        return next((row for row, line in enumerate(self._lines) if line.id == person), None)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = (
            Qt.AlignmentFlag.AlignRight
            if self.columns[column].is_number
            else Qt.AlignmentFlag.AlignLeft
        )
        return side | Qt.AlignmentFlag.AlignVCenter

    def _sorted(self) -> tuple[Line, ...]:
        column, order = self._by
        if not 0 <= column < len(self.columns):
            return self._given
        known = [line for line in self._given if line.cells[column].sorts is not None]
        unknown = [line for line in self._given if line.cells[column].sorts is None]
        backwards = order is Qt.SortOrder.DescendingOrder
        known.sort(key=lambda line: _key(line.cells[column].sorts), reverse=backwards)
        return (*known, *unknown)


def _key(sorts: Sorts) -> tuple[float, str]:
    """One kind of value in each column, so that any two compare."""
    if isinstance(sorts, date):
        return float(sorts.toordinal()), ""
    return (0.0, sorts) if isinstance(sorts, str) else (float(sorts or 0), "")


class FiguresTable(QTableView):
    """Sorts by any column, copies as text for a spreadsheet (Ctrl+C), opens whom it is about.

    Signals:
        asked: the id of the line that was opened (double click, Enter).
    """

    asked = Signal(object)

    def __init__(self, columns: Sequence[Column], name: str) -> None:
        super().__init__()
        self.figures = FiguresModel(columns)
        self.setModel(self.figures)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + Space.MEDIUM)
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        head.setStretchLastSection(True)
        self.setSortingEnabled(True)
        self.activated.connect(lambda index: self.asked.emit(index.data(ID)))

    def set_lines(self, lines: Sequence[Line]) -> None:
        chosen = self.currentIndex().data(ID)
        self.figures.set_lines(lines)
        row = None if chosen is None else self.figures.row_of(chosen)
        if row is not None:
            self.setCurrentIndex(self.figures.index(row, 0))
        self.updateGeometry()

    def sizeHintForColumn(self, column: int) -> int:
        return super().sizeHintForColumn(column) + Space.MEDIUM

    def choose(self, people: Collection[UUID]) -> None:
        """Select these, wherever they stand, and bring the first into view."""
        rows = [row for row, line in enumerate(self.figures.lines) if line.id in people]
        selection = QItemSelection()
        for row in rows:
            selection.select(self.figures.index(row, 0), self.figures.index(row, 0))
        if rows:
            self.setCurrentIndex(self.figures.index(rows[0], 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        else:
            super().keyPressEvent(event)

    def copied(self) -> str:
        """The chosen lines, or all, below the names of the columns, with tabs between."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = chosen or range(self.figures.rowCount())
        names = [column.name for column in self.figures.columns]
        lines = [[cell.shown for cell in self.figures.lines[row].cells] for row in rows]
        return "\n".join(map("\t".join, [names, *lines]))


class WholeTable(FiguresTable):
    """As high as its lines: what stands around it scrolls. Where the last column stands at the
    right, the first takes the room that is left."""

    def __init__(self, columns: Sequence[Column], name: str) -> None:
        super().__init__(columns, name)
        head = self.horizontalHeader()
        if columns[-1].is_number:
            head.setStretchLastSection(False)
            head.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * LEAST_LETTERS)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def sizeHint(self) -> QSize:
        rows = self.figures.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        low = bar.sizeHint().height() if bar.maximum() > 0 else 0
        head = self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), head + rows + low + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())
