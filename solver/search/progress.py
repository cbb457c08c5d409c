"""What a running search tells those who wait for it."""

from dataclasses import dataclass

from solver.plan import Plan


@dataclass(frozen=True, slots=True)
class Progress:
    """One report. `plan` is the best plan so far, or None where it is the one reported before.

    `filled` and `wanted` count places (a double-handed visit has two), `unfilled` weighs the
    missing ones (priority times minutes), `soft` is the score in points: lower is better.
    """

    seconds: float
    phase: str
    plan: Plan | None
    filled: int
    wanted: int
    unfilled: int
    soft: int
    faces_per_client: float
