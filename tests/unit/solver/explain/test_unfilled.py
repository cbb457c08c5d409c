"""Why nobody comes: the fewest facts, known from the making of the week."""

from typing import Any

import pytest

from solver.explain import Unfilled, why_unfilled
from solver.plan import Plan
from solver.problem import Problem
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
NEVER: dict[str, Any] = {"available": ()}
SKILLED = frozenset({"catheter"})


def said(found: Unfilled) -> dict[tuple[str, str], set[str]]:
    return {(fact.stop.rule, fact.stop.trait): set(fact.carers) for fact in found.facts}


def why(problem: Problem, before: Plan | None = None, **more: Any) -> Unfilled:
    return why_unfilled(problem, before or plan(problem), "rose.mon", **more)


def test_nobody_has_what_it_needs() -> None:
    problem = two_carers_two_clients(visit(needs=SKILLED))
    assert said(why(problem)) == {("needs", "catheter"): {"ann", "bob"}}


def test_the_one_who_has_it_is_away() -> None:
    people = (carer(), carer("bob", **NEVER), carer("pri", traits=SKILLED, **NEVER))
    problem = two_carers_two_clients(visit(needs=SKILLED), carers=people)
    found = why(problem)
    assert said(found) == {("needs", "catheter"): {"ann"}, ("available", ""): {"pri"}}
    assert found.could == ()


def test_one_fact_is_enough_where_it_stops_everybody() -> None:
    """Ann is away and lacks the skill, Bob only is away: that they are away says it all."""
    people = (carer(**NEVER), carer("bob", traits=SKILLED, **NEVER))
    problem = two_carers_two_clients(visit(needs=SKILLED), carers=people)
    assert said(why(problem)) == {("available", ""): {"ann", "bob"}}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"most_minutes": 29}, "most"),
        ({"most_days": 0}, "most_days"),
        ({"worked_until": at(0, 1)}, "rest"),
    ],
)
def test_a_full_week_or_a_short_night_is_found(changes: dict[str, Any], rule: str) -> None:
    problem = one_carer_one_client(carers=(carer(**changes),))
    assert said(why(problem)) == {(rule, ""): {"ann"}}


def test_who_is_barred_and_who_is_with_somebody_else() -> None:
    dai = visit("dai.mon", NINE, client="dai", duration_minutes=240)
    problem = two_carers_two_clients(
        visit(), dai, clients=(client(barred=frozenset({"bob"})), client("dai", place=5))
    )
    found = why(problem, plan(problem, dai_mon=(at(0, 8), "ann")))
    assert said(found) == {("barred", ""): {"bob"}, ("reach", ""): {"ann"}}


def test_two_facts_may_stop_one_carer_at_different_starts() -> None:
    """Ann can come until nine, when she is with Dai; afterwards she is not available."""
    dai = visit("dai.mon", at(0, 8), client="dai", duration_minutes=60)
    person = carer(available=((at(0, 7), at(0, 9, 20)),))
    problem = two_carers_two_clients(visit(), dai, carers=(person,))
    found = why(problem, plan(problem, dai_mon=(at(0, 8), "ann")))
    assert said(found) == {("available", ""): {"ann"}, ("reach", ""): {"ann"}}


def test_the_day_before_leaves_no_rest() -> None:
    late = visit("late", at(0, 22), client="dai", duration_minutes=60)
    problem = two_carers_two_clients(
        visit(start=at(1, 7), latest_minute=at(1, 8)), late, carers=(carer(),)
    )
    assert said(why(problem, plan(problem, late=(at(0, 22), "ann")))) == {("rest", ""): {"ann"}}


def test_no_fact_where_somebody_can_come() -> None:
    found = why(two_carers_two_clients())
    assert (found.facts, found.could) == ((), ("ann", "bob"))


def test_the_second_place_has_reasons_of_its_own() -> None:
    people = (carer(), carer("bob", **NEVER))
    problem = two_carers_two_clients(visit(carers_wanted=2), carers=people)
    found = why(problem)
    assert (said(found), found.could) == ({("available", ""): {"bob"}}, ("ann",))
    found = why(problem, plan(problem, rose_mon=(NINE, "ann")))
    assert (said(found), found.could) == ({("available", ""): {"bob"}}, ())


def test_two_who_are_never_free_together() -> None:
    early = carer(available=((at(0, 8), at(0, 9)),))
    late = carer("bob", available=((at(0, 9), at(0, 11)),))
    problem = two_carers_two_clients(visit(carers_wanted=2), carers=(early, late))
    assert said(why(problem)) == {("together", ""): {"ann", "bob"}}


def test_what_is_past_stops_nobody_but_is_not_offered() -> None:
    person = carer(available=((at(0, 8), at(0, 9)),))
    problem = two_carers_two_clients(carers=(person,))
    assert why(problem).could == ("ann",)
    assert said(why(problem, not_before=NINE)) == {("available", ""): {"ann"}}
