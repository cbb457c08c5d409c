"""Helpers for tests that drive the real window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.messages import Answer
from ui.widgets.editor import Editor
from ui.widgets.field import FieldSet
from ui.widgets.tabs import Tabs


class ScriptedAsker:
    """Answers dialogs from a script and remembers each sentence shown.

    A dialog without an answer fails the test: nothing may ask by surprise.
    """

    def __init__(self) -> None:
        self.said: list[str] = []
        self.answers: list[object] = []

    def tell(self, parent: QWidget | None, sentence: str) -> None:
        self.said.append(sentence)

    def confirm(self, parent: QWidget | None, question: str, yes: str) -> bool:
        return bool(self._answer(question))

    def unsaved(self, parent: QWidget | None, question: str) -> Answer:
        answer = self._answer(question)
        assert isinstance(answer, Answer)
        return answer

    def open_file(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        return self._path(title)

    def save_file(
        self, parent: QWidget | None, title: str, suggested: str, kinds: str
    ) -> Path | None:
        return self._path(title)

    def open_folder(self, parent: QWidget | None, title: str) -> Path | None:
        return self._path(title)

    def _path(self, title: str) -> Path | None:
        answer = self._answer(title)
        assert answer is None or isinstance(answer, Path)
        return answer

    def _answer(self, question: str) -> object:
        self.said.append(question)
        assert self.answers, f"asked without an answer: {question}"
        return self.answers.pop(0)


BOX = QPoint(8, 8)  # within the box of a check box, whose words may end long before its middle


def click(qtbot: QtBot, button: QAbstractButton, at: QPoint | None = None) -> None:
    """Press a button with the mouse, as a person can: it must be there and enabled.

    What was shown just now is laid out a moment later: nobody can hit it before.
    """
    assert button.isVisible(), f"not there: {button.text()}"
    assert button.isEnabled(), f"not enabled: {button.text()}"
    qtbot.waitUntil(lambda: button.rect().contains(at or button.rect().center()))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=at or button.rect().center())


def write(qtbot: QtBot, editor: Editor[object] | QWidget, words: str) -> None:
    """Replace what an editor holds by typing."""
    control = editor.control if isinstance(editor, Editor) else editor
    assert control.isVisible(), "nobody can write where nothing is shown"
    control.setFocus()
    if isinstance(control, QLineEdit | QPlainTextEdit | QSpinBox):
        control.selectAll()
    QTest.keyClick(control, Qt.Key.Key_Delete)
    type_keys(qtbot, control, words)


def type_keys(qtbot: QtBot, control: QWidget, words: str) -> None:
    """Key by key; QTest knows only ASCII keys, so the others are sent as a keyboard would."""
    for letter in words:
        if letter.isascii():
            QTest.keyClicks(control, letter)
        else:
            key = Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(control, event)


def fill(qtbot: QtBot, fields: FieldSet, **words: str) -> None:
    """Type into fields by their keys."""
    for key, text in words.items():
        write(qtbot, fields.fields[key].editor, text)


def click_tab(qtbot: QtBot, tabs: Tabs, words: str) -> None:
    index = next(i for i in range(tabs.count()) if tabs.tabText(i) == words)
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(index).center())
    assert tabs.currentIndex() == index


def click_row(
    qtbot: QtBot, view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex
) -> None:
    view.scrollTo(index)
    where = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def tick(tree: QTreeView, index: QModelIndex | QPersistentModelIndex) -> None:
    """Click into the box of a line, as a hand does."""
    tree.scrollTo(index)
    option = QStyleOptionViewItem()
    option.initFrom(tree)
    option.rect = tree.visualRect(index)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = tree.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, tree)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def titles(view: QAbstractItemView) -> list[str]:
    """What a list shows, from the top."""
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]
