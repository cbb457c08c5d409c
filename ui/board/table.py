"""The same week as text: one line for each place on each visit, to sort, search and hear."""

import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from operator import attrgetter

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from ui import text
from ui.board import words
from ui.board.geometry import DAY_MINUTES, DAYS
from ui.board.scene import Block, Scene, Spot, Trouble

Index = QModelIndex | QPersistentModelIndex
SPOT = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    CARER = 0
    DAY = 1
    FROM = 2
    UNTIL = 3
    CLIENT = 4
    VISIT = 5
    RELATIONSHIP = 6
    RISK = 7
    NOTES = 8


@dataclass(frozen=True, slots=True)
class Line:
    spot: Spot
    cells: tuple[str, ...]
    folded: tuple[str, ...]  # the cells as they sort and are searched: no capitals, no accents
    carer: str  # folded; nothing for what needs someone
    start_minute: int


class WeekTable(QAbstractTableModel):
    """Sorted by carer, day and time at first; visits that need someone come before all others."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._column, self._order = Column.CARER, Qt.SortOrder.AscendingOrder
        self._lines = self._lines_of(scene)

    def set_scene(self, scene: Scene) -> None:
        self.beginResetModel()
        self._lines = self._lines_of(scene)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; ties stay in the order of carer and time, so that any order reads."""
        self._column, self._order = Column(max(column, 0)), order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._lines[index.row()].spot, index.column()) for index in before]
        self._lines = self._sorted(self._lines)
        rows = {line.spot: row for row, line in enumerate(self._lines)} if kept else {}
        self.changePersistentIndexList(before, [self.index(rows[spot], at) for spot, at in kept])
        self.layoutChanged.emit()

    def folded(self, row: int) -> tuple[str, ...]:
        """A line's cells as they are searched."""
        return self._lines[row].folded

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[column]
        if role == SPOT:
            return line.spot
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._headings()[section]

    def row_of(self, spot: Spot) -> int | None:
        return next((row for row, line in enumerate(self._lines) if line.spot == spot), None)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Carer"), self.tr("Day"), self.tr("From"), self.tr("Until"),
            self.tr("Person"), self.tr("Visit"), self.tr("Relationship"), self.tr("Risk"),
            self.tr("To look at"),
        )  # fmt: skip

    def _sorted(self, lines: list[Line]) -> list[Line]:
        lines = sorted(lines, key=attrgetter("carer", "start_minute"))
        column = self._column
        backwards = self._order is Qt.SortOrder.DescendingOrder
        if column is Column.CARER:
            return sorted(lines, key=attrgetter("carer"), reverse=backwards)
        if column is Column.DAY:
            return sorted(lines, key=attrgetter("start_minute"), reverse=backwards)
        return sorted(lines, key=lambda line: line.folded[column], reverse=backwards)

    def needs_someone(self) -> str:
        """What stands where else a carer does."""
        return self.tr("Needs someone")

    def _lines_of(self, scene: Scene) -> list[Line]:
        days = [words.day_label(scene.board.week, day) for day in range(DAYS + 1)]
        needs = self.needs_someone()
        short = [self._line(scene, block, needs, days) for block in scene.tray]
        placed = [
            self._line(scene, block, words.carer_name(scene, block), days)
            for row in scene.rows
            for block in row.blocks
            if block.carer_id is not None
        ]
        return self._sorted(short + placed)

    def _line(self, scene: Scene, block: Block, carer: str, days: list[str]) -> Line:
        visit = block.visit
        cells = (
            carer,
            days[visit.start_minute // DAY_MINUTES],
            text.minutes_text(visit.start_minute),
            text.minutes_text(visit.end_minute),
            visit.client_name,
            visit.title,
            "" if block.relationship is None else words.relationship(block.relationship),
            words.risk_word(visit.priority),
            "; ".join(self._notes(scene, block)),
        )
        folded = tuple(map(fold, cells))
        placed = "" if block.carer_id is None else folded[Column.CARER]
        return Line(block.spot, cells, folded, placed, visit.start_minute)

    def _notes(self, scene: Scene, block: Block) -> list[str]:
        notes = [
            words.trouble(kind, block, scene)
            for kind in block.troubles
            if not (kind is Trouble.NEEDS_SOMEONE and block.carer_id is not None)
        ]
        if block.visit.carers_wanted > 1:
            notes.append(self.tr("two carers"))
        if block.change is not None:
            notes.append(words.change(block.change))
        return notes


@cache
def fold(word: str) -> str:
    """A word without capitals and accents: "siân" is found by "sian"."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


class WeekFilter(QSortFilterProxyModel):
    """Keeps the lines that hold every word typed, in any column; leaves sorting to the table."""

    def __init__(self, table: WeekTable) -> None:
        super().__init__()
        self._table = table
        self._words: list[str] = []
        self.setSourceModel(table)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._table.sort(column, order)

    def set_words(self, typed: str) -> None:
        self.beginFilterChange()
        self._words = fold(typed).split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, _source_parent: Index) -> bool:
        if not self._words:
            return True
        line = "\n".join(self._table.folded(source_row))
        return all(word in line for word in self._words)
