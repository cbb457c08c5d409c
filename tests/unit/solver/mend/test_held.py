"""Visits that people hold to their carers or their time. Ann and Bob visit Rose and Dai."""

from dataclasses import replace

from solver.mend import Hold, held, left_to_plan, replan, with_the_past
from solver.plan import Plan
from solver.problem import Placement, Problem, Visit
from solver.rules import broken, pinned_alone
from tests.helpers.problems import at, carer, client, two_carers_two_clients, visit

NINE = at(1, 9)


def placed(problem: Problem, **placements: Placement) -> Plan:
    return Plan(problem.name, placements)


def one(problem: Problem, visit_id: str = "a") -> Visit:
    return next(visit for visit in problem.visits if visit.id == visit_id)


def test_a_visit_held_to_its_time_may_change_hands() -> None:
    problem = two_carers_two_clients(visit("a", NINE))
    plan = placed(problem, a=Placement(NINE + 10, ("ann",)))
    found = one(held(problem, plan, {"a": Hold.TIME}))
    assert (found.earliest_minute, found.latest_minute) == (NINE + 10, NINE + 10)
    assert found.pinned is None
    assert found.needs == frozenset()


def test_a_visit_held_to_its_carers_may_move_in_time() -> None:
    problem = two_carers_two_clients(visit("a", NINE))
    week = held(problem, placed(problem, a=Placement(NINE, ("bob",))), {"a": Hold.CARERS})
    has = {carer.id for carer in week.carers if one(week).needs <= carer.traits}
    assert has == {"bob"}
    assert one(week).latest_minute == problem.visits[0].latest_minute


def test_a_visit_held_to_both_is_pinned() -> None:
    problem = two_carers_two_clients(visit("a", NINE))
    plan = placed(problem, a=Placement(NINE, ("bob",)))
    assert one(held(problem, plan, {"a": Hold.BOTH})).pinned == plan.placements["a"]


def test_nothing_is_held_that_nobody_does_and_no_carers_where_one_is_lacking() -> None:
    problem = two_carers_two_clients(visit("a", NINE, carers_wanted=2), visit("b", NINE))
    plan = placed(problem, a=Placement(NINE + 5, ("bob",)))
    week = held(problem, plan, {"a": Hold.CARERS, "b": Hold.BOTH})
    assert week == problem
    found = one(held(problem, plan, {"a": Hold.BOTH}))
    assert (found.pinned, found.earliest_minute) == (None, NINE + 5)


def test_a_hold_lapses_with_what_nobody_decided() -> None:
    """Ann is off now: leave that was entered later."""
    problem = two_carers_two_clients(
        visit("a", NINE), carers=(carer("ann", available=()), carer("bob"))
    )
    plan = placed(problem, a=Placement(NINE, ("ann",)))
    assert held(problem, plan, {"a": Hold.BOTH}) == problem
    knowingly = {("a", "ann", "available")}
    found = held(problem, plan, {"a": Hold.CARERS}, knowingly)
    assert one(found).pinned == plan.placements["a"]
    left = left_to_plan(found, plan, 0)
    assert broken(left, pinned_alone(left)) == ()


def test_a_time_that_was_never_agreed_holds_where_it_was_decided() -> None:
    problem = two_carers_two_clients(visit("a", NINE))
    plan = placed(problem, a=Placement(NINE + 300, ("ann",)))
    assert held(problem, plan, {"a": Hold.TIME}) == problem
    found = one(held(problem, plan, {"a": Hold.TIME}, {("a", "ann", "bounds")}))
    assert found.earliest_minute == found.latest_minute == NINE + 300


def test_a_week_is_planned_round_what_breaks_a_rule_and_is_held() -> None:
    """Too little rest between Tuesday night and Wednesday morning, both locked."""
    late, early = at(1, 22), at(2, 6)
    problem = two_carers_two_clients(
        visit("late", late), visit("early", early), visit("noon", at(2, 12)),
        carers=(carer("ann", available=((0, 10_080),)),),
    )  # fmt: skip
    plan = placed(problem, late=Placement(late, ("ann",)), early=Placement(early, ("ann",)))
    assert [breach.rule for breach in broken(problem, plan)] == ["rest"]
    holds = {"late": Hold.BOTH, "early": Hold.BOTH}
    left = left_to_plan(held(problem, plan, holds, {("early", "ann", "rest")}), plan, -100)
    assert [one.id for one in left.visits] == ["late", "noon"]
    found = with_the_past(replan(left, moves=200, seconds=None), left, plan, -100, held=holds)
    assert found.placements["early"] == plan.placements["early"]
    assert found.placements["late"] == plan.placements["late"]
    assert "noon" in found.placements


def test_nobody_works_late_before_a_visit_that_is_left_out() -> None:
    early, clash = at(2, 6), at(2, 6, 15)
    problem = two_carers_two_clients(
        visit("early", early), visit("clash", clash), visit("late", at(1, 22)),
        carers=(carer("ann", available=((0, 10_080),)),), clients=(client("rose"), client("dai")),
    )  # fmt: skip
    plan = placed(problem, early=Placement(early, ("ann",)), clash=Placement(clash, ("ann",)))
    pinned = replace(
        problem,
        visits=tuple(replace(one, pinned=plan.placements.get(one.id)) for one in problem.visits),
    )
    left = left_to_plan(pinned, plan, 0)
    (ann,) = left.carers
    assert not any(start <= at(1, 22) < end for start, end in ann.available)
