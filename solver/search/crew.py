"""Every core at work, with the compiled kernel: each anneals, all share the best plan."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from time import monotonic

from solver.search.board import Board
from solver.search.clock import Clock
from solver.search.halves import MOVES_PER_VISIT, Halves, agree
from solver.search.rounds import (
    FULL_SECONDS_PER_VISIT,
    Cooling,
    Span,
    alone_share,
    anneal_until,
    loosened,
    schedule,
)
from solver.search.week import Week, compiled

MOST_CORES = 4
SEED_STEP = 1000  # between the seeds of two cores
SHORTEST_LAP, LAP_GROWTH = 8.0, 1.5  # seconds of the first lap without a deadline
TEAM = 2  # cores that work on one plan
SHARED_SECONDS_PER_VISIT = 0.02  # with more time, each core gets as far by itself
LEAST_SHARED = 800  # visits; turns of a smaller week are too short to be worth the agreement
ADOPT_AT = 0.75  # share of a round; earlier, both cores do the same work


def cores() -> int:
    """How many threads anneal at the same time."""
    return min(MOST_CORES, os.cpu_count() or 1)


def at_once(works: Sequence[Callable[[], None]], clock: Clock) -> None:
    """Do these in threads, all at the same time.

    Raises what goes wrong in one of them; then the clock is stopped, so that the others end too.
    """
    with ThreadPoolExecutor(len(works)) as pool:
        ended = wait([pool.submit(work) for work in works], return_when=FIRST_EXCEPTION)
        if ended.not_done:
            clock.stop()
    for work in ended.done:
        work.result()


class Crew:
    """The threads that improve a plan until time is up; the best is always on the board."""

    def __init__(self, first: Week, clock: Clock, board: Board, *, is_mending: bool) -> None:
        kernel = compiled()
        weeks = [Week(first.model, kernel, first.seed + SEED_STEP * i) for i in range(cores())]
        self._teams = [weeks[i : i + TEAM] for i in range(0, len(weeks), TEAM)]
        self._clock = clock
        self._board = board
        self._is_mending = is_mending

    def improve(self) -> None:
        """Rounds of annealing until time is up, on every core."""
        at_once([partial(self._laps, team) for team in self._teams], self._clock)

    def _laps(self, team: Sequence[Week]) -> None:
        """Without a deadline a lap of rounds follows the other, each longer than the one before."""
        visits = len(team[0].model.problem.visits)
        lap = max(SHORTEST_LAP, visits * FULL_SECONDS_PER_VISIT)
        while not self._clock.is_over():
            begins, deadline = monotonic(), self._clock.deadline
            span = Span(begins, begins + lap if deadline is None else deadline)
            anneal_rounds(team, self._board, span, self._clock, is_mending=self._is_mending)
            lap *= LAP_GROWTH


def anneal_rounds(
    team: Sequence[Week], board: Board, span: Span, clock: Clock, *, is_mending: bool
) -> None:
    """Rounds one after the other on one or two cores, each from the best plan on the board."""
    rounds = schedule(span.seconds, len(team[0].model.problem.visits), is_mending=is_mending)
    begins = span.begins
    for each in rounds:
        read = board.read()
        assert read is not None
        for week in team:
            week.restart(read[1])
        cooling = loosened(each.cooling, read[0].unfilled)
        ends = span.at(each.ends)
        is_only = len(rounds) == 1
        Stretch(team, cooling, Span(begins, ends), board, clock, is_only).anneal()
        begins = ends


@dataclass(frozen=True)
class Stretch:
    """One round of a team: each core by itself at first, then both from the better one's plan.

    With little time for a visit they then share it turn by turn. With more, each goes on by itself,
    and only in a week's only round: of many, each shall end where it gets to by itself.
    """

    team: Sequence[Week]
    cooling: Cooling
    span: Span
    board: Board
    clock: Clock
    is_only: bool

    def anneal(self) -> None:
        """The whole round."""
        joins = self._joins()
        self._alone(joins)
        if joins < self.span.ends and not self.clock.is_over():
            if self._is_shared:
                self._together(*self.team)
            else:
                agree(*self.team)
                self._alone(self.span.ends)
        for week in self.team:
            week.note()
            self.board.offer(week)

    @property
    def _is_shared(self) -> bool:
        enough = self._visits * SHARED_SECONDS_PER_VISIT
        return self._visits >= LEAST_SHARED and self.span.seconds < enough

    @property
    def _visits(self) -> int:
        return len(self.team[0].model.problem.visits)

    def _joins(self) -> float:
        """The moment at which both go on from one plan."""
        if len(self.team) == 1:
            return self.span.ends
        if self._is_shared:
            return self.span.at(alone_share(self.span.seconds, self._visits))
        return self.span.at(ADOPT_AT if self.is_only else 1.0)

    def _alone(self, until: float) -> None:
        def anneal(week: Week) -> None:
            offer = partial(self.board.offer_at_times, week)
            anneal_until(week, self.cooling, self.span, self.clock.is_over, offer, until=until)

        at_once([partial(anneal, week) for week in self.team], self.clock)

    def _together(self, one: Week, other: Week) -> None:
        def offer() -> None:
            self.board.offer_at_times(one)

        turn = MOVES_PER_VISIT * self._visits
        with Halves(one, other) as both:
            anneal_until(both, self.cooling, self.span, self.clock.is_over, offer, longest=turn)
