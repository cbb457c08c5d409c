"""The table of mends, on a small week of our own."""

import pytest

from benchmarks import mend
from solver import mend as mending
from solver.plan import Plan
from solver.problem import Problem
from solver.search import solve

MOVES = 1000  # counted, so that a busy machine gets as far as a quiet one


@pytest.fixture(autouse=True)
def _counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans and mends by moves instead of seconds."""

    def plan(problem: Problem, **_: object) -> Plan:
        return solve(problem, seconds=None, moves=MOVES)

    replan = mending.replan

    def mended(problem: Problem, **_: object) -> Plan:
        return replan(problem, seconds=None, moves=MOVES)

    monkeypatch.setattr(mend, "solve", plan)
    monkeypatch.setattr(mending, "replan", mended)


def test_somebody_is_sick_and_what_has_begun_is_pinned() -> None:
    problem, now_minute = mend.published("own-8", 1.0)
    assert now_minute == mend.HALF_SIX
    assert mend.impossible(problem, mending.as_promised(problem))
    assert all(
        visit.pinned is not None
        for visit in problem.visits
        if visit.published is not None and visit.published.start_minute < now_minute
    )


def test_a_row_has_a_cell_under_each_head() -> None:
    cells = dict(zip(mend.HEAD, mend.row("own-8", 1.0, 1.0), strict=True))
    assert (cells["instance"], cells["hard"], cells["ratio"]) == ("own-8", 0, "-")
    assert isinstance(cells["hands"], int)
    assert cells["had to"]


def test_a_ranked_list_is_timed_for_visits_to_come() -> None:
    problem, now_minute = mend.published("own-8", 1.0)
    promised = mending.as_promised(problem)
    assert len(list(mend.ranked(problem, promised, now_minute))) == mend.VISITS
