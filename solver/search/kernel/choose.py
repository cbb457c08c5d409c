"""Which carer and which start are worth a try, and the cheapest of a few."""

from solver.search import layout as L
from solver.search.kernel.chance import below
from solver.search.kernel.day import day_row, minutes
from solver.search.kernel.jit import njit
from solver.search.kernel.plan import (
    face_change,
    force_put,
    pair_points,
    put_change,
    state_of,
    visit_of,
)
from solver.search.types import Ints

# How the carer to try is drawn, in percent: one who comes to the client already, one of the
# circle or known, one who is near in time and place, else anyone able.
COMES, FAMILIAR, NEARBY = 35, 25, 20


@njit
def carer_of(fix: Ints, now: Ints, rng: Ints, visit: int) -> int:
    """One of the visit's carers at random, -1 when it has none."""
    state = state_of(fix, visit)
    second = now[state + L.S_SECOND]
    if second >= 0 and below(rng, 2) == 0:
        return second
    return now[state + L.S_FIRST]


@njit
def someone(fix: Ints, now: Ints, rng: Ints, visit: int) -> int:
    """A carer to try for a visit, -1 when nobody is able."""
    row = visit_of(fix, visit)
    able = fix[row + L.V_ABLE_N]
    if able == 0:
        return -1
    client = fix[L.CLIENT] + fix[row + L.V_CLIENT] * L.CLIENT_ROW
    dice = below(rng, 100)
    if dice < COMES:
        other = fix[fix[client + L.K_VISITS] + below(rng, fix[client + L.K_VISITS_N])]
        found = carer_of(fix, now, rng, other)
        if found >= 0:
            return found
    elif dice < COMES + FAMILIAR:
        n = fix[client + L.K_FAMILIAR_N]
        if n > 0:
            return fix[fix[client + L.K_FAMILIAR] + below(rng, n)]
    elif dice < COMES + FAMILIAR + NEARBY:
        n = fix[row + L.V_ROUND_N]
        if n > 0:
            found = carer_of(fix, now, rng, fix[fix[row + L.V_ROUND] + below(rng, n)])
            if found >= 0:
                return found
    return fix[fix[row + L.V_ABLE] + below(rng, able)]


