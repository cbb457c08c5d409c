"""Who can fill which place, and when: the ground that every bound stands on.

A *slot* is a stretch of minutes of one day at which one carer can start one visit, the visit
lying inside one of the carer's windows. A *pair* is a visit and a carer who has a slot for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from solver.problem import DAY_MINUTES, WEEK_MINUTES, Problem, Visit
from solver.search.model import pair_table

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]

DAYS = 7
# Columns of `Slots.rows`. CELL counts minutes over the slots of one carer; CARER is the index.
VISIT, CARER, DAY, LO, HI, DURATION, PLACE, CLIENT, SPACING, PAIR, CELL, SINCE = range(12)
COLUMNS = 12


@dataclass(frozen=True)
class Slots:
    """`rows` are sorted by carer, day and LO; `spans[7 * carer + day]` is the first of a day.

    SINCE of a row is LO less the visit's earliest start. `pair_points[p]` are the points of a
    place that pair p fills (circle, wishes, changes).
    """

    rows: Int32
    spans: Int64
    pair_visit: Int64
    pair_carer: Int64
    pair_points: Int64


def find_slots(problem: Problem) -> Slots:
    """All slots of a problem; a pinned visit has them for its pinned carers and start alone."""
    rows = _sorted_rows(problem)
    keys = rows[:, VISIT] * len(problem.carers) + rows[:, CARER]
    pairs, rows[:, PAIR] = np.unique(keys, return_inverse=True)
    visits, carers = np.divmod(pairs, max(1, len(problem.carers)))
    points = pair_table(problem)[visits, carers] if len(pairs) else pairs
    days = rows[:, CARER] * DAYS + rows[:, DAY]
    spans = np.searchsorted(days, np.arange(len(problem.carers) * DAYS + 1))
    return Slots(rows.astype(np.int32), spans.astype(np.int64), visits, carers, points)


def _sorted_rows(problem: Problem) -> Int64:
    """Every slot with all columns but PAIR, in order."""
    client_of = {c.id: number for number, c in enumerate(problem.clients)}
    windows = _windows(problem)
    able = pair_table(problem) >= 0
    parts = [
        part
        for number, visit in enumerate(problem.visits)
        for part in _slots_of(visit, windows, _carers_of(problem, visit, able[number]))
        for part in [_with_visit(part, problem, number, client_of)]
    ]
    rows = np.concatenate([np.zeros((0, COLUMNS), dtype=np.int64), *parts])
    rows = rows[np.lexsort((rows[:, LO], rows[:, DAY], rows[:, CARER]))]
    widths = rows[:, HI] - rows[:, LO] + 1
    ends = np.cumsum(widths) - widths
    first = np.searchsorted(rows[:, CARER], rows[:, CARER])
    rows[:, CELL] = ends - ends[first] if len(rows) else ends
    return rows


def _windows(problem: Problem) -> Int64:
    """Rows of carer, first start, last end: availability after the rest from last week."""
    cells = [
        (number, max(a, _rested(carer.worked_until, problem.rules.rest)), b)
        for number, carer in enumerate(problem.carers)
        if carer.most_days > 0
        for a, b in carer.available
    ]
    return np.array(cells, dtype=np.int64).reshape(-1, 3)


def _rested(worked_until: int | None, rest: int) -> int:
    return -WEEK_MINUTES if worked_until is None else worked_until + rest


def _carers_of(
    problem: Problem, visit: Visit, able: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Per carer: could do this visit, were there time; of a pinned visit its pinned carers."""
    most = np.array([c.most_minutes for c in problem.carers], dtype=np.int64)
    able = able & (visit.duration_minutes <= np.minimum(most, problem.rules.day_most))
    if visit.pinned is not None:
        able &= np.array([c.id in visit.pinned.carers for c in problem.carers], dtype=np.bool_)
    return able


def _slots_of(visit: Visit, windows: Int64, able: npt.NDArray[np.bool_]) -> list[Int64]:
    """The visit's slots of each day, with CARER, DAY, LO and HI."""
    if visit.pinned is not None:
        pinned = visit.pinned.start_minute
        visit = replace(visit, earliest_minute=pinned, latest_minute=pinned)
    found = []
    for day in range(visit.earliest_minute // DAY_MINUTES, visit.latest_minute // DAY_MINUTES + 1):
        begins = max(visit.earliest_minute, day * DAY_MINUTES)
        lasts = min(visit.latest_minute, day * DAY_MINUTES + DAY_MINUTES - 1)
        lo = np.maximum(windows[:, 1], begins)
        hi = np.minimum(windows[:, 2] - visit.duration_minutes, lasts)
        fits = (lo <= hi) & able[windows[:, 0]]
        rows = np.zeros((int(fits.sum()), COLUMNS), dtype=np.int64)
        rows[:, CARER], rows[:, DAY] = windows[fits, 0], day
        rows[:, LO], rows[:, HI] = lo[fits], hi[fits]
        found.append(rows)
    return found


def _with_visit(rows: Int64, problem: Problem, number: int, client_of: Mapping[str, int]) -> Int64:
    visit = problem.visits[number]
    client = client_of[visit.client]
    rows[:, VISIT], rows[:, DURATION], rows[:, CLIENT] = number, visit.duration_minutes, client
    rows[:, PLACE] = problem.clients[client].place
    rows[:, SPACING] = problem.clients[client].spacing_minutes
    rows[:, SINCE] = rows[:, LO] - visit.earliest_minute
    return rows


def least_missing(problem: Problem, slots: Slots) -> Int64:
    """Per visit: carers missing in every plan, as too few could come (or fewer are pinned)."""
    able = np.bincount(slots.pair_visit, minlength=len(problem.visits))
    wanted = np.array([v.carers_wanted for v in problem.visits], dtype=np.int64)
    asked = [v.carers_wanted if v.pinned is None else len(v.pinned.carers) for v in problem.visits]
    return wanted - np.minimum(np.array(asked, dtype=np.int64), able)


def unfilled_minutes(problem: Problem) -> Int64:
    """Per visit: what one missing carer adds to `unfilled`."""
    minutes = [v.priority * v.duration_minutes for v in problem.visits]
    return np.array(minutes, dtype=np.int64)
