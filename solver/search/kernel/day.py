"""What a carer's day and week cost, and whether the hard rules allow them.

Nothing here changes the plan: `day_with` reads a day with one visit taken out and one put in.
"""

# ruff: noqa: C901, FBT001, FBT003, PLR0911, PLR0912, PLR0913, PLR0915, PLR0917 - compiled code: one loop over a day, arrays as arguments

from solver.search import layout as lay
from solver.search.kernel.jit import njit
from solver.search.types import Ints


@njit
def minutes(fix: Ints, tab: Ints, carer: int, here: int, there: int) -> int:
    """Travel of a carer between two places."""
    return tab[
        fix[fix[lay.CARER] + carer * lay.CARER_ROW + lay.C_TRAVEL] + here * fix[lay.PLACES] + there
    ]


@njit
def day_row(fix: Ints, carer: int, day: int) -> int:
    """Offset in `now` of a carer's day."""
    return fix[lay.DAYROW] + (carer * lay.DAYS + day) * fix[lay.DAY_WIDTH]


@njit
def available(fix: Ints, carer: int, start: int, end: int) -> bool:
    """The time from start to end lies inside one of the carer's windows."""
    cell = fix[lay.WINDOW] + 2 * (carer * lay.DAYS + start // lay.DAY)
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
    n = now[row + lay.D_COUNT]
    me = fix[lay.CARER] + carer * lay.CARER_ROW
    home = fix[me + lay.C_HOME]
    travel = fix[me + lay.C_TRAVEL]
    width = fix[lay.PLACES]
    visits = fix[lay.VISIT]
    state = fix[lay.STATE]
    split = fix[lay.SPLIT]
    least_break = fix[lay.BREAK]
    break_after = fix[lay.BREAK_AFTER]
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
            visit = now[row + lay.D_LIST + i]
            if visit != out:
                start = now[state + visit * lay.STATE_ROW]
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
        here = visits + visit * lay.VISIT_ROW
        there = fix[here + lay.V_PLACE]
        lasts = fix[here + lay.V_LASTS]
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
    allowed = allowed and worked <= fix[lay.DAY_MOST]
    commuted += tab[travel + place * width + home]
    points = (
        driven * fix[lay.W_TRAVEL]
        + commuted * fix[lay.W_COMMUTE]
        + waited * fix[lay.W_WAITING]
        + (runs - 1) * fix[lay.W_RUN]
    )
    return allowed, points, worked, busy + driven, first, end, gap, count


@njit
def week_points(fix: Ints, carer: int, worked: int, busy: int) -> int:
    """Points of a carer's hours: over contract, and contact that falls short of it."""
    me = fix[lay.CARER] + carer * lay.CARER_ROW
    over = max(0, worked - fix[me + lay.C_CONTRACT])
    short = max(0, fix[me + lay.C_FLOOR] - busy)
    return over * fix[lay.W_OVER] + short * fix[lay.W_SHORT]


@njit
def rests(
    fix: Ints, now: Ints, carer: int, day: int, count: int, first: int, last: int, gap: int
) -> bool:
    """Daily and weekly rest hold when `day` has `count` visits from `first` to `last`."""
    until = fix[fix[lay.CARER] + carer * lay.CARER_ROW + lay.C_UNTIL]
    row = day_row(fix, carer, 0)
    width = fix[lay.DAY_WIDTH]
    rest = fix[lay.REST]
    before = until
    free = max(0, until)
    longest = 0
    works = False
    for d in range(lay.DAYS):
        n = now[row + lay.D_COUNT]
        start = now[row + lay.D_FIRST]
        end = now[row + lay.D_LAST]
        inner = now[row + lay.D_GAP]
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
    return not works or max(longest, lay.WEEK - free) >= fix[lay.WEEKLY_REST]


@njit
def carer_change(fix: Ints, tab: Ints, now: Ints, carer: int, out: int, add: int, at: int) -> int:
    """Change of a carer's own points with `out` taken out and `add` put in, FAR if not allowed.

    Counts travel, commute, waiting, runs and hours; not what client and caseload make of it.
    Both visits must be of the same day: FAR otherwise. With neither it tells whether the day of
    the minute `at` keeps every rule as it is.
    """
    day = 0
    if out >= 0:
        day = now[fix[lay.STATE] + out * lay.STATE_ROW] // lay.DAY
        if add >= 0 and at // lay.DAY != day:
            return lay.FAR
    else:
        day = at // lay.DAY
    row = day_row(fix, carer, day)
    had = now[row + lay.D_COUNT]
    if add >= 0:
        lasts = fix[fix[lay.VISIT] + add * lay.VISIT_ROW + lay.V_LASTS]
        if had + 1 > fix[lay.DAY_ROOM] or not available(fix, carer, at, at + lasts):
            return lay.FAR
    allowed, points, worked, busy, first, last, gap, count = day_with(
        fix, tab, now, carer, day, out, add, at, False
    )
    if not allowed:
        return lay.FAR
    week = fix[lay.WEEKROW] + carer * lay.WEEK_ROW
    me = fix[lay.CARER] + carer * lay.CARER_ROW
    worked_before = now[week + lay.W_WORKED]
    busy_before = now[week + lay.W_BUSY]
    worked_after = worked_before - now[row + lay.D_WORKED] + worked
    if worked_after > fix[me + lay.C_MOST]:
        return lay.FAR
    if had == 0 and count > 0 and now[week + lay.W_DAYS] + 1 > fix[me + lay.C_MOST_DAYS]:
        return lay.FAR
    changed = (
        (out < 0 and add < 0)
        or (had == 0) != (count == 0)
        or first != now[row + lay.D_FIRST]
        or last != now[row + lay.D_LAST]
        or gap != now[row + lay.D_GAP]
    )
    if changed and not rests(fix, now, carer, day, count, first, last, gap):
        return lay.FAR
    busy_after = busy_before - now[row + lay.D_BUSY] + busy
    return (
        points
        - now[row + lay.D_POINTS]
        + week_points(fix, carer, worked_after, busy_after)
        - week_points(fix, carer, worked_before, busy_before)
    )
