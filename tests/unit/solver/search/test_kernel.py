"""The kernel's sums are those of `solver.score`, and it never breaks a rule of `solver.rules`."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver.plan import Plan
from solver.problem import Placement, Problem, Weights
from solver.rules import broken, pinned_alone
from solver.score import score
from solver.search.model import build
from solver.search.rounds import Cooling, anneal_moves
from solver.search.week import Week, interpreted
from tests.helpers.examples import examples
from tests.helpers.problems import at, carer, one_carer_one_client, problems, visit, weeks

few = settings(
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def week_of(problem: Problem, seed: int = 0) -> Week:
    return Week(build(problem), interpreted(), seed)


def assert_true_to_the_referee(week: Week) -> None:
    plan = week.plan()
    assert broken(week.model.problem, plan) == ()
    judged = score(week.model.problem, plan)
    assert (judged.unfilled, judged.soft) == (week.standing.unfilled, week.standing.soft)


def sound(problem: Problem) -> Problem:
    assume(not broken(problem, pinned_alone(problem)))
    return problem


@few
@given(problems(), st.integers(0, 1000))
def test_random_moves_keep_every_rule_and_the_exact_score(problem: Problem, seed: int) -> None:
    week = week_of(sound(problem), seed)
    assert_true_to_the_referee(week)
    week.fill(tries=5)
    assert_true_to_the_referee(week)
    for warmth in (200.0, 20.0):
        week.anneal(moves=80, warmth=warmth, keep=True)
        assert_true_to_the_referee(week)


@few
@given(weeks())
def test_any_plan_is_taken_up_as_far_as_it_keeps_the_rules(
    week_and_plan: tuple[Problem, Plan],
) -> None:
    problem, plan = week_and_plan
    week = week_of(sound(problem))
    week.restart(plan)
    assert_true_to_the_referee(week)


@few
@given(problems())
def test_the_best_plan_noted_is_as_good_as_said(problem: Problem) -> None:
    week = week_of(sound(problem))
    week.fill(tries=5)
    week.anneal(moves=100, warmth=100.0, keep=True)
    judged = score(problem, week.best_plan())
    assert (judged.unfilled, judged.soft) == (week.best.unfilled, week.best.soft)
    assert not week.standing.beats(week.best)


def test_the_same_seed_and_number_of_moves_give_the_same_plan() -> None:
    visits = [visit(f"v{d}{h}", at(d, h)) for d in range(5) for h in (8, 10, 13, 18)]
    problem = one_carer_one_client(*visits, carers=(carer(), carer("bob"), carer("cai")))
    plans = []
    for _ in range(2):
        week = week_of(problem, seed=7)
        anneal_moves(week, Cooling(), moves=2000)
        plans.append(week.best_plan())
    assert plans[0] == plans[1]
    assert week.best.unfilled == 0


def test_a_full_week_of_a_known_client_goes_to_one_carer() -> None:
    """Two carers could; each further face costs 30 and a second new one 60: one comes."""
    visits = [visit(f"v{day}", at(day, 9)) for day in range(5)]
    both = (carer(), carer("bob"))
    problem = one_carer_one_client(*visits, carers=both, weights=Weights(over=0))
    week = week_of(problem)
    week.fill(tries=5)
    anneal_moves(week, Cooling(), moves=3000)
    plan = week.best_plan()
    assert len({who for placed in plan.placements.values() for who in placed.carers}) == 1
    # one new face 60; five times 1 minute there and back at 1 point a minute: 10
    assert (week.best.unfilled, week.best.soft) == (0, 70)


def test_a_wish_beyond_the_week_is_looked_for_inside_it() -> None:
    night = {"earliest_minute": at(6, 23, 45), "latest_minute": at(7, 0, 30)}
    late = visit("v.late", at(7, 0, 5), **night)
    busy = visit("v.busy", at(6, 23, 40), pinned=Placement(at(6, 23, 40), ("ann",)))
    week = week_of(one_carer_one_client(late, busy))
    week.fill(tries=200)  # nobody is free, so every try looks at what is in the way
    assert week.open_visits == [0]
    assert_true_to_the_referee(week)
