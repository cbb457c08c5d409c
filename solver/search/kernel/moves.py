"""The small moves: shift a start, give a place to another carer, swap two, move a series.

Each tries one change and keeps it when it adds at most `limit` points (the annealing's
threshold, drawn beforehand); it returns whether it did.
"""

# ruff: noqa: C901, PLR0911, PLR0913, PLR0917 - compiled code: one loop over a day, arrays as arguments

from solver.search import layout as lay
from solver.search.kernel.chance import below
from solver.search.kernel.choose import (
    best_start,
    carer_of,
    most_saved,
    settle,
    someone,
    someone_for_open,
    suggest_start,
)
from solver.search.kernel.day import carer_change, day_row, minutes
from solver.search.kernel.jit import njit
from solver.search.kernel.plan import (
    energy,
    face_change,
    force_put,
    force_start,
    force_take,
    keeps_distance,
    pair_points,
    put,
    start_points,
    state_of,
    take,
    undo,
    visit_of,
)
from solver.search.types import Ints

CLASHES = 2  # most visits that a reassigned one may push onward
ONWARD_TRIES = 3  # carers drawn for a visit that was pushed
SAME_TIME = 90  # minutes of the day within which visits of a client form a series
SERIES_MOST = 128  # visits of a client that one series may move
SERIES_SAVED = 10  # points that a visit of a series may save on the way; more is not hoped for


@njit
def any_visit(fix: Ints, rng: Ints) -> int:
    """A visit that may move."""
    return fix[fix[lay.MOVABLE_LIST] + below(rng, fix[lay.MOVABLE])]


@njit
def shift(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, limit: int) -> bool:
    """Start a visit at another minute, with the same carers."""
    state = state_of(fix, visit)
    start = now[state]
    if start < 0:
        return False
    at = suggest_start(fix, tab, now, rng, visit, carer_of(fix, now, rng, visit))
    if at == start or not keeps_distance(fix, now, visit, at):
        return False
    change = start_points(fix, visit, at) - start_points(fix, visit, start)
    change += carer_change(fix, tab, now, now[state + lay.S_FIRST], visit, visit, at)
    if change >= lay.FAR // 2:
        return False
    if now[state + lay.S_SECOND] >= 0:
        change += carer_change(fix, tab, now, now[state + lay.S_SECOND], visit, visit, at)
    if change > limit:
        return False
    force_start(fix, tab, now, visit, at)
    return True


@njit
def reassign(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, limit: int) -> bool:
    """Give a place of a visit to another carer; visits in the way are pushed onward."""
    state = state_of(fix, visit)
    start = now[state]
    if start < 0 or now[state + lay.S_OPEN] >= 0:
        return fill(fix, tab, now, rng, visit, limit)
    carer = carer_of(fix, now, rng, visit)
    other = someone(fix, now, rng, visit)
    if other < 0 or other == now[state + lay.S_FIRST] or other == now[state + lay.S_SECOND]:
        return False
    pair = pair_points(fix, tab, visit, other)
    if pair < 0:
        return False
    at = start
    if now[state + lay.S_SECOND] < 0 and below(rng, 2) == 0:
        at = suggest_start(fix, tab, now, rng, visit, other)
        if at != start and not keeps_distance(fix, now, visit, at):
            return False
    change = pair - pair_points(fix, tab, visit, carer)
    change += face_change(fix, tab, now, fix[visit_of(fix, visit) + lay.V_CLIENT], carer, other)
    if at != start:
        change += start_points(fix, visit, at) - start_points(fix, visit, start)
    change += carer_change(fix, tab, now, carer, visit, -1, -1)
    if change - most_saved(fix, now, visit, other) > limit:
        return False
    own = carer_change(fix, tab, now, other, -1, visit, at)
    if own >= lay.FAR:
        return displace(fix, tab, now, rng, visit, carer, other, at, change, limit)
    if change + own > limit:
        return False
    force_take(fix, tab, now, visit, carer)
    force_put(fix, tab, now, visit, other, at)
    return True


