"""Proposed circles as JSON, with the ids of the problem."""

from dataclasses import asdict
from typing import Any

from solver.circles.values import Proposal

CIRCLES_FORMAT = "carecoop-circles/1"


def circles_to_json(problem_name: str, proposals: tuple[Proposal, ...]) -> dict[str, object]:
    """The proposals as JSON-ready values, the keys as in `values`."""
    return {
        "format": CIRCLES_FORMAT,
        "problem": problem_name,
        "clients": [_plain(asdict(proposal)) for proposal in proposals],
    }


def _plain(value: Any) -> Any:
    """Sets as sorted lists, tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
