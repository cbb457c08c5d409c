"""The child process that solves: `python -m solver.worker`, one JSON object per line.

On stdin, first one line to start:

    {"type": "solve", "problem": {…}, "seconds": 60, "seed": 0, "start": {…}, "prove": true}

`problem` and `start` (a plan to set out from, or null) are in the exchange format; `seconds` null
means: until told to stop; all but `problem` may be left out. With `prove`, `solver.prover` works
beside the search, in a process of its own. Later, at any moment:

    {"type": "stop"}

On stdout, while it works, at most four lines a second, `plan` null unless a better one was found:

    {"type": "progress", "seconds": 1.5, "phase": "improve", "filled": 90, "wanted": 94,
     "unfilled": 1710, "soft": 5903, "faces_per_client": 2.2, "plan": {…}}

and, where it is to prove, whenever more is proven:

    {"type": "proven", "least_unfilled": 1680, "allowed": 1710, "soft": 5620}

No rota has less than `least_unfilled` open, and none that has at most `allowed` open has fewer than
`soft` points. At the end exactly one of these, `proven` with the same keys, or null:

    {"type": "done", "plan": {…}, "hard": 0, "unfilled": 1710, "soft": 5903, "proven": {…}}
    {"type": "error", "message": "One sentence for the person."}

Every plan that leaves is checked by `solver.rules` first: one that breaks a hard rule is a bug of
ours, told as an error and never as a plan. A proof that the plan refutes is a bug too: it is left
out and told on stderr. When stdin ends, the parent is gone: the worker stops
and leaves without another word. Whatever libraries print goes to stderr, tracebacks too.

Exit codes: 0 done, or the parent left; 1 a bug of ours; 2 the input cannot be used.
"""

import faulthandler
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import asdict, dataclass
from typing import Any

from solver.errors import QT_TRANSLATE_NOOP, SolverError
from solver.exchange import parse_plan, parse_problem, plan_to_json
from solver.fields import Fields, shown
from solver.json_files import parse_json
from solver.lines import STDIN, Lines, own_stdout, read_lines
from solver.plan import Plan
from solver.problem import Problem
from solver.prover import Proven, Prover, Worth, unrefuted
from solver.rules import broken, expect_possible
from solver.score import Score, score
from solver.search import Progress
from solver.search import solve as search

DONE, BUG, BAD_INPUT = 0, 1, 2

QUIET_SECONDS = 0.25  # between two lines of progress
SHARE_OF_TIME = 10  # a line that took long to make is followed by this many times its pause
LAST_WORDS_SECONDS = 2.0  # for the search to notice that the parent is gone
MOST_SECONDS = 10_000_000
MOST_SEED = 2**31 - 1

Solve = Callable[..., Plan]


@dataclass(frozen=True, slots=True)
class Task:
    """What the first line asks for."""

    problem: Problem
    seconds: float | None
    seed: int
    start: Plan | None
    prove: bool


class BrokenPlanError(Exception):
    """The search returned a plan that breaks a hard rule: a bug, whatever the input."""


def main(solve: Solve = search) -> int:
    """Serve one task on this process's stdin and stdout; the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's; we follow its stdin
    faulthandler.enable()  # to stderr: also what kills the interpreter is told
    line_out = own_stdout()
    lines = read_lines(STDIN)
    first = next(lines, None)
    if first is None:
        return DONE
    stop, finished = threading.Event(), threading.Event()
    listener = threading.Thread(
        target=listen, args=(lines, line_out, stop, finished), name="listener", daemon=True
    )
    listener.start()
    try:
        return serve(first, line_out, stop, solve)
    except BrokenPipeError:
        return DONE
    finally:
        finished.set()


def listen(
    lines: Iterator[bytes], line_out: Lines, stop: threading.Event, finished: threading.Event
) -> None:
    """Set `stop` when the parent says so or is gone; if gone, see that we go too."""
    for line in lines:
        if _is_stop(line):
            stop.set()
    line_out.cut()
    stop.set()
    if not finished.wait(LAST_WORDS_SECONDS):
        os._exit(DONE)


def _is_stop(line: bytes) -> bool:
    try:
        message = parse_json(line, "the line")
    except SolverError as error:
        sys.stderr.write(f"{error}\n")
        return False
    return isinstance(message, dict) and message.get("type") == "stop"


def serve(first: bytes, line_out: Lines, stop: threading.Event, solve: Solve) -> int:
    """Solve what the first line asks for and tell how it goes; the exit code."""
    try:
        task = parse_task(first)
        expect_possible(task.problem)
        plan, result, proven = run(task, line_out, stop, solve)
    except SolverError as error:
        line_out.send({"type": "error", "message": str(error)})
        return BAD_INPUT
    except BrokenPipeError:
        raise
    except Exception:  # whatever it was, the parent must hear of it
        traceback.print_exc()
        message = QT_TRANSLATE_NOOP(
            "carecoop", "The search failed through a fault of its own; please report it."
        )
        line_out.send({"type": "error", "message": message})
        return BUG
    line_out.send(
        {
            "type": "done",
            "plan": plan_to_json(plan),
            "hard": result.hard,
            "unfilled": result.unfilled,
            "soft": result.soft,
            "proven": None if proven is None else asdict(proven),
        }
    )
    return DONE


def run(
    task: Task, line_out: Lines, stop: threading.Event, solve: Solve
) -> tuple[Plan, Score, Proven | None]:
    """Search, with progress told from a thread of its own so that the search never waits."""
    reporter = Reporter(task.problem, line_out, stop)
    with prover_for(task, line_out) as prover:

        def tell(progress: Progress) -> None:
            reporter.tell(progress)
            if prover is not None:
                prover.follow(progress)

        try:
            plan = solve(
                task.problem,
                seconds=task.seconds,
                seed=task.seed,
                start=task.start,
                on_progress=tell,
                should_stop=stop.is_set,
            )
        finally:
            reporter.close()
    result = checked(task.problem, plan)
    worth = Worth(result.unfilled, result.soft)
    return plan, result, None if prover is None else unrefuted(prover.proven, worth)


def prover_for(task: Task, line_out: Lines) -> AbstractContextManager[Prover | None]:
    """The proof beside the search, where one is asked for; what it finds is passed on."""
    if not task.prove:
        return nullcontext()

    def pass_on(proven: Proven) -> None:
        with suppress(BrokenPipeError):  # the parent is gone: the listener sees to it
            line_out.send({"type": "proven"} | asdict(proven))

    return Prover(task.problem, pass_on)


def checked(problem: Problem, plan: Plan) -> Score:
    """The plan's score; BrokenPlanError where it breaks a hard rule."""
    found = score(problem, plan)
    if found.hard:
        raise BrokenPlanError("; ".join(breach.rule for breach in broken(problem, plan)[:10]))
    return found


