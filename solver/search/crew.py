"""Every core at work, with the compiled kernel: each anneals, all share the best plan."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from time import monotonic

from solver.search.board import Board
from solver.search.clock import Clock
from solver.search.halves import MOVES_PER_VISIT, Halves
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
LEAST_TOGETHER = 300  # visits; turns of a smaller week are too short to be worth the agreement


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
    seconds = span.ends - span.begins
    rounds = schedule(seconds, len(team[0].model.problem.visits), is_mending=is_mending)
    begins = span.begins
    for each in rounds:
        read = board.read()
        assert read is not None
        for week in team:
            week.restart(read[1])
        cooling = loosened(each.cooling, read[0].unfilled)
        ends = span.at(each.ends)
        Stretch(team, cooling, Span(begins, ends), board, clock).anneal()
        begins = ends


@dataclass(frozen=True)
class Stretch:
    """One round of a team: each core by itself at first, at last both on one plan."""

    team: Sequence[Week]
    cooling: Cooling
    span: Span
    board: Board
    clock: Clock

    def anneal(self) -> None:
        """The whole round."""
        joins, visits = self.span.ends, len(self.team[0].model.problem.visits)
        if len(self.team) > 1 and visits >= LEAST_TOGETHER:
            joins = self.span.at(alone_share(self.span.ends - self.span.begins, visits))
        at_once([partial(self._alone, week, joins) for week in self.team], self.clock)
        if joins < self.span.ends and not self.clock.is_over():
            self._together(*self.team)
        for week in self.team:
            week.note()
            self.board.offer(week)

    def _alone(self, week: Week, until: float) -> None:
        offer = partial(self.board.offer_at_times, week)
        anneal_until(week, self.cooling, self.span, self.clock.is_over, offer, until=until)

    def _together(self, one: Week, other: Week) -> None:
        def offer() -> None:
            self.board.offer_at_times(one)

        turn = MOVES_PER_VISIT * len(one.model.problem.visits)
        with Halves(one, other) as both:
            anneal_until(both, self.cooling, self.span, self.clock.is_over, offer, longest=turn)
