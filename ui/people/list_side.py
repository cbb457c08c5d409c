"""The left-hand side of a page of people: search, the list, the archive and *Add*."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import look
from ui.look import CONTROL_HEIGHT, Size, Space
from ui.people.line_delegate import LineDelegate
from ui.people.lines import Line, LinesFilter, LinesModel, Role
from ui.widgets.labels import ToneLabel


class SearchLine(QLineEdit):
    """Down goes on into the list, Escape empties it."""

    left_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ListSide(QWidget):
    """Sends `chosen` with a person's id, or None where nobody is chosen."""

    chosen = Signal(object)

    def __init__(self, add_words: str, search_words: str) -> None:
        super().__init__()
        self.model = LinesModel(self)
        self.filter = LinesFilter(self)
        self.filter.setSourceModel(self.model)
        self.search = SearchLine()
        self.view = QListView()
        self.count = ToneLabel(size=Size.SMALL)
        self.archived_box = QCheckBox(self.tr("With archive"))
        self.add_button = QPushButton(look.icon("plus"), "")
        self.archive_button = QPushButton()
        self.import_button = QToolButton()
        self._set_up()
        self.name_people(add_words, search_words)
        self._lay_out()

    def name_people(self, add_words: str, search_words: str) -> None:
        """Say whom *Add* adds and the search finds."""
        self.add_button.setText(add_words)
        self.add_button.setToolTip(f"{add_words} (Ctrl+N)")
        self.search.setPlaceholderText(search_words)
        self.search.setAccessibleName(search_words)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.model.set_lines(lines)
        self._count()

    def current(self) -> UUID | None:
        person: UUID | None = self.view.currentIndex().data(Role.ID)
        return person

    def has(self, person: UUID) -> bool:
        return self.model.row_of(person) >= 0

    def line(self, person: UUID) -> Line | None:
        row = self.model.row_of(person)
        return self.model.lines[row] if row >= 0 else None

    def first(self) -> UUID | None:
        person: UUID | None = self.filter.index(0, 0).data(Role.ID)
        return person

    def choose(self, person: UUID | None) -> None:
        """Make someone the current line and bring it into view."""
        row = -1 if person is None else self.model.row_of(person)
        index = self.filter.mapFromSource(self.model.index(row)) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    def name_archive_button(self, line: Line | None) -> None:
        """*Archive*, or *Restore* for someone who is in the archive."""
        archived = line is not None and line.faint
        words = self.tr("Restore") if archived else self.tr("Archive")
        tip = self.tr("Bring back") if archived else self.tr("Put away; nothing is lost (Delete)")
        self.archive_button.setText(words)
        self.archive_button.setToolTip(tip)
        name = "archive-arrow-up-outline" if archived else "archive-outline"
        self.archive_button.setIcon(look.icon(name))
        self.archive_button.setEnabled(line is not None)

    def _set_up(self) -> None:
        self.view.setModel(self.filter)
        self.view.setItemDelegate(LineDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setWordWrap(True)
        self.view.setAccessibleName(self.tr("People"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.search.setToolTip(self.tr("Find by name, postcode or circle (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(look.icon("magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._on_search)
        self.search.left_down.connect(self.view.setFocus)
        self.archived_box.setToolTip(self.tr("Show those in the archive as well"))
        self.import_button.setIcon(look.icon("table-arrow-right"))
        self.import_button.setToolTip(self.tr("Import a list from a spreadsheet"))
        self.import_button.setAccessibleName(self.tr("Import a list"))
        self.import_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in (self.add_button, self.archive_button, self.import_button):
            button.setMinimumHeight(CONTROL_HEIGHT)
        self.search.setMinimumHeight(CONTROL_HEIGHT)
        self.name_archive_button(None)

    def _lay_out(self) -> None:
        self.setMinimumWidth(240)
        top = QVBoxLayout()
        top.setContentsMargins(Space.MEDIUM, Space.LARGE, Space.MEDIUM, Space.SMALL)
        top.setSpacing(Space.SMALL)
        top.addWidget(self.search)
        under = QHBoxLayout()
        under.addWidget(self.count, 1)
        under.addWidget(self.archived_box)
        top.addLayout(under)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        bottom.setSpacing(Space.SMALL)
        bottom.addWidget(self.add_button, 1)
        bottom.addWidget(self.archive_button, 1)
        bottom.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(bottom)

    def _on_search(self, words: str) -> None:
        self.filter.look_for(words)
        self._count()

    def _count(self) -> None:
        shown, known = self.filter.rowCount(), len(self.model.lines)
        words = (
            self.tr("In the list: {shown}")
            if shown == known
            else self.tr("Found: {shown} of {known}")
        )
        self.count.setText(words.format(shown=shown, known=known))

    def _on_current(self, current: QModelIndex) -> None:
        self.chosen.emit(current.data(Role.ID))
