"""The paper that plans and reviews are laid out on: one calm column."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import Size, Space
from ui.widgets.labels import heading

PAGE_WIDTH = 760  # pixels: lines longer than this are hard to read


def framed(paper: QWidget) -> QVBoxLayout:
    """The column of a page, in the middle of `paper`."""
    column = QVBoxLayout()
    column.setSpacing(Space.SMALL)
    middle = QWidget()
    middle.setMaximumWidth(PAGE_WIDTH)
    middle.setLayout(column)
    line = QHBoxLayout(paper)
    line.setContentsMargins(Space.VAST, Space.WIDE, Space.VAST, Space.VAST)
    line.addStretch(1)
    line.addWidget(middle, 100)
    line.addStretch(1)
    return column


def page_title(column: QVBoxLayout, name: str) -> None:
    """A heading with air above it."""
    column.addSpacing(Space.WIDE)
    title = heading(name, Size.TITLE)
    title.setWordWrap(True)
    column.addWidget(title)
