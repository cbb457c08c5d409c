"""Bounds of weeks whose best plan is known."""

from solver.bound import Bound, lower_bound
from solver.problem import Carer, Placement, Problem
from solver.score import score
from tests.helpers.problems import (
    as_wished,
    at,
    carer,
    client,
    one_carer_one_client,
    two_carers_two_clients,
    visit,
)


def bound_of(problem: Problem, unfilled: int = 0) -> Bound:
    plan = score(problem, as_wished(problem))
    return lower_bound(problem, seconds=20, unfilled=unfilled, plan_soft=plan.soft)


def proves_as_wished(problem: Problem) -> bool:
    """The plan with every visit as wished, by Ann, is proven the best."""
    return bound_of(problem).soft == score(problem, as_wished(problem)).soft


def test_the_way_to_a_single_visit_and_back_is_the_least() -> None:
    assert proves_as_wished(one_carer_one_client())


def test_meeting_for_the_first_time_is_counted_in() -> None:
    friends = one_carer_one_client(clients=(client(circle=frozenset({"ann"})),))
    assert bound_of(friends).soft == bound_of(one_carer_one_client()).soft - 60


def test_ways_and_pauses_of_a_morning_are_exact() -> None:
    fixed = [at(0, 8), at(0, 9), at(0, 10)]
    visits = [visit(f"v{m}", m, earliest_minute=m, latest_minute=m) for m in fixed]
    assert proves_as_wished(one_carer_one_client(*visits))


def test_a_contract_that_cannot_be_met_costs() -> None:
    anybody: Carer = carer(contract_minutes=500)
    assert proves_as_wished(one_carer_one_client(carers=(anybody,)))


def test_a_pinned_start_far_from_the_wish_costs() -> None:
    late = visit(pinned=Placement(at(0, 9, 45), ("ann",)))
    plain = bound_of(one_carer_one_client()).soft
    found = lower_bound(one_carer_one_client(late), seconds=20, unfilled=0, plan_soft=plain + 30)
    assert found.soft == plain + 30


def test_a_broken_promise_costs_where_the_promised_carer_is_away() -> None:
    promised = visit(published=Placement(at(0, 9), ("bob",)))
    people = (carer(), carer("bob", available=()))
    problem = two_carers_two_clients(promised, carers=people)
    assert proves_as_wished(problem)


def test_nothing_need_be_done_where_all_may_stay_open() -> None:
    assert lower_bound(one_carer_one_client(), seconds=0.5, unfilled=30).soft == 0


def test_better_bounds_are_told_as_they_are_found() -> None:
    told: list[Bound] = []
    found = lower_bound(one_carer_one_client(), seconds=0.5, unfilled=0, on_bound=told.append)
    assert [one.soft for one in told] == sorted(one.soft for one in told)
    assert told[-1].soft == found.soft


def test_it_stops_when_told_to() -> None:
    found = lower_bound(one_carer_one_client(), seconds=60, unfilled=0, should_stop=lambda: True)
    assert found.iterations == 0
    assert found.soft == 0


def test_a_week_without_visits_or_carers_has_a_bound() -> None:
    assert lower_bound(one_carer_one_client(carers=()), seconds=0.2, unfilled=30).soft == 0
    empty = two_carers_two_clients(visits=())
    assert lower_bound(empty, seconds=0.2, unfilled=0).soft == 0
