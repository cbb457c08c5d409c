"""What Python calls besides `anneal`: emptying, loading, filling and pricing a plan."""

from solver.search import layout as lay
from solver.search.kernel.anneal import is_best, remember
from solver.search.kernel.chance import below
from solver.search.kernel.choose import best_start
from solver.search.kernel.jit import entry
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


@entry
def price(fix: Ints, tab: Ints, now: Ints, visit: int, points: Ints, starts: Ints) -> None:
    """Per able carer of a visit: the fewest points of filling one place, and the start then.

    FAR and -1 where the plan as it is leaves that carer no room, or a far dearer one.
    """
    row = visit_of(fix, visit)
    most = lay.FAR
    for i in range(fix[row + lay.V_ABLE_N]):
        beat, at = best_start(fix, tab, now, visit, fix[fix[row + lay.V_ABLE] + i], most)
        points[i] = lay.FAR
        starts[i] = at
        if at >= 0:
            points[i] = beat
            most = min(most, beat + FAR_DEARER)
