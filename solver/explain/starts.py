"""The starts at which something changes: enough to know all of them.

As a visit's start moves, rules begin or cease to hold, and points begin to rise or fall, only
where it meets something: a neighbour's end plus the way, the edge of a window, the last minute of
a full day. Between two such starts every rule stays as it is and every cost runs straight. So
what holds at none of them holds nowhere, and the cheapest start is one of them.
"""

from collections.abc import Iterable, Iterator

from solver.explain.trials import Trials
from solver.problem import DAY_MINUTES, WEEK_MINUTES, Carer, Visit
from solver.score import GRACE_MINUTES
from solver.timeline import CarerWeek, Job
from solver.travel import travel_minutes

TIDY_MINUTES = 5  # starts that people can say


def starts_within(visit: Visit, not_before: int) -> tuple[int, int]:
    """The first and the last start within the visit's bounds that is left by `not_before`."""
    earliest = max(visit.earliest_minute, not_before)
    return earliest, max(earliest, visit.latest_minute)


def telling_starts(
    trials: Trials, carers: Iterable[str], earliest: int, latest: int
) -> frozenset[int]:
    """The starts from `earliest` to `latest` at which anything changes for the visit, for its
    client or for the `carers`."""
    edges = {earliest, latest, *_of_visit(trials), *_of_client(trials)}
    for carer_id in carers:
        if trials.knows(carer_id):
            edges.update(_of_carer(trials, trials.week_of(carer_id), earliest, latest))
    return frozenset(edge for edge in edges if earliest <= edge <= latest)


def tidied(starts: Iterable[int]) -> frozenset[int]:
    """The starts that people can say just before and just after each."""
    before = {start - start % TIDY_MINUTES for start in starts}
    after = {start + -start % TIDY_MINUTES for start in starts}
    return frozenset(before | after)


def _of_visit(trials: Trials) -> Iterator[int]:
    visit = trials.visit
    yield from (visit.earliest_minute, visit.latest_minute)
    hopes = [visit.preferred_minute]
    hopes += [promise.start_minute for promise in (visit.published, visit.pinned) if promise]
    for hope in hopes:
        yield from (hope - GRACE_MINUTES, hope, hope + GRACE_MINUTES)
    if trials.stood is not None:
        yield trials.stood.start_minute
    for midnight in range(0, WEEK_MINUTES, DAY_MINUTES):
        yield from (midnight - 1, midnight)


def _of_client(trials: Trials) -> Iterator[int]:
    spacing, length = trials.client.spacing_minutes, trials.visit.duration_minutes
    for other in trials.client_week.visits:
        start = other.placement.start_minute
        yield from (start, start - 1, start + 1, other.end_minute + spacing)
        yield start - spacing - length


def _of_carer(trials: Trials, week: CarerWeek, earliest: int, latest: int) -> Iterator[int]:
    rules, length = trials.problem.rules, trials.visit.duration_minutes
    for start, end in week.carer.available:
        yield from (start, end - length)
    free = week.carer.worked_until
    if free is not None:
        yield from (free + rules.rest, free + rules.weekly_rest)
    yield from (rules.weekly_rest, WEEK_MINUTES - rules.weekly_rest - length)
    yield from _of_jobs(trials, week, earliest, latest)
    yield from _of_limits(trials, week)


def _of_jobs(trials: Trials, week: CarerWeek, earliest: int, latest: int) -> Iterator[int]:
    """Next to a job: in reach, with room for a break, parted into two runs, rested."""
    rules, length = trials.problem.rules, trials.visit.duration_minutes
    lasting = (0, rules.split - 1, rules.split, rules.rest, rules.weekly_rest)
    for job in week.jobs:
        there, back = _ways(trials, week.carer, job)
        furthest = max(there, back) + rules.break_minutes + max(lasting)
        if job.end_minute + furthest < earliest or latest + length + furthest < job.start_minute:
            continue
        yield from (job.start_minute - 1, job.start_minute, job.start_minute + 1)
        for pause in (there, there + rules.break_minutes, *lasting):
            yield job.end_minute + pause
        for pause in (back, back + rules.break_minutes, *lasting):
            yield job.start_minute - length - pause


def _ways(trials: Trials, carer: Carer, job: Job) -> tuple[int, int]:
    """Minutes from the job to the visit, and from the visit to the job."""
    here, place = trials.client.place, job.client.place
    there = travel_minutes(trials.problem, carer.mode, place, here)
    return there, travel_minutes(trials.problem, carer.mode, here, place)


def _of_limits(trials: Trials, week: CarerWeek) -> Iterator[int]:
    """Where a run, stretched to the visit, fills the day, the week, the contract or the time up
    to a break."""
    rules, length = trials.problem.rules, trials.visit.duration_minutes
    worked = week.worked_minutes
    for runs in week.days.values():
        of_day = sum(run.worked_minutes for run in runs)
        for run in runs:
            for left in (
                rules.day_most - of_day,
                week.carer.most_minutes - worked,
                week.carer.contract_minutes - worked,
                rules.break_after - run.worked_minutes,
            ):
                yield from (run.end_minute + left - length, run.start_minute - left)
