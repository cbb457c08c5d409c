"""All carers' cheapest weeks under given prices, worked out side by side.

What a carer pays per minute, day, run and visit is put together here; `desk.py` finds the week.
"""

from concurrent.futures import Executor, ThreadPoolExecutor
from queue import SimpleQueue
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.bound import week as wk
from solver.bound.cases import Cases
from solver.bound.desk import (
    MUST,
    Case,
    Cheapest,
    Costs,
    Decided,
    Desk,
    Floats,
    Ints,
    Longs,
    Own,
)
from solver.bound.hours import Hours, Limits, Spent
from solver.bound.slots import DAY, DAYS, DURATION, HI, LO, PAIR, VISIT, Slots
from solver.problem import DAY_MINUTES, WEEK_MINUTES, Carer, Problem, Visit, Weights
from solver.score import GRACE_MINUTES
from solver.travel import minutes_matrix

MOST_CASES = 100  # of a carer
MOST_CHANGES = 20  # of a carer's cases at each set of prices
PAIRS_CHANGED = 60_000  # so many of visit and carer in all: a step should not last too long


class CarerPrices(NamedTuple):
    """What is added to the weights: per pair, or per carer (and day)."""

    visit: Floats  # points of a place filled, less its price
    face: Floats
    day: Floats
    hours: list[Hours]


class Weeks(NamedTuple):
    """The carer-weeks chosen: `rows` of their slots, in order; what each carer spends on them."""

    rows: Ints
    paid: npt.NDArray[np.bool_]  # [client][carer]: paid for in whole
    spent: list[Spent]


