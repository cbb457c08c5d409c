"""Who is near whom, the same on every machine."""

import numpy as np

from solver.problem import Placement, Visit
from solver.search.neighbours import BLOCK_ROWS, ROUND_VISITS, near_lists, nearest, round_lists
from tests.helpers.problems import at, client, one_carer_one_client, visit

EVERYBODY = np.ones((1, 4), dtype=np.bool_)


def test_the_nearest_come_in_order_and_of_equals_the_earlier_row_first() -> None:
    far = np.array([[3.0, 1.0, 2.0, 1.0]])
    assert nearest(far, EVERYBODY, np.array([5, 9, 7, 4])) == [[4, 9, 7, 5]]


def test_who_does_not_meet_is_left_out_however_near() -> None:
    meets = np.array([[True, False, True, False]])
    far = np.array([[3.0, 1.0, 2.0, 1.0]])
    assert nearest(far, meets, np.array([5, 9, 7, 4])) == [[7, 5]]


def test_no_more_than_a_few_are_kept_whatever_the_ties() -> None:
    visits = np.arange(100, 0, -1)
    found = nearest(np.full((1, 100), 2.5), np.ones((1, 100), dtype=np.bool_), visits)
    assert found == [list(range(1, ROUND_VISITS + 1))]


def test_nobody_near_is_an_empty_list() -> None:
    nobody = np.array([], dtype=np.int64)
    assert nearest(np.empty((1, 0)), np.empty((1, 0), dtype=np.bool_), nobody) == [[]]


def test_visits_are_near_that_are_wished_within_100_minutes_of_the_same_day() -> None:
    problem = one_carer_one_client(
        visit("early", at(0, 8)),
        visit("within", at(0, 9, 40)),
        visit("beyond", at(0, 9, 41)),
        visit("pinned", at(0, 8, 30), pinned=Placement(at(0, 8, 30), ("ann",))),
        visit("tomorrow", at(1, 8)),
    )
    assert round_lists(problem, [0] * 5) == [[1], [2, 0], [1], [0, 1, 2], []]


def test_a_day_of_more_visits_than_a_block_is_looked_at_as_a_whole() -> None:
    minutes = range(3 * BLOCK_ROWS)
    problem = one_carer_one_client(*(visit(f"v{n}", at(0, 8) + n) for n in minutes))
    found = round_lists(problem, [0] * len(minutes))
    assert found[BLOCK_ROWS][:2] == [BLOCK_ROWS - 1, BLOCK_ROWS + 1]
    assert all(len(each) == ROUND_VISITS for each in found)


def fixed(visit_id: str, start: int) -> Visit:
    return visit(visit_id, start, earliest_minute=start, latest_minute=start)


def test_visits_of_a_client_are_near_when_less_than_the_spacing_may_lie_between() -> None:
    problem = one_carer_one_client(
        fixed("morning", at(0, 9)),
        fixed("noon", at(0, 11, 29)),
        fixed("later", at(0, 14)),
        clients=(client(spacing_minutes=120),),
    )
    assert near_lists(problem, [[0, 1, 2]]) == [[1], [0], []]
