"""The visits of one week that are without their carer, and what a mend makes of the week."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop.kinds import DisruptionKind
from carecoop.services.disruptions_values import AffectedVisit
from carecoop.services.replanning import MendProposal
from carecoop.services.week_values import VisitChange
from ui import text
from ui.look import Size, Space
from ui.mend import words
from ui.mend.keeping import refill
from ui.mend.visit_card import VisitCard
from ui.widgets.labels import Paragraph, heading, quiet


class WeekPart(QWidget):
    """Where a disruption touches several weeks, each has its name, how far its mend is, and can be
    accepted by itself.

    Signals:
        accepted: the Monday of the week whose mend is to be saved.
        review_asked: the Monday of the week whose mend is to be seen in full.
        opened, called, taken: as those of a `VisitCard`.
    """

    accepted = Signal(object)
    review_asked = Signal(object)
    opened = Signal(object)
    called = Signal(object)
    taken = Signal(object, object)

    def __init__(self, week: date, kind: DisruptionKind) -> None:
        super().__init__()
        self.week = week
        self._kind = kind
        self._has_mend = False
        self.cards: list[VisitCard] = []
        self.title = heading(text.week_text(week), Size.BODY)
        self.state = Paragraph("", size=Size.SMALL)
        self.accept_button = self._button(self.tr("Accept this week"), self.accepted)
        self.review_button = self._button(self.tr("See all of it…"), self.review_asked)
        self._head = QWidget()
        self._cards, self._others = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.show_mend(None)

    def name_week(self, *, named: bool) -> None:
        """A week that is the only one needs no name."""
        self._head.setVisible(named)

    def show_visits(self, visits: Sequence[AffectedVisit]) -> None:
        """Cards stay where the visits are the same, with who is being rung about."""
        keys = [(visit.visit_id, visit.instead_of) for visit in visits]
        if [card.key for card in self.cards] == keys:
            for card, visit in zip(self.cards, visits, strict=True):
                card.show_visit(visit, None)
            return
        self.cards = [self._card(visit) for visit in visits]
        refill(self._cards, self.cards)

    def show_mend(self, mended: MendProposal | None) -> None:
        """What a mend would make of each visit, and of other people's visits."""
        changes: Mapping[str, VisitChange] = {}
        if mended is not None:
            changes = {change.visit_id: change for change in mended.proposal.changes}
            self.say(words.mended(mended.proposal))
        self._has_mend = mended is not None
        self.offer(may=False)
        for card in self.cards:
            card.show_visit(card.visit, changes.get(card.visit.visit_id))
        self._show_others(mended, changes)

    def say(self, sentence: str, tone: str = "quiet") -> None:
        """How far the week's mend is."""
        self.state.set_tone(tone)
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def offer(self, *, may: bool) -> None:
        """Whether its mend, if there is one, can be accepted by itself and seen in full."""
        for button in (self.accept_button, self.review_button):
            button.setVisible(may and self._has_mend)

    def _show_others(self, mended: MendProposal | None, changes: Mapping[str, VisitChange]) -> None:
        ours = {card.visit.visit_id for card in self.cards}
        visits = {one.id: one for one in mended.proposal.after.visits} if mended else {}
        others = [change for key, change in changes.items() if key not in ours]
        title = heading(self.tr("For that, these change too"), Size.BODY)
        lines = (quiet(words.other_change(one, visits[one.visit_id])) for one in others)
        refill(self._others, (title, *lines) if others else ())

    def _card(self, visit: AffectedVisit) -> VisitCard:
        card = VisitCard(visit, self._kind)
        card.opened.connect(self.opened)
        card.called.connect(self.called)
        card.taken.connect(self.taken)
        return card

    def _button(self, said: str, asks: SignalInstance) -> QPushButton:
        button = QPushButton(said)
        button.setAccessibleName(f"{said}: {text.week_text(self.week)}")
        button.clicked.connect(lambda: asks.emit(self.week))
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.review_button)
        buttons.addStretch(1)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(Space.HAIR)
        head.addWidget(self.title)
        head.addWidget(self.state)
        head.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        self._cards.setSpacing(Space.SMALL)
        column.addWidget(self._head)
        column.addLayout(self._cards)
        column.addLayout(self._others)
