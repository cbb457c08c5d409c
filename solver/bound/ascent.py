"""Climb to good prices: every step gives a valid bound, the best one counts.

Subgradient ascent with Polyak's step towards an aim, along an average of the last slopes (as in
the volume algorithm of Barahona and Anbil 2000); after a while without gain, back to the best
prices with a shorter step.
"""

import numpy as np

from solver.bound.relaxation import Floats, Prices, Relaxation

PATIENCE = 12  # steps without gain before the step shrinks
SHRINK = 0.6
SMALLEST_STEP, SECOND_STEP = 0.01, 0.2  # of Polyak's: stuck below one, on from the other
CASES_SMALLEST_STEP, CASES_STEP = 0.001, 0.03  # the same with cases
NEWEST_SHARE = 0.3  # of the newest slope in the direction
BEYOND = 0.04  # how far above the best bound the aim lies, where no plan's points are known
MINUTES_SCALE = 150.0  # a price per minute moves this much less than one per place
FACES_SHARE = 0.05  # of the newest solution in the average
START_COVER = 25.0  # points: about what a place costs in a good plan


class Climb:
    """The state of the ascent."""

    def __init__(
        self,
        relaxation: Relaxation,
        plan_soft: int | None,
        start: Floats | None = None,
        size: float = 1.0,
    ) -> None:
        self.relaxation = relaxation
        self.plan_soft = plan_soft
        self.least, self.most = relaxation.bounds()
        self.scale = scale_of(relaxation)
        self.at = start_prices(relaxation) if start is None else start
        self.faces = np.zeros(relaxation.able.shape)  # how often who came to whom, of late
        self.best = -np.inf
        self.best_at = self.at
        self.direction = np.zeros_like(self.at)
        self.size, self.failures, self.steps = size, 0, 0
        self.smallest_step, self.second_step = SMALLEST_STEP, SECOND_STEP
        self.is_better = self.is_done = self.is_stuck = False

    def step(self) -> None:
        """Evaluate the prices at hand and move on."""
        value, slope = self.relaxation.value(self.at)
        self.steps += 1
        self.faces += FACES_SHARE * (self.relaxation.faces - self.faces)
        self.is_better = value > self.best
        if self.is_better:
            self.best, self.best_at, self.failures = value, self.at, 0
        else:
            self.failures += 1
        if self.failures >= PATIENCE:
            self._go_back()
            return
        self._move(value, slope)

    def begin_cases(self) -> None:
        """From the best prices on with small steps, and what carers cost worked out by cases."""
        self.relaxation.begin_cases(self.best_at)
        self.smallest_step, self.second_step = CASES_SMALLEST_STEP, CASES_STEP
        self.at, self.size, self.failures = self.best_at, CASES_STEP, 0
        self.direction = np.zeros_like(self.at)
        self.is_stuck = self.is_done = False

    def _go_back(self) -> None:
        self.failures, self.size = 0, self.size * SHRINK
        if self.size < self.smallest_step:
            self.size, self.is_stuck = self.second_step, True
        self.at = self.best_at

    def _move(self, value: float, slope: Floats) -> None:
        scaled = slope * self.scale
        if self.direction.any():
            scaled = NEWEST_SHARE * scaled + (1 - NEWEST_SHARE) * self.direction
        held = ((self.at <= self.least) & (scaled < 0)) | ((self.at >= self.most) & (scaled > 0))
        scaled[held] = 0
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
