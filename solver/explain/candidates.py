"""Who could come to a visit: everybody at their best start, with what it would break and cost."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from solver.explain.starts import TIDY_MINUTES, starts_within, telling_starts, tidied
from solver.explain.trials import Outcome, Trials
from solver.plan import Plan
from solver.problem import DAY_MINUTES, Carer, Client, Placement, Problem, Visit
from solver.rules import RULES, Breach
from solver.score import is_stranger
from solver.timeline import CarerWeek, Job
from solver.travel import travel_minutes

STRETCH_MINUTES = 30  # how far outside its bounds a visit is tried, where nothing within them holds
UNTIDY_POINTS = 5  # that a start people can say may cost more, as when starts are made tidy
# What people can give way on, the easiest first. The other rules are for safety or are promises.
EASE = ("bounds", "spacing", "reach", "break", "day_most", "most", "most_days", "available",
        "rest", "weekly_rest")  # fmt: skip


class Familiar(StrEnum):
    """What a carer is to a client, as the exchange format words it."""

    CIRCLE = "circle"
    KNOWN = "known"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A carer for a visit, at the start that is best for them.

    `cost_by_term` is how each soft term's points would change, without those that stay;
    `breaches` is empty where no rule would be newly broken. `way_minutes` lead to the visit from
    the one before it in the run, or from home. The other figures are the carer's once they have
    the visit: minutes worked in the week (and `worked_before_minutes` without it), and of rest
    before and after that day's work (None where there is no work to rest from).
    """

    carer: str
    start_minute: int
    familiar: Familiar
    lacking_wishes: frozenset[str]
    cost_by_term: Mapping[str, int]
    breaches: tuple[Breach, ...]
    way_minutes: int
    worked_before_minutes: int
    worked_minutes: int
    rest_before_minutes: int | None
    rest_after_minutes: int | None

    @property
    def points(self) -> int:
        return sum(self.cost_by_term.values())

    @property
    def is_ruled_out(self) -> bool:
        """Whether a rule stands in the way on which nobody can give way."""
        return any(breach.rule not in EASE for breach in self.breaches)


def who_could(
    problem: Problem,
    plan: Plan,
    visit_id: str,
    *,
    instead_of: str | None = None,
    among: Collection[str] | None = None,
    not_before: int = 0,
) -> tuple[Candidate, ...]:
    """Everybody not on the visit yet (or of those `among` whom the choice is), the best first: no
    rule broken, then the fewest points.

    They would come `instead_of` somebody; without that, they fill its open place or, where it has
    none, take the first carer's. The others on the visit stay and move with it. Where a carer
    cannot within the visit's bounds, up to `STRETCH_MINUTES` outside them is tried, but never
    before `not_before`. Raises KeyError for a visit that the problem does not know.
    """
    trials = Trials(problem, plan, visit_id)
    staying = _staying(trials, instead_of)
    there = trials.stood.carers if trials.stood else ()
    found = (
        _best(trials, carer, staying, not_before)
        for carer in problem.carers
        if carer.id not in there and (among is None or carer.id in among)
    )
    return tuple(sorted(found, key=_rank))


def stands(problem: Problem, plan: Plan, visit_id: str, carer_id: str) -> Candidate:
    """Somebody who comes to a placed visit, as it stands; they cost and break nothing new."""
    trials = Trials(problem, plan, visit_id)
    placement = trials.stood
    if placement is None or carer_id not in placement.carers:
        raise KeyError(carer_id)
    carer = next(one for one in problem.carers if one.id == carer_id)
    return _candidate(trials, carer, trials.outcome(placement))


def _staying(trials: Trials, instead_of: str | None) -> tuple[str, ...]:
    there = trials.stood.carers if trials.stood else ()
    if instead_of is None and len(there) >= trials.visit.carers_wanted:
        return there[1:]
    return tuple(one for one in there if one != instead_of)


# The best start ----------------------------------------------------------------------------


def _best(trials: Trials, carer: Carer, staying: tuple[str, ...], not_before: int) -> Candidate:
    """At a start that people can say, if there is one; outside the bounds only if there must."""
    who, visit = (*staying, carer.id), trials.visit
    earliest, latest = starts_within(visit, not_before)
    any_start = Placement(min(max(visit.preferred_minute, earliest), latest), who)
    is_ruled_out = bool(trials.ruled_out((carer.id,)))
    wider = min(earliest, max(not_before, visit.earliest_minute - STRETCH_MINUTES))
    if is_ruled_out or not _is_ever_there(carer, visit, wider, latest + STRETCH_MINUTES):
        return _candidate(trials, carer, trials.outcome(any_start))  # so at any other start too
    best = _best_between(trials, who, earliest, latest)
    if best.breaches:
        stretched = _best_between(trials, who, wider, latest + STRETCH_MINUTES)
        best = min(best, stretched, key=_order(trials))
    return _candidate(trials, carer, best)


