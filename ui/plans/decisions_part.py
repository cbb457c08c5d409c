"""What was decided about a circle or a regular visit: who took part, and each one's own word."""

from collections import Counter
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop import clock
from carecoop.errors import CareCoopError
from carecoop.kinds import DecisionSubject, PlanState, Stance
from carecoop.services.office import Office
from carecoop.services.plans import deciding, taking_part
from carecoop.services.plans.values import (
    Decision,
    DecisionForm,
    FaceNoteKind,
    ParticipantForm,
    face_notes,
)
from ui import look, text
from ui.desk import Desk
from ui.look import CONTROL_HEIGHT, Space
from ui.plans import words
from ui.plans.banner import banner
from ui.plans.people_actions import PeopleActions, Work
from ui.plans.people_part import PeoplePart
from ui.widgets.editors import TextEditor
from ui.widgets.field import Section
from ui.widgets.labels import Paragraph, quiet
from ui.widgets.lines import at_the_left
from ui.widgets.moments import DateEditor

translate = QCoreApplication.translate
Known = tuple[Decision, tuple[ParticipantForm, ...]]  # with who might take part besides


class DecisionsPart(Section):
    """Under the circle, or under a visit. What is pressed here is saved at once."""

    def __init__(self, desk: Desk, subject: DecisionSubject, lead: str) -> None:
        super().__init__(translate("decisions", "Decided together"))
        self._desk = desk
        self._kind = subject
        self._subject_id: UUID | None = None
        self._client: tuple[UUID, str] | None = None
        self._opened: UUID | None = None  # the decision that is shown whole
        self.shown: list[DecisionView] = []
        self.about = TextEditor(hint=self.tr("What was decided, in a sentence"), most=500)
        self.day = DateEditor()
        self.write_down = QPushButton(look.icon("plus"), self.tr("Write it down"))
        self.trouble = Paragraph("", "trouble")
        self._list = QVBoxLayout()
        self._lay_out(lead)
        self.write_down.clicked.connect(self._on_add)
        self.about.line.returnPressed.connect(self._on_add)

    def open(self, client_id: UUID, name: str, subject_id: UUID) -> None:
        """Show what was decided about a client's circle (its id) or about a pattern."""
        if subject_id != self._subject_id:
            self._opened = None
            self._show(())
        self._client, self._subject_id = (client_id, name), subject_id
        self.show()
        self._read()

    def close_subject(self) -> None:
        """Nothing can be decided about what is not saved yet."""
        self._subject_id = self._client = None
        self.hide()

    def do(self, use_case: str, work: Work) -> None:
        """Save something about a decision, and show it."""
        office, client = self._desk.office, self._client
        if client is None:
            return

        def done(made: object) -> None:
            if isinstance(made, UUID):
                self._opened = made
                self.about.set_value("")
            self._desk.did(text.use_case_text(use_case, client[1]), "plans")
            self._read()

        self._desk.save(lambda: work(office), done, self._on_failed)

    def _read(self) -> None:
        office, kind, subject_id = self._desk.office, self._kind, self._subject_id
        if subject_id is not None:
            self._desk.run(
                lambda: _known(office, kind, subject_id),
                lambda found: self._on_read(subject_id, found),
            )

    def _on_read(self, subject_id: UUID, found: tuple[Known, ...]) -> None:
        if subject_id == self._subject_id:
            self._show(found)

    def _show(self, found: tuple[Known, ...]) -> None:
        for view in self.shown:
            self._list.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.trouble.hide()
        self.shown = [DecisionView(*one, self) for one in found]
        for view in self.shown:
            view.open_up(is_open=view.decision.id == self._opened)
            view.opened.connect(self._on_opened)
            self._list.addWidget(view)
            view.show()

    def _on_opened(self, decision_id: UUID | None) -> None:
        self._opened = decision_id
        for view in self.shown:
            view.open_up(is_open=view.decision.id == decision_id)

    def _on_add(self) -> None:
        if self._client is None or self._subject_id is None:
            return
        client_id = self._client[0]
        form = DecisionForm(self._kind, self._subject_id, self.about.value(), self.day.value())

        def write(office: Office) -> UUID:
            return deciding.add_decision(office, client_id, form)

        self.do("add_decision", write)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CareCoopError):
            raise error
        self.trouble.setText(text.show_error(error))
        self.trouble.show()

    def _lay_out(self, lead: str) -> None:
        self.column.addWidget(quiet(lead))
        self.about.name_it(self.tr("What was decided"))
        self.day.name_it(self.tr("Decided on"))
        self.day.set_value(clock.today())
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(self.about, 1)
        line.addWidget(self.day)
        line.addWidget(self.write_down)
        self.column.addLayout(line)
        self.column.addWidget(self.trouble)
        self.trouble.hide()
        self._list.setSpacing(Space.SMALL)
        self.column.addLayout(self._list)


