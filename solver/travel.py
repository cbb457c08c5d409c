"""Minutes between places, by mode: the straight-line model or a matrix, exact to the minute."""

from math import isqrt
from typing import TYPE_CHECKING

from solver.problem import Matrix, Problem, StraightLine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

METRES_PER_10KM = 10_000


def travel_minutes(problem: Problem, mode: str, origin: int, destination: int) -> int:
    """Whole minutes from place `origin` to place `destination` (indices of `problem.places`)."""
    way = problem.travel[mode]
    if isinstance(way, Matrix):
        return way.minutes[origin][destination]
    if origin == destination:
        return 0
    (ax, ay), (bx, by) = problem.places[origin], problem.places[destination]
    if ax == bx and ay == by:
        return 0
    metres = isqrt((ax - bx) ** 2 + (ay - by) ** 2)
    return way.overhead_minutes - (-metres * way.minutes_per_10km // METRES_PER_10KM)


def minutes_matrix(problem: Problem, mode: str) -> "NDArray[np.int32]":
    """All of a mode's minutes at once, `[origin, destination]`, equal to `travel_minutes`.

    Exact for coordinates that the exchange format admits (within 10,000 km of the origin).
    """
    import numpy as np  # noqa: PLC0415 - 0.1 s that only the search should pay

    way = problem.travel[mode]
    if isinstance(way, Matrix):
        return np.array(way.minutes, dtype=np.int32).reshape(len(way.minutes), len(way.minutes))
    return _straight_lines(np.array(problem.places, dtype=np.int64).reshape(-1, 2), way)


def _straight_lines(places: "NDArray[np.int64]", way: StraightLine) -> "NDArray[np.int32]":
    import numpy as np  # noqa: PLC0415 - see above

    dx = places[:, None, 0] - places[None, :, 0]
    dy = places[:, None, 1] - places[None, :, 1]
    squares = dx * dx + dy * dy
    # Floats hold every whole number below 2**53, where the rounded root never passes a square.
    metres = np.sqrt(squares.astype(np.float64)).astype(np.int64)
    minutes = way.overhead_minutes - (-metres * way.minutes_per_10km // METRES_PER_10KM)
    return np.where(squares == 0, 0, minutes).astype(np.int32)
