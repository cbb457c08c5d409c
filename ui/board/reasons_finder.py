"""Asks why a visit is with whom it is, and who else could, without holding anything up."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from carecoop.services import reasons as services
from carecoop.services.reasons import Reasons
from carecoop.services.week_values import WeekBoard
from ui.board.scene import Spot
from ui.desk import Desk

SETTLE_MS = 120  # whoever walks on through the visits asks for none of them


class ReasonsFinder(QObject):
    """Finds the reasons of what is selected without holding anything up.

    Signals:
        found: the board and the spot that were asked about, and their reasons.
    """

    found = Signal(object, object, object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._asked: tuple[WeekBoard, Spot] | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._look_up)

    def ask(self, board: WeekBoard, spot: Spot | None) -> None:
        """Find the reasons of a visit, soon; what was asked before is forgotten."""
        if spot is None or spot.visit_id is None:
            self._asked = None
            self._settled.stop()
            return
        self._asked = (board, spot)
        self._settled.start()

    def _look_up(self) -> None:
        if self._asked is None or not self._page.isVisible():
            return
        asked, office = self._asked, self._desk.office
        board, spot = asked
        visit_id = spot.visit_id or ""
        self._desk.run(
            lambda: services.reasons(office, board, visit_id, spot.carer_id),
            lambda found: self._on_found(asked, found),
        )

    def _on_found(self, asked: tuple[WeekBoard, Spot], found: Reasons) -> None:
        if self._asked is asked:
            self.found.emit(*asked, found)
