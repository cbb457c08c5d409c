"""What Python calls besides `anneal`: emptying, loading, filling and pricing a plan."""

from solver.search import layout as lay
from solver.search.kernel.anneal import is_best, remember
from solver.search.kernel.chance import below
from solver.search.kernel.choose import best_start
from solver.search.kernel.jit import entry, njit
from solver.search.kernel.moves import fill
from solver.search.kernel.plan import force_put, force_take, put, state_of, visit_of
from solver.search.kernel.ruin import put_back
from solver.search.types import Ints

FAR_DEARER = 500  # points


@entry
def empty(fix: Ints, tab: Ints, now: Ints) -> None:
    """Take every movable visit off the plan."""
    for i in range(fix[lay.MOVABLE]):
        visit = fix[fix[lay.MOVABLE_LIST] + i]
        state = state_of(fix, visit)
        while now[state + lay.S_FIRST] >= 0:
            now[lay.LOG_N] = 0
            force_take(fix, tab, now, visit, now[state + lay.S_FIRST])


@entry
def load(fix: Ints, tab: Ints, now: Ints, wanted: Ints, check: int) -> int:
    """Put what `wanted` lists (rows of visit, carer, start; ended by -1) on the plan.

    With `check` > 0 only what the rules allow; the number of places refused.
    """
    refused = 0
    i = 0
    while wanted[i] >= 0:
        now[lay.LOG_N] = 0
        if check == 0:
            force_put(fix, tab, now, wanted[i], wanted[i + 1], wanted[i + 2])
        elif not put(fix, tab, now, wanted[i], wanted[i + 1], wanted[i + 2]):
            refused += 1
        i += 3
    return refused


@entry
def unload(fix: Ints, tab: Ints, now: Ints, wanted: Ints) -> None:
    """Take what `wanted` lists (rows of visit, carer; ended by -1) off the plan."""
    i = 0
    while wanted[i] >= 0:
        now[lay.LOG_N] = 0
        force_take(fix, tab, now, wanted[i], wanted[i + 1])
        i += 2


@entry
def fill_open(fix: Ints, tab: Ints, now: Ints, rng: Ints, tries: int) -> None:
    """Put every open place with its cheapest carer, then try harder: push others onward."""
    i = now[lay.OPEN_N] - 1
    while i >= 0:
        now[lay.LOG_N] = 0
        before = now[lay.OPEN_N]
        if (
            not put_back(fix, tab, now, rng, now[fix[lay.OPEN_LIST] + i])
            or now[lay.OPEN_N] < before
        ):
            i -= 1
    for _ in range(tries):
        if now[lay.OPEN_N] == 0:
            break
        visit = now[fix[lay.OPEN_LIST] + below(rng, now[lay.OPEN_N])]
        fill(fix, tab, now, rng, visit, 0)
    if is_best(now):
        remember(fix, now)


@njit
def cheapest(fix: Ints, tab: Ints, now: Ints, visit: int, most: int, rows: Ints, n: int) -> int:
    """Append the visit's cheapest offers to `n` rows; how many rows there are then.

    Left out are carers whom the plan as it is leaves no room, and far dearer ones.
    """
    row = visit_of(fix, visit)
    first = n
    limit = lay.FAR
    for i in range(fix[row + lay.V_ABLE_N]):
        carer = fix[fix[row + lay.V_ABLE] + i]
        points, at = best_start(fix, tab, now, visit, carer, limit)
        if at < 0:
            continue
        limit = min(limit, points + FAR_DEARER)
        if n - first < most:
            n += 1
        elif points >= rows[(n - 1) * lay.OFFER_ROW + lay.O_POINTS]:
            continue
        to = (n - 1) * lay.OFFER_ROW
        while to > first * lay.OFFER_ROW and points < rows[to - lay.OFFER_ROW + lay.O_POINTS]:
            for cell in range(to, to + lay.OFFER_ROW):
                rows[cell] = rows[cell - lay.OFFER_ROW]
            to -= lay.OFFER_ROW
        rows[to + lay.O_CARER] = carer
        rows[to + lay.O_POINTS] = points
        rows[to + lay.O_START] = at
    return n


@entry
def offers(fix: Ints, tab: Ints, now: Ints, wanted: Ints, most: int, rows: Ints) -> int:
    """For each visit that `wanted` lists (ended by -1): the carers who fill a place of it at the
    fewest points, `most` of them, cheapest first. The number of rows written."""
    n = 0
    number = 0
    while wanted[number] >= 0:
        before = n
        n = cheapest(fix, tab, now, wanted[number], most, rows, n)
        for i in range(before, n):
            rows[i * lay.OFFER_ROW + lay.O_NUMBER] = number
        number += 1
    return n
