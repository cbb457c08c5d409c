"""Mends and ranked lists: `python -m benchmarks.mend [INSTANCE …] [--seconds S]`.

An instance that was published is mended as it is; any other is planned first, and on the Tuesday at
half past six the carer with the most visits of that day rings in sick. Of each mend: broken rules,
what is open, the soft points and their ratio to the reference after ten seconds, the places that
changed hands (and those that had to), the starts that moved and by how many minutes, the seconds it
took, on the clock and of CPU. Then the milliseconds of CPU to rank who could take an open visit,
the median over 20 visits.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from random import Random
from statistics import median
from time import perf_counter, process_time

from benchmarks.instances import OWN_CLIENTS, here, print_table, problem_of, references
from solver import mend
from solver.plan import Plan
from solver.problem import DAY_MINUTES, Problem
from solver.rules import broken
from solver.score import score
from solver.search import solve

PUBLISHED = "torbay-110-sick"
HALF_SIX = DAY_MINUTES + 390  # on Tuesday
REFERENCE = ("timefold", 10.0)
VISITS = 20
HEAD = ("instance", "visits", "hard", "unfilled", "soft", "ratio", "hands", "had to", "starts",
        "minutes", "seconds", "cpu s", "rank ms")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    usual = [PUBLISHED] if PUBLISHED in here() else list(OWN_CLIENTS)
    parser.add_argument("instances", nargs="*", default=usual)
    parser.add_argument("--seconds", type=float, default=mend.SECONDS, help="for each mend")
    parser.add_argument("--plan", type=float, default=20.0, help="seconds to plan a week first")
    options = parser.parse_args()
    rows = (tuple(row(name, options.seconds, options.plan)) for name in options.instances)
    print_table(HEAD, rows)


def row(name: str, seconds: float, plan_seconds: float) -> Iterator[object]:
    problem, now_minute = published(name, plan_seconds)
    promised = mend.as_promised(problem)
    began, worked = perf_counter(), process_time()
    plan = mend.replan(problem, seconds=seconds)
    took, cpu = perf_counter() - began, process_time() - worked
    result = score(problem, plan)
    reference = references().get((REFERENCE[0], name, REFERENCE[1]))
    found = mend.differences(problem, promised, plan)
    kinds = Counter(one.kind for one in found)
    moved = [abs(one.moved_minutes) for one in found if one.moved_minutes]
    yield from (name, len(problem.visits), result.hard, result.unfilled, result.soft)
    yield f"{result.soft / reference.soft:.3f}" if reference else "-"
    yield from (kinds[mend.DifferenceKind.CARER], len(impossible(problem, promised)))
    yield from (len(moved), sum(moved), f"{took:.2f}", f"{cpu:.2f}")
    yield f"{1000 * median(ranked(problem, plan, now_minute)):.0f}"


def published(name: str, plan_seconds: float) -> tuple[Problem, int]:
    """A published week of which somebody is sick, and the minute it is."""
    problem = problem_of(name)
    if any(visit.published for visit in problem.visits):
        begun = (visit.pinned.start_minute for visit in problem.visits if visit.pinned)
        return problem, max(begun, default=0)
    plan = solve(problem, seconds=plan_seconds)
    tuesday = Counter(
        carer
        for placed in plan.placements.values()
        if HALF_SIX <= placed.start_minute < 2 * DAY_MINUTES
        for carer in placed.carers
    )
    sick = mend.CarerAway(max(sorted(tuesday), key=tuesday.__getitem__), HALF_SIX, 2 * DAY_MINUTES)
    return mend.changed(problem, plan, [sick], HALF_SIX), HALF_SIX


def impossible(problem: Problem, promised: Plan) -> set[str]:
    """The visits whose promise a breach names: those that cannot all be kept."""
    return {visit for breach in broken(problem, promised) for visit in breach.visits}


def ranked(problem: Problem, plan: Plan, now_minute: int) -> Iterator[float]:
    """Seconds of CPU for each of some visits that are still to come."""
    coming = [
        visit.id for visit in problem.visits if visit.pinned is None and visit.id in plan.placements
    ]
    for visit_id in Random(1).sample(coming, min(VISITS, len(coming))):
        others = {key: one for key, one in plan.placements.items() if key != visit_id}
        began = process_time()
        mend.takers(problem, Plan(plan.problem, others), visit_id, not_before=now_minute)
        yield process_time() - began


if __name__ == "__main__":
    main()