class Reporter:
    """Sends the latest progress, no faster than is useful, and every plan checked."""

    def __init__(self, problem: Problem, line_out: Lines, stop: threading.Event) -> None:
        self._problem = problem
        self._line_out = line_out
        self._stop = stop
        self._news = threading.Condition()
        self._latest: Progress | None = None
        self._plan: Plan | None = None
        self._is_closed = False
        self._failure: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="reporter", daemon=True)
        self._thread.start()

    def tell(self, progress: Progress) -> None:
        """Note the progress; an earlier one that was not sent yet is replaced."""
        with self._news:
            self._latest = progress
            self._plan = progress.plan or self._plan
            self._news.notify()

    def close(self) -> None:
        """Wait for a line on its way, and raise what went wrong with any."""
        with self._news:
            self._is_closed = True
            self._news.notify()
        self._thread.join()
        if self._failure is not None:
            raise self._failure

    def _work(self) -> None:
        try:
            while news := self._next():
                began = time.monotonic()
                self._send(*news)
                spent = time.monotonic() - began
                self._pause(max(QUIET_SECONDS, SHARE_OF_TIME * spent))
        except Exception as error:  # close() raises it again
            self._failure = error
            self._stop.set()

    def _next(self) -> tuple[Progress, Plan | None] | None:
        with self._news:
            self._news.wait_for(lambda: self._latest is not None or self._is_closed)
            if self._is_closed or self._latest is None:
                return None
            news = self._latest, self._plan
            self._latest = self._plan = None
            return news

    def _pause(self, seconds: float) -> None:
        with self._news:
            self._news.wait_for(lambda: self._is_closed, timeout=seconds)

    def _send(self, progress: Progress, plan: Plan | None) -> None:
        message: dict[str, Any] = {
            "type": "progress",
            "seconds": round(progress.seconds, 2),
            "phase": progress.phase,
            "filled": progress.filled,
            "wanted": progress.wanted,
            "unfilled": progress.unfilled,
            "soft": progress.soft,
            "faces_per_client": progress.faces_per_client,
            "plan": None,
        }
        if plan is not None:
            found = checked(self._problem, plan)
            message |= {"unfilled": found.unfilled, "soft": found.soft, "plan": plan_to_json(plan)}
        self._line_out.send(message)


def parse_task(line: bytes) -> Task:
    """The task that a line describes; SolverError in one sentence."""
    fields = Fields(parse_json(line, "the first line"), "the first line")
    if fields.get("type") != "solve":
        template = QT_TRANSLATE_NOOP("carecoop", '{place}: "type" must be "solve", not {found}.')
        raise fields.error(template, found=shown(fields.get("type")))
    problem = parse_problem(fields.get("problem"))
    return Task(
        problem,
        seconds=_seconds(fields),
        seed=fields.whole("seed", 0, MOST_SEED) if "seed" in fields else 0,
        start=None if fields.is_null("start") else parse_plan(fields.get("start"), problem),
        prove=_prove(fields),
    )


def _prove(fields: Fields) -> bool:
    match fields.get("prove") if "prove" in fields else False:
        case bool(wanted):
            return wanted
        case given:
            template = QT_TRANSLATE_NOOP(
                "carecoop", '{place}: "prove" must be true or false, not {found}.'
            )
            raise fields.error(template, found=shown(given))


def _seconds(fields: Fields) -> float | None:
    if fields.is_null("seconds"):
        return None
    given = fields.get("seconds")
    match given:
        case bool():
            pass
        case int() | float() if 0 < given <= MOST_SECONDS:
            return float(given)
    template = QT_TRANSLATE_NOOP(
        "carecoop", '{place}: "seconds" must be a number above 0, or null, not {found}.'
    )
    raise fields.error(template, found=shown(given))


if __name__ == "__main__":
    sys.exit(main())
