"""How many different carers a client must see at least, whatever the plan.

Someone seen on seven days by carers who work five sees two or more. Per client a small set cover:
each visit needs its carers from those with a slot for it, on days of which each works only so many.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import ceil

import numpy as np
from ortools.sat.python import cp_model

from solver.bound.slots import CARER, CLIENT, DAY, VISIT, Int32, Int64, Slots
from solver.problem import Problem

SECONDS_PER_CLIENT = 0.2
ROUNDING = 1e-6


def least_faces(problem: Problem, slots: Slots, needed: Int64) -> Int64:
    """Per client: carers that every plan with `needed` carers at each visit sends at least."""
    found = np.zeros(len(problem.clients), dtype=np.int64)
    for client in np.unique(slots.rows[:, CLIENT]).tolist():
        rows = slots.rows[slots.rows[:, CLIENT] == client]
        found[client] = _least(problem, rows, needed)
    return found


def _least(problem: Problem, rows: Int32, needed: Int64) -> int:
    """Of one client, whose slots are `rows`."""
    model = cp_model.CpModel()
    cells = {(row[CARER], row[DAY]) for row in rows.tolist()}
    comes = {carer: model.new_bool_var("") for carer in sorted({carer for carer, _ in cells})}
    works = {cell: model.new_bool_var("") for cell in sorted(cells)}
    for carer, come in comes.items():
        days = [variable for cell, variable in works.items() if cell[0] == carer]
        model.add(sum(days) <= problem.carers[carer].most_days)
        model.add_max_equality(come, days)
    for visit, able in _able(rows):
        model.add(sum(works[cell] for cell in able) >= int(needed[visit]))
    model.minimize(sum(comes.values()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = SECONDS_PER_CLIENT
    solver.parameters.num_workers = 1
    if solver.solve(model) == cp_model.INFEASIBLE:
        return 0  # no plan at all; the other prices will tell
    return max(0, min(len(comes), ceil(solver.best_objective_bound - ROUNDING)))


def _able(rows: Int32) -> Iterable[tuple[int, set[tuple[int, int]]]]:
    """Each visit with the carers and days of its slots."""
    cells: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for row in rows.tolist():
        cells[row[VISIT]].add((row[CARER], row[DAY]))
    return cells.items()
