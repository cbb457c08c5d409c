"""What changed since a week was published, and the problem that is left once it has."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from solver.errors import QT_TRANSLATE_NOOP, SolverError
from solver.mend.underway import left_to_plan
from solver.plan import Plan
from solver.problem import WEEK_MINUTES, Carer, Client, Matrix, Placement, Problem, Visit
from solver.spans import Span, length, without

END_MINUTE = 2 * WEEK_MINUTES  # of what lasts beyond the week, nights that run over it too


@dataclass(frozen=True, slots=True)
class CarerAway:
    """A carer is off: sick, on leave. Leave counts as worked, so the contract shrinks with it."""

    carer: str
    from_minute: int
    until_minute: int = END_MINUTE


@dataclass(frozen=True, slots=True)
class ClientAway:
    """A client's visits are off (hospital, holiday): those that are wished for in that time."""

    client: str
    from_minute: int
    until_minute: int = END_MINUTE


@dataclass(frozen=True, slots=True)
class NewVisits:
    """A new package, or a client who is home again. Places of `clients` count on from the
    problem's own `places`, which the new ones follow."""

    visits: tuple[Visit, ...]
    clients: tuple[Client, ...] = ()
    places: tuple[tuple[int, int], ...] = ()


Change = CarerAway | ClientAway | NewVisits


def changed(
    problem: Problem, plan: Plan, changes: Iterable[Change], now_minute: int = 0
) -> Problem:
    """The week that is left to mend at `now_minute`, with `plan` as what was promised.

    What has begun is pinned, and the problem made to fit it; every other visit that the plan
    places is published as the plan has it. Raises SolverError for somebody the problem does not
    know.
    """
    listed = tuple(changes)
    kept = _of_known(problem, plan)
    for change in listed:
        problem = _applied(problem, change, kept.placements, now_minute)
    visits = tuple(replace(one, published=kept.placements.get(one.id)) for one in problem.visits)
    stood = as_it_went(kept, listed)
    return left_to_plan(replace(problem, visits=visits), stood, now_minute)


def as_it_went(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan without the places of carers who were off before the visit began: of what has
    begun, nobody else came either, and of the rest it is what still stands."""
    off: dict[str, list[Span]] = {}
    for change in changes:
        if isinstance(change, CarerAway):
            off.setdefault(change.carer, []).append((change.from_minute, change.until_minute))

    def is_there(carer: str, minute: int) -> bool:
        return not any(start <= minute < end for start, end in off.get(carer, ()))

    return replace(plan, placements=_with_carers(plan, is_there))


def _of_known(problem: Problem, plan: Plan) -> Plan:
    known = {carer.id for carer in problem.carers}
    return replace(plan, placements=_with_carers(plan, lambda carer, _: carer in known))


def _with_carers(plan: Plan, stays: Callable[[str, int], bool]) -> dict[str, Placement]:
    """The placements with those of their carers who stay; none where nobody does."""
    found = {
        visit_id: replace(
            one, carers=tuple(carer for carer in one.carers if stays(carer, one.start_minute))
        )
        for visit_id, one in plan.placements.items()
    }
    return {visit_id: one for visit_id, one in found.items() if one.carers}


# One change --------------------------------------------------------------------------------


def _applied(
    problem: Problem, change: Change, promised: Mapping[str, Placement], now_minute: int
) -> Problem:
    match change:
        case CarerAway():
            return _with_carer_away(problem, change)
        case ClientAway():
            return _with_client_away(problem, change, promised, now_minute)
        case NewVisits():
            return _with_new_visits(problem, change)


def _with_carer_away(problem: Problem, change: CarerAway) -> Problem:
    if all(carer.id != change.carer for carer in problem.carers):
        raise SolverError(
            QT_TRANSLATE_NOOP("carecoop", "There is no carer {carer} in this week."),
            carer=change.carer,
        )
    hole = (change.from_minute, change.until_minute)
    return replace(
        problem,
        carers=tuple(
            _less(carer, hole) if carer.id == change.carer else carer for carer in problem.carers
        ),
    )


def _less(carer: Carer, hole: Span) -> Carer:
    left = without(carer.available, [hole])
    whole = length(carer.available)
    contract = carer.contract_minutes * length(left) // whole if whole else 0
    return replace(carer, available=left, contract_minutes=contract)


def _with_client_away(
    problem: Problem, change: ClientAway, promised: Mapping[str, Placement], now_minute: int
) -> Problem:
    if all(client.id != change.client for client in problem.clients):
        raise SolverError(
            QT_TRANSLATE_NOOP("carecoop", "There is no client {client} in this week."),
            client=change.client,
        )
    visits = tuple(_kept(problem.visits, change, promised, now_minute))
    return replace(problem, visits=visits)


def _kept(
    visits: Iterable[Visit], change: ClientAway, promised: Mapping[str, Placement], now_minute: int
) -> Iterator[Visit]:
    """What has begun stays; of what has not, those wished for in that time are off."""
    for visit in visits:
        placed = promised.get(visit.id)
        has_begun = placed is not None and placed.start_minute < now_minute
        if visit.client != change.client or has_begun:
            yield visit
        elif not change.from_minute <= visit.preferred_minute < change.until_minute:
            yield _outside(visit, change)


def _outside(visit: Visit, change: ClientAway) -> Visit:
    """The visit with its bounds kept out of the time that the client is away."""
    if visit.preferred_minute < change.from_minute:
        return replace(visit, latest_minute=min(visit.latest_minute, change.from_minute - 1))
    return replace(visit, earliest_minute=max(visit.earliest_minute, change.until_minute))


def _with_new_visits(problem: Problem, change: NewVisits) -> Problem:
    if change.places and any(isinstance(way, Matrix) for way in problem.travel.values()):
        raise SolverError(
            QT_TRANSLATE_NOOP(
                "carecoop", "A new place has no row in the table of travel minutes: add it there."
            )
        )
    return replace(
        problem,
        places=(*problem.places, *change.places),
        clients=(*problem.clients, *change.clients),
        visits=(*problem.visits, *change.visits),
    )
