"""From a wish to print to paper: a preview of one document, or all of the week's as files."""

from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from carecoop.services import files, papers
from carecoop.services.office import Office
from carecoop.services.week_values import WeekBoard
from ui import messages
from ui.desk import Desk
from ui.paper.preview import PaperKind, PaperPreview

ALL = "all"


class PaperFlow(QObject):
    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self.preview: PaperPreview | None = None

    def open(self, board: WeekBoard, kind: str, person_id: UUID | None) -> None:
        """Show a document of the week, or ask for a folder for all of them."""
        if kind == ALL:
            self._save_all(board)
            return
        self.preview = PaperPreview(self._desk, board, PaperKind(kind), person_id, self._window)
        self.preview.open()

    def _save_all(self, board: WeekBoard) -> None:
        folder = messages.current().open_folder(
            self._window, self.tr("Where all papers of the week go")
        )
        if folder is None:
            return
        office, week = self._desk.office, board.week
        self._desk.did(self.tr("Printing all papers of the week…"), undoable=False)
        self._desk.run(lambda: _save_papers(office, week, folder), self._on_saved)

    def _on_saved(self, count: int) -> None:
        self._desk.did(self.tr("Saved as PDF. Papers: {n}").format(n=count), undoable=False)


def _save_papers(office: Office, week: date, folder: Path) -> int:
    count = 0
    for paper in papers.all_papers(office, week):
        files.save(paper.pdf, folder / paper.file_name)
        count += 1
    return count
