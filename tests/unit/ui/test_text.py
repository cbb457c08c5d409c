"""Values in words."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import carecoop
from carecoop.errors import CareCoopError
from carecoop.kinds import TrailKind
from ui import text


def test_an_error_is_filled_in_after_translation() -> None:
    assert text.show_error(CareCoopError("{file} is empty.", file="a.csv")) == "a.csv is empty."


@pytest.mark.parametrize(
    ("minute", "shown"), [(0, "00:00"), (495, "08:15"), (1439, "23:59"), (1440 + 60, "01:00")]
)
def test_minutes_are_written_as_a_clock_shows_them(minute: int, shown: str) -> None:
    assert text.minutes_text(minute) == shown


def test_a_span_over_midnight_says_so() -> None:
    assert text.span_text(495, 540) == "08:15–09:00"
    assert text.span_text(1320, 1860) == "22:00–07:00 next day"
    assert text.span_text(1320, 1440) == "22:00–00:00"


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "0 min"), (45, "45 min"), (120, "2 h"), (135, "2 h 15 min")]
)
def test_lengths_are_written_in_hours_and_minutes(minutes: int, shown: str) -> None:
    assert text.hours_text(minutes) == shown


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (range(7), "every day"),
        (range(5), "Mon–Fri"),
        ((5, 6), "Sat, Sun"),
        ((0, 2, 3, 4, 6), "Mon, Wed–Fri, Sun"),
        ((), ""),
    ],
)
def test_weekdays_are_said_as_people_say_them(days: tuple[int, ...], shown: str) -> None:
    assert text.days_text(frozenset(days)) == shown


def test_an_instant_is_shown_on_the_clock_of_the_co_op() -> None:
    summer = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert text.moment_text(summer) == "Wed 1 Jul 2026, 09:30"


def test_dates_go_to_qt_and_back() -> None:
    day = date(2026, 11, 30)
    assert text.from_qdate(text.to_qdate(day)) == day


def test_what_was_done_is_said_in_words() -> None:
    assert text.use_case_text("save_client", "Mrs {Pryce}") == "Changed Mrs {Pryce}"
    rota = text.use_case_text("accept_rota", "2026-11-30")
    assert rota == "Accepted the rota of the week of Mon 30 Nov 2026"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (TrailKind.CHANGE, "Changed Mrs Pryce"),
        (TrailKind.UNDO, "Took back: Changed Mrs Pryce"),
        (TrailKind.REDO, "Did again: Changed Mrs Pryce"),
        (TrailKind.READING, "Changed Mrs Pryce"),
    ],
)
def test_a_step_back_names_what_it_took_back(kind: TrailKind, said: str) -> None:
    assert text.trail_text(kind, "save_client", "Mrs Pryce") == said


def test_every_use_case_of_the_services_has_words() -> None:
    folder = Path(carecoop.__file__).parent
    names = {
        name.replace(" ", "_")
        for path in folder.rglob("*.py")
        for name in re.findall(r'\.work\("([a-z_ ]+)"', path.read_text(encoding="utf-8"))
    }
    assert names - set(text.USE_CASES) == set()
