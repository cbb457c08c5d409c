"""Bring a list in from a spreadsheet: choose, look at every row, then save all of it or nothing."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from carecoop.errors import CareCoopError
from carecoop.services import coop, importing
from carecoop.services.importing import ImportKind, Preview
from ui import look, messages, text
from ui.desk import Desk
from ui.look import Size, Space
from ui.pages.import_model import COL_NUMBER, COL_STATE, ImportModel
from ui.people.client_words import client_words
from ui.people.empty import EmptyState
from ui.widgets.editors import ChoiceEditor
from ui.widgets.labels import Paragraph, heading

STATE_WIDTH = 360
KINDS_CHANGED = {
    ImportKind.CLIENTS: "clients",
    ImportKind.CARERS: "carers",
    ImportKind.PATTERNS: "patterns",
}


class ImportDialog(QDialog):
    """Sends `imported` once rows were saved; then it is closed."""

    imported = Signal()

    def __init__(self, desk: Desk, kind: ImportKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.preview: Preview | None = None
        self._path: Path | None = None
        self.model = ImportModel(self)
        self.kind: ChoiceEditor[ImportKind] = ChoiceEditor(self._kinds())
        self.kind.set_value(kind)
        self.summary = Paragraph()
        self._make_buttons()
        self._make_view()
        self._lay_out()
        self._show(None)

    def read(self, path: Path) -> None:
        """Look at a file, off the main thread; nothing is saved."""
        self._path = path
        kind, office = self.kind.value(), self.desk.office
        self._wait(self.tr("Reading {file}…").format(file=path.name))
        self.desk.run(
            lambda: importing.preview(office, kind, importing.read_table(path)),
            self._show,
            self._on_unreadable,
        )

    def save_all(self) -> None:
        """Save every row shown."""
        if self.preview is not None:
            self._save(self.preview)

    def save_good(self) -> None:
        """Save every row without a problem; the person chose to leave the others out."""
        if self.preview is not None:
            self._save(importing.without_bad_rows(self.preview))

    def _save(self, chosen: Preview) -> None:
        office = self.desk.office
        self._wait(self.tr("Saving…"))
        self.desk.run(lambda: importing.commit(office, chosen), self._on_saved, self._on_refused)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            self.read(Path(urls[0].toLocalFile()))

    def _kinds(self) -> list[tuple[ImportKind, str]]:
        clients = client_words(coop.get_coop(self.desk.office).word_for_client).many
        return [
            (ImportKind.CLIENTS, clients),
            (ImportKind.CARERS, self.tr("Carers")),
            (ImportKind.PATTERNS, self.tr("Visits")),
        ]

    def _wait(self, words: str) -> None:
        self.summary.set_tone("quiet")
        self.summary.setText(words)
        for button in (self.save_button, self.leave_out_button, self.file_button):
            button.setEnabled(False)

    def _show(self, preview: Preview | None) -> None:
        self.preview = preview
        self.model.set_preview(preview)
        self.file_button.setEnabled(True)
        self._middle.setCurrentIndex(0 if preview is None else 1)
        wrong = sum(bool(row.problems) for row in preview.rows) if preview else 0
        good = len(preview.rows) - wrong if preview else 0
        self.save_button.setEnabled(preview is not None and preview.ok)
        self.leave_out_button.setVisible(bool(wrong and good))
        self.leave_out_button.setEnabled(bool(wrong and good))
        self._sum_up(preview, good, wrong)

    def _sum_up(self, preview: Preview | None, good: int, wrong: int) -> None:
        self.summary.setText("")
        if preview is None:
            return
        if wrong:
            template = self.tr("Rows with problems: {wrong}. Rows that are well: {good}.")
            self.view.scrollTo(self.model.index(self.model.first_wrong(), COL_NUMBER))
        else:
            template = self.tr("All rows are well: {good}. Nothing is saved yet.")
        said = template.format(wrong=wrong, good=good)
        if preview.unread:
            unread = self.tr("Columns that are not read: {names}")
            said = f"{said} {unread.format(names=', '.join(preview.unread))}"
        self.summary.set_tone("trouble" if wrong else "quiet")
        self.summary.setText(said)
        self._size_columns()

    def _on_unreadable(self, error: Exception) -> None:
        self._show(None)
        self._say_error(error)

    def _on_refused(self, error: Exception) -> None:
        self._show(self.preview)
        self._say_error(error)

    def _say_error(self, error: Exception) -> None:
        if not isinstance(error, CareCoopError):
            raise error
        self.summary.set_tone("trouble")
        self.summary.setText(text.show_error(error))

    def _on_saved(self, count: int) -> None:
        said = self.tr("Imported rows: {count}").format(count=count)
        self.desk.did(said, KINDS_CHANGED[self.kind.value()], "clients")
        self.imported.emit()
        self.accept()

    def _choose_file(self) -> None:
        kinds = self.tr("Tables (*.csv *.xlsx)")
        path = messages.current().open_file(self, self.tr("Choose a table"), kinds)
        if path is not None:
            self.read(path)

    def _save_template(self) -> None:
        kind = self.kind.value()
        path = messages.current().save_file(
            self, self.tr("Save an empty table"), f"{kind.value}.xlsx", self.tr("Tables (*.xlsx)")
        )
        if path is None:
            return
        try:
            path.write_bytes(importing.template(kind))
        except OSError:
            self.summary.set_tone("trouble")
            self.summary.setText(self.tr("It cannot be saved there. Choose another folder."))
        else:
            self.summary.set_tone("quiet")
            self.summary.setText(self.tr("Saved {file}").format(file=path.name))

    def _on_kind(self) -> None:
        if self._path is not None and self.preview is not None:
            self.read(self._path)

    def _make_buttons(self) -> None:
        self.file_button = QPushButton(look.icon("folder-open-outline"), self.tr("Choose a table…"))
        self.template_button = QPushButton(
            look.icon("table-arrow-down"), self.tr("Save an empty table…")
        )
        self.save_button = QPushButton(look.icon("content-save-outline"), self.tr("Save all rows"))
        self.leave_out_button = QPushButton(self.tr("Save without the rows with problems"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.file_button.clicked.connect(self._choose_file)
        self.template_button.clicked.connect(self._save_template)
        self.save_button.clicked.connect(self.save_all)
        self.leave_out_button.clicked.connect(self.save_good)
        self.cancel_button.clicked.connect(self.reject)
        self.kind.edited.connect(self._on_kind)
        for button in (self.template_button, self.leave_out_button, self.cancel_button):
            button.setAutoDefault(False)

    def _make_view(self) -> None:
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Rows of the table"))
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAlternatingRowColors(True)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _size_columns(self) -> None:
        self.view.resizeColumnsToContents()
        header = self.view.horizontalHeader()
        header.resizeSection(COL_STATE, min(max(header.sectionSize(COL_STATE), 120), STATE_WIDTH))
        self.view.resizeRowsToContents()
        for row in range(self.model.rowCount()):
            self.view.setRowHeight(row, self.view.rowHeight(row) + Space.SMALL)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Import a list"))
        self.setAcceptDrops(True)
        self.resize(960, 600)
        self.kind.name_it(self.tr("What the table lists"))
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        for widget in (self.kind, self.file_button):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.template_button)
        self._middle = QStackedWidget()
        words = self.tr(
            "Choose a table (CSV or XLSX), or drop it here. The empty table shows which columns "
            "there can be. Every row is shown with its problems before anything is saved, and it "
            "can be taken back afterwards."
        )
        self._middle.addWidget(EmptyState("", words, []))
        self._middle.addWidget(self.view)
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.SMALL)
        bottom.addStretch(1)
        for button in (self.cancel_button, self.leave_out_button, self.save_button):
            bottom.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading(self.tr("Import a list"), Size.TITLE))
        column.addLayout(top)
        column.addWidget(self._middle, 1)
        column.addWidget(self.summary)
        column.addLayout(bottom)
