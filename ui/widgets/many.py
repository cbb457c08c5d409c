"""Several of a few values, ticked in a menu."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
)

from ui.widgets.editor import Editor


class MenuButton(QToolButton):
    """Looks like the choices beside it: its words on the left, an arrow on the right."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        option.initFrom(self)
        option.currentText = self.text()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ManyEditor(Editor[tuple[str, ...]]):
    """Shows what is ticked as words with commas; `none` where nothing is."""

    def __init__(self, choices: Sequence[tuple[str, str]], none: str) -> None:
        self.button = MenuButton()
        super().__init__(self.button)
        self._none = none
        self._menu = QMenu(self.button)
        self._actions = {value: self._action(words) for value, words in choices}
        self.button.setMenu(self._menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show()

    def value(self) -> tuple[str, ...]:
        return tuple(value for value, action in self._actions.items() if action.isChecked())

    def set_value(self, value: tuple[str, ...]) -> None:
        for unknown in set(value) - set(self._actions):
            self._actions[unknown] = self._action(unknown)
        for each, action in self._actions.items():
            action.setChecked(each in value)
        self._show()

    def _action(self, words: str) -> QAction:
        action = self._menu.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(self._on_ticked)
        return action

    def _on_ticked(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        ticked = [action.text() for action in self._actions.values() if action.isChecked()]
        self.button.setText(", ".join(ticked) or self._none)
