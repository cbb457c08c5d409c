"""The only place that knows time zones and clock changes.

Policy: a wall-clock time that does not exist (spring) moves forward by the gap; one that occurs
twice (autumn) means the first. What is printed is wall clock; rest and pay use elapsed time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from carecoop.kinds import Weeks

DAY_MINUTES = 1440
WEEK_MINUTES = 7 * DAY_MINUTES
WEEK = timedelta(weeks=1)
HOME_ZONE = ZoneInfo("Europe/London")
FIRST_MONDAY = date(2001, 1, 1)  # an A week; A and B alternate from here without a break


_standing_at: datetime | None = None


def now_utc() -> datetime:
    return _standing_at or datetime.now(UTC)


@contextmanager
def standing_still(at_utc: datetime) -> Iterator[None]:
    """Let it be this moment for a while: pictures are then the same whenever they are taken."""
    global _standing_at  # noqa: PLW0603 - there is one clock
    before, _standing_at = _standing_at, at_utc
    try:
        yield
    finally:
        _standing_at = before


def today() -> date:
    return now_utc().astimezone(HOME_ZONE).date()


def minutes_since(day: date) -> int:
    """Wall-clock minutes from midnight of `day` until now; negative before it."""
    now = local(now_utc())
    return (now.date() - day).days * DAY_MINUTES + now.hour * 60 + now.minute


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks_letter(day: date) -> Weeks:
    """A or B: which of two alternating weeks `day` is in."""
    return Weeks.A if (monday_of(day) - FIRST_MONDAY).days // 7 % 2 == 0 else Weeks.B


def instant(day: date, minute: int, zone: ZoneInfo = HOME_ZONE) -> datetime:
    """The UTC instant of a wall-clock minute of `day`; minutes past 1440 run into the next days."""
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001 - given its zone in the next line
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


@lru_cache(1 << 10)
def elapsed_minutes(day: date, start_minute: int, end_minute: int) -> int:
    """Minutes that really pass between two wall-clock minutes of `day`, clock changes counted."""
    passed = instant(day, end_minute) - instant(day, start_minute)
    return int(passed.total_seconds()) // 60


@lru_cache(64)
def skipped(monday: date) -> tuple[int, int] | None:
    """The wall-clock minutes of a week that do not exist, where its clocks go forward."""
    if elapsed_minutes(monday, 0, WEEK_MINUTES) >= WEEK_MINUTES:
        return None
    hours = range(0, WEEK_MINUTES, 60)
    start = next(hour for hour in hours if elapsed_minutes(monday, hour, hour + 60) == 0)
    return start, start + 60


def local(at_utc: datetime, zone: ZoneInfo = HOME_ZONE) -> datetime:
    """The wall-clock moment of an instant, for showing and printing."""
    return at_utc.astimezone(zone)
