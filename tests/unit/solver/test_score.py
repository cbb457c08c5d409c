"""Each term on a week that fits in a head: places a kilometre apart, a minute per kilometre."""

from dataclasses import replace
from pathlib import Path

import pytest

from solver.plan import Plan
from solver.problem import Placement, Problem, Weights
from solver.score import TERMS, Score, figures, score
from tests.helpers.problems import (
    as_wished,
    at,
    carer,
    client,
    one_carer_one_client,
    plan,
    two_carers_two_clients,
    visit,
)

CIRCLE_OF_ANN = client(circle=frozenset({"ann"}))


def points(problem: Problem, found: Plan, term: str) -> int:
    return score(problem, found).terms[term]


def test_every_weight_has_its_term_and_every_term_its_weight() -> None:
    assert set(TERMS) == set(Weights.__dataclass_fields__)


def test_an_empty_plan_leaves_minutes_by_priority_and_missing_carers() -> None:
    # 2 × 30 minutes × 2 carers + 3 × 45 minutes × 1 carer = 120 + 135
    problem = one_carer_one_client(
        visit(priority=2, carers_wanted=2),
        visit("rose.tue", at(1, 9), priority=3, duration_minutes=45),
    )
    assert score(problem, plan(problem)) == Score(0, 255, dict.fromkeys(TERMS, 0))


def test_a_double_handed_visit_with_one_carer_is_half_unfilled() -> None:
    problem = two_carers_two_clients(visit(carers_wanted=2))
    assert score(problem, as_wished(problem, "ann")).unfilled == 30


def test_faces_beyond_the_largest_team_cost_more_and_more() -> None:
    # three faces where one visit wants two: e = 1, one pair; where all want one: e = 2, 1 + 2
    days = [visit(f"rose.{day}", at(day, 9)) for day in range(3)]
    people = tuple(carer(name) for name in ("ann", "bob", "cai"))
    alone = one_carer_one_client(*days, carers=people)
    found = plan(alone, rose_0=(540, "ann"), rose_1=(at(1, 9), "bob"), rose_2=(at(2, 9), "cai"))
    assert points(alone, found, "carers_per_client") == 30 * 3
    team = replace(alone, visits=(replace(days[0], carers_wanted=2), *days[1:]))
    assert points(team, found, "carers_per_client") == 30 * 1


def test_a_carer_from_outside_the_circle_costs_each_time() -> None:
    problem = two_carers_two_clients(visit(), visit("rose.tue", at(1, 9)), clients=(CIRCLE_OF_ANN,))
    assert points(problem, as_wished(problem, "bob"), "off_circle") == 2 * 30
    assert points(problem, as_wished(problem, "ann"), "off_circle") == 0


def test_without_a_circle_nobody_is_outside_it() -> None:
    problem = one_carer_one_client()
    assert points(problem, as_wished(problem), "off_circle") == 0


def test_a_first_meeting_costs_once_however_often_they_meet() -> None:
    problem = one_carer_one_client(visit(), visit("rose.tue", at(1, 9)))
    assert points(problem, as_wished(problem), "new_face") == 60


@pytest.mark.parametrize(
    ("whom", "cost"),
    [(CIRCLE_OF_ANN, 0), (client(known={"ann": 1}), 0), (client(known={"ann": 0}), 60)],
)
def test_the_circle_and_the_known_are_no_new_faces(whom: object, cost: int) -> None:
    problem = one_carer_one_client(clients=(whom,))
    assert points(problem, as_wished(problem), "new_face") == cost


@pytest.mark.parametrize(("minute", "cost"), [(525, 0), (555, 0), (524, 1), (600, 45)])
def test_a_start_within_a_quarter_of_an_hour_is_on_time(minute: int, cost: int) -> None:
    problem = one_carer_one_client()
    assert points(problem, plan(problem, rose_mon=(minute, "ann")), "early_late") == cost


def rose_then_dai(gap: int) -> tuple[Problem, Plan]:
    """Ann is with Rose (1 km) 09:00-09:30 and after `gap` minutes with Dai (5 km)."""
    problem = two_carers_two_clients(visit(), visit("dai.mon", at(0, 9, 30) + gap, client="dai"))
    return problem, as_wished(problem)


def test_a_run_costs_its_travel_its_waiting_and_the_way_from_and_to_home() -> None:
    # 4 km between the two at 2 points, 10 - 4 minutes of waiting, 1 km there and 5 km home
    terms = score(*rose_then_dai(10)).terms
    assert [terms[name] for name in ("travel", "waiting", "commute", "run")] == [8, 6, 6, 0]


