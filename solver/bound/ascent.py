"""Climb to good prices: every step gives a valid bound, the best one counts.

First a rush: each price moves by its own slope over how large that usually is (Adam, Kingma and Ba
2015), by a pace that halves again and again. Then subgradient ascent with Polyak's step towards an
aim, along an average of the last slopes (as in the volume algorithm of Barahona and Anbil 2000);
after a while without gain, back to the best prices with a shorter step.
"""

from typing import NamedTuple

import numpy as np

from solver.bound.relaxation import Floats, Prices, Relaxation

MEMORY, SQUARES_MEMORY, SMALL = 0.9, 0.99, 0.01  # Adam's
PATIENCE = 12  # steps without gain before the step shrinks
SHRINK = 0.6
LEAST_SIZE, NEXT_SIZE = 0.01, 0.2  # of Polyak's step: stuck below one, on from the other
CASES_LEAST_SIZE, CASES_SIZE = 0.001, 0.03  # the same with cases
NEWEST_SHARE = 0.3  # of the newest slope in the direction
BEYOND = 0.04  # how far above the best bound the aim lies, where no plan's points are known
MINUTES_SCALE = 150.0  # a price per minute moves this much less than one per place
FACES_SHARE = 0.05  # of the newest solution in the average
START_COVER = 25.0  # points: about what a place costs in a good plan


class Rush(NamedTuple):
    """How far prices move in a step, in points, from first to last, and how soon that halves."""

    pace: float
    least_pace: float
    halving_steps: int


QUICK, THOROUGH = Rush(8.0, 0.2, 35), Rush(40.0, 0.1, 200)
FROM_KNOWN = Rush(2.0, 0.2, 35)  # where the prices are nearly right


class Climb:
    """The state of the ascent; without a `rush` it begins with small steps."""

    def __init__(
        self,
        relaxation: Relaxation,
        plan_soft: int | None,
        start: Floats | None = None,
        rush: Rush | None = QUICK,
    ) -> None:
        self.relaxation = relaxation
        self.plan_soft = plan_soft
        self.least, self.most = relaxation.bounds()
        self.scale = scale_of(relaxation)
        self.at = start_prices(relaxation) if start is None else start
        self.faces = np.zeros(relaxation.able.shape)  # how often who came to whom, of late
        self.best = -np.inf
        self.best_at = self.at
        self.direction, self.squares = np.zeros_like(self.at), np.zeros_like(self.at)
        self.size, self.failures, self.steps = NEXT_SIZE, 0, 0
        self.least_size, self.next_size = LEAST_SIZE, NEXT_SIZE
        self.rush = rush
        self.pace = rush.pace if rush else 0.0
        self.is_better = self.is_done = self.is_stuck = False

    @property
    def is_rushing(self) -> bool:
        """Prices still change too much for cases to last."""
        return self.rush is not None

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
        scaled = slope * self.scale
        if self.rush is not None:
            self._rush(scaled, self.rush)
        elif self.failures >= PATIENCE:
            self._go_back()
        else:
            self._move(value, scaled)

    def begin_cases(self) -> None:
        """From the best prices on with small steps, and what carers cost worked out by cases."""
        self.relaxation.begin_cases(self.best_at)
        self.least_size, self.next_size = CASES_LEAST_SIZE, CASES_SIZE
        self._begin_small_steps()

    def _begin_small_steps(self) -> None:
        self.rush, self.is_stuck, self.is_done = None, False, False
        self.at, self.size, self.failures = self.best_at, self.next_size, 0
        self.direction = np.zeros_like(self.at)

    def _rush(self, scaled: Floats, rush: Rush) -> None:
        scaled[self._is_held(scaled)] = 0
        self.direction = MEMORY * self.direction + (1 - MEMORY) * scaled
        self.squares = SQUARES_MEMORY * self.squares + (1 - SQUARES_MEMORY) * scaled**2
        usual = np.sqrt(self.squares / (1 - SQUARES_MEMORY**self.steps)) + SMALL
        move = self.pace * self.direction / (1 - MEMORY**self.steps) / usual
        self.at = np.clip(self.at + self.scale * move, self.least, self.most)
        self.pace *= 0.5 ** (1 / rush.halving_steps)
        if self.pace < rush.least_pace or not self.direction.any():
            self._begin_small_steps()

    def _go_back(self) -> None:
        self.failures, self.size = 0, self.size * SHRINK
        if self.size < self.least_size:
            self.size, self.is_stuck = self.next_size, True
        self.at = self.best_at

    def _move(self, value: float, scaled: Floats) -> None:
        if self.direction.any():
            scaled = NEWEST_SHARE * scaled + (1 - NEWEST_SHARE) * self.direction
        scaled[self._is_held(scaled)] = 0
        self.direction = scaled
        norm = float(scaled @ scaled)
        if norm == 0:
            self.is_done = True
            return
        stride = self.size * max(1.0, self._aim() - value) / norm
        self.at = np.clip(self.at + stride * self.scale * scaled, self.least, self.most)

    def _is_held(self, slope: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Prices at a bound that the slope would pass."""
        return ((self.at <= self.least) & (slope < 0)) | ((self.at >= self.most) & (slope > 0))

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
