"""Changes that hold from now on. It is Friday; next week and the week after have a rota."""

import json
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from carecoop import clock
from carecoop.kinds import Lock, TimeOffKind
from carecoop.records import UsualCarer, VisitPattern
from carecoop.services import planning, trail
from carecoop.services.carers import get_carer, save_carer
from carecoop.services.editing import Put, Scope, bench, save
from carecoop.services.locking import set_lock
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern, list_patterns
from carecoop.services.people_values import TimeOffForm
from carecoop.services.publishing import publish
from carecoop.services.standing import (
    StandingSaved,
    published_among,
    save_from_now_on,
    weeks_changed,
)
from carecoop.services.week import week_board
from carecoop.services.week_values import BoardVisit
from solver.exchange import parse_problem
from solver.problem import Placement
from tests.helpers.rota import put
from tests.helpers.weeks import BREAKFAST, DAY, WEEK, Small, small_coop

MONDAY = date(2026, 11, 30)
NEXT, THIRD = MONDAY + WEEK, MONDAY + 2 * WEEK


@pytest.fixture(autouse=True)
def _the_friday_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=3))
    monkeypatch.setattr(clock, "minutes_since", lambda _: -3 * clock.DAY_MINUTES)


@pytest.fixture
def small(office: Office) -> Small:
    """Grace has breakfast with Winnie on Monday, Tuesday and Wednesday of both weeks."""
    found = small_coop(office)
    for week in (MONDAY, NEXT):
        save(office, week, 0, [breakfast(found, day, found.grace, week=week) for day in range(3)])
    return found


def breakfast(
    small: Small, weekday: int, *who: UUID, minute: int = 480, week: date = MONDAY
) -> Put:
    day = week + timedelta(days=weekday)
    return Put(f"{small.breakfast}:{day}", weekday * DAY + minute, who)


def from_now_on(office: Office, *puts: Put, reason: str = "") -> StandingSaved:
    version = week_board(office, MONDAY).version
    return save_from_now_on(office, MONDAY, version, puts, publish_reason=reason)


def winnies(office: Office, small: Small, week: date, weekday: int) -> BoardVisit:
    board = week_board(office, week)
    (visit,) = (
        one
        for one in board.visits
        if one.client_id == small.winnie and one.start_minute // DAY == weekday
    )
    return visit


def who(visit: BoardVisit) -> set[UUID]:
    return {place.carer_id for place in visit.places}


def agreed(office: Office, small: Small) -> list[tuple[int, list[int], date | None, date | None]]:
    """Minute of the day, weekdays, first and last day of each of Winnie's patterns."""
    return [
        (row.form.preferred_minute, sorted(row.form.weekdays), row.form.starts_on, row.form.ends_on)
        for row in list_patterns(office, small.winnie)
    ]


def usual(session: Session) -> list[tuple[int, UUID, date, date | None]]:
    rows = session.exec(select(UsualCarer).order_by(col(UsualCarer.from_date))).all()
    return [(row.weekday, row.carer_id, row.from_date, row.until_date) for row in rows]


# Times ------------------------------------------------------------------------------------


def test_a_time_is_agreed_anew_for_its_weekday_alone(office: Office, small: Small) -> None:
    tuesday = MONDAY + timedelta(days=1)
    saved = from_now_on(office, breakfast(small, 1, small.grace, minute=570))
    assert agreed(office, small) == [
        (480, list(range(7)), date(2026, 1, 5), MONDAY),
        (480, [0, 2, 3, 4, 5, 6], tuesday, None),
        (570, [1], tuesday, None),
    ]
    assert saved.changed == (NEXT,)
    assert saved.unfit == ()
    for week, minutes in ((MONDAY, (480, 570, 480)), (NEXT, (480, 570, 480))):
        for weekday, minute in enumerate(minutes):
            visit = winnies(office, small, week, weekday)
            assert (visit.start_minute % DAY, who(visit)) == (minute, {small.grace})
    third = winnies(office, small, THIRD, 1)
    assert (third.start_minute % DAY, third.earliest_minute % DAY) == (570, 540)


def test_the_window_moves_along_so_that_no_reason_is_needed(office: Office, small: Small) -> None:
    late = breakfast(small, 1, small.grace, minute=660)
    on_bench = bench(office, MONDAY)
    assert [one.rule for one in on_bench.judge([late]).breaks] == ["bounds"]
    assert on_bench.judge([late], Scope.FROM_NOW_ON).breaks == ()
    assert winnies_after(office, small, late).set_aside == ()


