"""On a carer's page: their people and how often they met, as bars or as a table."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal

from carecoop.services.office import Office
from carecoop.services.relationships import their_people
from carecoop.services.relationships_values import Bond, TheirPeople
from ui.desk import Desk
from ui.relations import words
from ui.relations.bars import Bar, Bars
from ui.relations.tab import RelationsTab
from ui.relations.table import Cell, Column, Line, WholeTable, word


class TheirPeopleTab(RelationsTab[TheirPeople]):
    """Sends `client_asked` with the id of a person to go to."""

    client_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.bars = Bars()
        self.table = WholeTable(self._columns(), self.tr("People, and how often they met"))
        for widget in (self.bars, self.table, self.basis):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._on_look(0)
        self.look.chosen.connect(self._on_look)
        for sender in (self.bars.asked, self.table.asked):
            sender.connect(self.client_asked)

    def read(self, office: Office, subject: UUID, end: date) -> TheirPeople:
        return their_people(office, subject, end)

    def show_view(self, view: TheirPeople, days: int) -> None:
        shown = [bond for bond in view.bonds if bond.times[days] or bond.in_circle]
        shown.sort(key=lambda bond: -bond.times[days])
        self.headline.setText(self._headline(view, shown, days))
        self.bars.show_bars([self._bar(bond, view.basis.end, days) for bond in shown])
        self.table.set_lines([self._line(bond, view.basis.end, days) for bond in shown])
        self.basis.setText(words.basis(view.basis, days))

    def _on_look(self, chosen: int) -> None:
        self.bars.setVisible(chosen == 0)
        self.table.setVisible(chosen == 1)

    def _headline(self, view: TheirPeople, shown: Sequence[Bond], days: int) -> str:
        met = [bond for bond in shown if bond.times[days]]
        if not met:
            return self.tr("No visits in these {days} days.").format(days=days)
        said = self.tr("People in {days} days: {people} · visits: {visits} · met anew: {new}")
        return said.format(
            days=days,
            people=len(met),
            visits=sum(bond.times[days] for bond in met),
            new=sum(bond.is_new(view.basis.end, days) for bond in met),
        )

    def _bar(self, bond: Bond, end: date, days: int) -> Bar:
        said = self.tr("{name}: {relationship}. Visits: {count}. Last: {day}").format(
            name=bond.name,
            relationship=words.relationship(bond, end, days),
            count=bond.times[days],
            day=words.day(bond.last_met),
        )
        kind = bond.relationship(end, days)
        return Bar(bond.other_id, bond.name, bond.times[days], kind, said)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Person")),
            Column(self.tr("Relationship")),
            Column(self.tr("Visits"), self.tr("In the window"), is_number=True),
            Column(self.tr("First came"), is_number=True),
            Column(self.tr("Last came"), is_number=True),
        ]

    def _line(self, bond: Bond, end: date, days: int) -> Line:
        times = bond.times[days]
        cells = (
            word(bond.name),
            word(words.relationship(bond, end, days)),
            Cell(str(times), times),
            Cell(words.day(bond.first_met), bond.first_met),
            Cell(words.day(bond.last_met), bond.last_met),
        )
        return Line(bond.other_id, cells)
