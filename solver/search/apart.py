"""A week of several districts: each annealed by itself, a core taking one after the other."""

from collections.abc import Sequence
from functools import partial
from time import monotonic

from solver.plan import Plan
from solver.problem import Problem
from solver.search.board import Board, Boards
from solver.search.clock import Clock
from solver.search.construct import FILL_TRIES, open_plan
from solver.search.crew import SEED_STEP, anneal_rounds, at_once, cores
from solver.search.model import build
from solver.search.rounds import Span
from solver.search.week import Week, compiled


class Apart:
    """The districts under way; `boards` has the best plan of all together."""

    def __init__(
        self, name: str, parts: Sequence[Problem], clock: Clock, seed: int, start: Plan | None
    ) -> None:
        self._parts = sorted(parts, key=lambda part: -len(part.visits))
        self._each = [Board() for _ in self._parts]
        self.boards = Boards(name, self._each)
        self._clock = clock
        self._seed = seed
        self._start = start
        self._kernel = compiled()  # here, because two threads must not compile at once

    def is_open(self) -> bool:
        """Every district has a first plan."""
        return all(board.read() is not None for board in self._each)

    def improve(self, ends: float, *, is_mending: bool) -> None:
        """Plan every district until the moment `ends`, or until the clock is over."""
        shares: list[list[int]] = [[] for _ in range(cores())]
        for number in range(len(self._parts)):
            min(shares, key=self._visits).append(number)
        works = [partial(self._plan, share, ends, is_mending=is_mending) for share in shares]
        at_once(works, self._clock)

    def _visits(self, share: Sequence[int]) -> int:
        return sum(len(self._parts[number].visits) for number in share)

    def _plan(self, share: Sequence[int], ends: float, *, is_mending: bool) -> None:
        """One core's districts: first a plan for each, then the time by their visits."""
        weeks = [self._open(number) for number in share]
        for done, (number, week) in enumerate(zip(share, weeks, strict=True)):
            now, left = monotonic(), self._visits(share[done:])
            lasts = (ends - now) * len(self._parts[number].visits) / left
            if lasts > 0:
                span = Span(now, now + lasts)
                board = self._each[number]
                anneal_rounds([week], board, span, self._clock, is_mending=is_mending)

    def _open(self, number: int) -> Week:
        """A district with its first plan."""
        week = Week(build(self._parts[number]), self._kernel, self._seed + SEED_STEP * number)
        open_plan(week, self._start, self._clock.is_over, FILL_TRIES)
        self._each[number].offer(week)
        return week
