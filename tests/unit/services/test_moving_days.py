"""Menna's shopping goes to another day: Grace takes her on Tuesdays."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from carecoop import clock
from carecoop.errors import CareCoopError
from carecoop.kinds import Lock
from carecoop.records import RotaVisit, RuleOverride, VisitException
from carecoop.services import locking, trail
from carecoop.services.clients import get_client, save_client
from carecoop.services.editing import bench, save
from carecoop.services.editing_values import Put, Verdict
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern, set_exception
from carecoop.services.people_values import ExceptionForm
from carecoop.services.publishing import publish, untold
from carecoop.services.week import week_board
from carecoop.services.week_values import BoardVisit, WeekBoard
from tests.helpers.rota import put
from tests.helpers.short_nights import REASON
from tests.helpers.weeks import BREAKFAST, DAY, WEEK, Small, small_coop

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3, 4))
SHOPPING = replace(
    BREAKFAST, title="Shopping", weekdays=frozenset({1, 4}), needs=(), duration_minutes=60,
    preferred_minute=600, earliest_minute=540, latest_minute=720,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _the_friday_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=3))
    monkeypatch.setattr(clock, "minutes_since", lambda day: -3 * DAY - (day - MONDAY).days * DAY)


@pytest.fixture
def small(office: Office) -> Small:
    return small_coop(office)


@pytest.fixture
def shopping(office: Office, small: Small) -> UUID:
    pattern_id = add_pattern(office, small.menna, SHOPPING)
    put(office, MONDAY, {(pattern_id, day): (600, [small.grace]) for day in (1, 4)})
    return pattern_id


def to(day: int, who: UUID, minute: int = 600, *, shopping: UUID, stands: date = TUESDAY) -> Put:
    """The visit of a day goes to another weekday."""
    return Put(f"{shopping}:{stands}", day * DAY + minute, (who,))


def judged(office: Office, *puts: Put) -> Verdict:
    return bench(office, MONDAY).judge(puts)


def moved(office: Office, *puts: Put, reason: str = "") -> WeekBoard:
    version = week_board(office, MONDAY).version
    board = save(office, MONDAY, version, puts, publish_reason=reason)
    assert board == week_board(office, MONDAY)  # what is told is what is in the file
    return board


def shops(board: WeekBoard) -> list[BoardVisit]:
    return [one for one in board.visits if one.title == "Shopping"]


def days(office: Office, monday: date = MONDAY) -> list[int]:
    return [one.start_minute // DAY for one in shops(week_board(office, monday))]


def exceptions(office: Office) -> list[tuple[date, bool, date | None]]:
    with office.read() as session:
        rows = session.exec(select(VisitException)).all()
        return sorted((row.visit_date, row.cancelled, row.moved_from) for row in rows)


# This week only ---------------------------------------------------------------------------


def test_a_visit_is_on_its_new_day_this_week_alone(
    office: Office, small: Small, shopping: UUID
) -> None:
    first, second = shops(moved(office, to(2, small.dai, 630, shopping=shopping)))
    assert (first.id, first.start_minute) == (f"{shopping}:{WEDNESDAY}", 2 * DAY + 630)
    assert (first.earliest_minute, first.latest_minute) == (2 * DAY + 540, 2 * DAY + 720)
    assert [place.carer_id for place in first.places] == [small.dai]
    assert second.id == f"{shopping}:{FRIDAY}"
    assert (first.repeats, second.repeats) == (False, True), "it was moved this week only"
    assert days(office, MONDAY + WEEK) == [1, 4]


def test_one_undo_brings_it_back_and_redo_moves_it_again(
    office: Office, small: Small, shopping: UUID
) -> None:
    before = week_board(office, MONDAY)
    after = moved(office, to(2, small.grace, shopping=shopping))
    trail.undo_last(office)
    assert shops(week_board(office, MONDAY)) == shops(before)
    assert exceptions(office) == []
    trail.redo_last(office)
    assert shops(week_board(office, MONDAY)) == shops(after)


def test_a_visit_that_is_moved_on_or_back_is_still_the_same(
    office: Office, small: Small, shopping: UUID
) -> None:
    moved(office, to(2, small.grace, shopping=shopping))
    moved(office, to(3, small.grace, shopping=shopping, stands=WEDNESDAY))
    assert days(office) == [3, 4]
    assert exceptions(office) == [(TUESDAY, True, None), (THURSDAY, False, TUESDAY)]
    home = to(1, small.grace, shopping=shopping, stands=THURSDAY)
    effects = [one.template.format(**one.facts) for one in judged(office, home).effects]
    assert effects[0] == "Menna: on 1 again, as agreed"
    moved(office, home)
    assert days(office) == [1, 4]
    assert exceptions(office) == []


def test_a_day_that_was_different_stays_so_wherever_it_goes(
    office: Office, small: Small, shopping: UUID
) -> None:
    set_exception(office, shopping, TUESDAY, ExceptionForm(duration_minutes=120))
    moved(office, to(2, small.grace, shopping=shopping))
    assert shops(week_board(office, MONDAY))[0].duration_minutes == 120
    moved(office, to(1, small.grace, shopping=shopping, stands=WEDNESDAY))
    assert shops(week_board(office, MONDAY))[0].duration_minutes == 120
    assert exceptions(office) == [(TUESDAY, False, None)]


def test_what_it_is_locked_to_goes_along(office: Office, small: Small, shopping: UUID) -> None:
    version = week_board(office, MONDAY).version
    ids = [f"{shopping}:{TUESDAY}"]
    locking.set_lock(office, MONDAY, version, ids, Lock.CARERS)
    assert shops(moved(office, to(2, small.grace, shopping=shopping)))[0].lock is Lock.CARERS
    wednesday = [f"{shopping}:{WEDNESDAY}"]
    locking.set_lock(office, MONDAY, version + 2, wednesday, Lock.TIME)
    on = to(3, small.grace, shopping=shopping, stands=WEDNESDAY)
    assert "locked to its time" in impossible(office, on)


# What is said of it -----------------------------------------------------------------------


def impossible(office: Office, *puts: Put) -> str:
    saying = judged(office, *puts).impossible
    return saying.template.format(**saying.facts) if saying else ""


def test_another_day_is_said_and_no_rule_breaks_at_the_agreed_time(
    office: Office, small: Small, shopping: UUID
) -> None:
    verdict = judged(office, to(2, small.grace, shopping=shopping))
    assert verdict.is_free
    assert not verdict.breaks
    said = [one.template.format(**one.facts) for one in verdict.effects]
    assert said[0] == "Menna: on 2 instead of 1"
    assert not [one for one in said if "than Menna would like" in one]


def test_a_time_that_was_not_agreed_is_a_break_on_any_day(
    office: Office, small: Small, shopping: UUID
) -> None:
    (late,) = judged(office, to(2, small.grace, 780, shopping=shopping)).breaks
    assert late.saying.template.format(**late.saying.facts) == "60 later than agreed with Menna"
    (early,) = judged(office, to(2, small.grace, 500, shopping=shopping)).breaks
    assert early.saying.template.format(**early.saying.facts) == "40 earlier than agreed with Menna"


def test_other_visits_too_near_and_rest_on_the_new_day_are_said(
    office: Office, small: Small, shopping: UUID
) -> None:
    menna = get_client(office, small.menna)
    save_client(office, small.menna, replace(menna, spacing_minutes=180))
    put(office, MONDAY, {(small.lifting, 0): (640, [small.dai, small.grace])})
    near = judged(office, to(0, small.grace, 720, shopping=shopping)).breaks
    assert "spacing" in {one.rule for one in near}
    late = replace(SHOPPING, title="Late", weekdays=frozenset({2}), duration_minutes=90,
                   preferred_minute=1260, earliest_minute=1200, latest_minute=1290)  # fmt: skip
    evening = add_pattern(office, small.winnie, late)
    put(office, MONDAY, {(evening, 2): (1260, [small.grace])})
    rest = judged(office, to(3, small.grace, 540, shopping=shopping)).breaks
    assert {one.rule for one in rest} == {"rest"}


def test_the_weeks_hours_count_the_visit_once(office: Office, small: Small, shopping: UUID) -> None:
    verdict = judged(office, to(2, small.grace, shopping=shopping))
    assert not [one for one in verdict.effects if "contract" in one.template]
    before = {row.carer_id: row.contact_minutes for row in week_board(office, MONDAY).carers}
    after = {row.carer_id: row.contact_minutes for row in
             moved(office, to(2, small.grace, shopping=shopping)).carers}  # fmt: skip
    assert before == after


def test_what_would_be_shown_is_on_the_new_day(
    office: Office, small: Small, shopping: UUID
) -> None:
    shown = bench(office, MONDAY).applied([to(2, small.grace, shopping=shopping)])
    (visit,), (row,) = shown.visits, shown.carers
    now = shops(moved(office, to(2, small.grace, shopping=shopping)))[0]
    assert (visit.start_minute, visit.earliest_minute) == (now.start_minute, now.earliest_minute)
    assert row in week_board(office, MONDAY).carers


def test_no_day_gets_the_same_visit_twice(office: Office, small: Small, shopping: UUID) -> None:
    friday = to(4, small.grace, shopping=shopping)
    assert impossible(office, friday) == "The same visit to Menna is on 4 already"
    both = (
        to(2, small.grace, shopping=shopping),
        to(2, small.grace, 700, shopping=shopping, stands=FRIDAY),
    )
    assert impossible(office, *both) == "The same visit to Menna is on 2 already"
    set_exception(office, shopping, FRIDAY, ExceptionForm(cancelled=True))
    assert impossible(office, friday) == "The same visit to Menna is on 4 already"
    next_week = to(8, small.grace, shopping=shopping)
    assert impossible(office, next_week) == "The visit to Menna stays in this week"
    with pytest.raises(CareCoopError, match="stays in this week"):
        moved(office, next_week)


def test_a_rule_that_is_set_aside_is_kept_with_the_visit_on_its_new_day(
    office: Office, small: Small, shopping: UUID
) -> None:
    late = to(2, small.grace, 780, shopping=shopping)
    reasons = {(late.visit_id, small.grace, "bounds"): REASON}
    save(office, MONDAY, week_board(office, MONDAY).version, [late], overrides=reasons)
    with office.read() as session:
        (row,) = session.exec(select(RuleOverride)).all()
        assert (row.pattern_id, row.visit_date) == (shopping, WEDNESDAY)
    assert shops(week_board(office, MONDAY))[0].set_aside[0].reason == REASON


# What people were told --------------------------------------------------------------------


def test_a_published_week_tells_of_both_days(office: Office, small: Small, shopping: UUID) -> None:
    publish(office, MONDAY, week_board(office, MONDAY).version)
    out = moved(office, to(2, small.dai, shopping=shopping), reason="Her daughter comes on Tuesday")
    waiting = {(one.carer_name, one.day) for one in untold(office, MONDAY)}
    assert waiting == {("Grace", TUESDAY), ("Dai", WEDNESDAY)}
    assert out.published == 2


def test_the_rota_has_it_once(office: Office, small: Small, shopping: UUID) -> None:
    moved(office, to(2, small.grace, shopping=shopping))
    with office.read() as session:
        rows = session.exec(select(RotaVisit).where(RotaVisit.pattern_id == shopping)).all()
        assert sorted(row.visit_date for row in rows) == [WEDNESDAY, FRIDAY]
