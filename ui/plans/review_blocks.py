"""What is written in a review: how it went as a whole, and what came of each outcome."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from carecoop.kinds import Achieved
from carecoop.services.office import Office
from carecoop.services.plans import reviewing
from carecoop.services.plans.values import (
    LEAST_LEVEL,
    MOST_LEVEL,
    MOST_SCORE,
    Review,
    Reviewed,
    ReviewedForm,
    ReviewForm,
)
from ui import look, text
from ui.look import Size, Space
from ui.plans import words
from ui.plans.card import Card
from ui.plans.keeper import Block
from ui.plans.meta import ChoiceButton
from ui.plans.next_review import next_review_editor
from ui.plans.told import Told
from ui.widgets.labels import ToneLabel, quiet
from ui.widgets.lines import at_the_left
from ui.widgets.moments import DateEditor


class WholeBlock(Block):
    """When it was held, how it went, what was agreed."""

    def __init__(self, review: Review, by_clock: date, *, read_only: bool) -> None:
        """`by_clock`: when the plan is looked at again by the co-op's clock."""
        super().__init__(f"review:{review.id}", review.id, review.form)
        self.held_on = DateEditor()
        self.held_on.name_it(self.tr("Held on"))
        self.held_on.setEnabled(not read_only)
        self.next_review = next_review_editor(by_clock)
        self.next_review.setEnabled(not read_only)
        name = review.shown_name
        self.went = Told(
            self.tr("How it went, in the words of {name}").format(name=name),
            self.tr("What was good? What was not? What surprised you?"),
            read_only=read_only,
        )
        self.agreed = Told(
            self.tr("What we agreed"),
            self.tr("What stays, what changes, who does it?"),
            read_only=read_only,
        )
        line = QHBoxLayout()
        line.addWidget(ToneLabel(self.tr("Held on")))
        line.addWidget(self.held_on)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(line)
        column.addWidget(self.went)
        column.addWidget(self.agreed)
        column.addLayout(at_the_left(self.next_review))
        self.show_form(review.form)
        for told in (self.went, self.agreed):
            told.edited.connect(self.touched)
            told.left.connect(self.left)
        for day in (self.held_on, self.next_review):
            day.edited.connect(self.touched)
            day.edited.connect(self.left)

    def form(self) -> ReviewForm:
        stored: ReviewForm = self.stored
        return replace(
            stored,
            held_on=self.held_on.value(),
            words=self.went.text(),
            agreed_changes=self.agreed.text(),
            next_review_on=self.next_review.value(),
        )

    def show_form(self, form: Any) -> None:
        if form.held_on is not None:
            self.held_on.set_value(form.held_on)
        self.went.set_text(form.words)
        self.agreed.set_text(form.agreed_changes)
        for told in (self.went, self.agreed):
            told.writing.spoken_in(form.language)
        self.next_review.set_value(form.next_review_on)

    def save(self, office: Office, form: Any) -> UUID:
        review_id = self.part_id
        assert review_id is not None
        reviewing.save_review(office, review_id, form)
        return review_id


