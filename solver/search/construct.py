"""The first plan: who serves whom, slice of the day by slice, as OR-Tools assignments.

Each slice's visits and the carers who have room for them form a bipartite graph whose arcs cost
what the insertion adds to the score, faces and circles included; a minimum-cost flow fills the
most places at the least cost. What people did on Monday thus draws them on Tuesday.
"""

from collections.abc import Callable

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from solver.plan import Plan
from solver.search import layout as lay
from solver.search.week import Week

SLICE_MINUTES = 45  # shorter: fewer clashes within a slice, more flows
ROUNDS = 3  # flows per slice: second places of double-handed visits, and leftovers
FEW, FEW_SHARE = 4, 6  # a visit is scarce with at most 4 able carers, or a sixth of all
OFFERS = 40  # carers looked at for a visit, the cheapest: more cost time and fill no more
# Compiled 0.1 s, interpreted 0.3 s: far quicker than to let the annealing come across open places.
FILL_TRIES, PLAIN_FILL_TRIES = 100_000, 3000
WORTH = 100_000  # of one place per priority, against its cost: filling comes first


def construct(week: Week, is_over: Callable[[], bool]) -> None:
    """Fill the week's open places until done or over: first those that few carers can fill."""
    scarce = [visit for visit in week.open_visits if is_scarce(week, visit)]
    fill_slices(week, scarce, is_over)
    fill_slices(week, week.open_visits, is_over)
    week.note()


def open_plan(week: Week, start: Plan | None, is_over: Callable[[], bool], fill_tries: int) -> None:
    """The first plan: `start` or what was published, as far as sound, and the holes filled."""
    promised = {v.id: v.published for v in week.model.problem.visits if v.published}
    if start is not None:
        week.restart(start)
    elif promised:
        week.restart(Plan(week.model.problem.name, promised))
    construct(week, is_over)
    week.fill(fill_tries)
    week.note()


def is_scarce(week: Week, visit: int) -> bool:
    """Double-handed, or open to few: left to the last, no carer would have room for it."""
    few = max(FEW, len(week.model.problem.carers) // FEW_SHARE)
    able = int(week.model.fix[week.model.fix[lay.VISIT] + visit * lay.VISIT_ROW + lay.V_ABLE_N])
    return able <= few or week.model.problem.visits[visit].carers_wanted > 1


def fill_slices(week: Week, visits: list[int], is_over: Callable[[], bool]) -> None:
    """Assign the visits slice of the day by slice, in order of time."""
    slices: dict[int, list[int]] = {}
    for visit in visits:
        wish = week.model.problem.visits[visit].preferred_minute
        slices.setdefault(wish // SLICE_MINUTES, []).append(visit)
    for key in sorted(slices):
        waiting = slices[key]
        for _ in range(ROUNDS):
            if is_over():
                return
            chosen = assign(week, waiting) if waiting else []
            if not chosen:
                break
            week.place(chosen)
            still = set(week.open_visits)
            waiting = [visit for visit in waiting if visit in still]


def assign(week: Week, visits: list[int]) -> list[int]:
    """The cheapest way to give each visit one more carer and each carer at most one visit.

    Returns rows of visit, carer, start.
    """
    offers = [(v, *offer) for v in visits for offer in week.price(v, OFFERS)]
    if not offers:
        return []
    problem = week.model.problem
    carers = len(problem.carers)
    source, sink = carers + len(visits), carers + len(visits) + 1
    at = {visit: carers + i for i, visit in enumerate(visits)}
    worth = [WORTH * problem.visits[v].priority for v, *_ in offers]
    taking = np.array([carer for _, carer, _, _ in offers])
    givers = np.array([at[v] for v, *_ in offers])
    costs = np.array([cost for _, _, cost, _ in offers]) - np.array(worth)
    used = np.unique(taking)
    nodes = np.arange(carers, carers + len(visits))
    flow = SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(givers, taking, np.ones_like(givers), costs)
    flow.add_arcs_with_capacity_and_unit_cost(
        np.full_like(nodes, source), nodes, np.ones_like(nodes), np.zeros_like(nodes)
    )
    flow.add_arcs_with_capacity_and_unit_cost(
        used, np.full_like(used, sink), np.ones_like(used), np.zeros_like(used)
    )
    idle = np.ones_like(nodes)
    flow.add_arcs_with_capacity_and_unit_cost(
        nodes, np.full_like(nodes, sink), idle, np.zeros_like(nodes)
    )
    flow.set_node_supply(source, len(visits))
    flow.set_node_supply(sink, -len(visits))
    if flow.solve() != flow.OPTIMAL:
        return []
    rows: list[int] = []
    for arc, (visit, carer, _, start) in zip(arcs, offers, strict=True):
        if flow.flow(arc):
            rows += (visit, carer, start)
    return rows


assert lay.FAR > WORTH  # no real insertion costs as much as a place is worth
