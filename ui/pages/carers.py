"""The carers: contract, availability, time off, skills and languages."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from carecoop.services import carers
from carecoop.services.people_values import CarerRow
from ui import look, text
from ui.people import words
from ui.people.carer_detail import CarerDetail
from ui.people.empty import EmptyState
from ui.people.lines import Line
from ui.people.people_page import PeoplePage


class CarersPage(PeoplePage):
    icon_name = "account-group-outline"
    kinds = frozenset({"carers"})
    picture_name = "carers"
    import_kind = "carers"

    def title(self) -> str:
        return self.tr("Carers")

    def lines(self, *, archived: bool) -> Sequence[Line]:
        rows = carers.list_carers(self.desk.office, archived=archived)
        return [self._line(row) for row in rows]

    def make_detail(self) -> CarerDetail:
        return CarerDetail(self.desk)

    def make_empty(self) -> EmptyState:
        add = QPushButton(look.icon("plus"), self.tr("Add a carer"))
        add.clicked.connect(self.add)
        bring = QPushButton(look.icon("table-arrow-right"), self.tr("Import a list…"))
        bring.clicked.connect(self.import_list)
        return EmptyState(
            self.tr("No carers yet"),
            self.tr("Add one, or import a list from a spreadsheet."),
            [add, bring],
        )

    def add_words(self) -> str:
        return self.tr("Add a carer")

    def search_words(self) -> str:
        return self.tr("Find a carer")

    def archive(self, person: UUID) -> None:
        name = self._name(person)
        carers.archive_carer(self.desk.office, person)
        self.desk.did(self.tr("Archived {name}").format(name=name), "carers")

    def restore(self, person: UUID) -> None:
        name = self._name(person)
        carers.restore_carer(self.desk.office, person)
        self.desk.did(self.tr("Restored {name}").format(name=name), "carers")

    def _name(self, person: UUID) -> str:
        line = self.list.line(person)
        return line.title if line else ""

    def _line(self, row: CarerRow) -> Line:
        hours = text.hours_text(row.contract_minutes) if row.contract_minutes else ""
        return Line(
            id=row.id,
            title=row.shown_name,
            beside=hours,
            below=", ".join(row.skills) or self.tr("no skills noted"),
            mark=" · ".join(filter(None, (self._mark(row), self._rest(row)))),
            faint=row.archived,
            also_found_by=row.name,
        )

    def _rest(self, row: CarerRow) -> str:
        if not row.rest_owed:
            return ""
        return self.tr("rest owed: {count}").format(count=row.rest_owed)

    def _mark(self, row: CarerRow) -> str:
        if row.archived:
            return self.tr("archived")
        if row.away is not None:
            kind = dict(words.time_off_kinds())[row.away]
            if row.away_until is None:
                return kind
            until = text.date_text(row.away_until)
            return self.tr("{away} until {day}").format(away=kind, day=until)
        if row.expiring:
            return self.tr("expires: {skills}").format(skills=", ".join(row.expiring))
        return ""
