"""The worker as its parent sees it: a real child process, lines in and lines out."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from solver.exchange import parse_plan, plan_to_json, problem_to_json
from solver.problem import Placement
from solver.rules import broken
from solver.worker import BAD_INPUT, BUG, DONE
from tests.helpers.problems import (
    as_wished,
    at,
    carer,
    one_carer_one_client,
    two_carers_two_clients,
    visit,
)
from tests.helpers.shared import ROOT

PROBLEM = one_carer_one_client()
HANG_SECONDS = 300  # only a hang takes longer, on the busiest machine
REAL = "solver.worker"
FAKE = "tests.helpers.fake_search"

Child = subprocess.Popen[bytes]
Start = Callable[..., Child]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a worker; what still runs at the end is killed."""
    children: list[Child] = []

    def begin(*module: str) -> Child:
        child = subprocess.Popen(
            [sys.executable, "-m", *module],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        children.append(child)
        return child

    yield begin
    for child in children:
        with child:
            child.kill()


def say(child: Child, message: object) -> None:
    assert child.stdin is not None
    child.stdin.write(json.dumps(message).encode() + b"\n")
    child.stdin.flush()


def hear(child: Child) -> dict[str, Any]:
    assert child.stdout is not None
    return dict(json.loads(child.stdout.readline()))


def hear_all(child: Child) -> list[dict[str, Any]]:
    """All lines up to the end of the child, whose stdin stays open until then."""
    assert child.stdout is not None
    lines = [json.loads(line) for line in child.stdout]
    child.wait(HANG_SECONDS)
    return lines


def task(**changes: object) -> dict[str, object]:
    return {"type": "solve", "problem": problem_to_json(PROBLEM), "seconds": 5} | changes


def last_words(child: Child) -> tuple[dict[str, Any], int]:
    """The one line that ends it, and the exit code."""
    (end,) = [line for line in hear_all(child) if line["type"] not in ("progress", "proven")]
    return end, child.returncode


def test_a_finished_search_ends_with_its_plan_and_score(start: Start) -> None:
    child = start(FAKE, "chatty")
    say(child, task())
    # a new face 60, one kilometre there and one back 2, half an hour beyond no contract 60
    wanted = {"type": "done", "hard": 0, "unfilled": 0, "soft": 122, "proven": None}
    assert last_words(child) == (wanted | {"plan": plan_to_json(as_wished(PROBLEM))}, DONE)


def test_what_libraries_print_goes_to_stderr(start: Start) -> None:
    child = start(FAKE, "chatty")
    say(child, task())
    assert [line["type"] for line in hear_all(child)] == ["done"]
    assert child.stderr is not None
    assert child.stderr.read().split(b"\n")[:2] == [b"a library's greeting", b"another one, from C"]


def test_stop_ends_the_search_with_its_best_plan(start: Start) -> None:
    child = start(FAKE, "patient")
    say(child, task(seconds=None))
    progress = hear(child)
    assert (progress["type"], progress["phase"]) == ("progress", "seconds None")
    assert (progress["filled"], progress["wanted"], progress["soft"]) == (1, 1, 122)
    assert parse_plan(progress["plan"], PROBLEM) == as_wished(PROBLEM)
    say(child, {"type": "stop"})
    end, code = last_words(child)
    assert (end["type"], code) == ("done", DONE)


def test_lines_that_are_no_stop_are_passed_over(start: Start) -> None:
    child = start(FAKE, "patient")
    say(child, task())
    hear(child)
    say(child, "stop")
    say(child, {"type": "faster"})
    say(child, {"type": "stop"})
    assert last_words(child)[0]["type"] == "done"


def test_start_and_seed_reach_the_search(start: Start) -> None:
    child = start(FAKE, "start_again")
    say(child, task(seed=7, start=plan_to_json(as_wished(PROBLEM))))
    assert last_words(child)[0]["plan"] == plan_to_json(as_wished(PROBLEM))


@pytest.mark.parametrize("search", ["patient", "deaf"])
def test_the_end_of_stdin_ends_the_worker_without_another_word(start: Start, search: str) -> None:
    child = start(FAKE, search)
    say(child, task(seconds=None))
    hear(child)
    assert child.stdin is not None
    child.stdin.close()
    assert hear_all(child) == []
    assert child.returncode == DONE


def test_a_parent_that_never_asks_is_no_fault(start: Start) -> None:
    out, err = start(REAL).communicate(timeout=HANG_SECONDS)
    assert (out, err) == (b"", b"")


def test_progress_comes_at_a_pace_that_people_can_read_and_no_plan_is_lost(start: Start) -> None:
    child = start(FAKE, "hasty")
    say(child, task())
    lines = [line for line in hear_all(child) if line["type"] == "progress"]
    # 52 reports in a second or more; four lines a second, the machine may dawdle
    assert 2 <= len(lines) < 26
    assert [line["plan"] is not None for line in lines].count(True) == 1


def test_a_proof_is_told_beside_the_search_and_with_its_plan(start: Start) -> None:
    child = start(FAKE, "patient")
    say(child, task(seconds=None, prove=True))
    proven = {"least_unfilled": 0, "allowed": 0, "soft": 122}
    while (line := hear(child))["type"] != "proven" or line["soft"] < 122:
        pass
    assert line == {"type": "proven"} | proven
    say(child, {"type": "stop"})
    assert last_words(child)[0]["proven"] == proven


def test_a_worker_that_is_killed_takes_the_proof_with_it(start: Start) -> None:
    child = start(FAKE, "patient")
    say(child, task(seconds=None, prove=True))
    while hear(child)["type"] != "proven":
        pass
    child.kill()
    assert child.stderr is not None
    child.stderr.read()  # ends once nobody holds the other end: neither worker nor prover


@pytest.mark.parametrize("search", ["failing", "breaking", "breaking_on_the_way"])
def test_a_fault_of_the_search_is_told_and_never_a_plan(start: Start, search: str) -> None:
    child = start(FAKE, search)
    say(child, task())
    lines = hear_all(child)
    assert [line["type"] for line in lines] == ["error"]
    assert "please report it" in lines[0]["message"]
    assert child.returncode == BUG


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"Good morning", "the first line is not JSON: line 1, column 1"),
        (b"\xff\xfe", "the first line is not UTF-8 text"),
        (b"[" * 100_000, "the first line is nested too deeply"),
        (b"[]", "the first line must be an object"),
        (b"{}", 'the first line: "type" is missing.'),
        (b'{"type": "stop"}', 'the first line: "type" must be "solve", not \'stop\'.'),
        (b'{"type": "solve"}', 'the first line: "problem" is missing.'),
        (b'{"type": "solve", "problem": {}}', 'the problem: "format" is missing.'),
    ],
)
def test_garbage_gets_one_sentence(start: Start, line: bytes, words: str) -> None:
    child = start(REAL)
    assert child.stdin is not None
    child.stdin.write(line + b"\n")
    child.stdin.flush()
    end, code = last_words(child)
    assert (end["type"], code) == ("error", BAD_INPUT)
    assert words in end["message"]


