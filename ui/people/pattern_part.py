"""A client's visits: the week as readable lines, and one of them in the editor."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carecoop.errors import CareCoopError
from carecoop.kinds import DecisionSubject
from carecoop.services import coop, patterns
from carecoop.services.people_values import PatternRow
from ui import look, messages
from ui.desk import Desk
from ui.look import Space
from ui.people.line_delegate import LineDelegate
from ui.people.lines import LinesModel, Role
from ui.people.pattern_editor import WIDTH, PatternEditor
from ui.people.pattern_words import pattern_line
from ui.plans.decisions_part import DecisionsPart
from ui.widgets.labels import quiet
from ui.widgets.scrolling import scrolling


class PatternPart(QStackedWidget):
    """The tab *Visits*: the list first, the editor while a visit is added or changed."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._client: UUID | None = None
        self._name = ""
        self._rows: dict[UUID, PatternRow] = {}
        self.model = LinesModel(self)
        self.view = QListView()
        self.editor = PatternEditor(desk)
        self.decided = DecisionsPart(
            desk,
            DecisionSubject.PATTERN,
            self.tr("Who agreed to this visit or to a change of it, and what each says to it."),
        )
        self._empty = quiet(
            self.tr("No visits yet. Add the first: when someone comes, for how long and what for.")
        )
        self._make_buttons()
        self.addWidget(self._list_side())
        self.addWidget(self._editor_side())
        self.editor.edited.connect(self.edited)
        self.editor.back_button.clicked.connect(self.leave)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.editor)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        self._set_up_view()

    @property
    def is_dirty(self) -> bool:
        return self.currentIndex() == 1 and self.editor.is_dirty

    def open(self, client: UUID, name: str) -> None:
        """`name`: what the client is called, for what is said."""
        if client != self._client or not self.is_dirty:
            self.setCurrentIndex(0)
        self._client, self._name = client, name
        rows = patterns.list_patterns(self._desk.office, client)
        self._rows = {row.id: row for row in rows}
        lines = [pattern_line(row) for row in rows]
        self.model.set_lines(sorted(lines, key=lambda line: line.faint))
        self._empty.setVisible(not rows)
        self.view.setVisible(bool(rows))
        if rows and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self._enable()

    def close_client(self) -> None:
        self._client = None
        self.model.set_lines(())
        self.setCurrentIndex(0)

    def revert(self) -> None:
        """Back to the list; what was written in the editor is dropped."""
        self.setCurrentIndex(0)
        self.edited.emit()
        self.view.setFocus()

    def leave(self) -> None:
        """Back to the list; asks where something written would be lost."""
        question = self.tr("Drop what is written about this visit?")
        if not self.editor.has_written or messages.current().confirm(
            self, question, self.tr("Drop it")
        ):
            self.revert()

    def ready(self) -> bool:
        return self.editor.ready()

    def write(self, client: UUID) -> None:
        self.editor.write(client)

    def settle(self) -> None:
        """Back to the list, which is read again."""
        if self.currentIndex() == 1:
            self.setCurrentIndex(0)
            self.view.setFocus()

    def add(self) -> None:
        self.editor.begin(coop.get_coop(self._desk.office).nation)
        self.decided.close_subject()
        self._show_editor()

    def edit(self) -> None:
        row = self._current()
        if row is not None and self._client is not None:
            self.decided.open(self._client, self._name, row.id)
            self.editor.open(row, coop.get_coop(self._desk.office).nation)
            self._show_editor()

    def remove(self) -> None:
        row = self._current()
        if row is None:
            return
        question = self.tr(
            "Take {visit} out of the plan from now on? To end it on a day, edit it instead."
        ).format(visit=row.form.title)
        if messages.current().confirm(self, question, self.tr("Take out")):
            try:
                patterns.archive_pattern(self._desk.office, row.id)
            except CareCoopError as error:
                self._desk.tell(error)
                return
            said = self.tr("Took out {visit}").format(visit=row.form.title)
            self._desk.did(said, "patterns", "clients")

    def _show_editor(self) -> None:
        self.setCurrentIndex(1)
        self.editor.take_focus()
        self.edited.emit()

    def _current(self) -> PatternRow | None:
        return self._rows.get(self.view.currentIndex().data(Role.ID))

    def _enable(self) -> None:
        chosen = self.view.currentIndex().isValid()
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)

    def _make_buttons(self) -> None:
        self.add_button = QPushButton(look.icon("plus"), self.tr("Add a visit"))
        self.edit_button = QPushButton(look.icon("pencil-outline"), self.tr("Edit"))
        self.edit_button.setToolTip(self.tr("Edit this visit, or one day of it (Enter)"))
        self.remove_button = QPushButton(look.icon("archive-outline"), self.tr("Take out"))
        self.remove_button.setToolTip(self.tr("Take this visit out of the plan (Delete)"))
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.remove_button.clicked.connect(self.remove)

    def _list_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        line = QHBoxLayout()
        for button in (self.add_button, self.edit_button, self.remove_button):
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        return side

    def _editor_side(self) -> QWidget:
        """A visit, and below it what was decided about it."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor)
        below = QVBoxLayout()
        below.setContentsMargins(Space.WIDE, 0, Space.WIDE, Space.WIDE)
        self.decided.setMaximumWidth(WIDTH)
        below.addWidget(self.decided)
        column.addLayout(below)
        column.addStretch(1)
        return scrolling(side)

    def _set_up_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(LineDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(self.tr("Visits of the week"))
        self.view.setMouseTracking(True)
        self.view.activated.connect(self._on_activated)
        self.view.selectionModel().currentChanged.connect(self._enable)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)

    def _on_activated(self, _index: QModelIndex) -> None:
        self.edit()
