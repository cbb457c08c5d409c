"""The cheapest week of one carer under given prices, by dynamic programming over (slot, minute).

Times are whole minutes, so nothing is rounded. A cell is a slot at one minute; its two labels
are the cheapest ways to have started that visit then whose visits just before differ, which keeps
a week from going A, B, A. Left out, so that a price is never above the true cost: breaks, weekly
rest, longer cycles, and that a pause of `split` minutes or more must end a run (it still costs).

All tables of labels share `val` (2 rows of points) and `ptr` (LAST1, CAME1, LAST2, CAME2: the
visit before and the label it came from, as 2 * cell + rank; SLOT: a cell's slot). Regions: STARTS
per cell; WAITS per cell, the prefix minimum less the price of time, for waiting in a run; ENDS per
minute of the day, with the way home paid; HOME per minute of the week, of earlier days' ends.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np
import numpy.typing as npt

from solver.bound.slots import CELL, CLIENT, DURATION, HI, LO, PLACE, SINCE, SPACING, VISIT
from solver.problem import DAY_MINUTES, WEEK_MINUTES
from solver.search.kernel.jit import HAS_NUMBA

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
P = ParamSpec("P")
R = TypeVar("R")

LAST1, CAME1, LAST2, CAME2, SLOT = range(5)
DAY_FIRST = 0  # head[0..7]: the carer's first row of each day, and the end
HOME_PLACE, SPLIT, REST, STEP, WAITS, ENDS, ENDS_N, HOME = range(8, 16)
NODES, COEFS, TIME_OFFSETS = 16, 17, 18  # offsets into `cost`; `cost` from 0 holds the time points
NOW_DAY, NOW_SLOT, NOW_FROM, NOW_UPTO, SLEPT = 19, 20, 21, 22, 23  # written by the kernel
HEAD = 24
C_RUN, C_TRAVEL, C_COMMUTE, C_MINUTE, C_DAY = 0, 1, 2, 3, 10  # C_MINUTE and C_DAY: one per day
COEF_N = 17


def njit(function: Callable[P, R]) -> Callable[P, R]:
    """Compile and cache, or leave as it is where numba is not installed."""
    if not HAS_NUMBA:
        return function
    import numba  # noqa: PLC0415 - optional

    options: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
    return cast("Callable[P, R]", numba.njit(**options)(function))


@njit
def merge(val: Floats, ptr: Ints, at: int, points: float, last: int, came: int) -> None:
    """Keep a label if it is among the two cheapest with different visits before."""
    if points < val[0, at]:
        if ptr[LAST1, at] != last:
            val[1, at] = val[0, at]
            ptr[LAST2, at] = ptr[LAST1, at]
            ptr[CAME2, at] = ptr[CAME1, at]
        val[0, at] = points
        ptr[LAST1, at] = last
        ptr[CAME1, at] = came
    elif points < val[1, at] and ptr[LAST1, at] != last:
        val[1, at] = points
        ptr[LAST2, at] = last
        ptr[CAME2, at] = came


@njit
def carry(val: Floats, ptr: Ints, source: int, target: int) -> None:
    """Merge both labels of one place of the tables into another."""
    merge(val, ptr, target, val[0, source], ptr[LAST1, source], ptr[CAME1, source])
    merge(val, ptr, target, val[1, source], ptr[LAST2, source], ptr[CAME2, source])


@njit
def set_out(val: Floats, ptr: Ints, source: int, at: int, points: float, visit: int) -> None:
    """Come to a cell of `visit` from home, after any other visit."""
    if ptr[LAST1, source] != visit:
        merge(val, ptr, at, val[0, source] + points, ptr[LAST1, source], ptr[CAME1, source])
    if ptr[LAST2, source] != visit:
        merge(val, ptr, at, val[1, source] + points, ptr[LAST2, source], ptr[CAME2, source])


@njit
def open_cells(head: Longs, rows: Ints, cost: Floats, travel: Ints, val: Floats, ptr: Ints) -> None:
    """Start the slot's cells from home: as the first visit of the week, the day or a run."""
    day, slot = head[NOW_DAY], head[NOW_SLOT]
    coefs, visit = head[COEFS], rows[slot, VISIT]
    commute = cost[coefs + C_COMMUTE] * travel[head[HOME_PLACE], rows[slot, PLACE]]
    morning = commute + cost[coefs + C_DAY + day]
    again = commute + cost[coefs + C_RUN]
    for minute in range(
        max(rows[slot, LO], head[NOW_FROM]), min(rows[slot, HI], head[NOW_UPTO]) + 1
    ):
        at = rows[slot, CELL] + minute - rows[slot, LO]
        ptr[SLOT, at] = slot
        merge(val, ptr, at, morning, -1, -1)
        slept = minute - head[REST]
        if slept >= 0:
            set_out(val, ptr, head[HOME] + slept, at, morning, visit)
        parted = minute - head[SPLIT] - day * DAY_MINUTES
        if parted >= 0:
            set_out(val, ptr, head[ENDS] + parted, at, again, visit)


