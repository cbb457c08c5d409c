"""A published week put right: what changed since, and the fewest promises broken for it.

`changed` makes the problem that is left, `replan` mends it, `differences` says what became of
each promise. `takers` ranks who could take one open visit. `held` keeps what people decided.
"""

from solver.mend.changes import (
    END_MINUTE,
    CarerAway,
    Change,
    ClientAway,
    NewVisits,
    as_it_went,
    changed,
)
from solver.mend.differences import Difference, DifferenceKind, differences
from solver.mend.held import Hold, held
from solver.mend.promises import SECONDS, as_promised, replan
from solver.mend.takers import Taker, takers
from solver.mend.underway import fitting_the_past, left_to_plan, with_the_past

__all__ = [
    "END_MINUTE",
    "SECONDS",
    "CarerAway",
    "Change",
    "ClientAway",
    "Difference",
    "DifferenceKind",
    "Hold",
    "NewVisits",
    "Taker",
    "as_it_went",
    "as_promised",
    "changed",
    "differences",
    "fitting_the_past",
    "held",
    "left_to_plan",
    "replan",
    "takers",
    "with_the_past",
]