class DecisionView(QWidget):
    """A line for a decision; opened, with everybody who takes part.

    Signals:
        opened: the decision's id, or None when it is closed.
    """

    opened = Signal(object)

    def __init__(
        self, decision: Decision, suggested: tuple[ParticipantForm, ...], part: DecisionsPart
    ) -> None:
        super().__init__()
        self.decision = decision
        self.head = QPushButton()
        self.head.setFlat(True)
        self.head.setStyleSheet("text-align: left")
        self.head.setMinimumHeight(CONTROL_HEIGHT)
        self.head.setText(self._line())
        self.whole = QWidget()
        self._notes = [
            note
            for note in face_notes(PlanState.AGREED, decision.participants)
            if note.kind is not FaceNoteKind.NO_WORKER
        ]
        self.asking = DecisionActions(decision.id, part)
        self.people = PeoplePart(decision.participants, suggested, is_open=True)
        self.people.ask(self.asking)
        self.out = QPushButton(look.icon("close"), self.tr("Take this decision out"))
        self._lay_out()
        self.head.clicked.connect(self._on_head)
        self.out.clicked.connect(self.asking.remove_decision)

    def open_up(self, *, is_open: bool) -> None:
        self.whole.setVisible(is_open)
        self.head.setIcon(look.icon("chevron-down" if is_open else "chevron-right"))
        name = self.tr("Close: {decision}") if is_open else self.tr("Open: {decision}")
        self.head.setAccessibleName(name.format(decision=self.head.text()))

    def _line(self) -> str:
        """What, when, and how people stand to it: also closed, nobody unheard is hidden."""
        form = self.decision.form
        count = Counter(one.stance for one in self.decision.participants)
        on = text.date_text(form.decided_on) if form.decided_on else ""
        stances = [
            f"{words.stance_name(one)}: {count[one]}".lower() for one in Stance if count[one]
        ]
        return " · ".join(filter(None, (form.about, on, *stances)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.head)
        inner = QVBoxLayout(self.whole)
        inner.setContentsMargins(Space.WIDE, 0, 0, Space.MEDIUM)
        inner.setSpacing(Space.SMALL)
        for note in self._notes:
            loud = note.kind is FaceNoteKind.OBJECTS
            inner.addWidget(banner(words.face_note(note), loud=loud))
        inner.addWidget(self.people)
        inner.addLayout(at_the_left(self.out))
        column.addWidget(self.whole)

    def _on_head(self) -> None:
        self.opened.emit(None if self.whole.isVisible() else self.decision.id)


class DecisionActions(PeopleActions):
    """What is asked for in one decision."""

    def __init__(self, decision_id: UUID, part: DecisionsPart) -> None:
        super().__init__(part)
        self._decision_id = decision_id
        self._part = part

    def decision(self, _office: Office) -> UUID:
        return self._decision_id

    def do(self, use_case: str, work: Work) -> None:
        self._part.do(use_case, work)

    def remove_decision(self) -> None:
        decision_id = self._decision_id
        self.do("remove_decision", lambda office: deciding.remove_decision(office, decision_id))


def _known(office: Office, kind: DecisionSubject, subject_id: UUID) -> tuple[Known, ...]:
    made = deciding.decisions_about(office, kind, subject_id)
    return tuple((one, taking_part.suggested_participants(office, one.id)) for one in made)
