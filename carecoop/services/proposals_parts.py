"""Taking parts of a proposal: which of its changes can stand alone, and what must go with them.

Every choice is judged on the whole mixed week, the week as it is with the chosen changes made.
What may not be is what breaks a rule that the week as it is does not break in the same way.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from solver.explain.judging import Bench, Puts, after
from solver.plan import Plan
from solver.problem import Placement, Problem
from solver.rules import RULES, Breach, broken

MOST_TOGETHER = 3  # changes that are looked for one by one; beyond it, all that a rule links
MOST_TRIALS = 300  # of one search, so that a click is answered at once

Chosen = frozenset[str]


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
        """Take more changes, and as few others as have to go with them."""
        asked = frozenset(more) & self.takeable
        return self._step(chosen, asked - chosen, lambda now: self.takeable - now)

    def leave(self, chosen: Chosen, less: Iterable[str]) -> Step:
        """Leave changes out, and as few others as cannot do without them."""
        return self._step(chosen, frozenset(less) & chosen, lambda now: now)

    def mixed(self, chosen: Iterable[str]) -> Plan:
        """The week as it is with the chosen changes made."""
        return after(self.current, self.puts(chosen))

    def puts(self, chosen: Iterable[str]) -> dict[str, Placement | None]:
        return {key: self.proposed.placements.get(key) for key in chosen}

    # What must follow ---------------------------------------------------------------------

    def _step(self, chosen: Chosen, turned: Chosen, offer: Callable[[Chosen], Chosen]) -> Step:
        """`offer` says of a choice which changes may still be turned."""
        trial = _Trial(self, chosen, offer)
        fault = trial.faults(turned)
        if not fault:
            return Step(chosen ^ turned)
        follow = trial.spared(turned, trial.few(turned, MOST_TOGETHER) or trial.all_linked(turned))
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
            kept -= set(chain.from_iterable(self.linked(kept, one)[:1] for one in fault)) or kept
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

    def linked(self, keys: Chosen, breach: Breach) -> list[str]:
        """Those of the changes that a breach may be about, the likeliest first."""
        found = [key for key in keys if self._concerns(key, breach)]
        return sorted(found, key=lambda key: (key not in breach.visits, self._order[key]))

    def _concerns(self, key: str, breach: Breach) -> bool:
        if key in breach.visits:
            return True
        if breach.client is not None and breach.carer is None:
            return self._clients[key] == breach.client
        placed = (self.current.placements.get(key), self.proposed.placements.get(key))
        return any(one is not None and breach.carer in one.carers for one in placed)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self.changed)}

    @cached_property
    def _clients(self) -> dict[str, str]:
        return {visit.id: visit.client for visit in self.problem.visits}


class _Trial:
    """One choice that may stand, from which changes are turned: taken or left."""

    def __init__(self, parts: Parts, chosen: Chosen, offer: Callable[[Chosen], Chosen]) -> None:
        self._parts = parts
        self._chosen = chosen
        self._offer = offer
        self._bench = Bench(parts.problem, parts.mixed(chosen))
        self._left = MOST_TRIALS

    def faults(self, turned: Chosen) -> list[Breach]:
        """What turning the changes would break that the week as it is does not."""
        self._left -= 1
        found = self._bench.judge(self._puts(turned)).breaches
        return [breach for breach in found if breach not in self._parts.held]

    def few(self, turned: Chosen, most: int) -> Chosen:
        """The fewest others that make it right, up to `most`; empty where they are not found."""
        for depth in range(1, most + 1):
            found = self._deepened(turned, frozenset(), depth)
            if found is not None:
                return found
        return frozenset()

    def all_linked(self, turned: Chosen) -> Chosen:
        """All that the broken rules link, until nothing is broken."""
        follow: Chosen = frozenset()
        while (open_ := self._open(turned | follow)) and (fault := self.faults(turned | follow)):
            linked = chain.from_iterable(self._parts.linked(open_, one) for one in fault)
            follow |= frozenset(linked) or open_
        return follow

    def spared(self, turned: Chosen, follow: Chosen) -> Chosen:
        """Without those that turned out not to be needed."""
        for key in self._parts.changed:
            if key in follow and not self.faults(turned | follow - {key}):
                return self.spared(turned, follow - {key})
        return follow

    def _deepened(self, turned: Chosen, follow: Chosen, depth: int) -> Chosen | None:
        fault = self.faults(turned | follow)
        if not fault:
            return follow
        if depth == 0 or self._left <= 0:
            return None
        for key in self._parts.linked(self._open(turned | follow), fault[0]):
            found = self._deepened(turned, follow | {key}, depth - 1)
            if found is not None:
                return found
        return None

    def _open(self, turned: Chosen) -> Chosen:
        return self._offer(self._chosen ^ turned) - turned

    def _puts(self, turned: Chosen) -> Puts:
        """A change that was chosen goes back to where it was, any other to where it is proposed."""
        return dict(self._placed(turned))

    def _placed(self, turned: Chosen) -> Iterator[tuple[str, Placement | None]]:
        for key in turned:
            plan = self._parts.current if key in self._chosen else self._parts.proposed
            yield key, plan.placements.get(key)