@njit
def go_on(
    head: Longs, rows: Ints, cost: Floats, travel: Ints, val: Floats, ptr: Ints, one: int
) -> None:
    """Reach the slot's cells from slot `one` within a run."""
    day, two = head[NOW_DAY], head[NOW_SLOT]
    way = travel[rows[one, PLACE], rows[two, PLACE]]
    need = way
    if rows[one, CLIENT] == rows[two, CLIENT] and rows[one, SPACING] > way:
        need = rows[one, SPACING]
    begin = max(rows[two, LO], head[NOW_FROM], rows[one, LO] + rows[one, DURATION] + need)
    upto = min(rows[two, HI], head[NOW_UPTO], rows[one, HI] + rows[one, DURATION] + head[SPLIT] - 1)
    if rows[one, VISIT] == rows[two, VISIT] or need >= head[SPLIT] or begin > upto:
        return
    per_minute = cost[head[COEFS] + C_MINUTE + day]
    fixed = cost[head[COEFS] + C_TRAVEL] * way - per_minute * rows[one, DURATION]
    source = head[WAITS] + rows[one, CELL] - rows[one, DURATION] - need - rows[one, LO]
    last = head[WAITS] + rows[one, CELL] + rows[one, HI] - rows[one, LO]
    target = rows[two, CELL] - rows[two, LO]
    before, after = rows[one, VISIT], rows[two, VISIT]
    for minute in range(begin, upto + 1):
        at = min(source + minute, last)
        points, came = val[0, at], ptr[CAME1, at]
        if ptr[LAST1, at] == after:
            points, came = val[1, at], ptr[CAME2, at]
        points += fixed + per_minute * minute
        if points < val[1, target + minute]:
            merge(val, ptr, target + minute, points, before, came)


@njit
def close_cells(
    head: Longs, rows: Ints, cost: Floats, travel: Ints, val: Floats, ptr: Ints
) -> None:
    """Pay for the visit itself, and note where one can wait or go home from here."""
    day, slot = head[NOW_DAY], head[NOW_SLOT]
    coefs, visit = head[COEFS], rows[slot, VISIT]
    per_minute = cost[coefs + C_MINUTE + day]
    commute = cost[coefs + C_COMMUTE] * travel[rows[slot, PLACE], head[HOME_PLACE]]
    ends = head[ENDS] + rows[slot, DURATION] - day * DAY_MINUTES
    node = cost[head[NODES] + slot]
    times = np.int64(cost[head[TIME_OFFSETS] + slot])
    lo = rows[slot, LO]
    for minute in range(max(lo, head[NOW_FROM]), min(rows[slot, HI], head[NOW_UPTO]) + 1):
        at = rows[slot, CELL] + minute - lo
        points = node + cost[times + rows[slot, SINCE] + minute - lo]
        val[0, at] += points
        val[1, at] += points
        wait = head[WAITS] + at
        if minute > lo:
            carry(val, ptr, wait - 1, wait)
        waited = per_minute * minute
        merge(val, ptr, wait, val[0, at] - waited, ptr[LAST1, at], 2 * at)
        merge(val, ptr, wait, val[1, at] - waited, ptr[LAST2, at], 2 * at + 1)
        merge(val, ptr, ends + minute, val[0, at] + commute, visit, 2 * at)


