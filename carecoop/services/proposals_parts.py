"""Taking parts of a proposal: which of its changes can stand alone, and what must go with them.

Every choice is judged on the whole mixed week, the week as it is with the chosen changes made.
What may not be is what breaks a rule that the week as it is does not break in the same way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from solver.explain.judging import Bench, after
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.rules import RULES, Breach, broken

MOST_TOGETHER = 3  # changes of which the fewest are looked for; beyond it, those likeliest
MOST_EFFORT = 1_500  # visits judged in one search, so that a click is answered at once

Chosen = frozenset[str]
NONE: Chosen = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """A choice that may stand, after something was taken or left: `with_it` had to follow, so
    that these `rules` are kept, given by their titles, to be translated."""

    chosen: Chosen
    with_it: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parts:
    """The changes of a proposal as ids of visits, in order of time. `problem` is what is left to
    plan, `current` the week as it is, `proposed` the week with all of the changes."""

    problem: Problem
    current: Plan
    proposed: Plan
    changed: tuple[str, ...]

    @cached_property
    def takeable(self) -> Chosen:
        """The changes that fit the week as it is: all of them, unless it changed or something
        else was supposed when they were found."""
        asked = {visit.id for visit in self.problem.visits}
        return self._settled([key for key in self.changed if key in asked])

    @property
    def unfit(self) -> tuple[str, ...]:
        return tuple(key for key in self.changed if key not in self.takeable)

    def take(self, chosen: Chosen, more: Iterable[str]) -> Step:
        """Take more changes, and few others that have to go with them."""
        turned = (frozenset(more) & self.takeable) - chosen
        return self._step(chosen, turned, self.takeable - chosen - turned)

    def leave(self, chosen: Chosen, less: Iterable[str]) -> Step:
        """Leave changes out, and few others that cannot do without them."""
        turned = frozenset(less) & chosen
        return self._step(chosen, turned, chosen - turned)

    def mixed(self, chosen: Iterable[str]) -> Plan:
        """The week as it is with the chosen changes made."""
        return after(self.current, self.puts(chosen))

    def puts(self, chosen: Iterable[str]) -> dict[str, Placement | None]:
        return {key: self.proposed.placements.get(key) for key in chosen}

    def likeliest(
        self, keys: Chosen, faults: Iterable[Breach], stands: Plan, turns: Plan
    ) -> Chosen:
        """For each breach the change that most likely mends it, going from one plan to another."""
        found = (self.linked(keys, one, stands, turns)[:1] for one in faults)
        return frozenset(chain.from_iterable(found))

    def linked(self, keys: Chosen, breach: Breach, stands: Plan, turns: Plan) -> list[str]:
        """Those of the changes that a breach may be about, the likeliest to mend it first: visits
        that it names, then those that its carer would be rid of."""

        def rank(key: str) -> tuple[bool, bool, int]:
            rids = _has(stands, key, breach.carer) and not _has(turns, key, breach.carer)
            return key not in breach.visits, not rids, self._order[key]

        return sorted((key for key in keys if self._concerns(key, breach)), key=rank)

    # What must follow ---------------------------------------------------------------------

    def _step(self, chosen: Chosen, turned: Chosen, others: Chosen) -> Step:
        """Turn some changes, taken or left, and few of the others where they must follow."""
        trial = _Trial(self, chosen, turned, others)
        fault = trial.faults(NONE)
        if not fault:
            return Step(chosen ^ turned)
        follow = trial.spared(trial.few() or trial.likeliest())
        rules = tuple(dict.fromkeys(RULES[breach.rule].title for breach in fault))
        return Step(chosen ^ turned ^ follow, self._in_time(follow), rules)

    def _in_time(self, keys: Chosen) -> tuple[str, ...]:
        return tuple(key for key in self.changed if key in keys)

    @cached_property
    def held(self) -> tuple[Breach, ...]:
        """What the week as it is breaks already."""
        return broken(self.problem, self.current)

    def _settled(self, wanted: Iterable[str]) -> Chosen:
        """As many of the changes as may stand together."""
        bench = Bench(self.problem, self.current)
        kept = asked = frozenset(wanted)
        while kept and (fault := bench.judge(self.puts(kept)).breaches):
            kept -= self.likeliest(kept, fault, self.proposed, self.current) or kept
        while more := self._addable(bench, kept, asked):  # left out for what is out itself
            kept |= {more}
        return kept

    def _addable(self, bench: Bench, kept: Chosen, asked: Chosen) -> str | None:
        fits = (
            key
            for key in self._in_time(asked - kept)
            if not bench.judge(self.puts({*kept, key})).breaches
        )
        return next(fits, None)

    def _concerns(self, key: str, breach: Breach) -> bool:
        if key in breach.visits:
            return True
        if breach.client is not None and breach.carer is None:
            return self._clients[key] == breach.client
        return any(_has(plan, key, breach.carer) for plan in (self.current, self.proposed))

    @cached_property
    def _order(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self.changed)}

    @cached_property
    def _clients(self) -> dict[str, str]:
        return {visit.id: visit.client for visit in self.problem.visits}


def _has(plan: Plan, visit_id: str, carer: str | None) -> bool:
    placed = plan.placements.get(visit_id)
    return placed is not None and carer in placed.carers


class _Trial:
    """One choice that may stand, from which changes are turned: all taken, or all left."""

    def __init__(self, parts: Parts, chosen: Chosen, turned: Chosen, others: Chosen) -> None:
        self._parts = parts
        self._turned = turned
        self._others = others
        plans = parts.current, parts.proposed
        self._stands, self._turns = plans[::-1] if turned & chosen else plans
        self._bench = Bench(parts.problem, parts.mixed(chosen))
        self._effort = 0

    def faults(self, follow: Chosen) -> list[Breach]:
        """What turning these too would break that the week as it is does not."""
        puts = {key: self._turns.placements.get(key) for key in self._turned | follow}
        self._effort += len(puts)
        found = self._bench.judge(puts).breaches
        return [breach for breach in found if breach not in self._parts.held]

    def few(self) -> Chosen:
        """The fewest that make it right; empty where they are not found."""
        for depth in range(1, MOST_TOGETHER + 1):
            found = self._deepened(NONE, depth)
            if found is not None:
                return found
        return NONE

    def likeliest(self) -> Chosen:
        """What most likely mends each broken rule, until none is."""
        follow = NONE
        while (left := self._others - follow) and (fault := self.faults(follow)):
            follow |= self._parts.likeliest(left, fault, self._stands, self._turns) or left
        return follow

    def spared(self, follow: Chosen) -> Chosen:
        """Without those that turned out not to be needed."""
        for key in sorted(follow):
            if self._effort < MOST_EFFORT and not self.faults(follow - {key}):
                follow -= {key}
        return follow

    def _deepened(self, follow: Chosen, depth: int) -> Chosen | None:
        fault = self.faults(follow)
        if not fault:
            return follow
        if depth == 0 or self._effort >= MOST_EFFORT // 3:
            return None
        for key in self._parts.linked(self._others - follow, fault[0], self._stands, self._turns):
            found = self._deepened(follow | {key}, depth - 1)
            if found is not None:
                return found
        return None
