"""The process that mends speaks as the one that solves."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from solver.exchange import parse_plan, problem_to_json
from solver.mend import CarerAway, as_promised, changed
from solver.problem import Problem
from tests.helpers.problems import as_wished, at, two_carers_two_clients, visit

ROOT = Path(__file__).resolve().parents[4]
HANG_SECONDS = 300  # only a hang takes longer, on the busiest machine


def answer(problem: Problem) -> dict[str, object]:
    """The last line of a worker that is given a second."""
    task = {"type": "solve", "problem": problem_to_json(problem), "seconds": 1}
    child = subprocess.Popen(
        [sys.executable, "-m", "solver.mend.worker"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(task).encode() + b"\n")
        child.stdin.flush()  # open still: where it ends, the parent is gone
        last = {}
        for line in child.stdout:
            last = json.loads(line)
        child.stdin.close()
        child.wait(HANG_SECONDS)
    return last


def test_it_mends_what_was_published() -> None:
    week = two_carers_two_clients(visit("mon"), visit("tue", at(1, 9)))
    left = changed(week, as_wished(week), [CarerAway("ann", at(1, 0))])
    told = answer(left)
    assert (told["type"], told["hard"], told["unfilled"]) == ("done", 0, 0)
    found = parse_plan(told["plan"], left).placements
    assert found["mon"] == as_promised(left).placements["mon"]
    assert found["tue"].carers == ("bob",)


def test_pins_that_cannot_be_kept_are_told_as_a_sentence() -> None:
    pin = as_wished(two_carers_two_clients(visit())).placements["rose.mon"]
    clash = (visit("a", pinned=pin), visit("b", client="dai", pinned=pin))
    told = answer(replace(two_carers_two_clients(), visits=clash))
    assert told["type"] == "error"
    assert "pinned visits" in str(told["message"])
