"""What the panel is about: a disruption as it stands, or leave that is only tried out."""

from datetime import date

from PySide6.QtCore import QObject

from carecoop import clock
from carecoop.services.disruptions_values import DisruptionDetail, DisruptionForm
from carecoop.services.office import Office
from ui.desk import Desk
from ui.mend.mend_bar import MendState
from ui.mend.panel import MendPanel

KINDS = ("disruptions", "rota", "carers", "clients")


class Case(QObject):
    """What the parts of the flow share: the panel while it is open, and what it shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.panel: MendPanel | None = None
        self.detail: DisruptionDetail | None = None
        self.trial: DisruptionForm | None = None
        self.is_ours = False  # what is said to have changed

    @property
    def office(self) -> Office:
        return self.desk.office

    @property
    def has_open(self) -> bool:
        """Whether a mend could still do something."""
        row = self.detail.row if self.detail is not None else None
        return row is not None and row.settled_at_utc is None and row.open_visits > 0

    def open_weeks(self) -> tuple[date, ...]:
        """The Mondays of the weeks in which something is open, of what is reported."""
        if self.detail is None:
            return ()
        visits = (visit for visit in self.detail.visits if visit.is_open)
        return tuple(sorted({clock.monday_of(visit.visit_date) for visit in visits}))

    def forget(self) -> None:
        self.detail = self.trial = None

    def say(self, sentence: str, *kinds: str) -> None:
        """Tell the others; what we show we read ourselves."""
        self.is_ours = True
        self.desk.did(sentence, *(kinds or KINDS))
        self.is_ours = False

    def show_state(self, state: MendState, sentence: str, *, tone: str = "quiet") -> None:
        if self.panel is not None:
            self.panel.bar.show_state(state, sentence, tone=tone)
