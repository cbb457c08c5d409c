"""One visit tried elsewhere: what its move would break and cost, exactly and quickly.

Every rule and every term reads one carer's week, one client's week or one placed visit alone, so
they add up over the parts of a week. A trial therefore looks at no more than the parts that the
visit touches, each judged once for each start, by the rules and terms themselves.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from solver.explain.laid_out import LaidOut, Puts
from solver.plan import Plan
from solver.problem import DAY_MINUTES, Placement, Problem, Weights
from solver.rules import RULES, Breach
from solver.score import TERMS
from solver.timeline import (
    CarerWeek,
    ClientWeek,
    Job,
    Placed,
    Timeline,
    carer_week,
    jobs_of,
)

# The rules and terms that read a carer's week, which is tried many times; all others read the
# visit or its client's week.
RULES_OF_CARER = ("reach", "day_most", "most", "most_days", "rest", "weekly_rest", "break")
TERMS_OF_CARER = ("travel", "commute", "waiting", "run", "short", "over", "caseload")
RULES_OF_VISIT = tuple(rule for rule in RULES if rule not in RULES_OF_CARER)
TERMS_OF_VISIT = tuple(term for term in TERMS if term not in TERMS_OF_CARER)
WHO_RULES, START_RULES = ("needs", "avoid", "barred"), ("bounds", "pinned", "available", "reach")


class Part:
    """A part of the week: the breaches in it and the points of each term, once they are asked."""

    def __init__(
        self, week: Timeline, weights: Weights, rules: Iterable[str], terms: Iterable[str]
    ) -> None:
        self._week = week
        self._weights = weights
        self._rules = rules
        self._terms = terms

    @cached_property
    def breaches(self) -> tuple[Breach, ...]:
        return _broken(self._week, self._rules)

    @cached_property
    def terms(self) -> dict[str, int]:
        """Points by term, zeros left out."""
        amounts = [(name, TERMS[name].amount(self._week)) for name in self._terms]
        return {name: getattr(self._weights, name) * many for name, many in amounts if many}


def _broken(week: Timeline, rules: Iterable[str]) -> tuple[Breach, ...]:
    return tuple([breach for rule in rules for breach in RULES[rule].check(week)])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a trial changes: breaches that were not there before, and points by term, as they
    differ."""

    placement: Placement
    breaches: tuple[Breach, ...]
    cost_by_term: dict[str, int]

    @property
    def points(self) -> int:
        return sum(self.cost_by_term.values())


