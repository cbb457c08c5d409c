"""Goal attainment by the published formula."""

import pytest

from carecoop.services.plans.attainment import t_score, weight

VECTORS = (
    ([0, 0, 0], None, 50.00),
    ([1, 0, -1], None, 50.00),
    ([1, 1, 0], None, 59.13),
    ([2, 2, 2], None, 77.39),
    ([-2, -2, -2], None, 22.61),
    ([-1, -1, -1], None, 36.31),
    ([1, 0, 2], [3, 1, 2], 65.42),
    ([2], None, 70.00),
)


@pytest.mark.parametrize(("levels", "weights", "score"), VECTORS)
def test_the_score_is_what_the_formula_gives(
    levels: list[int], weights: list[float] | None, score: float
) -> None:
    reached = t_score(levels, weights)
    assert reached is not None
    assert round(reached, 2) == score


@pytest.mark.parametrize(("levels", "weights"), [([], None), ([], []), ([1, -1], [0, 0])])
def test_without_a_goal_or_a_weight_there_is_no_score(
    levels: list[int], weights: list[float] | None
) -> None:
    assert t_score(levels, weights) is None


@pytest.mark.parametrize(
    ("levels", "weights"), [([3], None), ([-3], None), ([1], [1, 1]), ([1], [-1])]
)
def test_what_the_scale_does_not_have_is_refused(
    levels: list[int], weights: list[float] | None
) -> None:
    with pytest.raises(ValueError, match="level"):
        t_score(levels, weights)


@pytest.mark.parametrize(
    ("importance", "difficulty", "counts"),
    [(None, None, 1), (3, 2, 6), (3, None, 3), (None, 2, 2), (0, 3, 0)],
)
def test_a_goal_counts_by_importance_and_difficulty(
    importance: int | None, difficulty: int | None, counts: float
) -> None:
    assert weight(importance, difficulty) == counts
