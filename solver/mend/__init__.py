"""A published week put right: what changed since, and the fewest promises broken for it."""

from solver.mend.underway import left_to_plan

__all__ = ["left_to_plan"]
