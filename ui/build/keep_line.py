"""A name for a proposal, written in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ui.build.enter_panel import EnterPanel
from ui.look import Space

NAME_LENGTH = 100


class KeepLine(EnterPanel):
    """Enter keeps, Esc leaves it.

    Signals:
        named: the name that was written.
    """

    named = Signal(str)

    def __init__(self, words: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(maxLength=NAME_LENGTH)
        self.keep_button = QPushButton(yes)
        self.leave_button = QPushButton(self.tr("Cancel"))
        label = QLabel(words)
        label.setBuddy(self.name)
        self.name.setAccessibleName(words)
        self.name.textChanged.connect(
            lambda written: self.keep_button.setEnabled(bool(written.strip()))
        )
        self.keep_button.setEnabled(False)
        self.name.returnPressed.connect(self.keep_button.click)
        self.keep_button.clicked.connect(lambda: self.named.emit(self.name.text()))
        self.leave_button.clicked.connect(self.closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        line.addWidget(label)
        line.addWidget(self.name, 1)
        line.addWidget(self.keep_button)
        line.addWidget(self.leave_button)

    def ask(self, suggested: str) -> None:
        self.name.setText(suggested)
        self.name.selectAll()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
