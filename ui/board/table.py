"""The same week as text: one line for each place on each visit, to sort, search and hear."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from ui import text
from ui.board import words
from ui.board.geometry import DAY_MINUTES
from ui.board.scene import Block, Scene, Spot, Trouble

Index = QModelIndex | QPersistentModelIndex
SPOT = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1


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
    key: tuple[str, int]  # the carer as shown, the start: what sorting by carer or time means


class WeekTable(QAbstractTableModel):
    """Sorted by carer, day and time; visits that need someone come first."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._lines = self._lines_of(scene)

    def set_scene(self, scene: Scene) -> None:
        self.beginResetModel()
        self._lines = self._lines_of(scene)
        self.endResetModel()

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
        if role == SORT:
            return self._sort_key(line, Column(column))
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

    def _sort_key(self, line: Line, column: Column) -> str:
        """Ties are always broken by carer and time, so that every order reads well."""
        carer, start = line.key
        if column in {Column.DAY, Column.FROM}:
            minute = start if column is Column.DAY else start % DAY_MINUTES
            return f"{minute:06d} {carer}"
        own = "" if column is Column.CARER else line.cells[column]
        return f"{own}\0{carer}\0{start:06d}"

    def _lines_of(self, scene: Scene) -> list[Line]:
        short = [self._line(scene, block, self.tr("Needs someone")) for block in scene.tray]
        placed = [
            self._line(scene, block, row.carer.name) for row in scene.rows for block in row.blocks
        ]
        return short + placed

    def _line(self, scene: Scene, block: Block, carer: str) -> Line:
        visit = block.visit
        notes = [
            words.trouble(kind, block, scene)
            for kind in block.troubles
            if not (kind is Trouble.NEEDS_SOMEONE and block.carer_id is not None)
        ]
        if visit.carers_wanted > 1:
            notes.append(self.tr("two carers"))
        if block.change is not None:
            notes.append(words.change(block.change))
        cells = (
            carer,
            words.day_label(scene.board.week, visit.start_minute // DAY_MINUTES),
            text.minutes_text(visit.start_minute),
            text.minutes_text(visit.end_minute),
            visit.client_name,
            visit.title,
            "" if block.relationship is None else words.relationship(block.relationship),
            words.risk_word(visit.priority),
            "; ".join(notes),
        )
        shown = "" if block.carer_id is None else carer
        return Line(block.spot, cells, (shown, visit.start_minute))


class WeekFilter(QSortFilterProxyModel):
    """Keeps the lines that hold every word typed, in any column."""

    def __init__(self, table: WeekTable) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setSourceModel(table)
        self.setSortRole(SORT)
        self.setSortLocaleAware(True)

    def set_words(self, typed: str) -> None:
        self.beginFilterChange()
        self._words = typed.casefold().split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        table = self.sourceModel()
        cells = [table.index(source_row, column, source_parent).data() for column in Column]
        line = " ".join(str(cell) for cell in cells).casefold()
        return all(word in line for word in self._words)
