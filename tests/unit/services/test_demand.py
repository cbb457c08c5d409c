"""The visits that a week wants, rule by rule. The week is Monday 30 November 2026 (an A week)."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from carecoop.clock import weeks_letter
from carecoop.kinds import Weeks
from carecoop.records import Client, Suspension, VisitException, VisitPattern
from carecoop.services.demand import WantedVisit, suspension_span, wanted_visits

WEEK = date(2026, 11, 30)
CLIENT_ID = UUID(int=1)
PATTERN_ID = UUID(int=2)
DAILY, MONDAY, WEDNESDAY = 127, 1, 4


def client(**changes: object) -> Client:
    return Client(id=CLIENT_ID, name="Ann", easting=0, northing=0).sqlmodel_update(changes)


def pattern(**changes: object) -> VisitPattern:
    """Breakfast every day at 08:00, to start between 07:30 and 08:30, 45 minutes."""
    return VisitPattern(
        id=PATTERN_ID,
        client_id=CLIENT_ID,
        title="breakfast",
        weekdays=DAILY,
        preferred_minute=480,
        earliest_minute=450,
        latest_minute=510,
        duration_minutes=45,
        starts_on=date(2026, 1, 1),
    ).sqlmodel_update(changes)


def exception(**changes: object) -> VisitException:
    """One on the Wednesday."""
    on = WEEK + timedelta(days=2)
    return VisitException(pattern_id=PATTERN_ID, visit_date=on).sqlmodel_update(changes)


def suspension(**changes: object) -> Suspension:
    """From Tuesday on, until told."""
    since = WEEK + timedelta(days=1)
    return Suspension(client_id=CLIENT_ID, from_date=since).sqlmodel_update(changes)


def wanted(
    *patterns: VisitPattern,
    of: Client | None = None,
    exceptions: tuple[VisitException, ...] = (),
    suspensions: tuple[Suspension, ...] = (),
    week: date = WEEK,
) -> tuple[WantedVisit, ...]:
    return wanted_visits(
        week,
        clients=[of or client()],
        patterns=patterns,
        exceptions=exceptions,
        suspensions=suspensions,
    )


def days(visits: tuple[WantedVisit, ...]) -> list[int]:
    return [(visit.visit_date - WEEK).days for visit in visits]


def test_a_daily_pattern_wants_seven_visits_with_ids_that_stay() -> None:
    visits = wanted(pattern())
    assert [visit.preferred_minute for visit in visits] == [1440 * d + 480 for d in range(7)]
    assert visits[2].id == f"{PATTERN_ID}:2026-12-02"
    assert (visits[2].earliest_minute, visits[2].latest_minute) == (2880 + 450, 2880 + 510)


def test_only_the_patterns_weekdays_count() -> None:
    assert days(wanted(pattern(weekdays=MONDAY | WEDNESDAY))) == [0, 2]


@pytest.mark.parametrize("ahead", range(4))
def test_alternate_weeks_follow_the_letter_of_the_week(ahead: int) -> None:
    week = WEEK + timedelta(weeks=ahead)
    of_a = wanted(pattern(weeks=Weeks.A), week=week)
    of_b = wanted(pattern(weeks=Weeks.B), week=week)
    assert bool(of_a) is (weeks_letter(week) is Weeks.A)
    assert bool(of_b) is (weeks_letter(week) is Weeks.B)


def test_a_pattern_holds_from_its_first_to_its_last_day() -> None:
    bounds = {"starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 3)}
    assert days(wanted(pattern(**bounds))) == [1, 2, 3]


def test_a_cancelled_visit_is_off_for_that_day_alone() -> None:
    assert days(wanted(pattern(), exceptions=(exception(cancelled=True),))) == [0, 1, 3, 4, 5, 6]


def test_a_moved_visit_takes_its_window_along() -> None:
    visits = wanted(pattern(), exceptions=(exception(preferred_minute=600),))
    (moved,) = (visit for visit in visits if visit.visit_date == date(2026, 12, 2))
    assert moved.preferred_minute == 2880 + 600
    assert (moved.earliest_minute, moved.latest_minute) == (2880 + 570, 2880 + 630)


def test_a_moved_window_stays_within_its_day() -> None:
    (visit,) = wanted(pattern(weekdays=WEDNESDAY), exceptions=(exception(preferred_minute=1430),))
    assert (visit.earliest_minute, visit.latest_minute) == (2880 + 1400, 2880 + 1439)


def test_an_exception_can_change_the_length_alone() -> None:
    (visit,) = wanted(pattern(weekdays=WEDNESDAY), exceptions=(exception(duration_minutes=90),))
    assert (visit.preferred_minute, visit.duration_minutes) == (2880 + 480, 90)


def test_visits_that_start_in_a_suspension_are_off_until_its_end() -> None:
    away = suspension(from_minute=480, until_date=date(2026, 12, 3), until_minute=480)
    assert days(wanted(pattern(), suspensions=(away,))) == [0, 3, 4, 5, 6]


def test_an_open_suspension_lasts() -> None:
    assert days(wanted(pattern(), suspensions=(suspension(),))) == [0]
    later = WEEK + timedelta(weeks=5)
    assert wanted(pattern(), suspensions=(suspension(),), week=later) == ()


def test_a_visit_beside_a_suspension_may_not_move_into_it() -> None:
    from_half_past = suspension(from_minute=500, until_date=date(2026, 12, 3), until_minute=470)
    visits = {visit.visit_date: visit for visit in wanted(pattern(), suspensions=(from_half_past,))}
    assert visits[date(2026, 12, 1)].latest_minute == 1440 + 499
    assert visits[date(2026, 12, 3)].earliest_minute == 3 * 1440 + 470


def test_a_suspension_of_another_week_has_no_part_in_this_one() -> None:
    over = suspension(from_date=date(2026, 11, 2), until_date=date(2026, 11, 29))
    ahead = suspension(from_date=date(2026, 12, 7))
    assert suspension_span(over, WEEK) is None
    assert suspension_span(ahead, WEEK) is None


@pytest.mark.parametrize("what", ["client", "pattern"])
def test_archiving_ends_visits_from_that_day_and_keeps_those_before(what: str) -> None:
    archived = {"archived_at_utc": datetime(2026, 12, 2, 9, tzinfo=UTC)}
    visits = wanted(
        pattern(**(archived if what == "pattern" else {})),
        of=client(**(archived if what == "client" else {})),
    )
    assert days(visits) == [0, 1]


# Other days -------------------------------------------------------------------------------

TUESDAY, THURSDAY = WEEK + timedelta(days=1), WEEK + timedelta(days=3)


def moved(**changes: object) -> tuple[VisitException, VisitException]:
    """Tuesday's visit is on Thursday."""
    gone = exception(visit_date=TUESDAY, cancelled=True)
    return gone, exception(visit_date=THURSDAY, moved_from=TUESDAY).sqlmodel_update(changes)


