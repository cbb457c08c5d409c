"""A printed document before it is printed: choose which and for whom, then print or save."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from carecoop.errors import CareCoopError
from carecoop.services import files, papers
from carecoop.services.papers import Paper
from carecoop.services.week_values import WeekBoard
from ui import messages, text
from ui.desk import Desk
from ui.look import Space
from ui.paper import printing


class PaperKind(StrEnum):
    SCHEDULE = "schedule"
    WHO_IS_COMING = "who_is_coming"
    ROTA = "rota"
    TIMESHEET = "timesheet"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone a document can be for."""

    id: UUID
    name: str


class PaperPreview(QDialog):
    """Shows one document of a week. The pages stay in memory; only *Save as PDF* writes a file.

    Signals:
        shown: the document on show has been drawn anew.
    """

    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        board: WeekBoard,
        kind: PaperKind,
        person_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._board = board
        self.paper: Paper | None = None
        self._wanted = 0
        self.setWindowTitle(self.tr("Print {week}").format(week=text.week_text(board.week)))
        self.resize(900, 820)
        self.kind_box = self._make_kind_box()
        self.person_box = QComboBox()
        self.person_box.setAccessibleName(self.tr("For whom"))
        self.person_label = QLabel(self.tr("&For"))
        self.person_label.setBuddy(self.person_box)
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(self.tr("Pages as they will be printed"))
        self.print_button = QPushButton(self.tr("&Print…"))
        self.print_button.setShortcut(QKeySequence.StandardKey.Print)
        self.print_button.setDefault(True)
        self.save_button = QPushButton(self.tr("&Save as PDF…"))
        self.save_button.setShortcut(QKeySequence.StandardKey.Save)
        self._arrange()
        self.kind_box.currentIndexChanged.connect(self._on_kind)
        self.person_box.currentIndexChanged.connect(self._render)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.choose(kind, person_id)

    def choose(self, kind: PaperKind, person_id: UUID | None = None) -> None:
        """Show a document, for a person where it is for one."""
        with QSignalBlocker(self.kind_box):
            self.kind_box.setCurrentIndex(self.kind_box.findData(kind))
        self._list_people()
        if person_id is not None:
            with QSignalBlocker(self.person_box):
                self.person_box.setCurrentIndex(self.person_box.findData(person_id))
        self._render()

    def _make_kind_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Which document"))
        for kind, name in (
            (PaperKind.SCHEDULE, self.tr("Schedule of visits")),
            (PaperKind.WHO_IS_COMING, self.tr("Who is coming this week")),
            (PaperKind.ROTA, self.tr("Rota for the wall")),
            (PaperKind.TIMESHEET, self.tr("Timesheet")),
        ):
            box.addItem(name, kind)
        return box

    def _arrange(self) -> None:
        kind_label = QLabel(self.tr("&Document"))
        kind_label.setBuddy(self.kind_box)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for widget in (kind_label, self.kind_box, self.person_label, self.person_box):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _kind(self) -> PaperKind:
        return PaperKind(self.kind_box.currentData())

    def _on_kind(self) -> None:
        self._list_people()
        self._render()

    def _list_people(self) -> None:
        people = self._people(self._kind())
        with QSignalBlocker(self.person_box):
            self.person_box.clear()
            for person in people:
                self.person_box.addItem(person.name, person.id)
        for widget in (self.person_label, self.person_box):
            widget.setVisible(bool(people))

    def _people(self, kind: PaperKind) -> list[Person]:
        """Whom a document of this kind can be for; nobody where it is for all."""
        match kind:
            case PaperKind.ROTA:
                return []
            case PaperKind.WHO_IS_COMING:
                clients = {visit.client_id: visit.client_name for visit in self._board.visits}
                people = [Person(id_, name) for id_, name in clients.items()]
            case _:
                people = [Person(carer.carer_id, carer.name) for carer in self._board.carers]
        return sorted(people, key=lambda person: person.name.casefold())

    def _render(self) -> None:
        self._set_ready(ready=False)
        self._wanted += 1
        number = self._wanted
        make = self._maker()
        if make is not None:
            self._desk.run(make, lambda paper: self._show(paper, number))

    def _maker(self) -> Callable[[], Paper] | None:
        office, week, kind = self._desk.office, self._board.week, self._kind()
        if kind is PaperKind.ROTA:
            return lambda: papers.rota(office, week)
        person_id = self.person_box.currentData()
        if person_id is None:
            return None
        make = {
            PaperKind.SCHEDULE: papers.schedule,
            PaperKind.WHO_IS_COMING: papers.who_is_coming,
            PaperKind.TIMESHEET: papers.timesheet,
        }[kind]
        return lambda: make(office, week, person_id)

    def _show(self, paper: Paper, number: int) -> None:
        if number != self._wanted:
            return  # someone has chosen another one in the meantime
        self.paper = paper
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(paper.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._set_ready(ready=True)
        self.shown.emit()

    def _set_ready(self, *, ready: bool) -> None:
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _print(self) -> None:
        if self.paper is not None:
            printing.print_document(self.document, self.paper.title, self)

    def _save(self) -> None:
        if self.paper is None:
            return
        path = messages.current().save_file(
            self, self.tr("Save as PDF"), self.paper.file_name, self.tr("PDF (*.pdf)")
        )
        if path is not None:
            self._write(path.with_suffix(".pdf"), self.paper.pdf)

    def _write(self, path: Path, pdf: bytes) -> None:
        try:
            files.save(pdf, path)
        except CareCoopError as error:
            self._desk.tell(error)
        else:
            self._desk.did(self.tr("Saved {file}").format(file=path.name), undoable=False)
