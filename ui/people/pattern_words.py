"""A visit pattern in words: what a coordinator would say on the telephone."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from carecoop import clock
from carecoop.kinds import Weeks
from carecoop.services.people_values import ExceptionRow, PatternForm, PatternRow
from ui import text
from ui.people import words
from ui.people.lines import Line

translate = QCoreApplication.translate


def pattern_line(row: PatternRow) -> Line:
    """The pattern as a line of the list."""
    return Line(
        id=row.id,
        title=" · ".join((row.form.title, when_text(row.form))),
        beside=period_text(row.form, clock.today()),
        below=" · ".join(how_texts(row.form)),
        mark=exceptions_text(row.exceptions),
        faint=has_ended(row.form, clock.today()),
    )


def when_text(form: PatternForm) -> str:
    """ "Mon–Fri 07:30 (07:00–08:30), A weeks"."""
    days = f"{text.days_text(form.weekdays)} {text.minutes_text(form.preferred_minute)}"
    if form.earliest_minute != form.latest_minute:
        days = f"{days} ({text.span_text(form.earliest_minute, form.latest_minute)})"
    if form.weeks is Weeks.EVERY:
        return days
    return f"{days}, {dict(words.weeks())[form.weeks]}"


def how_texts(form: PatternForm) -> list[str]:
    """Length, carers, risk, needs: what else matters of a visit."""
    said = [text.hours_text(form.duration_minutes)]
    if form.carers_wanted == 2:
        said.append(translate("patterns", "two carers"))
    said.append(words.priority_word(form.priority))
    if form.time_critical:
        said.append(translate("patterns", "time-critical"))
    for names, template in (
        (form.needs, translate("patterns", "needs {skills}")),
        (form.wishes, translate("patterns", "wishes {skills}")),
        (form.avoids, translate("patterns", "not {skills}")),
    ):
        if names:
            said.append(template.format(skills=", ".join(names)))
    return said


def period_text(form: PatternForm, today: date) -> str:
    """From when or until when, where that is not plain "from now on"."""
    if has_ended(form, today):
        return translate("patterns", "ended {day}").format(day=_day(form.ends_on))
    if form.starts_on is not None and form.starts_on > today:
        return translate("patterns", "from {day}").format(day=_day(form.starts_on))
    if form.ends_on is not None:
        return translate("patterns", "until {day}").format(day=_day(form.ends_on))
    return ""


def has_ended(form: PatternForm, today: date) -> bool:
    return form.ends_on is not None and form.ends_on < today


def exceptions_text(exceptions: tuple[ExceptionRow, ...]) -> str:
    """ "changed Tue 3 Dec 2026", for the days still to come."""
    coming = [row.visit_date for row in exceptions if row.visit_date >= clock.today()]
    if not coming:
        return ""
    if len(coming) == 1:
        return translate("patterns", "different {day}").format(day=_day(coming[0]))
    return translate("patterns", "different days: {count}").format(count=len(coming))


def _day(day: date | None) -> str:
    return "" if day is None else text.date_text(day)
