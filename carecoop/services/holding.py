"""What people decided of a week, told to the solver: locks, and rules that were set aside."""

from collections.abc import Iterator

from carecoop.kinds import Lock
from carecoop.services.demand import WantedVisit
from carecoop.services.week_records import WeekRecords
from solver import mend
from solver.plan import Plan
from solver.problem import Problem


def with_held(
    records: WeekRecords,
    problem: Problem,
    plan: Plan,
    *,
    decided: bool = False,
    asked: str | None = None,
) -> Problem:
    """The week's problem with its locked visits held where `plan` has them.

    With `decided`, also those for which a rule was set aside: whoever mends a week does not undo
    that. Of the visit that is `asked` about, only the time is held: who else could come to it?
    """
    holds: dict[str, mend.Hold] = {}
    knowingly: set[tuple[str, str, str]] = set()
    for visit in records.wanted:
        set_aside = set(_set_aside(records, visit, plan))
        lock = records.lock_of(visit.pattern_id, visit.visit_date)
        if lock is None and decided and set_aside:
            lock = Lock.BOTH
        if visit.id == asked and lock is not None:
            lock = None if lock is Lock.CARERS else Lock.TIME
        if lock is not None:
            holds[visit.id] = mend.Hold(lock.value)
            knowingly |= set_aside
    return mend.held(problem, plan, holds, knowingly) if holds else problem


def _set_aside(
    records: WeekRecords, visit: WantedVisit, plan: Plan
) -> Iterator[tuple[str, str, str]]:
    placed = plan.placements.get(visit.id)
    for pattern_id in records.line_of(visit.pattern_id) if placed else ():
        for row in records.overrides.get(pattern_id, ()):
            carer = str(row.carer_id)
            if placed and row.visit_date == visit.visit_date and carer in placed.carers:
                yield visit.id, carer, row.rule
