"""Changing the plan: put a visit with a carer, take it away, move its start, undo.

Every change keeps all cached sums true. `put`, `take` and `retime` refuse what breaks a rule.
"""

# ruff: noqa: FBT003 - compiled code: one loop over a day, arrays as arguments

from solver.search import layout as lay
from solver.search.kernel.day import carer_change, day_row, day_with, week_points
from solver.search.kernel.jit import njit
from solver.search.types import Ints


@njit
def state_of(fix: Ints, visit: int) -> int:
    """Offset in `now` of a visit's start and carers."""
    return fix[lay.STATE] + visit * lay.STATE_ROW


@njit
def visit_of(fix: Ints, visit: int) -> int:
    """Offset in `fix` of a visit's facts."""
    return fix[lay.VISIT] + visit * lay.VISIT_ROW


@njit
def start_points(fix: Ints, visit: int, start: int) -> int:
    """Points of starting a visit then: away from the wish, and from what was published."""
    row = visit_of(fix, visit)
    points = fix[lay.W_EARLY] * max(0, abs(start - fix[row + lay.V_WISH]) - 15)
    published = fix[row + lay.V_PUBLISHED]
    if published >= 0:
        points += fix[lay.W_MOVED] * max(0, abs(start - published) - 15)
    return points


@njit
def pair_points(fix: Ints, tab: Ints, visit: int, carer: int) -> int:
    """Points of a place filled by this carer (circle, wishes, promises); -1: must not be."""
    return tab[fix[lay.PAIR] + visit * fix[lay.CARERS] + carer]


@njit
def keeps_distance(fix: Ints, now: Ints, visit: int, start: int) -> bool:
    """The client's other visits stay far enough from this one at `start`."""
    row = visit_of(fix, visit)
    spacing = fix[fix[lay.CLIENT] + fix[row + lay.V_CLIENT] * lay.CLIENT_ROW + lay.K_SPACING]
    end = start + fix[row + lay.V_LASTS]
    near = fix[row + lay.V_NEAR]
    for i in range(near, near + fix[row + lay.V_NEAR_N]):
        other = fix[i]
        begins = now[state_of(fix, other)]
        if begins < 0:
            continue
        ends = begins + fix[visit_of(fix, other) + lay.V_LASTS]
        if begins - end < spacing and start - ends < spacing:
            return False
    return True


