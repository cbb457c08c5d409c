"""The problem laid out in arrays."""

from dataclasses import replace

from solver.problem import Matrix, Placement, Problem, StraightLine
from solver.search import layout as lay
from solver.search.model import build
from tests.helpers.problems import at, carer, client, one_carer_one_client, visit


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
