"""Proves beside a search how good a rota can be, in a child process: the parent's end of it.

`python -m solver.prover` speaks JSON, one object per line. On stdin first the problem in the
exchange format; then, each time the search has a better plan, what that is worth:

    {"unfilled": 1710, "soft": 5903}

On stdout, each time more is proven and at most four times a second, what `Proven` says:

    {"least_unfilled": 1680, "allowed": 1710, "soft": 5620}

It gives way to the search, and ends when stdin does.
"""

import json
import queue
import subprocess
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from types import TracebackType

from solver.exchange import problem_to_json
from solver.lines import start_module
from solver.problem import Problem
from solver.search import Progress
from solver.worth import Worth

__all__ = ["Proven", "Prover", "Worth", "unrefuted"]


@dataclass(frozen=True, slots=True)
class Proven:
    """No rota has less than `least_unfilled` open; none with at most `allowed` open has fewer
    than `soft` points."""

    least_unfilled: int
    allowed: int
    soft: int

    def covers(self, plan: Worth) -> bool:
        """The points speak of rotas as full as this one."""
        return self.soft > 0 and plan.unfilled <= self.allowed

    def is_refuted_by(self, plan: Worth) -> bool:
        """A rule-abiding plan worth this cannot be, if the proof is right."""
        return plan.unfilled < self.least_unfilled or (self.covers(plan) and plan.soft < self.soft)


class RefutedProofError(Exception):
    """A plan that keeps every rule is better than was proven to be possible."""


def unrefuted(proven: Proven | None, plan: Worth) -> Proven | None:
    """The proof, unless the plan shows that it has a fault: that is ours, and told on stderr."""
    if proven is not None and proven.is_refuted_by(plan):
        traceback.print_exception(RefutedProofError(f"{proven} is refuted by {plan}"))
        return None
    return proven


class Prover:
    """The child process, seen from beside the search. Use it as a context: it ends with it.

    `on_proven` is called from a thread of its own; `proven` is the latest, None before the first.
    """

    def __init__(self, problem: Problem, on_proven: Callable[[Proven], None] | None = None) -> None:
        self.proven: Proven | None = None
        self._on_proven = on_proven
        self._known: Worth | None = None
        self._process = start_module("solver.prover", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._to_say: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._to_say.put(problem_to_json(problem))
        self._threads = [
            threading.Thread(target=self._speak, name="prover, in", daemon=True),
            threading.Thread(target=self._listen, name="prover, out", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def hear_of(self, plan: Worth) -> None:
        """The search has such a plan; returns at once."""
        if plan != self._known:
            self._known = plan
            self._to_say.put(asdict(plan))

    def follow(self, progress: Progress) -> None:
        """As `hear_of`, for the search to call."""
        self.hear_of(Worth(progress.unfilled, progress.soft))

    def __enter__(self) -> "Prover":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        """End the process; what it said last is heard."""
        self._process.kill()
        self._to_say.put(None)
        for thread in self._threads:
            thread.join()
        with suppress(BrokenPipeError), self._process:
            pass

    def _speak(self) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # it has nothing to prove and is gone
            while (message := self._to_say.get()) is not None:
                self._process.stdin.write(json.dumps(message).encode() + b"\n")
                self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not line.endswith(b"\n"):
                return  # killed while it spoke
            self.proven = Proven(**json.loads(line))
            if self._on_proven is not None:
                self._on_proven(self.proven)