def winnies_after(office: Office, small: Small, put: Put) -> BoardVisit:
    from_now_on(office, put)
    return winnies(office, small, MONDAY, put.start_minute // DAY)


def test_a_pattern_that_begins_that_day_is_changed_itself(office: Office, small: Small) -> None:
    with office.work("begin_later") as work:
        work.session.get_one(VisitPattern, small.breakfast).starts_on = MONDAY
        work.commit()
    from_now_on(office, breakfast(small, 0, small.grace, minute=500))
    assert agreed(office, small) == [
        (480, [1, 2, 3, 4, 5, 6], MONDAY, None),
        (500, [0], MONDAY, None),
    ]
    assert who(winnies(office, small, NEXT, 0)) == {small.grace}


def test_a_lock_stays_with_its_visit_when_the_pattern_is_divided(
    office: Office, small: Small
) -> None:
    wednesday = breakfast(small, 2, small.grace).visit_id
    set_lock(office, MONDAY, 1, [wednesday], Lock.TIME)
    from_now_on(office, breakfast(small, 1, small.grace, minute=500))
    assert winnies(office, small, MONDAY, 2).lock is Lock.TIME


# Carers -----------------------------------------------------------------------------------


def test_carers_become_the_usual_ones_and_those_before_end(office: Office, small: Small) -> None:
    from_now_on(office, breakfast(small, 1, small.dai))
    tuesday = MONDAY + timedelta(days=1)
    with office.read() as session:
        assert usual(session) == [(1, small.dai, tuesday, None)]
    assert who(winnies(office, small, NEXT, 1)) == {small.dai}
    assert who(winnies(office, small, NEXT, 2)) == {small.grace}
    in_two_weeks = breakfast(small, 1, small.grace, week=NEXT)
    save_from_now_on(office, NEXT, week_board(office, NEXT).version, [in_two_weeks])
    with office.read() as session:
        assert usual(session) == [
            (1, small.dai, tuesday, tuesday + timedelta(days=6)),
            (1, small.grace, tuesday + WEEK, None),
        ]


def test_a_build_is_promised_who_usually_comes_also_at_a_new_time(
    office: Office, small: Small
) -> None:
    from_now_on(office, breakfast(small, 1, small.dai, minute=500))
    from_now_on(office, later(office, small, minute=510))
    first_line = planning.start_build(office, THIRD).first_line
    problem = parse_problem(json.loads(first_line)["problem"])
    published = [visit.published for visit in problem.visits if visit.published is not None]
    assert published == [Placement(DAY + 510, (str(small.dai),))]


def later(office: Office, small: Small, minute: int) -> Put:
    visit = winnies(office, small, MONDAY, 1)
    return Put(visit.id, DAY + minute, tuple(place.carer_id for place in visit.places))


def test_a_week_in_which_it_breaks_a_rule_stays_and_says_why(office: Office, small: Small) -> None:
    form = get_carer(office, small.dai)
    tuesday = NEXT + timedelta(days=1)
    leave = TimeOffForm(tuesday, 0, tuesday, 1440, TimeOffKind.LEAVE)
    save_carer(office, small.dai, replace(form, time_off=(leave,)))
    saved = from_now_on(
        office, breakfast(small, 1, small.dai), breakfast(small, 2, small.dai, minute=490)
    )
    assert saved.changed == (NEXT,)
    (unfit,) = saved.unfit
    assert (unfit.week, unfit.client_name) == (NEXT, "Winnie")
    assert unfit.why.template.format(**unfit.why.facts) == "Dai is on leave"
    assert who(winnies(office, small, NEXT, 1)) == {small.grace}
    assert who(winnies(office, small, NEXT, 2)) == {small.dai}


# Weeks ------------------------------------------------------------------------------------


def test_which_weeks_change_is_known_before(office: Office, small: Small) -> None:
    assert weeks_changed(office, [breakfast(small, 1, small.dai)]) == (NEXT,)
    assert weeks_changed(office, [breakfast(small, 1, small.grace)]) == ()
    assert weeks_changed(office, [breakfast(small, 5, small.grace)]) == (NEXT,)
    assert winnies(office, small, MONDAY, 1).repeats


def test_a_later_week_that_is_published_changes_for_a_reason(office: Office, small: Small) -> None:
    publish(office, NEXT, week_board(office, NEXT).version)
    put = breakfast(small, 1, small.dai)
    assert published_among(office, weeks_changed(office, [put])) == (NEXT,)
    saved = from_now_on(office, put)
    assert (saved.changed, [one.week for one in saved.unfit]) == ((), [NEXT])
    assert saved.unfit[0].why.template.startswith("People have been told of that week")
    assert who(winnies(office, small, NEXT, 1)) == {small.grace}
    trail.undo_last(office)
    saved = from_now_on(office, put, reason="Winnie asked for Dai")
    assert (saved.changed, saved.unfit) == ((NEXT,), ())
    assert who(winnies(office, small, NEXT, 1)) == {small.dai}


def test_all_of_it_is_one_step_to_undo(office: Office, small: Small) -> None:
    before = [week_board(office, week).visits for week in (MONDAY, NEXT, THIRD)]
    from_now_on(office, breakfast(small, 1, small.dai, minute=570))
    assert [week_board(office, week).visits for week in (MONDAY, NEXT, THIRD)] != before
    undone = trail.undo_last(office)
    assert undone is not None
    assert (undone.use_case, undone.subject) == ("change_visit_from_now_on", "Winnie")
    assert [week_board(office, week).visits for week in (MONDAY, NEXT, THIRD)] == before


# Other days -------------------------------------------------------------------------------

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=day) for day in (1, 2, 3, 4))


