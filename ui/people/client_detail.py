"""A client: who and where, visits, circle, how to get in, away, funding and notes."""

from dataclasses import fields as dataclass_fields
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from carecoop.errors import CareCoopError
from carecoop.kinds import DecisionSubject, Standing
from carecoop.services import carers, clients
from carecoop.services.people_values import BondForm, ClientForm
from ui import languages
from ui.desk import Desk
from ui.people import words
from ui.people.access_part import AccessPart
from ui.people.away_part import AwayPart
from ui.people.circle_part import CirclePart
from ui.people.detail import Detail
from ui.people.form_part import FormPart
from ui.people.home_fields import home_section, join_home, split_home
from ui.people.pattern_part import PatternPart
from ui.people.rows import BondRow, ContactRow
from ui.plans.decisions_part import DecisionsPart
from ui.relations.who_came import WhoCameTab
from ui.widgets.editors import ChoiceEditor, LongTextEditor, NumberEditor, TextEditor
from ui.widgets.field import FieldSet, Section
from ui.widgets.many import ManyEditor
from ui.widgets.moments import HoursEditor
from ui.widgets.rows import RowsEditor


class ClientDetail(Detail):
    """Each tab's part has its own use case; *Save* does those of all that was touched."""

    kind = "client"
    touches = ("clients", "patterns")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.fields = FieldSet(self)
        self._carers: list[tuple[UUID, str]] = []
        self.access = AccessPart(desk)
        self.away = AwayPart(desk)
        self.circle = CirclePart(desk)
        self.circle.taken.connect(self._take)
        self.decided = DecisionsPart(
            desk,
            DecisionSubject.CIRCLE,
            self.tr(
                "Who chose this circle, who joins it and who leaves, and what each says to it."
            ),
        )
        self.patterns = PatternPart(desk)
        self.who_came = WhoCameTab(desk)
        self._add_tabs()
        self.form: FormPart[ClientForm] = FormPart(self.fields, self._split, self._join, _validate)
        for part in (self.form, self.access.part, self.away.part, self.patterns):
            self.add_part(part)

    def open(self, person: UUID) -> None:
        self._know_carers()
        form = clients.get_client(self.desk.office, person)
        changed_person = person != self.person
        self.person = person
        self.is_adding = False
        self.form.open(form)
        if changed_person or not self.access.part.is_dirty:
            self.access.hide_for(person)
        self.away.open(person)
        self.circle.open(person)
        self.decided.open(person, form.preferred_name or form.name, person)
        self.patterns.open(person, form.preferred_name or form.name)
        self.who_came.open(person)
        self._show_who(form)
        self._enable_tabs(saved=True)
        self.show_dirt()

    def begin(self) -> None:
        self._know_carers()
        self.person = None
        self.is_adding = True
        self.form.open(ClientForm())
        self.access.hide_for(None)
        self.away.close_client()
        self.circle.open(None)
        self.decided.close_subject()
        self.patterns.close_client()
        self.who_came.open(None)
        self.title.setText(self.tr("Someone new"))
        self.subtitle.setText(self.tr("A name and a place on the map are enough to begin."))
        self._enable_tabs(saved=False)
        self.tabs.setCurrentIndex(0)
        self.show_dirt()
        self.fields.fields["name"].editor.setFocus()

    def shown_name(self) -> str:
        form = self.form.form()
        return form.preferred_name or form.name

    def write(self) -> UUID:
        client = self.person
        if client is None:
            client = self.form.write(lambda form: clients.add_client(self.desk.office, form))
        elif self.form.is_dirty:
            self._write_form(client)
        if self.access.part.is_dirty:
            self.access.write(client)
        if self.away.part.is_dirty:
            self.away.write(client)
        if self.patterns.is_dirty:
            self.patterns.write(client)
        return client

    def _write_form(self, client: UUID) -> None:
        self.form.write(lambda form: clients.save_client(self.desk.office, client, form))

    def _take(self, proposed: tuple[UUID, ...]) -> None:
        """Write proposed carers into the circle; nobody who is written there, or barred, goes."""
        editor = self.fields.fields["bonds"].editor
        written = self.form.form().bonds
        there = {bond.carer_id for bond in written}
        more = tuple(BondForm(carer) for carer in proposed if carer not in there)
        chosen = tuple(bond for bond in written if bond.standing is Standing.CIRCLE)
        editor.set_value((*chosen, *more))
        editor.edited.emit()

    def _know_carers(self) -> None:
        """Those who can be chosen for a circle; those in the archive last, and named so."""
        rows = carers.list_carers(self.desk.office, archived=True)
        here = [(row.id, row.shown_name) for row in rows if not row.archived]
        archived = self.tr("{name} (archived)")
        gone = [(row.id, archived.format(name=row.shown_name)) for row in rows if row.archived]
        self._carers = here + gone
        for key in ("bonds", "barred"):
            editor = self.fields.fields[key].editor
            assert isinstance(editor, RowsEditor)
            editor.add_button.setEnabled(bool(here))
            editor.add_button.setToolTip("" if here else self.tr("Add a carer first"))

    def _show_who(self, form: ClientForm) -> None:
        self.title.setText(form.preferred_name or form.name)
        parts = [form.name if form.preferred_name else "", form.postcode, form.phone]
        self.subtitle.setText(" · ".join(filter(None, parts)))

    def _enable_tabs(self, *, saved: bool) -> None:
        """What belongs to a saved client only waits until there is one."""
        for index in (self._visits_tab, self.who_came_tab, self._access_tab, self._away_tab):
            self.tabs.setTabEnabled(index, saved)
            hint = "" if saved else self.tr("Save this person first")
            self.tabs.setTabToolTip(index, hint)

    def _add_tabs(self) -> None:
        self.add_tab(self.tr("Who and where"), self._home(), self._speech(), self._contacts())
        self._visits_tab = self.tabs.count()
        self.add_full_tab(self.tr("Visits"), self.patterns)
        self.add_tab(self.tr("Circle"), self._circle(), self._barred(), self.decided)
        self.who_came_tab = self.tabs.count()
        self.add_full_tab(self.tr("Who came"), self.who_came)
        self._access_tab = self.tabs.count()
        self.add_tab(self.tr("How to get in"), self.access)
        self._away_tab = self.tabs.count()
        self.add_tab(self.tr("Away"), self.away)
        self.add_tab(self.tr("Funding and notes"), self._funding(), self._notes())

    def _home(self) -> QWidget:
        return home_section(self.fields)

    def _speech(self) -> Section:
        section = Section(self.tr("Languages"))
        others = ManyEditor(languages.choices(), self.tr("None"))
        first: ChoiceEditor[str] = ChoiceEditor(languages.choices())
        section.row(
            self.fields.add("first_language", self.tr("First language"), first),
            self.fields.add("languages", self.tr("Also speaks"), others),
        )
        return section

    def _contacts(self) -> Section:
        section = Section(self.tr("Contacts"))
        rows = RowsEditor(ContactRow, self.tr("Add a contact"), self.tr("No contacts yet."))
        section.add(self.fields.add("contacts", "", rows))
        return section

    def _circle(self) -> Section:
        section = Section(
            self.tr("Circle"),
            self.tr("The few carers this person knows and trusts. A rota looks here first."),
        )
        rows = self._bond_rows(
            Standing.CIRCLE, self.tr("Add to the circle"), self.tr("Nobody chosen yet.")
        )
        section.add(self.fields.add("bonds", "", rows))
        section.add(self.circle)
        return section

    def _barred(self) -> Section:
        section = Section(
            self.tr("Must not come"), self.tr("No rota ever sends these carers to this person.")
        )
        rows = self._bond_rows(
            Standing.BARRED, self.tr("Add a carer who must not come"), self.tr("Nobody.")
        )
        section.add(self.fields.add("barred", "", rows))
        return section

    def _bond_rows(self, standing: Standing, add: str, empty: str) -> RowsEditor[BondForm]:
        return RowsEditor(lambda: BondRow(standing, self._carers), add, empty)

    def _funding(self) -> Section:
        section = Section(self.tr("Funding and hours"))
        kind = ChoiceEditor(words.funder_kinds())
        section.row(
            self.fields.add("funder_kind", self.tr("Who pays"), kind),
            self.fields.add("funder", self.tr("Name of the funder"), TextEditor()),
        )
        spacing = NumberEditor(0, 720, unit=self.tr("min"), step=15)
        section.row(
            self.fields.add("agreed_minutes", self.tr("Agreed hours a week"), HoursEditor()),
            self.fields.add("spacing_minutes", self.tr("Least time between visits"), spacing),
        )
        return section

    def _notes(self) -> Section:
        section = Section(self.tr("Notes"))
        section.add(self.fields.add("notes", "", LongTextEditor(lines=6)))
        return section

    def _split(self, form: ClientForm) -> dict[str, Any]:
        values = {field.name: getattr(form, field.name) for field in dataclass_fields(form)}
        by_standing = {
            standing: tuple(bond for bond in form.bonds if bond.standing is standing)
            for standing in Standing
        }
        values |= {"bonds": by_standing[Standing.CIRCLE], "barred": by_standing[Standing.BARRED]}
        return split_home(form, values)

    def _join(self, values: dict[str, Any]) -> ClientForm:
        bonds = values["bonds"] + values.pop("barred")
        return ClientForm(**join_home(self.fields, values | {"bonds": bonds}))


def _validate(form: ClientForm) -> dict[str, CareCoopError]:
    return dict(clients.validate_client(form))
