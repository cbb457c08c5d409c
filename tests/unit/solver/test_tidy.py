"""Starts made tidy: when, how far, and what stays. Rose lives 1 km, Dai 5 km from the carers."""

from dataclasses import replace
from typing import Any

from solver.plan import Plan
from solver.problem import Placement, Problem, Rules, Visit, Weights
from solver.rules import broken
from solver.score import score
from solver.tidy import tidy_starts
from tests.helpers.problems import (
    at,
    carer,
    client,
    one_carer_one_client,
    plan,
    two_carers_two_clients,
    visit,
)

NINE = at(0, 9)


def starts(problem: Problem, **placements: tuple[int, str]) -> list[int]:
    """Minutes after nine of each visit once tidied, in the order given."""
    before = plan(problem, **placements)
    after = tidy_starts(problem, before)
    assert not broken(problem, after)
    assert list(after.placements) == list(before.placements)
    assert tidy_starts(problem, after) == after
    return [placement.start_minute - NINE for placement in after.placements.values()]


def for_dai(visit_id: str, start: int, **changes: Any) -> Visit:
    return visit(visit_id, start, client="dai", **changes)


def test_a_start_goes_to_the_nearest_five_minutes() -> None:
    problem = two_carers_two_clients(visit("a"), for_dai("b", NINE))
    assert starts(problem, a=(NINE + 2, "ann"), b=(NINE - 1, "bob")) == [0, 0]


def test_a_tidy_start_stays() -> None:
    problem = one_carer_one_client(visit("a"))
    assert starts(problem, a=(NINE + 55, "ann")) == [55]


def test_a_pinned_start_stays() -> None:
    problem = one_carer_one_client(visit("a", pinned=Placement(NINE + 1, ("ann",))))
    assert starts(problem, a=(NINE + 1, "ann")) == [1]


def test_a_chain_is_pushed_along() -> None:
    """Four minutes of travel each: 9:01, 9:35, 10:09 becomes 9:00, 9:35, 10:10."""
    visits = (visit("a", NINE), for_dai("b", at(0, 9, 35)), visit("c", at(0, 10, 10)))
    problem = two_carers_two_clients(*visits)
    assert starts(problem, a=(NINE + 1, "ann"), b=(NINE + 35, "ann"), c=(NINE + 69, "ann")) == [
        0, 35, 70,
    ]  # fmt: skip


def test_an_earlier_visit_makes_way() -> None:
    """The second can only go earlier, so the first does too."""
    first, second = visit("a", NINE), for_dai("b", at(0, 9, 32), latest_minute=at(0, 9, 33))
    problem = two_carers_two_clients(first, second)
    assert starts(problem, a=(NINE - 1, "ann"), b=(NINE + 33, "ann")) == [-5, 30]


def test_bounds_hold_what_they_hold() -> None:
    problem = one_carer_one_client(
        visit("a", NINE, earliest_minute=NINE + 1, latest_minute=NINE + 4)
    )
    assert starts(problem, a=(NINE + 2, "ann")) == [2]


def test_a_double_handed_visit_moves_for_both_carers_or_for_none() -> None:
    both = visit("both", NINE, carers_wanted=2)
    after_it = for_dai("next", at(0, 9, 36), latest_minute=at(0, 9, 36))
    problem = two_carers_two_clients(both, after_it)
    assert starts(problem, both=(NINE + 2, "ann bob"), next=(NINE + 36, "bob")) == [0, 35]
    late = replace(after_it, pinned=Placement(NINE + 36, ("bob",)))
    cramped = two_carers_two_clients(replace(both, earliest_minute=NINE + 1), late)
    assert starts(cramped, both=(NINE + 2, "ann bob"), next=(NINE + 36, "bob")) == [2, 36]


def test_what_was_promised_stays_within_its_grace() -> None:
    """Half past would be nearer, and cost nothing."""
    promised = Placement(NINE + 13, ("ann",))
    asked = visit("a", NINE + 28, published=promised)
    problem = one_carer_one_client(asked, weights=Weights(moved=0))
    assert starts(problem, a=(NINE + 28, "ann")) == [25]


def test_a_visit_keeps_its_distance_from_the_one_before() -> None:
    visits = visit("a", NINE), visit("b", at(0, 11, 32), latest_minute=at(0, 11, 33))
    problem = two_carers_two_clients(*visits, clients=(client(spacing_minutes=120), client("dai")))
    pinned = replace(problem.visits[0], pinned=Placement(NINE + 1, ("ann",)))
    problem = replace(problem, visits=(pinned, problem.visits[1]))
    assert starts(problem, a=(NINE + 1, "ann"), b=(NINE + 152, "bob")) == [1, 152]


def test_the_end_of_availability_is_kept() -> None:
    problem = one_carer_one_client(visit("a"), carers=(carer(available=((NINE + 1, NINE + 33),)),))
    assert starts(problem, a=(NINE + 2, "ann")) == [2]


def test_a_break_stays_a_break() -> None:
    rules = Rules(break_after=60)
    pause = for_dai("b", at(0, 10), latest_minute=at(0, 9, 55), earliest_minute=at(0, 9, 50))
    problem = two_carers_two_clients(visit("a", latest_minute=NINE + 4), pause, rules=rules)
    assert starts(problem, a=(NINE + 1, "ann"), b=(NINE + 55, "ann")) == [0, 55]


def test_tidiness_that_costs_more_than_it_is_worth_is_left() -> None:
    """Every minute beyond the grace costs ten here."""
    early = visit("a", NINE + 17, earliest_minute=NINE, latest_minute=NINE + 4)
    problem = one_carer_one_client(early, weights=Weights(early_late=10))
    assert starts(problem, a=(NINE + 2, "ann")) == [2]
    cheap = replace(problem, weights=Weights(early_late=1))
    assert starts(cheap, a=(NINE + 2, "ann")) == [0]


def test_other_steps_are_possible() -> None:
    problem = one_carer_one_client(visit("a"))
    quarter = tidy_starts(problem, plan(problem, a=(NINE + 10, "ann")), step_minutes=15)
    assert quarter.placements["a"].start_minute == NINE + 15


def test_nothing_placed_is_tidy_already() -> None:
    problem = one_carer_one_client()
    empty = Plan(problem.name, {})
    assert tidy_starts(problem, empty) == empty
    assert score(problem, empty).unfilled > 0
