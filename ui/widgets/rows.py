"""An editor of several like things, one row each, with *Add* below and *Remove* beside."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui import look
from ui.look import Space
from ui.widgets.editor import Editor
from ui.widgets.labels import ToneLabel, quiet
from ui.widgets.settling import settle

T = TypeVar("T")


class RowEditor(Editor[T], Generic[T]):
    """One row. Subclasses put editors in with `place` and turn them into a value."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Editor[Any]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.HAIR)
        self.row.addLayout(self._lines)
        self.new_line()

    def new_line(self) -> None:
        """What is placed from here on stands below."""
        self._line = QHBoxLayout()
        self._line.setSpacing(Space.SMALL)
        self._lines.addLayout(self._line)

    def place(self, editor: Editor[Any], name: str, share: int = 0) -> None:
        editor.name_it(name)
        editor.setToolTip(name)
        editor.edited.connect(self.edited)
        if not self.parts:
            self.lead_with(editor.control)
        self.parts.append(editor)
        self._line.addWidget(editor, share)

    def word(self, words: str) -> None:
        """A word between two editors ("until")."""
        self.put(ToneLabel(words))

    def put(self, widget: QWidget) -> None:
        """Something that is only looked at."""
        self._line.addWidget(widget)

    def stretch(self) -> None:
        self._line.addStretch(1)

    def problem(self) -> str:
        return next((part.problem() for part in self.parts if part.problem()), "")


class RowsEditor(Editor[tuple[T, ...]], Generic[T]):
    """`make_row` builds an empty row; `empty` is what it says when there is none."""

    removed = Signal()

    def __init__(self, make_row: Callable[[], Editor[T]], add_words: str, empty: str) -> None:
        self.add_button = QPushButton(look.icon("plus"), add_words)
        super().__init__()
        self.lead_with(self.add_button)
        self._make_row = make_row
        self._rows: list[tuple[QWidget, Editor[T]]] = []
        self._empty = quiet(empty)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.SMALL)
        self._lay_out()
        self.add_button.clicked.connect(self._on_add)

    @property
    def editors(self) -> list[Editor[T]]:
        return [editor for _line, editor in self._rows]

    def value(self) -> tuple[T, ...]:
        return tuple(editor.value() for editor in self.editors)

    def set_value(self, value: Sequence[T]) -> None:
        while len(self._rows) > len(value):
            self._drop(self._rows[-1][0])
        while len(self._rows) < len(value):
            self._append()
        for editor, item in zip(self.editors, value, strict=True):
            editor.set_value(item)
        self._empty.setVisible(not self._rows)
        settle(self)

    def problem(self) -> str:
        return next((editor.problem() for editor in self.editors if editor.problem()), "")

    def name_it(self, name: str) -> None:
        self.add_button.setAccessibleName(f"{name}: {self.add_button.text()}" if name else "")

    def _lay_out(self) -> None:
        outer = QVBoxLayout()
        outer.setSpacing(Space.SMALL)
        outer.addWidget(self._empty)
        outer.addLayout(self._column)
        button_line = QHBoxLayout()
        button_line.addWidget(self.add_button)
        button_line.addStretch(1)
        outer.addLayout(button_line)
        self.row.addLayout(outer)

    def _append(self) -> Editor[T]:
        editor = self._make_row()
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.SMALL)
        box.addWidget(editor, 1)
        box.addWidget(self._remove_button(line))
        editor.edited.connect(self.edited)
        self._rows.append((line, editor))
        self._column.addWidget(line)
        line.show()  # at once: Qt would do it later and the page would jump
        self._empty.hide()
        return editor

    def _remove_button(self, line: QWidget) -> QToolButton:
        words = QCoreApplication.translate("rows", "Remove this row")
        button = QToolButton()
        button.setIcon(look.icon("close"))
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._on_remove(line))
        return button

    def _drop(self, line: QWidget) -> None:
        self._rows = [row for row in self._rows if row[0] is not line]
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._empty.setVisible(not self._rows)

    def _on_add(self) -> None:
        editor = self._append()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_remove(self, line: QWidget) -> None:
        self._drop(line)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.removed.emit()
