"""The first plan: who serves whom, slice of the day by slice, as OR-Tools assignments.

Each slice's visits and the carers who have room for them form a bipartite graph whose arcs cost
what the insertion adds to the score, faces and circles included; a minimum-cost flow fills the
most places at the least cost. What people did on Monday thus draws them on Tuesday.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from solver.plan import Plan
from solver.search import layout as lay
from solver.search.week import Week

Nodes = npt.NDArray[np.signedinteger[Any]]

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
            waiting = week.still_open(waiting)


def assign(week: Week, visits: list[int]) -> list[int]:
    """The cheapest way to give each visit one more carer and each carer at most one visit.

    Returns rows of visit, carer, start.
    """
    offers = week.offers(visits, OFFERS)
    if not len(offers):
        return []
    number, carer, points, start = (offers[:, cell] for cell in range(lay.OFFER_ROW))
    priority = np.array([week.model.problem.visits[visit].priority for visit in visits])
    carers = len(week.model.problem.carers)
    source, sink = carers + len(visits), carers + len(visits) + 1
    nodes, used = np.arange(carers, source), np.unique(carer)
    flow = SimpleMinCostFlow()
    arcs = add_arcs(flow, carers + number, carer, points - WORTH * priority[number])
    add_arcs(flow, np.full_like(nodes, source), nodes)
    add_arcs(flow, used, np.full_like(used, sink))
    add_arcs(flow, nodes, np.full_like(nodes, sink))  # a visit may stay open
    flow.set_node_supply(source, len(visits))
    flow.set_node_supply(sink, -len(visits))
    if flow.solve() != flow.OPTIMAL:
        return []
    taken = flow.flows(arcs) > 0
    rows = np.column_stack((np.array(visits)[number], carer, start))[taken]
    chosen: list[int] = rows.ravel().tolist()
    return chosen


def add_arcs(
    flow: SimpleMinCostFlow, tails: Nodes, heads: Nodes, costs: Nodes | int = 0
) -> npt.NDArray[np.int32]:
    """Arcs that one unit may take; their numbers."""
    costs = np.full_like(tails, costs)
    return flow.add_arcs_with_capacity_and_unit_cost(tails, heads, np.ones_like(tails), costs)


assert lay.FAR > WORTH  # no real insertion costs as much as a place is worth
