"""Lists that are made again after each thing that is saved, with the keyboard where it was."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QWidget

from ui.widgets.settling import settle


def refill(column: QBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Put other widgets into a column, to be seen at once: Qt would show them a little later, and
    what is read would jump."""
    within = column.parentWidget()
    assert within is not None  # it is laid out before it is filled
    kept = focused_name(within)
    clear(column)
    for widget in widgets:
        column.addWidget(widget)
        widget.show()
    settle(within)
    focus_again(within, kept)


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
