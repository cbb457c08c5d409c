"""The child process that mends: `python -m solver.mend.worker`, in the words of `solver.worker`.

It mends the week that its problem says was published; a `start` is not needed and not read.
"""

import sys
from collections.abc import Callable

from solver.mend.promises import replan
from solver.plan import Plan
from solver.problem import Problem
from solver.search import Progress
from solver.worker import main


def mend(
    problem: Problem,
    *,
    seconds: float | None,
    seed: int,
    start: Plan | None,  # noqa: ARG001 - what was published is the start
    on_progress: Callable[[Progress], None],
    should_stop: Callable[[], bool],
) -> Plan:
    return replan(
        problem, seconds=seconds, seed=seed, on_progress=on_progress, should_stop=should_stop
    )


if __name__ == "__main__":
    sys.exit(main(mend))
