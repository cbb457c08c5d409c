"""How close the proof comes to the plan: `python -m benchmarks.bound [NAME...] [--seconds S]`.

Plans each shared instance that is small enough (our own made-up weeks where there are none), proves
the least unfilled minutes, and climbs to a lower bound on the soft points of such
plans, on all cores. The gap is what may be left to gain: (plan - bound) / plan.
"""

import argparse
import os
from collections.abc import Iterator
from time import monotonic

from benchmarks.instances import here, print_table, problem_of
from solver.bound import least_unfilled, lower_bound
from solver.problem import Problem
from solver.prover.proving import is_small_enough_to_price
from solver.score import Score, score
from solver.search import solve
from solver.search.warm import warm, warm_proof

COLUMNS = ("instance", "plan s", "unfilled", "least", "proof s", "soft", "bound", "steps",
           "bound s", "gap %")  # fmt: skip
PROOF_SECONDS = 30.0


def row_of(name: str, problem: Problem, plan_seconds: float, seconds: float) -> list[str]:
    """Plan, prove and climb; the cells of the table."""
    found: Score = score(problem, solve(problem, seconds=plan_seconds, seed=0))
    begun = monotonic()
    least = least_unfilled(problem, seconds=PROOF_SECONDS, known=found.unfilled)
    proof_seconds = monotonic() - begun
    bound = lower_bound(problem, seconds=seconds, unfilled=found.unfilled, plan_soft=found.soft,
                        threads=os.cpu_count() or 1)  # fmt: skip
    gap = 100 * (found.soft - bound.soft) / max(1, found.soft)
    return [
        name, f"{plan_seconds:g}", str(found.unfilled), str(least), f"{proof_seconds:.1f}",
        str(found.soft), str(bound.soft), str(bound.iterations), f"{bound.seconds:.0f}",
        f"{gap:.1f}",
    ]  # fmt: skip


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description="Plans and proven bounds, as a table.")
    parser.add_argument("names", nargs="*", help="instances (default: all that are here)")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each bound")
    parser.add_argument("--plan-seconds", type=float, default=20.0)
    asked = parser.parse_args()
    warm()
    warm_proof()

    def rows() -> Iterator[list[str]]:
        for name in asked.names or here():
            problem = problem_of(name)
            if asked.names or is_small_enough_to_price(problem):
                yield row_of(name, problem, asked.plan_seconds, asked.seconds)

    print_table(COLUMNS, rows())


if __name__ == "__main__":
    main()
