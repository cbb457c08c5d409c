"""Over all people: the visits that serve no outcome, and the outcomes that no visit serves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from carecoop.services.office import Office
from carecoop.services.plans import visits
from carecoop.services.plans.values import LooseOutcome, LooseVisit
from ui import text
from ui.look import Size, Space
from ui.people.line_delegate import LineDelegate
from ui.people.lines import Line, LinesModel
from ui.widgets.labels import heading, quiet


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """What there is of both, by the names of the people."""

    visits: tuple[LooseVisit, ...] = ()
    outcomes: tuple[LooseOutcome, ...] = ()


def read_loose_ends(office: Office) -> LooseEnds:
    """Slow: reads every plan."""
    return LooseEnds(visits.visits_serving_none(office), visits.outcomes_without_visits(office))


class EndsList(QWidget):
    """Signals:
    asked: the number of a line that somebody pressed.
    """

    asked = Signal(int)

    def __init__(self, title: str, lead: str, none: str) -> None:
        super().__init__()
        self._title, self._none = title, none
        self.title = heading(title)
        self.title.setWordWrap(True)
        self.none = quiet(none)
        self.model = LinesModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(LineDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setWordWrap(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(title)
        self.view.clicked.connect(self._on_pressed)
        self.view.activated.connect(self._on_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for widget in (self.title, quiet(lead, Size.SMALL), self.none):
            column.addWidget(widget)
        column.addWidget(self.view, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.model.set_lines(lines)
        self.title.setText(f"{self._title}: {len(lines)}" if lines else self._title)
        self.none.setVisible(not lines)
        self.view.setVisible(bool(lines))

    def _on_pressed(self, index: QModelIndex) -> None:
        self.asked.emit(index.row())


class LooseEndsPart(QWidget):
    """Both lists beside each other; a press goes to the plan.

    Signals:
        visit_asked: a `LooseVisit`.
        outcome_asked: a `LooseOutcome`.
    """

    visit_asked = Signal(object)
    outcome_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ends = LooseEnds()
        self.visits = EndsList(
            self.tr("Visits that serve no outcome"),
            self.tr("Of people who have a plan. What is each of them for?"),
            self.tr("Every visit of everybody who has a plan serves an outcome."),
        )
        self.outcomes = EndsList(
            self.tr("Outcomes that no visit serves"),
            self.tr("Not every outcome needs one: family, friends or a place may do it all."),
            self.tr("Every outcome has a visit that serves it."),
        )
        self.visits.asked.connect(lambda at: self.visit_asked.emit(self._ends.visits[at]))
        self.outcomes.asked.connect(lambda at: self.outcome_asked.emit(self._ends.outcomes[at]))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(heading(self.tr("Loose ends"), Size.TITLE))
        line = QHBoxLayout()
        line.setSpacing(Space.WIDE)
        line.addWidget(self.visits, 1)
        line.addWidget(self.outcomes, 1)
        column.addLayout(line, 1)

    def show_ends(self, ends: LooseEnds) -> None:
        self._ends = ends
        self.visits.show_lines([_visit_line(one) for one in ends.visits])
        self.outcomes.show_lines(list(self._outcome_lines(ends.outcomes)))

    def _outcome_lines(self, outcomes: Iterable[LooseOutcome]) -> Iterable[Line]:
        for one in outcomes:
            form = one.outcome.form
            yield Line(
                id=one.outcome.id,
                title=one.shown_name,
                below=self.tr("“{words}”").format(words=form.words),
                mark="" if form.steps else self.tr("nobody does anything yet"),
            )


def _visit_line(one: LooseVisit) -> Line:
    visit = one.visit
    at = text.minutes_text(visit.preferred_minute)
    below = f"{visit.title} · {text.days_text(visit.weekdays)} {at}"
    return Line(id=visit.pattern_id, title=one.shown_name, below=below)
