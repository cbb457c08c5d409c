"""Exact deals: never worse, true to the score, and out of reach of a plan that is best already."""

from random import Random

from hypothesis import HealthCheck, assume, given, settings

from solver.problem import Problem
from solver.rules import broken, pinned_alone
from solver.score import score
from solver.search.model import build
from solver.search.redeal import draw_around, draw_hand, redeal
from solver.search.week import Week, interpreted
from tests.helpers.examples import examples
from tests.helpers.problems import at, carer, plan, problems, two_carers_two_clients, visit


def test_a_deal_finds_the_exchange_that_saves_two_faces() -> None:
    """Each client has its own carer on Tuesday: on Monday they are crossed over."""
    visits = [
        visit("rose.mon", at(0, 9)),
        visit("dai.mon", at(0, 9), client="dai"),
        visit("rose.tue", at(1, 9)),
        visit("dai.tue", at(1, 9), client="dai"),
    ]
    problem = two_carers_two_clients(*visits)
    crossed = plan(
        problem,
        rose_mon=(at(0, 9), "bob"),
        dai_mon=(at(0, 9), "ann"),
        rose_tue=(at(1, 9), "ann"),
        dai_tue=(at(1, 9), "bob"),
    )
    week = Week(build(problem), interpreted(), 0)
    week.restart(crossed)
    assert redeal(week, draw_hand(week, day=0, carers=[0, 1]), seconds=5, seed=1)
    placed = week.plan().placements
    assert placed["rose.mon"].carers == placed["rose.tue"].carers
    assert placed["dai.mon"].carers == placed["dai.tue"].carers
    assert not redeal(week, draw_hand(week, day=0, carers=[0, 1]), seconds=5, seed=1)


def test_a_deal_fills_an_open_visit_by_moving_another() -> None:
    """Only Ann has the key skill; she is busy with a visit that Bob could do."""
    visits = [visit("any", at(0, 9)), visit("hoist", at(0, 9), needs=frozenset({"hoist"}))]
    both = (carer(traits=frozenset({"hoist"})), carer("bob"))
    visits[0] = visit("any", at(0, 9), client="dai")
    problem = two_carers_two_clients(*visits, carers=both)
    week = Week(build(problem), interpreted(), 0)
    week.restart(plan(problem, any=(at(0, 9), "ann")))
    assert redeal(week, draw_hand(week, day=0, carers=[0, 1]), seconds=5, seed=1)
    assert week.standing.unfilled == 0


@settings(
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(problems())
def test_a_deal_never_breaks_a_rule_and_never_makes_it_worse(problem: Problem) -> None:
    assume(not broken(problem, pinned_alone(problem)))
    week = Week(build(problem), interpreted(), 0)
    week.fill(tries=5)
    for turn in range(3):
        before = week.standing
        if any(v.pinned is None for v in problem.visits):
            redeal(week, draw_around(week, Random(turn)), seconds=1, seed=turn)
        assert not before.beats(week.standing)
        judged = score(problem, week.plan())
        assert judged.hard == 0
        assert (judged.unfilled, judged.soft) == (week.standing.unfilled, week.standing.soft)
