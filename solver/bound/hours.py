"""What a carer's hours and days cost, and their prices: limits of a week as a whole.

The dynamic programme adds minutes up but cannot compare the sum with a contract. A price per
minute stands in: with prices within their bounds a week never costs more than it really does.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.bound.slots import DAYS
from solver.bound.week import C_DAY, C_MINUTE, C_TRAVEL

Floats = npt.NDArray[np.float64]

PER_MINUTE = 1 / 150  # prices per minute move this much less than one per day
BEYOND = 5.0  # points a minute above `most`: to tell how wrong a price is, none has a bound
BEYOND_DAY = 60.0


class Spent(NamedTuple):
    """Of a week: contact plus in-run travel, and worked minutes by day (a day off has none)."""

    busy: float
    by_day: Floats

    @property
    def worked(self) -> float:
        return float(self.by_day.sum())

    @property
    def days(self) -> int:
        return int(np.count_nonzero(self.by_day))


class Limits(NamedTuple):
    """A carer's: minutes below which `short` counts, `contract`, `most`, `most_days`; weights."""

    floor: int
    contract: int
    most: int
    most_days: int
    short: int
    over: int


class Hours(NamedTuple):
    """Points per minute short of the floor, per worked minute, and per day above the most.

    A price of worked minutes counts against `contract` up to the weight of `over`, and what is
    above it against `most`.
    """

    short: float
    worked: float
    days: float

    @property
    def per_visit_minute(self) -> float:
        """A minute with a client is both worked and busy."""
        return self.worked - self.short

    def on(self, coefs: Floats) -> Floats:
        """The kernel's coefficients with these prices added."""
        changed = coefs.copy()
        changed[C_TRAVEL] -= self.short
        changed[C_MINUTE : C_MINUTE + DAYS] += self.worked
        changed[C_DAY : C_DAY + DAYS] += self.days
        return changed

    def held(self, limits: Limits) -> float:
        """What they bring whatever the week."""
        over = min(self.worked, limits.over)
        kept = over * limits.contract + (self.worked - over) * limits.most
        return self.short * limits.floor - kept - self.days * limits.most_days

    def slope(self, spent: Spent, limits: Limits) -> Floats:
        """How a week's points change with each price."""
        limit = limits.contract if self.worked < limits.over else limits.most
        return np.array(
            [limits.floor - spent.busy, spent.worked - limit, spent.days - limits.most_days],
            dtype=np.float64,
        )

    def error(self, spent: Spent, limits: Limits) -> float:
        """About how many points too low these prices let a week's hours appear."""
        short, worked, days = self.slope(spent, limits).tolist()
        wrong = (limits.short - self.short) * short if short > 0 else -self.short * short
        if self.worked < limits.over:
            wrong += (limits.over - self.worked) * worked if worked > 0 else -self.worked * worked
        else:
            wrong += BEYOND * worked if worked > 0 else -(self.worked - limits.over) * worked
        return float(wrong + (BEYOND_DAY * days if days > 0 else -self.days * days))

    def moved(self, spent: Spent, limits: Limits, stride: float) -> "Hours":
        """A step along the slope, in proportion to the error."""
        scale = np.array([PER_MINUTE, PER_MINUTE, 1.0])
        slope = self.slope(spent, limits) * scale
        step = stride * self.error(spent, limits) / max(1e-9, float(slope @ slope))
        short, worked, days = (np.array(self) + step * scale * slope).tolist()
        return Hours(min(max(0.0, short), limits.short), max(0.0, worked), max(0.0, days))
