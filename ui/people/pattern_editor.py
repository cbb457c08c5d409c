"""All of a visit pattern, how long a change holds, and the days that are different."""

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import timedelta
from enum import Enum, auto
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, InvalidInputError
from carecoop.kinds import Nation
from carecoop.services import patterns
from carecoop.services.people_values import ExceptionForm, PatternForm, PatternRow
from ui import look
from ui.desk import Desk
from ui.look import Space
from ui.people import words
from ui.people.exceptions_part import ExceptionsPart
from ui.people.form_part import FormPart, Problems
from ui.widgets.editors import (
    ChoiceEditor,
    LongTextEditor,
    TextEditor,
    WordsEditor,
    YesNoEditor,
)
from ui.widgets.field import Field, FieldSet, Section
from ui.widgets.labels import heading
from ui.widgets.moments import (
    DateEditor,
    LengthEditor,
    MinuteEditor,
    OptionalDateEditor,
    WeekdaysEditor,
)

WIDTH = 780


class Holds(Enum):
    """For how long a change to a visit is meant."""

    ALWAYS = auto()
    FROM_DATE = auto()
    ONE_WEEK = auto()


class PatternEditor(QWidget):
    """Sends `edited`; `write` does the use case that the person chose."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: PatternRow | None = None
        self._nation = Nation.ENGLAND
        self.fields = FieldSet(self)
        self.exceptions = ExceptionsPart(desk)
        self.title = heading("")
        self.back_button = QPushButton(look.icon("arrow-left"), self.tr("All visits"))
        self.back_button.setToolTip(self.tr("Back to the list (Esc)"))
        self._lay_out()
        self.part: FormPart[PatternForm] = FormPart(
            self.fields, _split, self._join, self._validate, self._warn
        )
        self.part.edited.connect(self.edited)
        self.exceptions.part.edited.connect(self.edited)
        self.holds.edited.connect(self._on_holds)
        self.from_date.edited.connect(self.edited)

    @property
    def is_dirty(self) -> bool:
        return self._row is None or self.has_written

    @property
    def has_written(self) -> bool:
        """Whether something would be lost by leaving."""
        return self.part.is_dirty or self.exceptions.part.is_dirty

    def begin(self, nation: Nation) -> None:
        self._nation = nation
        self._row = None
        self.title.setText(self.tr("A new visit"))
        self._suggest()
        self.part.open(PatternForm(starts_on=clock.monday_of(clock.today()) + timedelta(7)))
        self._change_section.hide()
        self.exceptions.hide()
        self.exceptions.open(None)

    def open(self, row: PatternRow, nation: Nation) -> None:
        self._nation = nation
        self._row = row
        self.title.setText(row.form.title)
        self._suggest()
        self.part.open(row.form)
        self.holds.set_value(Holds.ALWAYS)
        self.from_date.set_value(clock.monday_of(clock.today()) + timedelta(7))
        self._on_holds()
        self._change_section.show()
        self.exceptions.show()
        self.exceptions.open(row)

    def take_focus(self) -> None:
        self.fields.fields["title"].editor.setFocus()

    def ready(self) -> bool:
        """Whether what is written could be saved; sentences beside the fields where not."""
        asked = [part for part in (self.part, self.exceptions.part) if part.is_dirty]
        found = [part.ready() for part in asked or [self.part]]
        return all(found)

    def write(self, client: UUID) -> None:
        """The pattern or its change, then its different days."""
        row = self._row
        if row is None:
            self.part.write(lambda form: patterns.add_pattern(self._desk.office, client, form))
            return
        takes_over = None
        if self.part.is_dirty:
            takes_over = self.part.write(lambda form: self._write_change(row, form))
        if self.exceptions.part.is_dirty:
            first = self.from_date.value()
            self.exceptions.write(lambda day: takes_over if takes_over and day >= first else row.id)

    def _write_change(self, row: PatternRow, form: PatternForm) -> UUID | None:
        """The id of the pattern that takes over from the chosen day on, where one does."""
        office = self._desk.office
        if self.holds.value() is Holds.FROM_DATE:
            first = self.from_date.value()
            return patterns.save_pattern(office, row.id, form, from_date=first)
        if self.holds.value() is Holds.ALWAYS:
            patterns.save_pattern(office, row.id, form)
        else:
            self._write_one_week(row, form)
        return None

    def _write_one_week(self, row: PatternRow, form: PatternForm) -> None:
        """The new time or length as exceptions on this pattern's days of the chosen week."""
        one_week = _for_one_week(row.form, form)
        monday = clock.monday_of(self.from_date.value())
        days = [monday + timedelta(offset) for offset in range(7)]
        changed = [day for day in days if row.form.occurs_on(day)]
        if not changed:
            raise InvalidInputError({"weekdays": _no_visit_that_week()})
        for day in changed:
            patterns.set_exception(self._desk.office, row.id, day, one_week)

    def _validate(self, form: PatternForm) -> Problems:
        problems = dict(patterns.validate_pattern(form))
        if self._row is not None and self.holds.value() is Holds.ONE_WEEK:
            problems |= _not_for_one_week(self._row.form, form)
        return problems

    def _warn(self, form: PatternForm) -> Problems:
        return patterns.warnings_for_pattern(form, self._nation)

    def _join(self, values: dict[str, Any]) -> PatternForm:
        return PatternForm(**values)

    def _suggest(self) -> None:
        known = patterns.known_skills(self._desk.office)
        for key in ("needs", "wishes", "avoids"):
            editor = self.fields.fields[key].editor
            assert isinstance(editor, WordsEditor)
            editor.suggest(known)

    def _on_holds(self) -> None:
        self.from_date.setEnabled(self.holds.value() is not Holds.ALWAYS)
        if self._row is not None:
            self.part.check(everywhere=False)
        self.edited.emit()

    def _lay_out(self) -> None:
        self.setMaximumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.WIDE)
        top = QHBoxLayout()
        top.setSpacing(Space.MEDIUM)
        top.addWidget(self.back_button)
        top.addWidget(self.title, 1)
        column.addLayout(top)
        self._change_section = self._change()
        for section in (self._what(), self._when(), self._who(), self._change_section):
            column.addWidget(section)
        column.addWidget(self.exceptions)
        column.addStretch(1)

    def _what(self) -> Section:
        section = Section("")
        add = self.fields.add
        title = TextEditor(hint=self.tr("Breakfast, bed, shopping…"), most=100)
        section.row(
            add("title", self.tr("Visit"), title),
            add("priority", self.tr("If it is missed"), ChoiceEditor(words.priorities())),
        )
        purpose = LongTextEditor(
            hint=self.tr("In the person's own words, where they gave them"), lines=2
        )
        section.row(add("purpose", self.tr("What the visit is for"), purpose))
        return section

    def _when(self) -> Section:
        section = Section(self.tr("When"))
        add = self.fields.add
        section.row(
            add("weekdays", self.tr("Days"), WeekdaysEditor()),
            add("weeks", self.tr("Weeks"), ChoiceEditor(words.weeks())),
            shares=(0, 0),
        )
        critical = YesNoEditor(self.tr("time-critical (medicines, insulin)"))
        section.row(
            add("preferred_minute", self.tr("Start"), MinuteEditor()),
            add("earliest_minute", self.tr("Not before"), MinuteEditor()),
            add("latest_minute", self.tr("Not after"), MinuteEditor()),
            add("duration_minutes", self.tr("Length"), LengthEditor()),
        )
        section.row(add("time_critical", "", critical))
        section.row(
            add("starts_on", self.tr("First day"), DateEditor()),
            add("ends_on", self.tr("Last day"), OptionalDateEditor(self.tr("ends on"))),
            shares=(0, 0),
        )
        return section

    def _who(self) -> Section:
        section = Section(self.tr("Who"))
        carers: ChoiceEditor[int] = ChoiceEditor(
            [(1, self.tr("One carer")), (2, self.tr("Two carers together"))]
        )
        section.row(self.fields.add("carers_wanted", self.tr("Carers"), carers), shares=(0,))
        hint = self.tr("medication, hoist…")
        section.row(
            self._skills("needs", self.tr("Must have"), hint),
            self._skills("wishes", self.tr("Would be good"), self.tr("woman, gardening…")),
            self._skills("avoids", self.tr("Rather not"), ""),
        )
        return section

    def _skills(self, key: str, name: str, hint: str) -> Field:
        return self.fields.add(key, name, WordsEditor(hint=hint))

    def _change(self) -> Section:
        section = Section(self.tr("This change holds"))
        self.holds = ChoiceEditor(
            [
                (Holds.ALWAYS, self.tr("for good, as if it had always been so")),
                (Holds.FROM_DATE, self.tr("from a day on (what was before stays on record)")),
                (Holds.ONE_WEEK, self.tr("only in the week of")),
            ]
        )
        self.holds.name_it(self.tr("This change holds"))
        self.from_date = DateEditor()
        self.from_date.name_it(self.tr("From this day, or in this day's week"))
        section.row(self.holds, self.from_date, shares=(0, 0))
        return section


