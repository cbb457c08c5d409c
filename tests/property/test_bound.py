"""No plan is ever better than the bound says a plan can be: several searches try."""

from random import Random

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver.bound import least_unfilled
from solver.bound.ascent import Climb
from solver.bound.branching import Tree
from solver.bound.hours import Hours, Limits, Spent
from solver.bound.relaxation import Relaxation
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.rules import broken, pinned_alone
from solver.score import Score, score
from solver.search.kernel.jit import HAS_NUMBA
from solver.search.model import build
from solver.search.week import Kernel, Week, compiled, interpreted
from tests.helpers.examples import examples
from tests.helpers.problems import problems, two_carers_two_clients, visit, weeks

many = settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
PRICES = st.sampled_from((0.0, 1.0, 10.0, 60.0, 400.0))


def kernel() -> Kernel:
    return compiled() if HAS_NUMBA else interpreted()


def sound(problem: Problem) -> Problem:
    assume(not broken(problem, pinned_alone(problem)))
    return problem


def plans_of(problem: Problem, seed: int) -> list[Score]:
    """The scores of rule-abiding plans: pins alone, a cheap fill, and after two anneals."""
    week = Week(build(problem), kernel(), seed)
    plans = [week.plan()]
    for moves, warmth in ((0, 1.0), (1500, 60.0), (1500, 3.0)):
        week.fill(tries=20)
        week.anneal(moves, warmth, keep=True)
        plans += [week.plan(), week.best_plan()]
    scores = [score(problem, plan) for plan in plans]
    assert all(one.hard == 0 for one in scores)
    return scores


def assert_never_beaten(problem: Problem, found: Score, steps: int = 15) -> None:
    """Drive the bound on plans as unfilled as this one as high as it goes."""
    climb = Climb(Relaxation(problem, found.unfilled), found.soft)
    for _ in range(steps):
        climb.step()
        assert climb.best <= found.soft + 1e-6
        if climb.is_done:
            break
    climb.begin_cases()
    for _ in range(3):
        climb.step()
        assert climb.best <= found.soft + 1e-6
        if climb.is_done:
            break
    tree = Tree.planted(climb)
    for _ in range(2):
        is_grown = tree.grow(lambda: tree.steps > 15)
        assert tree.bound <= found.soft + 1e-6
        if not is_grown:
            break


@many
@given(problems(), st.integers(0, 1000))
def test_no_plan_found_by_search_beats_the_bound(problem: Problem, seed: int) -> None:
    scores = plans_of(sound(problem), seed)
    for found in {one.rank: one for one in (min(scores), max(scores))}.values():
        assert_never_beaten(problem, found)


@many
@given(weeks(), st.integers(0, 1000), PRICES)
def test_no_prices_whatever_prove_too_much(
    week: tuple[Problem, Plan], seed: int, height: float
) -> None:
    problem, _ = week
    found = min(plans_of(sound(problem), seed))
    relaxation = Relaxation(problem, found.unfilled)
    least, most = relaxation.bounds()
    random = np.random.default_rng(seed)
    for _ in range(10):
        prices = random.normal(0, height, len(least)) * (random.random(len(least)) < 0.5)
        value, _ = relaxation.value(np.clip(prices, least, most))
        assert value <= found.soft + 1e-6


@many
@given(weeks(), st.integers(0, 1000), PRICES)
def test_no_prices_prove_too_much_with_cases_grown_at_others(
    week: tuple[Problem, Plan], seed: int, height: float
) -> None:
    problem, _ = week
    found = min(plans_of(sound(problem), seed))
    relaxation = Relaxation(problem, found.unfilled)
    least, most = relaxation.bounds()
    random = np.random.default_rng(seed)
    prices = np.clip(random.normal(0, height, len(least)), least, most)
    relaxation.begin_cases(prices)
    for _ in range(10):
        value, _ = relaxation.value(prices)
        assert value <= found.soft + 1e-6
        moves = random.normal(0, height / 10, len(least)) * (random.random(len(least)) < 0.3)
        prices = np.clip(prices + moves, least, most)


@many
@given(st.integers(0, 4000), st.lists(st.integers(0, 600), min_size=7, max_size=7),
       st.floats(0, 1), st.floats(0, 9), st.floats(0, 99))  # fmt: skip
def test_hours_are_never_priced_above_what_they_cost(
    contract: int, by_day: list[int], short: float, worked: float, days: float
) -> None:
    spent = Spent(0.9 * sum(by_day), np.array(by_day, dtype=np.float64))
    limits = Limits(contract * 4 // 5, contract, int(spent.worked), spent.days, 1, 2)
    hours = Hours(short, worked, days)
    cost = max(0, limits.floor - spent.busy) + 2 * max(0, spent.worked - contract)
    priced = hours.worked * spent.worked - hours.short * spent.busy + hours.days * spent.days
    assert priced + hours.held(limits) <= cost + 1e-6


@many
@given(problems(), st.integers(0, 1000))
def test_no_plan_leaves_less_open_than_is_proven(problem: Problem, seed: int) -> None:
    proven = least_unfilled(sound(problem), seconds=2)
    assert min(plans_of(problem, seed)).unfilled >= proven


@settings(many, max_examples=8)
@given(st.integers(0, 100_000))
def test_no_enumerated_plan_of_two_carers_beats_the_bound(seed: int) -> None:
    """Four visits, two carers, a few starts each: every plan there is, judged by the rules."""
    random = Random(seed)
    starts = [540 + 10 * random.randrange(12) for _ in range(3)]
    problem = two_carers_two_clients(
        *(
            visit(f"v{n}", start, client=random.choice(("rose", "dai")),
                  earliest_minute=start - 30, latest_minute=start + 30,
                  carers_wanted=random.choice((1, 1, 2)))
            for n, start in enumerate(starts)
        )
    )  # fmt: skip
    scores = list(every_plan(problem))
    least = min(scores)
    assert least_unfilled(problem, seconds=2) <= least.unfilled
    for unfilled in {one.unfilled for one in scores}:
        assert_never_beaten(problem, min((o for o in scores if o.unfilled <= unfilled),
                                         key=lambda one: one.soft))  # fmt: skip


def every_plan(problem: Problem, step: int = 30) -> list[Score]:
    """Scores of all rule-abiding plans with starts on a grid."""
    teams = [("ann",), ("bob",), ("ann", "bob")]
    plans: list[dict[str, Placement]] = [{}]
    for one in problem.visits:
        minutes = range(one.earliest_minute, one.latest_minute + 1, step)
        choices = [Placement(m, t) for m in minutes for t in teams if len(t) <= one.carers_wanted]
        plans = [p | more for p in plans for more in [{}, *({one.id: c} for c in choices)]]
    scores = [score(problem, Plan(problem.name, placements)) for placements in plans]
    return [one for one in scores if one.hard == 0]
