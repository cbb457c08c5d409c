"""Visits put elsewhere by hand: what that would break and cost, exactly, within a frame.

Every rule and every term reads one carer's week, one client's week or one visit alone. So of two
plans that differ in some visits only the weeks of those visits' carers and clients are laid out,
as a small timeline that the rules and terms themselves read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from solver.explain.laid_out import NOTHING, LaidOut, Puts
from solver.plan import Plan
from solver.problem import Problem
from solver.rules import Breach, breaches
from solver.score import TERMS, unfilled
from solver.timeline import Timeline


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
    """A plan on which changes are tried: laid out once, then each is judged by what it touches.

    With `any_day` visits may be put on other days: see `LaidOut`.
    """

    def __init__(self, problem: Problem, plan: Plan, *, any_day: bool = False) -> None:
        self.problem = problem
        self.plan = plan
        self.weeks = LaidOut(problem, plan, any_day=any_day)
        weeks = self.weeks
        self._ranks = _ranks(weeks.carers), _ranks(weeks.clients), _ranks(weeks.visits)

    def judge(self, puts: Puts) -> Judgement:
        """What the change would break and cost. Raises KeyError for a visit that the problem does
        not know."""
        of_carers, of_clients, _ = self._ranks
        stood = {key: self.plan.placements.get(key) for key in puts}
        carers = _in_order(
            (one for put in (*puts.values(), *stood.values()) if put for one in put.carers),
            of_carers,
        )
        clients = _in_order((self.weeks.visits[key].client for key in puts), of_clients)
        before = self._part(stood, NOTHING, carers, clients)
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

    # Parts --------------------------------------------------------------------------------

    def _part(
        self, placed: Puts, puts: Puts, carers: Iterable[str], clients: Iterable[str]
    ) -> Timeline:
        """The visits where `placed` has them, and the weeks they touch with `puts` made."""
        weeks = self.weeks
        placements = {key: one for key, one in placed.items() if one is not None}
        asked = _in_order(placed, self._ranks[2])
        return Timeline(
            replace(self.problem, visits=tuple([weeks.visits[key] for key in asked])),
            Plan(self.problem.name, placements),
            tuple([weeks.placed(key, placements[key]) for key in self._as_planned(placements)]),
            weeks.carers,
            tuple([weeks.carer_week(one, puts) for one in carers]),
            tuple([weeks.client_week(one, puts) for one in clients]),
        )

    def _as_planned(self, visit_ids: Iterable[str]) -> list[str]:
        return sorted(visit_ids, key=self.weeks.number)

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
