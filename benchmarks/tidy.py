"""What tidy starts cost: `python -m benchmarks.tidy [PROBLEM.json …] [--seconds S]`.

Plans the sample co-op's next week (or the problems given, in the exchange format) and tidies the
starts of the plan: their share on a multiple of five minutes and the soft points, before and
after, and how long the tidying took.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from carecoop import clock
from carecoop.sample import build_sample
from carecoop.services.planning import export_problem
from carecoop.services.week_records import WEEK
from solver.exchange import parse_problem, read_problem
from solver.plan import Plan
from solver.problem import Problem
from solver.score import score
from solver.search import solve
from solver.tidy import STEP_MINUTES, tidy_starts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("problems", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=10.0, help="to plan each of them")
    options = parser.parse_args()
    print("tidy: problem          visits   tidy starts         soft points        took")
    for problem in read(options.problems):
        report(problem, options.seconds)


def read(paths: Sequence[Path]) -> Iterator[Problem]:
    if not paths:
        yield sample_week()
    yield from map(read_problem, paths)


def sample_week() -> Problem:
    with TemporaryDirectory() as folder:
        office = build_sample(Path(folder) / "sample.carecoop", today=clock.today())
        text = export_problem(office, clock.today() + WEEK)
        office.close()
    return parse_problem(json.loads(text))


def report(problem: Problem, seconds: float) -> None:
    plan = solve(problem, seconds=seconds)
    started = perf_counter()
    tidied = tidy_starts(problem, plan)
    took = perf_counter() - started
    before, after = score(problem, plan).soft, score(problem, tidied).soft
    rise = after / max(1, before) - 1
    print(
        f"tidy: {problem.name:15} {len(plan.placements):7} "
        f"  {share(plan):4.0%} -> {share(tidied):4.0%} "
        f"  {before:6} -> {after:6} {rise:+6.1%} {took:6.2f} s"
    )


def share(plan: Plan) -> float:
    """Of the placed visits, how many start on a multiple of the step."""
    starts = [placement.start_minute for placement in plan.placements.values()]
    return sum(start % STEP_MINUTES == 0 for start in starts) / max(1, len(starts))


if __name__ == "__main__":
    main()
