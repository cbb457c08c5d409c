"""A build that is counted, not timed: `python -m tests.helpers.fake_build`, as the real worker.

One that may take long ends when it is told to stop.
"""

import sys
import threading
from collections.abc import Callable

from solver.plan import Plan
from solver.problem import Problem
from solver.search import Progress, solve
from solver.worker import main

MOVES = 300
LONG_SECONDS = 60


def counted(
    problem: Problem,
    *,
    seconds: float | None,
    seed: int,
    start: Plan | None,
    on_progress: Callable[[Progress], None],
    should_stop: Callable[[], bool],
) -> Plan:
    plan = solve(
        problem, seconds=None, moves=MOVES, seed=seed, start=start, on_progress=on_progress
    )
    while seconds is not None and seconds > LONG_SECONDS and not should_stop():
        threading.Event().wait(0.01)
    return plan


if __name__ == "__main__":
    sys.exit(main(counted))
