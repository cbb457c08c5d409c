"""How close the proof comes to the plan: `python -m benchmarks.bound [NAME...] [--seconds S]`.

Plans each shared instance (our own made-up week where there are none) for a part of the time,
proves the least unfilled minutes, and climbs to a lower bound on the soft points of such plans.
The gap is what may be left to gain: (plan - bound) / plan.
"""

import argparse
import os
import platform
from time import monotonic

from benchmarks.rota import OWN, SHARED, own_week
from solver.bound import least_unfilled, lower_bound
from solver.exchange import read_problem
from solver.problem import Problem
from solver.score import Score, score
from solver.search import solve
from solver.search.warm import warm

USUAL = ("tiny-6", "torbay-30", "valleys-60", "torbay-110", "torbay-110-sick")
COLUMNS = ("instance", "plan s", "unfilled", "least", "proof s", "soft", "bound", "steps",
           "bound s", "gap %")  # fmt: skip
PROOF_SECONDS = 30.0


def row_of(name: str, problem: Problem, plan_seconds: float, seconds: float) -> list[str]:
    """Plan, prove and climb; the cells of the table."""
    found: Score = score(problem, solve(problem, seconds=plan_seconds, seed=0))
    begun = monotonic()
    least = least_unfilled(problem, seconds=PROOF_SECONDS, known=found.unfilled)
    proof_seconds = monotonic() - begun
    bound = lower_bound(problem, seconds=seconds, unfilled=found.unfilled, plan_soft=found.soft)
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
    here = [n for n in USUAL if (SHARED / "instances" / f"{n}.json").is_file()]
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(line_of(COLUMNS))
    for name in asked.names or here or [OWN]:
        path = SHARED / "instances" / f"{name}.json"
        problem = own_week() if name == OWN else read_problem(path)
        print(line_of(row_of(name, problem, asked.plan_seconds, asked.seconds)), flush=True)


def line_of(cells: list[str] | tuple[str, ...]) -> str:
    """The cells under each other: the first to the left, the others to the right."""
    return f"{cells[0]:<16}" + " ".join(f"{cell:>9}" for cell in cells[1:])


if __name__ == "__main__":
    main()
