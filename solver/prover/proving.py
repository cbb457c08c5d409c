"""What is proven beside a search, and in which order."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from math import inf

from solver.bound import least_unfilled
from solver.bound.proof import Proof
from solver.bound.slots import find_slots
from solver.problem import Problem
from solver.prover import Proven, Worth

QUIET_SECONDS = 0.25  # between two things that are told
SETTLED_SECONDS = 3.0  # so long nothing was filled: what is open now may well stay so
LEAST_SECONDS, PRICING_SHARE = 10.0, 3  # the first try at what must stay open; pricing between two
MOST_CELLS = 2_000_000  # visits times carers; above, even who could fill what takes too much memory
MOST_PAIRS = 250_000  # of a visit and a carer who could come; above, one step takes many seconds


def cells(problem: Problem) -> int:
    """Of the table of who could come to which visit."""
    return len(problem.visits) * len(problem.carers)


def is_small_enough_to_price(problem: Problem) -> bool:
    """A step towards a bound on the points takes a few seconds at most."""
    return cells(problem) <= MOST_CELLS and len(find_slots(problem).pair_visit) <= MOST_PAIRS


class News:
    """The best plan that the search has told of."""

    def __init__(self, settled_seconds: float = SETTLED_SECONDS) -> None:
        self._settled_seconds = settled_seconds
        self._changed = threading.Condition()
        self._latest: Worth | None = None

    def put(self, plan: Worth) -> None:
        with self._changed:
            self._latest = plan
            self._changed.notify_all()

    @property
    def latest(self) -> Worth:
        assert self._latest is not None, "nothing is priced before there is a plan"
        return self._latest

    def has_fuller(self, unfilled: int | None) -> bool:
        """There is a plan with less open than so much, or any at all."""
        return self._latest is not None and (unfilled is None or self._latest.unfilled < unfilled)

    def fuller(self, unfilled: int | None, least_unfilled: int) -> Worth:
        """Wait for a plan with less open, and on while the search still fills what can be."""
        with self._changed:
            self._wait(unfilled, None)
            while self.latest.unfilled > least_unfilled:
                if not self._wait(self.latest.unfilled, self._settled_seconds):
                    break
            return self.latest

    def _wait(self, unfilled: int | None, seconds: float | None) -> bool:
        return self._changed.wait_for(lambda: self.has_fuller(unfilled), seconds)


class Proving:
    """First what must stay open; then the points of rotas as full as the search's best.

    What is proven of rotas with so much open holds for fuller ones. So when the search fills more,
    the proof goes on from the prices it has and says more.
    """

    def __init__(self, problem: Problem, news: News, tell: Callable[[Proven], None]) -> None:
        self._problem = problem
        self._news = news
        self._tell = tell
        self._proven = self._told = Proven(0, 0, 0)
        self._quiet_until = 0.0
        self._least_seconds: float | None = LEAST_SECONDS
        self._proof: Proof | None = None  # of what rotas cost with `allowed` open

    def work(self) -> None:
        """Prove for as long as the search could find a fuller plan, which may be for ever."""
        problem = self._problem
        if cells(problem) > MOST_CELLS:
            return
        self._find(least_unfilled=least_unfilled(problem, seconds=0, known=0))
        if not is_small_enough_to_price(problem):
            return
        plan = self._news.fuller(None, self._proven.least_unfilled)
        while True:
            least_seconds = self._prove_least(plan)
            self.price(plan, inf if least_seconds is None else PRICING_SHARE * least_seconds)
            if plan.unfilled <= self._proven.least_unfilled and self._is_done():
                return
            if self._is_old(plan) or least_seconds is None:
                plan = self._news.fuller(plan.unfilled, self._proven.least_unfilled)

    def _prove_least(self, plan: Worth) -> float | None:
        """Try to prove that no more can be filled; how long the next try takes, if it may help."""
        if self._least_seconds is None or plan.unfilled <= self._proven.least_unfilled:
            return None
        begun, seconds = time.monotonic(), self._least_seconds
        found = least_unfilled(self._problem, seconds=seconds, known=plan.unfilled)
        self._find(least_unfilled=max(found, self._proven.least_unfilled))
        is_cut_short = time.monotonic() - begun >= 0.9 * seconds  # it may give up a little early
        self._least_seconds = 2 * seconds if is_cut_short else None
        return self._least_seconds

    def price(self, plan: Worth, seconds: float = inf) -> None:
        """Prove what rotas as full as this one cost, until a fuller one is known, time is up or all
        is said."""
        if self._proof is None or plan.unfilled != self._proven.allowed:
            start = None if self._proof is None else self._proof.prices
            self._proof = Proof(self._problem, plan.unfilled, plan.soft, start)
            self._find(allowed=plan.unfilled)  # what was proven where more was allowed holds on
        ends = time.monotonic() + seconds
        while not (self._is_old(plan) or time.monotonic() >= ends or self._is_done()):
            self._proof.go_on(lambda: self._is_old(plan))
            self._proof.hear_of(self._news.latest.soft)
            self._find(soft=max(self._proven.soft, self._proof.soft))
        self._say()

    def _is_done(self) -> bool:
        return self._proof is not None and self._proof.is_done(self._proven.soft)

    def _is_old(self, plan: Worth) -> bool:
        return self._news.has_fuller(plan.unfilled)

    def _find(self, **found: int) -> None:
        self._proven = replace(self._proven, **found)
        if time.monotonic() >= self._quiet_until:
            self._say()

    def _say(self) -> None:
        if self._proven != self._told:
            self._told = self._proven
            self._tell(self._proven)
            self._quiet_until = time.monotonic() + QUIET_SECONDS
