"""`solve` from outside: pins, promises, a start plan, stopping, time, and no compiler."""

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from solver.exchange import write_problem
from solver.plan import Plan
from solver.problem import Placement, Problem, Weights
from solver.rules import broken
from solver.score import score
from solver.search import Progress, conductor, solve
from solver.search.kernel.jit import cache_folder
from solver.search.warm import is_warm
from tests.helpers.problems import as_wished, at, carer, two_carers_two_clients, visit

ROOT = Path(__file__).parents[4]


@pytest.fixture(autouse=True, params=["uncompiled", "as it comes"])
def kernel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test holds without a compiler too; otherwise with whatever the machine has."""
    monkeypatch.setattr(conductor, "warm_beside", lambda: lambda: False)
    if request.param == "uncompiled":
        monkeypatch.setattr(conductor, "is_warm", lambda: False)


def a_week(**changes: Any) -> Problem:
    visits = [
        visit(f"{who}.{day}{hour}", at(day, hour), client=who)
        for who in ("rose", "dai")
        for day in range(5)
        for hour in (8, 12, 18)
    ]
    free_hours = {"weights": Weights(over=0)}  # nobody has a contract here
    return two_carers_two_clients(*visits, **(free_hours | changes))


def after(reports: int) -> tuple[Callable[[Progress], None], Callable[[], bool], list[Progress]]:
    """A listener, and a wish to stop once it has heard so many reports."""
    heard: list[Progress] = []
    return heard.append, lambda: len(heard) >= reports, heard


def test_a_small_week_is_filled_with_one_face_each() -> None:
    """However slow the machine: it has as long as it takes."""
    problem = a_week()
    heard: list[Progress] = []

    def one_face_each() -> bool:
        improved = bool(heard) and heard[-1].phase == "improve"
        return improved and heard[-1].faces_per_client == 1 and heard[-1].filled == 30

    plan = solve(problem, seconds=60, on_progress=heard.append, should_stop=one_face_each)
    assert broken(problem, plan) == ()
    assert len(plan.placements) == 30
    for who in ("rose", "dai"):
        placed = [p for visit_id, p in plan.placements.items() if visit_id.startswith(who)]
        assert len({p.carers for p in placed}) == 1


def test_it_stops_when_it_is_told_to_and_reports_before() -> None:
    listen, enough, heard = after(reports=2)
    problem = a_week()
    plan = solve(problem, seconds=None, on_progress=listen, should_stop=enough)
    assert len(heard) <= 3  # the two that were waited for, and the last word
    assert broken(problem, plan) == ()
    assert heard[0].plan is not None
    assert heard[0].wanted == 30
    assert heard[-1].phase == "done"
    assert heard[-1].filled == len(plan.placements)


def test_no_plan_is_reported_twice_and_none_is_worse_than_the_one_before() -> None:
    listen, enough, heard = after(reports=3)
    solve(a_week(), seconds=None, on_progress=listen, should_stop=enough)
    plans = [report.plan for report in heard if report.plan is not None]
    assert all(one is not two for one, two in pairwise(plans))
    ranks = [(report.unfilled, report.soft) for report in heard]
    assert ranks == sorted(ranks, reverse=True)


def test_what_is_pinned_stays() -> None:
    pin = Placement(at(0, 9, 7), ("bob",))
    problem = two_carers_two_clients(visit("one", at(0, 9), pinned=pin), visit("two", at(0, 10)))
    plan = solve(problem, seconds=1)
    assert plan.placements["one"] == pin
    assert broken(problem, plan) == ()


def test_what_was_promised_is_kept_where_nothing_speaks_against_it() -> None:
    promises = [
        visit(f"v{day}", at(day, 9), published=Placement(at(day, 9, 20), ("bob",)))
        for day in range(4)
    ]
    plan = solve(two_carers_two_clients(*promises), seconds=1)
    assert {placed.carers for placed in plan.placements.values()} == {("bob",)}


def test_a_week_is_known_to_people_when_most_of_it_was_promised() -> None:
    told = [
        visit(f"t{day}", at(day, 9), published=Placement(at(day, 9), ("bob",))) for day in (0, 1)
    ]
    open_ = [visit(f"o{day}", at(day, 12)) for day in (0, 1)]
    assert not conductor.is_promised(two_carers_two_clients(*told, *open_))
    assert conductor.is_promised(two_carers_two_clients(*told, open_[0]))


def test_a_start_plan_is_repaired_where_it_breaks_rules() -> None:
    """Ann is away on Monday: her visits of that day go to Bob, the others stay hers."""
    problem = a_week(carers=(carer(available=((at(1, 0), at(7, 0)),)), carer("bob")))
    start = as_wished(problem, "ann")
    plan = solve(problem, seconds=1, start=start)
    assert broken(problem, plan) == ()
    assert len(plan.placements) == 30


def test_a_start_plan_that_is_best_already_comes_back() -> None:
    problem = two_carers_two_clients(visit("v1", at(0, 9)), visit("v2", at(1, 9)))
    start = as_wished(problem, "bob")
    assert solve(problem, seconds=0.5, start=start) == start


def test_a_visit_nobody_can_do_stays_open_and_the_rest_is_filled() -> None:
    hard = visit("hard", at(0, 9), needs=frozenset({"hoist"}))
    plan = solve(two_carers_two_clients(hard, visit("easy", at(0, 11))), seconds=0.5)
    assert set(plan.placements) == {"easy"}


def test_a_week_without_visits_has_an_empty_plan() -> None:
    nothing = two_carers_two_clients(visit())
    empty = Problem(
        nothing.name, nothing.week, nothing.places, nothing.travel, nothing.carers,
        nothing.clients, (),
    )  # fmt: skip
    assert solve(empty, seconds=0.5) == Plan(nothing.name, {})


def test_no_time_at_all_still_gives_a_plan() -> None:
    problem = a_week()
    assert broken(problem, solve(problem, seconds=0)) == ()


STEADY = """
import sys
from solver.exchange import read_problem, write_plan
from solver.search import solve
from solver.search.conductor import is_promised
write_plan(solve(read_problem(sys.argv[1]), seconds=None, moves=4000, seed=3), sys.argv[2])
"""


def test_the_same_seed_and_moves_give_the_same_plan_in_two_processes(tmp_path: Path) -> None:
    """With what the machine has here and interpreted there, and sets in another order."""
    problem, out = tmp_path / "problem.json", tmp_path / "plan.json"
    write_problem(a_week(carers=tuple(map(carer, ("ann", "bob", "cai")))), problem)
    plans = []
    for hash_seed, cache in (("1", None), ("2", tmp_path / "nothing compiled")):
        environment = os.environ | {"PYTHONHASHSEED": hash_seed}
        if cache:
            (cache / cache_folder().name).mkdir(parents=True)
            (cache / cache_folder().name / "building").touch()  # nobody shall compile for a test
            environment["CARECOOP_KERNEL_CACHE"] = str(cache)
        command = [sys.executable, "-c", STEADY, str(problem), str(out)]
        subprocess.run(command, env=environment, cwd=ROOT, check=True)
        plans.append(out.read_bytes())
    assert plans[0] == plans[1]


def test_counted_moves_end_by_themselves_and_another_seed_may_plan_otherwise() -> None:
    heard: list[Progress] = []
    problem = a_week()
    plan = solve(problem, seconds=None, moves=2000, on_progress=heard.append)
    assert broken(problem, plan) == ()
    assert len(plan.placements) == 30
    assert heard[-1].phase == "done"


def test_a_steady_search_goes_over_to_the_compiled_kernel_on_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = a_week()
    expected = solve(problem, seconds=None, moves=3000, seed=5)
    if not is_warm():
        pytest.skip("nothing is compiled here")
    looks = iter([False, False, *[True] * 1000])
    monkeypatch.setattr(conductor, "is_warm", lambda: False)
    monkeypatch.setattr(conductor, "warm_beside", lambda: lambda: next(looks))
    assert solve(problem, seconds=None, moves=3000, seed=5) == expected


def test_a_start_plan_is_never_left_for_a_worse_one() -> None:
    problem = a_week(carers=tuple(map(carer, ("ann", "bob", "cai"))))
    start = solve(problem, seconds=None, moves=4000)
    for seed in range(3):
        found = score(problem, solve(problem, seconds=0.3, seed=seed, start=start))
        before = score(problem, start)
        assert (found.unfilled, found.soft) <= (before.unfilled, before.soft)
