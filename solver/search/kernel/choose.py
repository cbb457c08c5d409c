"""Which carer and which start are worth a try, and the cheapest of a few."""

# ruff: noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - compiled code: one loop over a day, arrays as arguments

from solver.search import layout as lay
from solver.search.kernel.chance import below
from solver.search.kernel.day import carer_change, day_row, minutes
from solver.search.kernel.jit import njit
from solver.search.kernel.plan import (
    face_change,
    force_put,
    keeps_distance,
    pair_points,
    put_change,
    start_points,
    state_of,
    visit_of,
)
from solver.search.types import Ints

# How the carer to try is drawn, in percent: one who comes to the client already, one of the
# circle or known, one who is near in time and place, else anyone able. Once who serves whom is
# settled (COLD points), hardly anybody but those who come is ever kept.
COMES, FAMILIAR, NEARBY = 55, 25, 12
COLD_COMES, COLD_FAMILIAR, COLD_NEARBY = 75, 20, 3
OPEN_COMES, OPEN_FAMILIAR, OPEN_NEARBY = 35, 25, 20  # anybody may fill an open place
COLD = 50
SAVED_ON_THE_WAY = 20  # points that one more visit may save in ways and runs; rarely is it more


@njit
def carer_of(fix: Ints, now: Ints, rng: Ints, visit: int) -> int:
    """One of the visit's carers at random, -1 when it has none."""
    state = state_of(fix, visit)
    second = now[state + lay.S_SECOND]
    if second >= 0 and below(rng, 2) == 0:
        return second
    return now[state + lay.S_FIRST]


@njit
def is_cold(now: Ints) -> bool:
    """Who serves whom is settled by now."""
    return now[lay.WARMTH] < COLD


@njit
def someone(fix: Ints, now: Ints, rng: Ints, visit: int) -> int:
    """A carer to try for a visit, -1 when nobody is able."""
    if is_cold(now):
        return drawn(fix, now, rng, visit, COLD_COMES, COLD_FAMILIAR, COLD_NEARBY)
    return drawn(fix, now, rng, visit, COMES, FAMILIAR, NEARBY)


@njit
def someone_for_open(fix: Ints, now: Ints, rng: Ints, visit: int) -> int:
    """A carer to try for an open place, -1 when nobody is able."""
    return drawn(fix, now, rng, visit, OPEN_COMES, OPEN_FAMILIAR, OPEN_NEARBY)


@njit
def drawn(
    fix: Ints, now: Ints, rng: Ints, visit: int, comes: int, familiar: int, nearby: int
) -> int:
    """A carer drawn with these percentages, -1 when nobody is able."""
    row = visit_of(fix, visit)
    able = fix[row + lay.V_ABLE_N]
    if able == 0:
        return -1
    client = fix[lay.CLIENT] + fix[row + lay.V_CLIENT] * lay.CLIENT_ROW
    dice = below(rng, 100)
    if dice < comes:
        other = fix[fix[client + lay.K_VISITS] + below(rng, fix[client + lay.K_VISITS_N])]
        found = carer_of(fix, now, rng, other)
        if found >= 0:
            return found
    elif dice < comes + familiar:
        n = fix[client + lay.K_FAMILIAR_N]
        if n > 0:
            return fix[fix[client + lay.K_FAMILIAR] + below(rng, n)]
    elif dice < comes + familiar + nearby:
        n = fix[row + lay.V_ROUND_N]
        if n > 0:
            found = carer_of(fix, now, rng, fix[fix[row + lay.V_ROUND] + below(rng, n)])
            if found >= 0:
                return found
    return fix[fix[row + lay.V_ABLE] + below(rng, able)]


@njit
def start_or_wish(fix: Ints, now: Ints, visit: int) -> int:
    """Its start; while it has none the possible one nearest to the wish (perhaps next week)."""
    at = now[state_of(fix, visit)]
    if at >= 0:
        return at
    row = visit_of(fix, visit)
    return min(max(fix[row + lay.V_WISH], fix[row + lay.V_EARLIEST]), fix[row + lay.V_LATEST])


