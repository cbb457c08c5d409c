"""The problem laid out in arrays: who is near whom, the same on every machine."""

import numpy as np

from solver.search.model import ROUND_VISITS, nearest


def test_the_nearest_come_in_order_and_of_equals_the_earlier_row_first() -> None:
    far = np.array([3.0, 1.0, 2.0, 1.0])
    assert nearest(far, np.array([5, 9, 7, 4])).tolist() == [4, 9, 7, 5]


def test_no_more_than_a_few_are_kept_whatever_the_ties() -> None:
    visits = np.arange(100, 0, -1)
    found = nearest(np.full(100, 2.5), visits)
    assert found.tolist() == list(range(1, ROUND_VISITS + 1))


def test_nobody_near_is_an_empty_list() -> None:
    assert nearest(np.array([]), np.array([], dtype=np.int64)).tolist() == []
