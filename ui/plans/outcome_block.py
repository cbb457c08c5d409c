"""One outcome: the person's words large, and under them what it takes to get there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from carecoop.services.office import Office
from carecoop.services.plans import drafting
from carecoop.services.plans.domains import Heading
from carecoop.services.plans.values import MOST_SCORE, OutcomeForm, Participant
from ui import look, text
from ui.look import Size, Space
from ui.plans.card import Card, CardBlock
from ui.plans.goal_scale import GoalScale
from ui.plans.meta import ChoiceButton, Meta
from ui.plans.serving import Serving
from ui.plans.steps import StepRow, is_said, step_line
from ui.plans.told import OtherLanguage, Told
from ui.plans.writing import Writing
from ui.widgets.labels import Paragraph, ToneLabel, quiet
from ui.widgets.lines import at_the_left
from ui.widgets.moments import OptionalDateEditor
from ui.widgets.rows import RowsEditor

SCORES = range(MOST_SCORE + 1)


class OutcomeBlock(CardBlock):
    def __init__(
        self,
        plan_id: UUID,
        part_id: UUID | None,
        form: OutcomeForm,
        people: Sequence[Participant],
        headings: Sequence[Heading],
        *,
        read_only: bool,
    ) -> None:
        super().__init__(f"outcome:{part_id or 'new'}", part_id, form)
        self.plan_id = plan_id
        self.is_new = True  # no agreed version has it
        self._read_only = read_only
        self.writing = Writing(
            self.tr("What I want, in my own words"), font=look.font(Size.HEADING, bold=True)
        )
        self.writing.setAccessibleName(self.tr("Outcome, in the person's words"))
        self.writing.setReadOnly(read_only)
        self.meta = Meta(people, read_only=read_only)
        self.domain = ChoiceButton(self.tr("What it is about"))
        self._offer_domains(headings, form.domain)
        self._make_told()
        self.score = self._score_button()
        self.scale = GoalScale(form)
        self.steps: RowsEditor[Any] = RowsEditor(
            StepRow, self.tr("Somebody does something"), self.tr("Nobody does anything yet.")
        )
        self.read_line = quiet("", Size.SMALL)
        self.read_line.hide()
        self.steps_read = Paragraph("", "quiet")
        self.by_when = OptionalDateEditor(self.tr("Look at it again on"))
        self.by_when_read = ToneLabel("")
        self.visits = QVBoxLayout()  # the visits that serve it: filled by `offer_visits`
        self.serving: Serving | None = None
        self._lay_out()
        self.show_form(form)
        self._connect()

    def form(self) -> OutcomeForm:
        stored: OutcomeForm = self.stored
        said_by, language, is_private = self.meta.values()
        score = self.score.value()
        return replace(
            stored,
            words=self.writing.text(),
            said_by=said_by,
            language=language,
            is_private=is_private,
            domain=str(self.domain.value() or ""),
            why_it_matters=self.why.text(),
            now_text=self.now.text(),
            now_score=score if isinstance(score, int) else None,
            as_hoped=self.as_hoped.text(),
            steps=self._steps(),
            by_when=self._by_when(),
            translation=self.other.text(),
            **self.scale.values(),
        )

    def show_form(self, form: Any) -> None:
        self.writing.set_text(form.words)
        self.meta.show_values(form.said_by, form.language, is_private=form.is_private)
        self.domain.set_value(form.domain)
        self.why.set_text(form.why_it_matters)
        self.now.set_text(form.now_text)
        self.score.set_value(form.now_score)
        self.as_hoped.set_text(form.as_hoped)
        self.other.set_text(form.translation)
        self.scale.show_values(form)
        self.steps.set_value(form.steps)
        self.by_when.set_value(form.by_when)
        self._spoken_in(form.language)
        self.steps_read.setText("\n".join(map(step_line, form.steps)))
        self._name_card()
        if self._read_only:
            self._show_only_what_is_said(form)
        if form.by_when is not None:
            words = self.tr("Looked at again on {day}")
            self.by_when_read.setText(words.format(day=text.date_text(form.by_when)))

    def _show_only_what_is_said(self, form: OutcomeForm) -> None:
        """To be read: questions that nobody answered are not part of what was agreed."""
        self.meta.setVisible(not self.meta.says_nothing)
        self.domain.hide()
        self.score.hide()
        self.scale.hide()
        told = (
            self.domain.text() if form.domain else "",
            self.score.text() if form.now_score is not None else "",
        )
        self.read_line.setText(" · ".join(filter(None, told)))
        self.read_line.setVisible(any(told))
        self.steps_title.setVisible(bool(form.steps))
        self.steps_read.setVisible(bool(form.steps))
        self.by_when_read.setVisible(form.by_when is not None)

    def save(self, office: Office, form: Any) -> UUID:
        return drafting.save_outcome(office, self.plan_id, self.part_id, form)

    def offer_visits(self, serving: Serving) -> None:
        self.serving = serving
        self.visits.addWidget(serving)

    def _steps(self) -> tuple[Any, ...]:
        if self._read_only:
            return tuple(self.stored.steps)
        return tuple(step for step in self.steps.value() if is_said(step))

    def _by_when(self) -> date | None:
        stored: date | None = self.stored.by_when
        return stored if self._read_only else self.by_when.value()

    def _make_told(self) -> None:
        fixed = self._read_only
        self.other = OtherLanguage(read_only=fixed)
        self.why = Told(
            self.tr("Why it matters to me"), self.tr("What would it mean?"), read_only=fixed
        )
        self.now = Told(self.tr("Where I am now"), self.tr("How is it today?"), read_only=fixed)
        self.as_hoped = Told(
            self.tr("When it goes as hoped"),
            self.tr("How would we see that it went as hoped?"),
            read_only=fixed,
        )

    def _score_button(self) -> ChoiceButton:
        button = ChoiceButton(self.tr("Where I am now, from 0 to 10"))
        rows: list[tuple[object, str, str]] = [
            (None, self.tr("No number"), self.tr("A number, if you like"))
        ]
        of_ten = self.tr("{score} of 10")
        rows += [(one, str(one), of_ten.format(score=one)) for one in SCORES]
        button.offer(rows)
        return button

    def _offer_domains(self, headings: Sequence[Heading], chosen: str) -> None:
        rows: list[tuple[object, str, str]] = [
            ("", self.tr("Nothing in particular"), self.tr("What is it about?"))
        ]
        for one in headings:
            name = QCoreApplication.translate("domains", one.name) if one.by_law else one.name
            rows.append((one.key, name, name))
        if chosen and all(chosen != key for key, _long, _short in rows):
            rows.append((chosen, chosen, chosen))
        self.domain.offer(rows)

    def _lay_out(self) -> None:
        self.card = Card(read_only=self._read_only)
        inner = self.card.column
        inner.addWidget(self.writing)
        self.meta.add(self.domain)
        inner.addWidget(self.meta)
        inner.addWidget(self.read_line)
        inner.addWidget(self.other)
        inner.addWidget(self.why)
        inner.addWidget(self.now)
        inner.addLayout(at_the_left(self.score))
        inner.addWidget(self.as_hoped)
        inner.addWidget(self.scale)
        inner.addSpacing(Space.SMALL)
        self.steps_title = ToneLabel(self.tr("Who does what"), size=Size.SMALL)
        inner.addWidget(self.steps_title)
        inner.addWidget(self.steps_read if self._read_only else self.steps)
        inner.addWidget(self.by_when_read if self._read_only else self.by_when)
        inner.addLayout(self.visits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.MEDIUM)
        column.addWidget(self.card)

    def _name_card(self) -> None:
        self.card.name_it(self.writing.text() or self.tr("a new outcome"))

    def _connect(self) -> None:
        self.card.moved.connect(self.moved)
        self.card.removed.connect(self.removed)
        for told in (self.why, self.now, self.as_hoped, self.other, self.writing):
            told.edited.connect(self.touched)
            told.left.connect(self.left)
        for choice in (self.domain, self.score):
            choice.chosen.connect(self._on_chosen)
        self.scale.edited.connect(self._on_chosen)
        self.meta.other_asked.connect(self.other.begin)
        self.meta.edited.connect(self._on_chosen)
        self.steps.edited.connect(self.touched)
        self.by_when.edited.connect(self._on_chosen)

    def _spoken_in(self, language: str) -> None:
        for told in (self.why, self.now, self.as_hoped):
            told.writing.spoken_in(language)
        self.writing.spoken_in(language)

    def _on_chosen(self) -> None:
        self._spoken_in(self.form().language)
        self.touched.emit()
        self.left.emit()
