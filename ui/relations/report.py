"""The continuity report before it is printed: for the meeting, or with names for the office."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from carecoop.services.papers_continuity import continuity
from ui.desk import Desk
from ui.paper.dialog import PaperDialog


class ReportPreview(PaperDialog):
    """Nobody is named until somebody asks for it."""

    def __init__(
        self, desk: Desk, end: date, days: int, most_faces: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._window = (end, days, most_faces)
        self.setWindowTitle(self.tr("Continuity report"))
        self.names_box = QCheckBox(self.tr("&Name those who see too many faces"))
        self.names_box.setToolTip(self.tr("For the office; a meeting does not need the names"))
        self.choices.addWidget(self.names_box)
        self.names_box.toggled.connect(self._render)
        self._render()

    def _render(self) -> None:
        office, (end, days, most) = self._desk.office, self._window
        named = self.names_box.isChecked()
        self.ask(lambda: continuity(office, end, days, most, with_names=named))