class ReviewedBlock(Block):
    """One outcome, the person's words on it first; numbers only where people want them."""

    def __init__(self, review_id: UUID, reviewed: Reviewed, *, read_only: bool) -> None:
        outcome = reviewed.outcome
        super().__init__(f"reviewed:{review_id}:{outcome.id}", outcome.id, reviewed.form)
        self._review_id = review_id
        self._read_only = read_only
        self._achieved: Achieved | None = None
        self.went = self._told(
            self.tr("In the person's own words"), self.tr("How did it go with this?")
        )
        self.now = self._told(self.tr("Where I am now"), self.tr("How is it today?"))
        self.change = self._told(self.tr("What changes from now on"), self.tr("Anything?"))
        self.buttons = {one: QPushButton(said) for one, said in words.achievements()}
        self.score = self._choice(
            self.tr("Where I am now, from 0 to 10"),
            [(one, str(one), self.tr("{n} of 10").format(n=one)) for one in range(MOST_SCORE + 1)],
        )
        self.level = self._choice(
            self.tr("Set beside what was hoped"),
            [(one, words.level_name(one), words.level_name(one)) for one in self._levels()],
        )
        self._lay_out(reviewed)
        self.show_form(reviewed.form)
        for told in (self.went, self.now, self.change):
            told.writing.spoken_in(outcome.form.language)
        self._connect()

    def form(self) -> ReviewedForm:
        stored: ReviewedForm = self.stored
        score, level = self.score.value(), self.level.value()
        return replace(
            stored,
            words=self.went.text(),
            achieved=self._achieved,
            level=level if isinstance(level, int) else None,
            now_text=self.now.text(),
            now_score=score if isinstance(score, int) else None,
            change=self.change.text(),
        )

    def show_form(self, form: Any) -> None:
        self._achieved = form.achieved
        self._mark()
        self.went.set_text(form.words)
        self.now.set_text(form.now_text)
        self.change.set_text(form.change)
        self.score.set_value(form.now_score)
        self.level.set_value(form.level)

    def save(self, office: Office, form: Any) -> UUID:
        outcome_id = self.part_id
        assert outcome_id is not None
        reviewing.save_reviewed(office, self._review_id, outcome_id, form)
        return outcome_id

    @staticmethod
    def _levels() -> range:
        return range(LEAST_LEVEL, MOST_LEVEL + 1)

    def _told(self, name: str, prompt: str) -> Told:
        return Told(name, prompt, read_only=self._read_only)

    def _choice(self, name: str, rows: list[tuple[object, str, str]]) -> ChoiceButton:
        button = ChoiceButton(name)
        button.offer([(None, self.tr("No number"), name), *rows])
        button.setEnabled(not self._read_only)
        return button

    def _lay_out(self, reviewed: Reviewed) -> None:
        form = reviewed.outcome.form
        card = Card(read_only=True)
        title = QLabel(self.tr("“{words}”").format(words=form.words))
        title.setFont(look.font(Size.HEADING, bold=True))
        title.setWordWrap(True)
        card.column.addWidget(title)
        if form.as_hoped:
            hoped = self.tr("Hoped for: {words}").format(words=form.as_hoped)
            card.column.addWidget(quiet(hoped, Size.SMALL))
        for note in reviewed.notes:
            by = note.carer_name or note.visit_title
            said = f"{text.date_text(note.form.visit_date)} · {by}: {note.form.text}"
            card.column.addWidget(quiet(said, Size.SMALL))
        card.column.addWidget(self.went)
        card.column.addSpacing(Space.SMALL)
        card.column.addLayout(self._achieved_line())
        card.column.addWidget(self.now)
        numbers = QHBoxLayout()
        numbers.addWidget(self.score)
        if form.baseline_level is not None:
            numbers.addWidget(self.level)
        numbers.addStretch(1)
        card.column.addLayout(numbers)
        card.column.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.MEDIUM)
        column.addWidget(card)

    def _achieved_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(ToneLabel(self.tr("Did it come about?"), size=Size.SMALL))
        for button in self.buttons.values():
            button.setCheckable(True)
            button.setEnabled(not self._read_only)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        for told in (self.went, self.now, self.change):
            told.edited.connect(self.touched)
            told.left.connect(self.left)
        for choice in (self.score, self.level):
            choice.chosen.connect(self.touched)
            choice.chosen.connect(self.left)
        for one, button in self.buttons.items():
            button.clicked.connect(partial(self._on_achieved, one))

    def _mark(self) -> None:
        """By a tick, too: a shade alone is not seen by everybody."""
        for one, said in words.achievements():
            chosen = one is self._achieved
            self.buttons[one].setChecked(chosen)
            self.buttons[one].setText(f"✓ {said}" if chosen else said)

    def _on_achieved(self, achieved: Achieved) -> None:
        self._achieved = None if self._achieved is achieved else achieved
        self._mark()
        self.touched.emit()
        self.left.emit()
