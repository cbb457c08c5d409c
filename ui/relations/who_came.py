"""On a person's page: who came, as a strip of faces or as tables, with the figures."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal

from carecoop.services.office import Office
from carecoop.services.relationships import who_came
from carecoop.services.relationships_values import Bond, PastVisit, WhoCame, first_day
from ui import text
from ui.desk import Desk
from ui.look import Space
from ui.relations import words
from ui.relations.controls import FigureNotes
from ui.relations.faces import Badge, FacePainter, badges
from ui.relations.strip import Strip
from ui.relations.tab import RelationsTab
from ui.relations.table import Cell, Column, Line, WholeTable, word
from ui.widgets.labels import heading


class WhoCameTab(RelationsTab[WhoCame]):
    """Sends `carer_asked` with the id of a carer to go to."""

    carer_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.strip = Strip()
        self.visits = WholeTable(self._visit_columns(), self.tr("Visits and who came"))
        self.faces = WholeTable(self._face_columns(), self.tr("Who came, and how often"))
        self.notes = FigureNotes()
        self._lay_out()
        self.look.chosen.connect(self._on_look)
        for sender in (self.strip.carer_asked, self.visits.asked, self.faces.asked):
            sender.connect(self._ask)

    def read(self, office: Office, subject: UUID, end: date) -> WhoCame:
        return who_came(office, subject, end)

    def show_view(self, view: WhoCame, days: int) -> None:
        first = first_day(view.basis.end, days)
        carers = badges([(bond.other_id, bond.name) for bond in view.bonds])
        self.headline.setText(words.headline(view.figures[days], days))
        self.strip.show_view(view, days, carers)
        self.visits.set_lines(self._visit_lines(view, first))
        self.faces.set_lines(list(self._face_lines(view, days, carers)))
        self.notes.show_notes(words.explained(view.figures[days], days))
        self.basis.setText(words.basis(view.basis, days))
        self._on_look(self.look.group.checkedId())

    def _ask(self, carer: UUID) -> None:
        """To a carer; the line of a visit to which nobody came leads to nobody."""
        if self.view is not None and any(bond.other_id == carer for bond in self.view.bonds):
            self.carer_asked.emit(carer)

    def _on_look(self, chosen: int) -> None:
        self.strip.setVisible(chosen == 0)
        self.visits.setVisible(chosen == 1)

    def _lay_out(self) -> None:
        for widget in (self.strip, self.visits, self.faces):
            self.column.addWidget(widget)
        self.column.addSpacing(Space.SMALL)
        self.column.addWidget(heading(self.tr("In figures")))
        self.column.addWidget(self.notes)
        self.column.addWidget(self.basis)
        self.column.addStretch(1)
        self._on_look(0)

    # Tables -------------------------------------------------------------------------------

    def _face_columns(self) -> list[Column]:
        return [
            Column(self.tr("Carer")),
            Column(self.tr("Relationship")),
            Column(self.tr("Visits"), self.tr("In the window"), is_number=True),
            Column(self.tr("Share"), self.tr("Of this person's visits"), is_number=True),
            Column(self.tr("First came"), is_number=True),
            Column(self.tr("Last came"), is_number=True),
        ]

    def _visit_columns(self) -> list[Column]:
        return [
            Column(self.tr("Day")),
            Column(self.tr("Time")),
            Column(self.tr("Visit")),
            Column(self.tr("Who came")),
        ]

    def _face_lines(self, view: WhoCame, days: int, carers: dict[UUID, Badge]) -> Iterable[Line]:
        painter = FacePainter(self.palette())
        end, visits = view.basis.end, view.figures[days].visits
        for bond in view.bonds:
            times = bond.times[days]
            if not times and not bond.in_circle:
                continue
            kind = bond.relationship(end, days)
            picture = painter.pixmap(carers[bond.other_id], kind, self.devicePixelRatioF())
            share = times / visits if visits else None
            cells = (
                word(bond.name, picture),
                word(words.relationship(bond, end, days)),
                Cell(str(times), times),
                Cell(words.share(share), share),
                _day(bond.first_met),
                _day(bond.last_met),
            )
            yield Line(bond.other_id, cells)

    def _visit_lines(self, view: WhoCame, first: date) -> list[Line]:
        names = {bond.other_id: bond for bond in view.bonds}
        shown = (visit for visit in view.visits if visit.day >= first)
        return [self._visit_line(visit, names) for visit in shown]

    def _visit_line(self, visit: PastVisit, names: dict[UUID, Bond]) -> Line:
        came = [words.face(names[face.carer_id].name, face) for face in visit.faces]
        came += [words.nobody()] * visit.missing
        minute = visit.day.toordinal() * text.DAY_MINUTES + visit.start_minute
        cells = (
            Cell(text.date_text(visit.day), minute),
            Cell(text.span_text(visit.start_minute, visit.end_minute), visit.start_minute),
            word(visit.title),
            word(", ".join(came)),
        )
        first_carer = visit.faces[0].carer_id if visit.faces else visit.visit_id
        return Line(first_carer, cells)


def _day(when: date | None) -> Cell:
    return Cell(words.day(when), when)
