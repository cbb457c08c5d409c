"""Circles for a whole co-op: which do not hold, who could, and what stands in the way."""

from collections.abc import Callable, Iterator
from math import isqrt

from solver.circles.ability import Case, cases_of, longest_minutes, reach, way_minutes
from solver.circles.settle import settle
from solver.circles.values import Gap, Member, Proposal, Weakness
from solver.explain.unfilled import Stop, fewest_facts
from solver.problem import Carer, Client, Problem, Visit


def propose_circles(
    problem: Problem, should_stop: Callable[[], bool] = lambda: False
) -> tuple[Proposal, ...]:
    """A proposal for each client of the week whose circle does not hold or who has none.

    A circle holds where each of the client's visits could be done by one more of it than it takes,
    and where with anybody of it away the others have hours enough. The same problem has the same
    proposals everywhere. Raises StoppedError soon after it should stop.
    """
    cases = cases_of(problem)
    clients = {client.id: client for client in problem.clients}
    weak = {case.client: _weaknesses(problem, clients[case.client], case) for case in cases}
    carers = {carer.id: carer for carer in problem.carers}
    settled = settle(cases, carers, should_stop) if any(weak.values()) else {}
    words = _Words(problem)
    return tuple(
        words.proposal(clients[case.client], case, weak[case.client], settled[case.client])
        for case in cases
        if weak[case.client]
    )


def _weaknesses(problem: Problem, client: Client, case: Case) -> tuple[Weakness, ...]:
    if not case.fixed:
        return (Weakness.NONE,)
    here = {carer.id for carer in problem.carers}
    found = {
        Weakness.GONE: not client.circle <= here,
        Weakness.THIN: case.thin_visits(case.fixed) > 0,
        Weakness.HOURS: case.short_minutes(case.fixed) > 0,
    }
    return tuple(weakness for weakness, is_so in found.items() if is_so)


# What speaks for whom ----------------------------------------------------------------------


class _Words:
    """Puts what was settled, and what stands in the way, into proposals."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._carers = {carer.id: carer for carer in problem.carers}
        self._visits = {visit.id: visit for visit in problem.visits}

    def proposal(
        self, client: Client, case: Case, weak: tuple[Weakness, ...], circle: frozenset[str]
    ) -> Proposal:
        members = [self._member(client, case, self._carers[one]) for one in circle]
        return Proposal(
            client=client.id,
            weak=weak,
            members=tuple(sorted(members, key=_rank)),
            visits=sum(len(need.visits) for need in case.needs),
            thin_visits=case.thin_visits(case.fixed),
            minutes=case.minutes,
            short_minutes=case.short_minutes(circle),
            gaps=tuple(self._gaps(client, case)),
        )

    def _member(self, client: Client, case: Case, carer: Carer) -> Member:
        able = [need for need in case.needs if carer.id in need.able]
        could = [self._visits[visit] for need in case.needs for visit in need.visits]
        (ax, ay), (bx, by) = (self._problem.places[one] for one in (carer.home, client.place))
        return Member(
            carer=carer.id,
            chosen=carer.id in client.circle,
            known_visits=client.known.get(carer.id, 0),
            way_minutes=way_minutes(self._problem, client, carer),
            metres=isqrt((ax - bx) ** 2 + (ay - by) ** 2),
            skills=carer.traits.intersection(*[frozenset().union(*(v.needs for v in could))]),
            wishes=carer.traits.intersection(*[frozenset().union(*(v.wishes for v in could))]),
            visits=sum(len(need.visits) for need in able),
        )

    def _gaps(self, client: Client, case: Case) -> Iterator[Gap]:
        near = reach(self._problem, client)
        for need in case.needs:
            if len(need.able) >= need.asked:
                continue
            visit = self._visits[need.visits[0]]
            stops = {
                carer.id: {frozenset(self._stops(client, visit, carer, is_near=is_near))}
                for carer, is_near in zip(self._problem.carers, near.tolist(), strict=True)
                if carer.id not in need.able
            }
            could = tuple(carer for carer in self._carers if carer in need.able)
            yield Gap(need.visits, need.asked, could, tuple(fewest_facts(stops)))

    def _stops(
        self, client: Client, visit: Visit, carer: Carer, *, is_near: bool
    ) -> Iterator[Stop]:
        """Everything that keeps a carer from a visit, whatever else there is to do."""
        yield from (Stop("needs", trait) for trait in visit.needs - carer.traits)
        yield from (Stop("avoid", trait) for trait in visit.avoid & carer.traits)
        if carer.id in client.barred:
            yield Stop("barred")
        if not _is_free(carer, visit):
            yield Stop("available")
        if visit.duration_minutes > longest_minutes(self._problem, carer):
            yield Stop("most")
        if not is_near:
            yield Stop("reach")


def _is_free(carer: Carer, visit: Visit) -> bool:
    return any(
        max(start, visit.earliest_minute) <= min(end - visit.duration_minutes, visit.latest_minute)
        for start, end in carer.available
    )


def _rank(member: Member) -> tuple[bool, int, int, str]:
    """Whom the client chose, then who knows them best, then who lives nearest."""
    return not member.chosen, -member.known_visits, member.way_minutes, member.carer