@njit
def neighbours(fix: Ints, now: Ints, carer: int, visit: int, at: int) -> tuple[int, int]:
    """The carer's visits before and after the minute `at` on its day (-1: none)."""
    row = day_row(fix, carer, at // lay.DAY)
    before = -1
    for i in range(now[row + lay.D_COUNT]):
        other = now[row + lay.D_LIST + i]
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
    at = start_or_wish(fix, now, visit)
    wish = fix[row + lay.V_WISH]
    dice = below(rng, 10)
    start = wish + below(rng, 31) - 15
    if dice < 7:
        lasts = fix[row + lay.V_LASTS]
        place = fix[row + lay.V_PLACE]
        before, after = neighbours(fix, now, carer, visit, at)
        late = dice % 2 == 0
        extra = 0
        if dice == 6:
            extra = fix[lay.BREAK]
            late = below(rng, 2) == 0
        if late and before >= 0:
            facts = visit_of(fix, before)
            start = now[state_of(fix, before)] + fix[facts + lay.V_LASTS]
            if dice == 4:
                start += fix[lay.SPLIT]
            else:
                start += minutes(fix, tab, carer, fix[facts + lay.V_PLACE], place) + extra
        elif not late and after >= 0:
            facts = visit_of(fix, after)
            start = now[state_of(fix, after)] - lasts
            if dice == 5:
                start -= fix[lay.SPLIT]
            else:
                start -= minutes(fix, tab, carer, place, fix[facts + lay.V_PLACE]) + extra
    elif dice == 7:
        start = at + below(rng, 31) - 15
    return min(max(start, fix[row + lay.V_EARLIEST]), fix[row + lay.V_LATEST])


@njit
def most_saved(fix: Ints, now: Ints, visit: int, carer: int) -> int:
    """About the most points that a carer's own week gets better by with one visit more."""
    floor = fix[fix[lay.CARER] + carer * lay.CARER_ROW + lay.C_FLOOR]
    lacks = floor - now[fix[lay.WEEKROW] + carer * lay.WEEK_ROW + lay.W_BUSY]
    lasts = fix[visit_of(fix, visit) + lay.V_LASTS]
    return fix[lay.W_SHORT] * min(max(lacks, 0), lasts) + SAVED_ON_THE_WAY


@njit
def start_change(
    fix: Ints, tab: Ints, now: Ints, visit: int, carer: int, at: int, static: int, most: int
) -> int:
    """Points of a visit's only place with `carer` from `at` on; FAR if not allowed or hopeless.

    `static` are those that the start does not change; with `most` of the start it is hopeless.
    """
    points = start_points(fix, visit, at)
    if points >= most or not keeps_distance(fix, now, visit, at):
        return lay.FAR
    own = carer_change(fix, tab, now, carer, -1, visit, at)
    if own >= lay.FAR:
        return lay.FAR
    return static + points + own


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
    lasts = fix[row + lay.V_LASTS]
    place = fix[row + lay.V_PLACE]
    earliest = fix[row + lay.V_EARLIEST]
    latest = fix[row + lay.V_LATEST]
    wish = fix[row + lay.V_WISH]
    # What filling the place can save at most: the hours that the carer's contract lacks.
    static = pair + face_change(fix, tab, now, fix[row + lay.V_CLIENT], -1, carer)
    saved = most_saved(fix, now, visit, carer) - static
    if beat + saved <= 0:
        return beat, -1
    best = -1
    first_day = earliest // lay.DAY
    for day in range(first_day, latest // lay.DAY + 1):
        days = day_row(fix, carer, day)
        n = now[days + lay.D_COUNT]
        lo = max(earliest, day * lay.DAY)
        end_of_day = min(latest, day * lay.DAY + lay.DAY - 1)
        for i in range(n + 1):
            hi = end_of_day
            after = -1
            if i < n:
                after = now[days + lay.D_LIST + i]
                facts = visit_of(fix, after)
                leg = minutes(fix, tab, carer, place, fix[facts + lay.V_PLACE])
                hi = min(hi, now[state_of(fix, after)] - leg - lasts)
            if lo <= hi:
                near = min(max(wish, lo), hi)
                points = start_change(fix, tab, now, visit, carer, near, static, beat + saved)
                if points < beat:
                    beat = points
                    best = near
                if lo != near:
                    points = start_change(fix, tab, now, visit, carer, lo, static, beat + saved)
                    if points < beat:
                        beat = points
                        best = lo
                if hi not in (near, lo):
                    points = start_change(fix, tab, now, visit, carer, hi, static, beat + saved)
                    if points < beat:
                        beat = points
                        best = hi
            if after < 0:
                break
            facts = visit_of(fix, after)
            leg = minutes(fix, tab, carer, fix[facts + lay.V_PLACE], place)
            lo = max(lo, now[state_of(fix, after)] + fix[facts + lay.V_LASTS] + leg)
            if lo > end_of_day:
                break
    return beat, best


@njit
def settle(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, first: int, tries: int) -> bool:
    """Put a visit with the cheapest of `first` and a few carers drawn; False if none may."""
    beat = lay.FAR
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
