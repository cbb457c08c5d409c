"""Climb to good prices: every step gives a valid bound, the best one counts.

Subgradient ascent with Polyak's step towards an aim, the direction deflected by the one before
(Camerini, Fratta and Maffioli 1975); after a while without gain, back to the best prices with
half the step.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from time import monotonic

import numpy as np

from solver.bound.relaxation import Floats, Prices, Relaxation
from solver.problem import Problem

PATIENCE = 12  # steps without gain before the step is halved
SMALLEST_STEP = 0.01  # of the first; then the step is set back once more
BEYOND = 0.04  # how far above the best bound the aim lies, where no plan's points are known
ROUNDING = 1e-3  # points: far more than the error of adding a few thousand floats
MINUTES_SCALE = 150.0  # a price per minute moves this much less than one per place
START_COVER = 25.0  # points: about what a place costs in a good plan


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
    should_stop: Callable[[], bool] | None = None,
    on_bound: Callable[[Bound], None] | None = None,
) -> Bound:
    """Prove how few soft points a plan can have that leaves at most `unfilled` minutes open.

    `plan_soft`, the points of a known plan, only helps to choose steps. `on_bound` hears of each
    better bound. Stops after `seconds`, when told to, or when the plan is proven the best.
    """
    begun = monotonic()
    relaxation = Relaxation(problem, unfilled)
    climb = Climb(relaxation, plan_soft)
    found = Bound(0, unfilled, 0.0, 0)
    while monotonic() - begun < seconds and not (should_stop and should_stop()):
        climb.step()
        proven = max(0, ceil(climb.best - ROUNDING))
        found = Bound(max(found.soft, proven), unfilled, monotonic() - begun, climb.steps)
        if on_bound is not None and climb.is_better:
            on_bound(found)
        if climb.is_done or (plan_soft is not None and found.soft >= plan_soft):
            break
    return found


class Climb:
    """The state of the ascent."""

    def __init__(self, relaxation: Relaxation, plan_soft: int | None) -> None:
        self.relaxation = relaxation
        self.plan_soft = plan_soft
        self.least, self.most = relaxation.bounds()
        self.scale = scale_of(relaxation)
        self.at = start_prices(relaxation)
        self.best = -np.inf
        self.best_at = self.at
        self.direction = np.zeros_like(self.at)
        self.size, self.failures, self.steps = 1.0, 0, 0
        self.is_better = self.is_done = False

    def step(self) -> None:
        """Evaluate the prices at hand and move on."""
        value, slope = self.relaxation.value(self.at)
        self.steps += 1
        self.is_better = value > self.best
        if self.is_better:
            self.best, self.best_at, self.failures = value, self.at, 0
        else:
            self.failures += 1
        if self.failures >= PATIENCE:
            self._go_back()
            return
        self._move(value, slope)

    def _go_back(self) -> None:
        self.failures, self.size = 0, self.size / 2
        if self.size < SMALLEST_STEP:
            self.size = 0.5
        self.at = self.best_at
        self.direction = np.zeros_like(self.at)

    def _move(self, value: float, slope: Floats) -> None:
        scaled = slope * self.scale
        held = ((self.at <= self.least) & (scaled < 0)) | ((self.at >= self.most) & (scaled > 0))
        scaled[held] = 0
        before = self.direction
        against = float(scaled @ before)
        if against < 0:
            scaled = scaled - 1.5 * against / float(before @ before) * before
        self.direction = scaled
        norm = float(scaled @ scaled)
        if norm == 0:
            self.is_done = True
            return
        stride = self.size * max(1.0, self._aim() - value) / norm
        self.at = np.clip(self.at + stride * self.scale * scaled, self.least, self.most)

    def _aim(self) -> float:
        if self.plan_soft is not None:
            return float(self.plan_soft)
        return self.best + BEYOND * abs(self.best)


def scale_of(relaxation: Relaxation) -> Floats:
    """Prices per minute are small against prices per place: their slopes count hundreds."""
    prices = relaxation.split(np.ones_like(relaxation.bounds()[0]))
    per_minute = 1 / MINUTES_SCALE
    for part in (prices.day, prices.short, prices.over, prices.most, prices.open):
        part[:] = per_minute
    return prices.flat()


def start_prices(relaxation: Relaxation) -> Floats:
    """A place is worth about what it costs in a good plan, a contract half its points."""
    prices: Prices = relaxation.split(np.zeros_like(relaxation.bounds()[0]))
    prices.cover[:] = START_COVER
    prices.short[:] = relaxation.problem.weights.short / 2
    return prices.flat()
