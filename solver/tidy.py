"""Starts that people can say: `tidy_starts` moves visits to five past, ten past, a quarter past.

A search counts single minutes, and 08:29 is no time to tell a family. Each run of a carer's day
is a chain in which every visit pushes the next, so it is tidied whole: the cheapest of all ways
to put its visits on multiples of the step, or to leave them, is found by dynamic programming.
What that cannot see (hours, breaks, the day of a second carer) is judged before the run is
changed, by the rules and the score of the people concerned.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from solver.plan import Plan
from solver.problem import DAY_MINUTES, Placement, Problem, Visit
from solver.score import GRACE_MINUTES, beyond_grace, score
from solver.timeline import CarerWeek, Job, Run, lay_out

STEP_MINUTES = 5
FURTHEST_MINUTES = 15  # that one visit is moved, which it may be because of those before it
POINT = 10_000  # of the costs here: of ways that cost as many points, fewer minutes moved win

Chain = tuple[int, tuple[int, ...]]  # what it costs, and the starts of its visits


def tidy_starts(problem: Problem, plan: Plan, step_minutes: int = STEP_MINUTES) -> Plan:
    """`plan` with visits on multiples of `step_minutes`, as many as can be had cheaply.

    No more rules are broken than before, and every visit keeps its carers. Soft points rise by at
    most `step_minutes` for each visit that becomes tidy. Pinned visits and tidy ones stay; what
    was promised stays within its grace. A plan that was tidied comes back as it is.
    """
    week = _Week(problem, plan, step_minutes)
    while week.tidy_all():
        pass
    return replace(plan, placements=week.placements)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A run with what its cost depends on."""

    carer_id: str
    jobs: tuple[Job, ...]
    has_break: bool  # or needs one as soon as it gets longer
    over_weight: int  # points of each minute between its visits

    def has(self, carer_id: str, visit: Visit) -> bool:
        return carer_id == self.carer_id and any(job.visit is visit for job in self.jobs)


