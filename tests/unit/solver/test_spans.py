"""Stretches of minutes."""

from solver.spans import joined, length, without


def test_spans_are_joined_and_cut_exactly() -> None:
    assert joined([(5, 7), (0, 3), (3, 4), (6, 9)]) == [(0, 4), (5, 9)]
    assert without([(0, 10), (20, 30)], [(5, 25)]) == ((0, 5), (25, 30))
    assert without([(0, 10)], [(2, 4), (6, 8)]) == ((0, 2), (4, 6), (8, 10))
    assert without([(0, 10)], [(4, 4), (20, 30)]) == ((0, 10),)


def test_a_length_is_the_sum_of_the_stretches() -> None:
    assert length([(0, 4), (5, 9)]) == 8
