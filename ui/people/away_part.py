"""When a client's visits are off: hospital, holiday, from an hour until an hour or until told."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carecoop import clock
from carecoop.errors import CareCoopError
from carecoop.services import clients
from carecoop.services.people_values import SuspensionForm
from ui.desk import Desk
from ui.mend.report_buttons import ReportButtons
from ui.mend.report_form import CLIENT_AWAY, CLIENT_BACK, NEW_PACKAGE
from ui.people.form_part import FormPart
from ui.people.rows import KeptSuspension, SuspensionRow
from ui.widgets.field import FieldSet, Section
from ui.widgets.rows import RowsEditor

Kept = tuple[KeptSuspension, ...]


class AwayPart(QWidget):
    """The tab *Away*. Each row that differs is one use case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._before: dict[UUID, SuspensionForm] = {}
        self.fields = FieldSet(self)
        self.rows = RowsEditor(_new_row, self.tr("Visits are off…"), self.tr("At home as usual."))
        section = Section(
            self.tr("Away"),
            self.tr(
                "The rota leaves out visits while someone is in hospital or on holiday. Leave the "
                "end open until it is known."
            ),
        )
        section.add(self.fields.add("suspensions", "", self.rows))
        self.report = ReportButtons((CLIENT_AWAY, CLIENT_BACK, NEW_PACKAGE))
        section.add(self.report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(section)
        self.part: FormPart[Kept] = FormPart(
            self.fields, lambda kept: {"suspensions": kept}, _join, _validate
        )

    def open(self, client: UUID) -> None:
        kept = clients.list_suspensions(self._desk.office, client)
        self._before = dict(kept)
        self.part.open(kept)

    def close_client(self) -> None:
        self._before = {}
        self.part.open(())
        self.part.close()

    def write(self, client: UUID) -> None:
        self.part.write(lambda kept: self._write_each(client, kept))

    def _write_each(self, client: UUID, kept: Kept) -> None:
        office = self._desk.office
        for gone in self._before.keys() - {suspension for suspension, _form in kept}:
            clients.remove_suspension(office, gone)
        for suspension, form in kept:
            if suspension is None:
                clients.add_suspension(office, client, form)
            elif form != self._before[suspension]:
                clients.save_suspension(office, suspension, form)


def _new_row() -> SuspensionRow:
    row = SuspensionRow()
    row.set_value((None, SuspensionForm(clock.today())))
    return row


def _join(values: dict[str, Kept]) -> Kept:
    return values["suspensions"]


def _validate(kept: Kept) -> dict[str, CareCoopError]:
    wrong = (clients.validate_suspension(form) for _id, form in kept)
    first = next((next(iter(problems.values())) for problems in wrong if problems), None)
    return {} if first is None else {"suspensions": first}
