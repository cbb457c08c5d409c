"""One place that is without its carer: how much it matters, who comes instead, whom to ring."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from carecoop.kinds import DisruptionKind
from carecoop.services.disruptions_values import AffectedVisit, RingRow
from carecoop.services.week_values import VisitChange
from ui import look
from ui.look import Size, Space
from ui.mend import words
from ui.mend.badge import RiskBadge
from ui.mend.ring_part import RingPart
from ui.widgets.labels import Paragraph, heading_that_wraps, quiet

Key = tuple[str, UUID | None]


class VisitCard(QFrame):
    """Signals:
    opened: somebody wants to ring about this visit: the card.
    called: a `CallForm`.
    taken: the visit, and the id of the carer who takes it.
    """

    opened = Signal(object)
    called = Signal(object)
    taken = Signal(object, object)

    def __init__(self, visit: AffectedVisit, kind: DisruptionKind) -> None:
        super().__init__()
        self.visit = visit
        self._kind = kind
        self._change: VisitChange | None = None
        self.outcome = Paragraph("")
        self.opener = QToolButton()
        self.ring = RingPart()
        self.ring.hide()
        self._set_up_opener()
        self._lay_out()
        self.ring.called.connect(self.called)
        self.ring.taken.connect(lambda carer: self.taken.emit(self.visit, carer))
        self.show_visit(visit, None)

    @property
    def key(self) -> Key:
        return self.visit.visit_id, self.visit.instead_of

    def show_visit(self, visit: AffectedVisit, change: VisitChange | None) -> None:
        """The visit as it stands, and what a mend would make of it."""
        self.visit, self._change = visit, change
        self._say_outcome()
        self.opener.setVisible(visit.is_open)
        if not visit.is_open:
            self.opener.setChecked(False)

    def show_rows(self, rows: tuple[RingRow, ...]) -> None:
        self.ring.show_rows(rows)

    @property
    def is_open(self) -> bool:
        """Whether the ones to ring are on show."""
        return self.opener.isChecked()

    def _say_outcome(self) -> None:
        if self._change is not None and self.visit.is_open:
            self.outcome.set_tone("accent")
            proposed = words.proposed(self._change)
            self.outcome.setText(self.tr("Proposed: {change}").format(change=proposed))
            return
        said = words.outcome(self.visit, self._kind)
        self.outcome.set_tone("trouble" if self.visit.is_open else "quiet")
        sign = "▲" if self.visit.is_open else "✓" if self.visit.covered_by is not None else "–"
        self.outcome.setText(f"{sign} {said}")

    def _set_up_opener(self) -> None:
        self.opener.setCheckable(True)
        self.opener.setAutoRaise(True)
        self.opener.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.opener.setText(self.tr("Ring"))
        self.opener.setIcon(look.icon("phone-outline"))
        self.opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        named = self.tr("Whom to ring for {client} at {when}")
        said = named.format(client=self.visit.client_name, when=words.when(self.visit))
        self.opener.setAccessibleName(said)
        self.opener.setToolTip(said)
        self.opener.toggled.connect(self._on_toggled)

    def _on_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.ring.setVisible(shown)
        if shown:
            self.ring.show_waiting()
            self.opened.emit(self)

    def _lay_out(self) -> None:
        visit = self.visit
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(f"{words.when(visit)} {visit.client_name}")
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(RiskBadge(visit.priority))
        named = f"{words.when(visit)}  {visit.client_name}"
        head.addWidget(heading_that_wraps(named, Size.BODY), 1)
        head.addWidget(self.opener)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.HAIR, Space.SMALL, Space.SMALL)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(quiet(words.about(visit), Size.SMALL))
        column.addWidget(self.outcome)
        column.addWidget(self.ring)
