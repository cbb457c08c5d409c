"""Tidying any plan, however broken, makes nothing worse than it says."""

from hypothesis import given

from solver.plan import Plan
from solver.problem import Problem
from solver.score import GRACE_MINUTES, score
from solver.tidy import STEP_MINUTES, tidy_starts
from tests.helpers.problems import weeks_with_strangers


@given(weeks_with_strangers())
def test_tidying_breaks_nothing_and_costs_little(week: tuple[Problem, Plan]) -> None:
    problem, before = week
    after = tidy_starts(problem, before)
    moved = {
        key: (placement, after.placements[key])
        for key, placement in before.placements.items()
        if after.placements[key] != placement
    }
    was, now = score(problem, before), score(problem, after)
    assert now.hard <= was.hard
    assert now.unfilled == was.unfilled
    assert now.soft <= was.soft + STEP_MINUTES * len(moved)
    visits = {visit.id: visit for visit in problem.visits}
    for key, (one, two) in moved.items():
        assert one.carers == two.carers
        assert one.start_minute % STEP_MINUTES
        assert two.start_minute % STEP_MINUTES == 0
        assert visits[key].pinned is None
        promised = visits[key].published
        if promised is not None:
            off = abs(one.start_minute - promised.start_minute)
            assert abs(two.start_minute - promised.start_minute) <= max(GRACE_MINUTES, off)
    assert tidy_starts(problem, after) == after
