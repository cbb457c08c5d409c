"""A page with nothing on it yet: says what to do first and offers it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look import Size, Space
from ui.widgets.labels import heading, quiet


class EmptyState(QWidget):
    """A heading, a sentence and the buttons of what can be done."""

    def __init__(self, title: str, sentence: str, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.VAST, Space.VAST, Space.VAST, Space.VAST)
        column.setSpacing(Space.LARGE)
        column.addStretch(1)
        self.sentence = quiet(sentence)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title = heading(title, Size.TITLE)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title.setVisible(bool(title))
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.MEDIUM)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addLayout(self._buttons)
        line.addStretch(1)
        for button in buttons:
            self.offer(button)
        column.addLayout(line)
        column.addStretch(2)

    def offer(self, button: QPushButton) -> None:
        """One more thing that can be done."""
        button.setMinimumHeight(36)
        self._buttons.addWidget(button)
