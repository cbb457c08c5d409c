"""What the board says when there is nothing on it yet: what to do first, and the way there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import look
from ui.look import Size, Space
from ui.widgets.labels import heading, quiet


class NoRotaYet(QWidget):
    """A line above the empty rows: this week is waiting for its rota."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.button = QPushButton(self.tr("Build rota"))
        words = QLabel(
            self.tr("This week has no rota yet. Build one: you see it before anything is saved.")
        )
        words.setFont(look.font(Size.HEADING))
        words.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        line.addWidget(words, 1)
        line.addWidget(self.button)


class DropHere(QLabel):
    """The tray's place while a visit is dragged and nothing lies in the tray."""

    def __init__(self) -> None:
        super().__init__(self.tr("▧  Drop it here: then it needs someone"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QLabel.Shape.Box)
        self.setMargin(Space.HAIR)
        self.hide()


class NothingToPlan(QWidget):
    """The whole board's place when nobody wants a visit this week."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton(self.tr("Go to the people you support"))
        title = heading(self.tr("Nobody has a visit this week"), Size.TITLE)
        words = quiet(
            self.tr("Add a person and when they would like a visit; then the rota can be built.")
        )
        column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.addStretch(1)
        for widget in (title, words):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
