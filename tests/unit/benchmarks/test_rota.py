"""The table of quality: what one run says, beside others, and of several the median."""

import pytest

from benchmarks import rota
from benchmarks.instances import Row, problem_of
from solver.plan import Plan
from solver.problem import Problem
from solver.rules import pinned_alone
from solver.search import Progress


def test_a_run_tells_what_the_judges_say(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(problem: Problem, **options: object) -> Plan:
        hear = options["on_progress"]
        assert callable(hear)
        for seconds, unfilled in ((0.5, 400), (1.0, 300)):
            hear(Progress(seconds, "first", None, 0, 168, unfilled, 0, 0.0))
        return pinned_alone(problem)

    monkeypatch.setattr(rota, "solve", nobody)
    run = rota.run_one("own-8", seconds=1, seed=0, bound_seconds=0)
    week = problem_of("own-8")
    assert (run["visits"], run["hard"], run["bound"]) == (168, 0, rota.UNKNOWN)
    assert run["unfilled"] == sum(one.priority * one.duration_minutes for one in week.visits)
    assert (run["first s"], run["first open"]) == (0.5, 400)


def test_a_run_stands_beside_the_rival_and_the_greedy_construction() -> None:
    known = {
        ("timefold", "tiny-6", 60.0): Row(1710, 5000),
        ("timefold", "tiny-6", 10.0): Row(1710, 9000),
        ("greedy", "tiny-6", 1.0): Row(3585, 5697),
    }
    beside = rota.compared({"soft": 5500}, "tiny-6", 60, known)
    assert beside == {"ratio": 1.1, "greedy open": 3585}
    alone = rota.compared({"soft": 5500}, "own-8", 60, known)
    assert alone == {"ratio": rota.UNKNOWN, "greedy open": rota.UNKNOWN}


def test_of_several_seeds_the_median_is_told_where_all_have_a_number() -> None:
    runs: list[rota.Cells] = [
        {**dict.fromkeys(rota.COLUMNS, 0), "instance": "tiny-6", "soft": soft, "bound": bound}
        for soft, bound in ((5900, 5600), (6100, rota.UNKNOWN), (6000, 5700))
    ]
    found = rota.medians(runs)
    assert (found["instance"], found["seed"]) == ("tiny-6", "median")
    assert (found["soft"], found["bound"]) == ("6000", rota.UNKNOWN)