def _is_ever_there(carer: Carer, visit: Visit, earliest: int, latest: int) -> bool:
    """Whether the visit lies in one of the carer's windows at any start from earliest to latest."""
    return any(
        max(start, earliest) <= min(end - visit.duration_minutes, latest)
        for start, end in carer.available
    )


def _best_between(trials: Trials, who: tuple[str, ...], earliest: int, latest: int) -> Outcome:
    starts = telling_starts(trials, who, earliest, latest)
    tidy = frozenset(start for start in tidied(starts) if earliest <= start <= latest)
    best = _best_of(trials, who, tidy or starts)
    if not best.breaches or starts <= tidy:
        return best
    return min(best, _best_of(trials, who, starts - tidy), key=_order(trials))


def _best_of(trials: Trials, who: tuple[str, ...], starts: Iterable[int]) -> Outcome:
    """The best of the starts; only those that break the least are judged in full."""
    placements = [Placement(start, who) for start in sorted(starts)]
    for broken in (trials.broken_at_once, trials.broken_by):
        weights = [_weight(broken(placement)) for placement in placements]
        least = min(weights)
        placements = [
            placement
            for placement, weight in zip(placements, weights, strict=True)
            if weight == least
        ]
    if trials.broken_by(placements[0]):
        # No start will do: the one nearest to the wish stands for all of them.
        placements = [min(placements, key=lambda one: _away(trials.visit, one.start_minute))]
    return min(map(trials.outcome, placements), key=_order(trials))


def _away(visit: Visit, start: int) -> tuple[int, int, int]:
    """Minutes out of the visit's bounds, and away from its wish."""
    outside = max(visit.earliest_minute - start, start - visit.latest_minute, 0)
    return outside + -outside % TIDY_MINUTES, abs(start - visit.preferred_minute), start


class _order:  # noqa: N801 - a sort key that knows its visit
    """Which of a carer's starts is better: broken rules, minutes out of bounds, points."""

    def __init__(self, trials: Trials) -> None:
        self._visit = trials.visit

    def __call__(self, outcome: Outcome) -> tuple[int, ...]:
        start = outcome.placement.start_minute
        outside, away, _ = _away(self._visit, start)
        untidy = UNTIDY_POINTS if start % TIDY_MINUTES else 0
        return *_weight(outcome.breaches), outside, outcome.points + untidy, away, start


def _weight(breaches: tuple[Breach, ...]) -> tuple[int, int, int]:
    """Nobody may give way; how many rules would have to; how hard the hardest is."""
    rules = {breach.rule for breach in breaches}
    hardest = max((EASE.index(rule) for rule in rules if rule in EASE), default=-1)
    return len(rules.difference(EASE)), len(breaches), hardest


def _rank(candidate: Candidate) -> tuple[int, int, int, int, str]:
    return *_weight(candidate.breaches), candidate.points, candidate.carer


# What is said of them ----------------------------------------------------------------------


def _candidate(trials: Trials, carer: Carer, outcome: Outcome) -> Candidate:
    start = outcome.placement.start_minute
    week = trials.week_with(carer.id, start)
    before, after = _rests(week, start // DAY_MINUTES)
    return Candidate(
        carer=carer.id,
        start_minute=start,
        familiar=familiar(trials.client, carer.id),
        lacking_wishes=trials.visit.wishes - carer.traits,
        cost_by_term=outcome.cost_by_term,
        breaches=tuple(sorted(outcome.breaches, key=lambda breach: list(RULES).index(breach.rule))),
        way_minutes=_way_minutes(trials, week),
        worked_before_minutes=trials.week_of(carer.id).worked_minutes,
        worked_minutes=week.worked_minutes,
        rest_before_minutes=before,
        rest_after_minutes=after,
    )


def familiar(client: Client, carer_id: str) -> Familiar:
    if carer_id in client.circle:
        return Familiar.CIRCLE
    return Familiar.STRANGER if is_stranger(client, carer_id) else Familiar.KNOWN


def _rests(week: CarerWeek, day: int) -> tuple[int | None, int | None]:
    """Minutes from the end of work on an earlier day, and to its start on a later one."""
    runs = week.days[day]
    ends = [run.end_minute for run in week.runs if run.day < day]
    starts = [run.start_minute for run in week.runs if run.day > day]
    before = max(ends, default=week.carer.worked_until)
    end = max(run.end_minute for run in runs)
    return (
        None if before is None else runs[0].start_minute - before,
        min(starts) - end if starts else None,
    )


def _way_minutes(trials: Trials, week: CarerWeek) -> int:
    carer, here = week.carer, trials.client.place
    (job, first) = next(_found(week, trials.visit.id))
    if first:
        return travel_minutes(trials.problem, carer.mode, carer.home, here)
    return job.travel_minutes


def _found(week: CarerWeek, visit_id: str) -> Iterator[tuple[Job, bool]]:
    """The visit's job, and whether it is the first of its run."""
    for run in week.runs:
        for number, job in enumerate(run.jobs):
            if job.visit.id == visit_id:
                yield job, number == 0
