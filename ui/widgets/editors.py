"""Editors of text, choices, numbers and yes or no."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
)

from ui.widgets.editor import Editor

C = TypeVar("C")

SHORT_WIDTH = 108  # of a number


class WheelGuard(QObject):
    """Keeps the wheel scrolling the page instead of changing the control under it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class TextEditor(Editor[str]):
    """One line of text."""

    def __init__(self, *, hint: str = "", suggestions: Sequence[str] = (), most: int = 200) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self.line.setPlaceholderText(hint)
        self.line.setMaxLength(most)
        self.suggest(suggestions)
        self.line.textEdited.connect(self.edited)

    def suggest(self, words: Sequence[str]) -> None:
        if not words:
            return
        completer = QCompleter(list(words), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.edited)
        self.line.setCompleter(completer)

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        if value != self.value():
            self.line.setText(value)
            self.line.setCursorPosition(0)


class LongTextEditor(Editor[str]):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, *, hint: str = "", lines: int = 3) -> None:
        self.box = QPlainTextEdit()
        super().__init__(self.box)
        self.box.setPlaceholderText(hint)
        self.box.setTabChangesFocus(True)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        margin = int(self.box.document().documentMargin() * 2 + self.box.frameWidth() * 2)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * lines + margin)
        self._silent = False
        self.box.textChanged.connect(self._on_text)

    def value(self) -> str:
        return self.box.toPlainText().strip()

    def set_value(self, value: str) -> None:
        if value != self.value():
            self._silent = True
            self.box.setPlainText(value)
            self._silent = False

    def _on_text(self) -> None:
        if not self._silent:
            self.edited.emit()


class ChoiceEditor(Editor[C], Generic[C]):
    """One of a few values, each shown in words."""

    def __init__(self, choices: Sequence[tuple[C, str]]) -> None:
        self.combo = QComboBox()
        super().__init__(self.combo)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.combo.setMinimumContentsLength(4)
        self.combo.installEventFilter(WheelGuard(self.combo))
        self._values: list[C] = []
        self.offer(choices)
        self.combo.activated.connect(self.edited)

    def offer(self, choices: Sequence[tuple[C, str]]) -> None:
        """Put new choices in, keeping what is chosen where it is still offered."""
        before = self._values[self.combo.currentIndex()] if self._values else None
        self._values = [value for value, _words in choices]
        self.combo.clear()
        self.combo.addItems([words for _value, words in choices])
        if before is not None and before in self._values:
            self.combo.setCurrentIndex(self._values.index(before))

    def value(self) -> C:
        return self._values[self.combo.currentIndex()]

    def set_value(self, value: C) -> None:
        if value not in self._values:
            self._values.append(value)
            self.combo.addItem(str(value))
        self.combo.setCurrentIndex(self._values.index(value))


class WordEditor(Editor[str]):
    """One of a few words, each kept under a key and shown in words, or a word of one's own."""

    def __init__(self, choices: Sequence[tuple[str, str]], *, most: int = 200) -> None:
        self.combo = QComboBox()
        super().__init__(self.combo)
        self._keys = {words.casefold(): key for key, words in choices}
        self._words = dict(choices)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.addItems(list(self._words.values()))
        self.combo.installEventFilter(WheelGuard(self.combo))
        self.line = QLineEdit()
        self.line.setMaxLength(most)
        self.combo.setLineEdit(self.line)
        self.lead_with(self.line)
        self.line.textEdited.connect(self.edited)
        self.combo.activated.connect(self.edited)

    def value(self) -> str:
        written = self.combo.currentText().strip()
        return self._keys.get(written.casefold(), written)

    def set_value(self, value: str) -> None:
        if value != self.value():
            self.combo.setEditText(self._words.get(value, value))

    def name_it(self, name: str) -> None:
        self.combo.setAccessibleName(name)
        super().name_it(name)


class NumberEditor(Editor[int]):
    """A whole number with its unit."""

    def __init__(self, least: int, most: int, *, unit: str = "", step: int = 1) -> None:
        self.spin = QSpinBox()
        super().__init__(self.spin)
        self.spin.setRange(least, most)
        self.spin.setSingleStep(step)
        self.spin.setSuffix(f" {unit}" if unit else "")
        self.spin.setMinimumWidth(SHORT_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.spin.installEventFilter(WheelGuard(self.spin))
        self._silent = False
        self.spin.valueChanged.connect(self._on_value)

    def value(self) -> int:
        return self.spin.value()

    def set_value(self, value: int) -> None:
        self._silent = True
        self.spin.setValue(value)
        self._silent = False

    def _on_value(self) -> None:
        if not self._silent:
            self.edited.emit()


class YesNoEditor(Editor[bool]):
    """A tick with words beside it."""

    def __init__(self, words: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(self.box)
        self.box.clicked.connect(self.edited)

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: bool) -> None:  # noqa: FBT001 - an editor's value
        self.box.setChecked(value)

    def name_it(self, name: str) -> None:
        self.box.setAccessibleName(name or self.box.text())


class WordsEditor(Editor[tuple[str, ...]]):
    """Several words with commas between them, completed from those in use."""

    def __init__(self, *, hint: str = "", suggestions: Sequence[str] = ()) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self.line.setPlaceholderText(hint)
        self._completer = LastWordCompleter(list(suggestions), self.line)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self.edited)
        self.line.setCompleter(self._completer)
        self.line.textEdited.connect(self.edited)

    def suggest(self, words: Sequence[str]) -> None:
        model = self._completer.model()
        assert isinstance(model, QStringListModel)
        model.setStringList(list(words))

    def value(self) -> tuple[str, ...]:
        words = (word.strip() for word in self.line.text().split(","))
        return tuple(dict.fromkeys(word for word in words if word))

    def set_value(self, value: tuple[str, ...]) -> None:
        if value != self.value():
            self.line.setText(", ".join(value))
            self.line.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(220, 0))


class LastWordCompleter(QCompleter):
    """Completes what stands behind the last comma."""

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        line = self.widget()
        before = line.text().rpartition(",")[0] if isinstance(line, QLineEdit) else ""
        word = super().pathFromIndex(index)
        return f"{before}, {word}" if before else word
