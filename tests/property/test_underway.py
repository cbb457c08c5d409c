"""Of any week, however it went so far, what is left can be planned."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from solver.exchange import parse_problem, problem_to_json
from solver.mend import left_to_plan
from solver.plan import Plan
from solver.problem import DAY_MINUTES, WEEK_MINUTES, Problem
from solver.rules import broken, pinned_alone
from tests.helpers.problems import weeks

NOW = st.integers(-DAY_MINUTES, WEEK_MINUTES)


def possible(problem: Problem, plan: Plan) -> Plan:
    """What a saved rota can hold of the plan: known carers, each once, within the week."""
    known = {carer.id for carer in problem.carers}
    return Plan(
        plan.problem,
        {
            key: one
            for key, one in plan.placements.items()
            if one.carers
            and len(set(one.carers)) == len(one.carers) <= 2
            and known.issuperset(one.carers)
            and 0 <= one.start_minute < WEEK_MINUTES
        },
    )


@given(weeks(), NOW)
def test_what_is_left_of_a_week_can_be_planned(
    problem_and_plan: tuple[Problem, Plan], now_minute: int
) -> None:
    asked, plan = problem_and_plan
    problem = replace(asked, visits=tuple(replace(one, pinned=None) for one in asked.visits))
    current = possible(problem, plan)
    left = left_to_plan(problem, current, now_minute)
    if now_minute <= 0:
        assert left is problem
        return
    assert parse_problem(problem_to_json(left)) == left
    assert not broken(left, pinned_alone(left))
    for visit in left.visits:
        placed = current.placements.get(visit.id)
        if placed is not None and placed.start_minute < now_minute:
            assert visit.pinned == placed
        else:
            assert visit.earliest_minute >= now_minute
