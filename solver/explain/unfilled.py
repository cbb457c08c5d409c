"""Why nobody comes: the fewest facts that, between them, keep everybody away at every start."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from solver.explain.starts import starts_within, telling_starts
from solver.explain.trials import Trials
from solver.plan import Plan
from solver.problem import Carer, Placement, Problem
from solver.rules import RULES, Breach

TOGETHER = "together"  # each of several could come, but no two at the same time


@dataclass(frozen=True, slots=True, order=True)
class Stop:
    """A rule that stops somebody; `trait` is what they lack (`needs`) or have (`avoid`)."""

    rule: str
    trait: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the facts, and the carers whom only it stops: without it, one of them could come."""

    stop: Stop
    carers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unfilled:
    """Why places of a visit are open. `could` lists who can come as things are, by id."""

    visit: str
    facts: tuple[Fact, ...]
    could: tuple[str, ...]


Reach = dict[str, set[frozenset[Stop]]]  # by carer, what stops them at each of their starts


def why_unfilled(problem: Problem, plan: Plan, visit_id: str, *, not_before: int = 0) -> Unfilled:
    """The smallest set of facts that stops a visit's open places from being filled.

    Each fact is a rule (of several equally small sets, the one that is plainest to say). No facts
    are given where the places can be filled at once. `not_before` is the first minute at which
    the visit may still begin. Raises KeyError for a visit that the problem does not know.
    """
    trials = Trials(problem, plan, visit_id)
    there = trials.stood.carers if trials.stood else ()
    missing = trials.visit.carers_wanted - len(there)
    stops = {
        carer.id: set(_stops(trials, carer, there, not_before))
        for carer in problem.carers
        if carer.id not in there
    }
    could = tuple(carer for carer, found in stops.items() if frozenset() in found)
    if missing <= 0 or _is_enough(trials, could, there, missing, not_before):
        return Unfilled(visit_id, (), could)
    if len(could) >= missing:
        return Unfilled(visit_id, (Fact(Stop(TOGETHER), could),), could)
    stopped = {carer: found for carer, found in stops.items() if carer not in could}
    return Unfilled(visit_id, tuple(fewest_facts(stopped)), could)


def _is_enough(
    trials: Trials,
    could: tuple[str, ...],
    there: tuple[str, ...],
    missing: int,
    not_before: int,
) -> bool:
    """Whether as many as are missing can come at one and the same start."""
    return any(
        not trials.broken_by(Placement(start, who))
        for some in combinations(could, missing)
        for who in ((*there, *some),)
        for start in telling_starts(trials, who, *starts_within(trials.visit, not_before))
    )


def _stops(
    trials: Trials, carer: Carer, there: tuple[str, ...], not_before: int
) -> Iterator[frozenset[Stop]]:
    """What stops a carer, for each start that could tell a difference."""
    who = (*there, carer.id)
    for start in telling_starts(trials, who, *starts_within(trials.visit, not_before)):
        breaches = trials.broken_by(Placement(start, who))
        yield frozenset(stop for breach in breaches for stop in _as_stops(trials, carer, breach))


def _as_stops(trials: Trials, carer: Carer, breach: Breach) -> Iterable[Stop]:
    if breach.rule == "needs" and breach.carer == carer.id:
        return (Stop("needs", trait) for trait in trials.visit.needs - carer.traits)
    if breach.rule == "avoid" and breach.carer == carer.id:
        return (Stop("avoid", trait) for trait in trials.visit.avoid & carer.traits)
    return (Stop(breach.rule),)


def fewest_facts(stops: Reach) -> Iterator[Fact]:
    """The smallest set of facts that stops every carer of `stops` at each of their starts, the
    plainest first."""
    chosen = _fewest(_smallest(set().union(*stops.values())))
    for stop in sorted(chosen, key=_plainness):
        others = chosen - {stop}
        yield Fact(
            stop,
            tuple(c for c, found in stops.items() if any(not one & others for one in found)),
        )


def _smallest(sets: Iterable[frozenset[Stop]]) -> list[frozenset[Stop]]:
    """Without those that hold another: what meets the smaller one meets them too."""
    kept: list[frozenset[Stop]] = []
    for one in sorted(sets, key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept


def _fewest(sets: list[frozenset[Stop]]) -> frozenset[Stop]:
    """The fewest stops of which each set has one: a smallest hitting set, the plainest first."""
    known = sorted(set().union(*sets), key=_plainness)
    chosen = (
        frozenset(some)
        for size in range(len(known) + 1)
        for some in combinations(known, size)
        if all(one.intersection(some) for one in sets)
    )
    return next(chosen)


def _plainness(stop: Stop) -> tuple[int, str]:
    """What is so whatever is moved comes before what this week's rota makes so."""
    plain = ("needs", "avoid", "barred", "available", *RULES)
    return plain.index(stop.rule), stop.trait
