"""Two cores on one plan: each has days of the week to itself, and what both did is put together.

Between the days of the one and those of the other lies a day that neither changes, so no night's
rest and no client's spacing hangs on what the other does meanwhile. The hours that a carer may
still work are divided before; where both have given somebody a day too many, it is put right after.
"""

from solver.search import layout as lay
from solver.search.kernel.day import carer_change, day_row, week_points
from solver.search.kernel.jit import entry, njit
from solver.search.kernel.plan import (
    case_points,
    force_take,
    pair_points,
    start_points,
    state_of,
    team_points,
    visit_of,
)
from solver.search.kernel.ruin import put_back
from solver.search.types import Ints

NOTED = 64  # where in scratch the visits lie that were taken off
MOST_NOTED = 256


@njit
def lies_within(fix: Ints, visit: int, first: int, last: int) -> bool:
    """Every start of the visit lies in days `first` to `last`, and it is not pinned."""
    row = visit_of(fix, visit)
    begins = fix[row + lay.V_EARLIEST]
    ends = fix[row + lay.V_LATEST]
    free = fix[row + lay.V_PINNED] == 0
    return free and begins >= first * lay.DAY and ends < (last + 1) * lay.DAY


@njit
def list_if_open(fix: Ints, now: Ints, visit: int) -> int:
    """Append a visit to the list of the open ones if it is; how many places are missing."""
    state = state_of(fix, visit)
    filled = (now[state + lay.S_FIRST] >= 0) + (now[state + lay.S_SECOND] >= 0)
    missing = fix[visit_of(fix, visit) + lay.V_WANTED] - filled
    if missing > 0:
        now[fix[lay.OPEN_LIST] + now[lay.OPEN_N]] = visit
        now[state + lay.S_OPEN] = now[lay.OPEN_N]
        now[lay.OPEN_N] += 1
    return missing


@entry
def keep_to(fix: Ints, now: Ints, own: Ints, first: int, last: int) -> None:
    """Make `own`, a copy of `fix`, the problem in which only days `first` to `last` may change.

    Of the hours that each carer has left only half may be used: the other half is for the others.
    With the whole week it becomes `fix` again.
    """
    movable = 0
    now[lay.OPEN_N] = 0
    for visit in range(fix[lay.VISITS]):
        row = visit_of(fix, visit)
        now[state_of(fix, visit) + lay.S_OPEN] = -1
        own[row + lay.V_PINNED] = 1
        whole = last - first + 1 == lay.DAYS and fix[row + lay.V_PINNED] == 0
        if whole or lies_within(fix, visit, first, last):
            own[row + lay.V_PINNED] = 0
            own[fix[lay.MOVABLE_LIST] + movable] = visit
            movable += 1
            list_if_open(fix, now, visit)
    own[lay.MOVABLE] = movable
    for carer in range(fix[lay.CARERS]):
        most = fix[lay.CARER] + carer * lay.CARER_ROW + lay.C_MOST
        worked = now[fix[lay.WEEKROW] + carer * lay.WEEK_ROW + lay.W_WORKED]
        own[most] = fix[most]
        if last - first + 1 < lay.DAYS:
            own[most] = worked + (fix[most] - worked) // 2


@njit
def sum_visits(fix: Ints, tab: Ints, now: Ints) -> None:
    """Count who meets whom and what is open, and add the points of starts and places."""
    carers = fix[lay.CARERS]
    for cell in range(fix[lay.MET], fix[lay.MET] + fix[lay.CLIENTS] * carers):
        now[cell] = 0
    now[lay.OPEN_N] = 0
    for visit in range(fix[lay.VISITS]):
        row = visit_of(fix, visit)
        state = state_of(fix, visit)
        if now[state] >= 0:
            now[lay.SOFT] += start_points(fix, visit, now[state])
        missing = fix[row + lay.V_WANTED]
        for cell in range(state + lay.S_FIRST, state + lay.S_SECOND + 1):
            if now[cell] >= 0:
                now[lay.SOFT] += max(0, pair_points(fix, tab, visit, now[cell]))
                now[fix[lay.MET] + fix[row + lay.V_CLIENT] * carers + now[cell]] += 1
                missing -= 1
        now[state + lay.S_OPEN] = -1
        if fix[row + lay.V_PINNED] == 0:
            list_if_open(fix, now, visit)
        now[lay.UNFILLED] += missing * fix[row + lay.V_WEIGHT]