@pytest.mark.parametrize("seconds", [0, -1, True, "5", 10**400])
def test_seconds_that_make_no_sense_get_one_sentence(start: Start, seconds: object) -> None:
    child = start(REAL)
    say(child, task(seconds=seconds))
    end, code = last_words(child)
    assert '"seconds" must be a number above 0' in end["message"]
    assert code == BAD_INPUT


def test_whether_to_prove_is_yes_or_no(start: Start) -> None:
    child = start(REAL)
    say(child, task(prove="a little"))
    end, code = last_words(child)
    assert '"prove" must be true or false' in end["message"]
    assert code == BAD_INPUT


def test_pinned_visits_that_clash_are_told_before_the_search(start: Start) -> None:
    pin = Placement(at(0, 9), ("ann",))
    clash = two_carers_two_clients(visit(pinned=pin), visit("dai.mon", client="dai", pinned=pin))
    child = start(REAL)
    say(child, task(problem=problem_to_json(clash)))
    end, code = last_words(child)
    assert end["message"].startswith("The pinned visits cannot all stay as they are. Carer ann")
    assert code == BAD_INPUT


@pytest.mark.skipif(
    find_spec("solver.search.conductor") is None, reason="the search is not in this checkout yet"
)
def test_the_real_search_solves_a_small_week(start: Start) -> None:
    days = [visit(f"rose.{day}", at(day, 9), carers_wanted=1 + day % 2) for day in range(5)]
    small = one_carer_one_client(*days, carers=(carer(), carer("bob")))
    child = start(REAL)
    say(child, task(problem=problem_to_json(small), seconds=2))
    end, code = last_words(child)
    assert (end["type"], code) == ("done", DONE)
    assert (end["hard"], end["unfilled"]) == (0, 0)
    assert broken(small, parse_plan(end["plan"], small)) == ()


def test_importing_the_worker_loads_nothing_heavy() -> None:
    heavy = "{'numpy', 'numba', 'ortools', 'PySide6', 'sqlmodel'}"
    code = f"import sys, solver.worker; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout == "[]\n"
