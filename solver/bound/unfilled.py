"""The least unfilled minutes that any rule-abiding plan can have: a relaxation in CP-SAT.

Kept: who can fill which place and when, one carer in one place at a time, hours of the day and
the week, days, the night's rest, the way between two visits. Dropped: breaks, weekly rest,
spacing, and the rules on hours count visits alone, without the ways and pauses between them. So
no plan can do better than the relaxation's best, or than the bound CP-SAT proves on that.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from math import ceil

import numpy as np
from ortools.sat.python import cp_model

from solver.bound.slots import (
    CARER,
    DAY,
    DAYS,
    DURATION,
    HI,
    LO,
    PAIR,
    PLACE,
    VISIT,
    Int32,
    Slots,
    find_slots,
    least_missing,
    unfilled_minutes,
)
from solver.problem import WEEK_MINUTES, Problem
from solver.travel import minutes_matrix

MOST_SLOTS_WITH_TIMES = 6_000  # above, times make the model slower than they make it sharp
ROUNDING = 1e-6


def least_unfilled(problem: Problem, *, seconds: float, known: int | None = None) -> int:
    """Unfilled minutes that no rule-abiding plan can go below, proven within `seconds`.

    `known`, the unfilled minutes of some plan, ends the proof at once where that cannot be less.
    """
    slots = find_slots(problem)
    base = int(unfilled_minutes(problem) @ least_missing(problem, slots))
    if known is not None and known <= base:
        return base
    return max(base, _proven(Model(problem, slots), seconds))


def _proven(model: "Model", seconds: float) -> int:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1  # as quick as four, and a search may need the other cores
    status = solver.solve(model.build())
    if status in (cp_model.INFEASIBLE, cp_model.MODEL_INVALID):
        return 0
    return max(0, ceil(solver.best_objective_bound - ROUNDING))


def shortest_ways(travel: Int32, stop_minutes: int) -> Int32:
    """Minutes from place to place when other visits, each `stop_minutes` or more, may lie between.

    Tables need not keep the triangle inequality: only the way between neighbours counts.
    """
    ways = travel.copy()
    for via in range(len(ways)):
        ways = np.minimum(ways, ways[:, via, None] + stop_minutes + ways[None, via])
    return ways


@dataclass
class Model:
    """The relaxation as it is built, one method for each rule that is kept."""

    problem: Problem
    slots: Slots
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)

    def build(self) -> cp_model.CpModel:
        """The whole model, to minimise."""
        self.uses = [self.cp.new_bool_var("") for _ in self.slots.rows]
        self.by_day: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, row in enumerate(self.slots.rows.tolist()):
            self.by_day[row[CARER], row[DAY]].append(number)
        self._places()
        self._days_and_hours()
        if len(self.uses) <= MOST_SLOTS_WITH_TIMES:
            self._times()
        return self.cp

    def _places(self) -> None:
        """A carer fills at most one place of a visit; what is missing is to be minimised."""
        of_pair: defaultdict[int, list[int]] = defaultdict(list)
        of_visit: defaultdict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(self.slots.rows.tolist()):
            of_pair[row[PAIR]].append(number)
            of_visit[row[VISIT]].append(number)
        for numbers in of_pair.values():
            self.cp.add_at_most_one(self.uses[number] for number in numbers)
        minutes = unfilled_minutes(self.problem).tolist()
        missing = []
        for number, visit in enumerate(self.problem.visits):
            open_places = self.cp.new_int_var(0, visit.carers_wanted, "")
            filled = sum(self.uses[slot] for slot in of_visit[number])
            self.cp.add(filled + open_places == visit.carers_wanted)
            missing.append(open_places)
        self.cp.minimize(sum(w * m for w, m in zip(minutes, missing, strict=True)))

    def _days_and_hours(self) -> None:
        """Minutes of visits fit the day and the week; days worked fit the week."""
        rows = self.slots.rows
        works = {key: self.cp.new_bool_var("") for key in self.by_day}
        for key, numbers in self.by_day.items():
            minutes = sum(int(rows[n, DURATION]) * self.uses[n] for n in numbers)
            self.cp.add(minutes <= self.problem.rules.day_most * works[key])
            for number in numbers:
                self.cp.add_implication(self.uses[number], works[key])
        for number, carer in enumerate(self.problem.carers):
            days = [works[number, day] for day in range(DAYS) if (number, day) in works]
            self.cp.add(sum(days) <= carer.most_days)
            own = np.nonzero(rows[:, CARER] == number)[0].tolist()
            minutes = sum(int(rows[n, DURATION]) * self.uses[n] for n in own)
            self.cp.add(minutes <= carer.most_minutes)

    def _times(self) -> None:
        """A start per visit; a carer's visits do not overlap, nights and ways are kept."""
        visits = self.problem.visits
        self.starts = [self.cp.new_int_var(v.earliest_minute, v.latest_minute, "") for v in visits]
        rows = self.slots.rows
        for number, row in enumerate(rows.tolist()):
            start = self.starts[row[VISIT]]
            self.cp.add(start >= row[LO]).only_enforce_if(self.uses[number])
            self.cp.add(start <= row[HI]).only_enforce_if(self.uses[number])
        for carer in range(len(self.problem.carers)):
            own = np.nonzero(rows[:, CARER] == carer)[0].tolist()
            self.cp.add_no_overlap(
                self.cp.new_optional_fixed_size_interval_var(
                    self.starts[rows[n, VISIT]], int(rows[n, DURATION]), self.uses[n], ""
                )
                for n in own
            )
            self._order(carer, own)

    def _order(self, carer: int, own: list[int]) -> None:
        """Of two visits whose times meet, one follows the other after the way, or the night."""
        stop = int(self.slots.rows[own, DURATION].min(initial=WEEK_MINUTES))
        travel = shortest_ways(minutes_matrix(self.problem, self.problem.carers[carer].mode), stop)
        for position, one in enumerate(own):
            for two in own[position + 1 :]:
                self._one_after_another(travel, one, two)

    def _one_after_another(self, travel: Int32, one: int, two: int) -> None:
        rows, rest = self.slots.rows, self.problem.rules.rest
        first, second = rows[one], rows[two]
        if first[VISIT] == second[VISIT]:
            return
        both = [self.uses[one], self.uses[two]]
        if first[DAY] != second[DAY]:
            need = int(first[DURATION]) + rest
            if second[LO] >= first[HI] + need:
                return
            after = self.starts[second[VISIT]] >= self.starts[first[VISIT]] + need
            self.cp.add(after).only_enforce_if(both)
            return
        there = int(first[DURATION] + travel[first[PLACE], second[PLACE]])
        back = int(second[DURATION] + travel[second[PLACE], first[PLACE]])
        if second[LO] >= first[HI] + there:
            return
        ahead = self.cp.new_bool_var("")
        a, b = self.starts[first[VISIT]], self.starts[second[VISIT]]
        self.cp.add(b >= a + there).only_enforce_if([*both, ahead])
        self.cp.add(a >= b + back).only_enforce_if([*both, ~ahead])
