"""Rota quality and speed: `python -m benchmarks.rota [NAME...] [--seconds S] [--seeds N]`.

Plans the shared instances that stand beside the checkout (made-up weeks of our own where there are
none), has `solver.score` judge each plan, then proves for a while how few points it could have, and
prints a table; of several seeds the median last. Each run has a process of its own, so that its
memory and its start-up count. The ratio is against the `timefold` row of `reference.csv` for the
same number of seconds, and the first plan's open minutes stand beside those of its `greedy` row.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from time import monotonic

from benchmarks.instances import (
    ROOT,
    Row,
    here,
    peak_kilobytes,
    print_table,
    problem_of,
    references,
)
from solver.bound import lower_bound
from solver.plan import Plan
from solver.problem import Problem
from solver.prover.proving import is_small_enough_to_price
from solver.score import Score, figures, score
from solver.search import Progress, solve
from solver.search.warm import warm, warm_proof

COLUMNS = ("instance", "visits", "seconds", "seed", "hard", "unfilled", "soft", "bound", "ratio",
           "faces", "first s", "first open", "greedy open", "took s", "MB")  # fmt: skip
UNKNOWN = "-"

Cells = dict[str, object]


def run_one(name: str, seconds: float, seed: int, bound_seconds: float) -> Cells:
    """Plan one instance in this process; the figures of the plan found."""
    problem = problem_of(name)
    first: list[Progress] = []

    def hear(progress: Progress) -> None:
        if not first:
            first.append(progress)

    begun = monotonic()
    plan = solve(problem, seconds=seconds, seed=seed, on_progress=hear)
    took, kilobytes = monotonic() - begun, peak_kilobytes()
    judged = score(problem, plan)
    return judged_cells(problem, plan, judged) | {
        "bound": bound_of(problem, judged, bound_seconds),
        "first s": round(first[0].seconds, 2),
        "first open": first[0].unfilled,
        "took s": round(took, 2),
        "MB": kilobytes // 1024,
    }


def judged_cells(problem: Problem, plan: Plan, judged: Score) -> Cells:
    """What the judges say of a plan."""
    return {
        "visits": len(problem.visits),
        "hard": judged.hard,
        "unfilled": judged.unfilled,
        "soft": judged.soft,
        "faces": round(figures(problem, plan).carers_per_client_mean, 2),
    }


def bound_of(problem: Problem, judged: Score, seconds: float) -> object:
    """The fewest points that a plan as full as this one can have, as far as it can be proven."""
    if seconds <= 0 or not is_small_enough_to_price(problem):
        return UNKNOWN
    found = lower_bound(problem, seconds=seconds, unfilled=judged.unfilled, plan_soft=judged.soft)
    return found.soft


def rows(
    names: list[str], seconds: float, seeds: int, bound_seconds: float
) -> Iterator[list[object]]:
    """A row for each run, and after several of one instance their median."""
    known = references()
    for name in names:
        found: list[Cells] = []
        for seed in range(seeds):
            run = run_apart(name, seconds, seed, bound_seconds)
            found.append(run | compared(run, name, seconds, known))
            yield [found[-1][column] for column in COLUMNS]
        if seeds > 1:
            yield [medians(found)[column] for column in COLUMNS]


def run_apart(name: str, seconds: float, seed: int, bound_seconds: float) -> Cells:
    """`run_one` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.rota", name, "--seconds", str(seconds)]
    command += ["--bound-seconds", str(bound_seconds), "--one", str(seed)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    run: Cells = json.loads(done.stdout)
    return {"instance": name, "seconds": f"{seconds:g}", "seed": seed} | run


def compared(
    run: Cells, name: str, seconds: float, known: dict[tuple[str, str, float], Row]
) -> Cells:
    """Beside what the rival and a greedy construction reached."""
    rival = known.get(("timefold", name, seconds))
    greedy = [row for (program, of, _), row in known.items() if (program, of) == ("greedy", name)]
    soft = run["soft"]
    assert isinstance(soft, int)
    return {
        "ratio": round(soft / rival.soft, 3) if rival else UNKNOWN,
        "greedy open": greedy[0].unfilled if greedy else UNKNOWN,
    }


def medians(found: list[Cells]) -> Cells:
    """Column by column; what is no number, or not the same kind in all, is left out."""
    return {column: median_of([run[column] for run in found]) for column in COLUMNS} | {
        "instance": found[0]["instance"],
        "seconds": found[0]["seconds"],
        "seed": "median",
    }


def median_of(cells: list[object]) -> object:
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    return f"{statistics.median(numbers):.7g}" if len(numbers) == len(cells) else UNKNOWN


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description="Rota quality and speed, as a table.")
    parser.add_argument("names", nargs="*", help="instances (default: all that are here)")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds for each")
    parser.add_argument("--bound-seconds", type=float, default=30.0, help="0: prove nothing")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)  # in the child: the seed
    asked = parser.parse_args()
    if asked.one is not None:
        print(json.dumps(run_one(asked.names[0], asked.seconds, asked.one, asked.bound_seconds)))
        return
    warm()
    warm_proof()
    names = asked.names or here()
    print_table(COLUMNS, rows(names, asked.seconds, asked.seeds, asked.bound_seconds))


if __name__ == "__main__":
    main()
