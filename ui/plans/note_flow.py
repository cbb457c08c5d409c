"""From a visit on the board to a line on what moved."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QObject

from carecoop import clock
from carecoop.clock import DAY_MINUTES
from carecoop.errors import CareCoopError
from carecoop.services.office import Office
from carecoop.services.plans import noting, visits
from carecoop.services.plans.values import Outcome, VisitNote, VisitNoteForm
from carecoop.services.week_values import BoardVisit
from ui import text
from ui.board.scene import Scene, Spot
from ui.desk import Desk
from ui.pages.week import WeekPage
from ui.plans.note_dialog import NoteDialog, dialog_title


@dataclass(frozen=True, slots=True)
class _Asked:
    """A visit that somebody was at."""

    visit: BoardVisit
    scene: Scene
    carer_id: UUID | None

    @property
    def day(self) -> date:
        return self.scene.board.week + timedelta(days=self.visit.start_minute // DAY_MINUTES)

    @property
    def carers(self) -> tuple[tuple[UUID, str], ...]:
        """Who comes, whoever is meant first."""
        ids = [place.carer_id for place in self.visit.places]
        ids.sort(key=lambda one: one != self.carer_id)
        return tuple((one, self.scene.carer_names.get(one, "")) for one in ids)


class NoteFlow(QObject):
    """Opens the dialog for the visit that is chosen on the week's page, and saves the note."""

    def __init__(self, desk: Desk, page: WeekPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.dialog: NoteDialog | None = None
        page.note_requested.connect(self.open)

    def open(self, spot: Spot) -> None:
        """Ask what moved, unless the visit is still to come or there is no outcome to move."""
        scene, office = self._page.scene, self._desk.office
        visit = scene.visits.get(spot.visit_id or "")
        if visit is None:
            return
        asked = _Asked(visit, scene, spot.carer_id)
        day = asked.day
        if day > clock.today():
            said = self.tr("What moved is noted after the visit, from {day} on.")
            self._desk.did(said.format(day=text.date_text(day)), undoable=False)
            return
        self._desk.run(
            lambda: _read(office, visit.pattern_id, visit.client_id, day),
            lambda read: self._show(asked, *read),
        )

    def _show(
        self, asked: _Asked, outcomes: tuple[Outcome, ...], notes: tuple[VisitNote, ...]
    ) -> None:
        visit = asked.visit
        if not outcomes:
            said = self.tr("{name} has no plan with an outcome yet: begin one on the page Plans.")
            self._desk.did(said.format(name=visit.client_name), undoable=False)
            return
        title = dialog_title(visit.client_name, visit.title, asked.day)
        self.dialog = NoteDialog(
            title, (visit.pattern_id, asked.day), outcomes, notes, asked.carers, self._page
        )
        self.dialog.noted.connect(lambda form: self._save(form, visit.client_name))
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _save(self, form: VisitNoteForm, name: str) -> None:
        office = self._desk.office

        def done(_id: UUID) -> None:
            if self.dialog is not None:
                self.dialog.accept()
            self._desk.did(text.use_case_text("add_visit_note", name), "plans")

        self._desk.save(lambda: noting.add_visit_note(office, form), done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if self.dialog is None or not isinstance(error, CareCoopError):
            self._desk.tell(error)
        else:
            self.dialog.say(text.show_error(error))

    def _forget(self) -> None:
        self.dialog = None


def _read(
    office: Office, pattern_id: UUID, client_id: UUID, day: date
) -> tuple[tuple[Outcome, ...], tuple[VisitNote, ...]]:
    """The outcomes that it may have moved, and what was noted of it already."""
    notes = noting.notes_of(office, client_id, since=day)
    mine = (one for one in notes if (one.form.pattern_id, one.form.visit_date) == (pattern_id, day))
    return visits.outcomes_for(office, pattern_id), tuple(mine)