def _split(form: PatternForm) -> dict[str, Any]:
    values = {field.name: getattr(form, field.name) for field in dataclass_fields(form)}
    return values | {"starts_on": form.starts_on or clock.today()}


def _for_one_week(before: PatternForm, after: PatternForm) -> ExceptionForm:
    """What of a change an exception can say."""
    moved = after.preferred_minute != before.preferred_minute
    longer = after.duration_minutes != before.duration_minutes
    return ExceptionForm(
        preferred_minute=after.preferred_minute if moved else None,
        duration_minutes=after.duration_minutes if longer else None,
    )


def _not_for_one_week(before: PatternForm, after: PatternForm) -> dict[str, CareCoopError]:
    """The fields that cannot differ in one week alone."""
    allowed = replace(
        before,
        preferred_minute=after.preferred_minute,
        earliest_minute=after.earliest_minute,
        latest_minute=after.latest_minute,
        duration_minutes=after.duration_minutes,
    )
    sentence = CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop", "For one week only the start and the length can differ. Change this back."
        )
    )
    return {
        field.name: sentence
        for field in dataclass_fields(after)
        if getattr(after, field.name) != getattr(allowed, field.name)
    }


def _no_visit_that_week() -> CareCoopError:
    return CareCoopError(
        QT_TRANSLATE_NOOP("carecoop", "This visit has no day in that week. Choose another week.")
    )
