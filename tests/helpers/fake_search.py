"""Searches with a will of their own for the worker: `python -m tests.helpers.fake_search NAME`."""

import os
import sys
import threading
from collections.abc import Callable

from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.score import Score, score
from solver.search import Progress
from solver.worker import main

Tell = Callable[[Progress], None]
Stop = Callable[[], bool]


def report(problem: Problem, plan: Plan | None, phase: str = "improve") -> Progress:
    filled = len(plan.placements) if plan else 0
    found = score(problem, plan) if plan else Score(0, 0, {})
    wanted = len(problem.visits)
    return Progress(0.1, phase, plan, filled, wanted, found.unfilled, found.soft, 1.0)


def as_wished(problem: Problem) -> Plan:
    carer = problem.carers[0].id
    return Plan(
        problem.name,
        {one.id: Placement(one.preferred_minute, (carer,)) for one in problem.visits},
    )


def patient(
    problem: Problem, *, on_progress: Tell, should_stop: Stop, seconds: float | None, **_: object
) -> Plan:
    """Tells its plan, then waits for the stop and adds nothing."""
    on_progress(report(problem, as_wished(problem), f"seconds {seconds}"))
    while not should_stop():
        threading.Event().wait(0.01)
    return as_wished(problem)


def start_again(problem: Problem, *, start: Plan | None, seed: int, **_: object) -> Plan:
    """Returns the plan it was given, if its seed came through too."""
    assert start is not None
    assert seed == 7
    return start


def deaf(problem: Problem, *, on_progress: Tell, **_: object) -> Plan:
    """Never looks at the stop."""
    on_progress(report(problem, None))
    threading.Event().wait(60)
    return as_wished(problem)


def chatty(problem: Problem, **_: object) -> Plan:
    """Prints as libraries do: through Python and past it."""
    print("a library's greeting")  # noqa: T201 - that is the point
    os.write(1, b"another one, from C\n")
    return as_wished(problem)


def hasty(problem: Problem, *, on_progress: Tell, **options: object) -> Plan:
    """Tells far more often than anyone can read, and its plan only once."""
    on_progress(report(problem, None, "first"))
    on_progress(report(problem, as_wished(problem)))
    for _ in range(50):
        on_progress(report(problem, None, "last"))
        threading.Event().wait(0.02)
    return as_wished(problem)


def failing(problem: Problem, **_: object) -> Plan:
    raise RuntimeError("a bug")


def breaking(problem: Problem, **_: object) -> Plan:
    """Returns a plan that starts a visit out of its bounds."""
    return Plan(problem.name, {problem.visits[0].id: Placement(0, (problem.carers[0].id,))})


def breaking_on_the_way(
    problem: Problem, *, on_progress: Tell, should_stop: Stop, **_: object
) -> Plan:
    on_progress(report(problem, breaking(problem)))
    while not should_stop():
        threading.Event().wait(0.01)
    return as_wished(problem)


SEARCHES = {
    search.__name__: search
    for search in (
        patient,
        start_again,
        deaf,
        chatty,
        hasty,
        failing,
        breaking,
        breaking_on_the_way,
    )
}

if __name__ == "__main__":
    sys.exit(main(SEARCHES[sys.argv[1]]))