@njit
def price_block(
    head: Longs, rows: Ints, cost: Floats, travel: Ints, val: Floats, ptr: Ints
) -> None:
    """All cells of some minutes, so few that no visit both begins and ends among them."""
    first, after = head[DAY_FIRST + head[NOW_DAY]], head[DAY_FIRST + head[NOW_DAY] + 1]
    begun = first
    for two in range(first, after):
        if rows[two, LO] > head[NOW_UPTO]:
            break
        if rows[two, HI] < head[NOW_FROM]:
            continue
        head[NOW_SLOT] = two
        open_cells(head, rows, cost, travel, val, ptr)
        while begun < after and rows[begun, LO] + head[STEP] <= head[NOW_UPTO]:
            begun += 1
        for one in range(begun - 1, first - 1, -1):
            if rows[one, HI] + rows[one, DURATION] + head[SPLIT] > head[NOW_FROM]:
                go_on(head, rows, cost, travel, val, ptr, one)
        close_cells(head, rows, cost, travel, val, ptr)


@njit
def sleep(head: Longs, val: Floats, ptr: Ints, upto: int) -> None:
    """Let HOME hold, up to a minute of the week, the cheapest of all ends before."""
    while head[SLEPT] < upto:
        head[SLEPT] += 1
        carry(val, ptr, head[HOME] + head[SLEPT] - 1, head[HOME] + head[SLEPT])


@njit
def price_day(head: Longs, rows: Ints, cost: Floats, travel: Ints, val: Floats, ptr: Ints) -> None:
    """A day's cells in order of time; its ends then open the days after it."""
    day = head[NOW_DAY]
    first, after = head[DAY_FIRST + day], head[DAY_FIRST + day + 1]
    if first == after:
        return
    for at in range(head[ENDS], head[ENDS] + head[ENDS_N]):
        val[0, at], val[1, at], ptr[LAST1, at] = np.inf, np.inf, -1
    dawn, settled = day * DAY_MINUTES, 1
    last = rows[first, HI]
    for slot in range(first, after):
        last = max(last, rows[slot, HI])
    sleep(head, val, ptr, last - head[REST])
    for minute in range(rows[first, LO], last + 1, head[STEP]):
        head[NOW_FROM], head[NOW_UPTO] = minute, minute + head[STEP] - 1
        while settled <= head[NOW_UPTO] - head[SPLIT] - dawn and settled < head[ENDS_N]:
            carry(val, ptr, head[ENDS] + settled - 1, head[ENDS] + settled)
            settled += 1
        price_block(head, rows, cost, travel, val, ptr)
    for end in range(settled, head[ENDS_N]):
        carry(val, ptr, head[ENDS] + end - 1, head[ENDS] + end)
    for end in range(head[ENDS_N]):
        carry(val, ptr, head[ENDS] + end, head[HOME] + min(dawn + end, WEEK_MINUTES))


@njit
def price_week(
    head: Longs, rows: Ints, cost: Floats, travel: Ints, val: Floats, ptr: Ints, week: Ints
) -> int:
    """Write the cheapest week that is not empty into `week`, last visit first; its length.

    Rows of `week` are a row of `rows` and a start. Its points are `val[0]` at the end of HOME.
    """
    for at in range(head[HOME] + WEEK_MINUTES + 1):
        val[0, at], val[1, at] = np.inf, np.inf
        ptr[LAST1, at], ptr[LAST2, at] = -1, -1
    head[SLEPT] = 0
    for day in range(7):
        head[NOW_DAY] = day
        price_day(head, rows, cost, travel, val, ptr)
    sleep(head, val, ptr, WEEK_MINUTES)
    came, n = ptr[CAME1, head[HOME] + WEEK_MINUTES], 0
    if not val[0, head[HOME] + WEEK_MINUTES] < np.inf:
        return 0
    while came >= 0 and n < week.shape[0]:
        at = came // 2
        slot = ptr[SLOT, at]
        week[n, 0], week[n, 1] = slot, rows[slot, LO] + at - rows[slot, CELL]
        came = ptr[CAME1, at] if came % 2 == 0 else ptr[CAME2, at]
        n += 1
    return n
