"""A line on what moved, written where the visit is: on the board."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop.services.plans.values import Outcome, VisitNote, VisitNoteForm
from ui import look, text
from ui.look import CONTROL_HEIGHT, Size, Space
from ui.widgets.editors import ChoiceEditor, TextEditor
from ui.widgets.field import Field
from ui.widgets.labels import Paragraph, heading, quiet

WIDTH = 520


class NoteDialog(QDialog):
    """Signals:
    noted: a `VisitNoteForm`. The dialog stays until `accept`, so that nothing written is lost.
    """

    noted = Signal(object)

    def __init__(
        self,
        title: str,
        visit: tuple[UUID, date],
        outcomes: tuple[Outcome, ...],
        notes: tuple[VisitNote, ...],
        carers: tuple[tuple[UUID, str], ...],
        parent: QWidget,
    ) -> None:
        """`visit` is its pattern and day, `outcomes` are those it may have moved, the likeliest
        first, `notes` what was noted of it already, `carers` who came, the one meant first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("After the visit"))
        self.setMinimumWidth(WIDTH)
        self._visit = visit
        self.outcome = ChoiceEditor([(one.origin_id, one.form.words) for one in outcomes])
        nobody: list[tuple[UUID | None, str]] = [(None, self.tr("Nobody in particular"))]
        self.carer: ChoiceEditor[UUID | None] = ChoiceEditor([*carers, *nobody])
        self.words = TextEditor(hint=self.tr("In a line"), most=500)
        self.trouble = Paragraph("", "trouble")
        self.trouble.hide()
        self.note = QPushButton(look.icon("check"), self.tr("Note it"))
        self.leave = QPushButton(self.tr("Leave it"))
        self._lay_out(title, notes)
        self.note.clicked.connect(self._on_note)
        self.leave.clicked.connect(self.reject)

    def say(self, sentence: str) -> None:
        """Why it could not be noted."""
        self.trouble.setText(sentence)
        self.trouble.show()

    def event(self, event: QEvent) -> bool:
        """The line waits for what moved; the rest is chosen already."""
        if event.type() == QEvent.Type.Show:
            self.words.line.setFocus()
        return super().event(event)

    def _lay_out(self, title: str, notes: tuple[VisitNote, ...]) -> None:
        self.note.setDefault(True)
        self.outcome.combo.setMaximumWidth(WIDTH - 2 * Space.LARGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        name = heading(title)
        name.setWordWrap(True)
        column.addWidget(name)
        for note in notes:
            said = self.tr("Noted already: {words}").format(words=note.form.text)
            column.addWidget(quiet(said, Size.SMALL))
        column.addWidget(Field("text", self.tr("What moved?"), self.words))
        column.addWidget(Field("origin_id", self.tr("Towards which outcome?"), self.outcome))
        column.addWidget(Field("carer_id", self.tr("Who was there?"), self.carer))
        column.addWidget(self.trouble)
        line = QHBoxLayout()
        line.addStretch(1)
        for button in (self.leave, self.note):
            button.setMinimumHeight(CONTROL_HEIGHT)
            line.addWidget(button)
        column.addLayout(line)

    def _on_note(self) -> None:
        if not self.words.value():
            self.say(self.tr("Say in a line what moved."))
            self.words.line.setFocus()
            return
        pattern_id, day = self._visit
        self.noted.emit(
            VisitNoteForm(
                pattern_id, day, self.outcome.value(), self.carer.value(), self.words.value()
            )
        )


def dialog_title(client_name: str, visit_title: str, day: date) -> str:
    return f"{client_name} · {visit_title} · {text.date_text(day)}"
