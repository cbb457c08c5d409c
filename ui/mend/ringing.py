"""Whom to ring, what they said, and who was told: each saved as it is noted."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecoop.services import disruptions, disruptions_ring
from carecoop.services.disruptions import CallForm
from carecoop.services.disruptions_values import AffectedVisit, DisruptionDetail
from ui.mend.case import Case
from ui.mend.panel import MendPanel
from ui.mend.visit_card import VisitCard


class Ringing(QObject):
    """Signals:
    noted: the disruption as it stands now.
    taken: the same, after somebody said yes to a visit: the week moved on.
    """

    noted = Signal(object)
    taken = Signal(object)

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self._case = case

    def connect_to(self, panel: MendPanel) -> None:
        panel.ring_asked.connect(self.ring)
        panel.called.connect(self._call)
        panel.taken.connect(self._take)
        panel.settle_asked.connect(self._settle)

    def ring(self, card: VisitCard) -> None:
        """Show those who could take a visit."""
        case, office, visit = self._case, self._case.office, card.visit
        if case.detail is None or not visit.is_open:
            return
        disruption = case.detail.row.id
        case.desk.run(
            lambda: disruptions_ring.ring_list(
                office, disruption, visit.visit_id, visit.instead_of
            ),
            lambda rows: card.show_rows(rows) if self._has(card) else None,
        )

    def _has(self, card: VisitCard) -> bool:
        panel = self._case.panel
        return panel is not None and card in panel.cards

    def _call(self, form: CallForm) -> None:
        office, detail = self._case.office, self._case.detail
        if detail is not None:
            self._case.desk.save(
                lambda: disruptions.note_call(office, detail.row.id, form),
                lambda now: self._note(now, self.tr("Noted the call")),
                self._show_again,
            )

    def _take(self, visit: AffectedVisit, carer: UUID) -> None:
        office, detail = self._case.office, self._case.detail
        if detail is not None:
            self._case.desk.save(
                lambda: disruptions.take(
                    office, detail.row.id, visit.visit_id, carer, visit.instead_of
                ),
                self.taken.emit,
                self._show_again,
            )

    def _settle(self) -> None:
        office, detail = self._case.office, self._case.detail
        if detail is not None:
            self._case.desk.save(
                lambda: disruptions.settle(office, detail.row.id),
                lambda now: self._note(now, self.tr("Put aside as settled")),
            )

    def _note(self, detail: DisruptionDetail, said: str) -> None:
        self._case.say(said, "disruptions")
        self.noted.emit(detail)

    def _show_again(self, error: Exception) -> None:
        """Nothing was saved: no tick may say otherwise."""
        if self._case.detail is not None:
            self.noted.emit(self._case.detail)
        self._case.desk.tell(error)
