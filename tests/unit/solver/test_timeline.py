"""A plan laid out in time: places a kilometre apart, a minute per kilometre."""

import pytest

from solver.plan import Plan
from solver.problem import Problem, Rules
from solver.timeline import CarerWeek, lay_out
from tests.helpers.problems import (
    as_wished,
    at,
    carer,
    one_carer_one_client,
    plan,
    two_carers_two_clients,
    visit,
)


def ann(problem: Problem, found: Plan) -> CarerWeek:
    return lay_out(problem, found).carer_weeks[0]


def starts_by_run(week: CarerWeek) -> list[list[int]]:
    return [[job.start_minute for job in run.jobs] for run in week.runs]


@pytest.mark.parametrize(("gap", "runs"), [(89, 1), (90, 2)])
def test_a_gap_of_the_split_parts_two_runs(gap: int, runs: int) -> None:
    problem = one_carer_one_client(visit(), visit("rose.noon", at(0, 9, 30) + gap))
    assert len(ann(problem, as_wished(problem)).runs) == runs


def test_the_problem_says_how_long_a_split_is() -> None:
    problem = one_carer_one_client(visit(), visit("rose.noon", at(0, 9, 40)), rules=Rules(split=10))
    assert len(ann(problem, as_wished(problem)).runs) == 2


def test_midnight_parts_runs_and_a_night_belongs_to_the_day_it_starts_in() -> None:
    # 23:00 to 01:00, and on from 01:00
    night = visit("rose.night", at(0, 23), duration_minutes=120)
    problem = one_carer_one_client(night, visit("rose.early", at(1, 1)))
    week = ann(problem, as_wished(problem))
    assert {day: len(runs) for day, runs in week.days.items()} == {0: 1, 1: 1}
    assert week.worked_minutes == 120 + 30


def test_jobs_stand_in_order_of_start_whatever_the_plan_lists_first() -> None:
    problem = one_carer_one_client(visit(), visit("rose.late", at(0, 18)))
    found = plan(problem, rose_late=(at(0, 18), "ann"), rose_mon=(at(0, 9), "ann"))
    assert starts_by_run(ann(problem, found)) == [[540], [1080]]


def test_a_job_knows_the_way_and_the_pause_before_it() -> None:
    # Rose at 1 km until 09:30, Dai at 5 km from 09:40: 4 minutes on the way, 6 to wait
    problem = two_carers_two_clients(visit(), visit("dai.mon", at(0, 9, 40), client="dai"))
    week = ann(problem, as_wished(problem))
    assert [(job.travel_minutes, job.pause_minutes) for job in week.jobs] == [(0, 0), (4, 6)]
    assert (week.contact_minutes, week.travel_minutes, week.waiting_minutes) == (60, 4, 6)
    assert (week.worked_minutes, week.commute_minutes) == (70, 6)


def test_a_pause_that_cannot_be_is_not_waited_for() -> None:
    problem = two_carers_two_clients(visit(), visit("dai.mon", at(0, 9, 30), client="dai"))
    week = ann(problem, as_wished(problem))
    assert week.runs[0].pauses == (-4,)
    assert week.waiting_minutes == 0


def test_a_client_sees_the_faces_of_all_visits() -> None:
    problem = two_carers_two_clients(visit(carers_wanted=2), visit("rose.tue", at(1, 9)))
    found = plan(problem, rose_mon=(540, "ann bob"), rose_tue=(at(1, 9), "gwen"))
    rose, dai = lay_out(problem, found).client_weeks
    assert (rose.faces, rose.team) == (frozenset({"ann", "bob", "gwen"}), 2)
    assert (dai.faces, dai.team, dai.visits) == (frozenset(), 0, ())


def test_who_and_what_the_problem_does_not_know_is_left_out() -> None:
    problem = one_carer_one_client(carers=(carer(),))
    week = lay_out(problem, plan(problem, cancelled=(540, "ann"), rose_mon=(540, "gwen")))
    assert [one.visit.id for one in week.placed] == ["rose.mon"]
    assert week.carer_weeks[0].jobs == ()