@njit
def team_points(fix: Ints, client: int, faces: int) -> int:
    """Points of so many different carers with one client."""
    extra = max(0, faces - fix[fix[lay.CLIENT] + client * lay.CLIENT_ROW + lay.K_TEAM])
    return fix[lay.W_FACES] * (extra * (extra + 1) // 2)


@njit
def case_points(fix: Ints, carer: int, clients: int) -> int:
    """Points of so many different clients with one carer."""
    most = fix[fix[lay.CARER] + carer * lay.CARER_ROW + lay.C_CASELOAD]
    return fix[lay.W_CASELOAD] * max(0, clients - most)


@njit
def face_change(fix: Ints, tab: Ints, now: Ints, client: int, out: int, add: int) -> int:
    """Points when `out` makes one visit less to a client and `add` one more (-1: nobody)."""
    carers = fix[lay.CARERS]
    met = fix[lay.MET] + client * carers
    stranger = fix[lay.STRANGER] + client * carers
    faces = now[fix[lay.FACES] + client]
    after = faces
    points = 0
    if out >= 0 and now[met + out] == 1:
        clients = now[fix[lay.WEEKROW] + out * lay.WEEK_ROW + lay.W_CLIENTS]
        points += case_points(fix, out, clients - 1) - case_points(fix, out, clients)
        points -= fix[lay.W_NEW] * tab[stranger + out]
        after -= 1
    if add >= 0 and now[met + add] == 0:
        clients = now[fix[lay.WEEKROW] + add * lay.WEEK_ROW + lay.W_CLIENTS]
        points += case_points(fix, add, clients + 1) - case_points(fix, add, clients)
        points += fix[lay.W_NEW] * tab[stranger + add]
        after += 1
    if after != faces:
        points += team_points(fix, client, after) - team_points(fix, client, faces)
    return points


@njit
def rewrite_day(fix: Ints, tab: Ints, now: Ints, carer: int, out: int, add: int, at: int) -> None:
    """Store a carer's day without `out` and with `add`, and its sums (same day for both)."""
    day = at // lay.DAY
    if out >= 0:
        day = now[state_of(fix, out)] // lay.DAY
    row = day_row(fix, carer, day)
    _, points, worked, busy, first, last, gap, count = day_with(
        fix, tab, now, carer, day, out, add, at, True
    )
    week = fix[lay.WEEKROW] + carer * lay.WEEK_ROW
    had = now[row + lay.D_COUNT]
    now[lay.SOFT] += points - now[row + lay.D_POINTS]
    now[lay.SOFT] -= week_points(fix, carer, now[week + lay.W_WORKED], now[week + lay.W_BUSY])
    now[week + lay.W_WORKED] += worked - now[row + lay.D_WORKED]
    now[week + lay.W_BUSY] += busy - now[row + lay.D_BUSY]
    now[lay.SOFT] += week_points(fix, carer, now[week + lay.W_WORKED], now[week + lay.W_BUSY])
    if had == 0 and count > 0:
        now[week + lay.W_DAYS] += 1
    if had > 0 and count == 0:
        now[week + lay.W_DAYS] -= 1
    write = row + lay.D_LIST
    if out >= 0:
        for i in range(had):
            visit = now[row + lay.D_LIST + i]
            if visit != out:
                now[write] = visit
                write += 1
    else:
        write += had
    if add >= 0:
        while write > row + lay.D_LIST and now[state_of(fix, now[write - 1])] > at:
            now[write] = now[write - 1]
            write -= 1
        now[write] = add
    now[row + lay.D_COUNT] = count
    now[row + lay.D_POINTS] = points
    now[row + lay.D_WORKED] = worked
    now[row + lay.D_BUSY] = busy
    now[row + lay.D_FIRST] = first
    now[row + lay.D_LAST] = last
    now[row + lay.D_GAP] = gap


@njit
def count_meeting(fix: Ints, tab: Ints, now: Ints, client: int, out: int, add: int) -> None:
    """Book one visit less of `out` and one more of `add` with a client, and its points."""
    now[lay.SOFT] += face_change(fix, tab, now, client, out, add)
    met = fix[lay.MET] + client * fix[lay.CARERS]
    if out >= 0:
        now[met + out] -= 1
        if now[met + out] == 0:
            now[fix[lay.FACES] + client] -= 1
            now[fix[lay.WEEKROW] + out * lay.WEEK_ROW + lay.W_CLIENTS] -= 1
    if add >= 0:
        now[met + add] += 1
        if now[met + add] == 1:
            now[fix[lay.FACES] + client] += 1
            now[fix[lay.WEEKROW] + add * lay.WEEK_ROW + lay.W_CLIENTS] += 1


@njit
def list_open(fix: Ints, now: Ints, visit: int) -> None:
    """Keep the list of visits with a missing place true for this visit."""
    row = visit_of(fix, visit)
    state = state_of(fix, visit)
    if fix[row + lay.V_PINNED] > 0:
        return
    filled = (now[state + lay.S_FIRST] >= 0) + (now[state + lay.S_SECOND] >= 0)
    listed = now[state + lay.S_OPEN]
    if filled < fix[row + lay.V_WANTED]:
        if listed < 0:
            now[fix[lay.OPEN_LIST] + now[lay.OPEN_N]] = visit
            now[state + lay.S_OPEN] = now[lay.OPEN_N]
            now[lay.OPEN_N] += 1
    elif listed >= 0:
        now[lay.OPEN_N] -= 1
        moved = now[fix[lay.OPEN_LIST] + now[lay.OPEN_N]]
        now[fix[lay.OPEN_LIST] + listed] = moved
        now[state_of(fix, moved) + lay.S_OPEN] = listed
        now[state + lay.S_OPEN] = -1


@njit
def log(fix: Ints, now: Ints, what: int, visit: int, carer: int, start: int) -> None:
    """Remember a change so that `undo` can take it back."""
    n = now[lay.LOG_N]
    if n < lay.LOG_ROOM:
        cell = fix[lay.LOG] + n * lay.LOG_ROW
        now[cell] = what
        now[cell + 1] = visit
        now[cell + 2] = carer
        now[cell + 3] = start
    now[lay.LOG_N] = n + 1


@njit
def force_put(fix: Ints, tab: Ints, now: Ints, visit: int, carer: int, start: int) -> None:
    """Put a visit with a carer, rules or not."""
    row = visit_of(fix, visit)
    state = state_of(fix, visit)
    rewrite_day(fix, tab, now, carer, -1, visit, start)
    if now[state] < 0:
        now[state] = start
        now[lay.SOFT] += start_points(fix, visit, start)
    if now[state + lay.S_FIRST] < 0:
        now[state + lay.S_FIRST] = carer
    else:
        now[state + lay.S_SECOND] = carer
    now[lay.SOFT] += max(0, pair_points(fix, tab, visit, carer))
    now[lay.UNFILLED] -= fix[row + lay.V_WEIGHT]
    count_meeting(fix, tab, now, fix[row + lay.V_CLIENT], -1, carer)
    list_open(fix, now, visit)
    log(fix, now, lay.LOG_PUT, visit, carer, start)


@njit
def force_take(fix: Ints, tab: Ints, now: Ints, visit: int, carer: int) -> None:
    """Take a visit from a carer, rules or not."""
    row = visit_of(fix, visit)
    state = state_of(fix, visit)
    start = now[state]
    rewrite_day(fix, tab, now, carer, visit, -1, -1)
    if now[state + lay.S_FIRST] == carer:
        now[state + lay.S_FIRST] = now[state + lay.S_SECOND]
    now[state + lay.S_SECOND] = -1
    if now[state + lay.S_FIRST] < 0:
        now[state] = -1
        now[lay.SOFT] -= start_points(fix, visit, start)
    now[lay.SOFT] -= max(0, pair_points(fix, tab, visit, carer))
    now[lay.UNFILLED] += fix[row + lay.V_WEIGHT]
    count_meeting(fix, tab, now, fix[row + lay.V_CLIENT], carer, -1)
    list_open(fix, now, visit)
    log(fix, now, lay.LOG_TOOK, visit, carer, start)


@njit
def force_start(fix: Ints, tab: Ints, now: Ints, visit: int, start: int) -> None:
    """Move the start of a placed visit within its day, rules or not."""
    state = state_of(fix, visit)
    before = now[state]
    rewrite_day(fix, tab, now, now[state + lay.S_FIRST], visit, visit, start)
    if now[state + lay.S_SECOND] >= 0:
        rewrite_day(fix, tab, now, now[state + lay.S_SECOND], visit, visit, start)
    now[state] = start
    now[lay.SOFT] += start_points(fix, visit, start) - start_points(fix, visit, before)
    log(fix, now, lay.LOG_RETIMED, visit, -1, before)


@njit
def put_change(fix: Ints, tab: Ints, now: Ints, visit: int, carer: int, start: int) -> int:
    """Points that putting a visit with a carer adds, FAR where a rule forbids it.

    A visit with one carer already has its start: `start` must be that one then.
    """
    row = visit_of(fix, visit)
    state = state_of(fix, visit)
    pair = pair_points(fix, tab, visit, carer)
    if pair < 0 or now[state + lay.S_FIRST] == carer or now[state + lay.S_SECOND] == carer:
        return lay.FAR
    points = pair
    if now[state] < 0:
        if start < fix[row + lay.V_EARLIEST] or start > fix[row + lay.V_LATEST]:
            return lay.FAR
        if not keeps_distance(fix, now, visit, start):
            return lay.FAR
        points += start_points(fix, visit, start)
    own = carer_change(fix, tab, now, carer, -1, visit, start)
    if own >= lay.FAR:
        return lay.FAR
    return points + own + face_change(fix, tab, now, fix[row + lay.V_CLIENT], -1, carer)


@njit
def put(fix: Ints, tab: Ints, now: Ints, visit: int, carer: int, start: int) -> bool:
    """Put a visit with a carer if the rules allow it."""
    if put_change(fix, tab, now, visit, carer, start) >= lay.FAR:
        return False
    force_put(fix, tab, now, visit, carer, start)
    return True


@njit
def take(fix: Ints, tab: Ints, now: Ints, visit: int, carer: int) -> bool:
    """Take a visit from a carer if the rules allow it (a long visit may hold the run's break)."""
    if carer_change(fix, tab, now, carer, visit, -1, -1) >= lay.FAR:
        return False
    force_take(fix, tab, now, visit, carer)
    return True


@njit
def undo(fix: Ints, tab: Ints, now: Ints, mark: int) -> None:
    """Take back all changes since the log held `mark` entries."""
    for n in range(now[lay.LOG_N] - 1, mark - 1, -1):
        cell = fix[lay.LOG] + n * lay.LOG_ROW
        what = now[cell]
        visit = now[cell + 1]
        carer = now[cell + 2]
        start = now[cell + 3]
        if what == lay.LOG_PUT:
            force_take(fix, tab, now, visit, carer)
        elif what == lay.LOG_TOOK:
            force_put(fix, tab, now, visit, carer, start)
        else:
            force_start(fix, tab, now, visit, start)
    now[lay.LOG_N] = mark


@njit
def energy(now: Ints) -> int:
    """What the search makes small: points, and every unfilled minute at its present price."""
    return now[lay.SOFT] + now[lay.PRICE] * now[lay.UNFILLED]
