"""The plan laid out like a page, from the name at the top to who agreed at its end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from carecoop import clock
from carecoop.kinds import SECTION_GROUPS, PlanState, SectionGroup, SectionKind
from carecoop.services.plans.domains import Heading
from carecoop.services.plans.jotting import Jotted
from carecoop.services.plans.readiness import gaps, not_agreed
from carecoop.services.plans.values import (
    Distance,
    FaceNoteKind,
    Outcome,
    OutcomeForm,
    ParticipantForm,
    Plan,
    Review,
    Risk,
    RiskForm,
    SectionForm,
    VisitNote,
)
from ui import look, text
from ui.board.flow import FlowLayout
from ui.look import Size, Space
from ui.plans import words
from ui.plans.actions import PlanActions
from ui.plans.agreeing_part import AgreeingPart
from ui.plans.banner import banner
from ui.plans.card import CardBlock
from ui.plans.carrying import Carrying
from ui.plans.keeper import Block
from ui.plans.looking_back import LookingBack
from ui.plans.notes_part import NotesPart
from ui.plans.outcome_block import OutcomeBlock
from ui.plans.page_frame import framed, page_title
from ui.plans.papers_part import PapersPart
from ui.plans.people_part import PeoplePart
from ui.plans.risk_block import RiskBlock
from ui.plans.section_block import SectionBlock
from ui.plans.serving import Serving
from ui.widgets.labels import quiet
from ui.widgets.lines import at_the_left
from ui.widgets.settling import settle

NAME_POINTS = 26
FIRST = frozenset(
    {
        SectionKind.LIKE_AND_ADMIRE,
        SectionKind.IMPORTANT_TO_ME,
        SectionKind.SUPPORT_ME_BEST,
        SectionKind.LATE_OR_MISSED,
    }
)  # asked in every plan; the others are offered


@dataclass(frozen=True, slots=True)
class Read:
    """What a page needs of a version."""

    plan: Plan
    headings: tuple[Heading, ...]
    suggested: tuple[ParticipantForm, ...]
    reviews: tuple[Review, ...] = ()
    distances: tuple[Distance, ...] = ()
    notes: tuple[VisitNote, ...] = ()
    carers: tuple[tuple[UUID, str], ...] = ()  # who may have been there
    left_behind: tuple[Jotted, ...] = ()  # typed and not saved when the program ended
    by_clock: date | None = None  # of a draft: its first review, where people choose no day


class Owner(Protocol):
    """Who shows the sheet and keeps what is written in it."""

    def watch(self, block: Block) -> None: ...
    def reorder(self, block: CardBlock, step: int) -> None: ...
    def move_to(self, block: CardBlock, place: int) -> None: ...
    def remove(self, block: CardBlock) -> None: ...
    def open_review(self, review_id: UUID) -> None: ...
    def go_to(self, outcome_id: UUID | None) -> None: ...


class Sheet(QWidget):
    """All of a version, read or written in."""

    def __init__(self, read: Read, owner: Owner, actions: PlanActions) -> None:
        super().__init__()
        self.read = read
        self.plan = read.plan
        self.read_only = self.plan.state is not PlanState.DRAFT
        self._owner = owner
        self._actions = actions
        self.sections: list[SectionBlock] = []
        self.outcomes: list[OutcomeBlock] = []
        self.risks: list[RiskBlock] = []
        self.carrying_outcomes = Carrying(self, self.outcomes)
        self.carrying_risks = Carrying(self, self.risks)
        for carrying in (self.carrying_outcomes, self.carrying_risks):
            carrying.landed.connect(owner.move_to)
        self.offers: dict[SectionKind, QPushButton] = {}
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.column = framed(self)
        self._add_head()
        self._add_group(SectionGroup.ABOUT_ME)
        self._add_group(SectionGroup.WHAT_MATTERS)
        self._add_outcomes()
        self._add_risks()
        for group in (SectionGroup.LATE_OR_MISSED, SectionGroup.MEDICINES, SectionGroup.CONSENT):
            self._add_group(group)
        self._add_papers()
        self._add_people()
        self._add_agreeing()
        self._add_notes()
        self._add_reviews()
        self.column.addStretch(1)

    def block_of(self, outcome_id: UUID | None) -> OutcomeBlock | None:
        return next((one for one in self.outcomes if one.part_id == outcome_id), None)

    def chip_of(self, pattern_id: UUID) -> QWidget | None:
        """Where a visit can be said to serve the first outcome."""
        first = self.outcomes[0].serving if self.outcomes else None
        return first.chips.get(pattern_id) if first is not None else None

    def begin_again(self, keys: Iterable[str]) -> None:
        """Make the places that are not in the file yet, for words that were typed in them."""
        kinds = {f"section:{kind}": kind for kind in self.offers}
        for key in keys:
            if key in kinds:
                self.offers[kinds[key]].click()
            elif key == "outcome:new":
                self._begin_outcome()
            elif key == "risk:new":
                self._begin_risk()

    # The face

    def _add_head(self) -> None:
        plan = self.plan
        self.name = QLabel(plan.shown_name)
        font = look.font(Size.TITLE, bold=True)
        font.setPointSize(NAME_POINTS)
        self.name.setFont(font)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.column.addWidget(self.name)
        self.column.addWidget(quiet(self._standing()))
        self.notes = [words.face_note(note) for note in plan.face_notes]
        for note, said in zip(plan.face_notes, self.notes, strict=True):
            self.column.addWidget(banner(said, loud=note.kind is FaceNoteKind.OBJECTS))

    def _standing(self) -> str:
        plan = self.plan
        said = self.tr("Our plan · version {number}").format(number=plan.number)
        if plan.agreed_on is not None:
            on = self.tr("agreed {day}").format(day=text.date_text(plan.agreed_on))
            said = f"{said} · {on}"
        if plan.next_review_on is not None:
            due = self.tr("next review {day}").format(day=text.date_text(plan.next_review_on))
            said = f"{said} · {due}"
        return said

    # Sections

    def _add_group(self, group: SectionGroup) -> None:
        kinds = SECTION_GROUPS[group]
        said = [kind for kind in kinds if self.plan.sections_of(kind)]
        if self.read_only and not said:
            return
        page_title(self.column, words.group_name(group))
        box = QVBoxLayout()
        box.setSpacing(Space.SMALL)
        self.column.addLayout(box)
        for kind in kinds:
            for section in self.plan.sections_of(kind):
                box.addWidget(self._section(section.id, section.form))
            if kind in FIRST and kind not in said and not self.read_only:
                box.addWidget(self._section(None, self._empty(kind)))
        if not self.read_only:
            self._offer([one for one in kinds if one not in said and one not in FIRST], box)

    def _empty(self, kind: SectionKind) -> SectionForm:
        return SectionForm(kind, language=self.plan.language)

    def _section(self, part_id: UUID | None, form: SectionForm) -> SectionBlock:
        people = self.plan.participants
        block = SectionBlock(self.plan.id, part_id, form, people, read_only=self.read_only)
        self.sections.append(block)
        self._owner.watch(block)
        return block

    def _offer(self, kinds: Iterable[SectionKind], box: QVBoxLayout) -> None:
        """What may be said besides, as quiet buttons rather than as empty boxes."""
        chips = QWidget()
        flow = FlowLayout(Space.SMALL)
        flow.setContentsMargins(0, 0, 0, 0)
        chips.setLayout(flow)
        for kind in kinds:
            button = QPushButton(look.icon("plus"), words.kind_name(kind))
            button.setFlat(True)
            button.clicked.connect(partial(self._begin, kind, box, button))
            self.offers[kind] = button
            flow.addWidget(button)
        if not flow.count():
            chips.hide()
        self.column.addWidget(chips)

    def _begin(self, kind: SectionKind, box: QVBoxLayout, button: QPushButton) -> None:
        button.hide()
        block = self._section(None, self._empty(kind))
        box.addWidget(block)
        block.show()
        settle(block)
        block.writing.setFocus()

    # Outcomes and risks

    def _add_outcomes(self) -> None:
        shown = self.plan.live_outcomes
        if self.read_only and not shown:
            return
        page_title(self.column, self.tr("My outcomes"))
        self._outcome_box = QVBoxLayout()
        self._outcome_box.setSpacing(0)
        self.column.addLayout(self._outcome_box)
        for outcome in shown:
            self._outcome_box.addWidget(self._outcome(outcome))
        if not self.read_only:
            self._add_loose()
            self.add_outcome = _adder(self.tr("Add an outcome"), self._begin_outcome)
            self.column.addLayout(at_the_left(self.add_outcome))

    def _outcome(self, outcome: Outcome) -> OutcomeBlock:
        block = self._outcome_block(outcome.id, outcome.form)
        block.is_new = outcome.origin_id == outcome.id
        self._offer_visits(block, outcome.origin_id)
        return block

    def saved(self, block: Block) -> None:
        """A new outcome is in the file: it can be moved, and visits may serve it from now on."""
        if isinstance(block, CardBlock):
            block.may_be_moved()
        if isinstance(block, OutcomeBlock) and block.part_id and block.serving is None:
            self._offer_visits(block, block.part_id)
            settle(block)

    def _offer_visits(self, block: OutcomeBlock, origin_id: UUID) -> None:
        serving = Serving(origin_id, block.writing.text(), self.plan.visits)
        serving.served.connect(self._actions.serve)
        block.offer_visits(serving)

    def _outcome_block(self, part_id: UUID | None, form: OutcomeForm) -> OutcomeBlock:
        people, headings = self.plan.participants, self.read.headings
        block = OutcomeBlock(
            self.plan.id, part_id, form, people, headings, read_only=self.read_only
        )
        self.outcomes.append(block)
        self._attend(block, self.carrying_outcomes)
        return block

    def _attend(self, block: CardBlock, carrying: Carrying) -> None:
        block.moved.connect(partial(self._owner.reorder, block))
        block.removed.connect(partial(self._owner.remove, block))
        block.may_be_moved()
        carrying.watch(block)
        self._owner.watch(block)

    def _begin_outcome(self) -> None:
        block = self._outcome_block(None, OutcomeForm(language=self.plan.language))
        self._outcome_box.addWidget(block)
        block.show()
        settle(block)
        block.writing.setFocus()

    def _add_risks(self) -> None:
        if self.read_only and not self.plan.risks:
            return
        page_title(self.column, self.tr("Risks worth taking"))
        self._risk_box = QVBoxLayout()
        self._risk_box.setSpacing(0)
        self.column.addLayout(self._risk_box)
        for risk in self.plan.risks:
            self._risk_box.addWidget(self._risk(risk))
        if not self.read_only:
            self.add_risk = _adder(self.tr("Add a risk worth taking"), self._begin_risk)
            self.column.addLayout(at_the_left(self.add_risk))

    def _risk(self, risk: Risk | None) -> RiskBlock:
        part_id = risk.id if risk is not None else None
        form = risk.form if risk is not None else RiskForm()
        people = self.plan.participants
        block = RiskBlock(self.plan.id, part_id, form, people, read_only=self.read_only)
        block.spoken_in(self.plan.language)
        self.risks.append(block)
        self._attend(block, self.carrying_risks)
        return block

    def _begin_risk(self) -> None:
        block = self._risk(None)
        self._risk_box.addWidget(block)
        block.show()
        settle(block)
        block.writing.setFocus()

    def _add_loose(self) -> None:
        """Every visit serves an outcome, or is worth a word."""
        live = {outcome.origin_id for outcome in self.plan.live_outcomes}
        loose = [
            visit.title
            for visit in self.plan.visits
            if not any(one.origin_id in live for one in visit.serves)
        ]
        self.loose = quiet(
            self.tr("Visits that serve no outcome yet: {visits}").format(visits=", ".join(loose))
        )
        if not loose:
            self.loose.hide()
        self.column.addWidget(self.loose)

    def _add_papers(self) -> None:
        if self.read_only and not self.plan.attachments:
            return
        page_title(self.column, self.tr("Papers beside this plan"))
        self.papers = PapersPart(self.plan.attachments, read_only=self.read_only)
        self.papers.attached.connect(self._actions.attach)
        self.papers.changed.connect(self._actions.save_attachment)
        self.papers.opened.connect(self._actions.save_attachment_to)
        self.papers.removed.connect(self._actions.detach)
        self.column.addWidget(self.papers)

    def _add_notes(self) -> None:
        if self.plan.state is not PlanState.AGREED:
            return
        page_title(self.column, self.tr("Notes after visits"))
        self.notes_part = NotesPart(self.plan, self.read.notes, self.read.carers)
        self.notes_part.noted.connect(self._actions.add_note)
        self.column.addWidget(self.notes_part)

    # Who took part

    def _add_people(self) -> None:
        page_title(self.column, self.tr("Who took part, and what each says to it"))
        is_open = not self.read_only
        self.people = PeoplePart(self.plan.participants, self.read.suggested, is_open=is_open)
        self.people.ask(self._actions)
        self.column.addWidget(self.people)

    def _add_agreeing(self) -> None:
        self.agreeing: AgreeingPart | None = None
        if self.read_only:
            return
        page_title(self.column, self.tr("Agreeing"))
        asked = [(outcome_id, sentence) for _gap, outcome_id, sentence in gaps(self.plan)]
        missing, by_clock = not_agreed(self.plan.participants), self.read.by_clock
        self.agreeing = AgreeingPart(asked, missing, by_clock or clock.today())
        self.agreeing.agreed.connect(self._actions.agree)
        self.agreeing.asked.connect(self._owner.go_to)
        self.column.addWidget(self.agreeing)

    def _add_reviews(self) -> None:
        if self.plan.state is PlanState.DRAFT:
            return
        page_title(self.column, self.tr("Looking back"))
        is_current = self.plan.state is PlanState.AGREED
        self.looking_back = LookingBack(
            self.read.reviews, self.read.distances, is_current=is_current
        )
        self.looking_back.happened.happened.connect(self._actions.add_event)
        self.looking_back.begun.connect(self._actions.begin_review)
        self.looking_back.opened.connect(self._owner.open_review)
        self.column.addWidget(self.looking_back)


def _adder(name: str, do: Callable[[], None]) -> QPushButton:
    button = QPushButton(look.icon("plus"), name)
    button.setMinimumHeight(36)
    button.clicked.connect(do)
    return button