@njit
def fill(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, limit: int) -> bool:
    """Find a carer for a missing place."""
    carer = someone_for_open(fix, now, rng, visit)
    if carer < 0 or now[state_of(fix, visit) + lay.S_OPEN] < 0:
        return False
    gain = now[lay.PRICE] * fix[visit_of(fix, visit) + lay.V_WEIGHT]
    points, at = best_start(fix, tab, now, visit, carer, lay.FAR)
    if at >= 0:
        if points - gain > limit:
            return False
        force_put(fix, tab, now, visit, carer, at)
        return True
    at = now[state_of(fix, visit)]
    if at < 0:
        at = suggest_start(fix, tab, now, rng, visit, carer)
    return displace(fix, tab, now, rng, visit, -1, carer, at, -gain, limit)


@njit
def clashes(fix: Ints, tab: Ints, now: Ints, visit: int, carer: int, at: int) -> int:
    """Write the carer's visits that `visit` at this start runs into to scratch; their number.

    -1 when there are too many or one is pinned.
    """
    row = visit_of(fix, visit)
    place = fix[row + lay.V_PLACE]
    end = at + fix[row + lay.V_LASTS]
    days = day_row(fix, carer, at // lay.DAY)
    found = 0
    for i in range(now[days + lay.D_COUNT]):
        other = now[days + lay.D_LIST + i]
        facts = visit_of(fix, other)
        there = fix[facts + lay.V_PLACE]
        begins = now[state_of(fix, other)]
        if begins + fix[facts + lay.V_LASTS] + minutes(fix, tab, carer, there, place) <= at:
            continue
        if end + minutes(fix, tab, carer, place, there) <= begins:
            break
        if found == CLASHES or fix[facts + lay.V_PINNED] > 0 or other == visit:
            return -1
        now[fix[lay.SCRATCH] + found] = other
        found += 1
    return found


@njit
def displace(
    fix: Ints,
    tab: Ints,
    now: Ints,
    rng: Ints,
    visit: int,
    giver: int,
    taker: int,
    at: int,
    change: int,
    limit: int,
) -> bool:
    """Move a place from `giver` (-1: nobody) to `taker`, whose clashing visits go elsewhere.

    `change` is what it adds but for the taker's own week.
    """
    found = clashes(fix, tab, now, visit, taker, at)
    if found <= 0 or pair_points(fix, tab, visit, taker) < 0:
        return False
    first = now[fix[lay.SCRATCH]]
    second = -1
    if found > 1:
        second = now[fix[lay.SCRATCH] + 1]
    else:
        own = carer_change(fix, tab, now, taker, first, visit, at)
        if own >= lay.FAR:
            return False
        client = fix[visit_of(fix, first) + lay.V_CLIENT]
        own += face_change(fix, tab, now, client, taker, -1) - pair_points(fix, tab, first, taker)
        if change + own - most_saved(fix, now, first, taker) > limit:
            return False
    before = energy(now)
    now[lay.LOG_N] = 0
    if giver >= 0 and not take(fix, tab, now, visit, giver):
        return False
    force_take(fix, tab, now, first, taker)
    if second >= 0:
        force_take(fix, tab, now, second, taker)
    if not put(fix, tab, now, visit, taker, at):
        undo(fix, tab, now, 0)
        return False
    settle(fix, tab, now, rng, first, giver, ONWARD_TRIES)
    if second >= 0:
        settle(fix, tab, now, rng, second, giver, ONWARD_TRIES)
    if energy(now) - before <= limit:
        return True
    undo(fix, tab, now, 0)
    return False


@njit
def swap(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, limit: int) -> bool:
    """Two visits near in time and place exchange a carer, each keeping its start."""
    row = visit_of(fix, visit)
    n = fix[row + lay.V_ROUND_N]
    one = carer_of(fix, now, rng, visit)
    if n == 0 or one < 0:
        return False
    partner = fix[fix[row + lay.V_ROUND] + below(rng, n)]
    two = carer_of(fix, now, rng, partner)
    if two < 0 or two == one or fix[visit_of(fix, partner) + lay.V_PINNED] > 0:
        return False
    state = state_of(fix, visit)
    other = state_of(fix, partner)
    if two in (now[state + lay.S_FIRST], now[state + lay.S_SECOND]):
        return False
    if one in (now[other + lay.S_FIRST], now[other + lay.S_SECOND]):
        return False
    pair_one = pair_points(fix, tab, visit, two)
    pair_two = pair_points(fix, tab, partner, one)
    if pair_one < 0 or pair_two < 0:
        return False
    change = carer_change(fix, tab, now, one, visit, partner, now[other])
    if change >= lay.FAR:
        return False
    change += carer_change(fix, tab, now, two, partner, visit, now[state])
    if change >= lay.FAR // 2:
        return False
    change += pair_one + pair_two
    change -= pair_points(fix, tab, visit, one) + pair_points(fix, tab, partner, two)
    client = fix[row + lay.V_CLIENT]
    if client != fix[visit_of(fix, partner) + lay.V_CLIENT]:
        change += face_change(fix, tab, now, client, one, two)
        change += face_change(fix, tab, now, fix[visit_of(fix, partner) + lay.V_CLIENT], two, one)
    if change > limit:
        return False
    start = now[state]
    starts = now[other]
    before = energy(now)
    now[lay.LOG_N] = 0
    force_take(fix, tab, now, visit, one)
    force_take(fix, tab, now, partner, two)
    force_put(fix, tab, now, visit, two, start)
    force_put(fix, tab, now, partner, one, starts)
    if energy(now) - before <= limit:  # caseloads of both at once: known only now
        return True
    undo(fix, tab, now, 0)
    return False


@njit
def hand_over(
    fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, giver: int, taker: int
) -> None:
    """Move one place to `taker` as part of a series, pushing one visit to `giver` if needed."""
    start = now[state_of(fix, visit)]
    mark = now[lay.LOG_N]
    if not take(fix, tab, now, visit, giver):
        return
    if put(fix, tab, now, visit, taker, start):
        return
    _, at = best_start(fix, tab, now, visit, taker, lay.FAR)
    if at >= 0:
        force_put(fix, tab, now, visit, taker, at)
        return
    if clashes(fix, tab, now, visit, taker, start) == 1:
        pushed = now[fix[lay.SCRATCH]]
        force_take(fix, tab, now, pushed, taker)
        if put(fix, tab, now, visit, taker, start) and settle(fix, tab, now, rng, pushed, giver, 1):
            return
    undo(fix, tab, now, mark)


@njit
def collect_series(
    fix: Ints, tab: Ints, now: Ints, visit: int, within: int, giver: int, taker: int
) -> tuple[int, int]:
    """Write the client's visits that `taker` could have from `giver` to scratch.

    Those whose wish is at most `within` minutes of the day away. Returns their number, and the
    points that the change adds whatever it does to the ways and hours of the two.
    """
    row = visit_of(fix, visit)
    client = fix[lay.CLIENT] + fix[row + lay.V_CLIENT] * lay.CLIENT_ROW
    hour = fix[row + lay.V_WISH] % lay.DAY
    visits = fix[client + lay.K_VISITS]
    found = 0
    points = 0
    for i in range(visits, visits + fix[client + lay.K_VISITS_N]):
        each = fix[i]
        facts = visit_of(fix, each)
        state = state_of(fix, each)
        if fix[facts + lay.V_PINNED] > 0 or abs(fix[facts + lay.V_WISH] % lay.DAY - hour) > within:
            continue
        first = now[state + lay.S_FIRST]
        second = now[state + lay.S_SECOND]
        pair = pair_points(fix, tab, each, taker)
        if giver not in (first, second) or taker in (first, second) or pair < 0:
            continue
        if found == SERIES_MOST:
            break
        points += pair - pair_points(fix, tab, each, giver)
        now[fix[lay.SCRATCH] + 64 + found] = each
        found += 1
    leaves = -1
    if now[fix[lay.MET] + fix[row + lay.V_CLIENT] * fix[lay.CARERS] + giver] == found:
        leaves = giver
    points += face_change(fix, tab, now, fix[row + lay.V_CLIENT], leaves, taker)
    return found, points


@njit
def series(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, limit: int) -> bool:
    """Another carer takes over a client's visits from one, all week, at one time of day or all."""
    giver = carer_of(fix, now, rng, visit)
    taker = someone(fix, now, rng, visit)
    if giver < 0 or taker < 0 or giver == taker or pair_points(fix, tab, visit, taker) < 0:
        return False
    within = SAME_TIME if below(rng, 2) == 0 else lay.DAY
    found, points = collect_series(fix, tab, now, visit, within, giver, taker)
    if found == 0 or points - SERIES_SAVED * found > limit:
        return False
    before = energy(now)
    now[lay.LOG_N] = 0
    for i in range(found):
        hand_over(fix, tab, now, rng, now[fix[lay.SCRATCH] + 64 + i], giver, taker)
    if now[lay.LOG_N] == 0:
        return False
    if energy(now) - before <= limit:
        return True
    undo(fix, tab, now, 0)
    return False


@njit
def trade_days(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, limit: int) -> bool:
    """Two carers exchange what they have of one day from some minute on (or all of it)."""
    row = visit_of(fix, visit)
    n = fix[row + lay.V_ROUND_N]
    one = carer_of(fix, now, rng, visit)
    if n == 0 or one < 0:
        return False
    two = carer_of(fix, now, rng, fix[fix[row + lay.V_ROUND] + below(rng, n)])
    if two < 0 or two == one:
        return False
    start = now[state_of(fix, visit)]
    day = start // lay.DAY
    since = start if below(rng, 2) == 0 else 0
    until = lay.WEEK
    if below(rng, 2) == 0:  # only what lies within two hours
        since = start
        until = start + 120
    scratch = fix[lay.SCRATCH]
    first = collect(fix, now, one, day, since, until, scratch)
    both = first + collect(fix, now, two, day, since, until, scratch + 2 * first)
    if first in (0, both):  # a put on both sides checks both days
        return False
    for i in range(both):
        each = now[scratch + 2 * i]
        taker = two if i < first else one
        state = state_of(fix, each)
        barred = fix[visit_of(fix, each) + lay.V_PINNED] > 0
        if barred or pair_points(fix, tab, each, taker) < 0:
            return False
        if taker in (now[state + lay.S_FIRST], now[state + lay.S_SECOND]):
            return False
    before = energy(now)
    now[lay.LOG_N] = 0
    for i in range(both):
        force_take(fix, tab, now, now[scratch + 2 * i], one if i < first else two)
    for i in range(both):
        taker = two if i < first else one
        if not put(fix, tab, now, now[scratch + 2 * i], taker, now[scratch + 2 * i + 1]):
            undo(fix, tab, now, 0)
            return False
    if energy(now) - before <= limit:
        return True
    undo(fix, tab, now, 0)
    return False


@njit
def collect(fix: Ints, now: Ints, carer: int, day: int, since: int, until: int, to: int) -> int:
    """Write a carer's visits of a day within [since, until) with their starts; their number."""
    row = day_row(fix, carer, day)
    found = 0
    for i in range(now[row + lay.D_COUNT]):
        visit = now[row + lay.D_LIST + i]
        start = now[state_of(fix, visit)]
        if since <= start < until:
            now[to + 2 * found] = visit
            now[to + 2 * found + 1] = start
            found += 1
    return found