class Pricing:
    """Prices all carers, on so many threads; from some time on by each carer's cases."""

    def __init__(self, problem: Problem, slots: Slots, threads: int) -> None:
        self.problem, self.slots = problem, slots
        self.travel = {
            mode: np.ascontiguousarray(minutes_matrix(problem, mode)) for mode in problem.travel
        }
        self.cases: list[Cases] = []  # per carer, where there are trees
        times, offsets = time_points(problem)
        self.owns = [self._own(carer, len(times), offsets) for carer in range(len(problem.carers))]
        self.busiest_first = np.argsort([-len(own.rows) for own in self.owns]).tolist()
        self._desks: SimpleQueue[Desk] = SimpleQueue()
        for _ in range(threads):
            self._desks.put(Desk(self.owns, times, problem.rules.split))
        self._pool: Executor | None = ThreadPoolExecutor(threads) if threads > 1 else None
        self.changes = min(MOST_CHANGES, max(1, PAIRS_CHANGED // max(1, len(slots.pair_visit))))

    def _own(self, carer: int, times: int, offsets: Longs) -> Own:
        first, end = self.slots.spans[[carer * DAYS, carer * DAYS + DAYS]]
        rows = self.slots.rows[first:end]
        is_first = np.zeros(len(rows), dtype=np.bool_)
        is_first[np.unique(rows[:, PAIR], return_index=True)[1]] = True
        travel = self.travel[self.problem.carers[carer].mode]
        limits = limits_of(self.problem.carers[carer], self.problem.weights)
        head = self._head(carer, rows, times)
        return Own(rows, head, travel, offsets[rows[:, VISIT]], is_first, limits)

    def _head(self, carer: int, rows: Ints, times: int) -> Longs:
        head = np.zeros(wk.HEAD, dtype=np.int64)
        cells = int((rows[:, HI] - rows[:, LO] + 1).sum())
        ends = DAY_MINUTES + int(self.slots.rows[:, DURATION].max(initial=1)) + 1
        rules = self.problem.rules
        head[wk.HOME_PLACE] = self.problem.carers[carer].home
        head[wk.SPLIT], head[wk.REST] = rules.split, rules.rest
        head[wk.STEP] = rows[:, DURATION].min(initial=WEEK_MINUTES)
        head[wk.WAITS], head[wk.ENDS], head[wk.ENDS_N] = cells, 2 * cells, ends
        head[wk.HOME] = 2 * cells + ends
        head[wk.COEFS], head[wk.NODES] = times, times + wk.COEF_N
        head[wk.TIME_OFFSETS] = times + wk.COEF_N + len(rows)
        return head

    def price(self, prices: CarerPrices, decided: Decided) -> tuple[float, Weeks]:
        """The sum of what the carers cost at least (an empty week is free), and their weeks."""

        def price_one(carer: int) -> Cheapest:
            costs = costs_of(prices, self.owns[carer], carer, self.problem)
            case = Case(decided[:, carer], prices.hours[carer])
            desk = self._desks.get()
            try:
                return self._least(desk, costs, carer, case)
            finally:
                self._desks.put(desk)

        spread = self._pool.map if self._pool else map
        found = dict(zip(self.busiest_first, spread(price_one, self.busiest_first), strict=True))
        weeks = [found[carer] for carer in range(len(self.owns))]
        rows = np.concatenate([self.slots.rows[:0], *(week.rows for week in weeks)])
        paid = np.zeros(decided.shape, dtype=np.bool_)
        for carer, week in enumerate(weeks):
            paid[:, carer] = week.case.decided == MUST
        points = sum(week.points for week in weeks)
        return points, Weeks(rows, paid, [week.spent for week in weeks])

    def _least(self, desk: Desk, costs: Costs, carer: int, case: Case) -> Cheapest:
        own = self.owns[carer]
        if not self.cases:
            return desk.cheapest(own, costs, case)
        cases = self.cases[carer]
        if case.decided.any():
            return cases.least_where(desk, own, costs, case.decided)
        return cases.least(desk, own, costs, self.changes, MOST_CASES)


def limits_of(carer: Carer, weights: Weights) -> Limits:
    """What a carer's hours and days are held against."""
    return Limits(
        carer.contract_minutes * 4 // 5, carer.contract_minutes, carer.most_minutes,
        carer.most_days, weights.short, weights.over,
    )  # fmt: skip


def costs_of(prices: CarerPrices, own: Own, carer: int, problem: Problem) -> Costs:
    """A carer's prices as the kernel reads them."""
    weights: Weights = problem.weights
    coefs = np.zeros(wk.COEF_N)
    coefs[wk.C_RUN], coefs[wk.C_COMMUTE] = weights.run, weights.commute
    coefs[wk.C_TRAVEL] = weights.travel - weights.waiting
    coefs[wk.C_MINUTE : wk.C_MINUTE + DAYS] = weights.waiting + prices.day[carer]
    coefs[wk.C_DAY : wk.C_DAY + DAYS] = -prices.day[carer] * problem.rules.day_most
    pairs, days = own.rows[:, PAIR], own.rows[:, DAY]
    nodes = prices.visit[pairs] + own.rows[:, DURATION] * prices.day[carer][days]
    return Costs(coefs, nodes, prices.face[pairs])


def time_points(problem: Problem) -> tuple[Floats, Longs]:
    """Points of each start of each visit, in a row, and where each visit's begin.

    Each carer of a visit for two bears half of them: one may come alone.
    """
    parts = [_time_points(problem, visit) for visit in problem.visits]
    sizes = np.array([len(part) for part in parts], dtype=np.int64)
    return np.concatenate([np.zeros(0), *parts]), np.cumsum(sizes) - sizes


def _time_points(problem: Problem, visit: Visit) -> Floats:
    minutes = np.arange(visit.earliest_minute, visit.latest_minute + 1)
    late = np.maximum(0, np.abs(minutes - visit.preferred_minute) - GRACE_MINUTES)
    points: Floats = problem.weights.early_late * late.astype(np.float64)
    if visit.published is not None:
        moved = np.maximum(0, np.abs(minutes - visit.published.start_minute) - GRACE_MINUTES)
        points += problem.weights.moved * moved
    return points / visit.carers_wanted
