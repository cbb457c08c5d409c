"""One line that says why: written, or chosen from the reasons of late and the usual ones."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from ui.widgets.editors import WordEditor

REASON_LENGTH = 500
LINE_CHARACTERS = 28  # as wide as an ordinary reason


class ReasonField(WordEditor):
    """Asks for a reason wherever one is needed; the arrow keys bring those that were given before.

    Signals:
        submitted: Enter was pressed with a reason written.
    """

    submitted = Signal()

    def __init__(self, recent: Sequence[str] = ()) -> None:
        super().__init__([], most=REASON_LENGTH)
        self.combo.setMinimumContentsLength(LINE_CHARACTERS)
        completer = QCompleter(self.combo.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.combo.setCompleter(completer)
        self.line.setPlaceholderText(self.tr("Why? In a few words"))
        self.name_it(self.tr("Why it changes"))
        self.offer(recent)

    def offer(self, recent: Sequence[str]) -> None:
        """Put reasons in to choose from, the newest first, before the usual ones; what is written
        stays."""
        written = self.combo.currentText()
        self.combo.clear()
        self.combo.addItems(list(dict.fromkeys((*recent, *self._usual()))))
        self.combo.setCurrentIndex(-1)
        self.combo.setEditText(written)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter comes here when the line has done with it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.value():
            self.submitted.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _usual(self) -> tuple[str, ...]:
        return (
            self.tr("A carer cannot come"),
            self.tr("The person asked for it"),
            self.tr("In hospital"),
            self.tr("Home from hospital"),
            self.tr("A new package of care"),
            self.tr("A mistake put right"),
        )
