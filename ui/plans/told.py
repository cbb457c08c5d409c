"""A question and the words told to it, one below the other, as on paper."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import Size, Space
from ui.plans.writing import Writing
from ui.widgets.labels import ToneLabel

translate = QCoreApplication.translate


class Told(QWidget):
    """Sends `edited` and `left` of its writing."""

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, prompt: str, *, read_only: bool) -> None:
        super().__init__()
        self.writing = Writing(prompt)
        self.writing.setReadOnly(read_only)
        self.writing.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.HAIR, 0, 0)
        column.setSpacing(0)
        column.addWidget(ToneLabel(name, size=Size.SMALL))
        column.addWidget(self.writing)
        self._read_only = read_only
        self.writing.edited.connect(self.edited)
        self.writing.left.connect(self.left)

    def text(self) -> str:
        return self.writing.text()

    def set_text(self, words: str) -> None:
        self.writing.set_text(words)
        if self._read_only:  # a question that nobody answered is not part of what was agreed
            self.setVisible(bool(words))


class OtherLanguage(Told):
    """The same in the plan's other language: there once it is asked for, or written."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(
            translate("plans", "In the other language"),
            translate("plans", "The same, said in the other language"),
            read_only=read_only,
        )
        self.hide()

    def set_text(self, words: str) -> None:
        self.writing.set_text(words)
        if words:
            self.show()

    def begin(self) -> None:
        self.show()
        self.writing.setFocus()
