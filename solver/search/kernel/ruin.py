"""The large moves: take a handful of related places out, put each back where it is cheapest."""

from solver.search import layout as lay
from solver.search.kernel.chance import below
from solver.search.kernel.choose import best_start, carer_of, is_cold, start_or_wish
from solver.search.kernel.day import day_row
from solver.search.kernel.jit import njit
from solver.search.kernel.plan import energy, force_put, state_of, take, undo, visit_of
from solver.search.types import Ints

MOST_RUINED = 24  # places in one ruin
STRANGERS = 6  # able carers drawn besides the natural ones when a place is put back
# Out of 100 ruins: of a client's week, of two carers' days (the rest: of what is near). Days are
# dear to fill again, and once it is cold hardly ever with anybody else.
CLIENT_RUINS, DAY_RUINS = 25, 25
COLD_CLIENT_RUINS = 45
BLINK = 32  # one carer in so many is overlooked, so that ties and orders vary


@njit
def ruin_place(fix: Ints, tab: Ints, now: Ints, visit: int, carer: int, n: int) -> int:
    """Take one place out and note the visit; the number noted so far."""
    if n >= MOST_RUINED or carer < 0 or fix[visit_of(fix, visit) + lay.V_PINNED] > 0:
        return n
    if not take(fix, tab, now, visit, carer):
        return n
    now[fix[lay.SCRATCH] + 64 + n] = visit
    return n + 1


@njit
def ruin_visit(fix: Ints, tab: Ints, now: Ints, visit: int, n: int) -> int:
    """Take all carers off a visit."""
    state = state_of(fix, visit)
    for _ in range(2):
        n = ruin_place(fix, tab, now, visit, now[state + lay.S_FIRST], n)
    return n


@njit
def ruin_round(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, n: int) -> int:
    """Visits near in time and place."""
    row = visit_of(fix, visit)
    most = 2 + below(rng, 5 if is_cold(now) else 7)
    for i in range(fix[row + lay.V_ROUND_N]):
        if n > most:
            break
        if below(rng, 3) > 0:
            n = ruin_visit(fix, tab, now, fix[fix[row + lay.V_ROUND] + i], n)
    return n


@njit
def ruin_client(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, n: int) -> int:
    """A client's visits: of one carer, at one time of day, or any."""
    row = visit_of(fix, visit)
    client = fix[lay.CLIENT] + fix[row + lay.V_CLIENT] * lay.CLIENT_ROW
    hour = fix[row + lay.V_WISH] % lay.DAY
    carer = carer_of(fix, now, rng, visit)
    kind = below(rng, 3)
    visits = fix[client + lay.K_VISITS]
    for i in range(visits, visits + fix[client + lay.K_VISITS_N]):
        each = fix[i]
        state = state_of(fix, each)
        if kind == 0:
            if carer >= 0 and carer in (now[state + lay.S_FIRST], now[state + lay.S_SECOND]):
                n = ruin_place(fix, tab, now, each, carer, n)
        elif kind == 1:
            if abs(fix[visit_of(fix, each) + lay.V_WISH] % lay.DAY - hour) <= 60:
                n = ruin_visit(fix, tab, now, each, n)
        elif below(rng, 2) == 0:
            n = ruin_visit(fix, tab, now, each, n)
    return n


