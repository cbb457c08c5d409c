"""The side panel of the week page in which a disruption is reported, mended and told."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from carecoop import clock
from carecoop.kinds import DisruptionKind
from carecoop.services.disruptions_values import AffectedVisit, DisruptionDetail
from carecoop.services.replanning import MendProposal
from carecoop.services.replanning_effects import effects
from ui import look
from ui.look import Size, Space
from ui.mend import words
from ui.mend.effects_part import EffectsPart
from ui.mend.keeping import refill
from ui.mend.mend_bar import MendBar
from ui.mend.start_part import StartPart
from ui.mend.tell_part import TellPart
from ui.mend.visit_card import VisitCard
from ui.mend.week_part import WeekPart
from ui.widgets.labels import Paragraph, heading_that_wraps, quiet
from ui.widgets.scrolling import Rule, scrolling
from ui.widgets.side_panel import SidePanel
from ui.widgets.tabs import Tabs

WIDTH_CHARACTERS = 54


class MendPanel(SidePanel):
    """Shows what it is given; what is to be done is asked for.

    Signals:
        start_asked: back to the list and the form.
        ring_asked: the `VisitCard` whose takers are to be shown.
        called: a `CallForm`.
        taken: an `AffectedVisit`, and the id of the carer who takes it.
        week_accepted: the Monday of a week whose mend is to be saved by itself.
        review_asked: the Monday of a week whose mend is to be seen in full.
        settle_asked: put it aside as it is.
    """

    start_asked = Signal()
    ring_asked = Signal(object)
    called = Signal(object)
    taken = Signal(object, object)
    week_accepted = Signal(object)
    review_asked = Signal(object)
    settle_asked = Signal()

    def __init__(self, now: Callable[[], tuple[date, int]]) -> None:
        super().__init__()
        self.start = StartPart(now)
        self.title = heading_that_wraps("")
        self.subtitle = Paragraph("", size=Size.SMALL)
        self.close_button = self._tool("close", self.tr("Close (Esc)"))
        self.back_button = self._tool("arrow-left", self.tr("All disruptions"))
        self.tabs = Tabs()
        self.bar = MendBar()
        self.weeks: list[WeekPart] = []
        self.tell = TellPart()
        self.effects = EffectsPart()
        self.settle_button = QPushButton(self.tr("Put it aside as settled"))
        self._weeks = QVBoxLayout()
        self.review = Paragraph("", "caution")
        self._kind = DisruptionKind.CARER_AWAY
        self._lay_out()
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * WIDTH_CHARACTERS + Space.WIDE, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 44, 200)

    @property
    def cards(self) -> list[VisitCard]:
        """Of all weeks, in order."""
        return [card for part in self.weeks for card in part.cards]

    # What is shown

    def show_start(self) -> None:
        """The list and the form."""
        self.title.setText(self.tr("Report a change"))
        self.subtitle.setText("")
        self.subtitle.hide()
        self.back_button.hide()
        self._show_detail_parts(shown=False)

    def show_detail(self, detail: DisruptionDetail) -> None:
        """One that is reported, as it stands."""
        row = detail.row
        self._name(words.title(row.form, row.person_name), words.subtitle(row.form), row.form.kind)
        self.subtitle.setText(f"{self.subtitle.text()}\n{words.reported(row)}")
        self._show_visits(detail.visits)
        self.review.setText(words.review_note(row.form))
        self.review.setVisible(bool(self.review.text()))
        self.tell.show_detail(detail)
        tell = self.tr("Tell ({count})").format(count=row.not_told)
        self.tabs.setTabText(1, tell if row.not_told else self.tr("Told"))
        self.tabs.setTabVisible(1, True)  # noqa: FBT003 - Qt's own setter
        self.settle_button.setVisible(row.settled_at_utc is None)
        self._show_detail_parts(shown=True)

    def begin(self) -> None:
        """Another disruption is to be shown: from the top of its visits."""
        self.tabs.setCurrentIndex(0)
        for area in self._stack.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)

    def show_trial(self, title: str, subtitle: str, visits: Sequence[AffectedVisit]) -> None:
        """What is only asked for: what would fall open, and nobody to tell of it."""
        self._name(title, subtitle, DisruptionKind.CARER_AWAY)
        self._show_visits(visits)
        for card in self.cards:
            card.opener.hide()
        self.review.hide()
        self.tabs.setTabVisible(1, False)  # noqa: FBT003 - Qt's own setter
        self.settle_button.hide()
        self._show_detail_parts(shown=True)

    def show_mends(self, mends: Mapping[date, MendProposal]) -> None:
        """What mends would make of each visit, of other people's visits, and of the hours."""
        for part in self.weeks:
            part.show_mend(mends.get(part.week))
        self.effects.show_effects(
            {week: effects(mended.proposal) for week, mended in sorted(mends.items())}
        )

    def week_of(self, week: date) -> WeekPart | None:
        return next((part for part in self.weeks if part.week == week), None)

    def _show_visits(self, visits: Sequence[AffectedVisit]) -> None:
        """Week by week, each by risk."""
        by_week: dict[date, list[AffectedVisit]] = {}
        for visit in visits:
            by_week.setdefault(clock.monday_of(visit.visit_date), []).append(visit)
        weeks = sorted(by_week)
        if [part.week for part in self.weeks] != weeks or not weeks:
            self.weeks = [self._week(week) for week in weeks]
            nothing = quiet(self.tr("No visit of a saved rota is concerned."))
            refill(self._weeks, self.weeks or [nothing])
        for part in self.weeks:
            part.show_visits(by_week[part.week])
            part.name_week(named=len(weeks) > 1)

    def _week(self, week: date) -> WeekPart:
        part = WeekPart(week, self._kind)
        part.opened.connect(self._on_opened)
        part.called.connect(self.called)
        part.taken.connect(self.taken)
        part.accepted.connect(self.week_accepted)
        part.review_asked.connect(self.review_asked)
        return part

    def _on_opened(self, opened: VisitCard) -> None:
        """One list to ring at a time."""
        for card in self.cards:
            if card is not opened:
                card.opener.setChecked(False)
        self.ring_asked.emit(opened)

    def _name(self, title: str, subtitle: str, kind: DisruptionKind) -> None:
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.show()
        self.back_button.show()
        if kind is not self._kind:
            self._kind, self.weeks = kind, []  # their cards say other things

    def _show_detail_parts(self, *, shown: bool) -> None:
        self.tabs.setVisible(shown)
        self.bar.setVisible(shown)
        self._stack.setCurrentIndex(self.tabs.currentIndex() + 1 if shown else 0)

    # Made once

    def _tool(self, icon_name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(look.icon(icon_name))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.back_button.clicked.connect(self.start_asked)
        self.tabs.currentChanged.connect(lambda index: self._stack.setCurrentIndex(index + 1))
        self.tell.called.connect(self.called)
        self.settle_button.clicked.connect(self.settle_asked)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Cannot come"))
        self._stack = QStackedWidget()
        for inner in (self.start, self._visits(), self._telling(), self.effects):
            self._stack.addWidget(scrolling(_with_margins(inner)))
        for words_shown in (self.tr("Visits"), self.tr("Tell"), self.tr("Hours and rest")):
            self.tabs.addTab(words_shown)
        head = QHBoxLayout()
        head.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, 0)
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        under = QVBoxLayout()
        under.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.SMALL)
        under.addWidget(self.subtitle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(under)
        column.addWidget(self.tabs)
        column.addWidget(Rule())
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)

    def _visits(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        self._weeks.setSpacing(Space.LARGE)
        column.addWidget(self.review)
        column.addLayout(self._weeks)
        column.addStretch(1)
        return made

    def _telling(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tell, 1)
        column.addWidget(self.settle_button)
        return made


def _with_margins(inner: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
    column.addWidget(inner)
    return made
