"""A shift that pushes: visits in the way of the new start move along, as far as they must."""
# ruff: noqa: FBT001 - compiled code: no keywords

from solver.search import layout as lay
from solver.search.kernel.chance import below
from solver.search.kernel.choose import carer_of, suggest_start
from solver.search.kernel.day import available, carer_change, day_row, minutes
from solver.search.kernel.jit import njit
from solver.search.kernel.plan import (
    energy,
    force_start,
    keeps_distance,
    state_of,
    undo,
    visit_of,
)
from solver.search.types import Ints

MOST_PUSHED = 8  # visits that one push may move
QUEUE = 256  # where in scratch the moved visits wait for a look at their neighbours


@njit
def restart(fix: Ints, tab: Ints, now: Ints, visit: int, at: int, n: int) -> bool:
    """Move one start as part of a push, if the visit itself allows it; note it as the nth."""
    row = visit_of(fix, visit)
    state = state_of(fix, visit)
    if n >= MOST_PUSHED or fix[row + lay.V_PINNED] > 0:
        return False
    if at < fix[row + lay.V_EARLIEST] or at > fix[row + lay.V_LATEST]:
        return False
    if at // lay.DAY != now[state] // lay.DAY or not keeps_distance(fix, now, visit, at):
        return False
    end = at + fix[row + lay.V_LASTS]
    for cell in range(state + lay.S_FIRST, state + lay.S_SECOND + 1):
        if now[cell] >= 0 and not available(fix, now[cell], at, end):
            return False
    force_start(fix, tab, now, visit, at)
    now[fix[lay.SCRATCH] + QUEUE + n] = visit
    return True


@njit
def make_way(fix: Ints, tab: Ints, now: Ints, visit: int, carer: int, later: bool, n: int) -> int:
    """Push the carer's next visit (or the one before) off this one; the number moved, -1: stuck."""
    row = day_row(fix, carer, now[state_of(fix, visit)] // lay.DAY)
    i = 0
    while now[row + lay.D_LIST + i] != visit:
        i += 1
    i += 1 if later else -1
    if i < 0 or i >= now[row + lay.D_COUNT]:
        return n
    other = now[row + lay.D_LIST + i]
    one = visit_of(fix, visit)
    two = visit_of(fix, other)
    start = now[state_of(fix, visit)]
    begins = now[state_of(fix, other)]
    if later:
        leg = minutes(fix, tab, carer, fix[one + lay.V_PLACE], fix[two + lay.V_PLACE])
        at = start + fix[one + lay.V_LASTS] + leg
        if begins >= at:
            return n
    else:
        leg = minutes(fix, tab, carer, fix[two + lay.V_PLACE], fix[one + lay.V_PLACE])
        at = start - leg - fix[two + lay.V_LASTS]
        if begins <= at:
            return n
    if not restart(fix, tab, now, other, at, n):
        return -1
    return n + 1


@njit
def push(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, limit: int) -> bool:
    """Start a visit earlier or later and push what is in the way along; keep it within `limit`."""
    start = now[state_of(fix, visit)]
    if start < 0:
        return False
    at = suggest_start(fix, tab, now, rng, visit, carer_of(fix, now, rng, visit))
    if below(rng, 2) == 0:
        at = start + below(rng, 31) - 15
    if at == start:
        return False
    before = energy(now)
    now[lay.LOG_N] = 0
    if not restart(fix, tab, now, visit, at, 0):
        return False
    n = 1
    i = 0
    while i < n and n > 0:
        moved = now[fix[lay.SCRATCH] + QUEUE + i]
        state = state_of(fix, moved)
        n = make_way(fix, tab, now, moved, now[state + lay.S_FIRST], at > start, n)
        if n > 0 and now[state + lay.S_SECOND] >= 0:
            n = make_way(fix, tab, now, moved, now[state + lay.S_SECOND], at > start, n)
        i += 1
    if n > 0 and energy(now) - before <= limit and days_hold(fix, tab, now, n):
        return True
    undo(fix, tab, now, 0)
    return False


@njit
def days_hold(fix: Ints, tab: Ints, now: Ints, n: int) -> bool:
    """The days of all who have one of the n moved visits keep every rule."""
    for i in range(n):
        state = state_of(fix, now[fix[lay.SCRATCH] + QUEUE + i])
        for cell in range(state + lay.S_FIRST, state + lay.S_SECOND + 1):
            carer = now[cell]
            if carer >= 0 and carer_change(fix, tab, now, carer, -1, -1, now[state]) >= lay.FAR:
                return False
    return True
