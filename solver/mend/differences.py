"""How a mended week differs from the one that was promised, visit by visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from solver.plan import Plan
from solver.problem import Placement, Problem


class DifferenceKind(StrEnum):
    CARER = "carer"  # a place changed hands
    TIME = "time"  # the same carers at another time
    FILLED = "filled"  # a place was open, now somebody comes
    OPEN = "open"  # somebody was promised, now nobody comes in their place
    DROPPED = "dropped"  # the visit is off, or can no longer be made


@dataclass(frozen=True, slots=True)
class Difference:
    """`before` is what was promised and `after` what is to be, None where nobody comes."""

    visit: str
    kind: DifferenceKind
    before: Placement | None
    after: Placement | None

    @property
    def moved_minutes(self) -> int:
        """How much later (or, negative, earlier) than promised a placed visit starts."""
        if self.before is None or self.after is None:
            return 0
        return self.after.start_minute - self.before.start_minute


def differences(problem: Problem, before: Plan, after: Plan) -> tuple[Difference, ...]:
    """What `after` has otherwise than `before`, in order of time; `problem` is the mended one.

    A visit that has happened and is no part of the problem is in both plans (`with_the_past`).
    """
    asked = {visit.id for visit in problem.visits}
    found = _differences(asked, before, after)
    return tuple(sorted(found, key=lambda one: (_start(one), one.visit)))


def _start(one: Difference) -> int:
    placed = one.before or one.after
    return placed.start_minute if placed else 0


def _differences(asked: set[str], before: Plan, after: Plan) -> Iterator[Difference]:
    for visit_id in before.placements.keys() | after.placements.keys():
        was, is_now = before.placements.get(visit_id), after.placements.get(visit_id)
        kind = DifferenceKind.DROPPED if visit_id not in asked else _kind(was, is_now)
        if kind is not None and was != is_now:
            yield Difference(visit_id, kind, was, is_now)


def _kind(was: Placement | None, is_now: Placement | None) -> DifferenceKind | None:
    came, comes = set(was.carers if was else ()), set(is_now.carers if is_now else ())
    if came == comes:
        same = was is None or is_now is None or was.start_minute == is_now.start_minute
        return None if same else DifferenceKind.TIME
    if came < comes:
        return DifferenceKind.FILLED
    return DifferenceKind.OPEN if comes < came else DifferenceKind.CARER
