"""The bound as others ask for it: climb, by cases from some time on, and branch on small weeks."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, inf
from time import monotonic

from solver.bound.ascent import FROM_KNOWN, QUICK, THOROUGH, Climb
from solver.bound.branching import Tree
from solver.bound.relaxation import Floats, Relaxation
from solver.problem import Problem

ROUNDING = 1e-3  # points: far more than the error of adding a few thousand floats
MOST_PAIRS_TO_BRANCH = 800  # of visit and carer; above, a tree grows too slowly to help


@dataclass(frozen=True, slots=True)
class Bound:
    """No rule-abiding plan with at most `unfilled` open has fewer than `soft` points."""

    soft: int
    unfilled: int
    seconds: float
    iterations: int


def lower_bound(
    problem: Problem,
    *,
    seconds: float,
    unfilled: int,
    plan_soft: int | None = None,
    threads: int = 1,
    should_stop: Callable[[], bool] | None = None,
    on_bound: Callable[[Bound], None] | None = None,
) -> Bound:
    """Prove how few soft points a plan can have that leaves at most `unfilled` minutes open.

    `plan_soft`, the points of a known plan, only helps to choose steps. `on_bound` hears of each
    better bound. Stops after `seconds`, when told to, or when the plan is proven the best.
    `threads` price carers side by side, which changes nothing in what is found.
    """
    begun = monotonic()
    proof = Proof(problem, unfilled, plan_soft, threads=threads)
    found = Bound(0, unfilled, 0.0, 0)

    def is_over() -> bool:
        return monotonic() - begun >= seconds or (should_stop is not None and should_stop())

    while not is_over() and not proof.is_done(found.soft):
        proof.go_on(is_over)
        soft = max(found.soft, proof.soft)
        is_better = soft > found.soft
        found = Bound(soft, unfilled, monotonic() - begun, proof.steps)
        if on_bound is not None and is_better:
            on_bound(found)
    return found


class Proof:
    """A climb, first without cases, and the tree that may grow from where it got stuck."""

    def __init__(
        self,
        problem: Problem,
        unfilled: int,
        plan_soft: int | None,
        start: Floats | None = None,
        threads: int = 1,
    ) -> None:
        relaxation = Relaxation(problem, unfilled, threads)
        self._is_small = len(relaxation.slots.pair_visit) <= MOST_PAIRS_TO_BRANCH
        rush = THOROUGH if self._is_small else QUICK
        self.climb = Climb(relaxation, plan_soft, start, rush if start is None else FROM_KNOWN)
        self.tree: Tree | None = None
        self.is_exhausted = False

    @property
    def steps(self) -> int:
        """How many prices were tried."""
        return self.climb.steps + (self.tree.steps if self.tree else 0)

    @property
    def prices(self) -> Floats:
        """The best so far: where another proof of the same problem may start."""
        return self.climb.best_at

    def hear_of(self, plan_soft: int) -> None:
        """A plan with so many points is known: aim there."""
        self.climb.plan_soft = plan_soft
        if self.tree is not None:
            self.tree.plan_soft = plan_soft

    @property
    def soft(self) -> int:
        """Whole points: no plan has a fraction."""
        best = max(self.climb.best, self.tree.bound if self.tree else -inf)
        return max(0, ceil(best - ROUNDING))

    def is_done(self, soft: int) -> bool:
        """There is nothing left to prove, or no way to."""
        plan = self.climb.plan_soft
        return self.is_exhausted or (plan is not None and soft >= plan)

    def go_on(self, is_over: Callable[[], bool]) -> None:
        """Climb a step, or split a leaf of the tree."""
        climb = self.climb
        if self.tree is not None:
            self.is_exhausted = not self.tree.grow(is_over)
        elif climb.is_rushing or (climb.relaxation.has_cases and not climb.is_done):
            climb.step()
        elif self._is_small or climb.is_done:
            self.tree = Tree.planted(climb)
        else:
            climb.begin_cases()
