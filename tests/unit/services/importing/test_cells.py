"""What people write into cells."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from carecoop.errors import CareCoopError
from carecoop.kinds import LanguageLevel, Weeks
from carecoop.services.importing import cells
from carecoop.services.people_values import AvailabilityForm, CarerLanguageForm, SkillForm

ALL_DAYS = frozenset(range(7))


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("07:30", 450),
        ("7.30", 450),
        ("7.3", 450),
        ("730", 450),
        ("0730", 450),
        ("7:30:00", 450),
        ("7", 420),
        ("7am", 420),
        ("7.30 PM", 1170),
        ("12am", 0),
        ("12.15pm", 735),
        ("23:59", 1439),
    ],
)
def test_times_are_read_however_they_are_written(text: str, minute: int) -> None:
    assert cells.clock_minute(text) == minute


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("0:45", 45), ("45 min", 45), ("1h 30", 90), ("1.5 hours", 90), ("2 h", 120)],
)
def test_lengths_are_read_however_they_are_written(text: str, minutes: int) -> None:
    assert cells.length_minutes(text) == minutes


@pytest.mark.parametrize(("text", "minutes"), [("37.5", 2250), ("37:30", 2250), ("14 hours", 840)])
def test_weekly_hours_count_in_hours(text: str, minutes: int) -> None:
    assert cells.week_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Fri", {0, 1, 2, 3, 4}),
        ("Monday to Friday", {0, 1, 2, 3, 4}),
        ("Mo Tu", {0, 1}),
        ("Mon, Thurs & Sunday", {0, 3, 6}),
        ("Mondays and Weds", {0, 2}),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("weekends", {5, 6}),
        ("daily", ALL_DAYS),
        ("Every day", ALL_DAYS),
        ("Fri – Mon", {4, 5, 6, 0}),
        ("Dydd Llun, Gwener", {0, 4}),
    ],
)
def test_days_are_read_however_they_are_written(text: str, days: set[int]) -> None:
    assert cells.weekdays(text) == days


@pytest.mark.parametrize(
    "text", ["23/11/2026", "2026-11-23", "23.11.26", "23 Nov 2026", "2026-11-23 00:00:00"]
)
def test_dates_have_the_day_first(text: str) -> None:
    assert cells.calendar_date(text) == date(2026, 11, 23)


def test_windows_are_read_with_nights_and_alternate_weeks() -> None:
    assert cells.availability("Mon, Tue 07:00-14:30; Sat 10pm - 7am (A)") == (
        AvailabilityForm(0, 420, 870),
        AvailabilityForm(1, 420, 870),
        AvailabilityForm(5, 1320, 1860, Weeks.A),
    )


def test_skills_and_languages_carry_what_is_in_brackets() -> None:
    assert cells.skills("hoist; medication (until 30/06/2027)") == (
        SkillForm("hoist"),
        SkillForm("medication", date(2027, 6, 30)),
    )
    assert cells.carer_languages("Welsh (conversation), pl") == (
        CarerLanguageForm("cy", LanguageLevel.CONVERSATION),
        CarerLanguageForm("pl"),
    )


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (cells.clock_minute, "24:00"),
        (cells.clock_minute, "7.5"),  # half past seven, or ten to eight?
        (cells.clock_minute, "13pm"),
        (cells.clock_minute, "٧:٣٠"),
        (cells.length_minutes, "long"),
        (cells.length_minutes, "-5"),
        (cells.week_minutes, "nan"),
        (cells.weekdays, "T"),
        (cells.weekdays, "Mon-"),
        (cells.weekdays, ","),
        (cells.calendar_date, "31/02/2026"),
        (cells.calendar_date, "11/23/2026"),
        (cells.calendar_date, "23/11/0026"),
        (cells.number, "²"),
        (cells.yes_no, "perhaps"),
        (cells.language, "Klingon language"),
        (cells.availability, "Mon 07:00"),
        (cells.availability, "Mon 07:00-14:30 (C)"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_value(read: Callable[[str], Any], text: str) -> None:
    with pytest.raises(CareCoopError) as caught:
        read(text)
    assert str(caught.value).startswith(("“", "The"))
