"""What is proven beside a search, and in which order."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from solver.bound import least_unfilled
from solver.bound.proof import Proof
from solver.bound.relaxation import Floats
from solver.bound.slots import find_slots
from solver.problem import Problem
from solver.prover import Proven, Worth

QUIET_SECONDS = 0.25  # between two things that are told
SETTLED_SECONDS = 3.0  # so long nothing was filled: what is open now may well stay so
LEAST_UNFILLED_SECONDS = 10.0
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
        self._prices: Floats | None = None

    def work(self) -> None:
        """Prove for as long as the search could find a fuller plan, which may be for ever."""
        problem = self._problem
        if cells(problem) > MOST_CELLS:
            return
        self._find(least_unfilled=least_unfilled(problem, seconds=0, known=0))
        if not is_small_enough_to_price(problem):
            return
        plan = self._news.fuller(None, self._proven.least_unfilled)
        if plan.unfilled > self._proven.least_unfilled:
            known, seconds = plan.unfilled, LEAST_UNFILLED_SECONDS
            self._find(least_unfilled=least_unfilled(problem, seconds=seconds, known=known))
        while True:
            self.price(plan)
            if plan.unfilled <= self._proven.least_unfilled:
                return
            plan = self._news.fuller(plan.unfilled, self._proven.least_unfilled)

    def price(self, plan: Worth) -> None:
        """Prove what rotas as full as this one cost, until a fuller one is known or all is said."""
        proof = Proof(self._problem, plan.unfilled, plan.soft, start=self._prices)
        soft = self._proven.soft  # proven where more was allowed to stay open
        while not self._is_old(plan) and not proof.is_done(soft):
            proof.go_on(lambda: self._is_old(plan))
            proof.hear_of(self._news.latest.soft)
            soft = max(soft, proof.soft)
            self._find(allowed=plan.unfilled, soft=soft)
        self._prices = proof.prices
        self._say()

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