class Trials:
    """All that can be tried with one visit of a plan.

    The carers' weeks and `client_week` are laid out without the visit, each once it is asked for;
    `stood` is where the plan has it. Raises KeyError where the problem does not know the visit.
    """

    def __init__(self, problem: Problem, plan: Plan, visit_id: str) -> None:
        self.problem = problem
        self._laid_out = LaidOut(problem, plan)
        self._off: Puts = {visit_id: None}
        self.visit = self._laid_out.visits[visit_id]
        self.client = self._laid_out.clients[self.visit.client]
        self.client_week = self._laid_out.client_week(self.client.id, self._off)
        self.stood = plan.placements.get(visit_id)
        self._empty = replace(problem, carers=(), clients=(), visits=())
        self._alone = replace(self._empty, visits=(self.visit,))
        self._placed: dict[str, list[Placed]] = {}
        self._weeks: dict[str, CarerWeek] = {}
        self._carer_parts: dict[tuple[str, int | None], Part] = {}
        self._visit_parts: dict[Placement | None, Part] = {}
        self._broken: dict[Placement, tuple[Breach, ...]] = {}
        self._at_once: dict[Placement, tuple[Breach, ...]] = {}
        self._barring: dict[tuple[str, ...], tuple[Breach, ...]] = {}

    def knows(self, carer_id: str) -> bool:
        """Whether it is a carer of the problem: a plan may name others."""
        return carer_id in self._laid_out.carers

    def week_of(self, carer_id: str) -> CarerWeek:
        """A known carer's week without the visit."""
        if carer_id not in self._weeks:
            self._weeks[carer_id] = self._laid_out.carer_week(carer_id, self._off)
        return self._weeks[carer_id]

    def _visits_of(self, carer_id: str) -> list[Placed]:
        """The carer's other visits in order of time; see `LaidOut.number`."""
        if carer_id not in self._placed:
            theirs = self._laid_out.carers_visits(carer_id, self._off)
            self._placed[carer_id] = sorted(theirs, key=_start_and_end)
        return self._placed[carer_id]

    def outcome(self, placement: Placement) -> Outcome:
        """What changes when the visit is placed so instead of where it stood."""
        cost = _difference(self._parts(self.stood, placement), self._parts(placement, self.stood))
        return Outcome(placement, self.broken_by(placement), cost)

    def broken_by(self, placement: Placement) -> tuple[Breach, ...]:
        """The breaches of an outcome alone: half the work."""
        if placement not in self._broken:
            after = self._parts(placement, self.stood)
            broken = [breach for part in after for breach in part.breaches]
            held = broken and [
                breach for part in self._parts(self.stood, placement) for breach in part.breaches
            ]
            self._broken[placement] = tuple(one for one in broken if one not in held)
        return self._broken[placement]

    def broken_at_once(self, placement: Placement) -> tuple[Breach, ...]:
        """Breaches known without the rest of anybody's week: who may come, whether they are
        available, and whether they can be there between the visits on either side."""
        if placement not in self._at_once:
            placed, who = self._put(placement), placement.carers
            beside = tuple([self._near(one, placed) for one in who if self.knows(one)])
            at_start = _broken(self._timeline((placed,), beside, ()), START_RULES)
            held = self._visit_part(self.stood).breaches  # of an open visit: that it is pinned
            mine = [one for one in at_start if self.visit.id in one.visits and one not in held]
            self._at_once[placement] = (*self.ruled_out(who), *mine)
        return self._at_once[placement]

    def ruled_out(self, who: tuple[str, ...]) -> tuple[Breach, ...]:
        """The breaches that these carers are, whatever the start."""
        if who not in self._barring:
            placed = self._put(Placement(self.visit.preferred_minute, who))
            self._barring[who] = _broken(self._timeline((placed,), (), ()), WHO_RULES)
        return self._barring[who]

    def _near(self, carer_id: str, placed: Placed) -> CarerWeek:
        """The carer's jobs next to a placed visit, and nothing else of the week."""
        carer = self._laid_out.carers[carer_id]
        jobs = jobs_of(self.problem, carer, (*self._beside(carer_id, placed), placed))
        return CarerWeek(carer, jobs, (), {})

    def week_with(self, carer_id: str, start_minute: int) -> CarerWeek:
        """The carer's week with the visit at that start; only its day is laid out anew."""
        placed = self._put(Placement(start_minute, (carer_id,)))
        alone, day = self.week_of(carer_id), start_minute // DAY_MINUTES
        theirs = self._visits_of(carer_id)
        first = bisect_left(alone.jobs, day * DAY_MINUTES, key=_start)
        last = bisect_left(alone.jobs, (day + 1) * DAY_MINUTES, key=_start)
        near = carer_week(
            self.problem,
            alone.carer,
            self._inserted(theirs[max(0, first - 1) : last + 1], placed),
        )
        days = {**alone.days, day: near.days[day]}
        return CarerWeek(
            alone.carer,
            (*alone.jobs[:first], *near.jobs[min(first, 1) :], *alone.jobs[last + 1 :]),
            tuple(run for one in sorted(days) for run in days[one]),
            {one: days[one] for one in sorted(days)},
        )

    def _inserted(self, theirs: list[Placed], placed: Placed) -> list[Placed]:
        """A carer's visits in order of time, with one more."""
        place = bisect_left(theirs, self._time(placed), key=self._time)
        return [*theirs[:place], placed, *theirs[place:]]

    def _time(self, one: Placed) -> tuple[int, int, int]:
        return one.placement.start_minute, one.end_minute, self._laid_out.number(one.visit.id)

    def _beside(self, carer_id: str, placed: Placed) -> Iterable[Placed]:
        """What the carer does last before a placed visit, and first after it."""
        jobs = self._visits_of(carer_id)
        place = bisect_left(jobs, _start_and_end(placed), key=_start_and_end)
        return jobs[max(0, place - 1) : place + 1]

    # Parts ----------------------------------------------------------------------------------

    def _parts(self, placement: Placement | None, other: Placement | None) -> list[Part]:
        """The parts that either of two placements touches, with the visit at the first."""
        there = placement.carers if placement else ()
        either = dict.fromkeys((*there, *(other.carers if other else ())))
        return [
            self._visit_part(placement),
            *(
                self._carer_part(
                    one, placement.start_minute if placement and one in there else None
                )
                for one in either
                if self.knows(one)
            ),
        ]

    def _carer_part(self, carer_id: str, start_minute: int | None) -> Part:
        key = carer_id, start_minute
        if key not in self._carer_parts:
            alone = self.week_of(carer_id)
            week = alone if start_minute is None else self.week_with(carer_id, start_minute)
            self._carer_parts[key] = Part(
                self._timeline((), (week,), ()),
                self.problem.weights,
                RULES_OF_CARER,
                TERMS_OF_CARER,
            )
        return self._carer_parts[key]

    def _visit_part(self, placement: Placement | None) -> Part:
        if placement not in self._visit_parts:
            placed = () if placement is None else (self._put(placement),)
            self._visit_parts[placement] = Part(
                self._timeline(placed, (), (self._client_week(placed),)),
                self.problem.weights,
                RULES_OF_VISIT,
                TERMS_OF_VISIT,
            )
        return self._visit_parts[placement]

    def _client_week(self, placed: tuple[Placed, ...]) -> ClientWeek:
        visits = sorted((*self.client_week.visits, *placed), key=self._time)
        faces = self.client_week.faces.union(*(one.placement.carers for one in placed))
        return replace(self.client_week, visits=tuple(visits), faces=faces)

    def _timeline(
        self,
        placed: tuple[Placed, ...],
        carers: tuple[CarerWeek, ...],
        clients: tuple[ClientWeek, ...],
    ) -> Timeline:
        """A timeline of the parts alone; only with the visit's own is its being pinned judged."""
        plan = Plan(self.problem.name, {one.visit.id: one.placement for one in placed})
        problem = self._alone if placed or clients else self._empty
        return Timeline(problem, plan, placed, self._laid_out.carers, carers, clients)

    def _put(self, placement: Placement) -> Placed:
        return Placed(self.visit, self.client, placement)


def _start(job: Job) -> int:
    return job.start_minute


def _start_and_end(one: Placed) -> tuple[int, int]:
    return one.placement.start_minute, one.end_minute


def _difference(before: Iterable[Part], after: Iterable[Part]) -> dict[str, int]:
    """Points by term that are more (or, negative, fewer) after than before; zeros left out."""
    points = dict.fromkeys(TERMS, 0)
    for sign, parts in ((1, after), (-1, before)):
        for part in parts:
            for name, many in part.terms.items():
                points[name] += sign * many
    return {name: many for name, many in points.items() if many}
