"""A plan laid out in time: each carer's jobs, runs and days, each client's faces and visits.

The one pass over a plan that the rules and the score both read. Words as in the exchange
format: a *run* is a stretch of a carer's day without a gap of `split` minutes or more; a *pause*
is the gap between two jobs less the travel between them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from solver.plan import Plan
from solver.problem import DAY_MINUTES, Carer, Client, Placement, Problem, Visit
from solver.travel import travel_minutes


class Placed(NamedTuple):
    """A visit that the plan lists, with its client and where it was put."""

    visit: Visit
    client: Client
    placement: Placement

    @property
    def end_minute(self) -> int:
        return self.placement.start_minute + self.visit.duration_minutes


class Job(NamedTuple):
    """One carer's part in a placed visit.

    `travel_minutes` and `pause_minutes` lead here from the carer's job before, whatever day that
    was; a negative pause means that it cannot be reached in time. Both are 0 for the first job.
    """

    visit: Visit
    client: Client
    start_minute: int
    end_minute: int
    travel_minutes: int
    pause_minutes: int

    @property
    def day(self) -> int:
        return self.start_minute // DAY_MINUTES


class Run(NamedTuple):
    """Jobs of one day without a long gap; the carer leaves home before it and goes home after.

    `pauses` are the minutes of each pause inside it, negative where a job cannot be reached; its
    sums are made once, because a trial lays out one day anew and shares the runs of all others.
    """

    jobs: tuple[Job, ...]
    day: int
    start_minute: int
    end_minute: int
    worked_minutes: int
    contact_minutes: int
    travel_minutes: int
    commute_minutes: int
    waiting_minutes: int
    pauses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CarerWeek:
    """A carer's jobs in order of start, cut into runs; `days` maps day to its runs, in order."""

    carer: Carer
    jobs: tuple[Job, ...]
    runs: tuple[Run, ...]
    days: Mapping[int, tuple[Run, ...]]

    @property
    def contact_minutes(self) -> int:
        return sum([run.contact_minutes for run in self.runs])

    @property
    def travel_minutes(self) -> int:
        return sum([run.travel_minutes for run in self.runs])

    @property
    def commute_minutes(self) -> int:
        return sum([run.commute_minutes for run in self.runs])

    @property
    def waiting_minutes(self) -> int:
        return sum([run.waiting_minutes for run in self.runs])

    @property
    def worked_minutes(self) -> int:
        return sum([run.worked_minutes for run in self.runs])


@dataclass(frozen=True, slots=True)
class ClientWeek:
    """A client's placed visits in order of start, and the ids of the carers who come.

    `team` is the most carers that any one of the client's visits wants.
    """

    client: Client
    visits: tuple[Placed, ...]
    faces: frozenset[str]
    team: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """`placed` leaves out visits that the problem does not know; `carer_of` finds carers by id."""

    problem: Problem
    plan: Plan
    placed: tuple[Placed, ...]
    carer_of: Mapping[str, Carer]
    carer_weeks: tuple[CarerWeek, ...]
    client_weeks: tuple[ClientWeek, ...]


def lay_out(problem: Problem, plan: Plan) -> Timeline:
    """Lay `plan` out for `problem`; unknown visits and carers are left out, never an error."""
    visits = {visit.id: visit for visit in problem.visits}
    clients = {client.id: client for client in problem.clients}
    placed = tuple(
        Placed(visit, clients[visit.client], placement)
        for visit_id, placement in plan.placements.items()
        if (visit := visits.get(visit_id)) is not None
    )
    by_carer: defaultdict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        for carer_id in one.placement.carers:
            by_carer[carer_id].append(one)
    return Timeline(
        problem,
        plan,
        placed,
        {carer.id: carer for carer in problem.carers},
        tuple(carer_week(problem, carer, by_carer[carer.id]) for carer in problem.carers),
        tuple(_client_weeks(problem, placed)),
    )


def carer_week(problem: Problem, carer: Carer, placed: Iterable[Placed]) -> CarerWeek:
    """One carer's week alone, of the visits in `placed`: what `lay_out` does for everybody."""
    jobs = jobs_of(problem, carer, placed)
    runs = tuple(
        [_run(problem, carer, stretch) for stretch in _stretches(jobs, problem.rules.split)]
    )
    days: dict[int, tuple[Run, ...]] = {}
    for run in runs:
        days[run.day] = (*days.get(run.day, ()), run)
    return CarerWeek(carer, jobs, runs, days)


def jobs_of(problem: Problem, carer: Carer, placed: Iterable[Placed]) -> tuple[Job, ...]:
    """The carer's jobs in order of start, each with the way to it."""
    jobs: list[Job] = []
    for one in sorted(placed, key=_start_and_end):
        start, travel, pause = one.placement.start_minute, 0, 0
        if jobs:
            before = jobs[-1]
            travel = travel_minutes(problem, carer.mode, before.client.place, one.client.place)
            pause = start - before.end_minute - travel
        jobs.append(Job(one.visit, one.client, start, one.end_minute, travel, pause))
    return tuple(jobs)


def _start_and_end(one: Placed) -> tuple[int, int]:
    return one.placement.start_minute, one.end_minute


def _stretches(jobs: tuple[Job, ...], split_minutes: int) -> Iterable[tuple[Job, ...]]:
    stretch: list[Job] = []
    for job in jobs:
        if stretch and _parted(stretch[-1], job, split_minutes):
            yield tuple(stretch)
            stretch = []
        stretch.append(job)
    if stretch:
        yield tuple(stretch)


def _parted(one: Job, two: Job, split_minutes: int) -> bool:
    return one.day != two.day or two.start_minute - one.end_minute >= split_minutes


def _run(problem: Problem, carer: Carer, stretch: tuple[Job, ...]) -> Run:
    start, end = stretch[0].start_minute, stretch[-1].end_minute
    pauses = tuple([job.pause_minutes for job in stretch[1:]])
    return Run(
        jobs=stretch,
        day=stretch[0].day,
        start_minute=start,
        end_minute=end,
        worked_minutes=end - start,
        contact_minutes=sum([job.visit.duration_minutes for job in stretch]),
        travel_minutes=sum([job.travel_minutes for job in stretch[1:]]),
        commute_minutes=_commute_minutes(problem, carer, stretch),
        waiting_minutes=sum([pause for pause in pauses if pause > 0]),
        pauses=pauses,
    )


def _commute_minutes(problem: Problem, carer: Carer, stretch: tuple[Job, ...]) -> int:
    first, last = stretch[0].client.place, stretch[-1].client.place
    there = travel_minutes(problem, carer.mode, carer.home, first)
    return there + travel_minutes(problem, carer.mode, last, carer.home)


def _client_weeks(problem: Problem, placed: Iterable[Placed]) -> Iterable[ClientWeek]:
    by_client: defaultdict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        by_client[one.client.id].append(one)
    teams = teams_of(problem)
    for client in problem.clients:
        yield client_week(client, by_client[client.id], teams.get(client.id, 0))


def teams_of(problem: Problem) -> dict[str, int]:
    """By client, the most carers that any one of their visits wants."""
    teams: dict[str, int] = {}
    for visit in problem.visits:
        teams[visit.client] = max(teams.get(visit.client, 0), visit.carers_wanted)
    return teams


def client_week(client: Client, placed: Iterable[Placed], team: int) -> ClientWeek:
    """One client's week alone, of their visits in `placed`: what `lay_out` does for everybody."""
    visits = tuple(sorted(placed, key=_start_and_end))
    faces = frozenset(carer for one in visits for carer in one.placement.carers)
    return ClientWeek(client, visits, faces, team)
