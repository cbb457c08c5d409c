import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecoop import clock
from carecoop.clock import (
    FIRST_MONDAY,
    HOME_ZONE,
    elapsed_minutes,
    instant,
    local,
    minutes_since,
    monday_of,
    now_utc,
    today,
    weeks_letter,
)
from carecoop.kinds import Weeks

ROOT = Path(__file__).parents[2]
AUTUMN = date(2026, 10, 25)  # clocks go back at 02:00 summer time
SPRING = date(2026, 3, 29)  # clocks go forward at 01:00
TEN_AT_NIGHT, SEVEN_NEXT_MORNING = 22 * 60, 31 * 60

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_night_lasts_ten_hours_when_the_clocks_go_back() -> None:
    night = AUTUMN - timedelta(days=1)
    assert elapsed_minutes(night, TEN_AT_NIGHT, SEVEN_NEXT_MORNING) == 600


def test_night_lasts_eight_hours_when_the_clocks_go_forward() -> None:
    night = SPRING - timedelta(days=1)
    assert elapsed_minutes(night, TEN_AT_NIGHT, SEVEN_NEXT_MORNING) == 480


def test_any_other_night_lasts_nine_hours() -> None:
    assert elapsed_minutes(date(2026, 10, 23), TEN_AT_NIGHT, SEVEN_NEXT_MORNING) == 540


def test_skipped_hour_moves_forward_by_the_gap() -> None:
    assert instant(SPRING, 90) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert local(instant(SPRING, 90)).strftime("%H:%M") == "02:30"


def test_doubled_hour_means_the_first() -> None:
    assert instant(AUTUMN, 90) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert local(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)).strftime("%H:%M") == "01:30"


def test_minutes_past_midnight_run_into_the_next_day() -> None:
    assert instant(date(2026, 12, 31), 1440 + 30) == datetime(2027, 1, 1, 0, 30, tzinfo=UTC)


def test_summer_is_an_hour_ahead_of_utc() -> None:
    assert instant(date(2026, 7, 1), 480) == datetime(2026, 7, 1, 7, 0, tzinfo=UTC)


@given(days, st.integers(0, 1439))
def test_wall_clock_comes_back_except_in_the_skipped_hour(day: date, minute: int) -> None:
    back = local(instant(day, minute))
    moved = (back.date(), back.hour * 60 + back.minute) != (day, minute)
    skipped = 60 <= minute < 120 and day.month == 3 and day.weekday() == 6
    assert not moved or skipped


@given(days)
def test_letters_alternate_every_monday(day: date) -> None:
    assert weeks_letter(day) == weeks_letter(monday_of(day))
    assert weeks_letter(day) != weeks_letter(day + timedelta(days=7))
    assert weeks_letter(day) == weeks_letter(day + timedelta(days=14))


def test_letters_do_not_stumble_over_a_year_with_fifty_three_weeks() -> None:
    assert weeks_letter(FIRST_MONDAY) is Weeks.A
    assert [weeks_letter(date(2026, 12, 28)), weeks_letter(date(2027, 1, 4))] in (
        [Weeks.A, Weeks.B],
        [Weeks.B, Weeks.A],
    )


def test_monday_of_a_sunday_is_six_days_before() -> None:
    assert monday_of(AUTUMN) == date(2026, 10, 19)


def test_minutes_since_a_midnight_are_those_of_the_clock_on_the_wall(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "now_utc", lambda: datetime(2026, 10, 25, 12, 30, tzinfo=UTC))
    assert minutes_since(AUTUMN) == 12 * 60 + 30  # an hour more has passed
    assert minutes_since(AUTUMN + timedelta(days=1)) == -(11 * 60 + 30)


def test_now_is_an_instant_and_today_is_here() -> None:
    assert now_utc().utcoffset() == timedelta(0)
    assert today() in {now_utc().astimezone(HOME_ZONE).date(), local(now_utc()).date()}


@pytest.mark.parametrize("package", ["carecoop", "ui", "reports", "solver"])
def test_only_the_clock_knows_time_zones_and_what_time_it_is(package: str) -> None:
    asks = re.compile(
        r"zoneinfo|\bdatetime\.(now|utcnow|today)\(|\bdate\.today\(|\bcurrentDate(Time)?\("
    )
    others = {
        str(module.relative_to(ROOT))
        for module in (ROOT / package).rglob("*.py")
        if asks.search(module.read_text(encoding="utf-8"))
    }
    assert others - {"carecoop/clock.py"} == set()


def test_the_clock_stands_still_as_long_as_it_is_held() -> None:
    half_past_six = datetime(2026, 12, 1, 6, 30, tzinfo=UTC)
    with clock.standing_still(half_past_six):
        assert clock.now_utc() == half_past_six
        assert clock.today() == date(2026, 12, 1)
        assert clock.minutes_since(date(2026, 11, 30)) == 1440 + 390
    assert clock.now_utc() != half_past_six
