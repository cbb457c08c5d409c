"""A mend that is counted, not timed: `python -m tests.helpers.fake_mend`, as the real worker."""

import sys

from solver.mend import replan
from solver.plan import Plan
from solver.problem import Problem
from solver.worker import main

MOVES = 300


def counted(problem: Problem, *, seed: int, **_: object) -> Plan:
    return replan(problem, seconds=None, moves=MOVES, seed=seed)


if __name__ == "__main__":
    sys.exit(main(counted))
