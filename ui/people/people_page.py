"""A page of people: a list to find someone in, and that person beside it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from carecoop.errors import CareCoopError
from ui.desk import Desk
from ui.pages.page import Page
from ui.people.detail import Detail
from ui.people.empty import EmptyState
from ui.people.lines import Line
from ui.people.list_side import ListSide

LIST_WIDTH = 300


class PeoplePage(Page):
    """Subclasses say what lines there are, make the detail, and archive and restore."""

    import_kind = ""  # what of `ImportKind`

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = ListSide(self.add_words(), self.search_words())
        self.detail = self.make_detail()
        self.empty = self.make_empty()
        self.sides = QStackedWidget()
        self.nobody = EmptyState("", self.tr("Choose someone on the left."), [])
        self._lay_out()
        self._connect()

    def lines(self, *, archived: bool) -> Sequence[Line]:
        raise NotImplementedError

    def make_detail(self) -> Detail:
        raise NotImplementedError

    def make_empty(self) -> EmptyState:
        raise NotImplementedError

    def add_words(self) -> str:
        raise NotImplementedError

    def search_words(self) -> str:
        raise NotImplementedError

    def archive(self, person: UUID) -> None:
        raise NotImplementedError

    def restore(self, person: UUID) -> None:
        raise NotImplementedError

    def refresh(self) -> None:
        chosen = self.list.current()
        self.list.show_lines(self.lines(archived=self.list.archived_box.isChecked()))
        if self.detail.is_adding:
            return
        self._choose_again(chosen)
        self._show_side()

    def import_list(self) -> None:
        """Bring people in from a spreadsheet."""
        from carecoop.services.importing import ImportKind  # noqa: PLC0415 - seldom needed
        from ui.pages.import_dialog import ImportDialog  # noqa: PLC0415 - seldom needed

        dialog = ImportDialog(self.desk, ImportKind(self.import_kind), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def may_leave(self) -> bool:
        return self.detail.may_leave()

    def add(self) -> None:
        """An empty form; the list keeps its place until it is saved."""
        if not self.detail.may_leave():
            return
        self.list.choose(None)
        self.detail.begin()
        self.sides.setCurrentWidget(self.detail)

    def choose(self, person: UUID) -> None:
        """Show someone, wherever on the list they are, also in the archive."""
        self.list.search.clear()
        if not self.list.has(person):
            self.list.archived_box.setChecked(True)
        self.list.choose(person)

    def hideEvent(self, event: QHideEvent) -> None:
        QSettings().setValue(f"{self.picture_name}/splitter", self.splitter.saveState())
        super().hideEvent(event)

    def _choose_again(self, chosen: UUID | None) -> None:
        person = chosen or self.detail.person
        if person is None or not self.list.has(person):
            if self.detail.is_dirty:
                return
            person = self.list.first()
        if person is not None:
            with QSignalBlocker(self.list):
                self.list.choose(person)
            if not (self.detail.is_dirty and person == self.detail.person):
                self._open(person)
        else:
            self.detail.person = None

    def _open(self, person: UUID) -> None:
        try:
            self.detail.open(person)
        except CareCoopError as error:
            self.desk.tell(error)

    def _show_side(self) -> None:
        if not self.list.model.lines and not self.lines(archived=True):
            self.sides.setCurrentWidget(self.empty)
        elif self.detail.person is None:
            self.sides.setCurrentWidget(self.nobody)
        else:
            self.sides.setCurrentWidget(self.detail)
        self.list.setVisible(self.sides.currentWidget() is not self.empty)
        self._name_archive_button()

    def _on_chosen(self, person: UUID | None) -> None:
        if person is None or person == self.detail.person:
            return
        if self.detail.may_leave():
            self._open(person)
            self._show_side()
        else:  # the view is in the middle of choosing: put it back when it is done
            QTimer.singleShot(0, self, self._choose_back)

    def _choose_back(self) -> None:
        with QSignalBlocker(self.list):
            self.list.choose(self.detail.person)

    def _on_saved(self, person: UUID) -> None:
        with QSignalBlocker(self.list):
            self.list.choose(person)
        self._open(person)  # someone new has become someone who is saved
        self._show_side()

    def _on_abandoned(self) -> None:
        self.detail.stop_adding()
        self.refresh()

    def _on_archive(self) -> None:
        person = self.detail.person
        if person is None or not self.detail.may_leave():
            return
        line = self.list.line(person)
        if line is None:
            return
        try:
            (self.restore if line.faint else self.archive)(person)
        except CareCoopError as error:
            self.desk.tell(error)

    def _name_archive_button(self) -> None:
        line = self.list.line(self.detail.person) if self.detail.person else None
        self.list.name_archive_button(line)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.add_button.clicked.connect(self.add)
        self.list.archive_button.clicked.connect(self._on_archive)
        self.list.import_button.clicked.connect(self.import_list)
        self.list.archived_box.toggled.connect(self.refresh)
        self.detail.saved.connect(self._on_saved)
        self.detail.abandoned.connect(self._on_abandoned)
        QShortcut(QKeySequence.StandardKey.Find, self, self.list.search.setFocus)
        QShortcut(QKeySequence.StandardKey.New, self, self.add)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_archive)

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for side in (self.detail, self.empty, self.nobody):
            self.sides.addWidget(side)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.sides)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([LIST_WIDTH, 900])
        kept = QSettings().value(f"{self.picture_name}/splitter")
        if kept is not None:
            self.splitter.restoreState(kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.setFocusProxy(self.list.view)
