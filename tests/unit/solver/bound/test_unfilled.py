"""What must stay unfilled, on weeks whose answer is known."""

from typing import Any

import numpy as np
import pytest

from solver.bound import least_unfilled
from solver.bound.unfilled import shortest_ways
from solver.exchange import read_problem
from solver.problem import Placement, Problem
from tests.helpers.problems import at, carer, one_carer_one_client, two_carers_two_clients, visit
from tests.helpers.shared import instance


def least(problem: Problem) -> int:
    return least_unfilled(problem, seconds=5)


def test_a_visit_that_somebody_can_do_may_be_filled() -> None:
    assert least(one_carer_one_client()) == 0


def test_a_visit_that_nobody_has_the_training_for_stays_open() -> None:
    needing = visit(needs=frozenset({"hoist"}), priority=3)
    assert least(one_carer_one_client(needing)) == 3 * 30


def test_the_second_place_of_a_visit_for_two_stays_open_with_one_carer() -> None:
    assert least(one_carer_one_client(visit(carers_wanted=2))) == 30


def test_a_pinned_visit_keeps_the_places_open_that_its_pin_leaves_open() -> None:
    pinned = visit(carers_wanted=2, pinned=Placement(at(0, 9), ("bob",)))
    assert least(two_carers_two_clients(pinned)) == 30


def test_one_carer_cannot_be_in_two_places_at_once() -> None:
    fixed: dict[str, Any] = {"earliest_minute": at(0, 9), "latest_minute": at(0, 9)}
    both = visit(**fixed), visit("dai.mon", client="dai", duration_minutes=45, **fixed)
    assert least(two_carers_two_clients(*both, carers=(carer(),))) == 30


def test_the_hours_of_a_week_are_not_exceeded() -> None:
    week = [visit(f"v{day}", at(day, 9)) for day in range(5)]
    assert least(one_carer_one_client(*week, carers=(carer(most_minutes=100),))) == 2 * 30


def test_days_beyond_the_most_stay_open() -> None:
    week = [visit(f"v{day}", at(day, 9)) for day in range(5)]
    assert least(one_carer_one_client(*week, carers=(carer(most_days=3),))) == 2 * 30


def test_a_plan_that_leaves_open_only_what_nobody_could_fill_ends_the_proof() -> None:
    needing = visit(needs=frozenset({"hoist"}))
    assert least_unfilled(one_carer_one_client(needing), seconds=0.0, known=30) == 30


def test_a_way_by_way_of_another_visit_may_be_shorter_than_the_table_says() -> None:
    table = np.array([[0, 50, 1], [50, 0, 1], [1, 1, 0]], dtype=np.int32)
    assert shortest_ways(table, 15)[0, 1] == 17


@pytest.mark.parametrize(("name", "minutes"), [("tiny-6", 1680)])
def test_the_least_of_a_shared_week_is_proven(name: str, minutes: int) -> None:
    assert least_unfilled(read_problem(instance(name)), seconds=30) == minutes
