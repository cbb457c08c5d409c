"""A week as it is told to a search: in minutes that really pass.

A search knows nothing of clocks. In the week in which they go forward all that comes after is an
hour nearer than the wall clock says; told so, the search rests people as long in that night as in
any other. In October the wall clock has them rest an hour longer than they must, which may stay.
"""

from dataclasses import replace

from carecoop import clock
from solver import mend
from solver.plan import Plan
from solver.problem import Carer, Placement, Problem, Visit
from solver.spans import Span


def in_real_time(problem: Problem) -> Problem:
    """The week's problem without the hour that its clocks skip; what is pinned and cut a rest short
    does not keep the others from being planned."""
    hour = clock.skipped(problem.week)
    if hour is None:
        return problem
    nearer = replace(
        problem,
        carers=tuple(_carer(carer, hour) for carer in problem.carers),
        visits=tuple(_visit(visit, hour) for visit in problem.visits),
    )
    is_held = any(visit.pinned is not None for visit in nearer.visits)
    return mend.fitting_the_past(nearer) if is_held else nearer


def plan_in_real_time(plan: Plan, problem: Problem) -> Plan:
    """A plan by the wall clock for `in_real_time` of its problem."""
    hour = clock.skipped(problem.week)
    if hour is None:
        return plan
    return replace(
        plan, placements={key: _placement(one, hour) for key, one in plan.placements.items()}
    )


def on_the_wall(plan: Plan, problem: Problem) -> Plan:
    """What a search made of `in_real_time(problem)`, by the wall clock again and with all that is
    pinned."""
    hour = clock.skipped(problem.week)
    if hour is None:
        return plan
    visits = {visit.id: visit for visit in problem.visits}
    found = {
        key: replace(one, start_minute=_start(visits.get(key), one.start_minute, hour))
        for key, one in plan.placements.items()
    }
    pinned = {visit.id: visit.pinned for visit in problem.visits if visit.pinned is not None}
    return replace(plan, placements={**found, **pinned})


def _nearer(minute: int, hour: Span) -> int:
    start, end = hour
    return minute if minute <= start else max(start, minute - (end - start))


def _start(visit: Visit | None, minute: int, hour: Span) -> int:
    """A moment at which both ends of the skipped hour meet is the one that was agreed."""
    start, end = hour
    later = minute if minute < start else minute + end - start
    if visit is None:
        return later
    return min(max(later, visit.earliest_minute), visit.latest_minute)


def _carer(carer: Carer, hour: Span) -> Carer:
    spans = ((_nearer(start, hour), _nearer(end, hour)) for start, end in carer.available)
    return replace(carer, available=tuple(span for span in spans if span[0] < span[1]))


def _visit(visit: Visit, hour: Span) -> Visit:
    """A visit through the night is over when the wall clock says so."""
    end = visit.earliest_minute + visit.duration_minutes
    goes_through = visit.latest_minute <= hour[0] and hour[1] <= end
    shorter = hour[1] - hour[0] if goes_through else 0
    return replace(
        visit,
        earliest_minute=_nearer(visit.earliest_minute, hour),
        latest_minute=_nearer(visit.latest_minute, hour),
        preferred_minute=_nearer(visit.preferred_minute, hour),
        duration_minutes=visit.duration_minutes - shorter,
        pinned=visit.pinned and _placement(visit.pinned, hour),
        published=visit.published and _placement(visit.published, hour),
    )


def _placement(placement: Placement, hour: Span) -> Placement:
    return replace(placement, start_minute=_nearer(placement.start_minute, hour))
