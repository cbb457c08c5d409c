"""A field is an editor with its name above and, where needed, its problem below."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from carecoop.errors import CareCoopError
from ui import look
from ui.look import Size, Space
from ui.text import show_error
from ui.widgets.editor import Editor
from ui.widgets.labels import Paragraph, heading, quiet
from ui.widgets.settling import settle


class Field(QWidget):
    """`key` is the name of the form's field that the editor's value belongs to."""

    def __init__(self, key: str, name: str, editor: Editor[Any], hint: str = "") -> None:
        super().__init__()
        self.key = key
        self.editor = editor
        self.touched = False
        self._wrong = False
        self._label = QLabel(name)
        self._label.setFont(look.font(Size.SMALL))
        self._label.setBuddy(editor.control)
        self._hint = quiet(hint, Size.SMALL)
        self._problem = Paragraph("", "trouble", Size.SMALL)
        self._lay_out()
        editor.name_it(name)

    @property
    def problem(self) -> str:
        return self._problem.text() if self._wrong else ""

    def set_problem(self, sentence: str) -> None:
        """Show a sentence beside the field; empty takes it away."""
        wrong = bool(sentence)
        if not wrong and not self._wrong:
            return
        self._wrong = wrong
        self._say(sentence, "trouble")
        self._mark(wrong=wrong)

    def set_caution(self, sentence: str) -> None:
        """Something unusual that may be saved all the same; a problem goes before it."""
        if not self._wrong:
            self._say(sentence, "caution")

    def _say(self, sentence: str, tone: str) -> None:
        if sentence == self._problem.text():
            return
        self._problem.set_tone(tone)
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._hint.setVisible(bool(self._hint.text()) and not sentence)
        self.editor.control.setAccessibleDescription(sentence)
        settle(self)

    def _mark(self, *, wrong: bool) -> None:
        """A wrong control takes a breath of the colour of trouble, through its palette."""
        palette = QPalette()
        if wrong:
            plain = self.palette().color(QPalette.ColorRole.Base)
            palette.setColor(QPalette.ColorRole.Base, look.mix(plain, look.colours().trouble, 0.12))
        self.editor.control.setPalette(palette)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        fixed = self.editor.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
        left = Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0)
        column.addWidget(self._label)
        column.addWidget(self.editor, 0, left)
        column.addWidget(self._hint)
        column.addWidget(self._problem)
        column.addStretch(1)
        self._label.setVisible(bool(self._label.text()))  # in here, or it were a window of its own
        self._problem.hide()
        self._hint.setVisible(bool(self._hint.text()))


class FieldSet(QObject):
    """The fields of one form value, wherever on the page they stand."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}

    def add(self, key: str, name: str, editor: Editor[Any], hint: str = "") -> Field:
        field = Field(key, name, editor, hint)
        self.fields[key] = field
        editor.edited.connect(lambda: self._on_edited(field))
        return field

    def values(self) -> dict[str, Any]:
        return {key: field.editor.value() for key, field in self.fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        for key, field in self.fields.items():
            field.editor.set_value(values[key])
            field.touched = False
            field.set_problem("")

    def show_problems(self, problems: Mapping[str, CareCoopError], *, everywhere: bool) -> bool:
        """Show what is wrong beside each field (or only beside those touched so far).

        Gives back whether nothing at all is wrong. The first wrong field gets the focus when
        `everywhere` is asked for, which is when the person wanted to save.
        """
        wrong = {key: self._sentence(key, problems) for key in self.fields}
        for key, field in self.fields.items():
            field.set_problem(wrong[key] if everywhere or field.touched else "")
        first = next((key for key, sentence in wrong.items() if sentence), None)
        if first is not None and everywhere:
            self.fields[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is None and not problems

    def show_cautions(self, cautions: Mapping[str, CareCoopError]) -> None:
        for key, field in self.fields.items():
            field.set_caution(show_error(cautions[key]) if key in cautions else "")

    def has_unreadable(self) -> bool:
        """Whether something is written that cannot be read as a value."""
        return any(field.editor.problem() for field in self.fields.values())

    def _sentence(self, key: str, problems: Mapping[str, CareCoopError]) -> str:
        own = self.fields[key].editor.problem()
        if own or key not in problems:
            return own
        return show_error(problems[key])

    def _on_edited(self, field: Field) -> None:
        field.touched = True
        self.edited.emit()


class Section(QWidget):
    """A heading, a line that explains it, and rows of fields."""

    def __init__(self, title: str, lead: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.MEDIUM)
        if title:
            self.column.addWidget(heading(title))
        if lead:
            self.column.addWidget(quiet(lead))

    def row(self, *fields: QWidget, shares: tuple[int, ...] = ()) -> None:
        """Put fields side by side; `shares` say how wide each is (0: as it needs)."""
        line = QHBoxLayout()
        line.setSpacing(Space.LARGE)
        for number, field in enumerate(fields):
            share = shares[number] if shares else 1
            line.addWidget(field, share)
        if shares and not any(shares):
            line.addStretch(1)
        self.column.addLayout(line)

    def add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)
