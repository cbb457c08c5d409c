"""On a person's page: what upsets the week, reported from there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.look import CONTROL_HEIGHT, Space
from ui.mend.report_form import Kind, kind_text


class ReportButtons(QWidget):
    """Sends `asked` with a `Kind`: the panel beside the week is to open on it."""

    asked = Signal(object)

    def __init__(self, kinds: Sequence[Kind]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        self.buttons = {kind: self._button(kind) for kind in kinds}
        for button in self.buttons.values():
            line.addWidget(button)
        line.addStretch(1)

    def _button(self, kind: Kind) -> QPushButton:
        button = QPushButton(self.tr("{what}…").format(what=kind_text(kind)))
        button.setMinimumHeight(CONTROL_HEIGHT)
        button.setToolTip(self.tr("Report it beside the week: who comes instead, who is told"))
        button.clicked.connect(lambda: self.asked.emit(kind))
        return button
