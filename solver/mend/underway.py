"""A week that is under way: what has happened stays, and only what is left is planned.

Visits that have begun are pinned where they were. Records may have changed since (leave entered
afterwards, a skill that has run out, someone barred on Tuesday), and people may have worked more
than they should; no plan can mend that any more, and it must not keep the rest of the week from
being planned. So the problem is made to fit the past: a visit that has begun asks for nothing
but what it got, and its carers count as available for it. Where the past still breaks a rule,
such as the night's rest, the latest visit of each breach is left out, and what it takes from its
carers (hours, days, the way there, and rest) is taken from their week instead. The same goes for
what people decided must stay as it is (`held`).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from solver.plan import Plan
from solver.problem import DAY_MINUTES, Carer, Placement, Problem, Visit
from solver.rules import Breach, broken, pinned_alone
from solver.spans import Span, joined, without
from solver.timeline import CarerWeek, lay_out

NOTICE_MINUTES = 15  # somebody who is only asked now needs this long to be there


def left_to_plan(problem: Problem, current: Plan, now_minute: int) -> Problem:
    """What `problem` leaves open at `now_minute` of its week, with `current` as the rota so far.
    What is pinned in it stays.

    Visits that can no longer be filled are not in it. The pinned ones alone break no rule, and
    no other visit may begin in the past. `current` names carers of the problem only.
    """
    if now_minute <= 0 and all(visit.pinned is None for visit in problem.visits):
        return problem
    visits = tuple(
        visit
        for one in problem.visits
        for visit in _as_left(one, current.placements.get(one.id), now_minute)
    )
    return fitting_the_past(replace(problem, visits=visits))


def with_the_past(
    plan: Plan, problem: Problem, stood: Plan, now_minute: int, held: Collection[str] = ()
) -> Plan:
    """`plan` with what has happened, or is `held`, and is no part of what was left to plan, where
    it `stood`."""
    asked = {visit.id for visit in problem.visits}
    past = {
        key: one
        for key, one in stood.placements.items()
        if key not in asked and (key in held or one.start_minute < now_minute)
    }
    return replace(plan, placements={**past, **plan.placements})


def _as_left(visit: Visit, placed: Placement | None, now_minute: int) -> Iterator[Visit]:
    if placed is not None and placed.start_minute < now_minute:
        yield replace(
            visit,
            pinned=placed,
            earliest_minute=min(visit.earliest_minute, placed.start_minute),
            latest_minute=max(visit.latest_minute, placed.start_minute),
            carers_wanted=len(placed.carers),
            needs=frozenset(),
            avoid=frozenset(),
        )
    elif placed is not None or now_minute <= visit.latest_minute:
        soonest = now_minute + NOTICE_MINUTES
        if placed is not None:
            soonest = min(soonest, placed.start_minute)
        latest = max(visit.latest_minute, now_minute)
        earliest = min(max(visit.earliest_minute, soonest), latest)
        yield replace(visit, earliest_minute=earliest, latest_minute=latest)


def fitting_the_past(problem: Problem) -> Problem:
    """The problem made to fit what is pinned in it, so that this alone breaks no rule."""
    left_out: set[str] = set()
    while True:
        fitted = _without(problem, left_out)
        breaches = broken(fitted, pinned_alone(fitted))
        if not breaches:
            return fitted
        left_out |= {_latest(fitted, breach) for breach in breaches}


def _latest(problem: Problem, breach: Breach) -> str:
    """The last pinned visit of those that the breach is about: named, or all of a carer's."""
    concerned = {
        visit.id: visit.pinned.start_minute
        for visit in problem.visits
        if visit.pinned is not None and _is_about(breach, visit.id, visit.pinned)
    }
    return max(concerned, key=lambda visit_id: (concerned[visit_id], visit_id))


def _is_about(breach: Breach, visit_id: str, pinned: Placement) -> bool:
    return visit_id in breach.visits if breach.visits else breach.carer in pinned.carers


def _without(problem: Problem, left_out: set[str]) -> Problem:
    """The problem less some pinned visits, and each carer's week as the past has left it."""
    kept = tuple(visit for visit in problem.visits if visit.id not in left_out)
    fewer = replace(problem, visits=kept)
    lost: dict[str, list[Span]] = {carer.id: [] for carer in problem.carers}
    for visit in problem.visits:
        if visit.id in left_out and visit.pinned is not None:
            start = visit.pinned.start_minute
            for carer_id in visit.pinned.carers:
                lost[carer_id].append((start, start + visit.duration_minutes))
    weeks = lay_out(fewer, pinned_alone(fewer)).carer_weeks
    rest = problem.rules.rest
    return replace(fewer, carers=tuple(_carer(week, lost[week.carer.id], rest) for week in weeks))


def _carer(worked: CarerWeek, lost: Sequence[Span], rest_minutes: int) -> Carer:
    carer = worked.carer
    lost_minutes = sum(end - start for start, end in lost)
    lost_days = {start // DAY_MINUTES for start, _ in lost} - set(worked.days)
    made = ((job.start_minute, job.end_minute) for job in worked.jobs)
    free = without(carer.available, _taken(lost, rest_minutes))
    return replace(
        carer,
        available=tuple(joined((*free, *made))),
        contract_minutes=max(0, carer.contract_minutes - lost_minutes),
        most_minutes=max(carer.most_minutes - lost_minutes, worked.worked_minutes),
        most_days=max(carer.most_days - len(lost_days), len(worked.days)),
    )


def _taken(lost: Iterable[Span], rest_minutes: int) -> Iterator[Span]:
    """The visits themselves with a way to them and from them, and the rest that they leave: the
    day before ends early enough for it, the next one begins after it."""
    for start, end in lost:
        yield start - NOTICE_MINUTES, end + NOTICE_MINUTES
        yield start - rest_minutes, start // DAY_MINUTES * DAY_MINUTES
        yield (start // DAY_MINUTES + 1) * DAY_MINUTES, end + rest_minutes