class _Week:
    """The plan on its way: where its visits are, who is next to whom, and what a move does."""

    def __init__(self, problem: Problem, plan: Plan, step_minutes: int) -> None:
        self._problem = problem
        self._step = step_minutes
        self.placements = dict(plan.placements)
        self._carers = {carer.id: carer for carer in problem.carers}
        self._clients = {client.id: client for client in problem.clients}
        self._of_carer: defaultdict[str, list[Visit]] = defaultdict(list)
        self._of_client: defaultdict[str, list[Visit]] = defaultdict(list)
        self._next_to: defaultdict[tuple[str, str], list[tuple[Job, Job]]] = defaultdict(list)
        for visit in problem.visits:
            if visit.id in self.placements:
                self._of_client[visit.client].append(visit)
                for carer_id in self.placements[visit.id].carers:
                    self._of_carer[carer_id].append(visit)

    def tidy_all(self) -> bool:
        """Tidy each run once; whether any was changed."""
        weeks = lay_out(self._problem, self._plan_of(self._problem.visits)).carer_weeks
        self._next_to.clear()
        for week in weeks:
            for pair in pairwise(week.jobs):
                for job in pair:
                    self._next_to[week.carer.id, job.visit.id].append(pair)
        stretches = [self._stretch(week, run) for week in weeks for run in week.runs]
        return sum(self._tidy(stretch) for stretch in stretches) > 0

    def _stretch(self, week: CarerWeek, run: Run) -> _Stretch:
        is_long = run.worked_minutes + FURTHEST_MINUTES > self._problem.rules.break_after
        is_over = week.worked_minutes >= week.carer.contract_minutes
        over_weight = self._problem.weights.over if is_over else 0
        return _Stretch(week.carer.id, run.jobs, is_long, over_weight)

    def _tidy(self, stretch: _Stretch) -> bool:
        if not any(self._may_move(job.visit) for job in stretch.jobs):
            return False
        for furthest in (FURTHEST_MINUTES, self._step - 1):
            starts = self._cheapest(stretch, furthest)
            moved = {
                job.visit.id: replace(self.placements[job.visit.id], start_minute=start)
                for job, start in zip(stretch.jobs, starts, strict=True)
                if start != self._start(job.visit)
            }
            if moved and self._is_worth_it([job.visit for job in stretch.jobs], moved):
                self.placements |= moved
                return True
        return False

    def _may_move(self, visit: Visit) -> bool:
        return visit.pinned is None and self._start(visit) % self._step != 0

    def _start(self, visit: Visit) -> int:
        return self.placements[visit.id].start_minute

    # The chain ----------------------------------------------------------------------------

    def _cheapest(self, stretch: _Stretch, furthest: int) -> tuple[int, ...]:
        """The starts of the run's visits that cost least; being untidy costs too."""
        first, *_ = stretch.jobs
        chains: list[Chain] = [
            (cost, (start,)) for start, cost in self._choices(stretch, first.visit, furthest)
        ]
        for before, job in pairwise(stretch.jobs):
            choices = self._choices(stretch, job.visit, furthest)
            chains = list(self._linked(chains, stretch, before, job, choices))
        return min(chains)[1]

    def _linked(
        self,
        chains: Iterable[Chain],
        stretch: _Stretch,
        before: Job,
        job: Job,
        choices: Iterable[tuple[int, int]],
    ) -> Iterator[Chain]:
        """Each choice for `job` after the chain that is the cheapest with it."""
        weights, rules = self._problem.weights, self._problem.rules
        length, travel = before.visit.duration_minutes, job.travel_minutes
        now = self._start(before.visit), self._start(job.visit)
        pause = now[1] - now[0] - length - travel
        is_break = stretch.has_break and pause >= rules.break_minutes
        least = travel + (rules.break_minutes if is_break else min(0, pause))
        for start, cost in choices:
            found: list[Chain] = []
            for cost_before, starts in chains:
                gap = start - starts[-1] - length
                if least <= gap < rules.split or (starts[-1], start) == now:
                    points = weights.waiting * max(0, gap - travel) + stretch.over_weight * gap
                    found.append((cost_before + cost + POINT * points, (*starts, start)))
            if found:
                yield min(found)

    def _choices(self, stretch: _Stretch, visit: Visit, furthest: int) -> Iterator[tuple[int, int]]:
        """Where a visit of the run may start, each with its own cost; first where it is."""
        now = self._start(visit)
        yield now, self._cost(visit, now)
        if self._may_move(visit):
            earliest, latest = self._bounds(stretch, visit, furthest)
            first = -(-earliest // self._step) * self._step
            for start in range(first, latest + 1, self._step):
                if self._is_available(visit, start):
                    yield start, self._cost(visit, start) + abs(start - now)

    def _cost(self, visit: Visit, start: int) -> int:
        weights = self._problem.weights
        points = weights.early_late * beyond_grace(start - visit.preferred_minute)
        if visit.published is not None:
            points += weights.moved * beyond_grace(start - visit.published.start_minute)
        return POINT * (points + (self._step if start % self._step else 0))

    # What bounds a start --------------------------------------------------------------------

    def _bounds(self, stretch: _Stretch, visit: Visit, furthest: int) -> tuple[int, int]:
        """The earliest and latest start that is left by the visit and by what lies around."""
        now, length = self._start(visit), visit.duration_minutes
        midnight = now // DAY_MINUTES * DAY_MINUTES
        lowest = [visit.earliest_minute, now - furthest, midnight]
        highest = [visit.latest_minute, now + furthest, midnight + DAY_MINUTES - 1]
        if visit.published is not None:
            promised = visit.published.start_minute
            grace = max(GRACE_MINUTES, abs(now - promised))
            lowest.append(promised - grace)
            highest.append(promised + grace)
        for start, end, apart in self._around(stretch, visit):
            if end <= now:
                lowest.append(min(now, end + apart))
            elif start >= now + length:
                highest.append(max(now, start - apart - length))
        return max(lowest), min(highest)

    def _around(self, stretch: _Stretch, visit: Visit) -> Iterator[tuple[int, int, int]]:
        """Start and end of what is near the visit but not in its run, and the minutes between."""
        spacing = self._clients[visit.client].spacing_minutes
        for other in self._of_client[visit.client]:
            if other is not visit:
                yield *self._span(other), spacing
        for carer_id in self.placements[visit.id].carers:
            for one, two in self._next_to[carer_id, visit.id]:
                other = one.visit if two.visit is visit else two.visit
                if not stretch.has(carer_id, other):
                    yield *self._span(other), self._apart(one, two)
            carer = self._carers.get(carer_id)
            if carer is not None and carer.worked_until is not None:
                yield carer.worked_until, carer.worked_until, self._problem.rules.rest

    def _span(self, visit: Visit) -> tuple[int, int]:
        start = self._start(visit)
        return start, start + visit.duration_minutes

    def _apart(self, one: Job, two: Job) -> int:
        """Minutes between two jobs of a carer that keep them in reach, and runs and days apart."""
        if one.day != two.day:
            return max(two.travel_minutes, self._problem.rules.rest)
        split = self._problem.rules.split
        is_parted = two.start_minute - one.end_minute >= split
        return max(two.travel_minutes, split) if is_parted else two.travel_minutes

    def _is_available(self, visit: Visit, start: int) -> bool:
        end = start + visit.duration_minutes
        return all(
            any(a <= start and end <= b for a, b in self._carers[carer_id].available)
            for carer_id in self.placements[visit.id].carers
            if carer_id in self._carers
        )

    # What a move does ---------------------------------------------------------------------

    def _is_worth_it(self, visits: Iterable[Visit], moved: Mapping[str, Placement]) -> bool:
        """Whether the rules hold as before and each visit that becomes tidy costs little."""
        part = self._concerned(visit for visit in visits if visit.id in moved)
        plan = self._plan_of(part.visits)
        before = score(part, plan)
        after = score(part, replace(plan, placements={**plan.placements, **moved}))
        room = self._step * len(moved)
        return after.hard <= before.hard and after.soft <= before.soft + room

    def _concerned(self, visits: Iterable[Visit]) -> Problem:
        """The carers and clients of some visits, with all that is placed of their weeks."""
        chosen = list(visits)
        clients = {visit.client for visit in chosen}
        carers = {carer_id for visit in chosen for carer_id in self.placements[visit.id].carers}
        theirs = [
            *(visit for client_id in clients for visit in self._of_client[client_id]),
            *(visit for carer_id in carers for visit in self._of_carer[carer_id]),
        ]
        visited = {visit.client: None for visit in theirs}
        return replace(
            self._problem,
            carers=tuple(self._carers[carer_id] for carer_id in carers & self._carers.keys()),
            clients=tuple(self._clients[client_id] for client_id in visited),
            visits=tuple({visit.id: visit for visit in theirs}.values()),
        )

    def _plan_of(self, visits: Iterable[Visit]) -> Plan:
        placed = {
            visit.id: self.placements[visit.id] for visit in visits if visit.id in self.placements
        }
        return Plan(self._problem.name, placed)
