"""What a carer's day and week cost, and whether the hard rules allow them.

Nothing here changes the plan: `day_with` reads a day with one visit taken out and one put in.
"""

from solver.search import layout as L
from solver.search.kernel.jit import njit
from solver.search.types import Ints


@njit
def minutes(fix: Ints, tab: Ints, carer: int, here: int, there: int) -> int:
    """Travel of a carer between two places."""
    return tab[fix[fix[L.CARER] + carer * L.CARER_ROW + L.C_TRAVEL] + here * fix[L.PLACES] + there]


@njit
def day_row(fix: Ints, carer: int, day: int) -> int:
    """Offset in `now` of a carer's day."""
    return fix[L.DAYROW] + (carer * L.DAYS + day) * fix[L.DAY_WIDTH]


@njit
def available(fix: Ints, carer: int, start: int, end: int) -> bool:
    """The time from start to end lies inside one of the carer's windows."""
    cell = fix[L.WINDOW] + 2 * (carer * L.DAYS + start // L.DAY)
    window = fix[cell]
    for _ in range(fix[cell + 1]):
        if fix[window] <= start and end <= fix[window + 1]:
            return True
        window += 2
    return False


@njit
def day_with(
    fix: Ints,
    tab: Ints,
    now: Ints,
    carer: int,
    day: int,
    out: int,
    add: int,
    at: int,
    whole: bool,
) -> tuple[bool, int, int, int, int, int, int, int]:
    """A carer's day without visit `out` and with visit `add` starting `at` (-1: none).

    Returns whether travel, breaks and the day's limit allow it, then the points, worked minutes,
    busy minutes (contact and travel), first start, last end, longest gap and number of visits.
    Without `whole` it stops at the first thing not allowed, and only that is returned.
    """
    row = day_row(fix, carer, day)
    n = now[row + L.D_COUNT]
    me = fix[L.CARER] + carer * L.CARER_ROW
    home = fix[me + L.C_HOME]
    travel = fix[me + L.C_TRAVEL]
    width = fix[L.PLACES]
    visits = fix[L.VISIT]
    state = fix[L.STATE]
    split = fix[L.SPLIT]
    least_break = fix[L.BREAK]
    break_after = fix[L.BREAK_AFTER]
    allowed = True
    driven = 0
    commuted = 0
    waited = 0
    runs = 0
    worked = 0
    busy = 0
    first = 0
    gap = 0
    count = 0
    end = 0
    place = home
    run_start = 0
    run_pause = 0
    run_rests = False
    pending = add >= 0
    i = 0
    while True:
        visit = -1
        start = 0
        while i < n:
            visit = now[row + L.D_LIST + i]
            if visit != out:
                start = now[state + visit * L.STATE_ROW]
                break
            i += 1
            visit = -1
        if pending and (visit < 0 or at < start):
            visit = add
            start = at
            pending = False
        elif visit < 0:
            break
        else:
            i += 1
        here = visits + visit * L.VISIT_ROW
        there = fix[here + L.V_PLACE]
        lasts = fix[here + L.V_LASTS]
        if count == 0:
            first = start
            runs = 1
            run_start = start
            commuted = tab[travel + home * width + there]
        else:
            free = start - end
            leg = tab[travel + place * width + there]
            allowed = allowed and free >= leg
            gap = max(gap, free)
            if free >= split:
                span = end - run_start
                worked += span
                allowed = allowed and (span <= break_after or run_rests or run_pause >= least_break)
                commuted += tab[travel + place * width + home] + tab[travel + home * width + there]
                runs += 1
                run_start = start
                run_pause = 0
                run_rests = False
            else:
                driven += leg
                pause = free - leg
                if pause > 0:
                    waited += pause
                    run_pause = max(run_pause, pause)
        if not (allowed or whole):
            return False, 0, 0, 0, 0, 0, 0, 0
        run_rests = run_rests or lasts > break_after
        busy += lasts
        end = start + lasts
        place = there
        count += 1
    if count == 0:
        return True, 0, 0, 0, 0, 0, 0, 0
    span = end - run_start
    worked += span
    allowed = allowed and (span <= break_after or run_rests or run_pause >= least_break)
    allowed = allowed and worked <= fix[L.DAY_MOST]
    commuted += tab[travel + place * width + home]
    points = (
        driven * fix[L.W_TRAVEL]
        + commuted * fix[L.W_COMMUTE]
        + waited * fix[L.W_WAITING]
        + (runs - 1) * fix[L.W_RUN]
    )
    return allowed, points, worked, busy + driven, first, end, gap, count


@njit
def week_points(fix: Ints, carer: int, worked: int, busy: int) -> int:
    """Points of a carer's hours: over contract, and contact that falls short of it."""
    me = fix[L.CARER] + carer * L.CARER_ROW
    over = max(0, worked - fix[me + L.C_CONTRACT])
    short = max(0, fix[me + L.C_FLOOR] - busy)
    return over * fix[L.W_OVER] + short * fix[L.W_SHORT]


@njit
def rests(
    fix: Ints, now: Ints, carer: int, day: int, count: int, first: int, last: int, gap: int
) -> bool:
    """Daily and weekly rest hold when `day` has `count` visits from `first` to `last`."""
    until = fix[fix[L.CARER] + carer * L.CARER_ROW + L.C_UNTIL]
    row = day_row(fix, carer, 0)
    width = fix[L.DAY_WIDTH]
    rest = fix[L.REST]
    before = until
    free = max(0, until)
    longest = 0
    works = False
    for d in range(L.DAYS):
        n = now[row + L.D_COUNT]
        start = now[row + L.D_FIRST]
        end = now[row + L.D_LAST]
        inner = now[row + L.D_GAP]
        if d == day:
            n = count
            start = first
            end = last
            inner = gap
        if n > 0:
            works = True
            if start - before < rest:
                return False
            before = end
            longest = max(longest, start - free, inner)
            free = max(free, end)
        row += width
    return not works or max(longest, L.WEEK - free) >= fix[L.WEEKLY_REST]


@njit
def carer_change(fix: Ints, tab: Ints, now: Ints, carer: int, out: int, add: int, at: int) -> int:
    """Change of a carer's own points with `out` taken out and `add` put in, FAR if not allowed.

    Counts travel, commute, waiting, runs and hours; not what client and caseload make of it.
    Both visits must be of the same day: FAR otherwise.
    """
    day = 0
    if out >= 0:
        day = now[fix[L.STATE] + out * L.STATE_ROW] // L.DAY
        if add >= 0 and at // L.DAY != day:
            return L.FAR
    else:
        day = at // L.DAY
    row = day_row(fix, carer, day)
    had = now[row + L.D_COUNT]
    if add >= 0:
        lasts = fix[fix[L.VISIT] + add * L.VISIT_ROW + L.V_LASTS]
        if had + 1 > fix[L.DAY_ROOM] or not available(fix, carer, at, at + lasts):
            return L.FAR
    allowed, points, worked, busy, first, last, gap, count = day_with(
        fix, tab, now, carer, day, out, add, at, False
    )
    if not allowed:
        return L.FAR
    week = fix[L.WEEKROW] + carer * L.WEEK_ROW
    me = fix[L.CARER] + carer * L.CARER_ROW
    worked_before = now[week + L.W_WORKED]
    busy_before = now[week + L.W_BUSY]
    worked_after = worked_before - now[row + L.D_WORKED] + worked
    if worked_after > fix[me + L.C_MOST]:
        return L.FAR
    if had == 0 and count > 0 and now[week + L.W_DAYS] + 1 > fix[me + L.C_MOST_DAYS]:
        return L.FAR
    changed = (
        (had == 0) != (count == 0)
        or first != now[row + L.D_FIRST]
        or last != now[row + L.D_LAST]
        or gap != now[row + L.D_GAP]
    )
    if changed and not rests(fix, now, carer, day, count, first, last, gap):
        return L.FAR
    busy_after = busy_before - now[row + L.D_BUSY] + busy
    return (
        points
        - now[row + L.D_POINTS]
        + week_points(fix, carer, worked_after, busy_after)
        - week_points(fix, carer, worked_before, busy_before)
    )
