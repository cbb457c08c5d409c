"""The days on which a visit is different: left out, at another time, of another length."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carecoop import clock
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, InvalidInputError
from carecoop.services import patterns
from carecoop.services.people_values import ExceptionForm, PatternForm, PatternRow
from ui import text
from ui.desk import Desk
from ui.people.form_part import FormPart
from ui.widgets.editors import TextEditor, YesNoEditor
from ui.widgets.field import FieldSet, Section
from ui.widgets.labels import quiet
from ui.widgets.moments import DateEditor, LengthEditor, MinuteEditor
from ui.widgets.rows import RowEditor, RowsEditor

Day = tuple[date, ExceptionForm]
Days = tuple[Day, ...]


class ExceptionRowEditor(RowEditor[Day]):
    """A day with the time and length it has then, or *left out*."""

    def __init__(self, usual: PatternForm) -> None:
        super().__init__()
        self._usual = usual
        self._moved_from: date | None = None
        self.day = DateEditor()
        self.cancelled = YesNoEditor(self.tr("left out"))
        self.minute = MinuteEditor()
        self.length = LengthEditor()
        self.reason = TextEditor(hint=self.tr("Why"), most=500)
        self.place(self.day, self.tr("Day"))
        self.place(self.cancelled, self.tr("No visit on this day"))
        self.place(self.minute, self.tr("Start on this day"))
        self.place(self.length, self.tr("Length on this day"))
        self.place(self.reason, self.tr("Why"), 1)
        self.moved = quiet("")
        self.new_line()
        self.put(self.moved)
        self.cancelled.box.toggled.connect(self._on_cancelled)
        self.minute.set_value(usual.preferred_minute)
        self.length.set_value(usual.duration_minutes)

    def value(self) -> Day:
        cancelled = self.cancelled.value()
        minute, length = self.minute.value(), self.length.value()
        usual = self._usual
        form = ExceptionForm(
            cancelled,
            None if cancelled or minute == usual.preferred_minute else minute,
            None if cancelled or length == usual.duration_minutes else length,
            self.reason.value(),
            self._moved_from,
        )
        return self.day.value(), form

    def set_value(self, value: Day) -> None:
        day, form = value
        usual = self._usual
        self.day.set_value(day)
        self.cancelled.set_value(form.cancelled)
        minute, length = form.preferred_minute, form.duration_minutes
        self.minute.set_value(usual.preferred_minute if minute is None else minute)
        self.length.set_value(usual.duration_minutes if length is None else length)
        self.reason.set_value(form.reason)
        self._show_moved(day, form.moved_from)

    def _show_moved(self, day: date, moved_from: date | None) -> None:
        """A visit that was moved here stays on this day, unless the row is taken away."""
        self._moved_from = moved_from
        self.day.setEnabled(moved_from is None)
        if moved_from is not None:
            words = self.tr("On {day}, moved from {moved_from}")
            days = {"day": text.date_text(day), "moved_from": text.date_text(moved_from)}
            self.moved.setText(words.format(**days))
        self.moved.setVisible(moved_from is not None)

    def _on_cancelled(self, cancelled: bool) -> None:  # noqa: FBT001 - takes Qt's toggled
        self.minute.setEnabled(not cancelled)
        self.length.setEnabled(not cancelled)


class ExceptionsPart(QWidget):
    """Rows of different days; each that differs is one use case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._usual = PatternForm()
        self._before: dict[date, ExceptionForm] = {}
        self.fields = FieldSet(self)
        self.rows = RowsEditor(
            self._new_row, self.tr("Add a different day"), self.tr("Every day as above.")
        )
        section = Section(self.tr("Days that are different"))
        section.add(self.fields.add("days", "", self.rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(section)
        self.part: FormPart[Days] = FormPart(
            self.fields, lambda days: {"days": days}, lambda values: values["days"], _validate
        )

    def open(self, row: PatternRow | None) -> None:
        exceptions = row.exceptions if row else ()
        self._usual = row.form if row else PatternForm()
        self._before = {each.visit_date: each.form for each in exceptions}
        self.rows.set_value(())  # rows know the usual time; make them anew
        self.part.open(tuple(self._before.items()))

    def write(self, pattern_on: Callable[[date], UUID]) -> None:
        """Each day that differs; `pattern_on` says which pattern a day belongs to."""
        self.part.write(lambda days: self._write_each(days, pattern_on))

    def _write_each(self, days: Days, pattern_on: Callable[[date], UUID]) -> None:
        office = self._desk.office
        try:
            for gone in self._before.keys() - dict(days).keys():
                patterns.clear_exception(office, pattern_on(gone), gone)
            for day, form in days:
                if self._before.get(day) != form:
                    patterns.set_exception(office, pattern_on(day), day, form)
        except InvalidInputError as error:
            raise InvalidInputError({"days": next(iter(error.fields.values()))}) from error

    def _new_row(self) -> ExceptionRowEditor:
        row = ExceptionRowEditor(self._usual)
        row.set_value((clock.today(), ExceptionForm(cancelled=True)))
        return row


def _validate(days: Days) -> dict[str, CareCoopError]:
    if len(dict(days)) < len(days):
        twice = QT_TRANSLATE_NOOP("carecoop", "The same day is there twice. Remove one of them.")
        return {"days": CareCoopError(twice)}
    wrong = (patterns.validate_exception(form) for _day, form in days)
    first = next((next(iter(found.values())) for found in wrong if found), None)
    return {} if first is None else {"days": first}
