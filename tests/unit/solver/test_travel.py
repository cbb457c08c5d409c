import numpy as np
from hypothesis import given, settings

from solver.problem import Matrix, Problem, StraightLine
from solver.travel import minutes_matrix, travel_minutes
from tests.helpers.problems import one_carer_one_client, problems


def by(way: StraightLine | Matrix, *places: tuple[int, int]) -> Problem:
    return one_carer_one_client(places=places, travel={"car": way})


def test_minutes_round_up_from_whole_metres() -> None:
    # isqrt(3000² + 1²) = 3000 m; 3000 * 21 / 10000 = 6.3, so 7, and 4 to park
    problem = by(StraightLine(4, 21), (0, 0), (3000, 1))
    assert travel_minutes(problem, "car", 0, 1) == 11


def test_staying_and_places_with_equal_coordinates_take_no_time() -> None:
    problem = by(StraightLine(4, 21), (5, 5), (5, 5))
    assert travel_minutes(problem, "car", 0, 0) == 0
    assert travel_minutes(problem, "car", 0, 1) == 0


def test_a_matrix_is_used_as_it_is_also_on_the_spot_and_one_way() -> None:
    problem = by(Matrix(((2, 7), (9, 0))), (0, 0), (0, 0))
    found = [[travel_minutes(problem, "car", a, b) for b in (0, 1)] for a in (0, 1)]
    assert found == [[2, 7], [9, 0]]


def test_without_places_the_dense_matrix_is_empty() -> None:
    assert minutes_matrix(by(StraightLine(4, 21)), "car").shape == (0, 0)
    assert minutes_matrix(by(Matrix(())), "car").shape == (0, 0)


@given(problem=problems())
@settings(max_examples=50, deadline=None)
def test_the_dense_matrix_holds_what_each_pair_says(problem: Problem) -> None:
    everywhere = range(len(problem.places))
    for mode in problem.travel:
        pairs = [[travel_minutes(problem, mode, a, b) for b in everywhere] for a in everywhere]
        assert minutes_matrix(problem, mode).dtype == np.int32
        assert minutes_matrix(problem, mode).tolist() == pairs


def test_the_dense_matrix_is_exact_at_the_edge_of_the_plane() -> None:
    far = 10_000_000
    problem = by(StraightLine(0, 10_000), (-far, -far), (far, far), (far, far - 1), (far - 1, far))
    exact = [[travel_minutes(problem, "car", a, b) for b in range(4)] for a in range(4)]
    assert minutes_matrix(problem, "car").tolist() == exact
