"""A telephone number, to read out or to copy into a telephone on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def phone(number: str) -> QLabel:
    label = QLabel(number or "–")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
