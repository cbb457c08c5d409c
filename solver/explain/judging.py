"""Visits put elsewhere by hand: what that would break and cost, exactly, within a frame.

Every rule and every term reads one carer's week, one client's week or one visit alone. So of two
plans that differ in some visits only the weeks of those visits' carers and clients are laid out,
as a small timeline that the rules and terms themselves read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from solver.plan import Plan
from solver.problem import Client, Placement, Problem, Visit
from solver.rules import Breach, breaches
from solver.score import TERMS, unfilled
from solver.timeline import (
    CarerWeek,
    ClientWeek,
    Placed,
    Timeline,
    carer_week,
    client_week,
    teams_of,
)

Puts = Mapping[str, Placement | None]  # visit id to where it goes; None takes everybody off it


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a change brings: the breaches that were not there before, in the order of `RULES`; how
    many more points each term costs (or, negative, fewer), without those that stay; and how much
    more is unfilled, as the score counts it.

    `held` are the breaches that the weeks it touches had before; `before` and `after` those weeks.
    """

    breaches: tuple[Breach, ...]
    held: tuple[Breach, ...]
    cost_by_term: Mapping[str, int]
    unfilled: int
    before: Timeline
    after: Timeline

    @property
    def points(self) -> int:
        return sum(self.cost_by_term.values())


def judge(problem: Problem, plan: Plan, puts: Puts) -> Judgement:
    """Judge one change; of many to the same plan a `Bench` is quicker."""
    return Bench(problem, plan).judge(puts)


def after(plan: Plan, puts: Puts) -> Plan:
    """The plan with the change made."""
    placements = {**plan.placements, **puts}
    kept = {key: one for key, one in placements.items() if one is not None}
    return replace(plan, placements=kept)


class Bench:
    """A plan on which changes are tried: laid out once, then each is judged by what it touches."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.visits: Mapping[str, Visit] = {visit.id: visit for visit in problem.visits}
        self.clients: Mapping[str, Client] = {client.id: client for client in problem.clients}
        self._carers = {carer.id: carer for carer in problem.carers}
        self._teams = teams_of(problem)
        self._order = {key: number for number, key in enumerate(plan.placements)}
        self._ranks = _ranks(self._carers), _ranks(self.clients), _ranks(self.visits)
        self._of_carer: defaultdict[str, list[Placed]] = defaultdict(list)
        self._of_client: defaultdict[str, list[Placed]] = defaultdict(list)
        for key, placement in plan.placements.items():
            if key in self.visits:
                one = self._placed(key, placement)
                self._of_client[one.client.id].append(one)
                for carer_id in placement.carers:
                    self._of_carer[carer_id].append(one)
        self._weeks: dict[str, CarerWeek] = {}

    def judge(self, puts: Puts) -> Judgement:
        """What the change would break and cost. Raises KeyError for a visit that the problem does
        not know."""
        of_carers, of_clients, _ = self._ranks
        stood = {key: self.plan.placements.get(key) for key in puts}
        carers = _in_order(
            (one for put in (*puts.values(), *stood.values()) if put for one in put.carers),
            of_carers,
        )
        clients = _in_order((self.visits[key].client for key in puts), of_clients)
        before = self._part(stood, {}, carers, clients)
        with_it = self._part(puts, puts, carers, clients)
        held = breaches(before)
        return Judgement(
            tuple([breach for breach in breaches(with_it) if breach not in held]),
            held,
            self._dearer(before, with_it),
            unfilled(with_it) - unfilled(before),
            before,
            with_it,
        )

    def week_of(self, carer_id: str, puts: Puts | None = None) -> CarerWeek:
        """A known carer's week as it stands, or as a change would leave it."""
        carer = self._carers[carer_id]
        if puts:
            theirs = self._changed(self._of_carer[carer_id], puts, carer_id)
            return carer_week(self.problem, carer, theirs)
        if carer_id not in self._weeks:
            self._weeks[carer_id] = carer_week(self.problem, carer, self._of_carer[carer_id])
        return self._weeks[carer_id]

    # Parts --------------------------------------------------------------------------------

    def _part(
        self, placed: Puts, puts: Puts, carers: Iterable[str], clients: Iterable[str]
    ) -> Timeline:
        """The visits where `placed` has them, and the weeks they touch with `puts` made."""
        placements = {key: one for key, one in placed.items() if one is not None}
        asked = _in_order(placed, self._ranks[2])
        return Timeline(
            replace(self.problem, visits=tuple([self.visits[key] for key in asked])),
            Plan(self.problem.name, placements),
            tuple([self._placed(key, one) for key, one in self._as_planned(placements)]),
            self._carers,
            tuple([self.week_of(one, puts) for one in carers]),
            tuple([self._client_week(one, puts) for one in clients]),
        )

    def _client_week(self, client_id: str, puts: Puts) -> ClientWeek:
        theirs = self._changed(self._of_client[client_id], puts, client_id)
        return client_week(self.clients[client_id], theirs, self._teams.get(client_id, 0))

    def _changed(self, placed: Iterable[Placed], puts: Puts, whose: str) -> Iterable[Placed]:
        """Somebody's visits with the change made, in the order of the plan."""
        stay = [one for one in placed if one.visit.id not in puts]
        come = [
            one
            for key, placement in puts.items()
            if placement is not None
            for one in (self._placed(key, placement),)
            for person in (one.client.id, *placement.carers)
            if person == whose
        ]
        return sorted((*stay, *come), key=lambda one: self._number(one.visit.id))

    def _as_planned(self, placements: Mapping[str, Placement]) -> list[tuple[str, Placement]]:
        return sorted(placements.items(), key=lambda item: self._number(item[0]))

    def _number(self, visit_id: str) -> int:
        """Of visits at the same time the plan's first one comes first; new ones come last."""
        return self._order.get(visit_id, len(self._order))

    def _placed(self, visit_id: str, placement: Placement) -> Placed:
        visit = self.visits[visit_id]
        return Placed(visit, self.clients[visit.client], placement)

    def _dearer(self, before: Timeline, with_it: Timeline) -> Mapping[str, int]:
        weights = self.problem.weights
        more = {
            name: getattr(weights, name) * (term.amount(with_it) - term.amount(before))
            for name, term in TERMS.items()
        }
        return {name: points for name, points in more.items() if points}


def _ranks(ids: Iterable[str]) -> dict[str, int]:
    return {one: number for number, one in enumerate(ids)}


def _in_order(ids: Iterable[str], ranks: Mapping[str, int]) -> list[str]:
    """Those that are known, each once, as the problem lists them."""
    return sorted({one for one in ids if one in ranks}, key=ranks.__getitem__)
