"""A printed document before it is printed: its pages, *Print* and *Save as PDF*."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop.errors import CareCoopError
from carecoop.services import files
from carecoop.services.papers_facts import Paper
from ui import messages
from ui.desk import Desk
from ui.look import Space
from ui.paper import printing

USUAL = QSize(900, 820)  # no larger than the window, which fits on the screen


class PaperDialog(QDialog):
    """Subclasses put what can be chosen into `choices` and call `ask` with what makes the paper.
    The pages stay in memory; only *Save as PDF* writes a file.

    Signals:
        shown: the document on show has been drawn anew.
    """

    shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.paper: Paper | None = None
        self._wanted = 0
        self.resize(USUAL if parent is None else USUAL.boundedTo(parent.window().size()))
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
        self.choices = QHBoxLayout()
        self.choices.setSpacing(Space.SMALL)
        self._arrange()
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)

    def ask(self, make: Callable[[], Paper] | None) -> None:
        """Show the paper that `make` makes in the background; nothing where there is none."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)
        self._wanted += 1
        number = self._wanted
        if make is not None:
            self._desk.run(make, lambda paper: self._show(paper, number))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addLayout(self.choices)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _show(self, paper: Paper, number: int) -> None:
        if number != self._wanted:
            return  # someone has chosen another one in the meantime
        self.paper = paper
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(paper.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        for button in (self.print_button, self.save_button):
            button.setEnabled(True)
        self.shown.emit()

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
