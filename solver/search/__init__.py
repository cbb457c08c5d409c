"""How a good plan is found: `solve` plans a week, `Progress` is what it tells on the way.

Importing this package loads neither OR-Tools nor the compiler: the first call of `solve` does.
"""

from collections.abc import Callable

from solver.plan import Plan
from solver.problem import Problem
from solver.search.clock import STEADY_MOVES_PER_SECOND, Clock
from solver.search.progress import Progress

__all__ = ["STEADY_MOVES_PER_SECOND", "Progress", "solve"]


def solve(
    problem: Problem,
    *,
    seconds: float | None,
    moves: int | None = None,
    seed: int = 0,
    start: Plan | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found for `problem` within `seconds` (None: until `should_stop` says so).

    The plan breaks no hard rule, keeps every pinned visit, and starts from `start` where that is
    given and sound. `on_progress` is called from the calling thread, about twice a second.

    With `moves` the search is deterministic: it makes so many moves, on one core, and the same
    problem, seed, moves and start give the same plan on any machine, unless `seconds` are over or
    `should_stop` speaks before. `STEADY_MOVES_PER_SECOND` is what a second is worth, roughly.
    """
    clock = Clock(seconds, len(problem.visits), should_stop)
    from solver.search.conductor import conduct  # noqa: PLC0415 - see the module's docstring

    return conduct(
        problem,
        clock=clock,
        moves=moves,
        seed=seed,
        start=start,
        on_progress=on_progress,
    )
