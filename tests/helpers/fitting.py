"""Whether the words of labels and buttons have the room they need."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from ui.widgets.tabs import Tabs

MOST_HEIGHT = 10_000
ROUNDING_PX = 1


def cut_off() -> list[str]:
    """What is visible in any open window and cannot be read in full, nor in its tooltip."""
    found: list[str] = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            found += [
                said for each in (window, *window.findChildren(QWidget)) for said in _of(each)
            ]
    return found


def _of(widget: QWidget) -> Iterator[str]:
    if not widget.isVisible():
        return
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QComboBox):
        yield from _line(widget, widget.currentText(), _combo_room(widget))
    elif isinstance(widget, QAbstractButton):
        yield from _line(widget, _words(widget), _button_room(widget))
    elif isinstance(widget, Tabs):
        for at in range(widget.count()):
            if widget.isTabVisible(at):
                yield from _line(widget, widget.tabText(at), widget.tabRect(at).width())


def _label(label: QLabel) -> Iterator[str]:
    """Rich text asks for its size itself; plain text is measured as it is drawn."""
    if not label.text():
        return
    room = label.contentsRect()
    if label.textFormat() == Qt.TextFormat.RichText:
        short = label.heightForWidth(label.width()) - label.height()
        if label.wordWrap() and short > ROUNDING_PX:
            yield _said(label, label.text(), label.heightForWidth(label.width()), label.height())
        return
    if label.wordWrap():
        free = QRect(0, 0, room.width(), MOST_HEIGHT)
        wraps = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        needs = label.fontMetrics().boundingRect(free, wraps, label.text())
        if needs.height() > room.height() + ROUNDING_PX:
            yield _said(label, label.text(), needs.height(), room.height())
        return
    shown = label.text() if label.buddy() is None else _without_key(label.text())
    yield from _line(label, shown, room.width())


def _line(widget: QWidget, words: str, room: int) -> Iterator[str]:
    needs = max(
        (widget.fontMetrics().horizontalAdvance(line) for line in words.split("\n")), default=0
    )
    if needs > room + ROUNDING_PX and not widget.toolTip():
        yield _said(widget, words, needs, room)


def _words(button: QAbstractButton) -> str:
    """As they are drawn: without the sign of the key."""
    if isinstance(button, QToolButton):
        style = button.toolButtonStyle()
        if style == Qt.ToolButtonStyle.ToolButtonIconOnly and not button.icon().isNull():
            return ""
    return _without_key(button.text())


def _without_key(words: str) -> str:
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _button_room(button: QAbstractButton) -> int:
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    style, part = button.style(), QStyle.SubElement
    if isinstance(button, QPushButton | QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        option.initFrom(button)
        element = {
            QPushButton: part.SE_PushButtonContents,
            QCheckBox: part.SE_CheckBoxContents,
            QRadioButton: part.SE_RadioButtonContents,
        }
        kind = next(kind for kind in element if isinstance(button, kind))
        return style.subElementRect(element[kind], option, button).width() - icon
    beside = (
        isinstance(button, QToolButton)
        and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    )
    return button.contentsRect().width() - (icon if beside else 0)


def _combo_room(combo: QComboBox) -> int:
    option = QStyleOptionComboBox()
    option.initFrom(combo)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return (
        combo.style()
        .subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo)
        .width()
    )


def _said(widget: QWidget, words: str, needs: int, has: int) -> str:
    return f"{type(widget).__name__} “{words}” needs {needs} px and has {has}"
