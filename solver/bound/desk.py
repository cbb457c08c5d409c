"""A carer's cheapest week under given prices, and the tables it is worked out in.

A face is one price for a client and a carer, paid in whole by a week in which they meet. The
dynamic programme cannot remember whom a carer has met, so it takes a share of that price at each
of the client's visits: never more than the whole. And it knows hours and days of a week by prices
alone. Where that makes a week too cheap, a small tree of *cases* decides: the carer meets a client,
paying in whole whatever comes, or does not; and each case has prices of its own for the hours. The
least of its cases is what the carer costs at least, however small the tree.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.bound import week as wk
from solver.bound.hours import Hours, Limits, Spent
from solver.bound.slots import CLIENT, DAY, DAYS, DURATION, PLACE
from solver.problem import WEEK_MINUTES

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Ints = npt.NDArray[np.int32]
Decided = npt.NDArray[np.int8]  # of each client, or [client][carer]: 0 is nothing

MUST, MUST_NOT = 1, -1


class Own(NamedTuple):
    """A carer's slots, the kernel's header for them, minutes of the way, limits of the hours."""

    rows: Ints
    head: Longs
    travel: Ints
    offsets: Longs  # where the points of a slot's minutes begin
    is_first: npt.NDArray[np.bool_]  # of the slots of its pair
    limits: Limits


class Costs(NamedTuple):
    """A week's costs but for its hours: the kernel's coefficients; per slot points and share."""

    coefs: Floats
    nodes: Floats
    shares: Floats


class Case(NamedTuple):
    """Who is paid for in whole (MUST) or not met, and the prices of the hours."""

    decided: Decided
    hours: Hours


class Cheapest(NamedTuple):
    """The least that a carer can cost in a case, and the week that does.

    `rows` are its slots. `owed` is what the week has not paid of the faces it meets.
    """

    points: float
    rows: Ints
    case: Case
    owed: Floats
    spent: Spent


class Desk:
    """The work tables of the kernel, large enough for any carer's week: one thread's."""

    def __init__(self, owns: Iterable[Own], times: Floats, split: int) -> None:
        owns = list(owns)
        most = max((len(own.rows) for own in owns), default=0)
        labels = max((int(own.head[wk.HOME]) for own in owns), default=0) + WEEK_MINUTES + 1
        shortest = min((int(own.head[wk.STEP]) for own in owns), default=WEEK_MINUTES)
        self.split = split
        self.val = np.zeros((2, labels))
        self.ptr = np.zeros((5, labels), dtype=np.int32)
        self.cost = np.concatenate([times, np.zeros(wk.COEF_N + 2 * most)])
        self.week = np.zeros((WEEK_MINUTES // shortest + 1, 2), dtype=np.int32)

    def cheapest(self, own: Own, costs: Costs, case: Case) -> Cheapest:
        """The cheapest week of a carer of whose meetings some are decided."""
        clients = own.rows[:, CLIENT]
        choice = case.decided[clients]
        shares = np.where(choice == 0, costs.shares, 0.0)
        held = costs.shares[(choice == MUST) & own.is_first].sum() + case.hours.held(own.limits)
        use = np.nonzero(choice != MUST_NOT)[0]
        nodes = costs.nodes + shares + own.rows[:, DURATION] * case.hours.per_visit_minute
        points, found = self._week(own, case.hours.on(costs.coefs), nodes, use)
        met = use[found[:, 0]]
        n = len(case.decided)
        owed = sums(clients, shares * own.is_first, n) - sums(clients[met], shares[met], n)
        owed[np.bincount(clients[met], minlength=n) == 0] = 0
        spent = self._spent(own.rows[met], found[:, 1], own.travel)
        return Cheapest(points + float(held), own.rows[met], case, owed, spent)

    def _week(self, own: Own, coefs: Floats, nodes: Floats, use: Longs) -> tuple[float, Ints]:
        """The kernel's answer for some of the slots: points, and rows of slot and start."""
        head, rows = own.head.copy(), own.rows[use]
        days = np.searchsorted(rows[:, DAY], np.arange(DAYS + 1))
        head[wk.DAY_FIRST : wk.DAY_FIRST + DAYS + 1] = days
        self.cost[head[wk.COEFS] :][: wk.COEF_N] = coefs
        self.cost[head[wk.NODES] :][: len(use)] = nodes[use]
        self.cost[head[wk.TIME_OFFSETS] :][: len(use)] = own.offsets[use]
        n = wk.price_week(head, rows, self.cost, own.travel, self.val, self.ptr, self.week)
        points = float(self.val[0, head[wk.HOME] + WEEK_MINUTES])
        return (points, self.week[:n][::-1].copy()) if points < 0 else (0.0, self.week[:0].copy())

    def _spent(self, rows: Ints, starts: Ints, travel: Ints) -> Spent:
        """The hours and days of a week."""
        minutes, days = rows[:, DURATION], rows[:, DAY]
        gaps = starts[1:] - starts[:-1] - minutes[:-1]
        in_run = (days[1:] == days[:-1]) & (gaps < self.split)
        ways = travel[rows[:-1, PLACE], rows[1:, PLACE]]
        contact = sums(days, minutes.astype(np.float64), DAYS)
        pauses = sums(days[1:][in_run], gaps[in_run].astype(np.float64), DAYS)
        return Spent(float(contact.sum() + ways[in_run].sum()), contact + pauses)


def sums(keys: Ints, amounts: Floats, size: int) -> Floats:
    """The sum of the amounts of each key."""
    return np.bincount(keys, weights=amounts, minlength=size).astype(np.float64)
