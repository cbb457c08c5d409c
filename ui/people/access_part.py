"""How to get in: hidden until asked for, because each reading is kept in the trail."""

from dataclasses import fields as dataclass_fields
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop.services import clients
from carecoop.services.people_values import AccessForm
from ui import look
from ui.desk import Desk
from ui.look import Space
from ui.people.form_part import FormPart
from ui.widgets.editors import LongTextEditor
from ui.widgets.field import FieldSet, Section
from ui.widgets.labels import quiet


class AccessPart(QWidget):
    """The tab *How to get in*."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._client: UUID | None = None
        self.fields = FieldSet(self)
        self.part: FormPart[AccessForm] = FormPart(
            self.fields, _split, lambda values: AccessForm(**values), clients.validate_access
        )
        self.show_button = QPushButton(look.icon("eye-outline"), self.tr("Show how to get in"))
        self.show_button.clicked.connect(self.reveal)
        self._lead = quiet(
            self.tr(
                "Key safe, doors and alarms are kept apart from the address and never printed "
                "with it. Looking here is noted in what was done, with your name."
            )
        )
        self._form = self._make_form()
        self._lay_out()
        self.edited = self.part.edited

    def hide_for(self, client: UUID | None) -> None:
        """Forget what was shown; the next client's is shown only when asked for."""
        self._client = client
        self.part.close()
        self._form.hide()
        self.show_button.setVisible(client is not None)

    def reveal(self) -> None:
        client = self._client
        if client is None:
            return
        form = self._desk.attempt(lambda: clients.read_access(self._desk.office, client))
        if form is not None:
            self.part.open(form)
            self.show_button.hide()
            self._form.show()
            self.fields.fields["how_to_get_in"].editor.setFocus()

    def write(self, client: UUID) -> None:
        self.part.write(lambda form: clients.save_access(self._desk.office, client, form))

    def _make_form(self) -> Section:
        section = Section("")
        for key, name, lines in (
            ("how_to_get_in", self.tr("How to get in"), 4),
            ("parking", self.tr("Parking"), 2),
            ("hazards", self.tr("Take care of (dog, steps, oxygen…)"), 3),
        ):
            section.add(self.fields.add(key, name, LongTextEditor(lines=lines)))
        return section

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._lead)
        line = QHBoxLayout()
        line.addWidget(self.show_button)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._form)


def _split(form: AccessForm) -> dict[str, Any]:
    return {field.name: getattr(form, field.name) for field in dataclass_fields(form)}