@njit
def ruin_day(fix: Ints, tab: Ints, now: Ints, visit: int, carer: int, n: int) -> int:
    """What a carer has that day: two carers' days make room for each other."""
    if carer < 0:
        return n
    row = day_row(fix, carer, start_or_wish(fix, now, visit) // lay.DAY)
    i = 0
    while i < now[row + lay.D_COUNT] and n < MOST_RUINED:
        each = now[row + lay.D_LIST + i]
        after = ruin_place(fix, tab, now, each, carer, n)
        if after == n:
            i += 1
        n = after
    return n


@njit
def put_back(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int) -> bool:
    """Fill one place of a visit as cheaply as possible; False if nobody may."""
    now[lay.TICK] += 1
    tick = now[lay.TICK]
    row = visit_of(fix, visit)
    client = fix[lay.CLIENT] + fix[row + lay.V_CLIENT] * lay.CLIENT_ROW
    beat = lay.FAR
    who = -1
    start = -1
    familiar = fix[client + lay.K_FAMILIAR_N]
    comes = fix[client + lay.K_VISITS_N]
    nearby = fix[row + lay.V_ROUND_N]
    able = fix[row + lay.V_ABLE_N]
    drawn = STRANGERS if able > 2 * STRANGERS else able
    for i in range(familiar + 2 * comes + nearby + drawn):
        if i < 2 * comes:  # first those who are likely cheapest: they spare most others a look
            carer = now[state_of(fix, fix[fix[client + lay.K_VISITS] + i // 2]) + 1 + i % 2]
        elif i < familiar + 2 * comes:
            carer = fix[fix[client + lay.K_FAMILIAR] + i - 2 * comes]
        elif i < familiar + 2 * comes + nearby:
            j = i - familiar - 2 * comes
            carer = now[state_of(fix, fix[fix[row + lay.V_ROUND] + j]) + lay.S_FIRST]
        elif drawn == able:
            carer = fix[fix[row + lay.V_ABLE] + i - familiar - 2 * comes - nearby]
        else:
            carer = fix[fix[row + lay.V_ABLE] + below(rng, able)]
        if carer < 0 or now[fix[lay.STAMP] + carer] == tick:
            continue
        now[fix[lay.STAMP] + carer] = tick
        if below(rng, BLINK) == 0:
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


@njit
def shuffle(fix: Ints, now: Ints, rng: Ints, n: int) -> None:
    """Put the noted visits in random order, the heaviest first half of the time."""
    noted = fix[lay.SCRATCH] + 64
    for i in range(n - 1, 0, -1):
        j = below(rng, i + 1)
        one = now[noted + i]
        now[noted + i] = now[noted + j]
        now[noted + j] = one
    if below(rng, 2) == 0:
        return
    for i in range(1, n):
        one = now[noted + i]
        weight = fix[visit_of(fix, one) + lay.V_WEIGHT] * fix[visit_of(fix, one) + lay.V_WANTED]
        j = i
        while j > 0:
            other = visit_of(fix, now[noted + j - 1])
            if fix[other + lay.V_WEIGHT] * fix[other + lay.V_WANTED] >= weight:
                break
            now[noted + j] = now[noted + j - 1]
            j -= 1
        now[noted + j] = one


@njit
def ruin(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, limit: int) -> bool:
    """Ruin around a visit and recreate; keep the result when it adds at most `limit`."""
    before = energy(now)
    now[lay.LOG_N] = 0
    n = 0
    if now[state_of(fix, visit) + lay.S_OPEN] >= 0:
        now[fix[lay.SCRATCH] + 64] = visit
        n = 1
    dice = below(rng, 100)
    cold = is_cold(now)
    if dice < (COLD_CLIENT_RUINS if cold else CLIENT_RUINS):
        n = ruin_client(fix, tab, now, rng, visit, n)
    elif dice < CLIENT_RUINS + DAY_RUINS and not cold:
        row = visit_of(fix, visit)
        carer = carer_of(fix, now, rng, visit)
        near = fix[row + lay.V_ROUND_N]
        n = ruin_day(fix, tab, now, visit, carer, n)
        if near > 0:
            other = fix[fix[row + lay.V_ROUND] + below(rng, near)]
            n = ruin_day(fix, tab, now, other, carer_of(fix, now, rng, other), n)
    else:
        n = ruin_visit(fix, tab, now, visit, n)
        n = ruin_round(fix, tab, now, rng, visit, n)
    if n == 0:
        return False
    shuffle(fix, now, rng, n)
    for i in range(n):
        put_back(fix, tab, now, rng, now[fix[lay.SCRATCH] + 64 + i])
    if energy(now) - before <= limit:
        return True
    undo(fix, tab, now, 0)
    return False


@njit
def make_room(fix: Ints, tab: Ints, now: Ints, rng: Ints, visit: int, limit: int) -> bool:
    """Clear an able carer's day (at times another day too), give it the open visit, refill."""
    row = visit_of(fix, visit)
    able = fix[row + lay.V_ABLE_N]
    if able == 0:
        return False
    carer = fix[fix[row + lay.V_ABLE] + below(rng, able)]
    before = energy(now)
    now[lay.LOG_N] = 0
    now[fix[lay.SCRATCH] + 64] = visit  # in case the carer has no room even so
    n = ruin_day(fix, tab, now, visit, carer, 1)
    if below(rng, 3) == 0:
        days = day_row(fix, carer, below(rng, lay.DAYS))
        if now[days + lay.D_COUNT] > 0:
            n = ruin_day(fix, tab, now, now[days + lay.D_LIST], carer, n)
    _, at = best_start(fix, tab, now, visit, carer, lay.FAR)
    if at >= 0:
        force_put(fix, tab, now, visit, carer, at)
        shuffle(fix, now, rng, n)
        for i in range(n):
            each = now[fix[lay.SCRATCH] + 64 + i]
            if each != visit or now[state_of(fix, visit) + lay.S_OPEN] >= 0:
                put_back(fix, tab, now, rng, each)
        if energy(now) - before <= limit:
            return True
    undo(fix, tab, now, 0)
    return False
