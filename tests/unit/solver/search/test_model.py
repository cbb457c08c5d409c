"""The problem laid out in arrays: who is near whom, the same on every machine."""

from dataclasses import replace

import numpy as np

from solver.problem import Matrix, Placement, Problem, StraightLine
from solver.search import layout as lay
from solver.search.model import ROUND_VISITS, build, nearest
from tests.helpers.problems import at, carer, client, one_carer_one_client, visit


def test_the_nearest_come_in_order_and_of_equals_the_earlier_row_first() -> None:
    far = np.array([3.0, 1.0, 2.0, 1.0])
    assert nearest(far, np.array([5, 9, 7, 4])).tolist() == [4, 9, 7, 5]


def test_no_more_than_a_few_are_kept_whatever_the_ties() -> None:
    visits = np.arange(100, 0, -1)
    found = nearest(np.full(100, 2.5), visits)
    assert found.tolist() == list(range(1, ROUND_VISITS + 1))


def test_nobody_near_is_an_empty_list() -> None:
    assert nearest(np.array([]), np.array([], dtype=np.int64)).tolist() == []


def across_a_region() -> Problem:
    """Ann walks, Bob drives; Rose lives next to them, Dai a hundred kilometres on."""
    return one_carer_one_client(
        visit("near", at(0, 9)),
        visit("far", at(1, 9), client="dai"),
        places=((0, 0), (1000, 0), (100_000, 0)),
        carers=(carer(mode="foot"), carer("bob")),
        clients=(client(), client("dai", place=2)),
        travel={"foot": StraightLine(0, 120), "car": StraightLine(0, 10)},
    )


def test_a_long_way_on_foot_stretches_nobodys_night() -> None:
    model = build(across_a_region())
    assert model.fix[lay.REST] == 660
    pairs = model.tab[model.fix[lay.PAIR] :][:4].reshape(2, 2)
    assert [row.tolist() for row in pairs >= 0] == [[True, True], [False, True]]


def test_a_long_way_that_is_pinned_is_kept_and_the_nights_with_it() -> None:
    problem = across_a_region()
    pinned = replace(problem.visits[1], pinned=Placement(at(1, 9), ("ann",)))
    model = build(replace(problem, visits=(problem.visits[0], pinned)))
    assert model.fix[lay.REST] == 1200


def test_ways_from_a_table_are_taken_as_they_are() -> None:
    """Two places near somebody's home may be far apart there."""
    far = Matrix(((0, 1, 1), (1, 0, 900), (1, 900, 0)))
    model = build(replace(across_a_region(), travel={"foot": far, "car": far}))
    assert model.fix[lay.REST] == 900
