"""Which visits a visit has to do with: the client's own, and those near in time and place."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from solver.problem import Problem
from solver.search import layout as lay

Int64 = npt.NDArray[np.int64]

ROUND_VISITS = 12  # how many visits near in time and place each visit remembers
ROUND_MINUTES = 100  # how far apart their wished starts may be
BLOCK_ROWS = 64  # of visits: their tables fit the processor's cache


def blocks(rows: int) -> Iterator[slice]:
    """So many rows, a block at a time."""
    for begins in range(0, rows, BLOCK_ROWS):
        yield slice(begins, min(rows, begins + BLOCK_ROWS))


def start_windows(problem: Problem) -> tuple[Int64, Int64, Int64]:
    """Per visit: its earliest and its latest start, and how long it lasts."""
    rows = [(v.earliest_minute, v.latest_minute, v.duration_minutes) for v in problem.visits]
    earliest, latest, lasts = np.array(rows, dtype=np.int64).reshape(-1, 3).T.copy()
    return earliest, latest, lasts


def near_lists(problem: Problem, of_client: Sequence[Sequence[int]]) -> list[list[int]]:
    """Per visit: the client's other visits whose time can come closer than the spacing."""
    earliest, latest, lasts = start_windows(problem)
    near: list[list[int]] = [[] for _ in problem.visits]
    for client, rows in zip(problem.clients, of_client, strict=True):
        ours = np.array(rows, dtype=np.int64)
        ends = (latest + lasts)[ours] + client.spacing_minutes
        meets = earliest[ours, None] < ends  # [one][two]: one may start before two is over
        meets &= meets.T
        np.fill_diagonal(meets, val=False)
        for row, others in zip(rows, meets, strict=True):
            near[row] = ours[others].tolist()
    return near


def round_lists(problem: Problem, place: Sequence[int]) -> list[list[int]]:
    """Per visit: the movable visits of its day nearest in time and place, nearest first."""
    x, y = np.asarray(problem.places, dtype=np.float64).reshape(-1, 2)[place].T.copy()
    wish = np.array([v.preferred_minute for v in problem.visits], dtype=np.int64)
    free = np.array([v.pinned is None for v in problem.visits], dtype=np.bool_)
    days = np.array([v.earliest_minute // lay.DAY for v in problem.visits], dtype=np.int64)
    found: list[list[int]] = [[] for _ in problem.visits]
    for day in np.unique(days):
        rows = np.flatnonzero(days == day)
        rows = rows[np.argsort(wish[rows], kind="stable")]
        others = rows[free[rows]]
        for block in blocks(len(rows)):
            ours = rows[block]
            first = np.searchsorted(wish[others], wish[ours[0]] - ROUND_MINUTES, side="left")
            last = np.searchsorted(wish[others], wish[ours[-1]] + ROUND_MINUTES, side="right")
            near = others[first:last]
            apart = np.abs(wish[near] - wish[ours, None])
            metres = np.hypot(x[near] - x[ours, None], y[near] - y[ours, None])
            far = metres / 200 + apart / 3  # about: minutes by car, and a third of the time apart
            meets = (apart <= ROUND_MINUTES) & (near != ours[:, None])
            for row, visits in zip(ours, nearest(far, meets, near), strict=True):
                found[row] = visits
    return found


def nearest(
    far: npt.NDArray[np.float64], meets: npt.NDArray[np.bool_], visits: Int64
) -> list[list[int]]:
    """Per row the first few visits that it meets; of equals the earlier one, on every machine."""
    base = int(visits.max(initial=0)) + 1
    beyond = np.iinfo(np.int64).max
    keys = np.where(meets, (far * 1000).astype(np.int64) * base + visits, beyond)
    if keys.shape[1] > ROUND_VISITS:  # far quicker than to sort them all
        keys = np.partition(keys, ROUND_VISITS, axis=1)[:, :ROUND_VISITS]
    keys = np.sort(keys, axis=1)
    counts = (keys < beyond).sum(axis=1).tolist()
    return [row[:n] for row, n in zip((keys % base).tolist(), counts, strict=True)]