@njit
def sum_faces(fix: Ints, tab: Ints, now: Ints) -> None:
    """Count each client's carers and each carer's clients, and add the points of the former."""
    carers = fix[lay.CARERS]
    for carer in range(carers):
        now[fix[lay.WEEKROW] + carer * lay.WEEK_ROW + lay.W_CLIENTS] = 0
    for client in range(fix[lay.CLIENTS]):
        faces = 0
        for carer in range(carers):
            if now[fix[lay.MET] + client * carers + carer] > 0:
                faces += 1
                now[fix[lay.WEEKROW] + carer * lay.WEEK_ROW + lay.W_CLIENTS] += 1
                stranger = tab[fix[lay.STRANGER] + client * carers + carer]
                now[lay.SOFT] += fix[lay.W_NEW] * stranger
        now[fix[lay.FACES] + client] = faces
        now[lay.SOFT] += team_points(fix, client, faces)


@njit
def sum_hours(fix: Ints, now: Ints, carer: int) -> None:
    """Add up a carer's days, and the points of the week."""
    week = fix[lay.WEEKROW] + carer * lay.WEEK_ROW
    worked = 0
    busy = 0
    days = 0
    for day in range(lay.DAYS):
        row = day_row(fix, carer, day)
        if now[row + lay.D_COUNT] > 0:
            days += 1
            worked += now[row + lay.D_WORKED]
            busy += now[row + lay.D_BUSY]
            now[lay.SOFT] += now[row + lay.D_POINTS]
    now[week + lay.W_WORKED] = worked
    now[week + lay.W_BUSY] = busy
    now[week + lay.W_DAYS] = days
    now[lay.SOFT] += week_points(fix, carer, worked, busy)
    now[lay.SOFT] += case_points(fix, carer, now[week + lay.W_CLIENTS])


@njit
def keeps_rules(fix: Ints, tab: Ints, now: Ints, carer: int) -> bool:
    """The carer's week keeps every rule."""
    days = now[fix[lay.WEEKROW] + carer * lay.WEEK_ROW + lay.W_DAYS]
    if days > fix[fix[lay.CARER] + carer * lay.CARER_ROW + lay.C_MOST_DAYS]:
        return False
    for day in range(lay.DAYS):
        works = now[day_row(fix, carer, day) + lay.D_COUNT] > 0
        if works and carer_change(fix, tab, now, carer, -1, -1, day * lay.DAY) >= lay.FAR:
            return False
    return True


@njit
def lightest_visit(fix: Ints, now: Ints, carer: int, first: int, last: int) -> int:
    """The last movable visit of the carer's shortest day of these; -1 if there is none."""
    least = lay.FAR
    found = -1
    for day in range(first, last + 1):
        row = day_row(fix, carer, day)
        n = now[row + lay.D_COUNT]
        if n >= least:
            continue
        for i in range(n):
            visit = now[row + lay.D_LIST + i]
            if fix[visit_of(fix, visit) + lay.V_PINNED] == 0:
                least = n
                found = visit
    return found


@njit
def put_right(
    fix: Ints, tab: Ints, now: Ints, rng: Ints, carer: int, first: int, last: int
) -> bool:
    """Take visits of these days off a carer until the week keeps the rules, and put them back."""
    n = 0
    while n < MOST_NOTED and not keeps_rules(fix, tab, now, carer):
        visit = lightest_visit(fix, now, carer, first, last)
        if visit < 0:
            break
        now[lay.LOG_N] = 0
        force_take(fix, tab, now, visit, carer)
        now[fix[lay.SCRATCH] + NOTED + n] = visit
        n += 1
    sound = keeps_rules(fix, tab, now, carer)
    for i in range(n if sound else 0):
        now[lay.LOG_N] = 0
        put_back(fix, tab, now, rng, now[fix[lay.SCRATCH] + NOTED + i])
    return sound


@entry
def unite(fix: Ints, tab: Ints, now: Ints, rng: Ints, other: Ints, first: int, last: int) -> int:
    """Take days `first` to `last` of `other`, a plan of the same week, into `now`.

    Returns how many carers' weeks break a rule that neither plan broke before: none, unless taking
    visits of these days away did not help.
    """
    for visit in range(fix[lay.VISITS]):
        if lies_within(fix, visit, first, last):
            state = state_of(fix, visit)
            for cell in range(state, state + lay.S_OPEN):
                now[cell] = other[cell]
    for carer in range(fix[lay.CARERS]):
        begins = day_row(fix, carer, first)
        for cell in range(begins, day_row(fix, carer, last) + fix[lay.DAY_WIDTH]):
            now[cell] = other[cell]
    now[lay.SOFT] = 0
    now[lay.UNFILLED] = 0
    sum_visits(fix, tab, now)
    sum_faces(fix, tab, now)
    for carer in range(fix[lay.CARERS]):
        sum_hours(fix, now, carer)
    broken = 0
    for carer in range(fix[lay.CARERS]):
        if keeps_rules(fix, tab, now, carer) or not keeps_rules(fix, tab, other, carer):
            continue  # what breaks a rule in `other` too is pinned so
        if not put_right(fix, tab, now, rng, carer, first, last):
            broken += 1
    return broken
