"""Two cores on one plan: what is put together keeps every rule and the exact score."""

from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.rules import broken, pinned_alone
from solver.score import score
from solver.search import layout as lay
from solver.search.halves import WHOLE_WEEK, Halves
from solver.search.model import build
from solver.search.week import Week, interpreted
from tests.helpers.examples import examples
from tests.helpers.problems import at, carer, one_carer_one_client, problems, visit

few = settings(
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def weeks_of(problem: Problem, seed: int = 0) -> tuple[Week, Week]:
    """Two weeks with the same first plan."""
    model = build(problem)
    one, other = Week(model, interpreted(), seed), Week(model, interpreted(), seed + 1000)
    one.fill(tries=5)
    other.copy(one)
    return one, other


def assert_true_to_the_referee(week: Week) -> None:
    plan = week.plan()
    assert broken(week.model.problem, plan) == ()
    judged = score(week.model.problem, plan)
    assert (judged.unfilled, judged.soft) == (week.standing.unfilled, week.standing.soft)


@few
@given(problems(), st.integers(0, 1000), st.integers(1, 5))
def test_days_put_together_keep_every_rule_and_the_exact_score(
    problem: Problem, seed: int, between: int
) -> None:
    assume(not broken(problem, pinned_alone(problem)))
    one, other = weeks_of(problem, seed)
    theirs = range(between + 1, lay.DAYS)
    for week, days in ((one, range(between)), (other, theirs)):
        week.keep_to(days)
        week.anneal(moves=80, warmth=200.0, keep=True)
        assert_true_to_the_referee(week)
    assert one.unite(other, theirs)
    assert_true_to_the_referee(one)
    one.keep_to(WHOLE_WEEK)
    one.anneal(moves=40, warmth=20.0, keep=True)
    assert_true_to_the_referee(one)


@few
@given(problems(), st.integers(0, 1000))
def test_after_each_turn_both_hold_one_plan_that_keeps_the_rules(
    problem: Problem, seed: int
) -> None:
    assume(not broken(problem, pinned_alone(problem)))
    one, other = weeks_of(problem, seed)
    with Halves(one, other) as both:
        for warmth in (200.0, 50.0, 10.0, 2.0, 0.2):
            both.set_price(20)
            both.anneal(40, warmth, keep=True)
            assert one.plan() == other.plan()
            assert one.standing == other.standing
            assert_true_to_the_referee(one)
    judged = score(problem, one.best_plan())
    assert (judged.unfilled, judged.soft) == (one.best.unfilled, one.best.soft)


TIMES = tuple(product(range(lay.DAYS), (9, 14)))  # two visits a day


@pytest.fixture
def busy() -> Problem:
    """Two visits a day for a week, and two carers who may work four days each."""
    visits = [visit(f"v{d}.{h}", at(d, h)) for d, h in TIMES]
    ann, bob = (carer(name, most_days=4) for name in ("ann", "bob"))
    return one_carer_one_client(*visits, carers=(ann, bob))


def test_only_the_days_kept_to_change(busy: Problem) -> None:
    one, _ = weeks_of(busy)
    before = one.plan().placements
    one.keep_to(range(3))
    one.anneal(moves=2000, warmth=300.0, keep=False)
    after = one.plan().placements
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed
    assert changed <= {f"v{d}.{h}" for d, h in TIMES if d < 3}


def test_a_day_too_many_is_taken_off_again_and_given_to_somebody_else(busy: Problem) -> None:
    one, other = weeks_of(busy)
    for week, early, late in ((one, ("ann", 3), "bob"), (other, ("bob", 4), "ann")):
        who = [early[0] if day < early[1] else late for day in range(lay.DAYS)]
        week.restart(Plan("", {f"v{d}.{h}": Placement(at(d, h), (who[d],)) for d, h in TIMES}))
        assert week.standing.unfilled == 0
    assert one.unite(other, range(4, 7))  # three days and three days of ann's
    assert_true_to_the_referee(one)
    one.fill(tries=5)  # one carer in many is overlooked when a place is put back
    assert one.standing.unfilled == 0
    anns = {name[1] for name, place in one.plan().placements.items() if place.carers == ("ann",)}
    assert len(anns) == 4


def test_visits_pinned_against_the_rules_stay_and_cost_nobody_else_a_visit() -> None:
    night = visit("v.night", at(1, 23), pinned=Placement(at(1, 23), ("ann",)))
    early = visit("v.early", at(2, 1), pinned=Placement(at(2, 1), ("ann",)))
    later = [visit(f"v{d}", at(d, 12)) for d in (4, 5, 6)]
    one, other = weeks_of(one_carer_one_client(night, early, *later))
    before = one.plan()
    assert one.unite(other, range(3, 7))
    assert one.plan() == before
