"""What people decided stays: visits held to their carers, to their time or to both.

A hold may not keep a week from being planned. What it would break counts for nothing where
somebody knowingly decided so; otherwise the hold lapses, as when the carer it names is away now.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum

from solver.explain.judging import Bench
from solver.plan import Plan
from solver.problem import Carer, Placement, Problem, Visit

NEED = "locked:{visit}"  # what only the carers have to whom a visit is held
OF_TIME = frozenset({"bounds"})
OF_CARERS = frozenset(
    {"number_of_carers", "unknown_carer", "needs", "avoid", "barred", "available"}
)
Known = tuple[str, str, str]  # visit, carer, rule


class Hold(StrEnum):
    CARERS = "carers"
    TIME = "time"
    BOTH = "both"


def held(
    problem: Problem, plan: Plan, holds: Mapping[str, Hold], knowingly: Collection[Known] = ()
) -> Problem:
    """The problem with visits held as `plan` has them. `knowingly` are the rules that people set
    aside; with one of them not only the carers stay but the time too, for which it was decided.

    A visit that the plan does not place, or to whose carers one is lacking, is not held to them.
    """
    holding = _Holding(problem, plan, knowingly)
    visits = tuple(
        holding.visit(one, holds[one.id]) if one.id in holds else one for one in problem.visits
    )
    return replace(
        problem, visits=visits, carers=tuple(holding.carer(one) for one in problem.carers)
    )


class _Holding:
    def __init__(self, problem: Problem, plan: Plan, knowingly: Collection[Known]) -> None:
        self._plan = plan
        self._alone = Bench(problem, replace(plan, placements={}))
        self._knowingly = frozenset(knowingly)
        self._given: dict[str, set[str]] = {}

    def visit(self, visit: Visit, hold: Hold) -> Visit:
        placed = self._plan.placements.get(visit.id)
        if placed is None:
            return visit
        keeps_carers = hold is not Hold.TIME and len(placed.carers) >= visit.carers_wanted
        keeps_time = hold is not Hold.CARERS or (keeps_carers and self._was_decided(visit))
        if keeps_carers and not self._stands(visit, placed, OF_CARERS):
            return visit
        if keeps_time and not self._stands(visit, placed, OF_TIME):
            return visit
        return self._held(visit, placed, keeps_carers=keeps_carers, keeps_time=keeps_time)

    def _was_decided(self, visit: Visit) -> bool:
        return any(key == visit.id for key, _, _ in self._knowingly)

    def _stands(self, visit: Visit, placed: Placement, rules: frozenset[str]) -> bool:
        """Whether all that the visit breaks of these rules by itself was decided."""
        return all(
            any((visit.id, one, breach.rule) in self._knowingly for one in placed.carers)
            for breach in self._alone.judge({visit.id: placed}).breaches
            if breach.rule in rules
        )

    def _held(
        self, visit: Visit, placed: Placement, *, keeps_carers: bool, keeps_time: bool
    ) -> Visit:
        if keeps_time:
            start = placed.start_minute
            visit = replace(visit, earliest_minute=start, latest_minute=start)
        if keeps_carers and keeps_time:
            return replace(visit, pinned=placed, needs=frozenset(), avoid=frozenset())
        if keeps_carers:
            need = NEED.format(visit=visit.id)
            for carer in placed.carers:
                self._given.setdefault(carer, set()).add(need)
            return replace(visit, needs=visit.needs | {need})
        return visit

    def carer(self, carer: Carer) -> Carer:
        given = self._given.get(carer.id)
        return replace(carer, traits=carer.traits | given) if given else carer