@njit
def neighbours(fix: Ints, now: Ints, carer: int, visit: int, at: int) -> tuple[int, int]:
    """The carer's visits before and after the minute `at` on its day (-1: none)."""
    row = day_row(fix, carer, at // L.DAY)
    before = -1
    for i in range(now[row + L.D_COUNT]):
        other = now[row + L.D_LIST + i]
        if other == visit:
            continue
        if now[state_of(fix, other)] > at:
            return before, other
        before = other
    return before, -1


@njit
def suggest_start(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, carer: int) -> int:
    """A start worth a try: tight on a neighbour, a split or a break away, or near the wish."""
    row = visit_of(fix, visit)
    at = now[state_of(fix, visit)]
    wish = fix[row + L.V_WISH]
    if at < 0:
        at = wish
    dice = below(rng, 10)
    start = wish + below(rng, 31) - 15
    if dice < 7:
        lasts = fix[row + L.V_LASTS]
        place = fix[row + L.V_PLACE]
        before, after = neighbours(fix, now, carer, visit, at)
        late = dice % 2 == 0
        extra = 0
        if dice == 6:
            extra = fix[L.BREAK]
            late = below(rng, 2) == 0
        if late and before >= 0:
            facts = visit_of(fix, before)
            start = now[state_of(fix, before)] + fix[facts + L.V_LASTS]
            if dice == 4:
                start += fix[L.SPLIT]
            else:
                start += minutes(fix, tab, carer, fix[facts + L.V_PLACE], place) + extra
        elif not late and after >= 0:
            facts = visit_of(fix, after)
            start = now[state_of(fix, after)] - lasts
            if dice == 5:
                start -= fix[L.SPLIT]
            else:
                start -= minutes(fix, tab, carer, place, fix[facts + L.V_PLACE]) + extra
    elif dice == 7:
        start = at + below(rng, 31) - 15
    return min(max(start, fix[row + L.V_EARLIEST]), fix[row + L.V_LATEST])


@njit
def best_start(
    fix: Ints, tab: Ints, now: Ints, visit: int, carer: int, beat: int
) -> tuple[int, int]:
    """The fewest points for putting a visit with a carer, and the start; (`beat`, -1) if none.

    Inside a gap of the carer's day the points are piecewise linear in the start: the earliest,
    the latest and the one nearest to the wish are enough.
    """
    row = visit_of(fix, visit)
    set_start = now[state_of(fix, visit)]
    pair = pair_points(fix, tab, visit, carer)
    if pair < 0:
        return beat, -1
    if set_start >= 0:
        points = put_change(fix, tab, now, visit, carer, set_start)
        if points < beat:
            return points, set_start
        return beat, -1
    lasts = fix[row + L.V_LASTS]
    place = fix[row + L.V_PLACE]
    earliest = fix[row + L.V_EARLIEST]
    latest = fix[row + L.V_LATEST]
    wish = fix[row + L.V_WISH]
    # What filling the place can save at most: the hours that the carer's contract lacks.
    floor = fix[fix[L.CARER] + carer * L.CARER_ROW + L.C_FLOOR]
    lacks = floor - now[fix[L.WEEKROW] + carer * L.WEEK_ROW + L.W_BUSY]
    static = pair + face_change(fix, tab, now, fix[row + L.V_CLIENT], -1, carer)
    if static - fix[L.W_SHORT] * min(max(lacks, 0), lasts + 30) >= beat:
        return beat, -1
    best = -1
    first_day = earliest // L.DAY
    for day in range(first_day, latest // L.DAY + 1):
        days = day_row(fix, carer, day)
        n = now[days + L.D_COUNT]
        lo = max(earliest, day * L.DAY)
        end_of_day = min(latest, day * L.DAY + L.DAY - 1)
        for i in range(n + 1):
            hi = end_of_day
            after = -1
            if i < n:
                after = now[days + L.D_LIST + i]
                facts = visit_of(fix, after)
                leg = minutes(fix, tab, carer, place, fix[facts + L.V_PLACE])
                hi = min(hi, now[state_of(fix, after)] - leg - lasts)
            if lo <= hi:
                near = min(max(wish, lo), hi)
                points = put_change(fix, tab, now, visit, carer, near)
                if points < beat:
                    beat = points
                    best = near
                if lo != near:
                    points = put_change(fix, tab, now, visit, carer, lo)
                    if points < beat:
                        beat = points
                        best = lo
                if hi not in (near, lo):
                    points = put_change(fix, tab, now, visit, carer, hi)
                    if points < beat:
                        beat = points
                        best = hi
            if after < 0:
                break
            facts = visit_of(fix, after)
            leg = minutes(fix, tab, carer, fix[facts + L.V_PLACE], place)
            lo = max(lo, now[state_of(fix, after)] + fix[facts + L.V_LASTS] + leg)
            if lo > end_of_day:
                break
    return beat, best


@njit
def settle(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, first: int, tries: int) -> bool:
    """Put a visit with the cheapest of `first` and a few carers drawn; False if none may."""
    beat = L.FAR
    start = -1
    who = -1
    if first >= 0:
        beat, start = best_start(fix, tab, now, visit, first, beat)
        if start >= 0:
            who = first
    for _ in range(tries):
        carer = someone(fix, now, rng, visit)
        if carer < 0 or carer == who:
            continue
        points, at = best_start(fix, tab, now, visit, carer, beat)
        if at >= 0:
            beat = points
            start = at
            who = carer
    if who < 0:
        return False
    force_put(fix, tab, now, visit, who, start)
    return True
