"""Districts: apart only where nothing ties them, together the whole, planned as one."""

from dataclasses import replace
from itertools import pairwise

import pytest

from solver.problem import Matrix, Placement, Problem, Visit
from solver.rules import broken
from solver.score import score
from solver.search import Progress, conductor, districts, solve
from solver.search.districts import districts as districts_of
from solver.search.districts import joined
from solver.travel import travel_minutes
from tests.helpers.problems import at, carer, client, one_carer_one_client, visit

FAR = 100  # the first of the second town's places, a hundred kilometres on


@pytest.fixture(autouse=True)
def _small_weeks_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(districts, "LEAST_VISITS", 1)
    monkeypatch.setattr(conductor, "is_warm", lambda: True)


def week_visits(who: str) -> list[Visit]:
    return [visit(f"{who}.{d}{h}", at(d, h), client=who) for d in range(5) for h in (8, 12, 18)]


def two_towns(*more: Visit) -> Problem:
    """Ann, Bob and Rose live around place 0; Cai and Dai's Eve a hundred kilometres on."""
    return one_carer_one_client(
        *week_visits("rose"),
        *week_visits("eve"),
        *more,
        places=tuple((1000 * km, 0) for km in (*range(10), *range(100, 110))),
        carers=(carer(), carer("bob"), carer("cai", home=10)),
        clients=(client(), client("eve", place=11)),
    )


def test_two_towns_are_two_weeks_that_make_up_the_whole() -> None:
    problem = two_towns()
    parts = districts_of(problem)
    people = [({c.id for c in part.carers}, {c.id for c in part.clients}) for part in parts]
    assert len(people) == 2
    assert ({"ann", "bob"}, {"rose"}) in people
    assert ({"cai"}, {"eve"}) in people
    assert sum(len(part.visits) for part in parts) == len(problem.visits)


@pytest.mark.parametrize("is_matrix", [False, True])
def test_the_ways_stay_what_they_are(is_matrix: bool) -> None:
    problem = two_towns()
    if is_matrix:
        n = range(len(problem.places))
        ways = tuple(tuple(7 * abs(a - b) for b in n) for a in n)
        problem = replace(problem, travel={"car": Matrix(ways)})
    for part in districts_of(problem):
        for one in part.carers:
            before = next(c for c in problem.carers if c.id == one.id)
            for served in part.clients:
                place = next(c for c in problem.clients if c.id == served.id).place
                assert travel_minutes(part, "car", one.home, served.place) == travel_minutes(
                    problem, "car", before.home, place
                )


def test_a_small_week_is_left_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(districts, "LEAST_VISITS", 1000)
    problem = two_towns()
    assert districts_of(problem) == [problem]


@pytest.mark.parametrize("how", ["pinned", "published"])
def test_a_promise_between_two_towns_keeps_them_together(how: str) -> None:
    standing = Placement(at(6, 9), ("cai",))
    problem = two_towns(visit("far", at(6, 9), **{how: standing}))
    assert districts_of(problem) == [problem]


def test_a_town_without_carers_goes_with_the_nearest() -> None:
    problem = two_towns()
    alone = replace(problem, carers=tuple(c for c in problem.carers if c.id != "cai"))
    assert districts_of(alone) == [alone]


def test_the_points_of_the_districts_are_those_of_the_whole() -> None:
    problem = two_towns()
    parts = districts_of(problem)
    plans = [solve(part, seconds=None, moves=500) for part in parts]
    whole = joined(problem.name, plans)
    assert broken(problem, whole) == ()
    each = [score(part, plan) for part, plan in zip(parts, plans, strict=True)]
    assert score(problem, whole).unfilled == sum(one.unfilled for one in each)
    assert score(problem, whole).soft == sum(one.soft for one in each)


def test_a_search_plans_the_districts_and_then_the_whole() -> None:
    problem = two_towns()
    heard: list[Progress] = []
    plan = solve(problem, seconds=3, on_progress=heard.append)
    assert broken(problem, plan) == ()
    assert len(plan.placements) == len(problem.visits)
    assert {heard[0].phase, heard[-1].phase} == {"first", "done"}
    ranks = [(report.unfilled, report.soft) for report in heard]
    assert all(one >= two for one, two in pairwise(ranks))
    assert ranks[-1] == (score(problem, plan).unfilled, score(problem, plan).soft)


def test_a_search_of_districts_that_is_stopped_has_a_plan() -> None:
    problem = two_towns()
    plan = solve(problem, seconds=None, should_stop=lambda: True)
    assert broken(problem, plan) == ()


def test_a_start_plan_is_taken_up_in_every_district() -> None:
    problem = two_towns()
    start = solve(problem, seconds=None, moves=4000)
    before = score(problem, start)
    after = score(problem, solve(problem, seconds=1, start=start))
    assert (after.unfilled, after.soft) <= (before.unfilled, before.soft)
