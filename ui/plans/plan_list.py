"""Everybody with the state of their plan, to find someone in."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from carecoop.kinds import PlanState
from carecoop.services import clients
from carecoop.services.office import Office
from carecoop.services.people_values import ClientRow
from carecoop.services.plans import due, reading
from carecoop.services.plans.values import DueReview, FaceNoteKind, PlanRow
from ui import look, text
from ui.look import CONTROL_HEIGHT, Size, Space
from ui.people.line_delegate import LineDelegate
from ui.people.lines import Line, LinesFilter, LinesModel, Role
from ui.people.list_side import SearchLine
from ui.widgets.editors import WheelGuard
from ui.widgets.labels import ToneLabel
from ui.widgets.scrolling import Rule


class Show(Enum):
    """Whom the list shows."""

    ALL = auto()
    DUE = auto()
    WITHOUT = auto()


Known = tuple[tuple[ClientRow, ...], dict[UUID, PlanRow], dict[UUID, DueReview]]


def read_known(office: Office) -> Known:
    """Everybody, their plan as it stands, and the reviews that are due; slow."""
    rows = {row.client_id: row for row in reading.all_plans(office)}
    reviews = {row.client_id: row for row in due.due_reviews(office)}
    return tuple(clients.list_clients(office)), rows, reviews


class PlanList(QWidget):
    """Signals:
    chosen: a client's id, or None.
    loose_ends_asked: show what visits and outcomes lack each other, over all people.
    """

    chosen = Signal(object)
    loose_ends_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: Known = ((), {}, {})
        self.model = LinesModel(self)
        self.filter = LinesFilter(self)
        self.filter.setSourceModel(self.model)
        self.search = SearchLine()
        self.show_box = QComboBox()
        self.view = QListView()
        self.count = ToneLabel(size=Size.SMALL)
        self.loose_ends = QPushButton(look.icon("link-variant-off"), self.tr("Loose ends"))
        self._set_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(Space.MEDIUM, Space.LARGE, Space.MEDIUM, Space.SMALL)
        top.setSpacing(Space.SMALL)
        for widget in (self.search, self.show_box, self.count):
            top.addWidget(widget)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(Rule())
        column.addWidget(self.loose_ends)

    def show_known(self, known: Known) -> None:
        self._known = known
        self._show_lines()

    def what_first(self) -> str:
        """What to do where nobody's plan is on show."""
        if self._known[0]:
            return self.tr("Choose someone on the left.")
        return self.tr(
            "Nobody is here yet: add those you support under People, then plan with them."
        )

    def name(self, client_id: UUID) -> str:
        return next((row.shown_name for row in self._known[0] if row.id == client_id), "")

    def has(self, client_id: UUID) -> bool:
        return self.model.row_of(client_id) >= 0

    def first(self) -> UUID | None:
        client_id: UUID | None = self.filter.index(0, 0).data(Role.ID)
        return client_id

    def choose(self, client_id: UUID | None) -> None:
        row = -1 if client_id is None else self.model.row_of(client_id)
        index = self.filter.mapFromSource(self.model.index(row)) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    def _set_up(self) -> None:
        self.search.setPlaceholderText(self.tr("Find someone"))
        self.search.setAccessibleName(self.tr("Find someone"))
        self.search.setToolTip(self.tr("Find someone by name (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(look.icon("magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._on_search)
        self.search.left_down.connect(self.view.setFocus)
        self.show_box.setAccessibleName(self.tr("Whom to show"))
        self.show_box.installEventFilter(WheelGuard(self.show_box))
        for show, words in (
            (Show.ALL, self.tr("Everybody")),
            (Show.DUE, self.tr("Review due or overdue")),
            (Show.WITHOUT, self.tr("Without an agreed plan")),
        ):
            self.show_box.addItem(words, show)
        self.show_box.currentIndexChanged.connect(self._show_lines)
        for control in (self.search, self.show_box):
            control.setMinimumHeight(CONTROL_HEIGHT)
        self.view.setModel(self.filter)
        self.view.setItemDelegate(LineDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setWordWrap(True)
        self.view.setAccessibleName(self.tr("Plans"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.setMinimumWidth(240)
        self.loose_ends.setFlat(True)
        self.loose_ends.setMinimumHeight(36)
        self.loose_ends.setToolTip(
            self.tr("Visits that serve no outcome, and outcomes that no visit serves")
        )
        self.loose_ends.clicked.connect(self.loose_ends_asked)

    def _show_lines(self) -> None:
        chosen = self.view.currentIndex().data(Role.ID)
        self.model.set_lines(list(self._lines(self.show_box.currentData())))
        self._count()
        if chosen is not None and self.has(chosen):
            self.choose(chosen)

    def _lines(self, show: Show) -> Iterator[Line]:
        people, plans, reviews = self._known
        for row in people:
            plan, review = plans.get(row.id), reviews.get(row.id)
            if show is Show.DUE and review is None:
                continue
            if show is Show.WITHOUT and plan is not None and plan.state is PlanState.AGREED:
                continue
            yield Line(
                id=row.id,
                title=row.shown_name,
                below=self._below(plan),
                mark=self._mark(plan, review),
                also_found_by=row.name,
            )

    def _below(self, plan: PlanRow | None) -> str:
        if plan is None:
            return self.tr("no plan yet")
        if plan.agreed_on is None:
            said = self.tr("draft, begun {day}")
            return said.format(day=text.date_text(plan.began_on))
        said = self.tr("agreed {day}")
        return said.format(day=text.date_text(plan.agreed_on))

    def _mark(self, plan: PlanRow | None, review: DueReview | None) -> str:
        if review is not None and review.is_overdue:
            return self.tr("review overdue: {n} days").format(n=-review.days_left)
        if review is not None:
            return self.tr("review in {n} days").format(n=review.days_left)
        notes: Sequence[FaceNoteKind] = [note.kind for note in plan.face_notes] if plan else []
        return self.tr("somebody objects") if FaceNoteKind.OBJECTS in notes else ""

    def _on_search(self, words: str) -> None:
        self.filter.look_for(words)
        self._count()

    def _count(self) -> None:
        self.count.setText(self.tr("In the list: {n}").format(n=self.filter.rowCount()))

    def _on_current(self, current: QModelIndex) -> None:
        self.chosen.emit(current.data(Role.ID))