@pytest.fixture
def shopping(office: Office, small: Small) -> UUID:
    """Grace takes Menna shopping on Tuesday and Friday of both weeks."""
    form = replace(BREAKFAST, title="Shopping", weekdays=frozenset({1, 4}), needs=(),
                   preferred_minute=600, earliest_minute=540, latest_minute=720)  # fmt: skip
    pattern_id = add_pattern(office, small.menna, form)
    for week in (MONDAY, NEXT):
        put(office, week, {(pattern_id, day): (610, [small.grace]) for day in (1, 4)})
    return pattern_id


def to_wednesday(shopping: UUID, who: UUID, minute: int = 610) -> Put:
    return Put(f"{shopping}:{TUESDAY}", 2 * DAY + minute, (who,))


def shops(office: Office, week: date) -> list[tuple[int, int, set[UUID]]]:
    """Day, minute and carers of Menna's shopping."""
    found = (one for one in week_board(office, week).visits if one.title == "Shopping")
    return [(one.start_minute // DAY, one.start_minute % DAY, who(one)) for one in found]


def test_another_day_is_agreed_in_the_weekdays_place(
    office: Office, small: Small, shopping: UUID
) -> None:
    saved = from_now_on(office, to_wednesday(shopping, small.grace))
    old, new = list_patterns(office, small.menna)[-2:]
    assert (old.form.weekdays, old.form.ends_on) == (frozenset({1, 4}), MONDAY)
    assert (new.form.weekdays, new.form.starts_on) == (frozenset({2, 4}), TUESDAY)
    assert new.form.preferred_minute == 600
    assert new.exceptions == ()
    assert (saved.changed, saved.unfit) == ((NEXT,), ())
    both = [(2, 610, {small.grace}), (4, 610, {small.grace})]
    assert shops(office, MONDAY) == shops(office, NEXT) == both
    assert shops(office, THIRD) == [(2, 600, set()), (4, 600, set())]
    trail.undo_last(office)
    both = [(1, 610, {small.grace}), (4, 610, {small.grace})]
    assert shops(office, MONDAY) == shops(office, NEXT) == both


def test_a_later_week_in_which_the_day_does_not_fit_stays_as_it_is(
    office: Office, small: Small, shopping: UUID
) -> None:
    form = get_carer(office, small.grace)
    next_wednesday = WEDNESDAY + WEEK
    off = TimeOffForm(next_wednesday, 0, next_wednesday, 1440, TimeOffKind.LEAVE)
    save_carer(office, small.grace, replace(form, time_off=(off,)))
    saved = from_now_on(office, to_wednesday(shopping, small.grace))
    (stays,) = saved.unfit
    assert (stays.week, stays.client_name, saved.changed) == (NEXT, "Menna", ())
    assert stays.why.template.format(**stays.why.facts) == "Grace is on leave"
    assert shops(office, NEXT) == [(1, 610, {small.grace}), (4, 610, {small.grace})]
    assert shops(office, MONDAY)[0][0] == 2


def test_a_later_week_that_was_told_keeps_its_day_without_a_reason(
    office: Office, small: Small, shopping: UUID
) -> None:
    publish(office, NEXT, week_board(office, NEXT).version)
    (stays,) = from_now_on(office, to_wednesday(shopping, small.grace)).unfit
    assert stays.week == NEXT
    assert shops(office, NEXT)[0][0] == 1
    assert week_board(office, NEXT).published == 1


def test_what_was_arranged_for_a_later_week_stays_arranged(
    office: Office, small: Small, shopping: UUID
) -> None:
    thursday = Put(f"{shopping}:{TUESDAY + WEEK}", 3 * DAY + 610, (small.grace,))
    save(office, NEXT, week_board(office, NEXT).version, [thursday])
    from_now_on(office, to_wednesday(shopping, small.dai, 650))
    assert shops(office, NEXT) == [(3, 610, {small.grace}), (4, 610, {small.grace})]
    assert shops(office, MONDAY) == [(2, 650, {small.dai}), (4, 610, {small.grace})]
    assert shops(office, THIRD) == [(2, 650, set()), (4, 600, set())]


def test_who_usually_comes_goes_along_to_the_new_day(
    office: Office, small: Small, shopping: UUID
) -> None:
    from_now_on(office, Put(f"{shopping}:{TUESDAY}", DAY + 610, (small.dai,)))
    from_now_on(office, to_wednesday(shopping, small.dai))
    with office.read() as session:
        assert usual(session) == [(2, small.dai, WEDNESDAY, None)]
