"""Who could take an open visit, and who else would move for it.

Where somebody is with another client at that hour, that other visit is tried elsewhere: at
another time, or with somebody else. One step is looked ahead, no further: a coordinator rings two
people, not five.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import isqrt

from solver.explain import Candidate, who_could
from solver.explain.trials import Trials
from solver.mend.differences import Difference, DifferenceKind
from solver.plan import Plan
from solver.problem import Placement, Problem, Visit
from solver.rules import Breach

CLASHES = frozenset({"reach", "spacing"})  # with one visit that could be moved out of the way
MOST_CLASHES = 4  # of the best candidates who are busy: each takes as long as a tenth of the list


@dataclass(frozen=True, slots=True)
class Taker:
    """A carer for an open visit. `moves` are the promises that would change for it: another
    visit's, or this one's to somebody who is on it already. With them `points` is what all of it
    would cost; `candidate` is how the visit is then.

    `known_times` is how often they met in the four weeks before; `home_metres` is from home to the
    client, as the crow flies; `worked_before_minutes` are the carer's of the week as it is.
    """

    candidate: Candidate
    moves: tuple[Difference, ...]
    points: int
    known_times: int
    home_metres: int
    worked_before_minutes: int

    @property
    def is_free(self) -> bool:
        """Whether they can come as things are, with nobody moved and no rule bent."""
        return not self.candidate.breaches and not self.moves


def takers(
    problem: Problem, plan: Plan, visit_id: str, *, not_before: int = 0
) -> tuple[Taker, ...]:
    """Everybody not on the visit, the best first: those who are free, then those for whom one
    other visit would move, then those with whom a rule would break.

    `not_before` is the first minute at which anything may still begin. Raises KeyError for a
    visit that the problem does not know.
    """
    found = who_could(problem, plan, visit_id, not_before=not_before)
    search = _Search(problem, plan, visit_id, not_before)
    cleared = dict(search.cleared(found))
    everybody = (search.taker(one, cleared.get(one.carer)) for one in found)
    return tuple(sorted(everybody, key=_rank))


def _rank(taker: Taker) -> tuple[bool, bool, int]:
    """Candidates with breaches stay in the order in which they were ranked."""
    has_breach = bool(taker.candidate.breaches)
    return has_breach, bool(taker.moves), 0 if has_breach else taker.points


@dataclass(frozen=True, slots=True)
class _Cleared:
    """A way in which somebody busy could come."""

    candidate: Candidate
    move: Difference
    points: int


class _Search:
    def __init__(self, problem: Problem, plan: Plan, visit_id: str, not_before: int) -> None:
        self._problem = problem
        self._plan = plan
        self._not_before = not_before
        self._visits = {visit.id: visit for visit in problem.visits}
        self._visit = self._visits[visit_id]
        self._carers = {carer.id: carer for carer in problem.carers}
        self._clients = {client.id: client for client in problem.clients}

    def taker(self, found: Candidate, cleared: _Cleared | None) -> Taker:
        carer = self._carers[found.carer]
        client = self._clients[self._visit.client]
        (ax, ay), (bx, by) = (self._problem.places[i] for i in (carer.home, client.place))
        candidate = cleared.candidate if cleared else found
        return Taker(
            candidate=candidate,
            moves=(*self._waiting(candidate), *((cleared.move,) if cleared else ())),
            points=cleared.points if cleared else found.points,
            known_times=client.known.get(carer.id, 0),
            home_metres=isqrt((ax - bx) ** 2 + (ay - by) ** 2),
            worked_before_minutes=found.worked_before_minutes,
        )

    def _waiting(self, candidate: Candidate) -> Iterator[Difference]:
        """Somebody is on the visit already, at another start than is best with the candidate."""
        there = self._plan.placements.get(self._visit.id)
        if there is not None and there.start_minute != candidate.start_minute:
            after = replace(there, start_minute=candidate.start_minute)
            yield Difference(self._visit.id, DifferenceKind.TIME, there, after)

    # Somebody who is busy ----------------------------------------------------------------

    def cleared(self, found: Iterable[Candidate]) -> Iterator[tuple[str, _Cleared]]:
        """For the best of those who clash with one other visit: how it could be moved."""
        tried = 0
        for one in found:
            other = self._in_the_way(one)
            if other is None:
                continue
            way = self._without(other, one.carer)
            if way is not None:
                yield one.carer, way
            tried += 1
            if tried == MOST_CLASHES:
                return

    def _in_the_way(self, found: Candidate) -> Visit | None:
        """The one visit of theirs that everything which stops them is about."""
        clashes = {self._clash(breach) for breach in found.breaches}
        (clash, *more) = clashes or {None}
        if clash is None or more:
            return None
        placed = self._plan.placements[clash.id]
        is_free = clash.pinned is None and placed.start_minute >= self._not_before
        return clash if is_free and len(placed.carers) == 1 else None

    def _clash(self, breach: Breach) -> Visit | None:
        others = [one for one in breach.visits if one != self._visit.id]
        if breach.rule not in CLASHES or len(others) != 1:
            return None
        return self._visits[others[0]]

    def _without(self, other: Visit, carer: str) -> _Cleared | None:
        """The carer takes the visit, and `other` goes to another time or to somebody else."""
        before = self._plan.placements[other.id]
        cleared = _put(self._plan, other.id, None)
        (comes,) = self._who(cleared, self._visit, {carer})
        if comes.breaches:
            return None
        there = self._plan.placements.get(self._visit.id)
        who = (*(there.carers if there else ()), carer)
        taken = _put(cleared, self._visit.id, Placement(comes.start_minute, who))
        near = self._who(taken, other, self._familiar(other, carer))
        goes = next((one for one in near if not one.breaches), None)
        if goes is None:
            return None
        after = Placement(goes.start_minute, (goes.carer,))
        kind = DifferenceKind.TIME if goes.carer in before.carers else DifferenceKind.CARER
        gone = Trials(self._problem, cleared, other.id).outcome(before)
        return _Cleared(
            comes,
            Difference(other.id, kind, before, after),
            comes.points + goes.points - gone.points,
        )

    def _who(self, plan: Plan, visit: Visit, among: set[str]) -> tuple[Candidate, ...]:
        return who_could(self._problem, plan, visit.id, among=among, not_before=self._not_before)

    def _familiar(self, visit: Visit, carer: str) -> set[str]:
        """Who comes to the client anyway, and the one who has the visit now."""
        client = self._clients[visit.client]
        come = (
            one
            for visit_id, placed in self._plan.placements.items()
            if visit_id in self._visits and self._visits[visit_id].client == visit.client
            for one in placed.carers
        )
        return {carer, *client.circle, *(one for one, n in client.known.items() if n), *come}


def _put(plan: Plan, visit_id: str, placement: Placement | None) -> Plan:
    placements = {key: one for key, one in plan.placements.items() if key != visit_id}
    if placement is not None:
        placements[visit_id] = placement
    return replace(plan, placements=placements)
