"""A plan: which visits are placed, when, and with whom. A visit that is absent is unfilled."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.problem import Placement


@dataclass(frozen=True, slots=True)
class Plan:
    """`placements` maps visit id to placement; `problem` is the problem's name."""

    problem: str
    placements: Mapping[str, Placement]
