"""The search on the shared instances, judged by their own referee."""

import json

import pytest

from solver.exchange import plan_to_json, read_problem
from solver.search import solve
from tests.helpers.shared import instance, referee

MOVES = 100_000  # counted: a busy machine gets as far as a quiet one


@pytest.mark.parametrize("name", ["tiny-6", "torbay-110", "torbay-110-sick"])
def test_the_referee_finds_no_broken_rule(name: str) -> None:
    path = instance(name)
    plan = solve(read_problem(path), seconds=None, moves=MOVES)
    problem = json.loads(path.read_text(encoding="utf-8"))
    broken, unfilled, _ = referee().check(problem, plan_to_json(plan))
    assert broken == []
    wanted = sum(v["priority"] * v["duration"] * v["carers"] for v in problem["visits"])
    assert unfilled < wanted / 4
