"""How the cost of planning grows with the week: `python -m benchmarks.scale [NAME...] [--moves N]`.

Takes each instance, in a process of its own, through the parts of a search that it cannot do
without, in seconds of one core's work (so other load does not count): laying the week out in
arrays, the first plan, and so many moves. `us/visit` is layout and first plan together; what a
move costs hardly depends on the week, and the search makes as many as it has time for. The last
line is the slope of the curve: seconds grow as visits to this power, so 1 is linear.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from math import log
from time import process_time
from typing import Any

from benchmarks.instances import ROOT, here, peak_kilobytes, print_table, problem_of
from solver.search.construct import construct
from solver.search.model import build
from solver.search.warm import warm
from solver.search.week import Week, compiled

COLUMNS = ("instance", "visits", "carers", "layout s", "first s", "us/visit", "first open",
           "moves/s", "MB", "KB/visit")  # fmt: skip
FILL_TRIES = 100_000  # as many as a search makes before its first report
WARMTH = 60.0

Cells = dict[str, Any]


def run_one(name: str, moves: int) -> Cells:
    """Measure one instance in this process."""
    problem, kernel = problem_of(name), compiled()
    empty = peak_kilobytes()
    marks = [process_time()]
    week = Week(build(problem), kernel, seed=0)
    marks.append(process_time())
    construct(week, lambda: False)
    week.fill(FILL_TRIES)
    week.note()
    marks.append(process_time())
    first_open = week.best.unfilled
    week.anneal(moves, WARMTH, keep=True)
    marks.append(process_time())
    layout, first, annealing = (b - a for a, b in pairwise(marks))
    visits, kilobytes = len(problem.visits), peak_kilobytes()
    return {
        "instance": name,
        "visits": visits,
        "carers": len(problem.carers),
        "layout s": round(layout, 3),
        "first s": round(first, 3),
        "us/visit": round(1e6 * (layout + first) / visits),
        "first open": first_open,
        "moves/s": round(moves / annealing),
        "MB": kilobytes // 1024,
        "KB/visit": round((kilobytes - empty) / visits),
    }


def run_apart(name: str, moves: int) -> Cells:
    """`run_one` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", name, "--moves", str(moves), "--one"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    cells: Cells = json.loads(done.stdout)
    return cells


def slope(points: list[tuple[float, float]]) -> float:
    """The power to which `y` grows with `x`: least squares on logarithms."""
    xs, ys = ([log(value) for value in column] for column in zip(*points, strict=True))
    return statistics.linear_regression(xs, ys).slope


def main() -> None:
    """Print the table, a row as soon as it is known, and the slope."""
    parser = argparse.ArgumentParser(description="The cost of planning by size, as a table.")
    parser.add_argument("names", nargs="*", help="instances (default: all that are here)")
    parser.add_argument("--moves", type=int, default=2_000_000)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)  # in the child
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(run_one(asked.names[0], asked.moves)))
        return
    warm()
    found: list[Cells] = []

    def rows() -> Iterator[list[object]]:
        for name in asked.names or here():
            found.append(run_apart(name, asked.moves))
            yield [found[-1][column] for column in COLUMNS]

    print_table(COLUMNS, rows())
    points = [(run["visits"], run["layout s"] + run["first s"]) for run in found]
    if len({visits for visits, _ in points}) > 1:
        print(f"seconds of layout and first plan grow as visits to the power {slope(points):.2f}")


if __name__ == "__main__":
    main()
