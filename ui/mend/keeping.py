"""Lists that are made again after each thing that is saved, with the keyboard where it was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def focused_name(within: QWidget) -> str:
    """The object name of what has the focus in here; empty where nothing has."""
    focused = QApplication.focusWidget()
    if focused is None or not within.isAncestorOf(focused):
        return ""
    return focused.objectName()


def focus_again(within: QWidget, name: str) -> None:
    """Give the focus back to what goes by that name now."""
    again = within.findChild(QWidget, name) if name else None
    if again is not None:
        again.setFocus(Qt.FocusReason.OtherFocusReason)
