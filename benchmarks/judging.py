"""What a hover costs: `python -m benchmarks.judging [INSTANCE …]`.

Plans each week for some seconds, lays it out on a bench and judges visits put on other carers and
at other times, one by one and six at once: milliseconds at the median, at the 95th percentile and
at worst.
"""

import argparse
from collections.abc import Iterator, Sequence
from random import Random
from statistics import median, quantiles
from time import perf_counter

from benchmarks.instances import here, print_table, problem_of
from solver.explain import Bench, Puts
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.search import solve

PLAN_SECONDS, HOVERS = 10.0, 500
RUN = 6  # visits that are dragged together


def rows(names: Sequence[str], seconds: float) -> Iterator[tuple[object, ...]]:
    for name in names:
        problem = problem_of(name)
        plan = solve(problem, seconds=seconds)
        began = perf_counter()
        bench = Bench(problem, plan)
        laid_out = perf_counter() - began
        ones, runs = (_hovers(bench, problem, plan, count) for count in (1, RUN))
        yield name, len(problem.visits), f"{1000 * laid_out:.0f}", *_figures(ones), *_figures(runs)


def _figures(times: Sequence[float]) -> tuple[str, str, str]:
    worst_few = quantiles(times, n=20)[-1]
    return f"{median(times):.2f}", f"{worst_few:.2f}", f"{max(times):.2f}"


def _hovers(bench: Bench, problem: Problem, plan: Plan, count: int) -> list[float]:
    random, times = Random(7), []
    for _ in range(HOVERS):
        puts = _put_elsewhere(random, problem, plan, count)
        began = perf_counter()
        bench.judge(puts)
        times.append(1000 * (perf_counter() - began))
    return times


def _put_elsewhere(random: Random, problem: Problem, plan: Plan, count: int) -> Puts:
    """Visits of one carer, with another carer and some minutes later."""
    carer, other = (random.choice(problem.carers).id for _ in range(2))
    theirs = [key for key, placed in plan.placements.items() if carer in placed.carers]
    chosen = random.sample(theirs, min(count, len(theirs)))
    later = random.randrange(-60, 61, 5)
    return {key: Placement(plan.placements[key].start_minute + later, (other,)) for key in chosen}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=None, metavar="INSTANCE")
    parser.add_argument("--seconds", type=float, default=PLAN_SECONDS, help="for each plan")
    asked = parser.parse_args()
    head = ("week", "visits", "lay out", "median", "95 %", "worst", "six median", "95 %", "worst")
    print_table(head, rows(asked.names or here(), asked.seconds))


if __name__ == "__main__":
    main()
