"""Whatever was agreed: what a week wants keeps to the week, the windows and the suspensions."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from carecoop.clock import WEEK_MINUTES, weeks_letter
from carecoop.kinds import Weeks
from carecoop.records import Client, Suspension, VisitException, VisitPattern
from carecoop.services.demand import suspension_span, wanted_visits

MONDAY = date(2026, 3, 2)
CLIENT = Client(id=UUID(int=1), name="Ann", easting=0, northing=0)
weeks = st.integers(0, 60).map(lambda n: MONDAY + timedelta(weeks=n))
dates = st.integers(-20, 440).map(lambda n: MONDAY + timedelta(days=n))
minutes_of_day = st.integers(0, 1439)


@st.composite
def patterns(draw: st.DrawFn) -> VisitPattern:
    earliest, preferred, latest = sorted(draw(minutes_of_day) for _ in range(3))
    starts = draw(dates)
    ends = draw(st.none() | st.integers(0, 100).map(lambda n: starts + timedelta(days=n)))
    return VisitPattern(
        client_id=CLIENT.id,
        title="visit",
        weekdays=draw(st.integers(1, 127)),
        weeks=draw(st.sampled_from(Weeks)),
        preferred_minute=preferred,
        earliest_minute=earliest,
        latest_minute=latest,
        duration_minutes=draw(st.integers(5, 1440)),
        starts_on=starts,
        ends_on=ends,
    )


@st.composite
def suspensions(draw: st.DrawFn) -> Suspension:
    start = draw(dates)
    return Suspension(
        client_id=CLIENT.id,
        from_date=start,
        from_minute=draw(st.integers(0, 1440)),
        until_date=draw(st.none() | st.integers(0, 30).map(lambda n: start + timedelta(days=n))),
        until_minute=draw(st.integers(0, 1440)),
    )


@st.composite
def agreed(
    draw: st.DrawFn,
) -> tuple[list[VisitPattern], list[VisitException], list[Suspension]]:
    chosen = draw(st.lists(patterns(), max_size=4))
    exceptions = [
        VisitException(
            pattern_id=pattern.id,
            visit_date=draw(dates),
            cancelled=draw(st.booleans()),
            preferred_minute=draw(st.none() | minutes_of_day),
            duration_minutes=draw(st.none() | st.integers(5, 1440)),
        )
        for pattern in chosen
    ]
    return chosen, exceptions, draw(st.lists(suspensions(), max_size=3))


@given(weeks, agreed())
def test_every_wanted_visit_can_start_where_it_may(
    week: date,
    given_to_us: tuple[list[VisitPattern], list[VisitException], list[Suspension]],
) -> None:
    chosen, exceptions, away = given_to_us
    visits = wanted_visits(
        week, clients=[CLIENT], patterns=chosen, exceptions=exceptions, suspensions=away
    )
    cancelled = {(row.pattern_id, row.visit_date) for row in exceptions if row.cancelled}
    spans = [span for row in away if (span := suspension_span(row, week))]
    assert len({visit.id for visit in visits}) == len(visits)
    for visit in visits:
        day = (visit.visit_date - week).days
        assert 0 <= visit.earliest_minute <= visit.preferred_minute <= visit.latest_minute
        assert visit.latest_minute < WEEK_MINUTES
        assert visit.earliest_minute // 1440 == visit.latest_minute // 1440 == day
        assert (visit.pattern_id, visit.visit_date) not in cancelled
        for start, end in spans:
            assert visit.latest_minute < start or end <= visit.earliest_minute


@given(weeks, patterns())
def test_two_weeks_in_a_row_want_every_weekday_of_an_unbounded_pattern_as_often_as_agreed(
    week: date, pattern: VisitPattern
) -> None:
    unbounded = VisitPattern(
        **(pattern.model_dump() | {"starts_on": date(2020, 1, 1), "ends_on": None})
    )
    counts = {
        weeks_letter(monday): len(
            wanted_visits(
                monday, clients=[CLIENT], patterns=[unbounded], exceptions=[], suspensions=[]
            )
        )
        for monday in (week, week + timedelta(weeks=1))
    }
    per_week = unbounded.weekdays.bit_count()
    for letter, count in counts.items():
        assert count == (per_week if unbounded.weeks in (Weeks.EVERY, letter) else 0)
