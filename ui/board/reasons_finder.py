"""Asks why a visit is with whom it is, who else could, and what would fit into a gap, without
holding anything up."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from carecoop.services import editing, gaps
from carecoop.services import reasons as services
from carecoop.services.editing_values import GapFit
from carecoop.services.office import Office
from carecoop.services.reasons import Reasons
from carecoop.services.week_values import WeekBoard
from ui.board.gaps import Gap
from ui.board.scene import Spot
from ui.desk import Desk

SETTLE_MS = 120  # whoever walks on through the visits asks for none of them


class ReasonsFinder(QObject):
    """Finds the reasons of what is selected without holding anything up.

    Signals:
        found: the board and the spot that were asked about, and their reasons.
        fits_found: the gap that was asked about, and what would fit into it.
    """

    found = Signal(object, object, object)
    fits_found = Signal(object, object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._asked: tuple[WeekBoard, Spot, Gap | None] | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._look_up)

    def ask(self, board: WeekBoard, spot: Spot | None, gap: Gap | None = None) -> None:
        """Find the reasons of a visit, or what fits into a gap, soon; what was asked before is
        forgotten."""
        if spot is None or (spot.visit_id is None and gap is None):
            self._asked = None
            self._settled.stop()
            return
        self._asked = (board, spot, gap)
        self._settled.start()

    def _look_up(self) -> None:
        if self._asked is None or not self._page.isVisible():
            return
        asked, office = self._asked, self._desk.office
        board, spot, gap = asked
        if gap is not None:
            self._desk.run(
                lambda: fits_of(office, board, gap), lambda fits: self._on_fits(asked, fits)
            )
            return
        visit_id = spot.visit_id or ""
        self._desk.run(
            lambda: services.reasons(office, board, visit_id, spot.carer_id),
            lambda found: self._on_found(asked, found),
        )

    def _on_found(self, asked: tuple[WeekBoard, Spot, Gap | None], found: Reasons) -> None:
        if self._asked is asked:
            self.found.emit(asked[0], asked[1], found)

    def _on_fits(self, asked: tuple[WeekBoard, Spot, Gap | None], fits: tuple[GapFit, ...]) -> None:
        if self._asked is asked:
            self.fits_found.emit(asked[2], fits)


def fits_of(office: Office, board: WeekBoard, gap: Gap) -> tuple[GapFit, ...]:
    """On a bench of its own: one serves one thread at a time."""
    on_bench = editing.bench(office, board.week)
    return gaps.fits(on_bench, gap.carer_id, gap.start_minute, gap.end_minute)
