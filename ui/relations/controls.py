"""What the views have in common: the window that they look at, and figures with their meaning."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from carecoop import clock
from ui import look
from ui.board.flow import FlowLayout
from ui.look import CONTROL_HEIGHT, Size, Space
from ui.relations.words import Explained
from ui.widgets.accent_button import AccentButton
from ui.widgets.labels import Paragraph, heading, quiet
from ui.widgets.moments import DateEditor

CHOICES = (14, 28)  # days


class Switch(QWidget):
    """Two or more words of which one is pressed in.

    Signals:
        chosen: the number of the word, from 0.
    """

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], name: str) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for number, word in enumerate(words):
            button = AccentButton(word)
            button.setAccessibleName(f"{name}: {word}")
            button.setMinimumHeight(CONTROL_HEIGHT)
            self.group.addButton(button, number)
            line.addWidget(button)
        self.group.button(0).setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.group.idClicked.connect(self.chosen)

    def button(self, number: int) -> AccentButton:
        button = self.group.button(number)
        assert isinstance(button, AccentButton)
        return button


def together(*widgets: QWidget) -> QWidget:
    """Side by side, and not parted where a line is full."""
    group = QWidget()
    line = QHBoxLayout(group)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.SMALL)
    for widget in widgets:
        line.addWidget(widget)
    return group


class WindowBar(QWidget):
    """How many days, and the day they end with; `more` stands beside, or below where it is narrow.

    Signals:
        days_changed: another length of the window; nothing has to be read.
        end_changed: another day; everything has to be read again.
    """

    days_changed = Signal()
    end_changed = Signal()

    def __init__(self, *more: QWidget) -> None:
        super().__init__()
        words = [self.tr("{days} days").format(days=days) for days in CHOICES]
        self.lengths = Switch(words, self.tr("Window"))
        self.end = DateEditor()
        self.end.name_it(self.tr("Last day"))
        self.end.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.today = QPushButton(self.tr("Today"))
        self.today.setMinimumHeight(CONTROL_HEIGHT)
        flow = FlowLayout(Space.LARGE)
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self.lengths, together(QLabel(self.tr("up to")), self.end, self.today)):
            flow.addWidget(widget)
        for other in more:
            flow.addWidget(other)
        self.setLayout(flow)
        self.lengths.chosen.connect(lambda _number: self.days_changed.emit())
        self.end.edited.connect(self.end_changed)
        self.today.clicked.connect(self._on_today)

    @property
    def days(self) -> int:
        return CHOICES[self.lengths.group.checkedId()]

    @property
    def last_day(self) -> date:
        return self.end.value()

    def _on_today(self) -> None:
        self.end.set_value(clock.today())
        self.end_changed.emit()


class FigureNotes(QWidget):
    """Figures below each other: name, value, and a sentence that says what it means."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._grid.setColumnStretch(2, 1)
        self._rows: list[tuple[QLabel, QLabel, Paragraph]] = []

    def show_notes(self, notes: Sequence[Explained]) -> None:
        while len(self._rows) < len(notes):
            self._add()
        for (name, value, sentence), note in zip(self._rows, notes, strict=True):
            name.setText(note.name)
            value.setText(note.value)
            sentence.setText(note.sentence)

    def _add(self) -> None:
        row = (QLabel(), heading("", Size.BODY), quiet(""))
        for column, label in enumerate(row):
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._grid.addWidget(label, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
        row[0].setFont(look.font(Size.BODY))
        row[1].setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(row[2], len(self._rows), 2)  # fills, so that it can wrap
        self._rows.append(row)


class Glossary(QWidget):
    """Names with their sentences below, for a narrow side."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.LARGE, Space.MEDIUM)
        self._grid.setVerticalSpacing(2)
        self._labels: list[tuple[QLabel, Paragraph]] = []

    def show_notes(self, notes: Sequence[Explained]) -> None:
        while len(self._labels) < len(notes):
            name, sentence = heading("", Size.BODY), quiet("")
            row = 3 * len(self._labels)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(sentence, row + 1, 0)
            self._grid.setRowMinimumHeight(row + 2, Space.SMALL)
            self._labels.append((name, sentence))
        for (name, sentence), note in zip(self._labels, notes, strict=True):
            name.setText(f"{note.name}: {note.value}" if note.value else note.name)
            sentence.setText(note.sentence)
