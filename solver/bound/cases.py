"""What one carer costs at least: a small tree of cases that outlasts a set of prices.

The cases of a carer exclude none of the carer's weeks, so the least of them bounds every week. The
lowest case is made sharper, a few times at each set of prices: its prices of hours are moved, or it
is split by whether the carer meets a client. A case is worked out anew only where it may be the
lowest: from how much cheaper each visit has become one knows how far it can have fallen.
"""

from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np

from solver.bound.desk import MUST, MUST_NOT, Case, Cheapest, Costs, Decided, Desk, Own
from solver.bound.hours import Hours
from solver.bound.slots import CLIENT

ENOUGH = 0.01  # points: what is priced too low by less is right
FIRST_STRIDE, LEAST_STRIDE = 0.5, 0.01  # of the error, in a step of the prices of hours


class Known(NamedTuple):
    """A case and what was found of it, under which costs; `points` is the least it can be now."""

    points: float
    number: int  # tells cases of equal points apart
    case: Case
    week: Cheapest
    costs: Costs
    stride: float

    def __lt__(self, other: tuple[object, ...]) -> bool:
        return self[:2] < other[:2]


class Cases:
    """A carer's tree; `changes` at each set of prices, until there are `most` cases."""

    def __init__(self, hours: Hours, clients: int) -> None:
        self.root = Case(np.zeros(clients, dtype=np.int8), hours)
        self.known: list[Known] = []
        self.numbers = 0

    def least(self, desk: Desk, own: Own, costs: Costs, changes: int, most: int) -> Cheapest:
        """The cheapest week of the lowest case, with the tree grown where it is too cheap."""
        if not self.known:
            self._add(desk, own, costs, self.root)
        self.known = [one._replace(points=floor_of(one, costs, own)) for one in self.known]
        heapify(self.known)
        while True:
            lowest = heappop(self.known)
            if lowest.costs is not costs:
                self._add(desk, own, costs, lowest.case, lowest.stride)
            elif changes == 0 or not self._sharpen(desk, own, lowest, most):
                heappush(self.known, lowest)
                return lowest.week
            else:
                changes -= 1

    def least_where(self, desk: Desk, own: Own, costs: Costs, decided: Decided) -> Cheapest:
        """The same where some meetings are decided, with the tree as it is."""
        cases = [together(one.case, decided) for one in self.known]
        weeks = [desk.cheapest(own, costs, case) for case in cases if case is not None]
        return min(weeks, key=lambda week: week.points)

    def _add(
        self, desk: Desk, own: Own, costs: Costs, case: Case, stride: float = FIRST_STRIDE
    ) -> None:
        week = desk.cheapest(own, costs, case)
        self._keep(Known(week.points, 0, case, week, costs, stride))

    def _keep(self, known: Known) -> None:
        self.numbers += 1
        heappush(self.known, known._replace(number=self.numbers))

    def _sharpen(self, desk: Desk, own: Own, lowest: Known, most: int) -> bool:
        """Put something better in the place of the lowest case; whether there was a way."""
        week, case = lowest.week, lowest.case
        error = case.hours.error(week.spent, own.limits)
        owed = float(week.owed.max(initial=0))
        if error > max(ENOUGH, owed) and lowest.stride > LEAST_STRIDE:
            self._move(desk, own, lowest)
            return True
        if owed <= ENOUGH or len(self.known) + 2 > most:
            return False
        client = int(week.owed.argmax())
        for choice in (MUST, MUST_NOT):
            decided = case.decided.copy()
            decided[client] = choice
            self._add(desk, own, lowest.costs, case._replace(decided=decided))
        return True

    def _move(self, desk: Desk, own: Own, lowest: Known) -> None:
        """Move the prices of hours, or learn that the step was too long."""
        hours = lowest.case.hours.moved(lowest.week.spent, own.limits, lowest.stride)
        case = lowest.case._replace(hours=hours)
        week = desk.cheapest(own, lowest.costs, case)
        if week.points > lowest.points:
            self._keep(lowest._replace(points=week.points, case=case, week=week))
        else:
            self._keep(lowest._replace(stride=lowest.stride / 2))


def floor_of(known: Known, costs: Costs, own: Own) -> float:
    """What a case still costs at least, as each visit of a week may have become cheaper."""
    old = known.costs
    if (old.coefs != costs.coefs).any():
        return -np.inf
    choice = known.case.decided[own.rows[:, CLIENT]]
    drops = old.nodes - costs.nodes + np.where(choice == 0, old.shares - costs.shares, 0.0)
    held = (old.shares - costs.shares)[(choice == MUST) & own.is_first].sum()
    return float(known.week.points - np.maximum(0, drops)[choice != MUST_NOT].sum() - held)


def together(case: Case, decided: Decided) -> Case | None:
    """The case with what else is decided, or nothing where they contradict."""
    if (case.decided * decided == -1).any():
        return None
    return case._replace(decided=np.where(decided != 0, decided, case.decided))
