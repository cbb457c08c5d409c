"""How good a plan can be at best, proven: least unfilled minutes and least soft points.

Nothing here looks for plans. `lower_bound` relaxes rather than risk a claim that a plan beats.
"""

from solver.bound.proof import Bound, lower_bound
from solver.bound.unfilled import least_unfilled

__all__ = ["Bound", "least_unfilled", "lower_bound"]
