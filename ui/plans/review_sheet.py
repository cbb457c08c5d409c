"""A review laid out like a page: how it went, each outcome in turn, who took part."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from carecoop.services.plans.values import ParticipantForm, Review
from ui import look, text
from ui.look import Size, Space
from ui.plans.actions import PlanActions
from ui.plans.keeper import Block
from ui.plans.page_frame import framed, page_title
from ui.plans.people_part import PeoplePart
from ui.plans.review_blocks import ReviewedBlock, WholeBlock
from ui.widgets.labels import Paragraph, ToneLabel, quiet
from ui.widgets.lines import at_the_left


@dataclass(frozen=True, slots=True)
class ReadReview:
    """What a page needs of a review; `by_clock`: when the next one is by the co-op's clock."""

    review: Review
    suggested: tuple[ParticipantForm, ...]
    by_clock: date


class Owner(Protocol):
    """Who shows the review and keeps what is written in it."""

    def watch(self, block: Block) -> None: ...
    def back_to_plan(self) -> None: ...


class ReviewSheet(QWidget):
    def __init__(
        self,
        read: ReadReview,
        owner: Owner,
        actions: PlanActions,
    ) -> None:
        super().__init__()
        self.review = review = read.review
        self.read_only = review.finished_on is not None
        self._owner = owner
        self._actions = actions
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.column = framed(self)
        self._add_head()
        self.whole = WholeBlock(review, read.by_clock, read_only=self.read_only)
        owner.watch(self.whole)
        self.column.addWidget(self.whole)
        self.reviewed = [
            ReviewedBlock(review.id, one, read_only=self.read_only) for one in review.outcomes
        ]
        page_title(self.column, self.tr("Outcome by outcome"))
        for block in self.reviewed:
            owner.watch(block)
            self.column.addWidget(block)
        self._add_attainment()
        page_title(self.column, self.tr("Who took part, and what each says to it"))
        self.people = PeoplePart(review.participants, read.suggested, is_open=not self.read_only)
        self.people.ask(actions)
        self.column.addWidget(self.people)
        self._add_end()
        self.column.addStretch(1)

    def say(self, sentence: str) -> None:
        """Why it could not be finished."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _add_head(self) -> None:
        review = self.review
        self.back = QPushButton(look.icon("arrow-left"), self.tr("Back to the plan"))
        self.back.setFlat(True)
        self.back.clicked.connect(self._owner.back_to_plan)
        self.column.addLayout(at_the_left(self.back))
        name = QLabel(self.tr("Looking back with {name}").format(name=review.shown_name))
        font = look.font(Size.TITLE, bold=True)
        name.setFont(font)
        name.setTextFormat(Qt.TextFormat.PlainText)
        self.column.addWidget(name)
        said = self.tr("At version {number} of the plan").format(number=review.plan_number)
        if review.finished_on is not None:
            on = self.tr("finished {day}").format(day=text.date_text(review.finished_on))
            said = f"{said} · {on}"
        self.column.addWidget(ToneLabel(said))

    def _add_attainment(self) -> None:
        """A score is the person's own, set beside their own before; never beside others'."""
        now, before = self.review.attainment.now, self.review.attainment.baseline
        if now is None or before is None:
            return
        said = self.tr(
            "Goal attainment: {now} now, {before} at the start, {change} between them; "
            "50 is all as hoped."
        )
        number = self.locale().toString
        change = f"{'+' if now >= before else '−'}{number(abs(now - before), 'f', 1)}"
        filled = said.format(now=number(now, "f", 1), before=number(before, "f", 1), change=change)
        self.attainment = quiet(filled)
        self.column.addWidget(self.attainment)

    def _add_end(self) -> None:
        self.trouble = Paragraph("", "trouble")
        self.trouble.hide()
        self.finish = QPushButton(look.icon("check"), self.tr("Finish this review"))
        self.finish.setToolTip(self.tr("It stays as it is from then on"))
        self.finish.setMinimumHeight(36)
        if self.read_only:
            self.finish.hide()
        self.finish.clicked.connect(self._actions.finish_review)
        self.column.addSpacing(Space.WIDE)
        self.column.addWidget(self.trouble)
        self.column.addLayout(at_the_left(self.finish))
