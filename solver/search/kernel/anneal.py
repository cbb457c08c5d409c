"""The annealing loop: many moves at one temperature, the best plan kept aside."""
# ruff: noqa: C901 - compiled code cannot pick functions from a table

import math

from solver.search import layout as lay
from solver.search.kernel.chance import below, unit
from solver.search.kernel.jit import entry, njit
from solver.search.kernel.moves import any_visit, fill, reassign, series, shift, swap, trade_days
from solver.search.kernel.push import push
from solver.search.kernel.ruin import make_room, ruin
from solver.search.types import Ints

# Out of 1000 draws: how many of each kind (the rest are reassignments). See docs/solver.md.
SHIFTS, PUSHES, SWAPS, SERIES, DAYS, RUINS = 300, 100, 15, 15, 2, 15
OPEN_DRAWS = 50  # of 1000 draws, how many start from an open place, when there is one
SHIFT, REASSIGN, SWAP, SERIE, TRADE, RUIN, PUSH = 0, 1, 2, 3, 4, 5, 6


@njit
def remember(fix: Ints, now: Ints) -> None:
    """Copy the plan aside as the best so far."""
    state = fix[lay.STATE]
    best = fix[lay.BEST]
    for i in range(fix[lay.VISITS] * lay.STATE_ROW):
        now[best + i] = now[state + i]
    now[lay.BEST_SOFT] = now[lay.SOFT]
    now[lay.BEST_UNFILLED] = now[lay.UNFILLED]


@njit
def is_best(now: Ints) -> bool:
    """The plan is better than the one kept aside: fewer unfilled minutes, then fewer points."""
    if now[lay.UNFILLED] != now[lay.BEST_UNFILLED]:
        return now[lay.UNFILLED] < now[lay.BEST_UNFILLED]
    return now[lay.SOFT] < now[lay.BEST_SOFT]


@njit
def one_move(fix: Ints, tab: Ints, now: Ints, rng: Ints, limit: int) -> bool:
    """Draw a move and try it."""
    visit = any_visit(fix, rng)
    dice = below(rng, 1000)
    if now[lay.OPEN_N] > 0 and dice < OPEN_DRAWS:
        visit = now[fix[lay.OPEN_LIST] + below(rng, now[lay.OPEN_N])]
        dice = below(rng, 20)
        if dice == 0:
            return make_room(fix, tab, now, rng, visit, limit)
        if dice == 1:
            return ruin(fix, tab, now, rng, visit, limit)
        return fill(fix, tab, now, rng, visit, limit)
    dice = below(rng, 1000) - SHIFTS
    if dice < 0:
        kind = SHIFT
        kept = shift(fix, tab, now, rng, visit, limit)
    elif dice < PUSHES:
        kind = PUSH
        kept = push(fix, tab, now, rng, visit, limit)
    elif dice < PUSHES + SWAPS:
        kind = SWAP
        kept = swap(fix, tab, now, rng, visit, limit)
    elif dice < PUSHES + SWAPS + SERIES:
        kind = SERIE
        kept = series(fix, tab, now, rng, visit, limit)
    elif dice < PUSHES + SWAPS + SERIES + DAYS:
        kind = TRADE
        kept = trade_days(fix, tab, now, rng, visit, limit)
    elif dice < PUSHES + SWAPS + SERIES + DAYS + RUINS:
        kind = RUIN
        kept = ruin(fix, tab, now, rng, visit, limit)
    else:
        kind = REASSIGN
        kept = reassign(fix, tab, now, rng, visit, limit)
    now[lay.DONE + kind] += 1
    if kept:
        now[lay.KEPT + kind] += 1
    return kept


@entry
def anneal(
    fix: Ints, tab: Ints, now: Ints, rng: Ints, moves: int, warmth: float, keep: int
) -> None:
    """Try `moves` moves at temperature `warmth` (points); `keep` > 0: note every best plan.

    At the end the plan is kept aside when it is the best so far, whatever `keep` says.
    """
    now[lay.WARMTH] = int(warmth)
    for _ in range(moves if fix[lay.MOVABLE] > 0 else 0):
        limit = int(-math.log(unit(rng)) * warmth)
        if one_move(fix, tab, now, rng, limit) and keep > 0 and is_best(now):
            remember(fix, now)
    if is_best(now):
        remember(fix, now)
