"""Who took part in the plan, how, and each one's own word on it."""

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop import clock
from carecoop.kinds import Role, Stance
from carecoop.services.plans.values import (
    SPOKESPEOPLE,
    Participant,
    ParticipantForm,
    WordForm,
)
from ui import look, text
from ui.board.flow import FlowLayout
from ui.look import Size, Space
from ui.plans import words
from ui.plans.people_actions import PeopleActions
from ui.widgets.editors import ChoiceEditor, TextEditor
from ui.widgets.labels import Paragraph, ToneLabel, heading, quiet
from ui.widgets.settling import settle


class PeoplePart(QWidget):
    """Nobody's word can be given by somebody else: each has buttons of their own.

    Signals:
        added: a `ParticipantForm` of somebody more.
        removed: the id of somebody who does not take part after all.
        said: the id of a participant, and their `WordForm`.
        changed: the id of a participant, and their `ParticipantForm`.
    """

    added = Signal(object)
    removed = Signal(object)
    said = Signal(object, object)
    changed = Signal(object, object)

    def __init__(
        self,
        participants: tuple[Participant, ...],
        suggested: tuple[ParticipantForm, ...],
        *,
        is_open: bool,
    ) -> None:
        """`is_open`: people may still come and go; words may be added at any time."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        self.rows = [PersonRow(each, participants, is_open=is_open) for each in participants]
        for row in self.rows:
            row.said.connect(partial(self.said.emit, row.participant.id))
            row.removed.connect(partial(self.removed.emit, row.participant.id))
            row.changed.connect(partial(self.changed.emit, row.participant.id))
            column.addWidget(row)
        self.somebody = Somebody(suggested)
        self.somebody.added.connect(self.added)
        column.addWidget(self.somebody)

    def ask(self, actions: PeopleActions) -> None:
        """Let all that is asked for here be done there."""
        self.added.connect(actions.add_participant)
        self.removed.connect(actions.remove_participant)
        self.said.connect(actions.record_word)
        self.changed.connect(actions.save_participant)


class Somebody(QWidget):
    """Adds somebody who takes part: one press for whoever is known already."""

    added = Signal(object)

    def __init__(self, suggested: tuple[ParticipantForm, ...]) -> None:
        super().__init__()
        self.suggestions: list[QPushButton] = []
        flow = FlowLayout(Space.SMALL)
        flow.setContentsMargins(0, 0, 0, 0)
        for form in suggested:
            relation = form.relation or words.role_name(form.role)
            button = QPushButton(look.icon("plus"), f"{form.name} ({relation})")
            button.clicked.connect(partial(self.added.emit, form))
            self.suggestions.append(button)
            flow.addWidget(button)
        self.other = QPushButton(look.icon("account-plus-outline"), self.tr("Somebody else…"))
        self.other.clicked.connect(self._ask)
        flow.addWidget(self.other)
        self.name = TextEditor(hint=self.tr("Name"))
        others = [(role, said) for role, said in words.roles() if role is not Role.PERSON]
        self.role = ChoiceEditor(others)
        self.relation = TextEditor(hint=self.tr("Daughter, district nurse…"), most=100)
        self.add = QPushButton(self.tr("Takes part"))
        self._form = QWidget()
        line = QHBoxLayout(self._form)
        line.setContentsMargins(0, 0, 0, 0)
        for editor, name, share in (
            (self.name, self.tr("Name"), 3),
            (self.role, self.tr("As whom"), 0),
            (self.relation, self.tr("Who they are"), 3),
        ):
            editor.name_it(name)
            line.addWidget(editor, share)
        line.addWidget(self.add)
        self._form.hide()
        self.add.clicked.connect(self._on_add)
        self.name.line.returnPressed.connect(self._on_add)
        chips = QWidget()
        chips.setLayout(flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(chips)
        column.addWidget(self._form)

    def _ask(self) -> None:
        self._form.show()
        self.name.setFocus()

    def _on_add(self) -> None:
        if self.name.value().strip():
            self.added.emit(
                ParticipantForm(
                    self.name.value().strip(), self.role.value(), self.relation.value().strip()
                )
            )


class PersonRow(QWidget):
    """One participant, what they said last, and the buttons to say something else."""

    said = Signal(object)
    removed = Signal()
    changed = Signal(object)

    def __init__(
        self, participant: Participant, everybody: tuple[Participant, ...], *, is_open: bool
    ) -> None:
        super().__init__()
        self.participant = participant
        self._asked = participant.stance
        self._speakers = [
            (each.id, each.form.name)
            for each in everybody
            if each.form.role in SPOKESPEOPLE and each.id != participant.id
        ]
        self.buttons = {stance: QPushButton(words.stance_name(stance)) for stance in Stance}
        self.reason = TextEditor(hint=self.tr("Why? In their words"), most=500)
        self.reason.name_it(self.tr("Why {name} objects").format(name=participant.form.name))
        self.say = QPushButton(self.tr("Write down"))
        self.how = TextEditor(hint=self.tr("How they took part: at the table, by telephone…"))
        self.how.name_it(self.tr("How {name} took part").format(name=participant.form.name))
        self.how.set_value(participant.form.took_part)
        self.out = QPushButton(self.tr("Does not take part"))
        self._behalf = self._make_behalf()
        self._lay_out(is_open=is_open)
        self._show_stance()
        self._connect()

    def _make_behalf(self) -> ChoiceEditor[UUID | None]:
        nobody: list[tuple[UUID | None, str]] = [(None, self.tr("says so themselves"))]
        spoken = self.tr("{name} speaks for them")
        editor = ChoiceEditor[UUID | None](
            nobody + [(one, spoken.format(name=name)) for one, name in self._speakers]
        )
        editor.name_it(self.tr("Who says it"))
        return editor

    def _lay_out(self, *, is_open: bool) -> None:
        form = self.participant.form
        relation = form.relation or words.role_name(form.role)
        top = FlowLayout(Space.SMALL)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(heading(form.name, Size.BODY))
        top.addWidget(ToneLabel(relation))
        for button in self.buttons.values():
            button.setCheckable(True)
            button.setAccessibleName(f"{form.name}: {button.text()}")
            top.addWidget(button)
        self.authority = TextEditor(hint=self.tr("What gives them the right to?"), most=500)
        self.authority.name_it(self.tr("What gives them the right to speak"))
        self._more = QWidget()
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        for editor, share in ((self.reason, 3), (self._behalf, 0), (self.authority, 2)):
            more.addWidget(editor, share)
        more.addWidget(self.say)
        self._more.hide()
        self.authority.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.how, 1)
        foot.addWidget(self.out)
        if not is_open:
            self.how.hide()
        if not is_open or form.role is Role.PERSON:
            self.out.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        line = QWidget()
        line.setLayout(top)
        column.addWidget(line)
        column.addWidget(self._words())
        column.addWidget(self._more)
        column.addLayout(foot)

    def _words(self) -> Paragraph:
        """What they said, newest first: nothing that was said is forgotten."""
        lines = []
        for word in self.participant.words:
            on = word.form.said_on or date.min
            said = words.stance_name(word.form.stance)
            line = f"{said} · {text.date_text(on)} · " + self.tr("written down by {who}").format(
                who=word.recorded_by
            )
            lines.append(f"{line}: “{word.form.reason}”" if word.form.reason else line)
        label = quiet("\n".join(lines), Size.SMALL)
        if not lines:
            label.hide()
        return label

    def _show_stance(self) -> None:
        self._mark(self.participant.stance)

    def _mark(self, chosen: Stance) -> None:
        """By a tick, too: a shade alone is not seen by everybody."""
        for stance, button in self.buttons.items():
            name = words.stance_name(stance)
            button.setChecked(stance is chosen)
            button.setText(f"✓ {name}" if stance is chosen else name)

    def _connect(self) -> None:
        for stance, button in self.buttons.items():
            button.clicked.connect(partial(self._on_stance, stance))
        self.say.clicked.connect(self._write_down)
        self.reason.line.returnPressed.connect(self._write_down)
        self.authority.line.returnPressed.connect(self._write_down)
        self._behalf.edited.connect(
            lambda: self.authority.setVisible(self._behalf.value() is not None)
        )
        self.out.clicked.connect(self.removed)
        self.how.line.editingFinished.connect(self._on_how)

    def _on_stance(self, stance: Stance) -> None:
        """An objection needs its reason; for the person, others may speak: then ask."""
        self._asked = stance
        self._mark(stance)
        may_speak = self.participant.form.role is Role.PERSON and bool(self._speakers)
        if stance is Stance.OBJECTS or (stance is Stance.AGREES and may_speak):
            self._more.show()
            self.reason.setVisible(stance is Stance.OBJECTS)
            self._behalf.setVisible(may_speak)
            self.authority.setVisible(may_speak and self._behalf.value() is not None)
            settle(self._more)
            (self.reason if stance is Stance.OBJECTS else self.say).setFocus()
        else:
            self._write_down()

    def _write_down(self) -> None:
        objects = self._asked is Stance.OBJECTS
        spoken_by = self._behalf.value()
        self.said.emit(
            WordForm(
                self._asked,
                self.reason.value().strip() if objects else "",
                clock.today(),
                spoken_by,
                self.authority.value().strip() if spoken_by else "",
            )
        )

    def _on_how(self) -> None:
        form = self.participant.form
        took_part = self.how.value().strip()
        if took_part != form.took_part:
            self.changed.emit(replace(form, took_part=took_part))
