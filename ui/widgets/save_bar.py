"""Says that something is not saved, and offers to save it."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui import look
from ui.look import CONTROL_HEIGHT, Space
from ui.widgets.labels import ToneLabel


class SaveBar(QFrame):
    """Appears when something is written that is not saved; Ctrl+S then saves it."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = ToneLabel(self.tr("Not saved yet"), "caution")
        self.revert_button = QPushButton(look.icon("undo-variant"), self.tr("Revert"))
        self.revert_button.setToolTip(self.tr("Back to what is saved"))
        self.save_button = QPushButton(look.icon("content-save-outline"), self.tr("Save"))
        self.save_button.setToolTip(self.tr("Save (Ctrl+S)"))
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        line.setSpacing(Space.SMALL)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.revert_button)
        line.addWidget(self.save_button)
        for button in (self.revert_button, self.save_button):
            button.setMinimumHeight(CONTROL_HEIGHT)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save_button.click)
