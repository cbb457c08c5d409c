"""A visit pattern as it would be said on the telephone."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from carecoop import clock
from carecoop.kinds import Priority, Weeks
from carecoop.services.people_values import ExceptionForm, ExceptionRow, PatternForm, PatternRow
from ui.people import pattern_words

TODAY = date(2026, 11, 30)
BREAKFAST = PatternForm(
    title="Breakfast",
    weekdays=frozenset(range(5)),
    preferred_minute=450,
    earliest_minute=420,
    latest_minute=510,
    duration_minutes=45,
    carers_wanted=2,
    needs=("hoist",),
    avoids=("perfume",),
    time_critical=True,
    priority=Priority.RED,
    starts_on=date(2026, 1, 1),
)


def test_days_start_and_window_are_said() -> None:
    assert pattern_words.when_text(BREAKFAST) == "Mon–Fri 07:30 (07:00–08:30)"
    fixed = replace(BREAKFAST, earliest_minute=450, latest_minute=450, weeks=Weeks.A)
    assert pattern_words.when_text(fixed) == "Mon–Fri 07:30, A weeks"


def test_length_carers_risk_and_needs_are_said() -> None:
    said = ["45 min", "two carers", "red", "time-critical", "needs hoist", "not perfume"]
    assert pattern_words.how_texts(BREAKFAST) == said


def test_the_period_is_said_only_where_it_matters() -> None:
    assert pattern_words.period_text(BREAKFAST, TODAY) == ""
    ended = replace(BREAKFAST, ends_on=date(2026, 11, 1))
    assert pattern_words.period_text(ended, TODAY) == "ended Sun 1 Nov 2026"
    coming = replace(BREAKFAST, starts_on=date(2026, 12, 7))
    assert pattern_words.period_text(coming, TODAY) == "from Mon 7 Dec 2026"
    ending = replace(BREAKFAST, ends_on=date(2026, 12, 24))
    assert pattern_words.period_text(ending, TODAY) == "until Thu 24 Dec 2026"


def test_different_days_to_come_are_marked() -> None:
    today = clock.today()
    days = [today - timedelta(1), today, today + timedelta(7)]
    rows = tuple(ExceptionRow(day, ExceptionForm(cancelled=True)) for day in days)
    line = pattern_words.pattern_line(PatternRow(uuid4(), BREAKFAST, rows, None))
    assert line.mark == "different days: 2"
    assert pattern_words.exceptions_text(rows[:1]) == ""
    assert pattern_words.exceptions_text(rows[:2]).startswith("different ")
