"""Goal attainment scaling: how far a person came with their own goals, as one number.

T. J. Kiresuk and R. E. Sherman, "Goal attainment scaling", Community Mental Health Journal 4
(1968) 443-453. It compares a person with what they themselves hoped for, at two times; there is
deliberately nothing here that compares people.
"""

from collections.abc import Sequence
from math import sqrt

RHO = 0.3  # assumed correlation between goals, as in the paper
AS_HOPED = 50.0


def t_score(levels: Sequence[int], weights: Sequence[float] | None = None) -> float | None:
    """The T-score of levels −2…2: 50 where all is as hoped; None without a goal or a weight.

    T = 50 + 10 Σ wx / sqrt((1 − ρ) Σ w² + ρ (Σ w)²). Without `weights` all goals count alike.
    """
    if weights is None:
        weights = [1.0] * len(levels)
    if len(weights) != len(levels) or any(weight < 0 for weight in weights):
        raise ValueError("each level needs a weight of 0 or more")
    if any(not -2 <= level <= 2 for level in levels):
        raise ValueError("a level is −2, −1, 0, 1 or 2")
    spread = (1 - RHO) * sum(weight**2 for weight in weights) + RHO * sum(weights) ** 2
    if spread == 0:
        return None
    reached = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    return AS_HOPED + 10 * reached / sqrt(spread)


def weight(importance: int | None, difficulty: int | None) -> float:
    """Importance times difficulty (each 0–3); a goal without either counts once."""
    if importance is None and difficulty is None:
        return 1.0
    return float(
        (1 if importance is None else importance) * (1 if difficulty is None else difficulty)
    )