def test_two_runs_cost_two_ways_home_and_the_split_but_no_waiting() -> None:
    # Rose there and back 2 km, Dai there and back 10 km
    terms = score(*rose_then_dai(90)).terms
    assert [terms[name] for name in ("travel", "waiting", "commute", "run")] == [0, 0, 12, 30]


def test_contact_and_travel_below_four_fifths_of_the_contract_are_short() -> None:
    # 4/5 of 124 is 99 (rounded down); contact 60, travel 4
    problem, found = rose_then_dai(10)
    problem = replace(problem, carers=(carer(contract_minutes=124),))
    assert points(problem, found, "short") == 99 - 64


def test_a_carer_without_work_is_short_too() -> None:
    problem = one_carer_one_client(carers=(carer(contract_minutes=100),))
    assert points(problem, plan(problem), "short") == 80


def test_worked_minutes_above_the_contract_are_over() -> None:
    # 09:00 to 10:10 is 70 minutes worked
    problem, found = rose_then_dai(10)
    problem = replace(problem, carers=(carer(contract_minutes=60),))
    assert points(problem, found, "over") == 2 * 10


def test_clients_above_the_caseload_cost_each() -> None:
    problem, found = rose_then_dai(10)
    problem = replace(problem, carers=(carer(caseload=0),))
    assert points(problem, found, "caseload") == 2 * 5


def test_each_wish_that_a_carer_lacks_costs() -> None:
    wishes = frozenset({"woman", "lang:cy"})
    people = (carer(traits=frozenset({"woman"})), carer("bob"))
    problem = two_carers_two_clients(visit(wishes=wishes, carers_wanted=2), carers=people)
    assert points(problem, as_wished(problem, "ann bob"), "wish") == 10 * (1 + 2)


def test_a_promised_visit_costs_its_new_carers_and_the_minutes_it_moved() -> None:
    promised = visit(published=Placement(at(0, 9), ("ann",)))
    problem = two_carers_two_clients(promised)
    terms = score(problem, plan(problem, rose_mon=(at(0, 9, 20), "bob"))).terms
    assert (terms["changed"], terms["moved"]) == (25, 5)


def test_a_promised_visit_that_is_not_placed_is_no_change() -> None:
    problem = one_carer_one_client(visit(published=Placement(at(0, 9), ("ann",))))
    terms = score(problem, plan(problem)).terms
    assert (terms["changed"], terms["moved"]) == (0, 0)


def test_broken_rules_outweigh_unfilled_minutes_and_those_outweigh_points() -> None:
    scores = [Score(1, 0, {}), Score(0, 9, {}), Score(0, 3, {"travel": 7}), Score(0, 3, {"run": 5})]
    assert sorted(scores) == scores[::-1]
    assert min(scores).soft == 5


def test_weights_turn_amounts_into_points() -> None:
    problem, found = rose_then_dai(10)
    problem = replace(problem, weights=Weights(travel=7))
    assert points(problem, found, "travel") == 4 * 7


def test_figures_say_who_comes_and_what_the_week_takes() -> None:
    # Rose is seen by Ann (of her circle) and Bob, Dai by Ann
    problem = two_carers_two_clients(
        visit(carers_wanted=2),
        visit("dai.mon", at(0, 9, 40), client="dai"),
        visit("dai.tue", at(1, 9), client="dai"),
        clients=(CIRCLE_OF_ANN, client("dai", place=5)),
    )
    found = plan(problem, rose_mon=(540, "ann bob"), dai_mon=(580, "ann"))
    quoted = figures(problem, found)
    assert (quoted.places_filled, quoted.places_wanted) == (3, 4)
    assert quoted.of_circle_percent == 33.3
    assert quoted.faces == {"rose": 2, "dai": 1}
    assert (quoted.carers_per_client_mean, quoted.carers_per_client_worst) == (1.5, 2)
    # Ann 1 + 5 km from and to home, Bob 1 + 1
    assert (quoted.contact_minutes, quoted.travel_minutes, quoted.commute_minutes) == (90, 4, 8)
    assert quoted.waiting_minutes == 6


def test_figures_of_an_empty_plan_are_noughts() -> None:
    problem = one_carer_one_client()
    quoted = figures(problem, plan(problem))
    assert (quoted.places_filled, quoted.of_circle_percent) == (0, 0.0)
    assert (quoted.carers_per_client_mean, quoted.carers_per_client_worst) == (0.0, 0)


def test_every_term_has_a_test_above() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert {term for term in TERMS if f'"{term}"' not in text} == set()
