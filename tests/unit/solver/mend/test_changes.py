"""What changed since a week was published. It is Tuesday, half past six; Ann and Bob are carers."""

from dataclasses import replace

import pytest

from solver.errors import SolverError
from solver.mend import CarerAway, ClientAway, NewVisits, as_it_went, changed
from solver.plan import Plan
from solver.problem import Client, Matrix, Placement, Problem, Visit
from tests.helpers.problems import as_wished, at, carer, two_carers_two_clients, visit

NOW = at(1, 6, 30)


def visit_in(problem: Problem, visit_id: str) -> Visit:
    return next(one for one in problem.visits if one.id == visit_id)


def test_what_was_planned_is_promised_and_what_has_begun_is_pinned() -> None:
    problem = two_carers_two_clients(visit("mon", at(0, 9)), visit("wed", at(2, 9)))
    left = changed(problem, as_wished(problem), (), NOW)
    assert visit_in(left, "mon").pinned == Placement(at(0, 9), ("ann",))
    assert visit_in(left, "wed").published == Placement(at(2, 9), ("ann",))
    assert visit_in(left, "wed").pinned is None


def test_a_carer_who_is_off_is_not_available_and_her_leave_counts_as_worked() -> None:
    week = ((at(0, 8), at(0, 18)), (at(2, 8), at(2, 18)))
    problem = two_carers_two_clients(
        visit(start=at(2, 9)),
        carers=(carer(available=week, contract_minutes=600), carer("bob")),
    )
    left = changed(problem, as_wished(problem), [CarerAway("ann", at(2, 0), at(2, 13))])
    assert left.carers[0].available == ((at(0, 8), at(0, 18)), (at(2, 13), at(2, 18)))
    assert left.carers[0].contract_minutes == 450
    assert left.carers[1] == problem.carers[1]


def test_a_visit_that_she_did_not_make_is_still_to_be_made_or_lost() -> None:
    visits = (visit("six", at(1, 5)), visit("now", NOW - 15), visit("next", NOW + 60))
    problem = two_carers_two_clients(*visits)
    left = changed(problem, as_wished(problem), [CarerAway("ann", at(1, 4))], NOW)
    assert [one.id for one in left.visits] == ["now", "next"]
    assert all(one.pinned is None for one in left.visits)
    assert visit_in(left, "now").published == Placement(NOW - 15, ("ann",))


def test_a_visit_that_she_made_before_she_fell_ill_stays_hers() -> None:
    problem = two_carers_two_clients(visit("early", at(1, 6)))
    left = changed(problem, as_wished(problem), [CarerAway("ann", NOW)], NOW)
    assert visit_in(left, "early").pinned == Placement(at(1, 6), ("ann",))


def test_of_two_carers_the_other_one_came() -> None:
    problem = two_carers_two_clients(visit("two", at(1, 5), carers_wanted=2))
    stood = as_it_went(as_wished(problem, "ann bob"), [CarerAway("ann", at(1, 4))])
    assert stood.placements == {"two": Placement(at(1, 5), ("bob",))}


def test_visits_to_a_client_in_hospital_are_off_from_then_on() -> None:
    visits = (visit("mon", at(0, 9)), visit("tue", at(1, 9)), visit("thu", at(3, 9)))
    dai = visit("dai", at(1, 9), client="dai")
    problem = two_carers_two_clients(*visits, dai)
    away = ClientAway("rose", NOW, at(3, 0))
    left = changed(problem, as_wished(problem), [away], NOW)
    assert [one.id for one in left.visits] == ["mon", "thu", "dai"]


def test_bounds_keep_out_of_the_time_that_a_client_is_away() -> None:
    problem = two_carers_two_clients(visit("before", at(2, 8)), visit("after", at(3, 9)))
    left = changed(problem, as_wished(problem), [ClientAway("rose", at(2, 8, 30), at(3, 8, 40))])
    assert visit_in(left, "before").latest_minute == at(2, 8, 29)
    assert visit_in(left, "after").earliest_minute == at(3, 8, 40)


def test_a_new_package_comes_with_its_client_and_place() -> None:
    problem = two_carers_two_clients(visit())
    eve = Client("eve", place=len(problem.places))
    new = NewVisits((visit("eve", at(2, 9), client="eve"),), (eve,), ((7, 7),))
    left = changed(problem, as_wished(problem), [new], NOW)
    assert left.places[left.clients[-1].place] == (7, 7)
    assert visit_in(left, "eve").published is None


def test_a_new_place_has_no_row_in_a_table_of_travel() -> None:
    problem = replace(two_carers_two_clients(visit()), travel={"car": Matrix(((0,) * 10,) * 10)})
    with pytest.raises(SolverError, match="no row in the table"):
        changed(problem, as_wished(problem), [NewVisits((), (), ((7, 7),))])


@pytest.mark.parametrize("change", [CarerAway("zoe", 0), ClientAway("zoe", 0)])
def test_somebody_unknown_is_named(change: CarerAway | ClientAway) -> None:
    problem = two_carers_two_clients(visit())
    with pytest.raises(SolverError, match="zoe"):
        changed(problem, as_wished(problem), [change])


def test_carers_who_have_left_are_no_promise() -> None:
    problem = two_carers_two_clients(visit("a"), visit("b", at(0, 11)))
    plan = Plan(problem.name, {"a": Placement(at(0, 9), ("gwen",)),
                               "b": Placement(at(0, 11), ("gwen", "bob"))})  # fmt: skip
    left = changed(problem, plan, ())
    assert visit_in(left, "a").published is None
    assert visit_in(left, "b").published == Placement(at(0, 11), ("bob",))
