"""Lines of a layout that are wanted again and again."""

from PySide6.QtWidgets import QHBoxLayout, QWidget


def at_the_left(widget: QWidget) -> QHBoxLayout:
    """A widget as wide as it wants to be, with the rest of the line empty."""
    line = QHBoxLayout()
    line.addWidget(widget)
    line.addStretch(1)
    return line
