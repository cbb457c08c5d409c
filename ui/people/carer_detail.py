"""A carer: who and where, contract, availability, time off, skills and languages."""

from dataclasses import fields as dataclass_fields
from typing import Any
from uuid import UUID

from carecoop import clock
from carecoop.services import carers, patterns
from carecoop.services.people_values import CarerForm, SkillForm, TimeOffForm
from ui import text
from ui.desk import Desk
from ui.mend.report_buttons import ReportButtons
from ui.mend.report_form import CARER_AWAY, LEAVE
from ui.people import words
from ui.people.availability import AvailabilityEditor
from ui.people.detail import Detail
from ui.people.form_part import FormPart
from ui.people.home_fields import home_section, join_home, split_home
from ui.people.rest_part import RestPart
from ui.people.rows import LanguageRow, SkillRow, TimeOffRow
from ui.publish.notice_tab import NoticeTab
from ui.relations.their_people import TheirPeopleTab
from ui.widgets.editors import ChoiceEditor, LongTextEditor, NumberEditor, TextEditor
from ui.widgets.field import FieldSet, Section
from ui.widgets.moments import HoursEditor
from ui.widgets.rows import RowsEditor


class CarerDetail(Detail):
    """One form over all tabs."""

    kind = "carer"
    touches = ("carers",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.fields = FieldSet(self)
        self._skills: tuple[str, ...] = ()
        self.people = TheirPeopleTab(desk)
        self.notice = NoticeTab(desk)
        self.rest = RestPart(desk)
        self._add_tabs()
        self.form: FormPart[CarerForm] = FormPart(
            self.fields, _split, self._join, carers.validate_carer, carers.warnings_for_carer
        )
        self.add_part(self.form)

    def open(self, person: UUID) -> None:
        self._skills = patterns.known_skills(self.desk.office)
        form = carers.get_carer(self.desk.office, person)
        self.person = person
        self.is_adding = False
        self.form.open(form)
        self.people.open(person)
        self.notice.open(person)
        self.rest.open(person)
        self._enable_people(saved=True)
        self.title.setText(form.preferred_name or form.name)
        parts = [form.name if form.preferred_name else "", form.phone, self._contract(form)]
        self.subtitle.setText(" · ".join(filter(None, parts)))
        self.show_dirt()

    def begin(self) -> None:
        self._skills = patterns.known_skills(self.desk.office)
        self.person = None
        self.is_adding = True
        self.form.open(CarerForm())
        self.people.open(None)
        self.notice.open(None)
        self.rest.open(None)
        self._enable_people(saved=False)
        self.title.setText(self.tr("Someone new"))
        self.subtitle.setText(self.tr("A name and a place on the map are enough to begin."))
        self.tabs.setCurrentIndex(0)
        self.show_dirt()
        self.fields.fields["name"].editor.setFocus()

    def shown_name(self) -> str:
        form = self.form.form()
        return form.preferred_name or form.name

    def write(self) -> UUID:
        return self.form.write(self._write_form)

    def _write_form(self, form: CarerForm) -> UUID:
        if self.person is None:
            return carers.add_carer(self.desk.office, form)
        carers.save_carer(self.desk.office, self.person, form)
        return self.person

    def _contract(self, form: CarerForm) -> str:
        hours = text.hours_text(form.contract_minutes)
        return self.tr("{hours} a week").format(hours=hours) if form.contract_minutes else ""

    def _enable_people(self, *, saved: bool) -> None:
        """Nobody is visited by someone who is not saved, or told of a day."""
        tip = "" if saved else self.tr("Save this person first")
        for tab in (self.people_tab, self.notice_tab):
            self.tabs.setTabEnabled(tab, saved)
            self.tabs.setTabToolTip(tab, tip)

    def _add_tabs(self) -> None:
        self.add_tab(self.tr("Who and where"), home_section(self.fields), self._reach())
        self.add_tab(self.tr("Contract"), self._hours(), self._notes())
        self.add_tab(self.tr("Availability"), self._availability())
        self.add_tab(self.tr("Time off"), self._time_off())
        self.add_tab(self.tr("Skills and languages"), self._skill_rows(), self._language_rows())
        self.people_tab = self.tabs.count()
        self.add_full_tab(self.tr("Their people"), self.people)
        self.notice_tab = self.tabs.count()
        self.add_full_tab(self.tr("Notice"), self.notice)

    def _reach(self) -> Section:
        section = Section("")
        travel = ChoiceEditor(words.travel_modes())
        section.row(
            self.fields.add("email", self.tr("E-mail"), TextEditor()),
            self.fields.add("travel_mode", self.tr("Travels"), travel),
        )
        return section

    def _hours(self) -> Section:
        section = Section(self.tr("Hours"))
        section.row(
            self.fields.add("contract_minutes", self.tr("Contract a week"), HoursEditor()),
            self.fields.add("most_minutes", self.tr("At most a week"), HoursEditor()),
        )
        section.row(
            self.fields.add("most_days", self.tr("Days a week at most"), NumberEditor(0, 7)),
            self.fields.add(
                "caseload", self.tr("Comfortable number of people"), NumberEditor(0, 200)
            ),
        )
        return section

    def _notes(self) -> Section:
        section = Section(self.tr("Notes"))
        section.add(self.fields.add("notes", "", LongTextEditor(lines=6)))
        return section

    def _availability(self) -> Section:
        section = Section(self.tr("When this carer can work"))
        section.add(self.fields.add("availability", "", AvailabilityEditor()))
        return section

    def _time_off(self) -> Section:
        section = Section(self.tr("Time off"))
        rows = RowsEditor(_new_time_off, self.tr("Add time off"), self.tr("None planned."))
        section.add(self.fields.add("time_off", "", rows))
        self.report = ReportButtons((CARER_AWAY, LEAVE))
        section.add(self.report)
        section.add(self.rest)
        return section

    def _skill_rows(self) -> Section:
        section = Section(
            self.tr("Skills"),
            self.tr("What visits may ask for: training with its last day, or what suits people."),
        )
        rows: RowsEditor[SkillForm] = RowsEditor(
            lambda: SkillRow(self._skills), self.tr("Add a skill"), self.tr("None yet.")
        )
        section.add(self.fields.add("skills", "", rows))
        return section

    def _language_rows(self) -> Section:
        section = Section(self.tr("Languages"))
        rows = RowsEditor(LanguageRow, self.tr("Add a language"), self.tr("None yet."))
        section.add(self.fields.add("languages", "", rows))
        return section

    def _join(self, values: dict[str, Any]) -> CarerForm:
        return CarerForm(**join_home(self.fields, values))


def _split(form: CarerForm) -> dict[str, Any]:
    values = {field.name: getattr(form, field.name) for field in dataclass_fields(form)}
    return split_home(form, values)


def _new_time_off() -> TimeOffRow:
    row = TimeOffRow()
    today = clock.today()
    row.set_value(TimeOffForm(today, 0, today, text.DAY_MINUTES))
    return row
