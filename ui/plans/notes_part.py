"""Notes after visits: a line on what moved, and where it belongs."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop import clock
from carecoop.services.plans.values import Plan, VisitNote, VisitNoteForm
from ui import look, text
from ui.board.flow import FlowLayout
from ui.look import Size, Space
from ui.widgets.editors import ChoiceEditor, TextEditor
from ui.widgets.labels import quiet
from ui.widgets.moments import DateEditor

MOST_SHOWN = 12  # the newest; a review gathers them all


class NotesPart(QWidget):
    """Signals:
    noted: a `VisitNoteForm`.
    """

    noted = Signal(object)

    def __init__(
        self, plan: Plan, notes: tuple[VisitNote, ...], carers: tuple[tuple[UUID, str], ...]
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        self.shown = [self._line(note) for note in reversed(notes[-MOST_SHOWN:])]
        for said in self.shown:
            column.addWidget(quiet(said))
        outcomes = [(one.origin_id, one.form.words) for one in plan.live_outcomes]
        visits = [(one.pattern_id, one.title) for one in plan.visits]
        self._form = QWidget()
        column.addWidget(self._form)
        if not (outcomes and visits):
            self._form.hide()
            return
        nobody: list[tuple[UUID | None, str]] = [(None, self.tr("Who was there?"))]
        self.visit = ChoiceEditor(visits)
        self.outcome = ChoiceEditor(outcomes)
        self.carer: ChoiceEditor[UUID | None] = ChoiceEditor([*nobody, *carers])
        self.day = DateEditor()
        self.day.set_value(clock.today())
        self.words = TextEditor(hint=self.tr("What moved?"), most=500)
        self.add = QPushButton(look.icon("plus"), self.tr("Note it"))
        self._lay_out()
        self.add.clicked.connect(self._on_add)
        self.words.line.returnPressed.connect(self._on_add)

    def _line(self, note: VisitNote) -> str:
        who = note.carer_name or note.visit_title
        return self.tr("{day} · {who}: {words} (“{outcome}”)").format(
            day=text.date_text(note.form.visit_date),
            who=who,
            words=note.form.text,
            outcome=note.outcome_words,
        )

    def _lay_out(self) -> None:
        choices = QWidget()
        flow = FlowLayout(Space.SMALL)
        flow.setContentsMargins(0, 0, 0, 0)
        choices.setLayout(flow)
        for editor, name in (
            (self.day, self.tr("Day")),
            (self.visit, self.tr("Visit")),
            (self.carer, self.tr("Who was there")),
            (self.outcome, self.tr("Outcome")),
        ):
            editor.name_it(name)
            flow.addWidget(editor)
        self.outcome.combo.setMaximumWidth(360)
        self.words.name_it(self.tr("What moved"))
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.add)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.addWidget(quiet(self.tr("After a visit, in a line:"), Size.SMALL))
        column.addWidget(choices)
        column.addLayout(line)

    def _on_add(self) -> None:
        if self.words.value().strip():
            self.noted.emit(self.form())

    def form(self) -> VisitNoteForm:
        day: date = self.day.value()
        return VisitNoteForm(
            self.visit.value(),
            day,
            self.outcome.value(),
            self.carer.value(),
            self.words.value().strip(),
        )