def test_a_visit_that_was_moved_is_wanted_on_its_new_day_alone() -> None:
    (visit,) = wanted(pattern(weekdays=0b10), exceptions=moved())
    assert (visit.id, visit.visit_date) == (f"{PATTERN_ID}:{THURSDAY}", THURSDAY)
    assert (visit.preferred_minute, visit.earliest_minute) == (3 * 1440 + 480, 3 * 1440 + 450)
    assert visit.moved_from == TUESDAY
    later, two_hours = moved(preferred_minute=600, duration_minutes=120)
    (visit,) = wanted(pattern(weekdays=0b10), exceptions=(later, two_hours))
    assert (visit.preferred_minute, visit.duration_minutes) == (3 * 1440 + 600, 120)


def test_what_was_moved_is_off_with_the_visit_that_it_was() -> None:
    assert wanted(pattern(weekdays=0b100000), exceptions=moved())[0].visit_date.weekday() == 5
    assert len(wanted(pattern(weekdays=0b100000), exceptions=moved())) == 1
    assert wanted(pattern(weekdays=0b10, ends_on=WEEK), exceptions=moved()) == ()
    assert wanted(pattern(weekdays=0b10), exceptions=moved(cancelled=True)) == ()
    away = suspension(until_date=THURSDAY)
    assert wanted(pattern(weekdays=0b10), exceptions=moved(), suspensions=(away,)) == ()


def test_no_day_has_the_same_visit_twice() -> None:
    every_day = wanted(pattern(), exceptions=moved())
    assert days(every_day) == [0, 2, 3, 4, 5, 6]
