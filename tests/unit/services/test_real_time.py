"""Builds and mends in the week in which the clocks go forward, on 28 March 2027."""

import json
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from carecoop import clock
from carecoop.services import planning, replanning
from carecoop.services.carers import get_carer, save_carer
from carecoop.services.editing import bench
from carecoop.services.editing_values import Put
from carecoop.services.office import Office
from carecoop.services.patterns import add_pattern
from carecoop.services.people_values import SkillForm
from carecoop.services.planning import BuildOrder, PlanText
from carecoop.services.publishing import publish
from carecoop.services.real_time import in_real_time, on_the_wall, plan_in_real_time
from carecoop.services.week import week_board
from carecoop.services.week_values import BoardVisit, WeekBoard
from solver.exchange import parse_problem, plan_to_json
from solver.mend import replan
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.search import solve
from tests.helpers.problems import carer, one_carer_one_client, visit
from tests.helpers.rota import put
from tests.helpers.weeks import BREAKFAST, DAY, Small, small_coop

MONDAY = date(2027, 3, 22)
SATURDAY, SUNDAY = 5, 6
LATE, EARLY = 1260, 540  # in bed by ten: eleven hours by the wall clock, ten in truth
MOVES = 300  # counted, so that a busy machine gets as far as a quiet one


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The minute of the week, to be set: the Friday before."""
    minutes = [-3 * DAY]
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=minutes[0] // DAY))
    monkeypatch.setattr(clock, "minutes_since", lambda day: minutes[0] - (day - MONDAY).days * DAY)
    return minutes


@pytest.fixture
def small(office: Office) -> Small:
    """Only Grace can give insulin: to Winnie late on Saturday and early on Sunday."""
    found = small_coop(office)
    form = get_carer(office, found.grace)
    save_carer(office, found.grace, replace(form, skills=(*form.skills, SkillForm("insulin"))))
    return found


@pytest.fixture
def insulin(office: Office, small: Small) -> tuple[UUID, UUID]:
    late, early = (
        replace(BREAKFAST, title="Insulin", weekdays=frozenset({day}), needs=("insulin",),
                duration_minutes=60, preferred_minute=at, earliest_minute=at, latest_minute=at)
        for day, at in ((SATURDAY, LATE), (SUNDAY, EARLY))
    )  # fmt: skip
    return add_pattern(office, small.winnie, late), add_pattern(office, small.winnie, early)


def told(order: BuildOrder) -> Problem:
    return parse_problem(json.loads(order.first_line)["problem"])


def as_text(plan: Plan) -> PlanText:
    return PlanText(json.dumps(plan_to_json(plan)))


def given(board: WeekBoard) -> list[BoardVisit]:
    return [one for one in board.visits if one.title == "Insulin" and one.places]


def short_nights(office: Office, board: WeekBoard) -> list[str]:
    """What is said of rest, by hand, of a week like that."""
    puts = [
        Put(one.id, one.start_minute, tuple(place.carer_id for place in one.places))
        for one in board.visits
    ]
    return [one.rule for one in bench(office, MONDAY).judge(puts).breaks if one.rule == "rest"]


def test_a_build_rests_people_as_long_as_it_really_is(
    office: Office, insulin: tuple[UUID, UUID]
) -> None:
    order = planning.start_build(office, MONDAY)
    plan = solve(told(order), seconds=None, moves=MOVES)
    after = planning.propose(office, order, as_text(plan)).after
    assert short_nights(office, after) == []
    assert len(given(after)) == 1, "ten hours are not eleven"
    breakfasts = [one.start_minute % DAY for one in after.visits if one.title == "Breakfast"]
    assert all(450 <= minute <= 540 for minute in breakfasts), "by the wall clock again"


def test_a_week_like_any_other_is_told_as_it_is(office: Office, insulin: tuple[UUID, UUID]) -> None:
    october = date(2027, 10, 25)
    problem = one_carer_one_client(visit("rose.sun", start=SUNDAY * DAY + 540), week=october)
    assert in_real_time(problem) == problem


def test_a_mend_keeps_no_promise_that_cuts_the_night_short(
    office: Office, small: Small, insulin: tuple[UUID, UUID]
) -> None:
    late, early = insulin
    grace = [small.grace]
    put(office, MONDAY, {(late, SATURDAY): (LATE, grace), (early, SUNDAY): (EARLY, grace)})
    publish(office, MONDAY, week_board(office, MONDAY).version)
    order = replanning.start_replan(office, MONDAY)
    plan = replan(told(order.build), seconds=None, moves=MOVES)
    after = replanning.propose(office, order, as_text(plan)).proposal.after
    assert short_nights(office, after) == []
    assert len(given(after)) == 1


def test_what_has_begun_after_a_short_night_stays_and_the_rest_is_planned(
    office: Office, small: Small, insulin: tuple[UUID, UUID], now: list[int]
) -> None:
    late, early = insulin
    grace = [small.grace]
    put(office, MONDAY, {(late, SATURDAY): (LATE, grace), (early, SUNDAY): (EARLY, grace)})
    evening = replace(BREAKFAST, title="Tea", weekdays=frozenset({SUNDAY}), preferred_minute=1080,
                      earliest_minute=1020, latest_minute=1140)  # fmt: skip
    add_pattern(office, small.winnie, evening)
    now[0] = SUNDAY * DAY + 720
    order = planning.start_build(office, MONDAY)
    plan = solve(told(order), seconds=None, moves=MOVES)
    after = planning.propose(office, order, as_text(plan)).after
    assert len(given(after)) == 2
    (tea,) = (one for one in after.visits if one.title == "Tea")
    assert len(tea.places) == 1
    assert 1020 <= tea.start_minute % DAY <= 1140


def test_sunday_is_an_hour_nearer_and_back_again() -> None:
    day, night = SUNDAY * DAY, SATURDAY * DAY + 1380
    problem = replace(
        one_carer_one_client(
            visit("rose.sun", start=day + 540),
            visit("rose.two", start=day + 120),
            visit("rose.sat", start=night - 600),
            visit("rose.night", start=night, duration_minutes=480),
            carers=(carer(available=((night - 600, day + 600),)),),
        ),
        week=MONDAY,
    )
    starts = {"rose.sun": day + 540, "rose.two": day + 120, "rose.sat": night - 600}
    plan = Plan(problem.name, {key: Placement(at, ("ann",)) for key, at in starts.items()})
    nearer = in_real_time(problem)
    assert [one.preferred_minute for one in nearer.visits] == [
        day + 480, day + 60, night - 600, night,
    ]  # fmt: skip
    assert nearer.visits[-1].duration_minutes == 420, "over at seven by the wall clock"
    assert nearer.carers[0].available == ((night - 600, day + 540),)
    there = plan_in_real_time(plan, problem)
    assert there.placements["rose.sun"].start_minute == day + 480
    assert on_the_wall(there, problem) == plan
